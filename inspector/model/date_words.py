"""Reads dates as people write them: ``now+15m``, ``+1h``, ``-2d``, ``30d``, ``yesterday 14:00``, ISO 8601, Unix seconds."""

from __future__ import annotations

import math
import re
from functools import cache

from inspector.model.calendar import parse_moment, utc

UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800, "y": 31_536_000}
"""Seconds of each unit; a year has 365 days."""
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_LONGEST = 60
_MILLISECONDS = 10**11
"""Numbers from which on a date is taken for milliseconds: as seconds it would lie beyond the year 5000."""


def parse_date(text: str, now: float) -> float | None:
    """Give the moment that a text names, in seconds since 1970-01-01 UTC; None where it names none.

    ``now``, and what is added to it or taken away: ``now+15m``, ``now - 1h30m``, ``+1h``, ``-2d``, ``30d``; units are s, m, h,
    d, w and y (365 days). A day of the system's zone: ``yesterday``, ``today`` or ``tomorrow``, with a time or at the same
    one, or a time alone. Else ISO 8601 (without an offset: the system's zone) or Unix seconds.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    day = _day().fullmatch(text)
    if day is not None and (day["day"] or day["time"]):
        return _on_day(now, _DAYS[(day["day"] or "today").lower()], day["time"] or "")
    match = _relative().fullmatch(text)
    if match is None or not (match["now"] or match["span"]):
        return parse_moment(text)
    if not match["span"]:
        return None if match["sign"] else now
    if match["now"] and not match["sign"]:
        return None
    seconds = sum(int(number) * UNITS[unit.lower()] for number, unit in _part().findall(match["span"]))
    return now - seconds if match["sign"] == "-" else now + seconds


def mended(number: float) -> float | None:
    """Give the seconds of a date that was written in milli-, micro- or nanoseconds; None where it is none of those."""
    if not _MILLISECONDS <= abs(number) < _MILLISECONDS * 10**9:
        return None
    unit = 1_000
    while abs(number) / unit >= _MILLISECONDS:
        unit *= 1_000
    return float(math.floor(number / unit + 1e-6))  # a double of nanoseconds is some hundred of them off


def relative_date(seconds: int) -> str:
    """Write a distance to now as `parse_date` reads it: ``now``, ``+1h30m``, ``-2d``."""
    if not seconds:
        return "now"
    rest, parts = abs(seconds), []
    for unit in ("d", "h", "m", "s"):
        count, rest = divmod(rest, UNITS[unit])
        if count:
            parts.append(f"{count}{unit}")
    return ("+" if seconds > 0 else "-") + "".join(parts)


def _on_day(now: float, days: int, clock: str) -> float | None:
    from datetime import datetime, time, timedelta

    present = utc(now)
    if present is None:
        return None
    try:
        # Without its zone: the same time of another day, also where a clock was turned in between.
        moment = present.astimezone().replace(tzinfo=None) + timedelta(days=days)
        if clock:
            hour, rest = clock.split(":", 1)
            moment = datetime.combine(moment, time.fromisoformat(f"{hour:0>2}:{rest}"))
        return moment.timestamp()
    except (ValueError, OverflowError, OSError):  # no such time, no such year
        return None


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"(?ai)(?P<day>yesterday|today|tomorrow)?(?:\s+at)?\s*(?P<time>\d{1,2}:\d\d(?::\d\d)?)?")


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r"(?i)(?P<now>now)?\s*(?P<sign>[+-])?\s*(?P<span>(?:\d{1,9}\s*[smhdwy]\s*){1,6})?")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"(?i)(\d+)\s*([smhdwy])")
