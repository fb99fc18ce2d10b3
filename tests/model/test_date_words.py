"""Dates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.date_words import UNITS, mended, parse_date, relative_date

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
    "text", ["", "+", "-", "now+", "now 5m", "tomorrow", "5x", "1e400", "5m now", "d", "9" * 80 + "d", "nan"]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text, NOW) is None


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
