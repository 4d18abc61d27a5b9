"""The chart follows commands, keys, time-outs and URLs, and says where no page does."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from ozmlcli.document.element import Document
from ozmlcli.language.model import Part
from ozmlcli.show.chart import Shape
from ozmlcli.show.flow import draw
from ozmlcli.show.join import join
from ozmlcli.show.words import plain
from tests.documents import faulty_documents
from tests.show.told import joined, nowhere, script, way, ways, written

slow = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))


def menu(inner: str, given: str = "") -> str:
    return f"<UserInput {given}><Inputs>{inner}</Inputs></UserInput>"


WAITS = "waits for 1 digit"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["start -> end"]),
        ("<Speak>a</Speak><Delay>1</Delay>", ["start -> waits 1 second", "waits 1 second -> end"]),
        ("<GoTo>u</GoTo>", ["start -> u"]),
        (
            "<Exit/><Beep/>",
            [
                "start -> runs Exit, which is known by its name only",
                "runs Exit, which is known by its name only ?not stated> plays a beep",
                "plays a beep -> end",
            ],
        ),
        (
            "<ForEach Source='a'><GoTo>u</GoTo></ForEach><Beep/>",
            [
                "start -> goes through the list a, item by item",
                "goes through the list a, item by item -each item> u",
                "goes through the list a, item by item ?after the last> plays a beep",
                "plays a beep -> end",
            ],
        ),
        ("<GoTo>u</GoTo><Beep/>", ["start -> u", "start ?not stated> plays a beep", "plays a beep -> end"]),
        ("<BlindTransfer Target='1'/>", ["start -> transfers the call to 1"]),
        (
            "<BlindTransfer Target='1'/><Beep/>",
            [
                "start -> transfers the call to 1",
                "transfers the call to 1 ?if that fails> plays a beep",
                "plays a beep -> end",
            ],
        ),
        (
            "<Reject/><Beep/>",
            [
                "start -> refuses the call without answering it",
                "refuses the call without answering it -x> plays a beep",
            ],
        ),
        (
            "<Hangup/><Hold/>",
            ["start -> ends the call", "ends the call -x> puts the call on hold", "ends the call -> end"],
        ),
        (
            "<Record FinishedUrl='u'/>",
            [
                "start -> records as mp3, then reports to u",
                "records as mp3, then reports to u ~RecordCompleted> u",
                "records as mp3, then reports to u -> end",
            ],
        ),
        (
            "<ForEach Source='a'><Beep/></ForEach>",
            [
                "start -> goes through the list a, item by item",
                "goes through the list a, item by item -each item> plays a beep",
                "plays a beep -> goes through the list a, item by item",
                "goes through the list a, item by item -after the last> end",
            ],
        ),
        (
            menu("<Input Key='1'><Beep/></Input><Input Key='2'/>", "BackKey='*' ForwardToUrl='u'") + "<Delay>2</Delay>",
            [
                f"start -> {WAITS}",
                f"{WAITS} -1> plays a beep",
                f"{WAITS} -other digits> u",
                "plays a beep ?not stated> waits 2 seconds",
                f"{WAITS} ?2> waits 2 seconds",
                f"{WAITS} -*> waits 2 seconds",
                f"{WAITS} -no key> waits 2 seconds",
                "waits 2 seconds -> end",
            ],
        ),
        (
            menu("<Input Key='9'><GoTo>u</GoTo><GoTo>v</GoTo><Beep/></Input>", "Repeat='true'"),
            [
                f"start -> {WAITS}",
                f"{WAITS} -9> u",
                f"{WAITS} ?9, not stated> v",
                f"{WAITS} ?9, not stated> plays a beep",
                f"{WAITS} -no key> {WAITS}",
                "plays a beep ?not stated> end",
            ],
        ),
        (
            menu("<Input Key='1'><Hangup/></Input>", "Repeat='true'"),
            [f"start -> {WAITS}", f"{WAITS} -1> ends the call", "ends the call -> end", f"{WAITS} -no key> {WAITS}"],
        ),
        (
            menu("<Input Key='1'><Reject/></Input>", "Repeat='$r'"),
            [
                f"start -> {WAITS}",
                f"{WAITS} -1> Reject, which refuses a call as the first command only",
                f"{WAITS} -no key, if $r is true> {WAITS}",
                f"{WAITS} -no key> end",
            ],
        ),
        (
            menu("<Input Key='1'><UserInput BackKey='*' Digits='2' Repeat='true'/></Input>", "Repeat='true'"),
            [
                f"start -> {WAITS}",
                f"{WAITS} -1> waits for 2 digits",
                f"waits for 2 digits -*> {WAITS}",
                "waits for 2 digits -not complete> waits for 2 digits",
                f"{WAITS} -no key> {WAITS}",
            ],
        ),
        (
            "<UserInput><InitialCommands><GoTo>u</GoTo></InitialCommands></UserInput>",
            [f"start -> {WAITS}", f"{WAITS} -while it waits> u", f"{WAITS} -no key> end"],
        ),
        (
            "<WaitForMsg FromConnection='a' Timeout='5'><OnTimeout><Beep/></OnTimeout></WaitForMsg><Delay>1</Delay>",
            [
                "start -> waits up to 5 seconds for a message from a",
                "waits up to 5 seconds for a message from a -when no message came (the call ends after this)> plays a beep",
                "plays a beep -> end",
                "waits up to 5 seconds for a message from a ?not stated> waits 1 second",
                "waits 1 second -> end",
            ],
        ),
    ],
)
def test_the_way_of_a_call(text: str, expected: list[str]) -> None:
    found = ways(text)
    assert [each for each in found if "x>" not in each or each in expected] == expected


def test_a_transfer_in_third_party_mode_does_not_hold_the_script() -> None:
    text = "<BlindTransfer Target='1' TransferorParty='caller'/><Hold/>"
    assert ways(text) == ["start -> puts the call on hold", "puts the call on hold -> end"]


def test_a_query_is_no_url_and_nothing_is_posted_to_it() -> None:
    query = "SELECT ozml FROM menu WHERE id = 2"
    found = joined(f"<GoTo>{query}</GoTo><GoTo>{query}</GoTo>", follow=lambda url: pytest.fail(f"followed {url}"))
    chart = draw(found)
    assert [(node.shape, plain(node.lines[0])) for node in chart.nodes[1:]] == [(Shape.QUERY, f'"{query}"')]
    assert ways(found)[0] == f'start -> "{query}"'


def test_a_goto_that_never_runs_leads_nowhere() -> None:
    chart = draw(joined("<Reject/><GoTo>u</GoTo>"))
    assert [edge.unreached for edge in chart.edges] == [False, True]
    assert chart.nodes[-1].unreached


def test_the_document_in_a_parameter_is_drawn_beside_the_call_that_goes_on() -> None:
    inner = "&lt;Response>&lt;Speak>Hi&lt;/Speak>&lt;Record FinishedUrl='u'/>&lt;/Response>"
    chart = draw(joined(f'<Call Dialled="1" ResponseOzML="{inner}"/><Delay>1</Delay>'))
    assert [way(chart, number) for number in range(len(chart.edges))] == [
        "start -> waits 1 second",
        "waits 1 second ~when it is picked up> records as mp3, then reports to u",
        "records as mp3, then reports to u ~RecordCompleted> u",
        "records as mp3, then reports to u -> end",
        "waits 1 second -> end",
    ]
    assert [node.commands for node in chart.nodes if node.shape is Shape.COMMANDS] == [(1, 2), ()]


def test_documents_are_joined_where_one_leads_to_the_other_and_circles_end() -> None:
    second = script("<GoTo>http://app.example/0</GoTo>", "second.xml")
    first = script("<GoTo>http://app.example/2</GoTo>", "first.xml")
    known = {"http://app.example/0": first, "http://app.example/2": second}
    chart = draw(join([first], known.get))
    assert chart.paths == ("first.xml", "second.xml")
    assert [(edge.source, edge.target) for edge in chart.edges] == [("n1", "n2"), ("n2", "n1")]


def test_a_url_to_which_only_what_never_runs_leads_is_pale() -> None:
    chart = draw(joined("<Hangup/><Record FinishedUrl='u'/><GoTo>v</GoTo>"))
    assert {plain(node.lines[0]): node.unreached for node in chart.nodes if node.shape is Shape.URL} == {
        "u": True,
        "v": False,
    }


def test_a_command_within_a_text_is_on_the_chart_too() -> None:
    assert 'declares the list a -"x"> ends the call' in ways("<Array ID='a'><item>x<Hangup/></item></Array>")


def test_edges_do_not_multiply_where_many_ways_come_to_many_gotos() -> None:
    many = 300
    inputs = "".join(f"<Input Key='{number}'/>" for number in range(many))
    chart = draw(joined(menu(inputs) + "<GoTo>u</GoTo>" * many))
    assert len(chart.edges) < 4 * many


def test_a_url_is_one_node_however_many_lead_to_it() -> None:
    chart = draw(joined("<GoTo>u</GoTo>", "<GoTo>u</GoTo>"))
    assert [node.shape for node in chart.nodes].count(Shape.URL) == 1


@given(faulty_documents())
@slow
def test_every_command_is_in_the_chart_once_and_every_edge_has_its_ends(document: Document) -> None:
    again = written(document)
    chart = draw(join([again], nowhere))
    names = {node.name for node in chart.nodes}
    assert len(names) == len(chart.nodes)
    assert {end for edge in chart.edges for end in (edge.source, edge.target)} <= names
    told = [number for node in chart.nodes for number in node.commands]
    assert len(told) == len(set(told))
    elements = again.document.elements
    left = {each.index for each in elements if not isinstance(each.spec, Part)} - set(told) - {0}
    assert {elements[number].name for number in left} <= {"GoTo"}
