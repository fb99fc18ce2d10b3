from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service.reading.base64url import decode, encode


def codes(segment: str) -> list[str]:
    return [fault.code for fault in decode(segment).faults]


@given(st.binary())
def test_what_was_encoded_is_decoded_without_a_fault(data: bytes) -> None:
    assert decode(encode(data)) == (data, ())


@given(st.binary())
def test_encoding_agrees_with_the_standard_library(data: bytes) -> None:
    assert encode(data) == base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@given(st.text())
def test_any_text_is_decoded_to_something_and_faults_lie_within_it(segment: str) -> None:
    decoded = decode(segment, "payload")
    assert all(0 <= fault.offset <= len(segment) for fault in decoded.faults)
    assert all(fault.args[-1] == "payload" for fault in decoded.faults)
    assert [fault.offset for fault in decoded.faults] == sorted(fault.offset for fault in decoded.faults)


@given(st.text("ABCxyz019-_"))
def test_text_without_a_fault_is_the_one_way_to_write_its_bytes(segment: str) -> None:
    decoded = decode(segment)
    assert (encode(decoded.data) == segment) == (not decoded.faults)


@pytest.mark.parametrize(
    "segment,data,faults",
    [
        ("", b"", []),
        ("YWJj", b"abc", []),
        ("YWI=", b"ab", [("padding", 3, ())]),
        ("YQ==", b"a", [("padding", 2, ())]),
        ("=", b"", [("padding", 0, ())]),
        ("YW+/", b"ao\xbf", [("standard-base64-alphabet", 2, ())]),
        ("Y W\nI", b"ab", [("whitespace-in-segment", 1, ())]),
        ("YQ = =\n", b"a", [("whitespace-in-segment", 2, ()), ("padding", 3, ())]),
        ("YWJj!YWJj", b"abc", [("bad-base64url", 4, ("U+0021",))]),
        ("YWJj\u00e9", b"abc", [("bad-base64url", 4, ("U+00E9",))]),
        ("YWJj\U0001f600", b"abc", [("bad-base64url", 4, ("U+1F600",))]),
        ("\u0661", b"", [("bad-base64url", 0, ("U+0661",))]),
        ("YQ==YQ", b"a", [("padding", 2, ()), ("bad-base64url", 4, ("U+0059",))]),
        ("A", b"", [("base64url-length", 1, ())]),
        ("YWJjA", b"abc", [("base64url-length", 5, ())]),
        ("YWJ", b"ab", [("trailing-bits", 2, ())]),
        ("YR", b"a", [("trailing-bits", 1, ())]),
    ],
)
def test_each_slip_is_named_at_its_place(segment: str, data: bytes, faults: list[object]) -> None:
    decoded = decode(segment)
    assert decoded.data == data
    assert [tuple(fault) for fault in decoded.faults] == faults


def test_where_stands_behind_the_character_that_is_wrong() -> None:
    assert decode("YWJj!", "signature").faults[0].args == ("U+0021", "signature")


def test_several_slips_are_all_named() -> None:
    assert codes("Y W+\n/=!") == [
        "whitespace-in-segment",
        "standard-base64-alphabet",
        "padding",
        "bad-base64url",
    ]
