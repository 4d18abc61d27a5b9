"""The Python API: from ozmlcli import Response, Record, Speak."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

import ozmlcli
from ozmlcli import (
    Array,
    Beep,
    Command,
    Delay,
    Diagnostic,
    ForEach,
    GoTo,
    Hangup,
    Hold,
    Mode,
    OzmlError,
    Play,
    Record,
    Reject,
    Response,
    Route,
    Severity,
    Speak,
    UserInput,
    Variable,
)
from ozmlcli.checker.check import check
from ozmlcli.document.element import Element
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.index import body_parameter
from ozmlcli.language.model import Body, Content, Parameter, Part, Required
from ozmlcli.language.model import Command as Spec
from ozmlcli.language.types import BOOLEAN, SPEECH, WHITE_SPACE
from ozmlcli.language.words import snake
from ozmlcli.reader.parse import Parsed, parse
from ozmlcli.reader.source import Source, read_source
from tests.documents import TEXTS

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def root(data: bytes) -> Element:
    source = read_source(data)
    assert isinstance(source, Source)
    parsed = parse(source, data)
    assert isinstance(parsed, Parsed)
    return parsed.document.root


def test_a_response_writes_its_commands_in_order() -> None:
    response = Response(Speak("Leave a message."), Record(format="wav", finish_digits="12"))
    assert (
        response.to_xml()
        == (
            HEAD + "<Response>\n"
            "  <Speak>Leave a message.</Speak>\n"
            '  <Record FinishDigits="12" Format="wav"/>\n'
            "</Response>\n"
        ).encode()
    )
    assert str(response).encode() == response.to_xml()


def test_a_menu_holds_its_commands() -> None:
    menu = UserInput(
        timeout=8,
        repeat=True,
        initial_commands=Speak("Press 1 or 2."),
        inputs={"1": [Speak("Sales."), Hangup()], "2": GoTo("http://app.example/?a=1&b=2")},
    )
    assert str(Response(menu)) == (
        HEAD + "<Response>\n"
        '  <UserInput Repeat="true" Timeout="8">\n'
        "    <InitialCommands>\n"
        "      <Speak>Press 1 or 2.</Speak>\n"
        "    </InitialCommands>\n"
        "    <Inputs>\n"
        '      <Input Key="1">\n'
        "        <Speak>Sales.</Speak>\n"
        "        <Hangup/>\n"
        "      </Input>\n"
        '      <Input Key="2">\n'
        "        <GoTo>http://app.example/?a=1&amp;b=2</GoTo>\n"
        "      </Input>\n"
        "    </Inputs>\n"
        "  </UserInput>\n"
        "</Response>\n"
    )


def test_a_list_and_a_loop_over_it() -> None:
    names = Array(id="names", items=["Anna", " B & C ", ""])
    loop = ForEach(source="names", commands=[Speak(f"Call {Variable('item')}."), Delay(1)])
    assert str(Response(names, loop)) == (
        HEAD + "<Response>\n"
        '  <Array ID="names">\n'
        "    <item>Anna</item>\n"
        "    <item> B &amp; C </item>\n"
        "    <item/>\n"
        "  </Array>\n"
        '  <ForEach Source="names">\n'
        "    <Speak>Call $item.</Speak>\n"
        "    <Delay>1</Delay>\n"
        "  </ForEach>\n"
        "</Response>\n"
    )


def test_an_empty_response_is_a_document() -> None:
    assert str(Response()) == HEAD + "<Response/>\n"


def test_commands_may_come_from_any_iterable_and_be_used_again() -> None:
    beep = Beep()
    loop = ForEach(source="x", commands=tuple(beep for _ in range(2)))
    twice = Response(loop, beep, loop)
    assert twice.to_xml() == twice.to_xml()
    assert [child.name for child in root(twice.to_xml()).children] == ["ForEach", "Beep", "ForEach"]


def test_a_command_is_shown_with_what_it_was_given() -> None:
    assert repr(Record(format="wav", duration=60)) == "<Record Duration=60, Format='wav'>"
    assert repr(Hangup()) == "<Hangup>"


# All of the language


@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)
def test_each_command_is_a_class_that_explains_each_of_its_arguments(spec: Spec) -> None:
    made = getattr(ozmlcli, spec.name)
    assert issubclass(made, Command)
    doc = " ".join(made.__doc__.split())
    assert doc.startswith(spec.doc)
    for parameter in spec.parameters:
        assert f"{snake(parameter.name)}: {parameter.doc}" in doc
    assert set(made.__init__.__annotations__) >= {snake(parameter.name) for parameter in spec.parameters}


class Made(NamedTuple):
    """A command as it was made, and what it should read back as."""

    command: Command
    expected: object


def outline(element: Element) -> object:
    given_ = {attribute.name: attribute.value for attribute in element.attributes}
    # Of Request it is not known what may stand in it, so white space between its parts counts as text.
    text = element.text if element.text.strip(WHITE_SPACE) or not element.children else ""
    body = body_parameter(element.spec) if element.spec else None
    if body is not None:
        text = body.type.meant(text)  # what is spoken has words, not lines
    return element.name, given_, text, [outline(child) for child in element.children]


def values(parameter: Parameter, mode: Mode) -> SearchStrategy[tuple[Any, str]]:
    """Values of a parameter as Python has them, and as the document has them."""
    kind = parameter.type
    variables = st.sampled_from(["x", "item.message", "_A1"]).map(lambda name: (Variable(name), f"${name}"))
    if kind == BOOLEAN:
        return st.one_of(st.booleans().map(lambda value: (value, "true" if value else "false")), variables)
    if kind.python == "int":
        return st.one_of(st.integers(0, 10**12).map(lambda value: (value, str(value))), variables)
    if kind.choices:
        return st.one_of(st.sampled_from([(choice, choice) for choice in kind.choices]), variables)
    texts = st.from_regex(kind.pattern, fullmatch=True).map(lambda v: v.rstrip("\n")) if kind.pattern else TEXTS
    if kind.free and parameter.required is Required.YES:
        texts = texts.filter(lambda text: bool(text.strip(WHITE_SPACE)))
    return st.one_of(texts.map(lambda text: (text, text)), variables)


def usable(spec: Spec, mode: Mode) -> bool:
    demanded = [p for p in spec.parameters if p.required is Required.YES]
    return (not spec.modes or mode in spec.modes) and all(mode in p.modes for p in demanded)


@st.composite
def made(draw: DrawFn, mode: Mode, depth: int = 2, *, first: bool = False) -> Made:
    """A command with some of its parameters, and below it commands down to a depth."""
    specs = [spec for spec in COMMANDS if usable(spec, mode) and (first or spec.name != "Reject")]
    spec = draw(st.sampled_from(specs))
    arguments: dict[str, Any] = {}
    given_: dict[str, str] = {}
    text = ""
    for parameter in spec.parameters:
        if mode not in parameter.modes or not (parameter.required is Required.YES or draw(st.booleans())):
            continue
        arguments[snake(parameter.name)], written = draw(values(parameter, mode))
        if parameter.body is Body.YES and written.strip(WHITE_SPACE):
            text = parameter.type.meant(written)
        else:
            given_[parameter.name] = written
    if spec.open and not spec.parts and draw(st.booleans()):
        arguments["Extra_1"], given_["Extra_1"] = draw(TEXTS.map(lambda text: (text, text)))
    held: list[object] = []
    if spec.content is Content.COMMANDS:
        arguments["commands"], held = draw(several(mode, depth))
    for part in spec.parts:
        name, argument, expected = draw(parts(part, mode, depth))
        arguments[name] = argument
        held += expected
    return Made(getattr(ozmlcli, spec.name)(**arguments), (spec.name, given_, text, held))


@st.composite
def several(draw: DrawFn, mode: Mode, depth: int) -> tuple[Any, list[object]]:
    """Commands as an argument, and what they should read back as."""
    found = draw(st.lists(made(mode, depth - 1), max_size=2)) if depth > 0 else []
    commands: Any = [each.command for each in found]
    if len(commands) == 1 and draw(st.booleans()):
        (commands,) = commands
    return commands, [each.expected for each in found]


@st.composite
def parts(draw: DrawFn, part: Part, mode: Mode, depth: int) -> tuple[str, Any, list[object]]:
    """A part's argument: its name, its value, and what that should read back as."""
    if part.content is Content.TEXT:
        texts = draw(st.lists(TEXTS, max_size=3))
        return f"{part.name}s", texts, [(part.name, {}, text, []) for text in texts]
    if part.parts:
        (inner,) = part.parts
        (key,) = inner.parameters
        keys = draw(st.lists(st.from_regex("[0-9*#]{1,3}", fullmatch=True), unique=True, max_size=3))
        branches, expected = {}, []
        for each in keys:
            branches[each], held = draw(several(mode, depth))
            expected.append((inner.name, {key.name: each}, "", held))
        return snake(part.name), branches, [(part.name, {}, "", expected)] if expected else []
    commands, held = draw(several(mode, depth))
    return snake(part.name), commands, [(part.name, {}, "", held)] if held else []


