"""Charts drawn by the real renderers, Graphviz and Mermaid in Chromium, and what can be read in the pictures.

Neither comes from the registry of Python's packages. Where one is missing, the tests fail, with words on how to get it.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[3]
_SVG = "{http://www.w3.org/2000/svg}"

_PAGE = """<!doctype html>
<meta charset="utf-8">
<body>
<script src="mermaid.js"></script>
<script id="charts" type="application/json">%s</script>
<script>
async function draw(text, number) {
    const holder = document.createElement("div");
    try {
        holder.innerHTML = (await mermaid.render("g" + number, text)).svg;
    } catch (error) {
        return {error: String(error), nodes: {}, edges: [], marks: []};
    }
    const nodes = {};
    for (const node of holder.querySelectorAll("g.node")) {
        nodes[node.id.replace(/^.*flowchart-/, "").replace(/-\\d+$/, "")] = node.textContent;
    }
    const edges = [...holder.querySelectorAll("g.edgeLabel")].map(label => label.textContent).filter(text => text);
    const marks = [...holder.querySelectorAll("foreignObject *")].map(element => element.localName);
    const groups = [...holder.querySelectorAll("g.cluster-label")].map(label => label.textContent);
    return {error: "", nodes, edges, marks, groups};
}
(async () => {
    mermaid.initialize({startOnLoad: false});
    const drawn = [];
    for (const [number, text] of JSON.parse(document.getElementById("charts").textContent).entries()) {
        drawn.push(await draw(text, number));
    }
    document.body.innerHTML = "<pre id=drawn></pre>";
    document.getElementById("drawn").textContent = JSON.stringify(drawn);
})();
</script>
"""


class Picture(NamedTuple):
    """What can be read in a picture: the texts of nodes by their names and of edges, without white space."""

    nodes: dict[str, str]
    edges: list[str]
    error: str = ""
    marks: frozenset[str] = frozenset()  # the HTML elements in labels
    groups: tuple[str, ...] = ()


def squeezed(text: str) -> str:
    """``text`` without white space and spaces of no width: where lines are broken is the renderers' affair."""
    return "".join(text.replace("\u200b", "").split())


def draw_dot(text: str) -> Picture:
    """Draw a chart with Graphviz, which must not warn."""
    if shutil.which("dot") is None:
        pytest.fail("dot is needed to draw charts (Debian: apt-get install graphviz)")
    done = subprocess.run(["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    found = Picture({}, [])
    for group in ET.fromstring(done.stdout).iter(f"{_SVG}g"):  # noqa: S314, made by dot
        said = squeezed("".join(part.text or "" for part in group.iter(f"{_SVG}text")))
        if group.get("class") == "node":
            found.nodes[group.findtext(f"{_SVG}title") or ""] = said
        elif group.get("class") == "edge" and said:
            found.edges.append(said)
    return found


def draw_mermaid(charts: Sequence[str]) -> list[Picture]:
    """Draw charts with Mermaid, all in one run of Chromium."""
    name = re.search(r"^MERMAID := (\S+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert name is not None
    mermaid = ROOT / name[1]
    if not mermaid.is_file():
        pytest.fail(f"Mermaid is needed to draw charts: make {name[1]} (which needs npm)")
    if shutil.which("chromium") is None:
        pytest.fail("chromium is needed to draw charts (Debian: apt-get install chromium)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        shutil.copy(mermaid, Path(folder, "mermaid.js"))
        page = Path(folder, "page.html")
        page.write_text(_PAGE % json.dumps(charts).replace("<", "\\u003c"), "utf-8")
        dom = _run_chromium(folder, page)
    drawn = re.search(r'<pre id="drawn">(.*?)</pre>', dom, re.DOTALL)
    assert drawn is not None, dom[:2000]
    return [_picture(each) for each in json.loads(html.unescape(drawn[1]))]


def _run_chromium(folder: str, page: Path) -> str:
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={folder}/profile",
        "--virtual-time-budget=600000",
        "--dump-dom",
    ]
    done = subprocess.run(["chromium", *options, page.as_uri()], capture_output=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def _picture(drawn: dict[str, Any]) -> Picture:
    nodes = {name: squeezed(text) for name, text in drawn["nodes"].items()}
    edges = [squeezed(text) for text in drawn["edges"]]
    groups = tuple(map(squeezed, drawn.get("groups", ())))
    return Picture(nodes, edges, drawn["error"], frozenset(drawn["marks"]), groups)
