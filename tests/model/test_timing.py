from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.lifetime import Dates, lifetime_at, read_dates
from inspector.model.sentences import FINDINGS, REASONS
from inspector.model.timing import clock_off, date_checks, date_findings, next_change, plain_seconds
from inspector.service.documents.scanner import scan

NOW = 1_700_000_000.0


def dates(**claims: object) -> Dates:
    return read_dates(scan(json.dumps(claims).encode()))


def outcomes(leeway: float = 0, now: float = NOW, **claims: object) -> tuple[tuple[str, str], ...]:
    return tuple((check.outcome, check.reason) for check in date_checks(dates(**claims), leeway, now))


def codes(**claims: object) -> list[str]:
    return [finding.code for finding in date_findings(dates(**claims), NOW)]


def test_nothing_is_claimed_of_dates_that_are_not_there() -> None:
    assert outcomes() == (
        ("not-checked", "expires-none"),
        ("not-checked", "not-before-none"),
        ("not-checked", "issued-at-none"),
    )


@pytest.mark.parametrize(
    "claim,at,outcome,reason",
    [
        ("exp", NOW + 1, "passed", "expires-ok"),
        ("exp", NOW, "failed", "expires-over"),
        ("exp", NOW - 1, "failed", "expires-over"),
        ("nbf", NOW, "passed", "not-before-ok"),
        ("nbf", NOW + 1, "failed", "not-before-early"),
        ("iat", NOW, "passed", "issued-at-ok"),
        ("iat", NOW + 1, "failed", "issued-at-future"),
    ],
)
def test_a_date_is_checked_to_the_second(claim: str, at: float, outcome: str, reason: str) -> None:
    assert (outcome, reason) in outcomes(**{claim: at})


@pytest.mark.parametrize(
    "claim,at,outcome,reason",
    [
        ("exp", NOW, "passed", "expires-leeway"),
        ("exp", NOW - 29, "passed", "expires-leeway"),
        ("exp", NOW - 30, "failed", "expires-over"),
        ("nbf", NOW + 30, "passed", "not-before-leeway"),
        ("nbf", NOW + 31, "failed", "not-before-early"),
        ("iat", NOW + 30, "passed", "issued-at-leeway"),
        ("iat", NOW + 31, "failed", "issued-at-future"),
    ],
)
def test_leeway_moves_the_check_and_says_so(claim: str, at: float, outcome: str, reason: str) -> None:
    assert (outcome, reason) in outcomes(leeway=30, **{claim: at})
    (told,) = [check for check in date_checks(dates(**{claim: at}), 30, NOW) if check.reason == reason]
    assert told.args == (("30",) if reason.endswith("leeway") else ())


def test_leeway_does_not_move_the_state() -> None:
    expired = dates(exp=NOW - 1)
    assert date_checks(expired, 60, NOW)[0].outcome == "passed"
    assert lifetime_at(expired, NOW).state == "expired"
    assert [finding.code for finding in date_findings(expired, NOW)] == ["expired"]


@pytest.mark.parametrize(
    "value,outcome,reason",
    [
        ("1800000000", "failed", "date-not-number"),
        (True, "failed", "date-not-number"),
        (None, "failed", "date-not-number"),
        ([], "failed", "date-not-number"),
        (1_800_000_000_000, "warning", "date-unit"),
        (1_800_000_000_000_000, "warning", "date-unit"),
        (10**40, "warning", "date-out-of-range"),
        (-(10**40), "failed", "date-out-of-range"),
    ],
)
def test_an_expiry_that_is_no_date_never_passes(value: object, outcome: str, reason: str) -> None:
    assert outcomes(exp=value)[0] == (outcome, reason)


def test_a_beginning_in_milliseconds_fails_as_it_would_in_a_library() -> None:
    assert outcomes(nbf=1_700_000_000_000)[1] == ("failed", "date-unit")


@pytest.mark.parametrize(
    "claims,expected",
    [
        ({"exp": NOW + 1}, []),
        ({"exp": NOW}, ["expired"]),
        ({"nbf": NOW + 1}, ["not-yet-valid"]),
        ({"iat": NOW + 1}, ["issued-in-future", "clock-off"]),
        ({"iat": NOW - 5, "exp": NOW - 5}, ["expired", "exp-before-start"]),
        ({"exp": "x"}, ["exp-not-number"]),
        ({"iat": -1}, ["iat-negative"]),
        ({"exp": NOW + 0.5}, ["exp-fractional"]),
        ({"exp": 1_800_000_000_000}, ["exp-looks-like-milliseconds"]),
        ({"nbf": 1_800_000_000_000_000}, ["nbf-looks-like-microseconds"]),
        ({"exp": 1_800_000_000_000_000_000}, ["exp-looks-like-nanoseconds"]),
        ({"exp": 253_402_300_800}, ["exp-out-of-range"]),
    ],
)
def test_what_is_odd_about_dates_is_said(claims: dict[str, object], expected: list[str]) -> None:
    assert codes(**claims) == expected


