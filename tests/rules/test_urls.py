"""Edge cases of the rules about URLs."""

from __future__ import annotations

import pytest

from ozmlcli.checker.check import check
from tests.rules.cases import found, only

GOTO = "<Response><GoTo>{}</GoTo></Response>"


@pytest.mark.parametrize(
    "url",
    [
        "http://anna:secret@app.example/",
        "HTTPS://anna:secret@app.example",
        "http://:secret@app.example/",
        "http://$user:secret@app.example/",
        "\n  http://anna:secret@app.example/\n",
    ],
)
def test_a_password_in_a_url_is_told_but_not_repeated(url: str) -> None:
    finding = only(f'<Response><Record FinishedUrl="{url}"/></Response>') if "$" not in url else None
    names = [name for name, _ in found(GOTO.format(url), variables=["user"])]
    assert names == ["password-in-url"]
    if finding is not None:
        assert "secret" not in finding.message + finding.help
        assert finding.message.endswith("holds the password of anna." if "anna" in url else "holds the password.")


def test_a_password_is_told_whatever_the_scheme() -> None:
    assert found(GOTO.format("ftp+x-1.0://a:secret@h")) == [("password-in-url", "ftp+x-1.0://a:secret@h")]


@pytest.mark.parametrize("value", ["http://anna:secret@h/", "http://h/a b", "htpp://h/", "a.ogg"])
def test_a_parameter_that_does_not_exist_holds_no_url(value: str) -> None:
    document = f'<Response><Play Foo="{value}">a.wav</Play></Response>'
    assert found(document) == [("unknown-parameter", "Foo")]


@pytest.mark.parametrize(
    "document",
    [
        GOTO.format("http://anna@app.example/"),
        GOTO.format("http://anna:@app.example/"),
        GOTO.format("http://app.example:80/a@b"),
        GOTO.format("http://app.example:80?a@b"),
        GOTO.format("http://app.example:80#a@b"),
        GOTO.format("http://a:b c@d/").replace(" ", "%20/"),
        GOTO.format("http://anna:$pass@app.example/"),
        GOTO.format("SELECT 'http://anna:secret@app.example/'"),
        "<Response><Speak>http://anna:secret@app.example/</Speak></Response>",
        '<Response><SendSms ApiExtension="1" Recipient="a@b">http://anna:secret@h/</SendSms></Response>',
        '<Response><Call Dialled="1" ApiExtension="1" CallerDisplayName="http://a:b@c" Url="http://h/"/></Response>',
    ],
)
def test_what_is_no_password_in_a_url_is_no_fault(document: str) -> None:
    assert found(document, variables=["pass"]) == []


def test_the_password_is_told_at_the_value_of_a_parameter_of_play_too() -> None:
    document = (
        '<Response><Play AudioFile="http://a:b@h/x.wav" Repeat="true"/><Play>http://a:b@h/y.wav</Play></Response>'
    )
    places = ["http://a:b@h/x.wav", "http://a:b@h/y.wav"]
    assert found(document) == [("password-in-url", place) for place in places]
    assert "AudioFile of Play" in only("<Response><Play>http://a:b@h/y.wav</Play></Response>").message


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ("http://h/a b", "http://h/a%20b"),
        (" HTTP://h/a b c ", "HTTP://h/a%20b%20c"),
        ("https://h/a b", "https://h/a%20b"),
        ("http://h/a  b", None),
        ("http://h/\n  a", None),
        ("http://h/a b&amp;c", None),
        ("http://h/a b&lt;c", None),
        ("http://h/a 'b", None),
        ('http://h/a "b', None),
    ],
)
def test_a_space_in_a_url_is_told_and_mended_where_it_is_clear_how(url: str, mended: str | None) -> None:
    finding = only(GOTO.format(url))
    assert finding.name == "space-in-url"
    assert (None if finding.fix is None else finding.fix.edits[0].content) == mended
    assert finding.fix is None or not finding.fix.safe


@pytest.mark.parametrize(
    "document",
    [
        GOTO.format("  http://h/a%20b\n"),
        GOTO.format("SELECT 'http://h/' || a FROM b"),
        GOTO.format("/menu 2"),
        "<Response><Play>music/road report.wav</Play></Response>",
        '<Response><Play CallId="http://h/a b" Party="all">a.wav</Play></Response>',
        '<Response><Call Dialled="1" ApiExtension="1" CallerDisplayName="http://a b" Url="http://h/"/></Response>',
        '<Response><MoveFile SourceFile="http://h/a b" TargetDirectory="b"/></Response>',
    ],
)
def test_a_space_elsewhere_is_fine(document: str) -> None:
    assert found(document) == []


def test_a_space_is_told_at_the_value() -> None:
    document = '<Response><Record FinishedUrl="http://h/a b"/><Play Repeat="true">http://h/a b.wav</Play></Response>'
    assert found(document) == [("space-in-url", "http://h/a b"), ("space-in-url", "http://h/a b.wav")]


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ("htpp://h/a", "http://h/a"),
        (" HTPS://h/a\n", "https://h/a"),
        ("htttp://h", "http://h"),
        ("http:/h/a", "http://h/a"),
        ("Https//h/a", "https://h/a"),
        ("http:/h/?a=1&amp;b=2", None),
        ("http:/h/?a='b'", None),
        ("http:/h/a&lt;b", None),
        ('http:/h/"', None),
    ],
)
def test_a_misspelled_beginning_of_a_url_is_told_and_mended_where_its_text_is_plain(
    url: str, mended: str | None
) -> None:
    finding = only(GOTO.format(url))
    assert found(GOTO.format(url)) == [("misspelled-scheme", url.strip())]
    assert (None if finding.fix is None else finding.fix.edits[0].content) == mended
    assert finding.fix is None or not finding.fix.safe


