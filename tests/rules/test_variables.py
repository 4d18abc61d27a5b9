"""Edge cases of the rules about variables and lists."""

from __future__ import annotations

import pytest

from ozmlcli.checker.check import check
from ozmlcli.language.variables import VARIABLES
from tests.rules.cases import found, only

CITY = '<Var ID="city">Szeged</Var>'
USED = "<Speak>$city</Speak>"


def response(*commands: str) -> str:
    return f"<Response>{''.join(commands)}</Response>"


def of_rule(rule: str, document: str, *variables: str) -> list[str]:
    """The places of a rule's findings."""
    return [place for name, place in found(document, variables=variables) if name == rule]


def undeclared(document: str, *variables: str) -> list[str]:
    return of_rule("undeclared-variable", document, *variables)


# undeclared-variable


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("<Speak>a $b c</Speak>", "$b"),
        ("<Speak>a<!-- c -->$b</Speak>", "$b"),
        ("<Speak> <!-- c -->$b</Speak>", "$b"),
        ('<Speak Text="$b"/>', "$b"),
        ('<Delay Time="$b"/>', "$b"),
        ('<Speak Language="$b.c">a</Speak>', "$b"),
        ("<Speak>($b)</Speak>", "$b"),
        ('<Beep Tone="$b"/>', "$b"),
        ('<Array ID="a"><item>$b</item></Array><Speak>$a</Speak>', "$b"),
        ("<Speak>$_b1.</Speak>", "$_b1"),
        ("<Record FinishedUrl='http://h/$b'/>", "$b"),
        ("<Record FinishedUrl='http://h/?a=$b'/>", "$b"),
    ],
)
def test_a_name_that_nothing_declares_is_told_where_it_stands(command: str, place: str) -> None:
    assert undeclared(response(command)) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "$5",
        "5 $",
        "$",
        "US$amount",
        "1$b",
        "$$b",
        "\\$b",
        "${b}",
        "$b$ and $b$",
        "http://h/?$b=1",
        "http://h/?a=1&amp;$b=1",
        "$b\u00e9",
    ],
)
def test_what_may_be_no_variable_is_no_fault(text: str) -> None:
    assert found(response(f"<Speak>{text}</Speak>")) == []


def test_each_name_is_told_once_for_each_value() -> None:
    assert undeclared(response("<Speak>$b $b $c</Speak><Speak>$b</Speak>")) == ["$b", "$c", "$b"]


