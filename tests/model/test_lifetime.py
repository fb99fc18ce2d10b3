from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.lifetime import LATEST, NO_DATES, Dates, last_part, lifetime_at, read_dates, understand
from inspector.service.documents.scanner import scan

NOW = 1_700_000_000


def dates(**claims: object) -> Dates:
    return read_dates(scan(json.dumps(claims).encode()))


def state(now: float = NOW, **claims: object) -> str:
    return lifetime_at(dates(**claims), now).state


@pytest.mark.parametrize(
    "claims,expected",
    [
        ({}, "no-expiry"),
        ({"iat": NOW}, "no-expiry"),
        ({"exp": NOW}, "expired"),
        ({"exp": NOW - 1}, "expired"),
        ({"exp": 0}, "expired"),
        ({"exp": -1}, "expired"),
        ({"exp": NOW + 1}, "expiring"),
        ({"exp": NOW + 300}, "expiring"),
        ({"exp": NOW + 301}, "valid"),
        ({"iat": NOW - 900, "exp": NOW + 100}, "expiring"),  # the last tenth of 1,000 s
        ({"iat": NOW - 899, "exp": NOW + 101}, "valid"),
        ({"iat": NOW - 99_700, "exp": NOW + 300}, "expiring"),  # five minutes are shorter than a tenth
        ({"iat": NOW - 99_699, "exp": NOW + 301}, "valid"),
        ({"nbf": NOW - 900, "exp": NOW + 100}, "expiring"),  # nbf is the start where there is no iat
        ({"nbf": NOW - 899, "exp": NOW + 101}, "valid"),
        ({"nbf": NOW}, "no-expiry"),
        ({"nbf": NOW + 1}, "not-yet-valid"),
        ({"nbf": NOW, "exp": NOW + 1000}, "valid"),
        ({"nbf": NOW + 1, "exp": NOW + 1000}, "not-yet-valid"),
        ({"nbf": NOW + 1, "exp": NOW}, "expired"),
        ({"iat": NOW + 50, "exp": NOW + 1000}, "valid"),  # an iat ahead is a finding, no state
        ({"exp": str(NOW + 1000)}, "unreadable"),
        ({"exp": True}, "unreadable"),
        ({"exp": None}, "unreadable"),
        ({"exp": [NOW]}, "unreadable"),
        ({"nbf": "soon", "exp": NOW + 1000}, "unreadable"),
        ({"nbf": "soon", "exp": NOW}, "expired"),
        ({"iat": "once", "exp": NOW + 301}, "valid"),
        ({"exp": (NOW + 1000) * 1000}, "unreadable"),
        ({"exp": 10**30}, "unreadable"),
        ({"exp": LATEST + 1}, "valid"),
    ],
)
def test_each_state_begins_where_the_table_says(claims: dict[str, object], expected: str) -> None:
    assert lifetime_at(dates(**claims), NOW).state == expected


def test_a_fraction_of_a_second_counts() -> None:
    assert state(NOW - 0.001, exp=NOW) == "expiring"
    assert state(NOW, exp=NOW + 0.5) == "expiring"
    assert state(NOW + 0.5, exp=NOW + 0.5) == "expired"


def test_a_token_passes_its_states_in_order() -> None:
    life = dates(nbf=NOW, iat=NOW, exp=NOW + 1000)
    seen = [lifetime_at(life, NOW + at).state for at in (-1, 0, 899, 900, 999.999, 1000)]
    assert seen == ["not-yet-valid", "valid", "valid", "expiring", "expiring", "expired"]


