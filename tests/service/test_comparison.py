"""Two tokens side by side: what is told of every kind of difference, and that it is bounded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspector.model import KeySet, Policy
from inspector.service import sign
from inspector.service.comparison import LONGEST, MOST, compare
from inspector.service.inspector import assess, load, read

if TYPE_CHECKING:
    from inspector.model.comparison import Comparison, Row

SECRET = "a secret of more than thirty-two bytes"
OTHER = "another secret of more than 32 bytes!!"
HS = '{"alg":"HS256"}'
BOTH = json.dumps({"keys": [{"kty": "oct", "k": "YSBzZWNyZXQgb2YgbW9yZSB0aGFuIHRoaXJ0eS10d28gYnl0ZXM"}]})


def compared(before: str, after: str, keys: KeySet | None = None) -> Comparison:
    keys = load(SECRET) if keys is None else keys
    one, other = assess((read(before)[0], read(after)[0]), keys, Policy(), 0.0).tokens
    return compare(one, other)


def claims(before: str, after: str) -> dict[str, Row]:
    rows = compared(sign(HS, before, SECRET), sign(HS, after, SECRET)).rows
    return {row.name: row for row in rows if row.part == "payload"}


def test_a_token_is_the_same_as_itself() -> None:
    token = sign(HS, '{"sub":"a","exp":10,"iat":1}', SECRET)
    found = compared(token, token)
    assert found.differing == ()
    assert {"key", "lifetime", "form", "verdict"} <= {row.name for row in found.rows}


def test_what_was_added_removed_and_changed_stands_in_the_order_of_the_newer_one() -> None:
    found = claims('{"gone":1,"a":1,"late":2,"b":1}', '{"a":1,"b":2,"new":3}')
    assert [(name, row.kind) for name, row in found.items()] == [
        ("$.gone", "removed"), ("$.a", "same"), ("$.late", "removed"), ("$.b", "changed"), ("$.new", "added"),
    ]  # fmt: skip
    assert (found["$.b"].before, found["$.b"].after) == ("1", "2")
    assert (found["$.new"].before, found["$.new"].after) == ("", "3")


@pytest.mark.parametrize(
    "old,new,kind,shift",
    [
        ("100", "3700", "moved", 3600.0),
        ("3700", "100", "moved", -3600.0),
        ("100", "100.5", "moved", 0.5),
        ('"100"', "100", "changed", None),
        ("1700000000000", "1700000001000", "changed", None),
        ("1e999999999999999999999", "1", "changed", None),
    ],
)
def test_dates_move_by_spans(old: str, new: str, kind: str, shift: float | None) -> None:
    row = claims(f'{{"exp":{old}}}', f'{{"exp":{new}}}')["$.exp"]
    assert (row.kind, row.shift) == (kind, shift)


def test_a_number_that_is_no_date_and_a_date_deeper_down_change() -> None:
    assert claims('{"n":1}', '{"n":2}')["$.n"].kind == "changed"
    assert claims('{"a":{"exp":1}}', '{"a":{"exp":2}}')["$.a.exp"].kind == "changed"


def test_a_list_tells_what_it_gained_and_lost() -> None:
    row = claims('{"r":["a","b"]}', '{"r":["b", "c"]}')["$.r"]
    assert (row.gained, row.lost) == (('"c"',), ('"a"',))
    assert claims('{"r":[1,[2]]}', '{"r":[1,[3]]}')["$.r"].gained == ()


def test_another_order_is_told_and_another_layout_too() -> None:
    found = claims('{"a":1,"b":2}', '{"b":2,"a":1}')
    assert found["$"].kind == "reordered"
    assert (found["$"].before, found["$"].after) == ("a, b", "b, a")
    assert claims('{"a":[1,2]}', '{ "a" : [1, 2] }')["$"].kind == "rewritten"
    assert claims('{"a":[1,{"b":2}]}', '{"a":[1, {"c":2}]}')["$.a"].kind == "changed"
    assert claims('{"a":[[1],2]}', '{"a":[[1,2]]}')["$.a"].kind == "changed"


def test_odd_names_and_twice_told_names_are_kept_apart() -> None:
    found = claims('{"a b":1,"x":1,"x":2}', '{"a b":2,"x":1,"x":3}')
    assert found['$["a b"]'].kind == "changed"
    assert found["$.x"].kind == "changed"  # the second of that name


def test_the_key_is_compared_and_never_told() -> None:
    token, other = sign(HS, "{}", SECRET), sign(HS, '{"a":1}', SECRET)
    row = compared(token, other).fact("key")
    assert row is not None
    assert (row.kind, row.before) == ("same", "oct 304")
    two = load(SECRET)._replace(keys=(*load(SECRET).keys, *load(OTHER).keys))
    row = compared(token, sign(HS, "{}", OTHER), two).fact("key")
    assert row is not None
    assert row.kind == "changed"
    assert not any(key.thumbprint in str(row) for key in two.keys)
    row = compared(token, other, KeySet()).fact("key")
    assert row is not None
    assert row.kind == "unknown"


@pytest.mark.parametrize(
    "old,new,kind,shift",
    [
        ('{"iat":0,"exp":60}', '{"iat":100,"exp":160}', "same", 0.0),
        ('{"iat":0,"exp":60}', '{"iat":100,"exp":460}', "changed", 300.0),
        ('{"iat":0,"exp":60}', "{}", "changed", None),
        ("{}", '{"exp":1}', "unknown", None),
    ],
)
def test_lifetimes_are_compared_whenever_they_are(old: str, new: str, kind: str, shift: float | None) -> None:
    row = compared(sign(HS, old, SECRET), sign(HS, new, SECRET)).fact("lifetime")
    assert row is not None
    assert (row.kind, row.shift) == (kind, shift)


def test_the_parts_of_the_signature_are_compared() -> None:
    token = sign(HS, "{}", SECRET)
    found = compared(token, sign('{"alg":"HS512"}', "{}", SECRET))
    kinds = {row.name: row.kind for row in found.rows if row.part == "signature"}
    assert kinds == {"algorithm": "changed", "size": "changed", "value": "changed"}
    cut = compared(token, token[: token.rindex(".") + 1])
    value = cut.fact("value")
    assert value is not None
    assert value.kind == "removed"


def test_what_is_no_json_is_compared_as_text() -> None:
    found = compared("eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "eyJhbGciOiJIUzI1NiJ9.bm8ganNvbg.AAAA")
    assert next(row for row in found.rows if row.part == "payload").after == "no json"
    assert compared("nothing", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA").differing


def test_signatures_of_json_serializations_are_counted() -> None:
    each = {"protected": "eyJhbGciOiJIUzI1NiJ9", "signature": "AAAA"}
    one = json.dumps({"payload": "e30", "signatures": [each]})
    two = json.dumps({"payload": "e30", "signatures": [each, each]})
    row = compared(one, two).fact("signatures")
    assert row is not None
    assert (row.before, row.after) == ("1", "2")


def test_a_change_of_many_members_and_of_long_values_is_bounded() -> None:
    wide = json.dumps({str(number): 1 for number in range(MOST + 500)})
    found = compared(sign(HS, wide, SECRET), sign(HS, wide.replace(": 1", ": 2"), SECRET))
    assert sum(row.part == "payload" for row in found.rows) == MOST
    assert found.more == 500
    row = claims("{}", json.dumps({"a": "x" * (LONGEST + 1000)}))["$.a"]
    assert len(row.after) == LONGEST + 1