@pytest.mark.parametrize(
    "declaration",
    [
        '<Var ID="city">a</Var>',
        '<Var ID=" CITY ">a</Var>',
        '<Array ID="city"><item>a</item></Array>',
        '<UserInput><Inputs><Input Key="1"><var id="city">a</var></Input></Inputs></UserInput>',
        '<Var ID="$name" Value="a"/>',
        '<Var ID="">a</Var>',
        "<SQL/>",
        '<Vra name=" City ">a</Vra>',
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_name_that_may_be_declared_anywhere_is_fine(declaration: str, order: int) -> None:
    document = response(*[declaration, "<Speak>$City</Speak>"][::order])
    assert undeclared(document, "name") == []


def test_a_var_without_an_id_declares_nothing_and_hides_nothing() -> None:
    assert undeclared(response("<Var>a</Var><Speak>$b</Speak>")) == ["$b"]


def test_names_that_the_site_provides_are_fine() -> None:
    assert undeclared(response("<Speak>$Shop</Speak>"), "sHOP") == []
    assert undeclared(response("<Speak>$shop</Speak>"), "shops") == ["$shop"]


WITHIN = {
    "ForEach": '<ForEach Source="voicemails">{}</ForEach>',
    "Received": "<ReceiveAlarmNotification><Received>{}</Received></ReceiveAlarmNotification>",
    "OnMessage": '<WaitForMsg FromConnection="a"><OnMessage>{}</OnMessage></WaitForMsg>',
    "OnTimeout": '<WaitForMsg FromConnection="a"><OnTimeout>{}</OnTimeout></WaitForMsg>',
    "": "{}",
}


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda variable: variable.name)
@pytest.mark.parametrize("place", WITHIN)
def test_a_provided_name_is_known_where_it_is_provided(variable: object, place: str) -> None:
    assert variable in VARIABLES
    (provided,) = [each for each in VARIABLES if each is variable]
    speak = f"<Speak>${provided.name.upper()}.x</Speak>"
    fine = not provided.within or place in provided.within
    assert undeclared(response(WITHIN[place].format(speak))) == ([] if fine else [f"${provided.name.upper()}"])


def test_a_provided_name_is_known_deep_within() -> None:
    menu = "<UserInput><InitialCommands><Speak>$item</Speak></InitialCommands></UserInput>"
    assert undeclared(response(WITHIN["ForEach"].format(menu))) == []


def test_the_source_of_a_loop_does_not_stand_within_it() -> None:
    assert undeclared(response('<ForEach Source="$item"><Hangup/></ForEach>')) == ["$item"]


def test_nothing_is_claimed_within_what_is_not_documented() -> None:
    assert undeclared("<Request DialedAddress='1'><OnSetup><Speak>$b</Speak></OnSetup></Request>") == []
    assert undeclared(response("<Gather><Speak>$b</Speak></Gather>")) == []


def test_a_document_within_a_value_is_another_document() -> None:
    call = '<Call Dialled="1" ApiExtension="1" Url="http://h/" ResponseOzML="&lt;Speak>$b&lt;/Speak>"/>'
    assert found(response(call)) == []


def test_the_help_on_a_name_suggests_where_it_can() -> None:
    misspelled = only(response(CITY, "<Speak>$city $ctiy</Speak>"))
    assert misspelled.help == "Did you mean $city?"
    assert "declares $ctiy" in misspelled.message
    unknown = only(response(CITY, "<Speak>$city $foo</Speak>"))
    assert all(words in unknown.help for words in ('<Var ID="foo">', "--variable foo", "ozml.toml", "double quotes"))
    outside = only(response("<Speak>$zone</Speak>"))
    assert outside.message == "$zone is known within Received only."
    assert "Received" in outside.help
    for name in ("ZONE", "fromconnection", "FromConnection"):
        assert "is known within" in only(response(f"<Speak>${name}</Speak>")).message
    assert only(response("<Speak>$usernam</Speak>")).help == "Did you mean $username?"


# undeclared-list


@pytest.mark.parametrize("source", ["names", " names", "b.c"])
def test_a_list_that_nothing_declares_is_told_at_its_name(source: str) -> None:
    document = response(f'<ForEach Source="{source}"><Hangup/></ForEach>')
    assert found(document) == [("undeclared-list", source)]
    assert f"--variable {source.strip()}" in only(document).help


@pytest.mark.parametrize(
    ("source", "rest"),
    [
        ("names", '<Array ID="Names"><item>a</item></Array>'),
        (" NAMES ", '<Array ID="names"><item>a</item></Array>'),
        ("names", '<Var ID="names">a</Var>'),
        ("names", "<SQL/>"),
        ("names", '<Var ID="$site">a</Var>'),
        ("voicemails", ""),
        ("OldVoicemails", ""),
        ("Site", ""),
        ("$site", ""),
        ("", ""),
    ],
)
def test_a_list_that_may_be_declared_is_fine(source: str, rest: str) -> None:
    document = response(f'<ForEach Source="{source}"><Hangup/></ForEach>', rest)
    assert of_rule("undeclared-list", document, "sITE") == []


def test_a_loop_without_source_is_told_as_such_only() -> None:
    assert [name for name, _ in found(response("<ForEach><Hangup/></ForEach>"))] == ["missing-parameter"]


def test_a_variable_that_is_no_list_is_none() -> None:
    assert of_rule("undeclared-list", response('<ForEach Source="username"><Hangup/></ForEach>')) == ["username"]


def test_no_list_is_judged_within_what_is_not_documented() -> None:
    loop = '<ForEach Source="a"><Hangup/></ForEach>'
    assert found(f"<Request DialedAddress='1'><OnSetup>{loop}</OnSetup></Request>") == []
    assert of_rule("undeclared-list", response(f"<Gather>{loop}</Gather>")) == []


@pytest.mark.parametrize(("name", "mended"), [("names", "names"), ("na'mes", None), ("n\u00e1mes", None)])
def test_a_misspelled_list_is_mended_where_its_name_is_plain(name: str, mended: str | None) -> None:
    array = f'<Array ID="{name}"><item>a</item></Array>'
    document = response(array, f'<ForEach Source="nmes"><Speak>${name}</Speak></ForEach>').replace(
        "<Speak>", "<Speak>$item "
    )
    (finding,) = [each for each in check(document.encode()) if each.name == "undeclared-list"]
    assert finding.help == f"Did you mean {name}?"
    assert (None if finding.fix is None else finding.fix.edits[0].content) == mended
    assert finding.fix is None or not finding.fix.safe


# declared-twice


@pytest.mark.parametrize(
    ("commands", "count"),
    [
        ('<Var ID="a">1</Var><Var ID=" A ">2</Var>', 1),
        ('<Var ID="a">1</Var><Speak>x</Speak><Var ID="a">2</Var>', 1),
        ('<Var ID="a">1</Var><Var ID="a">2</Var><Var ID="a">3</Var>', 2),
        ('<Array ID="a"/><Array ID="a"/>', 1),
        ('<Array ID="a"/><Var ID="a">1</Var>', 1),
        ('<Var ID="a">1</Var><Var ID="b">$a</Var><Var ID="a">2</Var>', 0),
        ('<Var ID="a">1</Var><Var ID="a">$a 2</Var>', 0),
        ('<Var ID="a">1</Var><Speak>$A.x</Speak><Var ID="a">2</Var>', 0),
        ('<Var ID="a">1</Var><Play Repeat="$a">b</Play><Var ID="a">2</Var>', 0),
        ('<Array ID="a"/><ForEach Source=" A "/><Array ID="a"/>', 0),
        ('<Var ID="a">1</Var><GoTo>http://h/</GoTo><Var ID="a">2</Var>', 0),
        ('<Var ID="a">1</Var><SQL/><Var ID="a">2</Var>', 0),
        ('<Var ID="a">1</Var><Foo/><Var ID="a">2</Var>', 0),
        ('<Var ID="a">1</Var><ForEach Source="voicemails"><Var ID="a">2</Var></ForEach>', 0),
        ('<Var ID="a">1</Var><ForEach Source="voicemails"><Var ID="a">2</Var></ForEach><Var ID="a">3</Var>', 1),
        ('<Var ID="$b">1</Var><Var ID="$b">2</Var>', 0),
        ('<Var>1</Var><Var ID="">2</Var><Var ID=" ">2</Var>', 0),
    ],
)
def test_a_value_that_is_lost_before_its_use_is_told(commands: str, count: int) -> None:
    assert len(of_rule("declared-twice", response(commands, "<Speak>$a $b</Speak>"))) == count


def test_the_second_declaration_is_told_and_shows_the_first() -> None:
    document = response('<Var ID="city">1</Var><Var ID="City">2</Var>', USED)
    assert found(document) == [("declared-twice", "City")]
    assert [each.location.column for each in only(document).related] == [20]


# unused-variable


def many(count: int, form: str) -> str:
    return "".join(form.format(f"variable{number:04}x") for number in range(count))


def test_a_misspelled_name_is_one_finding() -> None:
    assert [name for name, _ in found(response(CITY, "<Speak>$ctiy</Speak>"))] == ["undeclared-variable"]
    array = '<Array ID="names"><item>a</item></Array>'
    assert [name for name, _ in found(response(array, '<ForEach Source="nmaes"><Delay>1</Delay></ForEach>'))] == [
        "undeclared-list"
    ]


def test_in_long_documents_names_are_compared_up_to_a_number() -> None:
    far = response(many(60, '<Var ID="{}">1</Var>'), "<Speak>$variable0000y</Speak>")
    assert of_rule("unused-variable", far) == [f"variable{number:04}x" for number in range(50, 60)]
    for rule, use in (("undeclared-variable", "<Speak>${}</Speak>"), ("undeclared-list", '<ForEach Source="{}"/>')):
        diagnostics = check(response('<Var ID="variable0000y">1</Var>', many(51, use)).encode())
        helps = [each.help for each in diagnostics if each.name == rule]
        assert [help_.startswith("Did you mean") for help_ in helps] == [True] * 50 + [False]


@pytest.mark.parametrize(
    ("use", "fine"),
    [
        ("", False),
        ("<Speak>city</Speak>", False),
        ("<Speak>$cty</Speak>", True),  # which is told there
        ('<ForEach Source="citys"/>', True),
        ('<Var ID="cty">1</Var><Speak>$cty</Speak>', False),
        ("<Speak>$c</Speak>", False),
        ("<Speak>$xcityxxx $aaa $zzz</Speak>", False),
        ("<Speak>$CITY</Speak>", True),
        ("<Speak>US$cityname</Speak>", True),
        ('<Delay Time="$city"/>', True),
        ('<ForEach Source="city"/>', True),
        ('<Beep Tone="$city"/>', True),
        ("<GoTo>http://h/</GoTo>", True),
        ('<UserInput ForwardToUrl="http://h/"/>', True),
        ('<UserInput ForwardToUrl=""/>', False),
        ('<UserInput ExecuteSQL="x"/>', True),
        ('<Record FinishedUrl="http://h/"/>', True),
        ("<SQL/>", True),
        ("<Foo/>", True),
        ('<Call Dialled="1" ResponseOzML="a"/>', True),
        ("<Play>http://h/</Play>", False),
    ],
)
def test_a_variable_that_nothing_can_use_is_told_at_its_name(use: str, *, fine: bool) -> None:
    assert of_rule("unused-variable", response(CITY, use)) == ([] if fine else ["city"])


def test_the_words_on_an_unused_name_say_how_it_would_be_used() -> None:
    assert "Write $city " in only(response(CITY)).help
    assert 'Write <ForEach Source="a"> ' in only(response('<Array ID="a"><item>b</item></Array>')).help


@pytest.mark.parametrize("id_", ["", 'ID=""', 'ID="$x"'])
def test_a_name_that_is_not_known_is_not_called_unused(id_: str) -> None:
    assert of_rule("unused-variable", response(f"<Var {id_}>1</Var>")) == []


# The table


def test_names_that_are_provided_have_sentences_and_are_unique() -> None:
    assert len({variable.name.lower() for variable in VARIABLES}) == len(VARIABLES)
    assert all(variable.doc[-1] == "." for variable in VARIABLES)


@pytest.mark.parametrize(
    "command",
    [
        """<UserInput ExecuteSQL="SELECT a FROM b WHERE pin = '$digits'" Timeout="5"/>""",
        "<GoTo>SELECT ozml FROM menu WHERE id = $id</GoTo>",
        """<GoTo Url="EXEC menu '$id'"/>""",
    ],
)
def test_a_query_has_variables_of_its_own(command: str) -> None:
    assert found(f"<Response>{command}</Response>") == []


@pytest.mark.parametrize("url", ["$next", "http://app.example/?id=a$next b", "menu.php $next", " ", ""])
def test_what_is_no_query_is_judged(url: str) -> None:
    names = [name for name, _ in found(f'<Response><GoTo Url="{url}"/></Response>')]
    assert ("undeclared-variable" in names) is (url in {"$next", "menu.php $next"})


@pytest.mark.parametrize(
    "notification", [None, "IncomingCall", "CallConnected", "DtmfEntered", "GoTo", "RecordCompleted"]
)
def test_the_script_that_led_to_a_document_may_have_declared_its_names(notification: str | None) -> None:
    document = '<Response><Speak>$name</Speak><ForEach Source="list"><Speak>$item</Speak></ForEach></Response>'
    told = [] if notification in {"DtmfEntered", "GoTo"} else ["undeclared-list", "undeclared-variable"]
    assert sorted(name for name, _ in found(document, answers=notification)) == told


def test_a_misspelled_name_is_told_whatever_led_to_the_document() -> None:
    document = '<Response><Var ID="name">a</Var><Speak>$name $naame</Speak></Response>'
    assert [name for name, _ in found(document, answers="GoTo")] == ["undeclared-variable"]
    loop = '<Array ID="names"><item>a</item></Array><ForEach Source="{}"><Speak>$item</Speak></ForEach>'
    document = f"<Response>{loop.format('names')}{loop.format('naames').partition('</Array>')[2]}</Response>"
    assert [name for name, _ in found(document, answers="GoTo")] == ["undeclared-list"]


def test_the_name_in_a_misspelled_id_is_known() -> None:
    document = (
        '<Response><Array name="a"><item>x</item></Array><ForEach Source="a"><Speak>$item</Speak></ForEach></Response>'
    )
    assert [name for name, _ in found(document)] == ["unknown-parameter"]
    assert [name for name, _ in found('<Response><Var nmae="a">x</Var><Speak>$a</Speak></Response>')] == [
        "missing-parameter",
        "unknown-parameter",
    ]


def test_what_is_known_in_a_part_is_not_told_of_a_command_that_was_to_stand_in_it() -> None:
    alarm = "<Response><ReceiveAlarmNotification>{}</ReceiveAlarmNotification></Response>"
    assert found(alarm.format("<Speak>$zone</Speak>")) == [("misplaced-element", "Speak")]
    message = '<Response><WaitForMsg FromConnection="a@b">{}</WaitForMsg></Response>'
    assert found(message.format("<Speak>$Text</Speak>")) == [("misplaced-element", "Speak")]
    assert found(message.format("<Speak>$zone</Speak>")) == [
        ("misplaced-element", "Speak"),
        ("undeclared-variable", "$zone"),
    ]
