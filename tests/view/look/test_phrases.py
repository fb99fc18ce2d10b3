from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from inspector.model.lifetime import Moment, understand
from inspector.view.look import phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOMENT = 1_795_467_597  # 2026-11-23T20:59:57Z


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    if not hasattr(time, "tzset"):
        pytest.skip("This system's zone cannot be changed by a program.")

    def choose(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield choose
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "delta, said",
    [
        (712, "in 11 min 52 s"),
        (0.3, "in 1 s"),
        (0, "now"),
        (-0.9, "now"),
        (-1, "1 s ago"),
        (-1.9, "1 s ago"),
        (-180, "3 min ago"),
        (86_400 * 3 + 3_600 * 2 + 59, "in 3 d 2 h"),
        (31_556_952 * 2_000, "in 2,000 y"),
        (float("nan"), "now"),
        (float("-inf"), "now"),
    ],
)
def test_a_moment_is_said_from_now(delta: float, said: str) -> None:
    assert phrases.relative(delta) == said


def test_a_span_has_as_many_parts_as_are_asked_for() -> None:
    assert phrases.span_text(86_400 + 7_200 + 180 + 4, parts=4) == "1 d 2 h 3 min 4 s"
    assert phrases.span_text(0) == "0 s"


def test_a_date_is_said_locally_in_utc_and_from_now(zone: Callable[[str], None]) -> None:
    zone("CET-1")
    line = phrases.date_line(MOMENT, MOMENT - 712)
    assert line == "2026-11-23 21:59:57 +01:00 · 2026-11-23T20:59:57Z · in 11 min 52 s"
    assert phrases.date_line(MOMENT, None) == "2026-11-23 21:59:57 +01:00 · 2026-11-23T20:59:57Z"


def test_local_time_is_not_said_twice_where_the_zone_is_utc(zone: Callable[[str], None]) -> None:
    zone("UTC0")
    assert phrases.date_line(MOMENT, MOMENT) == "2026-11-23T20:59:57Z · now"


@pytest.mark.parametrize("name", ["UTC0", "CET-1", "NST3:30"])
def test_forms_grow_shorter_and_all_say_how_long(zone: Callable[[str], None], name: str) -> None:
    zone(name)
    forms = phrases.date_forms(MOMENT, MOMENT - 712)
    assert forms[0] == phrases.date_line(MOMENT, MOMENT - 712)
    assert [len(form) for form in forms] == sorted({len(form) for form in forms}, reverse=True)
    assert all(form.endswith("in 11 min 52 s") for form in forms)


def test_a_short_form_has_the_time_of_what_is_near_and_the_day_of_what_is_far(zone: Callable[[str], None]) -> None:
    zone("CET-1")
    assert phrases.date_forms(MOMENT, MOMENT - 712)[-2] == "21:59:57 +01:00 · in 11 min 52 s"
    assert phrases.date_forms(MOMENT, MOMENT - 86_400 * 3)[-2] == "2026-11-23 +01:00 · in 3 d"
    zone("UTC0")
    assert phrases.date_forms(MOMENT, MOMENT - 712)[-2] == "20:59:57Z · in 11 min 52 s"


@pytest.mark.parametrize("seconds", [1e18, -1e18, float("inf"), float("nan")])
def test_no_calendar_has_it(seconds: float) -> None:
    assert phrases.date_line(seconds, 0) == "beyond the years 1 to 9999"


@pytest.mark.parametrize(
    "literal, first",
    [
        ("4102444800000", "looks like milliseconds: 2100-01-01T00:00:00Z"),
        ("1767225600000000", "looks like microseconds: 2026-01-01T00:00:00Z"),
        ("1767225600000000000", "looks like nanoseconds: 2026-01-01T00:00:00Z"),
        ("1e400", "beyond the year 9999"),
        ("253402300800", "beyond the year 9999"),
        ("-1e400", "before 1970"),
        ("-1e99999999999999999999", "before the year 1"),
    ],
)
def test_a_date_that_cannot_be_one_says_so(literal: str, first: str) -> None:
    moment = understand("exp", literal)
    assert phrases.moment_forms(moment, 0)[0] == first
    assert phrases.is_warning(moment)


def test_a_moment_before_1970_is_said_with_its_date(zone: Callable[[str], None]) -> None:
    zone("UTC0")
    forms = phrases.moment_forms(understand("exp", "-1"), 0)
    assert forms[0] == "before 1970 · 1969-12-31T23:59:59Z · 1 s ago"
    assert all(form.startswith("before 1970") for form in forms)


def test_a_fraction_is_no_warning(zone: Callable[[str], None]) -> None:
    zone("UTC0")
    moment = understand("exp", "10.5")
    assert phrases.moment_forms(moment, 0)[0] == "1970-01-01T00:00:10Z · in 11 s · has a fraction"
    assert not phrases.is_warning(moment)


@pytest.mark.parametrize(
    "literal, said",
    [
        ('"1"', "text, not a number"),
        ("true", "true or false, not a number"),
        ("null", "null, not a number"),
        ("[1]", "a list, not a number"),
        ("{}", "an object, not a number"),
    ],
)
def test_what_is_no_number_is_named(literal: str, said: str) -> None:
    assert phrases.moment_forms(Moment("exp", literal, 1, None, "not-number"), 0) == (said,)


def test_how_often() -> None:
    assert [phrases.times_text(count) for count in (2, 3, 1200)] == ["twice", "3 times", "1,200 times"]


@pytest.mark.parametrize(
    "ahead,expected",
    [(712.0, "12:11:52 · 11:11:52Z · in 11 min 52 s"), (86_400.0 * 9, "2026-11-13 12:00 · 11:00Z · in 9 d")],
)
def test_local_time_utc_and_what_is_left_stay_together_in_narrow_places(
    zone: Callable[[str], None], ahead: float, expected: str
) -> None:
    now = 1_793_790_000.0
    zone("Europe/Berlin")
    assert expected in phrases.date_forms(now + ahead, now)