@st.composite
def responses(draw: DrawFn) -> tuple[Response, list[object], Mode]:
    mode = draw(st.sampled_from(Mode))
    first = draw(st.lists(made(mode, first=True), max_size=1))
    alone = not first or first[0].command.name == "Reject"  # nothing runs after Reject
    rest = [] if alone else draw(st.lists(made(mode), max_size=3))
    found = [*first, *rest]
    told = draw(st.sampled_from([None, mode, mode.value]))
    return Response(*(each.command for each in found), mode=told), [each.expected for each in found], mode


@given(responses())
def test_what_is_made_validates_and_reads_back_equal(found: tuple[Response, list[object], Mode]) -> None:
    response, expected, mode = found
    data = response.to_xml()
    assert [diagnostic for diagnostic in check(data, mode=mode) if diagnostic.is_error] == []
    top = root(data)
    assert [outline(child) for child in ([top] if top.is_command else top.children)] == expected


CHARACTERS = st.one_of(st.characters(), st.sampled_from("\x00\x1f\x7f\x85\u2028\ud800\udfff\ufffe\uffff"))


def carried(character: str) -> bool:
    """Whether XML 1.0 can carry a character."""
    return character in "\t\n\r" or re.match("[\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", character) is not None


@given(st.text(CHARACTERS), st.text(CHARACTERS))
def test_any_text_is_written_so_that_it_reads_back_or_refused(text: str, voice: str) -> None:
    response = Response(Speak(text, voice=voice))
    if not text.strip(" \t\r\n"):
        with pytest.raises(OzmlError):
            response.to_xml()
        return
    if not all(map(carried, text + voice)):
        with pytest.raises(OzmlError) as caught:
            response.to_xml()
        assert {diagnostic.name for diagnostic in caught.value.diagnostics} == {"forbidden-character"}
        return
    data = response.to_xml()
    (speak,) = root(data).children
    attribute = speak.get("Text")
    assert attribute.value == text if attribute else SPEECH.meant(speak.text) == SPEECH.meant(text)
    assert speak.get("Voice").value == voice  # type: ignore[union-attr]


