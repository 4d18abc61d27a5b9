"""The real renderers draw every chart, and what is written on it can be read in the picture."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ozmlcli.report.show import dot, mermaid
from ozmlcli.report.show.labels import edge_text, node_lines, script_title
from ozmlcli.show.chart import Chart
from ozmlcli.show.flow import draw
from ozmlcli.show.join import Joined, join
from tests.report.show.drawn import Picture, draw_dot, draw_mermaid, squeezed
from tests.report.show.hostile import calls
from tests.show.told import joined, nowhere, script

EXAMPLES = sorted((Path(__file__).resolve().parents[3] / "examples").rglob("*.xml"))
#: What Mermaid itself makes labels of.
LABEL_MARKS = {"div", "span", "p", "br"}


def example(path: Path) -> Joined:
    return join([script(path.read_bytes(), path.name)], nowhere)


def two() -> Joined:
    """Documents that lead to each other, with what never runs and what is wrong."""
    menu = "<UserInput><Inputs><Input Key='1'><GoTo>http://app.example/1</GoTo></Input></Inputs></UserInput>"
    other = script("<Hangup/><Speak>Late.</Speak>", 'the "second" <file>.xml')
    return join([script(f"{menu}<Say>x</Say>", "first [file].xml")], lambda url: other if url.endswith("/1") else None)


def query() -> Joined:
    return joined("""<GoTo>SELECT ozml FROM "menu" WHERE id = '2' AND a &lt;> $b</GoTo>""")


@cache
def charts() -> list[Chart]:
    return [
        draw(each) for each in (*map(example, EXAMPLES), *calls(120), query(), two(), joined("<Speak>a</Speak>" * 60))
    ]


@cache
def pictures() -> list[Picture]:
    return draw_mermaid([*(mermaid.chart_text(chart) for chart in charts()), *too_large()])


def too_large() -> list[str]:
    """What is one edge, and one character, more than Mermaid draws."""
    head = "flowchart TD\n a --> b\n"
    return [head + " a --> b\n" * mermaid.MOST_EDGES, head.ljust(mermaid.MOST_CHARACTERS + 1)]


def expected(chart: Chart) -> tuple[dict[str, str], list[str]]:
    nodes = {node.name: squeezed("".join(node_lines(chart, node))) for node in chart.nodes}
    return nodes, sorted(text for edge in chart.edges if (text := squeezed(edge_text(edge))))


def test_mermaid_draws_every_chart() -> None:
    assert len(pictures()) == len(charts()) + 2
    assert [picture.error for picture in pictures()[:-2] if picture.error] == []


def test_what_is_written_on_a_chart_can_be_read_in_mermaids_picture() -> None:
    for chart, picture in zip(charts(), pictures()[:-2], strict=True):
        nodes, edges = expected(chart)
        assert picture.nodes == nodes
        assert sorted(picture.edges) == edges


def test_nothing_in_a_document_becomes_markup_in_mermaid() -> None:
    assert frozenset[str]().union(*(picture.marks for picture in pictures())) <= LABEL_MARKS


def test_several_documents_are_groups_with_their_names() -> None:
    chart, picture = charts()[-2], pictures()[-4]
    assert sorted(picture.groups) == sorted(squeezed(script_title(path)) for path in chart.paths)
    assert len(picture.groups) == 2


@pytest.mark.parametrize("number", range(len(EXAMPLES) + 2))
def test_graphviz_draws_examples_without_a_warning(number: int) -> None:
    chart = charts()[number if number < len(EXAMPLES) else number - len(EXAMPLES) - 2]
    picture = draw_dot(dot.chart_text(chart))
    nodes, edges = expected(chart)
    assert (picture.nodes, sorted(picture.edges)) == (nodes, edges)


def test_graphviz_draws_hostile_texts_as_they_are() -> None:
    hostile = charts()[len(EXAMPLES) : -2]
    for chart in [*hostile[::3], hostile[-1]]:
        picture = draw_dot(dot.chart_text(chart))
        assert (picture.nodes, sorted(picture.edges)) == expected(chart)


def test_of_a_long_run_the_first_commands_are_shown_and_the_others_counted() -> None:
    chart = charts()[-1]
    assert node_lines(chart, chart.nodes[1])[-1] == "and 55 more"
    menu = draw(joined("<UserInput><InitialCommands>" + "<Beep/>" * 9 + "</InitialCommands></UserInput>"))
    assert node_lines(menu, menu.nodes[1])[3:6] == ["plays a beep", "and 5 more", "waits for 1 digit"]


def test_a_node_names_the_findings_in_it() -> None:
    chart = draw(joined("<Say/><Speak>$a</Speak>"))
    assert node_lines(chart, chart.nodes[1])[-1] == "(OZ102, OZ422)"


def test_mermaid_draws_no_chart_that_is_too_large_for_it() -> None:
    edges, characters = pictures()[-2:]
    assert "Edge limit exceeded" in edges.error
    assert "Maximumtextsizeindiagramexceeded" in characters.nodes["a"]
    assert not any(map(mermaid.is_drawn, too_large()))
    small, large = (mermaid.render(joined("<GoTo>u</GoTo>" * edges)) for edges in (500, 501))
    assert (mermaid.is_drawn(small), mermaid.is_drawn(large)) == (True, False)
