"""Names for the places of a document's tree that people read."""

from __future__ import annotations

import re
from collections import Counter

from ..language.model import Part
from .node import Node, Tree

_PLAIN = r"[\w*#.+-]+"


class Paths:
    """The paths in one tree, such as ``Response/UserInput[1]/Inputs/Input[Key=2]/Speak[1]``. No two are equal."""

    def __init__(self, tree: Tree) -> None:
        self._paths: dict[Node, str] = {tree.root: tree.root.names.plain(tree.root.name)}

    def of(self, node: Node) -> str:
        """The path of ``node``."""
        found = self._paths.get(node)
        if found is None:
            assert node.parent is not None
            above = self.of(node.parent)
            for child, step in zip(node.parent.children, _steps(node.parent), strict=True):
                self._paths[child] = f"{above}/{step}"
            found = self._paths[node]
        return found


def _steps(parent: Node) -> list[str]:
    """The last step of the path of each thing that ``parent`` holds.

    Counted is what is written alike, be it in one namespace or in two.
    """
    names = [child.names.plain(child.name) or "text()" for child in parent.children]
    how_many = Counter(names)
    keys = Counter((name, key) for name, child in zip(names, parent.children, strict=True) if (key := _key(child)))
    numbers: Counter[str] = Counter()
    steps = []
    for name, child in zip(names, parent.children, strict=True):
        numbers[name] += 1
        key = _key(child)
        spec = child.element.spec
        if key and keys[name, key] == 1:
            steps.append(f"{name}[Key={key}]")
        elif child.name and isinstance(spec, Part) and not spec.repeated and how_many[name] == 1:
            steps.append(name)
        else:
            steps.append(f"{name}[{numbers[name]}]")
    return steps


def _key(node: Node) -> str:
    """The key of a branch, where it can stand in a path."""
    for name, value in node.parameters:
        if name == "Key" and node.name:
            return value if re.fullmatch(_PLAIN, value) else ""
    return ""