# Errors


def test_an_invalid_response_raises_with_the_diagnostics() -> None:
    with pytest.raises(OzmlError) as caught:
        Response(Record(finish_digits="1,2"), Record(call_id="6eg3ft")).to_xml()
    error = caught.value
    assert isinstance(error, ValueError)
    assert all(isinstance(diagnostic, Diagnostic) for diagnostic in error.diagnostics)
    assert [(d.code, d.severity) for d in error.diagnostics] == [("OZ201", Severity.ERROR), ("OZ303", Severity.ERROR)]
    assert str(error).splitlines() == [f"{d.message} {d.help}".rstrip() for d in error.diagnostics]
    with pytest.raises(OzmlError):
        str(Response(Record(duration=-1)))


def test_warnings_about_the_flow_of_the_call_are_not_among_the_diagnostics_of_what_is_written() -> None:
    with pytest.raises(OzmlError) as caught:
        Response(Record(duration=-1), Speak("...")).to_xml()
    assert [diagnostic.name for diagnostic in caught.value.diagnostics] == ["invalid-value", "unspeakable-text"]
    with pytest.raises(OzmlError, match="Reject is not the first command"):
        Response(Speak("Hi"), Reject()).to_xml()


def test_warnings_raise_nothing() -> None:
    assert Response(Speak("Hi", call_id="6eg3ft")).to_xml()


