from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.model.document import MOST_FAULTS
from inspector.service.documents import bulk_scanner, scanner
from inspector.service.documents.bulk_scanner import scan_sound
from inspector.service.documents.scanner import scan

if TYPE_CHECKING:
    from inspector.model.document import Document

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=25,
)
ODD_LAYOUT = (1, (" , ", " :\t"))
layouts = st.sampled_from([(None, (",", ":")), (None, (", ", ": ")), (2, (",", ": ")), ODD_LAYOUT])
near_json = st.lists(
    st.sampled_from([
        "{", "}", "[", "]", ":", ",", '"', '"a"', '"a":', '"b":', '"\\u0061":', " ", "\n", "0", "01", "-",
        "1.5", "1e9", "true", "nul", "NaN", "\\", "\\u", "\\ud800", "\\udc00", "\\n", "\x00", "\x7f",
        "\u00e9", "\U0001f600", "\ufeff", "'", "//", "\u0661",
    ])
).map("".join)  # fmt: skip


def faults(text: str | bytes) -> list[tuple[object, ...]]:
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return [(fault.code, fault.offset, *fault.args) for fault in scan(raw).faults]


def read_carefully(raw: bytes) -> Document:
    """Read without the fast way, which must not be told from the careful one."""
    return scanner._Reading(raw, raw.decode(), True, []).document()


def check_invariants(document: Document) -> None:
    size = len(document.kinds)
    arrays = (
        document.starts,
        document.ends,
        document.key_starts,
        document.key_ends,
        document.after,
        document.depths,
    )
    assert {len(column) for column in arrays} == {size}
    assert document.text.encode("utf-8", "surrogateescape") == document.raw
    assert len(document.faults) <= MOST_FAULTS
    assert all(0 <= fault.offset <= len(document.text) for fault in document.faults)
    for i in range(size):
        assert 0 <= document.starts[i] < document.ends[i] <= len(document.text)
        assert i < document.after[i] <= size
        assert (document.key_starts[i] < 0) == (document.key_ends[i] < 0)
        if document.key_starts[i] >= 0:
            assert document.key_starts[i] < document.key_ends[i] < document.starts[i]
        at = document.starts[i]
        for child in document.children(i):
            assert document.depths[child] == document.depths[i] + 1
            assert at < document.starts[child]
            at = document.ends[child]
            assert at <= document.ends[i]
            assert (document.key_starts[child] >= 0) == (document.kinds[i] == ord("{"))


@given(st.binary())
@example(b"\xef\xbb")
@example(b'{"\xff":1}')
def test_any_bytes_are_read_without_an_exception(raw: bytes) -> None:
    check_invariants(scan(raw))


@given(near_json)
def test_whatever_nearly_is_json_keeps_its_spans_in_order(text: str) -> None:
    check_invariants(scan(text.encode("utf-8", "surrogatepass")))


@given(near_json, st.sampled_from(["", '{"v":', "["]))
def test_faults_agree_with_the_standard_library(text: str, opener: str) -> None:
    text = opener + text + {"": "", '{"v":': "}", "[": "]"}[opener]
    document = scan(text.encode("utf-8", "surrogatepass"))
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        assert {"json-syntax", "byte-order-mark"} & {fault.code for fault in document.faults}
    else:
        assert document.is_json
        if not document.faults:
            assert document.plain() == value


@given(json_values, layouts, st.booleans())
def test_sound_json_has_no_fault_and_the_same_values(
    value: object, layout: tuple[int | None, tuple[str, str]], escape: bool
) -> None:
    text = json.dumps(value, indent=layout[0], separators=layout[1], ensure_ascii=escape)
    document = scan(text.encode("utf-8", "surrogatepass"))
    assert document.is_json
    check_invariants(document)
    if not document.faults:
        assert document.plain() == json.loads(text) == value
        assert all(document.plain(i) == json.loads(document.literal(i)) for i in range(len(document.kinds)))


@given(json_values, layouts, st.booleans(), st.integers(1, 60))
@example([":", {"": None}], (None, (", ", ": ")), False, 1)
def test_the_fast_way_reads_what_the_careful_one_reads(
    value: object, layout: tuple[int | None, tuple[str, str]], escape: bool, chunk: int
) -> None:
    text = json.dumps(value, indent=layout[0], separators=layout[1], ensure_ascii=escape)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_scanner, "_CHUNK", chunk)
        fast = scan_sound(text.encode(), text)
    careful = read_carefully(text.encode())
    if careful.faults:
        assert fast is None
    else:
        assert fast == careful or (fast is None and layout == ODD_LAYOUT)