@pytest.mark.parametrize(
    "seconds,text",
    [(0, "0"), (30.0, "30"), (0.5, "0.5"), (NOW, "1700000000"), (NOW + 0.25, "1700000000.250"), (-1.0, "-1")],
)
def test_seconds_are_written_as_people_write_them(seconds: float, text: str) -> None:
    assert plain_seconds(seconds) == text


anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=200)
)


@given(st.dictionaries(st.sampled_from(["iat", "nbf", "exp"]), anything), st.floats(0, 1e6), st.floats(0, 1e11))
def test_whatever_the_dates_are_every_sentence_exists(claims: dict[str, object], leeway: float, now: float) -> None:
    found = dates(**claims)
    for check in date_checks(found, leeway, now):
        assert REASONS[check.reason].format(*check.args)
        assert len(check.args) <= 2
    for finding in date_findings(found, now):
        assert FINDINGS[finding.code].message.format(*finding.args)


@pytest.mark.parametrize(
    "claims,leeway,then",
    [
        ({"exp": NOW + 712}, 0, 1),
        ({"exp": NOW + 7_200.5}, 0, 0.5 + 1),  # "2 h" until 7,199 are left
        ({"iat": NOW - 300, "exp": NOW + 4_000}, 0, 40),  # the clock's own minute is nearer than the 4th of 66
        ({"exp": NOW - 59.5}, 0, 0.5),
        ({"exp": NOW - 100}, 45, 20),
        ({"exp": NOW - 40}, 45.5, 1),
        ({"nbf": NOW + 10, "exp": NOW + 90_000}, 9.25, 0.75),
        ({"sub": "a"}, 0, 40),
        ({"exp": 10**40}, 0, 40),
    ],
)
def test_the_next_change_is_the_first_that_anybody_would_see(
    claims: dict[str, object], leeway: float, then: float
) -> None:
    assert next_change(dates(**claims), NOW, leeway) == pytest.approx(NOW + then)


def test_other_dates_that_are_shown_change_too() -> None:
    assert next_change(dates(exp=NOW + 90_000), NOW, 0, (NOW - 30,)) == NOW + 1


@given(st.dictionaries(st.sampled_from(["iat", "nbf", "exp"]), st.integers(-(10**12), 10**12)), st.floats(-1e11, 1e11))
def test_nothing_that_is_judged_turns_before_the_next_change(claims: dict[str, int], now: float) -> None:
    found = dates(**claims)
    then = next_change(found, now, 30)
    between = now + (then - now) / 2

    assert now < then <= now + 60
    assert lifetime_at(found, between).state == lifetime_at(found, now).state
    assert [c.outcome for c in date_checks(found, 30, between)] == [c.outcome for c in date_checks(found, 30, now)]


@pytest.mark.parametrize(
    "claims,off",
    [
        ({"iat": NOW + 3, "exp": NOW + 600}, 10),
        ({"iat": NOW + 42, "exp": NOW + 600}, 50),
        ({"iat": NOW + 130, "exp": NOW + 600}, 180),
        ({"iat": NOW + 7_200, "nbf": NOW + 7_260, "exp": NOW + 90_000}, 7_500),
        ({"iat": NOW + 42}, 50),
        ({"iat": NOW, "exp": NOW + 600}, None),
        ({"iat": NOW + 50_000, "exp": NOW + 90_000}, None),
        ({"iat": NOW + 42, "exp": NOW + 40}, None),
        ({"iat": NOW + 42, "exp": NOW - 40}, None),
        ({"iat": NOW + 42, "nbf": NOW + 9_000, "exp": NOW + 90_000}, None),
        ({"nbf": NOW + 42}, None),
    ],
)
def test_a_clock_that_is_ahead_is_told_with_the_leeway_that_forgives_it(
    claims: dict[str, object], off: float | None
) -> None:
    assert clock_off(dates(**claims), NOW) == off
    told = [finding for finding in date_findings(dates(**claims), NOW) if finding.code == "clock-off"]
    assert [finding.args for finding in told] == ([] if off is None else [(str(off),)])
    if off is not None:
        assert {check.outcome for check in date_checks(dates(**claims), off, NOW)} <= {"passed", "not-checked"}
