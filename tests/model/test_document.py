from __future__ import annotations

import json
import math
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.document import EMPTY, MOST_DIGITS, unquote
from inspector.service.documents.scanner import scan

CLAIMS = b'{"iss":"me","a":[1,{"b":2.50,"odd key":null}],"aud":["x"],"iss":"you","t":true}'


def test_a_member_is_found_by_name_and_the_last_one_wins() -> None:
    document = scan(CLAIMS)
    found = document.find("iss")
    assert found is not None
    assert document.value(found) == "you"
    assert [document.value(i) for i in document.members("iss")] == ["me", "you"]


def test_a_member_is_found_in_its_own_object_only() -> None:
    document = scan(CLAIMS)
    assert document.find("b") is None
    array = document.find("a")
    assert array is not None
    inner = list(document.children(array))[1]
    assert document.value(document.find("b", inner) or 0) == Decimal("2.50")
    assert document.members("b", array) == ()
    assert document.find("b", 99) is None


def test_a_name_that_stands_as_a_value_is_not_found() -> None:
    document = scan(b'{"a":"iss","b":["iss"],"c":{"iss":1}}')
    assert document.find("iss") is None


@pytest.mark.parametrize("name", ["a", "\u00e9", 'q"', "\\", "\n", "", "\U0001f600"])
@pytest.mark.parametrize("escape", [True, False])
def test_every_name_is_found_however_it_is_written(name: str, escape: bool) -> None:
    document = scan(json.dumps({"x": 1, name: 2}, ensure_ascii=escape).encode())
    assert document.members(name) == (2,)
    assert document.name(2) == name


def test_children_are_walked_in_order() -> None:
    document = scan(CLAIMS)
    assert [document.name(i) for i in document.children(0)] == ["iss", "a", "aud", "iss", "t"]
    assert list(document.children(1)) == []
    assert not document.name(0)


@pytest.mark.parametrize(
    "literal,value",
    [
        ('"\\u00e9\\n"', "\u00e9\n"),
        ('"\\ud83d\\ude00"', "\U0001f600"),
        ('"\\ud800"', "\ud800"),
        ("-0", 0),
        ("1.10", Decimal("1.10")),
        ("1e400", Decimal("1e400")),
        ("12345678901234567890123", 12345678901234567890123),
        ("true", True),
        ("false", False),
        ("null", None),
        ("9" * (MOST_DIGITS + 1), Decimal("9" * (MOST_DIGITS + 1))),
        ("-" + "9" * MOST_DIGITS, int("-" + "9" * MOST_DIGITS)),
        ("007", 7),
        ("0x1F", "0x1F"),
    ],
)
def test_a_scalar_is_decoded(literal: str, value: object) -> None:
    document = scan(f"[{literal}]".encode())
    assert document.value(1) == value
    assert type(document.value(1)) is type(value)
    assert document.literal(1) == literal


def test_numbers_that_json_does_not_know_are_decoded() -> None:
    document = scan(b"[NaN,Infinity,-Infinity]")
    nan, positive, negative = (document.value(i) for i in (1, 2, 3))
    assert isinstance(nan, float)
    assert math.isnan(nan)
    assert (positive, negative) == (math.inf, -math.inf)


@pytest.mark.parametrize("i", [0, 2])
def test_a_container_is_no_scalar(i: int) -> None:
    with pytest.raises(ValueError, match="no scalar"):
        scan(CLAIMS).value(i)


def test_a_path_names_the_way_from_the_root() -> None:
    document = scan(b'{"a":[0,{"odd key":1,"\\u00e9":[]}],"b":2}')
    assert [document.path(i) for i in range(7)] == [
        "$", "$.a", "$.a[0]", "$.a[1]", '$.a[1]["odd key"]', '$.a[1]["\\u00e9"]', "$.b",
    ]  # fmt: skip
    with pytest.raises(IndexError):
        document.path(7)


@pytest.mark.parametrize(
    "offset,place", [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3)), (999, (2, 4)), (-5, (1, 1))]
)
def test_an_offset_is_a_line_and_a_column(offset: int, place: tuple[int, int]) -> None:
    assert scan(b"[1\n2 ]").line_column(offset) == place


def test_plain_values_are_those_of_the_standard_library() -> None:
    document = scan(CLAIMS)
    assert document.plain() == json.loads(CLAIMS)
    assert document.plain(2) == [1, {"b": 2.5, "odd key": None}]


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"text", b"[NaN]", b"[Infinity]", b"[1e400]", b"[-1e400]", b'["\\ud800"]', b'{"\\udc00":1}',
        b'["\xff"]', b"[1,]", b'["\x01"]', b"[" * 600 + b"]" * 600, b"[" * 100_000, b"[" + b"9" * 4301 + b"]",
    ],
)  # fmt: skip
def test_what_could_not_be_faithful_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        scan(raw).plain()


def test_a_sound_part_of_an_unsound_text_can_be_had() -> None:
    document = scan(b'{"a":[1,2],"b":NaN}')
    assert document.plain(1) == [1, 2]
    with pytest.raises(ValueError, match="non-json-number"):
        document.plain(document.find("b") or 0)


def test_a_shallow_part_of_a_deep_text_can_be_had() -> None:
    document = scan(b'{"a":[1],"b":' + b"[" * 600 + b"]" * 600 + b"}")
    assert document.plain(document.find("a") or 0) == [1]
    with pytest.raises(ValueError, match="deep-nesting"):
        document.plain(document.find("b") or 0)


def test_a_byte_order_mark_is_no_obstacle_to_values() -> None:
    assert scan(b'\xef\xbb\xbf {"a":1}').plain() == {"a": 1}


def test_exactly_500_levels_are_plain() -> None:
    value = scan(b"[" * 500 + b"]" * 500).plain()
    assert json.dumps(value) == "[" * 500 + "]" * 500


@given(st.text())
def test_unquoting_is_the_inverse_of_quoting(text: str) -> None:
    assert unquote(json.dumps(text)) == text
    assert unquote(json.dumps(text, ensure_ascii=False)) == text


@pytest.mark.parametrize(
    "literal,text",
    [
        ('"\\x\\n"', "\\x\n"),
        ('"\\u12\\u0041"', "\\u12A"),
        ('"\\x\\\\n"', "\\x\\n"),
        ('"\\x\\ud83d\\ude00\\ud800"', "\\x\U0001f600\ud800"),
        ('"\x00\\t"', "\x00\t"),
    ],
)
def test_bad_escapes_stay_and_good_ones_are_decoded(literal: str, text: str) -> None:
    assert unquote(literal) == text


def test_a_document_crosses_processes() -> None:
    document = scan(CLAIMS)
    assert pickle.loads(pickle.dumps(document)) == document


def test_a_documents_text_stays_out_of_logs() -> None:
    assert "you" not in repr(scan(CLAIMS))
    assert repr(EMPTY) == "<Document of 0 bytes, 0 values, 0 faults>"


def test_an_empty_document_has_nothing() -> None:
    assert not EMPTY.is_object
    assert not EMPTY.is_json
    assert EMPTY.find("a") is None
    with pytest.raises(ValueError, match="no JSON value"):
        EMPTY.plain()
