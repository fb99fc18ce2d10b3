from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service.documents.edits import letter_edits
from inspector.service.documents.orders import reordered, shuffled
from inspector.service.documents.scanner import scan


def orders(text: str) -> dict[str, str]:
    return dict(reversed([*reordered(scan(text.encode("utf-8", "surrogatepass")))]))


def test_canonical_json_is_as_rfc_8785_shows_it() -> None:
    # RFC 8785, 3.2.3: names are sorted by their UTF-16 code units
    text = (
        '{"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",'
        ' "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small Letter O With Diaeresis"}'
    )
    assert list(json.loads(orders(text)["order-canonical"])) == ["\r", "1", "\x80", "ö", "€", "😀", "\ufb33"]


@pytest.mark.parametrize(
    "written, number",
    [
        ("1.0", "1"), ("-0", "0"), ("1E3", "1000"), ("4.50", "4.5"), ("2e-3", "0.002"), ("0.000001", "0.000001"),
        ("0.0000001", "1e-7"), ("1e21", "1e+21"), ("333333333.33333329", "333333333.3333333"), ("1E30", "1e+30"),
        ("0.000000000000000000000000001", "1e-27"), ("0.00001234", "0.00001234"),
        ("-9007199254740994", "-9007199254740994"), ("123456789012345678000", "123456789012345680000"),
    ],
)  # fmt: skip
def test_numbers_of_canonical_json_are_those_of_ecmascript(written: str, number: str) -> None:
    assert orders(f'{{"b":1,"a":{written}}}')["order-canonical"] == f'{{"a":{number},"b":1}}'


def test_the_order_of_a_hash_map_is_that_of_java() -> None:
    # Printed by java.util.HashMap of OpenJDK 17
    names = [f"claim{number}ü" for number in range(14)]
    printed = [9, 12, 13, 0, 10, 11, 4, 3, 2, 1, 8, 7, 6, 5]
    text = json.dumps(dict.fromkeys(names, 1), ensure_ascii=False)
    assert list(json.loads(orders(text)["order-java"])) == [f"claim{number}ü" for number in printed]


def test_what_stands_between_the_members_stays() -> None:
    text = '{\n  "b": 1,\n  "A": 2,\n  "iss": "x"\n}'
    assert '{\n  "A": 2,\n  "b": 1,\n  "iss": "x"\n}' in orders(text).values()


def test_a_few_members_are_put_in_every_order_and_more_of_them_with_one_moved() -> None:
    five, seven = (json.dumps(dict.fromkeys("abcdefg"[:count], 1)) for count in (5, 7))
    assert len(list(shuffled(scan(five.encode())))) == 119
    assert len({text for _, text in shuffled(scan(seven.encode()))}) == 36
    many = json.dumps(dict.fromkeys(map(str, range(13)), 1))
    assert list(shuffled(scan(many.encode()))) == []


@pytest.mark.parametrize("text", ["", "[]", "1", "{}", '{"a":1}', '{"a":1,"a":2}', '{"a":1'])
def test_what_has_no_order_is_left_alone(text: str) -> None:
    document = scan(text.encode())
    assert list(shuffled(document)) == []
    assert all(word == "order-canonical" for word, _ in reordered(document))


@given(
    st.dictionaries(
        st.text(max_size=5), st.text(max_size=5) | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    )
)
def test_another_order_holds_the_same(value: dict[str, object]) -> None:
    document = scan(json.dumps(value).encode())
    for word, text in (*reordered(document), *shuffled(document)):
        if word != "order-canonical":
            assert json.loads(text) == value
            assert text != document.text
        else:
            assert json.loads(text).keys() == value.keys()


def test_one_letter_is_changed_in_the_subject_first_and_never_in_what_is_long() -> None:
    document = scan(json.dumps({"name": "ann", "sub": "bob-7", "long": "x" * 100, "exp": "1700000000"}).encode())
    edits = list(letter_edits(document))
    assert all(edit.code == "content-claim" for edit in edits)
    claims = list(dict.fromkeys(edit.args[0] for edit in edits))
    assert claims == ["$.sub", "$.name"]
    signed = {json.loads(edit.text)["sub"] for edit in edits}
    assert {"rob-7", "bob-8", "bob_7", "bo-7", "obb-7", "Bob-7", "BOB-7"} <= signed