def test_the_mode_and_the_notification_are_heeded() -> None:
    for mode in ("routing", Mode.ROUTING):
        with pytest.raises(OzmlError, match="Speak is a command of extension or third-party mode"):
            Response(Speak("Hi"), mode=mode).to_xml()
    with pytest.raises(OzmlError, match="Hold cannot answer IncomingCall"):
        Response(Hold(), answers="IncomingCall").to_xml()
    assert Response(Route("500"), answers="RoutingInterception").to_xml()
    with pytest.raises(ValueError, match="Foo is no notification; there are CallChanged, "):
        Response(answers="Foo").to_xml()
    with pytest.raises(ValueError, match="foo"):
        Response(mode="foo").to_xml()
    with pytest.raises(ValueError, match="IncomingCall is no notification of routing mode"):
        Response(mode="routing", answers="IncomingCall").to_xml()


def test_a_command_of_the_first_place_is_refused_elsewhere() -> None:
    assert Response(Reject()).to_xml()
    with pytest.raises(OzmlError, match="Reject is not the first command"):
        Response(Speak("Hi"), Reject()).to_xml()


@pytest.mark.parametrize("name", ["", "1", "a b", "$a", "a-b", "é", "a$"])
def test_a_variable_must_have_a_name_of_one(name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a variable; write it without \\$, such as 'item'"):
        Variable(name)


def test_a_variable_stands_for_any_value() -> None:
    document = str(
        Response(
            Record(duration=Variable("max"), format=Variable("item.format")), Play("$file", repeat=Variable("again"))
        )
    )
    assert 'Duration="$max" Format="$item.format"' in document
    assert '<Play Repeat="$again">$file</Play>' in document


def wrong_uses() -> Iterator[tuple[Any, str]]:
    ozml: Any = ozmlcli  # without its types, as those see it who do not check them
    yield lambda: ozml.Response("Speak"), "a Response holds commands, not str"
    yield lambda: ozml.Response([ozml.Hangup()]), "a Response holds commands, not list"
    yield lambda: ozml.Array(id="x", items="abc"), "give a list of texts, not one text"
    yield lambda: ozml.ForEach(source="x", commands="abc"), "commands are expected here, not str"
    yield lambda: ozml.ForEach(source="x", commands=[ozml.Hangup(), None]), "commands are expected here, not NoneType"
    yield lambda: ozml.UserInput(inputs={"1": "x.xml"}), "commands are expected here, not str"
    yield lambda: ozml.UserInput(initial_commands=["x"]), "commands are expected here, not str"
    yield lambda: ozml.Record(formt="wav"), "formt"
    yield ozml.Speak, "text"
    yield lambda: ozml.SendSms("Hi"), "recipient"
    yield lambda: ozml.Record("wav"), "positional"


@pytest.mark.parametrize(("use", "words"), list(wrong_uses()))
def test_a_wrong_use_raises_at_once(use: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        use()


def test_an_open_parameter_that_is_no_name_of_xml_is_refused() -> None:
    assert 'Tone="440"' in str(Response(Beep(Tone=440)))
    for name in ("", "a b", "a='1' b", "1", "a>", "é:b"):
        with pytest.raises(ValueError, match="is no name of a parameter"):
            Beep(**{name: 1})


@pytest.mark.parametrize("depth", [60, 100, 400, 5000])
def test_a_nesting_that_is_too_deep_is_refused_in_words(depth: int) -> None:
    command: Command = Speak("Hi")
    for _ in range(depth):
        command = UserInput(inputs={"1": command})
    response = Response(command)
    if depth == 60:
        assert response.to_xml()
        return
    with pytest.raises(OzmlError) as caught:
        response.to_xml()
    assert [diagnostic.name for diagnostic in caught.value.diagnostics] == ["too-deep"]


# Names and types


def test_the_public_names_can_be_imported_from_the_package_again_and_again() -> None:
    program = "for _ in range(2):\n from ozmlcli import {0}\n assert {0}.__name__ == '{0}', {0}"
    names = ["Response", "OzmlError", "Variable", "Command", "Diagnostic", "Location", "Severity", "Mode", "Speak"]
    subprocess.run([sys.executable, "-c", "\n".join(program.format(name) for name in names)], check=True)


def test_the_checker_can_be_imported_from_the_package_after_it_was_used() -> None:
    program = "from ozmlcli import Response\nResponse().to_xml()\nfrom ozmlcli import check\ncheck(b'<Response/>')"
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'ozmlcli' has no attribute 'Say'"):
        getattr(ozmlcli, "Say")  # noqa: B009, a fault for mypy


USER_MODULE = """\
from __future__ import annotations

from typing import assert_type

from ozmlcli import (
    Array, Beep, Call, Command, Commands, Delay, Diagnostic, ForEach, GoTo, Hangup, Location, Mode, OzmlError, Play,
    Record, Response, SendSms, Severity, Speak, UserInput, Variable, check,
)

number: int = 5
word: str = "wav"


def greeting() -> Commands:
    return [Speak("Hi"), Delay(5)]


response = Response(
    Speak("Leave a message.", language="en-UK"),
    Record(format="wav", finish_digits="12", duration=number, inactivity=Variable("seconds")),
    Play("a.mp3", repeat=True),
    Play("a.mp3", repeat=Variable("again")),
    Call("2310", url="http://app.example/", api_extension="3000"),
    UserInput(initial_commands=greeting(), inputs={"1": GoTo("http://app.example/"), "2": [Hangup()]}),
    ForEach(source="x", commands=(Speak("$item"),)),
    Array(id="x", items=("a", "b")),
    Beep(Tone=440),
    mode=Mode.EXTENSION,
    answers="IncomingCall",
)
assert_type(response.to_xml(), bytes)
assert_type(str(response), str)
try:
    Response(mode="extension").to_xml()
except OzmlError as error:
    assert_type(error.diagnostics, tuple[Diagnostic, ...])
    first = error.diagnostics[0]
    assert_type(first.location, Location)
    assert_type(first.severity, Severity)
assert_type(check(b"", mode=Mode.ROUTING, path="x"), list[Diagnostic])

Record(formt="wav")  # E: call-arg
Record(format="ogg")  # E: arg-type
Record(format=word)  # E: arg-type
Record(duration="60")  # E: arg-type
Record("wav")  # E: call-arg
Play("a.mp3", repeat="yes")  # E: arg-type
Speak()  # E: call-arg
Speak(5)  # E: arg-type
SendSms("Hi")  # E: call-arg
Delay("5")  # E: arg-type
UserInput(inputs={1: Hangup()})  # E: dict-item
UserInput(inputs={"1": "x.xml"})  # E: dict-item
ForEach(source="x", commands="abc")  # E: arg-type
Response("Speak")  # E: arg-type
Response([Hangup()])  # E: arg-type
Speak("Hi", nix=1)  # E: call-arg
"""


def test_a_user_of_mypy_gets_errors_where_there_are_any_and_none_elsewhere(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    module = tmp_path / "user.py"
    module.write_text(USER_MODULE, "utf-8")
    done = subprocess.run(
        [
            sys.executable, "-m", "mypy", "--strict", "--python-executable", sys.executable, "--no-error-summary",
            "--config-file", "", "--cache-dir", str(tmp_path_factory.mktemp("mypy")), str(module),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )  # fmt: skip
    assert done.stderr == ""
    expected = {
        (number, line.partition("# E: ")[2])
        for number, line in enumerate(USER_MODULE.splitlines(), 1)
        if "# E: " in line
    }
    errors = re.findall(r"^.*user\.py:(\d+): error: .*\[([\w-]+)\]$", done.stdout, re.MULTILINE)
    assert {(int(number), code) for number, code in errors} == expected, done.stdout
    assert "error" not in re.sub(r"^.*user\.py:\d+: .*$", "", done.stdout, flags=re.MULTILINE)