@given(near_json, st.integers(1, 60))
def test_the_fast_way_declines_whatever_has_a_fault(text: str, chunk: int) -> None:
    careful = read_carefully(text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_scanner, "_CHUNK", chunk)
        fast = scan_sound(text.encode(), text)
    assert fast is None or (fast == careful and not careful.faults)


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
@pytest.mark.parametrize("indent", [None, 2])
def test_ordinary_claims_go_the_fast_way(separators: tuple[str, str], indent: int | None) -> None:
    claims = {f"claim {i}": [i, str(i), {"a": None, "\u00e9\n": -1.5e-7}, [], {}] for i in range(5000)}
    text = json.dumps(claims, separators=separators, indent=indent)
    assert len(text) > bulk_scanner._CHUNK
    fast = scan_sound(text.encode(), text)
    assert fast is not None
    assert fast == read_carefully(text.encode())


@pytest.mark.parametrize(
    "text,expected",
    [
        ("", [("json-syntax", 0, "empty")]),
        (" \n", [("json-syntax", 2, "empty")]),
        ("\ufeff", [("byte-order-mark", 0), ("json-syntax", 1, "empty")]),
        ('\ufeff{"a":1}', [("byte-order-mark", 0)]),
        ("hello world", [("json-syntax", 0, "bad-word", "hello")]),
        ("None", [("json-syntax", 0, "bad-word", "None")]),
        ("2024-01-01", [("json-syntax", 0, "bad-number")]),
        ("[1 2]", [("json-syntax", 3, "expected-comma")]),
        ('{"a" 1}', [("json-syntax", 5, "expected-colon")]),
        ("{1:2}", [("json-syntax", 1, "expected-name")]),
        ("{'a':1}", [("json-syntax", 1, "single-quote")]),
        ("['a']", [("json-syntax", 1, "single-quote")]),
        ("[1,]", [("json-syntax", 2, "trailing-comma")]),
        ('{"a":1,}', [("json-syntax", 6, "trailing-comma")]),
        ("[1,,2]", [("json-syntax", 3, "expected-value")]),
        ("{} x", [("json-syntax", 3, "trailing-text")]),
        ("[1] // why", [("json-syntax", 4, "comment")]),
        ("[/* why */ 1]", [("json-syntax", 1, "comment")]),
        ("[1 // why\n]", [("json-syntax", 3, "comment")]),
        ('["\\x"]', [("json-syntax", 2, "bad-escape")]),
        ('["\\u12g4"]', [("json-syntax", 2, "bad-escape")]),
        ('["a\x00b\n"]', [
            ("json-syntax", 3, "control-character", "U+0000"),
            ("json-syntax", 5, "control-character", "U+000A"),
        ]),
        ("[01]", [("json-syntax", 1, "bad-number")]),
        ("[+1,.5,1.,-,0x1F,1e]", [("json-syntax", at, "bad-number") for at in (1, 4, 7, 10, 12, 17)]),
        ("[\u0661]", [("json-syntax", 1, "expected-value")]),
        ("[1\u0661]", [("json-syntax", 2, "expected-comma")]),
        ("[True,None]", [("json-syntax", 1, "bad-word", "True"), ("json-syntax", 6, "bad-word", "None")]),
        ('["abc', [("json-syntax", 1, "unterminated-string")]),
        ('{"a":{"b":[1', [("json-syntax", 12, "unclosed", "[")]),
        ('{"a":[1}', [("json-syntax", 7, "unclosed", "[")]),
        ('{"a":', [("json-syntax", 5, "expected-value")]),
        ("[NaN,Infinity,-Infinity]", [
            ("non-json-number", 1, "NaN"),
            ("non-json-number", 5, "Infinity"),
            ("non-json-number", 14, "-Infinity"),
        ]),
        ('["\\ud800"]', [("lone-surrogate", 2)]),
        ('["\\udc00\\ud800"]', [("lone-surrogate", 2), ("lone-surrogate", 8)]),
        ('["\\ud800\\ud83d\\ude00\\udc00"]', [("lone-surrogate", 2), ("lone-surrogate", 20)]),
        ('{"\\ud800":1}', [("lone-surrogate", 2)]),
        ('["\\\\ud800"]', []),
        ('{"a":1,"b":{"a":2,"a":3},"a":4,"\\u0061":5}', [
            ("duplicate-key", 18, "a"), ("duplicate-key", 25, "a"), ("duplicate-key", 31, "a"),
        ]),
        ('[{"a":1},{"a":2}]', []),
        ("[" + "9" * 4301 + ",-" + "9" * 4300 + "," + "9" * 4300 + "]", [("huge-number", 1)]),
        ("[" + "9" * 4301 + ".0]", []),
        (b'{"a":"\xff"}', [("not-utf8", 6)]),
        (b'{"\xc3\xa9":"\xc3\xa9\xff"}', [("not-utf8", 7)]),
        ("[" * 501 + "]" * 501, [("deep-nesting", 500, "501")]),
        ("[" * 500 + "]" * 500, []),
    ],
)  # fmt: skip
def test_each_fault_is_named_at_its_place(text: str | bytes, expected: list[object]) -> None:
    assert faults(text) == expected