@pytest.mark.parametrize(
    "url",
    [
        "http://h/",
        "HTTPS://h/",
        "ftp://h/",
        "file://h/",
        "rtsp://h/",
        "http/menu",
        "menu/1",
        "/htpp://h",
        "$base/htpp://",
        "htpp",
        "SELECT a FROM b WHERE c = 'htpp://h'",
    ],
)
def test_other_beginnings_of_a_url_are_fine(url: str) -> None:
    assert found(GOTO.format(url), variables=["base"]) == []


def test_the_beginning_is_told_of_urls_only() -> None:
    assert found('<Response><Play CallId="htpp://h" Party="all">htpp://h/a.wav</Play></Response>') == [
        ("misspelled-scheme", "htpp://h/a.wav")
    ]
    assert found("<Response><Play>C:/audio/a.wav</Play><Foo>htpp://h</Foo></Response>") == [("unknown-command", "Foo")]
    finding = only("<Response><Play>htpp://h/a.wav</Play></Response>")
    assert finding.message == "The URL in AudioFile of Play begins with htpp://."
    assert finding.help == "Did you mean http://?"


@pytest.mark.parametrize(
    ("path", "faulty"),
    [
        ("a.ogg", True),
        (" a.OGG ", True),
        ("http://h/a.m4a", True),
        ("http://h/a.flac?b=c.wav", True),
        ("a.b.aiff#x", True),
        ("$name.opus", True),
        ("a.wav", False),
        ("a.MP3", False),
        ("http://h/a.php?b=c.ogg", False),
        ("ogg", False),
        ("music/ogg/a", False),
        ("$item.message", False),
        ("a.$kind", False),
    ],
)
def test_a_file_of_another_format_is_told(path: str, *, faulty: bool) -> None:
    document = f'<Response><Play CallId="x.ogg" Party="all">{path}</Play></Response>'
    names = found(document, variables=["name", "item", "kind"])
    assert names == ([("unplayable-file", path.strip())] if faulty else [])


def test_a_file_of_another_format_is_told_at_the_attribute() -> None:
    document = '<Response><Play AudioFile="a.Ogg" Repeat="true"/></Response>'
    assert found(document) == [("unplayable-file", "a.Ogg")]
    assert "ends in .Ogg" in only(document).message


@pytest.mark.parametrize(
    ("url", "speaks"),
    [
        ("http://app.example/a?password=x", True),
        ("http://app.example/a?u=b&amp;Password=x&amp;c=d", True),
        ("http://app.example/a?passwd=x", True),
        ("http://app.example/a?pwd=x", True),
        ("http://app.example/a?password=", False),
        ("http://app.example/a?password=&amp;b=c", False),
        ("http://app.example/a?password=$password", False),
        ("http://app.example/a?pass=2", False),
        ("http://app.example/reset-password?user=a", False),
        ("http://app.example/a?reset_password=1", False),
        ("http://app.example/password=x", False),
    ],
)
def test_a_password_in_a_query_is_told(url: str, *, speaks: bool) -> None:
    for command in (f"<GoTo>{url}</GoTo>", f'<GoTo Url="{url}"/>'):
        names = [name for name, _ in found(f"<Response>{command}</Response>", variables=["password"])]
        assert names == (["password-in-url"] if speaks else [])


def test_the_words_on_a_password_name_its_user_where_that_is_known() -> None:
    assert "the password of anna." in only("<Response><GoTo>http://anna:x@app.example/</GoTo></Response>").message
    assert "the password." in only("<Response><GoTo>http://:x@app.example/</GoTo></Response>").message
    assert "the password." in only("<Response><GoTo>http://app.example/?pwd=x</GoTo></Response>").message


def test_a_url_with_a_comment_in_it_is_not_judged_by_its_pieces() -> None:
    assert "misspelled-scheme" not in [
        each.name for each in check(b"<Response><GoTo>http:/<!-- -->/x</GoTo></Response>")
    ]


# escaped-twice


@pytest.mark.parametrize(
    ("command", "escape"),
    [
        ("<Speak>Smith &amp;amp; Sons</Speak>", "&amp;amp;"),
        ("<Speak>\n &lt;a&gt; 5 &amp;lt; 6</Speak>", "&amp;lt;"),
        ('<Speak Text="say &amp;quot;go&amp;quot;"/>', "&amp;quot;"),
        ("<Speak>It&amp;#039;s</Speak>", "&amp;#039;"),
        ("<Speak>It&amp;#x27;s</Speak>", "&amp;#x27;"),
        ("<GoTo>http://a.example/?a=1&amp;amp;b=2</GoTo>", "&amp;amp;"),
        ('<Record FinishedUrl="http://a.example/?a=1&amp;b=2&#38;amp;c=3"/>', "&#38;amp;"),
    ],
)
def test_what_is_escaped_twice_is_told_where_it_is(command: str, escape: str) -> None:
    document = f"<Response>{command}</Response>"
    assert found(document) == [("escaped-twice", escape)]
    assert only(document).fix is None  # where it is written is not known: a CDATA section escapes nothing


@pytest.mark.parametrize(
    "command",
    [
        "<Speak>Smith &amp; Sons; AT&amp;T &amp;amper</Speak>",
        '<SendEmail Recipient="a@b.example" ApiExtension="1" Message="&amp;amp;"/>',
        "<GoTo>SELECT text FROM a WHERE b = '&amp;amp;' </GoTo>",
        '<Var ID="a">&amp;amp;</Var><Delay>$a</Delay>',
    ],
)
def test_what_may_be_meant_so_is_fine(command: str) -> None:
    assert found(f"<Response>{command}</Response>") == []
