from __future__ import annotations

import math
import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.calendar import (
    gone,
    local_text,
    next_words,
    parse_moment,
    seconds_matter,
    span,
    utc,
    utc_text,
)


@pytest.fixture(params=["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if not hasattr(time, "tzset"):
        pytest.skip("This system's zone cannot be changed for a test.")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield str(request.param)
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "seconds,text",
    [
        (0, "1970-01-01T00:00:00Z"),
        (1_300_819_380, "2011-03-22T18:43:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"),
        (253_402_300_800, ""),
        (-62_135_596_800, "0001-01-01T00:00:00Z"),
        (-62_135_596_801, ""),
        (1e18, ""),
        (float("inf"), ""),
        (float("nan"), ""),
    ],
)
def test_a_moment_is_written_in_utc_or_not_at_all(seconds: float, text: str) -> None:
    assert utc_text(seconds) == text


@given(st.floats())
def test_no_number_of_seconds_is_too_odd(seconds: float) -> None:
    moment = utc(seconds)
    assert (utc_text(seconds) == "") == (moment is None)
    if moment is None:
        assert local_text(seconds) == ""


def test_local_time_bears_its_offset(zone: str) -> None:
    text = local_text(1_300_819_380)
    moment = datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z")
    assert moment.timestamp() == 1_300_819_380
    assert text.endswith("+00:00") == (zone == "UTC")


def test_local_time_at_the_ends_of_the_calendar_does_not_fail(zone: str) -> None:
    for seconds in (253_402_300_799, -62_135_596_800):
        text = local_text(seconds)
        assert text == "" or text[-6] in "+-"


def test_summer_time_is_that_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("This system's zone cannot be changed for a test.")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    assert local_text(1_784_000_000).endswith("+02:00")
    assert local_text(1_767_225_600).endswith("+01:00")
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "seconds,expected",
    [
        (0, ((0, "s"),)),
        (0.001, ((1, "s"),)),
        (59, ((59, "s"),)),
        (59.5, ((1, "min"),)),
        (60, ((1, "min"),)),
        (712, ((11, "min"), (52, "s"))),
        (3600, ((1, "h"),)),
        (3601, ((1, "h"),)),
        (90_061, ((1, "d"), (1, "h"))),
        (31_556_952 * 3 + 86_400, ((3, "y"), (1, "d"))),
        (-712, ((11, "min"), (52, "s"))),
        (float("inf"), ((0, "s"),)),
    ],
)
def test_a_span_is_told_in_its_two_largest_units(seconds: float, expected: object) -> None:
    assert span(seconds) == expected


@pytest.mark.parametrize(
    "text,seconds",
    [
        ("0", 0),
        ("1700000000", 1_700_000_000),
        (" 1700000000.5 ", 1_700_000_000.5),
        ("-1", -1),
        ("2011-03-22T18:43:00Z", 1_300_819_380),
        ("2011-03-22T19:43:00+01:00", 1_300_819_380),
        ("", None),
        ("tomorrow", None),
        ("nan", None),
        ("inf", None),
        ("1e400", None),
        ("1e20", None),
        ("1_000", None),
        ("2011-13-01", None),
        ("2011-02-30T00:00:00Z", None),
    ],
)
def test_a_moment_is_read_as_iso_8601_or_unix_seconds(text: str, seconds: float | None) -> None:
    assert parse_moment(text) == seconds


def test_a_date_without_an_offset_is_local(zone: str) -> None:
    seconds = parse_moment("2026-01-01T12:00:00")
    assert seconds is not None
    assert local_text(seconds).startswith("2026-01-01 12:00:00")
    assert parse_moment("2026-01-01") == seconds - 12 * 3600


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    seconds = parse_moment(text)
    assert seconds is None or abs(seconds) < 1e15


@given(st.integers(-62_135_596_800, 253_402_300_799))
def test_what_is_written_is_read_again(seconds: int) -> None:
    assert parse_moment(utc_text(seconds)) == seconds


@pytest.mark.parametrize(
    "delta,then",
    [
        (712.0, 1.0),
        (0.3, 0.3),
        (1.0, 1.0),
        (3_600.0, 1.0),
        (3_601.0, 2.0),
        (18_750.0, 31.0),  # "5 h 12 min" until 30 s have gone by, and one more
        (86_400.0 * 3 + 3_600 * 2, 1.0),
        (86_400.0 * 3 + 3_600 * 2 + 59, 60.0),
        (0.0, 1.0),
        (-59.0, 1.0),
        (-60.0, 60.0),
        (-185.0, 55.0),
        (-7_300.0, 20.0),
    ],
)
def test_words_change_when_they_would_say_another_thing(delta: float, then: float) -> None:
    assert next_words(1_000_000.0, 1_000_000.0 - delta) == pytest.approx(1_000_000.0 - delta + then)


@given(st.integers(-31_000_000, 31_000_000))
def test_what_is_told_stays_until_the_next_words_and_changes_then(delta: int) -> None:
    def told(now: float) -> object:
        left = -now
        return ("in", span(left)) if left > 0 else ("ago", span(gone(-left)))

    now = float(-delta)
    turn = next_words(0.0, now)
    assert turn > now
    assert told(turn) != told(now)
    assert told(turn - 0.5) == told(now) or turn - now <= 1


@pytest.mark.parametrize(
    "past,told", [(-5, 0), (0.9, 0), (59.9, 59), (60, 60), (185, 180), (7_300, 7_260), (math.nan, 0), (math.inf, 0)]
)
def test_what_is_past_is_told_in_whole_minutes_after_the_first(past: float, told: int) -> None:
    assert gone(past) == told


def test_seconds_matter_in_the_last_hour_and_in_the_minute_after() -> None:
    assert [seconds_matter(delta) for delta in (3_600, 3_599, 0, -59, -60)] == [False, True, True, True, False]
