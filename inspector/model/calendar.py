"""Moments and spans of time in figures; the words around them belong to `report` and the view."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_UNITS = (("y", 31_556_952), ("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
_PAIRS = ((31_556_952, 86_400), (86_400, 3_600), (3_600, 60), (60, 1), (1, 1))
"""Each unit with the one that is told beside it, in seconds."""


def utc(seconds: float) -> datetime | None:
    """The moment ``seconds`` after 1970-01-01 UTC, None where no calendar of the years 1 to 9999 has it."""
    from datetime import UTC, datetime, timedelta  # the first window has no date to show

    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return None


def utc_text(seconds: float) -> str:
    """As ISO 8601 in UTC (``2026-11-23T20:59:57Z``); empty beyond the calendar."""
    moment = utc(seconds)
    return "" if moment is None else f"{moment:%Y-%m-%dT%H:%M:%S}Z".rjust(20, "0")


def local_text(seconds: float) -> str:
    """As date and time of the system's zone with its offset (``2026-11-23 21:59:57 +01:00``); empty beyond the calendar."""
    moment = utc(seconds)
    if moment is None:
        return ""
    try:
        local = moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return ""
    offset = f"{local:%z}"
    return f"{local:%Y-%m-%d %H:%M:%S} {offset[:3]}:{offset[3:5]}"


def span(seconds: float, parts: int = 2) -> tuple[tuple[int, str], ...]:
    """A span as its largest units, each a whole number and ``y``, ``d``, ``h``, ``min`` or ``s``; seconds round up.

    Rounding up makes a countdown reach zero at its deadline, not a second before: 0.3 s are shown as 1 s.
    """
    whole = math.ceil(abs(seconds)) if math.isfinite(seconds) else 0
    place = next((place for place, (_, size) in enumerate(_UNITS) if whole >= size), None)
    if place is None:
        return ((0, "s"),)
    shown = []
    for unit, size in _UNITS[place : place + parts]:
        count, whole = divmod(whole, size)
        if count:
            shown.append((count, unit))
    return tuple(shown)


def gone(seconds: float) -> int:
    """What is told of a span that has gone by: whole seconds in the first minute, whole minutes after it."""
    whole = math.floor(max(0.0, seconds)) if math.isfinite(seconds) else 0
    return whole - whole % 60 if whole >= 60 else whole


def seconds_matter(delta: float) -> bool:
    """Tell whether a moment ``delta`` seconds from now is told to the second: in its last hour, and in the minute after."""
    return -60 < delta < 3_600


def next_words(moment: float, now: float) -> float:
    """When what is told of the distance to a moment next changes: "in 11 min 52 s", "5 h 12 min left", "3 min ago"."""
    if moment > now:
        ahead = math.ceil(moment - now)
        large, small = next(pair for pair in _PAIRS if ahead >= pair[0])
        return moment - (ahead - ahead % large % small - 1)
    past = math.floor(now - moment)
    if past < 60:
        return moment + past + 1
    large, small = next(pair for pair in _PAIRS if past >= pair[0])
    small = max(60, small)
    rest = past % large
    return moment + min(past - rest % small + small, past - rest + large)


def parse_moment(text: str) -> float | None:
    """Read ISO 8601 or Unix seconds as seconds since 1970-01-01 UTC; None where it is neither.

    A date and time without an offset is one of the system's zone.
    """
    text = text.strip()
    seconds = _as_number(text)
    if seconds is not None:
        return seconds if math.isfinite(seconds) and abs(seconds) < 1e15 else None
    from datetime import datetime

    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def _as_number(text: str) -> float | None:
    try:
        return None if "_" in text else float(text)
    except ValueError:
        return None
