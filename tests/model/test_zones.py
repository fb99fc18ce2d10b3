"""How a moment is written: in any zone and form, always with what tells the zone, and never wrong on a night when clocks turn."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.calendar import parse_moment
from inspector.model.zones import FORMS, LOCAL, UTC, Style, copied, is_zone, moment_in, offset, unix, write, zone_names

MOMENT = 1_795_467_597
BERLIN = "Europe/Berlin"
SPRING = 1_774_746_000  # 2026-03-29T01:00:00Z: 02:00 becomes 03:00
AUTUMN = 1_792_890_000  # 2026-10-25T01:00:00Z: 03:00 becomes 02:00


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("This system's zone cannot be changed by a program.")
    monkeypatch.setenv("TZ", BERLIN)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "style,text",
    [
        (Style(UTC), "2026-11-23T20:59:57Z"),
        (Style(UTC, "rfc1123"), "Mon, 23 Nov 2026 20:59:57 GMT"),
        (Style(UTC, "unix"), "Unix 1795467597"),
        (Style(BERLIN), "2026-11-23 21:59:57 +01:00"),
        (Style(BERLIN, "rfc1123"), "Mon, 23 Nov 2026 21:59:57 +0100"),
        (Style("Asia/Kolkata"), "2026-11-24 02:29:57 +05:30"),
        (Style("Pacific/Kiritimati", "rfc1123"), "Tue, 24 Nov 2026 10:59:57 +1400"),
    ],
)
def test_a_moment_is_written_in_the_zone_and_form_that_were_chosen(style: Style, text: str) -> None:
    assert write(MOMENT, style) == text


def test_unix_seconds_are_copied_as_a_number() -> None:
    assert copied(MOMENT, Style(form="unix")) == "1795467597"
    assert copied(MOMENT, Style(UTC)) == "2026-11-23T20:59:57Z"
    assert [unix(seconds) for seconds in (-1.5, 0, 0.125, 1e14)] == ["-1.5", "0", "0.125", "100000000000000"]


def test_the_system_s_zone_is_the_usual_one(berlin: None) -> None:
    assert write(MOMENT) == "2026-11-23 21:59:57 +01:00"


@pytest.mark.parametrize("zone", [LOCAL, BERLIN])
@pytest.mark.parametrize(
    "turn,before,after",
    [
        (SPRING, "2026-03-29 01:59:59 +01:00", "2026-03-29 03:00:00 +02:00"),
        (AUTUMN, "2026-10-25 02:59:59 +02:00", "2026-10-25 02:00:00 +01:00"),
    ],
)
def test_the_nights_when_clocks_turn(berlin: None, zone: str, turn: int, before: str, after: str) -> None:
    assert (write(turn - 1, Style(zone)), write(turn, Style(zone))) == (before, after)
    assert parse_moment(before) == turn - 1
    assert parse_moment(after) == turn


@pytest.mark.parametrize(
    "seconds,text",
    [
        (2**31 - 1, "2038-01-19T03:14:07Z"),
        (2**31, "2038-01-19T03:14:08Z"),
        (2**32, "2106-02-07T06:28:16Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"),
        (253_402_300_800, ""),
        (-1, "1969-12-31T23:59:59Z"),
        (-0.5, "1969-12-31T23:59:59Z"),
        (10.9, "1970-01-01T00:00:10Z"),
        (-62_135_596_800, "0001-01-01T00:00:00Z"),
        (1e15, ""),
        (math.nan, ""),
        (math.inf, ""),
    ],
)
def test_odd_moments_are_written_or_left_out(seconds: float, text: str) -> None:
    assert write(seconds, Style(UTC)) == text


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", LOCAL])
def test_the_ends_of_the_calendar_do_not_fail(zone: str) -> None:
    for seconds in (253_402_300_799, -62_135_596_800):
        for form in FORMS:
            assert isinstance(write(seconds, Style(zone, form)), str)
    assert write(253_402_300_799, Style("Asia/Tokyo")) == "9999-12-31T23:59:59Z"
    assert offset(253_402_300_799, Style("Asia/Tokyo")) == "Z"


@given(st.integers(-2_000_000_000, 8_000_000_000), st.sampled_from([UTC, BERLIN, "Asia/Kathmandu", "America/St_Johns"]))
def test_whatever_is_written_names_the_same_moment(seconds: int, zone: str) -> None:
    assert parse_moment(write(seconds, Style(zone))) == seconds
    assert parse_moment(copied(seconds, Style(zone, "unix"))) == seconds
    assert parsedate_to_datetime(write(seconds, Style(zone, "rfc1123"))).timestamp() == seconds


@given(st.floats())
def test_no_number_is_too_odd_for_any_form(seconds: float) -> None:
    for form in FORMS:
        assert isinstance(write(seconds, Style(BERLIN, form)), str)


@pytest.mark.parametrize(
    "name", ["", "Nowhere/City", "../../etc/passwd", "/etc/localtime", "Europe", "a\0b", "x" * 5000]
)
def test_what_is_no_zone_is_told_and_taken_as_the_system_s(berlin: None, name: str) -> None:
    assert not is_zone(name)
    assert write(MOMENT, Style(name)) == write(MOMENT)


def test_the_zones_of_this_machine_are_offered() -> None:
    names = zone_names()
    assert {BERLIN, UTC} <= set(names)
    assert list(names) == sorted(set(names))
    assert all(map(is_zone, names))


def test_a_time_of_day_bears_what_tells_its_zone() -> None:
    assert offset(MOMENT, Style(UTC)) == "Z"
    assert offset(MOMENT, Style(BERLIN)) == "+01:00"
    moment = moment_in(MOMENT, BERLIN)
    assert isinstance(moment, datetime)
    assert moment.hour == 21
