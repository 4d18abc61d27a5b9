"""Whether a file may be meant as OzML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozmlcli.files.sniff import is_ozml
from ozmlcli.language.index import ROOT_NAMES


@pytest.mark.parametrize("root", sorted(ROOT_NAMES))
@pytest.mark.parametrize(
    "form",
    [
        "<{}/>",
        "<{}>",
        "<{}\n>",
        '<?xml version="1.0"?>\n<{}>',
        "\n  <{} a='b'>",
        "<!-- <html> --><{}/>",
        "<!-- " + "x" * 100_000 + " --><{}/>",
        "<?php <html> ?><{}/>",
        "<!DOCTYPE a [ <!ENTITY b '<c>'> ]><{}/>",
        "<!DOCTYPE html><{}/>",
        "Warning: something in line 5\n<{}/>",
        "PHP < 8 <{}/>",
        "<br />\n<b>Warning</b>: something in <b>a.php</b><br />\n<?xml version='1.0'?><{}>",
        "<br/><{}>",
    ],
)
def test_a_file_with_a_root_of_ozml_may_be_meant_as_ozml(root: str, form: str) -> None:
    for name in (root, root.lower(), root.upper()):
        assert is_ozml(form.format(name).encode())
        assert is_ozml(b"\xef\xbb\xbf" + form.format(name).encode())
        assert is_ozml(form.format(name).encode("utf-16"))


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"Speak", b"<", b"< Response>", b"<!-- <html>", b"<?xml", b"\xff\xfe\x00", b"\x00", b"<!DOCTYPE a"],
)
def test_a_file_in_which_no_element_can_be_seen_may_be_what_is_left_of_an_answer(data: bytes) -> None:
    assert is_ozml(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<project/>",
        b"<Responses/>",
        b"<ResponseList><Response/></ResponseList>",
        b"<api:Response xmlns:api='x'/>",
        b'<?xml version="1.0"?><!-- <Response/> --><html/>',
        b"<soap><Response/></soap>",
        b"<br/><p>Hello</p>",
    ],
)
def test_a_file_with_another_root_is_not_meant_as_ozml(data: bytes) -> None:
    assert not is_ozml(data)
    assert not is_ozml(data.decode().encode("utf-16"))


@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at_without_a_fault(data: bytes) -> None:
    assert isinstance(is_ozml(data), bool)


@given(
    st.lists(
        st.sampled_from(["<!--", "-->", "<?", "?>", "<!DOCTYPE", "[", "]", ">", "<", "<a", "<Response", " "]),
        max_size=30,
    )
)
def test_any_markup_is_looked_at_without_a_fault(pieces: list[str]) -> None:
    assert isinstance(is_ozml("".join(pieces).encode()), bool)
