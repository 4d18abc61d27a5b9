"""Several commands on one line, one document."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.index import argument
from ozmlcli.language.model import ANY_MODE, EXTENSION, THIRD_PARTY, Body, Command, Content, Parameter, Required
from ozmlcli.language.types import BOOLEAN
from ozmlcli.language.words import kebab
from tests.cli.program import HELLO, commands, ozml, process, sample, shell

LINE = 'speak "Leave a message." record --finish-digits 1 delay 60 hangup'


def built(line: str, stdin: bytes = b"") -> list[tuple[str, dict[str, str]]]:
    """The commands of the document that a line writes."""
    done = ozml("build", *shlex.split(line), stdin=stdin)
    assert (done.code, done.error) == (0, "")
    return commands(done.out)


def refused(line: str) -> str:
    done = ozml("build", *shlex.split(line))
    assert (done.code, done.out) == (2, b"")
    return done.error


def test_the_commands_stand_in_the_order_of_the_line(tmp_path: Path) -> None:
    done = shell(f"ozml build {LINE}", tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<Response>\n"
        "  <Speak>Leave a message.</Speak>\n"
        '  <Record FinishDigits="1"/>\n'
        "  <Delay>60</Delay>\n"
        "  <Hangup/>\n"
        "</Response>\n"
    )


IN_EXTENSION_MODE = [
    c
    for c in COMMANDS
    if (not c.modes or c.modes & EXTENSION)
    and c.name != "Reject"
    and not any(p.required is Required.YES and p.modes == THIRD_PARTY for p in c.parameters)
]


@st.composite
def segments(draw: DrawFn) -> tuple[list[str], str, dict[str, str]]:
    """The words of one command, and what they should become."""
    spec: Command = draw(st.sampled_from(IN_EXTENSION_MODE))
    may: list[Parameter] = [p for p in spec.parameters if p.modes != THIRD_PARTY]
    chosen = [p for p in may if p.required is Required.YES or draw(st.booleans())]
    given_, options, text = {}, [], []
    for parameter in chosen:
        value = sample(parameter)
        if parameter is argument(spec):
            # A text may look like anything, such as a command's name.
            value = value if not parameter.type.free else draw(st.sampled_from(["hangup", "Speak", "a b", "a=b", "é<"]))
            given_["" if parameter.body is Body.YES else parameter.name] = value
            text = ["--", value]
        elif parameter.type == BOOLEAN:
            value = draw(st.sampled_from(["true", "false"]))
            options.append([f"--{'' if value == 'true' else 'no-'}{kebab(parameter.name)}"])
            given_[parameter.name] = value
        else:
            joined = draw(st.booleans())
            option = f"--{kebab(parameter.name)}"
            options.append([f"{option}={value}"] if joined else [option, value])
            given_[parameter.name] = value
    words = [word for option in draw(st.permutations(options)) for word in option]
    return [kebab(spec.name), *words, *text], spec.name, given_


@given(st.lists(segments(), min_size=1, max_size=6), st.integers(0, 6), st.sampled_from([[], ["--mode", "extension"]]))
def test_any_line_gives_its_commands_with_their_own_options_in_its_order(
    line: list[tuple[list[str], str, dict[str, str]]], at: int, own: list[str]
) -> None:
    words = [words for words, _, _ in line]
    words.insert(min(at, len(words)), own)
    done = ozml("build", *(word for segment in words for word in segment))
    assert done.error == ""
    found = [
        (name, {key: value for key, value in given_.items() if key != "item"}) for name, given_ in commands(done.out)
    ]
    assert found == [(name, given_) for _, name, given_ in line]


def test_the_lists_above_cover_most_of_the_language() -> None:
    assert len(IN_EXTENSION_MODE) > 2 * len(COMMANDS) / 3
    assert any(c.content is Content.COMMANDS for c in IN_EXTENSION_MODE)
    assert any(p.modes != ANY_MODE for c in IN_EXTENSION_MODE for p in c.parameters)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("speak hangup hangup", [("Speak", {"": "hangup"}), ("Hangup", {})]),
        ("speak speak", [("Speak", {"": "speak"})]),
        ("delay 1 delay 2 delay 1", [("Delay", {"": "1"}), ("Delay", {"": "2"}), ("Delay", {"": "1"})]),
        ("speak --language en-UK Hi hangup", [("Speak", {"Language": "en-UK", "": "Hi"}), ("Hangup", {})]),
        ("speak Hi --language=en-UK hangup", [("Speak", {"Language": "en-UK", "": "Hi"}), ("Hangup", {})]),
        ("speak -- -5 hangup", [("Speak", {"": "-5"}), ("Hangup", {})]),
        ("speak -- --mode hangup", [("Speak", {"": "--mode"}), ("Hangup", {})]),
        ("speak a=b hangup", [("Speak", {"": "a=b"}), ("Hangup", {})]),
        ("record --finished-url=http://a/?b=c&d=-o hangup", [("Record", {"FinishedUrl": "http://a/?b=c&d=-o"}), ("Hangup", {})]),
        ("record --finish-digits -o hangup", None),
        ("route hangup", [("Route", {}), ("Hangup", {})]),
        ("route 500 --ring-time 5", [("Route", {"RingTime": "5", "": "500"})]),
        ("play a.mp3 --repeat delay 5", [("Play", {"Repeat": "true", "": "a.mp3"}), ("Delay", {"": "5"})]),
        ("GoTo http://a/ userinput user_input", [("GoTo", {"": "http://a/"}), ("UserInput", {}), ("UserInput", {})]),
        ("array --id a --item hangup --item x hangup", [("Array", {"ID": "a"}), ("Hangup", {})]),
        ("beep --parameter a=b speak Hi", [("Beep", {"a": "b"}), ("Speak", {"": "Hi"})]),
    ],
)  # fmt: skip
def test_a_line_is_divided_into_its_commands(line: str, expected: list[tuple[str, dict[str, str]]] | None) -> None:
    if expected is None:  # the value of an option is taken as it is, and judged
        assert refused(line).startswith('record: --finish-digits is "-o", not a set of DTMF keys.')
    elif expected[0][0] == "Route" and len(expected) > 1:
        assert "Route is a command of routing mode" in refused(line)
    else:
        assert built(line) == expected


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("form", ["-o {}", "-o{}", "--output {}", "--output={}"])
def test_the_output_may_be_named_anywhere_on_the_line(place: int, form: str, tmp_path: Path) -> None:
    path = tmp_path / "call.xml"
    pieces = ["speak Hi", "record --finish-digits 1", "delay 60", "hangup"]
    pieces.insert(place, form.format(path))
    done = ozml("build", *shlex.split(" ".join(pieces)))
    assert (done.code, done.out, done.err) == (0, b"", "")
    assert [name for name, _ in commands(path.read_bytes())] == ["Speak", "Record", "Delay", "Hangup"]


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("form", ["--append -", "--append=-"])
def test_the_document_to_add_to_may_be_named_anywhere_on_the_line(place: int, form: str) -> None:
    pieces = ["delay 60", "hangup"]
    pieces.insert(place, form)
    assert [name for name, _ in built(" ".join(pieces), HELLO)] == ["Speak", "Delay", "Hangup"]


@pytest.mark.parametrize("place", range(3))
def test_the_mode_may_be_named_anywhere_on_the_line(place: int) -> None:
    pieces = ["speak Hi", "hangup"]
    pieces.insert(place, "--mode routing")
    assert "this document is for routing mode" in refused(" ".join(pieces))


def test_a_text_comes_from_standard_input_once() -> None:
    assert built("speak - hangup", b"Hi\n") == [("Speak", {"": "Hi"}), ("Hangup", {})]
    done = ozml("build", "speak", "-", "speak", "-", stdin=b"Hi")
    assert (done.code, done.out) == (2, b"")
    assert "named twice" in done.error


def test_a_container_takes_its_files_within_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(HELLO)
    assert built(f"user-input --input 1={tmp_path}/a.xml --input 2={tmp_path}/a.xml hangup") == [
        ("UserInput", {}),
        ("Hangup", {}),
    ]


# What is wrong with a line


def test_without_a_command_nothing_is_written_and_an_example_shown() -> None:
    for line in ("", "-o x.xml", "--mode extension"):
        said = refused(line)
        assert said.startswith("Name at least one command, such as: ozml build ")
    assert built(said.partition("ozml build ")[2])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("recrod", "There is no command 'recrod'. Did you mean record?"),
        ("speak Hi hungup", "There is no command 'hungup'. Did you mean hangup?"),
        ("say Hi", "There is no command 'say'. In OzML, say is speak."),
        ("speak Hi gather", "There is no command 'gather'. In OzML, gather is user-input."),
        ("xyzzy", "There is no command 'xyzzy'. ozml --help lists them."),
        ("hangup xyzzy", "There is no command 'xyzzy'. ozml --help lists them."),
        ("speak Hello xyzzy", "There is no command 'xyzzy'. If it is a part of the TEXT of speak, put the whole TEXT in quotes."),
        ("speak Hi blind-transfer 2001", "There is no command '2001'. If it is for blind-transfer, write --target 2001."),
        ("blind-transfer --target 1 2001", "There is no command '2001'. ozml --help lists them."),
        ("validate", "There is no command 'validate'. ozml --help lists them."),
        ("--finish-digits 1 record", "--finish-digits stands before the first command. Put it behind the command that it belongs to."),
        ("-- speak Hi", "-- stands before the first command. Put it behind the command that it belongs to."),
        ("speak", "Speak has no TEXT. Add what to say, such as: ozml speak Welcome. --language en-UK"),
    ],
)  # fmt: skip
def test_a_faulty_line_is_refused_in_words(line: str, words: str) -> None:
    assert refused(line) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("record --formt wav hangup", "--format"),
        ("delay 5 record --finish 1", "--finish-digits"),
        ("record --format", "requires an argument"),
        ("delay 5 --finish-digits 1 record", "No such option"),
        ("speak -5 hangup", "If it is TEXT, put -- before it."),
        ("hangup delay --time 5", "No such option '--time'. Time is the argument, no option: ozml delay 60"),
        (
            "speak record --finish-digits 1",
            "record was read as the TEXT of speak: if it is the next command, put the TEXT before it.",
        ),
    ],
)
def test_a_faulty_option_is_refused_in_words(line: str, words: str) -> None:
    assert words in refused(line)


def test_the_usage_that_is_shown_is_that_of_the_command_at_fault() -> None:
    assert "ozml build record --help" in ozml("build", "speak", "Hi", "record", "--formt", "wav").err


def test_of_several_commands_the_one_at_fault_is_named() -> None:
    said = refused("record --duration x speak Hi record --duration y delay z")
    assert [line.partition(", ")[0] for line in said.splitlines()] == [
        'record (command 1): --duration is "x"',
        'record (command 3): --duration is "y"',
        'delay: SECONDS is "z"',
    ]


def test_the_same_parameter_is_called_as_its_own_command_has_it() -> None:
    assert refused("call 1 --url x --ring-time y goto").splitlines()[1].startswith("go-to: GoTo has no URL. Add where")
    said = refused("delay 5 user-input --timeout x delay y play a.mp3 --timeout z")
    assert [line.partition(", ")[0] for line in said.splitlines()] == [
        'user-input: --timeout is "x"',
        'delay (command 3): SECONDS is "y"',
        'play: --timeout is "z"',
    ]


def test_commands_of_two_modes_are_refused_and_both_named() -> None:
    said = refused("record --call-id 1 speak Hi record --finish-digits 1")
    assert said == (
        "record (command 1): --call-id of Record is only considered in third-party mode, "
        "but --finish-digits of Record is only considered in extension mode. "
        "Keep the commands and parameters of one mode: remove --call-id of Record or --finish-digits of Record."
    )


# Help


def test_help_says_how_to_put_commands_together_and_gives_an_example_that_runs(tmp_path: Path) -> None:
    shown = ozml("build", "--help")
    assert shown.code == 0
    assert "ozml build [OPTIONS] COMMAND" in shown.text
    lines = shown.text.splitlines()
    done = shell(lines[lines.index("Example:") + 1], tmp_path)
    assert (done.code, done.err) == (0, "")
    assert [name for name, _ in commands(done.out)] == ["Speak", "Record", "Delay", "Hangup"]


@pytest.mark.parametrize("line", ["-h", "-o x.xml --help", "--mode extension -h speak"])
def test_help_before_the_first_command_is_that_of_build(line: str) -> None:
    assert ozml("build", *line.split()).text == ozml("build", "--help").text


@pytest.mark.parametrize("line", ["record --help", "speak Hi record -h", "record --format wav --help"])
def test_help_behind_a_command_is_that_of_the_command(line: str) -> None:
    shown = ozml("build", *line.split())
    assert shown.code == 0
    assert shown.text.startswith("Usage: ozml build record [OPTIONS]")
    assert "--finish-digits" in shown.text


def test_a_line_of_a_thousand_commands_is_written() -> None:
    words = [word for number in range(1000) for word in ("delay", str(number))]
    done = process("build", *words)
    assert (done.code, done.err) == (0, "")
    assert [given_[""] for _, given_ in commands(done.out)] == [str(number) for number in range(1000)]
