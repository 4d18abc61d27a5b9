"""One subcommand for each command of the language."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from ozmlcli.builder.element import make_document, make_element
from ozmlcli.checker.check import check
from ozmlcli.cli.authoring import DOCUMENT_OPTIONS, AuthoringCommand
from ozmlcli.cli.naming import option_names, quoted
from ozmlcli.fmt.write import write
from ozmlcli.language.commands import COMMANDS
from ozmlcli.language.index import argument
from ozmlcli.language.model import ANY_MODE, EXTENSION, THIRD_PARTY, Body, Command, Content, Mode, Parameter, Required
from ozmlcli.language.notifications import NOTIFICATIONS
from ozmlcli.language.types import BOOLEAN, SECONDS
from ozmlcli.language.words import kebab, mode_words, snake
from tests.cli.program import HELLO, commands, ozml, sample, shell, tree, wrong

ONE_BY_ONE = pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: kebab(spec.name))
OF_ONE_PARAMETER = pytest.mark.parametrize(
    ("spec", "parameter"),
    [pytest.param(c, p, id=f"{kebab(c.name)} {kebab(p.name)}") for c in COMMANDS for p in c.parameters],
)


def arguments(spec: Command, *chosen: Parameter, value: str | None = None) -> list[str]:
    """The words that give a command its required parameters and the chosen ones; ``value`` is for the chosen ones."""
    words = [kebab(spec.name)]
    for parameter in spec.parameters:
        if parameter.required is not Required.YES and parameter not in chosen:
            continue
        given = value if value is not None and parameter in chosen else sample(parameter)
        if parameter is argument(spec):
            words.append(given)
        elif parameter.type == BOOLEAN:
            words.append(f"--{kebab(parameter.name)}")
        else:
            words += [f"--{kebab(parameter.name)}", given]
    return words


# The table as options


@ONE_BY_ONE
def test_each_parameter_and_part_has_its_option(spec: Command) -> None:
    options = {name for option in AuthoringCommand(spec).params for name in option.opts}
    expected = {
        snake(parameter.name) if parameter is argument(spec) else f"--{kebab(parameter.name)}"
        for parameter in spec.parameters
    }
    holders = [part for part in spec.parts if not part.parts]
    holders += [inner for part in spec.parts for inner in part.parts]
    expected |= {f"--{kebab(part.name)}" for part in holders}
    expected |= {"--commands"} if spec.content is Content.COMMANDS else set()
    expected |= {"--parameter"} if spec.open and not spec.parts else set()
    assert options == expected | {"--append", "--output", "-o", "--mode", "--answers"}


@ONE_BY_ONE
def test_no_parameter_is_called_as_an_option_of_the_document(spec: Command) -> None:
    names = [*(snake(parameter.name) for parameter in spec.parameters), *(snake(part.name) for part in spec.parts)]
    assert not {*names} & {*DOCUMENT_OPTIONS, "help", "parameter", "commands"}
    assert len({*names}) == len(names)


@ONE_BY_ONE
def test_help_says_all_that_the_table_knows_of_each_parameter(spec: Command) -> None:
    shown = ozml(kebab(spec.name), "--help")
    assert (shown.code, shown.err) == (0, "")
    words = " ".join(shown.text.split())
    assert spec.doc in words
    assert not spec.modes or mode_words(spec.modes) in words
    for parameter in spec.parameters:
        name = option_names(spec)[parameter.name]
        entry = re.search(
            rf"(?<=[ /]){re.escape(name)} .*?{re.escape(parameter.doc)}(.*?)(?= --[a-z]| Document: )", words
        )
        assert entry is not None, parameter.name
        rest = entry.group(1)
        assert (parameter.type is not SECONDS) or "seconds" in rest
        assert (parameter.required is not Required.YES) or "Required" in rest
        assert parameter.default is None or f"Default: {parameter.default}." in rest
        assert parameter.modes == ANY_MODE or mode_words(parameter.modes) in rest
        assert (
            not parameter.type.choices or parameter.type == BOOLEAN or "|".join(parameter.type.choices) in entry.group()
        )


def in_help(spec: Command) -> str:
    """The example, as somebody would copy it from the help text."""
    lines = ozml(kebab(spec.name), "--help").text.splitlines()
    return lines[lines.index("Example:") + 1].strip()


@ONE_BY_ONE
def test_the_example_of_the_help_runs_in_a_shell_and_writes_a_valid_document(spec: Command, tmp_path: Path) -> None:
    line = in_help(spec)
    for word in shlex.split(line):
        if word.endswith(".xml"):
            (tmp_path / word.rpartition("=")[2]).write_bytes(HELLO)
    done = shell(line, tmp_path)
    assert (done.code, done.err) == (0, "")
    root = tree(done.out).root
    element = root if root.is_command else root.children[0]
    assert element.name == spec.name
    for name, value in spec.example:
        if any(parameter.name == name for parameter in spec.parameters):
            attribute = element.get(name)
            assert (attribute.value if attribute else element.text) == value
    parts = [name for name, _ in spec.example if not any(parameter.name == name for parameter in spec.parameters)]
    assert done.text.count("<Speak>Hello.</Speak>") == sum("xml" in value for _, value in spec.example)
    assert all(f"<{name}" in done.text for name in parts if name != "commands")


@ONE_BY_ONE
def test_the_example_shows_each_required_parameter(spec: Command) -> None:
    shown = {name for name, _ in spec.example}
    assert {p.name for p in spec.parameters if p.required is Required.YES} <= shown


@pytest.mark.parametrize(
    "word", ["", "a b", "$item.x", "it's", 'say "hi"', "a\\b", "`date`", "why!", "é", "--x", "*", "a;b"]
)
def test_a_word_in_an_example_is_quoted_so_that_a_shell_gives_it_back(word: str, tmp_path: Path) -> None:
    assert shell(f"printf %s {quoted(word)}", tmp_path).text == word


def test_examples_are_quoted_as_windows_understands_too_where_they_can_be() -> None:
    assert quoted("Your code is 1234.") == '"Your code is 1234."'


# From options to documents


@OF_ONE_PARAMETER
def test_each_parameter_arrives_in_the_document(spec: Command, parameter: Parameter) -> None:
    done = ozml(*arguments(spec, parameter))
    assert done.code == 0
    assert all(line.startswith("Warning: ") for line in done.err.splitlines())
    root = tree(done.out).root
    element = root if root.is_command else root.children[0]
    attribute = element.get(parameter.name)
    expected = "true" if parameter.type == BOOLEAN else sample(parameter)
    if parameter is argument(spec) and parameter.body is Body.YES:
        assert (element.text, attribute) == (expected, None)
    else:
        assert attribute is not None
        assert attribute.value == expected
    text = argument(spec)
    given = {a.name for a in element.attributes} | ({text.name} if text and element.text else set())
    assert given == {parameter.name} | {p.name for p in spec.parameters if p.required is Required.YES}


def test_the_command_of_the_specification_writes_the_document_of_the_specification() -> None:
    done = ozml(
        "record", "--format", "wav", "--finish-digits", "12", "--finished-url", "http://app.example/r?a=1&b=2",
        "--duration", "60", "--inactivity", "5",
    )  # fmt: skip
    assert done.code == 0
    assert done.text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<Response>\n"
        "  <Record\n"
        '      Duration="60"\n'
        '      Inactivity="5"\n'
        '      FinishDigits="12"\n'
        '      Format="wav"\n'
        '      FinishedUrl="http://app.example/r?a=1&amp;b=2"/>\n'
        "</Response>\n"
    )


@pytest.mark.parametrize(
    ("line", "element"),
    [
        ("speak Hello --language en-UK", '<Speak Language="en-UK">Hello</Speak>'),
        ("speak --language=en-UK Hello", '<Speak Language="en-UK">Hello</Speak>'),
        ("delay 60", "<Delay>60</Delay>"),
        ("hangup", "<Hangup/>"),
        ("record --format WAV", '<Record Format="wav"/>'),
        ("play a.mp3 --no-repeat", '<Play Repeat="false">a.mp3</Play>'),
        ("array --id n --item a --item ' b ' --item ''", '<Array ID="n">\n    <item>a</item>\n    <item> b </item>\n    <item/>\n  </Array>'),
        ("beep --parameter Tone=440 --parameter Long=a=b", '<Beep Tone="440" Long="a=b"/>'),
        ("record --duration '$seconds'", '<Record Duration="$seconds"/>'),
        ("speak -- -5", "<Speak>-5</Speak>"),
        ("speak '<b>&\"'", '<Speak>&lt;b&gt;&amp;"</Speak>'),
    ],
)  # fmt: skip
def test_a_line_writes_its_element(line: str, element: str) -> None:
    done = ozml(*shlex.split(line))
    assert done.error == ""
    assert done.text == f'<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  {element}\n</Response>\n'


@pytest.mark.parametrize("written", ["go-to", "goto", "GoTo", "GOTO", "go_to"])
def test_a_subcommand_is_known_however_its_words_are_joined(written: str) -> None:
    assert commands(ozml(written, "http://a.example/").out) == [("GoTo", {"": "http://a.example/"})]


@ONE_BY_ONE
def test_a_subcommand_is_known_by_the_name_of_its_element(spec: Command) -> None:
    assert ozml(spec.name, "--help").text == ozml(kebab(spec.name), "--help").text.replace(
        f"Usage: ozml {kebab(spec.name)} ", f"Usage: ozml {spec.name} "
    )


# Text from standard input


@pytest.mark.parametrize(
    ("stdin", "text"),
    [
        (b"Hello.\n", "Hello."),
        (b"Hello.\r\n", "Hello."),
        (b"Hello.", "Hello."),
        (b"\xef\xbb\xbfHello.\n", "Hello."),
        (b"One.\nTwo.\n\n", "One.\nTwo.\n"),
        ("Jó napot <&> ☎".encode(), "Jó napot <&> ☎"),
    ],
)
def test_a_text_comes_from_standard_input_less_the_line_end_at_its_end(stdin: bytes, text: str) -> None:
    assert commands(ozml("var", "--id", "a", "-", stdin=stdin).out) == [("Var", {"ID": "a", "": text})]


def test_a_text_that_is_not_utf_8_is_refused_with_its_place() -> None:
    done = ozml("speak", "-", stdin=b"J\xf3 napot")
    assert (done.code, done.out) == (2, b"")
    assert done.error == "<stdin>: the text is not UTF-8: its byte 2 is 0xF3."


@pytest.mark.parametrize(
    "line",
    ["speak - --append -", "user-input --input 1=- --input 2=-", "for-each --source x --commands - --append -"],
)
def test_two_uses_of_standard_input_are_refused(line: str) -> None:
    done = ozml(*line.split(), stdin=HELLO)
    assert (done.code, done.out) == (2, b"")
    assert done.error.startswith("- (standard input) is named twice")


def test_standard_input_can_be_read_again_by_the_next_run() -> None:
    assert [ozml("speak", "-", stdin=b"a").code, ozml("speak", "-", stdin=b"b").code] == [0, 0]


# Containers


def test_user_input_takes_its_commands_from_files_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "hello.xml").write_bytes(HELLO)
    (tmp_path / "sales=1.xml").write_bytes(
        b"<Response><Delay Time='1'/><!-- ring --><BlindTransfer Target='1002'/></Response>"
    )
    done = shell(
        "ozml user-input --timeout 8 --initial-commands hello.xml --input 1=sales=1.xml --input 2=-",
        tmp_path,
        stdin=b"<Response><Hangup/></Response>",
    )
    assert done.err == ""
    assert done.text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<Response>\n"
        '  <UserInput Timeout="8">\n'
        "    <InitialCommands>\n"
        "      <Speak>Hello.</Speak>\n"
        "    </InitialCommands>\n"
        "    <Inputs>\n"
        '      <Input Key="1">\n'
        '        <Delay Time="1"/>\n'
        "        <!-- ring -->\n"
        '        <BlindTransfer Target="1002"/>\n'
        "      </Input>\n"
        '      <Input Key="2">\n'
        "        <Hangup/>\n"
        "      </Input>\n"
        "    </Inputs>\n"
        "  </UserInput>\n"
        "</Response>\n"
    )


def test_inputs_stand_in_the_order_of_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(HELLO)
    keys = ["3", "1", "2", "*", "42#"]
    done = ozml("user-input", *(word for key in keys for word in ("--input", f"{key}={tmp_path / 'a.xml'}")))
    assert re.findall(r'Key="(.*?)"', done.text) == keys


def test_for_each_runs_the_commands_of_all_its_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(HELLO)
    (tmp_path / "b.xml").write_bytes(b"<Response><Delay>1</Delay><Beep/></Response>")
    done = ozml("for-each", "--source", "x", "--commands", tmp_path / "a.xml", "--commands", tmp_path / "b.xml")
    (loop,) = tree(done.out).root.children
    assert [child.name for child in loop.children] == ["Speak", "Delay", "Beep"]


def test_a_document_that_is_a_request_is_taken_over_as_one_command(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b'<Request DialedAddress="1"><OnSetup><Speak>Hi</Speak></OnSetup></Request>')
    done = ozml("for-each", "--source", "x", "--commands", tmp_path / "a.xml")
    (loop,) = tree(done.out).root.children
    assert [child.name for child in loop.children] == ["Request"]


def test_what_an_editor_keeps_on_an_element_is_left_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(
        b'<Response><Speak xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        b' xsi:noNamespaceSchemaLocation="ozml.xsd">Hi</Speak></Response>'
    )
    done = ozml("user-input", "--input", f"1={tmp_path / 'a.xml'}")
    assert done.error == ""
    assert b"<Speak>Hi</Speak>" in done.out


@pytest.mark.parametrize("given", ["1", "1=", "=a.xml", ""])
def test_an_input_without_its_key_or_its_file_is_refused(given: str) -> None:
    done = ozml("user-input", "--input", given)
    assert (done.code, done.out) == (2, b"")
    assert done.error == f"--input {given}: write KEY=FILE, such as 1=sales.xml."


def test_a_broken_file_is_named_with_the_place_of_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<Response>\n <Speek>Hi</Speek>\n <Delay>x</Delay>\n</Response>")
    done = ozml("user-input", "--input", f"1={path}")
    assert (done.code, done.out) == (2, b"")
    assert done.error == (
        f"{path}:2:3: OZ102 Speek is no command of OzML. Did you mean Speak?\n"
        f"There are 2 errors in all; to see them: ozml validate {path}"
    )


def test_a_missing_file_is_named() -> None:
    done = ozml("user-input", "--input", "1=nix.xml")
    assert (done.code, done.out) == (2, b"")
    assert done.error == "nix.xml: cannot read the commands: no such file or directory."


# Nothing invalid is written


def refused(*words: str) -> str:
    """The words with which a line is refused."""
    done = ozml(*words)
    assert (done.code, done.out) == (2, b"")
    assert done.error
    assert "Traceback" not in done.err
    assert "internal error" not in done.err
    return done.error


CHECKED = pytest.mark.parametrize(
    ("spec", "parameter"),
    [
        pytest.param(c, p, id=f"{kebab(c.name)} {kebab(p.name)}")
        for c in COMMANDS
        for p in c.parameters
        if not p.type.free and p.type != BOOLEAN
    ],
)


@CHECKED
def test_a_wrong_value_is_refused_in_the_words_of_validate_with_the_option_in_place_of_the_parameter(
    spec: Command, parameter: Parameter
) -> None:
    value = wrong(parameter)
    words = refused(*arguments(spec, parameter, value=value))
    given = {p.name: sample(p) for p in spec.parameters if p.required is Required.YES} | {parameter.name: value}
    (error,) = [d for d in check(write(make_document([make_element(spec, given)]))) if d.is_error]
    assert error.message.startswith(f"{parameter.name} is ")
    said = f"{error.message} {error.help}".rstrip()
    assert words == said.replace(parameter.name, option_names(spec)[parameter.name], 1)


@pytest.mark.parametrize(
    ("spec", "parameter"),
    [
        pytest.param(c, p, id=f"{kebab(c.name)} {kebab(p.name)}")
        for c in COMMANDS
        for p in c.parameters
        if p.required is Required.YES
    ],
)
def test_a_missing_parameter_is_named_as_its_option_and_how_to_add_it(spec: Command, parameter: Parameter) -> None:
    others = [p for p in spec.parameters if p.required is Required.YES and p is not parameter]
    words = [kebab(spec.name)]
    for other in others:
        words += [sample(other)] if other is argument(spec) else [f"--{kebab(other.name)}", sample(other)]
    said = refused(*words)
    name = option_names(spec)[parameter.name]
    assert said.startswith(f"{spec.name} has no {name}. Add ")
    assert parameter.doc.removesuffix(".")[1:] in said
    if parameter is argument(spec):
        assert said.endswith(in_help(spec))
    else:
        assert f"Add {name} {parameter.type.metavar if not parameter.type.choices else '['}" in said


@pytest.mark.parametrize(
    ("spec", "parameter"),
    [
        pytest.param(c, p, id=f"{kebab(c.name)} {kebab(p.name)}")
        for c in COMMANDS
        for p in c.parameters
        if p.modes != ANY_MODE and c.modes - p.modes
    ],
)
def test_a_parameter_of_the_other_mode_is_refused_and_called_as_its_option(spec: Command, parameter: Parameter) -> None:
    (mode, *_) = sorted(mode.value for mode in spec.modes - parameter.modes)
    said = refused(*arguments(spec, parameter), "--mode", mode)
    option = option_names(spec)[parameter.name]
    assert (
        f"{option} is only considered in {mode_words(parameter.modes)}, and this document is for {mode} mode." in said
    )
    assert not re.search(rf"(?<!-){parameter.name}\b", said)


@ONE_BY_ONE
def test_a_command_of_another_mode_is_refused(spec: Command) -> None:
    for mode in Mode:
        done = ozml(*arguments(spec), "--mode", mode.value)
        if not spec.modes or mode in spec.modes | spec.disputed_modes:
            assert done.error == ""
        else:
            assert (done.code, done.out) == (2, b"")
            assert done.error.startswith(
                f"{spec.name} is a command of {mode_words(spec.modes)}; this document is for {mode.value}"
            )
            assert "validate" not in done.error


def test_parameters_of_two_modes_are_refused_with_both_named_as_options() -> None:
    clashes = [
        (c, one, two)
        for c in COMMANDS
        for one in c.parameters
        for two in c.parameters
        if one.modes == EXTENSION and two.modes == THIRD_PARTY
    ]
    assert {spec.name for spec, *_ in clashes} == {"Record"}
    for spec, one, two in clashes:
        said = refused(*arguments(spec, one, two))
        assert f"--{kebab(one.name)} of {spec.name} is only considered in extension mode" in said
        assert f"--{kebab(two.name)} of {spec.name} is only considered in third-party mode" in said
        assert one.name not in said
        assert two.name not in said


def test_two_inputs_of_one_key_are_refused_in_terms_of_the_option(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(HELLO)
    file = f"1={tmp_path / 'a.xml'}"
    assert refused("user-input", "--input", file, "--input", file) == (
        "Two --input options have the key 1. Give each --input a key of its own."
    )


def test_a_wrong_key_is_called_the_key_of_its_option(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(HELLO)
    said = refused("user-input", "--input", f"one={tmp_path / 'a.xml'}")
    assert said.startswith('The KEY of --input is "one", not one or more DTMF keys.')


def test_what_stands_in_a_file_keeps_its_name_and_is_said_to_stand_there(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b'<Response><Record CallId="6eg3ft"/></Response>')
    said = refused("user-input", "--input", f"1={tmp_path / 'a.xml'}", "--mode", "extension")
    assert said.startswith("in the file of --input: CallId is only considered in third-party mode")
    said = refused("for-each", "--source", "x", "--commands", str(tmp_path / "a.xml"), "--mode", "extension")
    assert said.startswith("in the file of --commands: CallId is only considered in third-party mode")


def test_a_value_that_is_the_name_of_a_parameter_is_not_translated() -> None:
    assert refused("record", "--format", "Format").startswith('--format is "Format", not mp3 or wav.')
    first, _ = refused("record", "--format", "x", "--duration", "Inactivity of Record").splitlines()
    assert first.startswith('--duration is "Inactivity of Record", not a whole number of seconds.')


def test_the_mode_may_be_given_by_the_notification() -> None:
    assert refused("hold", "--answers", "IncomingCall").startswith("Hold cannot answer IncomingCall")
    assert ozml("hold", "--answers", "CallChanged").code == 0
    assert ozml("hold", "--answers", "callchanged").code == 0
    assert refused("hold", "--answers", "GoTo", "--mode", "routing") == "GoTo is no notification of routing mode."


def test_a_wrong_mode_or_notification_is_refused_with_the_right_ones() -> None:
    assert "'extension', 'third-party', 'routing'" in refused("hangup", "--mode", "auto")
    assert "Did you mean IncomingCall?" in refused("hangup", "--answers", "IncomingCal")
    assert all(n.name in refused("hangup", "--answers", "x") for n in NOTIFICATIONS)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ufffe", "\ud800"])
@pytest.mark.parametrize("appended", [False, True])
def test_a_character_that_xml_cannot_carry_is_refused(character: str, appended: bool, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(HELLO)
    append = ["--append", str(tmp_path / "a.xml")] if appended else []
    said = refused("speak", f"a{character}b", *append)
    assert said.startswith(f"The character U+{ord(character):04X} cannot stand in XML. ")


def test_bytes_on_the_line_that_are_no_text_are_refused_as_such(tmp_path: Path) -> None:
    for line, name in (
        ("ozml speak $'J\\xf3'", "TEXT"),
        ("ozml speak Hi --voice $'J\\xf3'", "--voice"),
        ("ozml array --id x --item $'J\\xf3'", "--item"),
        ("ozml beep --parameter Name=$'J\\xf3'", "--parameter Name"),
    ):
        done = shell(line, tmp_path, env={"LC_ALL": "C.UTF-8"})
        assert (done.code, done.out) == (2, b"")
        assert done.error == f"{name} holds the byte 0xF3, which is no text in the encoding of this terminal."


def test_a_word_behind_the_text_is_refused_with_the_advice_to_quote() -> None:
    assert refused("speak", "Hello", "world").endswith("If it is a part of TEXT, put the whole TEXT in quotes.")


@pytest.mark.parametrize("text", ["-5", "- pause -"])
def test_a_text_that_looks_like_an_option_is_refused_with_the_advice_to_put_dashes_before_it(text: str) -> None:
    assert refused("speak", text).endswith("If it is TEXT, put -- before it.")
    assert commands(ozml("speak", "--", text).out) == [("Speak", {"": text})]


@pytest.mark.parametrize("option", ["--finishdigits", "--FinishDigits", "--finish-digit", "--finish_digits"])
def test_a_misspelled_option_is_refused_with_the_right_one(option: str) -> None:
    assert "--finish-digits" in refused("record", option, "1")


@pytest.mark.parametrize("spec", [c for c in COMMANDS if argument(c) is not None], ids=lambda spec: kebab(spec.name))
def test_an_argument_that_is_written_as_an_option_is_shown_as_the_argument(spec: Command) -> None:
    body = argument(spec)
    assert body is not None
    for option in (f"--{kebab(body.name)}", f"--{body.name}"):
        said = refused(kebab(spec.name), option, "5")
        before, _, line = said.partition(f"{body.name} is the argument, no option: ")
        assert before == f"No such option '{option}'. "
        assert dict(spec.example)[body.name] in commands(ozml(*shlex.split(line)[1:]).out)[0][1].values()
        assert refused(kebab(spec.name), f"{option}=5") == said


def test_an_argument_may_have_the_name_that_the_help_gives_it_or_others_do() -> None:
    for words, name in (
        ("call --number 1", "NUMBER"),
        ("delay --seconds=1", "SECONDS"),
        ("send-email --body x", "TEXT"),
    ):
        assert f"{name} is the argument, no option: ozml {words.split()[0]} " in refused(*words.split())


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("blind-transfer 2001", "--target 2001"),
        ("array 'of names' --item x", '--id "of names"'),
        ("call-setup --caller 1 2", "--callee 2"),
    ],
)
def test_a_word_that_is_no_argument_is_shown_as_the_one_option_that_is_missing(line: str, option: str) -> None:
    said = refused(*shlex.split(line))
    assert said.startswith("Got unexpected extra argument")
    assert said.endswith(f". Write {option}.")


@pytest.mark.parametrize(
    "line",
    ["hangup 1", "call-setup 1", "blind-transfer 1 2", "blind-transfer --target 1 2", "send-dtmf --party all oops"],
)
def test_where_a_word_may_be_any_option_or_none_no_option_is_named(line: str) -> None:
    assert "Write --" not in refused(*line.split())


def test_an_open_parameter_must_have_a_name_and_stand_once() -> None:
    assert refused("beep", "--parameter", "x") == "--parameter x: write NAME=VALUE."
    assert refused("beep", "--parameter", "a b=x") == "--parameter a b=x: write NAME=VALUE."
    assert refused("beep", "--parameter", "a=1", "--parameter", "a=2") == "--parameter a is given twice."


def test_a_parameter_with_a_body_of_old_is_an_option() -> None:
    old = [c for c in COMMANDS if any(p.body is Body.OLD for p in c.parameters)]
    assert old
    for spec in old:
        assert argument(spec) is None
        assert not any(isinstance(parameter, click.Argument) for parameter in AuthoringCommand(spec).params)


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_text_as_of_an_unset_variable_is_refused(text: str) -> None:
    done = ozml("speak", text)
    assert (done.code, done.out) == (2, b"")
    assert "TEXT of Speak is empty." in done.err