def test_what_is_left_and_what_is_used_are_counted_from_now() -> None:
    lifetime = lifetime_at(dates(iat=NOW - 250, exp=NOW + 750), NOW)
    assert (lifetime.remaining, lifetime.used) == (750, 0.25)
    assert lifetime_at(dates(iat=NOW - 2000, exp=NOW - 1000), NOW).used == 1
    assert lifetime_at(dates(iat=NOW + 10, exp=NOW + 20), NOW).used == 0
    assert lifetime_at(dates(iat=NOW + 10, exp=NOW + 10), NOW).used is None
    assert lifetime_at(dates(exp=NOW - 7), NOW).remaining == -7
    assert lifetime_at(NO_DATES, NOW)[1:] == (None,) * 5


@pytest.mark.parametrize(
    "literal,fault,seconds,likely",
    [
        ("0", "", 0, None),
        ("1700000000", "", NOW, None),
        ("1.7e9", "", NOW, None),
        ("1700000000.0", "", NOW, None),
        ("1700000000.5", "fractional", NOW + 0.5, None),
        ("1e-400", "fractional", 0, None),
        ("-1", "negative", -1, None),
        ("-1e300", "negative", None, None),
        ("253402300799", "", LATEST, None),
        ("253402300800", "out-of-range", LATEST + 1, None),
        ("1700000000000", "looks-like-milliseconds", None, NOW),
        ("1700000000123", "looks-like-milliseconds", None, NOW + 0.123),
        ("1700000000000000", "looks-like-microseconds", None, NOW),
        ("1700000000000000000", "looks-like-nanoseconds", None, NOW),
        ("9e17", "looks-like-nanoseconds", None, 900_000_000),
        ("0e400", "", 0, None),
        ("0e-400", "", 0, None),
        ("1e400", "out-of-range", None, None),
        ("-1e400", "negative", None, None),
        ("1e99999999999999999999", "out-of-range", None, None),
        ("1e30", "out-of-range", None, None),
    ],
)
def test_a_number_is_understood_or_said_to_be_none(
    literal: str, fault: str, seconds: float | None, likely: float | None
) -> None:
    moment = understand("exp", literal)
    assert (moment.fault, moment.seconds, moment.likely) == (fault, seconds, likely)
    assert moment.literal == literal


@pytest.mark.parametrize("value", ['"1700000000"', "true", "null", "[1]", "{}", "NaN", '"soon"'])
def test_what_is_no_number_is_no_date(value: str) -> None:
    (moment,) = read_dates(scan(f'{{"exp":{value}}}'.encode())).present()
    assert (moment.fault, moment.seconds, moment.literal) == ("not-number", None, value)


def test_the_last_of_two_dates_counts_as_in_parsers() -> None:
    found = read_dates(scan(b'{"exp":1,"exp":2}'))
    assert found.expires_at is not None
    assert found.expires_at.seconds == 2


def test_dates_are_those_of_the_claims_alone() -> None:
    assert read_dates(scan(b'{"a":{"exp":1}}')) == NO_DATES
    assert read_dates(scan(b'["exp", 1]')) == NO_DATES
    assert read_dates(scan(b"no json")) == NO_DATES


numbers = st.one_of(
    st.integers(-(10**25), 10**25),
    st.integers(NOW - 10_000, NOW + 10_000),
    st.floats(allow_nan=False, allow_infinity=False),
)


@given(st.dictionaries(st.sampled_from(["iat", "nbf", "exp"]), numbers), st.floats(0, 4e9))
def test_any_dates_have_a_state_at_any_time(claims: dict[str, object], now: float) -> None:
    found = dates(**claims)
    lifetime = lifetime_at(found, now)
    assert lifetime.state in {"no-expiry", "not-yet-valid", "valid", "expiring", "expired", "unreadable"}
    assert (lifetime.state == "expired") == (lifetime.expires_at is not None and lifetime.expires_at <= now)
    assert 0 <= last_part(found) <= 300
    assert lifetime.used is None or 0 <= lifetime.used <= 1


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,10})?([eE][+-]?[0-9]{1,25})?", fullmatch=True))
def test_any_json_number_is_understood_without_an_exception(literal: str) -> None:
    moment = understand("exp", literal)
    assert moment.seconds is not None or moment.fault