def test_what_was_read_before_a_fault_stays() -> None:
    document = scan(b'{"a":{"b":[1,2 3],"c":4}}')
    assert document.kinds == b"{{[00"
    assert document.ends.tolist() == [15, 15, 15, 12, 14]
    assert document.after.tolist() == [5, 5, 5, 4, 5]


def test_small_lapses_are_passed_over() -> None:
    document = scan(b'{"a":01,"b":"\x01\\x","c":[1,],"d":True,"e":NaN,"f":1}')
    assert [document.name(i) for i in document.children(0)] == ["a", "b", "c", "d", "e", "f"]
    assert document.kinds == b'{0"[0tN0'


def test_plain_text_has_no_values() -> None:
    assert scan(b"-----BEGIN PUBLIC KEY-----").kinds == b""
    assert scan(b"eyJhbGciOiJIUzI1NiJ9.e30.").kinds == b""


@pytest.mark.parametrize(
    "raw,values",
    [
        (b"[" * 100_000, 100_000),
        (b"[" * 50_000 + b"]" * 50_000, 50_000),
        (b'{"a":' * 50_000, 50_000),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, 50_001),
        (b'["' + b"\\" * 200_000 + b'"]', 2),
        (b'["' + b"\\" * 200_001 + b'"]', 1),
        (b'"' * 100_000, 1),
        (b"[" + b'"' * 100_000 + b"]", 2),
        (b"[" + b"1," * 100_000, 100_001),
        (b"[" + b'"",' * 100_000 + b'""]', 100_002),
        (b"[" + b" " * 1_000_000 + b"]", 1),
        (b'["' + b"x" * 1_000_000, 1),
        (b"[" + b"x" * 1_000_000, 1),
        (b"[" + b"9" * 1_000_000 + b"]", 2),
        (b'{"a":1,' + b'"a":1,' * 50_000 + b'"a":1}', 50_003),
        (b'["' + b"\x00" * 100_000 + b'"]', 2),
        (b'["' + b"\\ud800" * 50_000 + b'"]', 2),
        (b"".join(b"[" + b" " * i + b"1," for i in range(1000)), 2000),
    ],
)
def test_hostile_texts_are_read_to_their_end(raw: bytes, values: int) -> None:
    document = scan(raw)
    assert len(document.kinds) == values
    assert len(document.faults) <= MOST_FAULTS
    assert document.after[0] == values


@pytest.mark.parametrize("raw", [b'["' + b"\\n" * 5000 + b'"]', b"[" + b"1, " * 5000 + b"1]", b'{"a":' * 5000])
def test_the_careful_readers_steps_grow_with_the_text(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []

    class Counting(scanner._Reading):
        def _skip_space(self, at: int) -> int:
            steps.append(at)
            return super()._skip_space(at)

    document = Counting(raw, raw.decode(), True, []).document()
    assert 0 < len(steps) <= 3 * len(document.kinds) + 4
    assert steps == sorted(steps)


def test_the_first_fault_of_each_code_is_kept_among_thousands() -> None:
    raw = b"[" + b"01," * 5000 + b'NaN,{"a":1,"a":2},"\\ud800" oops'
    document = scan(raw)
    assert len(document.faults) <= MOST_FAULTS
    assert {fault.code for fault in document.faults} == {
        "json-syntax", "non-json-number", "duplicate-key", "lone-surrogate",
    }  # fmt: skip
