"""Dates as people write them."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.date_words import UNITS, mended, parse_date, relative_date

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    "text, moment",
    [
        ("now", NOW),
        (" NOW ", NOW),
        ("now+15m", NOW + 900),
        ("now - 1h30m", NOW - 5400),
        ("+1h", NOW + 3600),
        ("-2d", NOW - 172_800),
        ("30d", NOW + 2_592_000),
        ("1 h 30 m", NOW + 5400),
        ("2w", NOW + 1_209_600),
        ("1y", NOW + 31_536_000),
        ("1800000000", 1_800_000_000.0),
        ("1800000000.5", 1_800_000_000.5),
        ("-5", -5.0),
        ("2027-01-15T08:00:00Z", NOW),
        ("2027-01-15T09:00:00+01:00", NOW),
    ],
)
def test_what_people_write(text: str, moment: float) -> None:
    assert parse_date(text, NOW) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+",
        "-",
        "now+",
        "now 5m",
        "tomorrow 25:00",
        "at",
        "yesterday 1400",
        "5x",
        "1e400",
        "5m now",
        "d",
        "9" * 80 + "d",
        "nan",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text, NOW) is None


@pytest.fixture(params=["UTC", "Europe/Berlin", "America/St_Johns"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="The zone of this system cannot be set for a test.")
@pytest.mark.parametrize(
    "text, days, clock",
    [
        ("yesterday", -1, None),
        ("Tomorrow", 1, None),
        ("today", 0, None),
        ("yesterday 14:00", -1, (14, 0, 0)),
        ("tomorrow at 9:05", 1, (9, 5, 0)),
        ("today 23:59:58", 0, (23, 59, 58)),
        (" 0:00 ", 0, (0, 0, 0)),
    ],
)
def test_days_and_times_are_those_of_the_machine(
    zone: ZoneInfo, text: str, days: int, clock: tuple[int, int, int] | None
) -> None:
    wanted = datetime.fromtimestamp(NOW, zone) + timedelta(days=days)
    if clock is not None:
        wanted = wanted.replace(hour=clock[0], minute=clock[1], second=clock[2])

    assert parse_date(text, NOW) == wanted.timestamp()


@pytest.mark.parametrize("now", [1e15, -1e15, float(2**62)])
def test_no_day_stands_beside_a_moment_beyond_the_calendar(now: float) -> None:
    assert parse_date("yesterday 14:00", now) is None


@given(
    st.sampled_from(["", "now"]),
    st.sampled_from("+-"),
    st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(sorted(UNITS))), min_size=1, max_size=5),
)
def test_spans_add_up(start: str, sign: str, parts: list[tuple[int, str]]) -> None:
    text = start + sign + "".join(f"{number}{unit}" for number, unit in parts)
    seconds = sum(number * UNITS[unit] for number, unit in parts)
    assert parse_date(text, NOW) == NOW + (seconds if sign == "+" else -seconds)


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    found = parse_date(text, NOW)
    assert found is None or isinstance(found, float)


@given(st.integers(10**8, 5 * 10**9), st.sampled_from([10**3, 10**6, 10**9]))
def test_finer_units_are_mended(seconds: int, unit: int) -> None:
    assert mended(float(seconds)) is None
    if seconds * unit >= 10**11:
        assert mended(float(seconds * unit)) == seconds


@given(st.integers(-(10**12), 10**12))
def test_a_distance_is_read_as_it_was_written(seconds: int) -> None:
    assert parse_date(relative_date(seconds), 1_800_000_000.0) == 1_800_000_000.0 + seconds
