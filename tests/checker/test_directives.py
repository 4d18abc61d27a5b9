"""What a document says to ozml itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.checker.aim import Aim, aim
from ozmlcli.checker.check import check, judge
from ozmlcli.checker.directives import read_directives
from ozmlcli.checker.fixes import mend
from ozmlcli.diagnostic import Diagnostic
from ozmlcli.document.switches import switch

CALL = '<Call Url="http://app.example/connected">2310</Call>'  # perhaps-missing: ApiExtension


def response(*lines: str) -> str:
    return "\n".join(["<Response>", *lines, "</Response>", ""])


def named(document: str, **options: str) -> list[tuple[int, str]]:
    """Row and name of each finding."""
    return [(d.location.row, d.name) for d in check(document.encode(), **options)]


def pointed_at(document: str) -> list[str]:
    def text(found: Diagnostic) -> str:
        assert found.location.row == found.end_location.row
        line = document.split("\n")[found.location.row - 1]
        return line[found.location.column - 1 : found.end_location.column - 1]

    return [text(found) for found in check(document.encode())]


@pytest.mark.parametrize("rule", ["perhaps-missing", "OZ116", "oz116", " perhaps-missing ", "Perhaps_Missing"])
def test_ignore_is_for_the_next_element_alone(rule: str) -> None:
    document = response(f"<!-- ozml: ignore[{rule}] the gateway adds it -->", CALL, CALL)
    assert named(document) == [(4, "perhaps-missing")]


def test_ignore_covers_all_that_the_next_element_holds() -> None:
    inside = f'<UserInput><Inputs><Input Key="1">{CALL}</Input></Inputs></UserInput>'
    document = response("<!-- ozml: ignore[perhaps-missing] -->", "<!-- another comment -->", inside, CALL)
    assert named(document) == [(5, "perhaps-missing")]


def test_before_the_root_it_is_for_all_of_the_document() -> None:
    document = f"<!-- ozml: ignore[perhaps-missing] -->\n{response(CALL, CALL)}"
    assert named(document) == []


def test_ignore_file_is_for_the_whole_document_wherever_it_stands() -> None:
    assert named(response(CALL, CALL, "<!--ozml:ignore-file[perhaps-missing]-->")) == []
    assert named(f"{response(CALL)}<!-- ozml: ignore-file[perhaps-missing] -->") == []


def test_several_rules_stand_in_one_comment_and_others_are_told() -> None:
    document = response("<!-- ozml: ignore[perhaps-missing, letter-case] -->", CALL.replace("Url", "url") + "<Say/>")
    assert named(document) == [(3, "unknown-command")]


def test_an_error_can_be_suppressed_and_then_the_document_is_valid() -> None:
    assert named(response("<!-- ozml: ignore[unknown-command] new in our version -->", "<NewCommand/>")) == []


def test_a_suppression_that_suppresses_nothing_is_told_at_the_name_of_its_rule() -> None:
    document = response("<!-- ozml: ignore[perhaps-missing,letter-case] -->", CALL)
    assert named(document) == [(2, "unused-suppression")]
    assert pointed_at(document) == ["letter-case"]


def test_an_unused_suppression_that_stands_alone_is_mended_by_deleting_its_comment() -> None:
    (found,) = check(response("<!-- ozml: ignore-file[letter-case] -->", "<Hangup/>").encode())
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert (found.fix.safe, edit.location, edit.end_location, edit.content) == (True, (2, 1), (3, 1), "")
    (found, _) = check(response("<!-- ozml: ignore[letter-case, old-name] -->", "<Hangup/>").encode())
    assert found.fix is None


@pytest.mark.parametrize(
    ("words", "subject", "said"),
    [
        ("ignore[no-such-rule]", "no-such-rule", "is no rule"),
        ("ignore[perhaps-mising]", "perhaps-mising", "Did you mean perhaps-missing?"),
        ("ignore-file[OZ999, perhaps-mising]", "OZ999", "is no rule"),
        ("ignore", "ignore", "names no rule"),
        ("ignore[ , ]", "ignore", "names no rule"),
        ("ignore-file because", "ignore-file", "names no rule"),
        ("ignroe[letter-case]", "ignroe", "Did you mean ignore?"),
        ("disable", "disable", "Write ignore[rule-name]"),
        ("[letter-case]", "[letter-case]", "Write ignore[rule-name]"),
        ("", "<!-- ozml:  -->", "says nothing"),
        ("mode=thirdparty", "thirdparty", "Write extension, third-party or routing."),
        ("mode=", "mode", "is no control mode"),
        ("mode = extension answers = IncomingCal", "IncomingCal", "Write IncomingCall."),
        ("answers=nothing-like-it", "nothing-like-it", "There are CallChanged"),
        ("moed=extension", "moed", "Did you mean mode?"),
        ("colour=red", "colour", "Write ignore[rule-name]"),
        ("mode=extension mode=routing", "routing", "contradicts the mode"),
        ("answers=IncomingCall answers=GoTo", "GoTo", "contradicts the notification"),
        ("fmt", "fmt", "Write fmt off or fmt on."),
        ("fmt of", "of", "switches nothing. Write fmt off."),
        ("fmt because", "because", "Write fmt off or fmt on."),
        ("fmt: off", "fmt:", "Write fmt off or fmt on."),
    ],
)
def test_what_ozml_does_not_know_is_told_where_it_stands(words: str, subject: str, said: str) -> None:
    document = response(f"<!-- ozml: {words} -->", "<Hangup/>")
    found = check(document.encode())[0]
    assert found.name == "unknown-directive"
    assert pointed_at(document)[0] == subject
    assert said in f"{found.message} {found.help}"


UNUSED = "<!-- ozml: ignore[letter-case] -->"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<Response>\n\t {UNUSED} \t\n<Hangup/></Response>", "<Response>\n<Hangup/></Response>"),
        (f"<Response>\r\n{UNUSED}\r\n<Hangup/></Response>", "<Response>\r\n<Hangup/></Response>"),
        (f"<Response>\r{UNUSED}\r<Hangup/></Response>", "<Response>\r<Hangup/></Response>"),
        (f"{UNUSED}\n<Response><Hangup/></Response>", "<Response><Hangup/></Response>"),
        (
            f"<Response><Hangup/></Response>\n{UNUSED.replace('ignore', 'ignore-file')}",
            "<Response><Hangup/></Response>\n",
        ),
        (f"<Response>\n{UNUSED} <Hangup/></Response>", "<Response>\n <Hangup/></Response>"),
        (f"<Response>{UNUSED}\n<Hangup/></Response>", "<Response>\n<Hangup/></Response>"),
        ("<Response>\n" + f"{UNUSED}\n" * 40 + "<Hangup/></Response>", "<Response>\n<Hangup/></Response>"),
    ],
)
def test_with_an_unused_suppression_its_line_goes_if_nothing_else_stands_there(before: str, after: str) -> None:
    mended = mend(before.encode(), check, unsafe=False)
    assert mended.data.decode() == after


@pytest.mark.parametrize("words", ["fmt off", "fmt  on", "fmt off the table is aligned by hand"])
def test_the_switches_of_the_formatter_are_known(words: str) -> None:
    comment = f"<!-- ozml: {words} -->"
    assert named(response("<!-- ozml: fmt off -->", comment, "<Hangup/>")) == []
    assert switch(comment) == words.split()[1]


@pytest.mark.parametrize(
    ("document", "rows"),
    [
        (response("<!-- ozml: fmt on -->", "<Hangup/>"), [2]),
        (response("<!-- ozml: fmt off -->", "<Hangup/>", "<!-- ozml: fmt on -->", "<!-- ozml: fmt on -->"), [5]),
        (response("<!-- ozml: fmt off -->", f"<ForEach Source='voicemails'>{CALL}", "<!-- ozml: fmt on -->", "</ForEach>"), [4]),
        (response(f"<ForEach Source='voicemails'>{CALL}", "<!-- ozml: fmt off -->", "</ForEach>", "<!-- ozml: fmt on -->"), [5]),
        ("<!-- ozml: fmt off -->\n" + response("<Hangup/>") + "<!-- ozml: fmt on -->", []),
        (response("<Speak>a <!-- ozml: fmt off --> b  c", "<!-- ozml: fmt on --> d</Speak>"), []),
    ],
    ids=["alone", "twice", "within", "above", "around the root", "in a text"],
)  # fmt: skip
def test_a_switch_on_without_one_off_before_it_in_its_element_is_told(document: str, rows: list[int]) -> None:
    found = [each for each in check(document.encode()) if each.name == "unknown-directive"]
    assert [each.location.row for each in found] == rows
    assert all(each.message == "fmt on switches nothing." for each in found)


@pytest.mark.parametrize("mark", ["OZML:", "Ozml:", "OzML:"])
@pytest.mark.parametrize(
    "words", ["ignore[perhaps-missing]", "ignore-file[x]", "mode=routing", "answers = x", "fmt off"]
)
def test_a_directive_in_other_letters_is_told(mark: str, words: str) -> None:
    document = f"<Response><!--{mark} {words} --><Hangup/></Response>"
    (found,) = read_directives(document).faults
    assert document[found.span.start : found.span.end] == mark
    assert found.details == ("says nothing to ozml", "Write ozml: in lower case.")


def test_the_checker_listens_to_one_in_other_letters() -> None:
    (found,) = check(b"<Response><!-- OZML: ignore-file[x] --><Hangup/></Response>")
    assert (found.name, found.help) == ("unknown-directive", "Write ozml: in lower case.")


@pytest.mark.parametrize(
    "words", ["OzML: the menu at night", "OZML: ignore this", "OzML: fmt off-hook", "see OzML: fmt off"]
)
def test_a_title_that_begins_with_the_name_of_the_language_is_no_directive(words: str) -> None:
    assert read_directives(f"<Response><!-- {words} --><Hangup/></Response>").faults == []


def test_an_ignore_with_nothing_behind_it_is_told() -> None:
    (found,) = check(response(CALL.replace(">", ' ApiExtension="1">', 1), "<!-- ozml: ignore[old-name] -->").encode())
    assert (found.name, found.help) == ("unknown-directive", "Write it before the element that it is for.")


def test_what_is_no_directive_says_nothing_even_where_it_looks_like_one() -> None:
    quoted = "<![CDATA[<!-- ozml: ignore[letter-case] -->]]>"
    document = response("<!-- see ozml: it checks -->", "<?note <!-- ozml: mode=x -->?>", f"<Speak>{quoted}</Speak>")
    assert named(document) == []


def test_the_mode_and_the_notification_are_taken_from_the_document() -> None:
    hold = response("<!-- ozml: mode=extension -->", "<Hold/>")
    assert named(hold) == [(3, "command-of-other-mode")]
    hold = response("<!-- ozml: answers=IncomingCall -->", "<Hold/>")
    assert named(hold) == [(3, "cannot-answer")]


def test_the_caller_outweighs_the_document_and_the_document_a_default() -> None:
    hold = response("<!-- ozml: mode=extension -->", "<Hold/>").encode()
    assert judge(hold, aim("third-party"), "-") == []
    assert [d.name for d in judge(hold, Aim(), "-", aim("third-party"))] == ["command-of-other-mode"]
    plain = response("<Hold/>").encode()
    assert [d.name for d in judge(plain, Aim(), "-", aim("extension"))] == ["command-of-other-mode"]


def test_of_what_contradicts_it_the_stronger_one_stands() -> None:
    answering = aim(answers="CallChanged")
    assert answering.over(aim("extension")) == answering
    assert answering.over(aim("third-party")).mode is not None
    assert aim("routing").over(aim(answers="IncomingCall")) == aim("routing")
    assert aim("third-party").over(answering) == aim("third-party", "CallChanged")
    merged = aim(variables=["a"]).over(aim(variables=["b"], url="http://app.example/"))
    assert merged == aim(variables=["a", "b"], url="http://app.example/")
    assert aim(url="http://one.example/").over(aim(url="http://two.example/")).url == "http://one.example/"


def test_places_hold_in_other_encodings_and_line_ends() -> None:
    document = response("<!-- \U0001f4de -->", "<!--\tozml: ignore[perhaps-missing,\u00e4] -->", CALL)
    for encoding in ("utf-8", "utf-16"):
        for ends in ("\n", "\r\n", "\r"):
            data = document.replace("\n", ends).encode(encoding)
            (found,) = check(data)
            assert (found.name, found.location, found.end_location) == ("unknown-directive", (3, 35), (3, 36))


Piece = str | list["Piece"]  # "call", "ignore", or what stands in a ForEach
PIECES: st.SearchStrategy[list[Piece]] = st.recursive(
    st.lists(st.sampled_from(["call", "ignore"]), max_size=4),
    lambda inner: st.lists(inner | st.just("ignore"), max_size=4),
)


def lines_of(pieces: list[Piece], lines: list[str], expected: list[tuple[int, str]], *, around: bool) -> bool:
    """Write a list of commands, one a line, with what is to be found there; whether anything in it was suppressed."""
    any_used = False
    waiting: list[int] = []  # rows of comments that have not met an element yet
    for piece in pieces:
        if piece == "ignore":
            lines.append("<!-- ozml: ignore[perhaps-missing] -->")
            waiting.append(len(lines))
            continue
        covered = around or bool(waiting)
        if isinstance(piece, str):
            lines.append(CALL)
            used = covered
            if not covered:
                expected.append((len(lines), "perhaps-missing"))
        else:
            lines.append('<ForEach Source="voicemails">')
            row = len(lines)
            if not any(inner != "ignore" for inner in piece):
                expected.append((row, "nothing-to-run"))
            used = lines_of(piece, lines, expected, around=covered)
            lines.append("</ForEach>")
        if not used:
            expected.extend((row, "unused-suppression") for row in waiting)
        waiting = []
        any_used = any_used or used
    expected.extend((row, "unknown-directive") for row in waiting)
    return any_used


@given(PIECES)
def test_what_is_suppressed_is_what_stands_in_the_elements_behind_the_comments(pieces: list[Piece]) -> None:
    lines: list[str] = ["<Response>"]
    expected: list[tuple[int, str]] = []
    lines_of(pieces, lines, expected, around=False)
    assert sorted(named("\n".join([*lines, "</Response>"]))) == sorted(expected)


@pytest.mark.parametrize(
    "lines",
    [
        ["<!-- ozml: ignore[perhaps-missing] -->", CALL] * 20_000,
        ["<!-- ozml: ignore[perhaps-missing] -->"] * 20_000
        + [f"<ForEach Source='voicemails'>{CALL * 20_000}</ForEach>"],
        ["<!-- ozml: mode=extension " + "answers=IncomingCall " * 100_000 + " -->", "<Hangup/>"],
        ["<!-- ozml: ignore[" + ",".join(f"rule-{n}" for n in range(3000)) + "] -->", "<Hangup/>"],
    ],
    ids=["each for its own", "all for one", "many words", "no rules"],
)
def test_many_directives_are_read_in_time(lines: list[str]) -> None:
    """Where every finding is held against every directive, the first two take minutes."""
    assert {name for _, name in named(response(*lines))} <= {"unknown-directive"}


def test_the_beginning_of_a_code_is_told_to_belong_into_the_settings() -> None:
    (found,) = check(b"<Response><!-- ozml: ignore[OZ4] --><Hangup/></Response>")
    assert (found.message, found.help) == (
        "OZ4 is no rule.",
        "Name the rules one by one. The beginning of a code goes into ignore of the settings.",
    )
