"""What somebody who edits a claim typed as its date, and the digits that are to stand in the claim for it."""

from __future__ import annotations

import math
from typing import NamedTuple

from inspector.model.calendar import parse_moment
from inspector.model.date_words import mended, parse_date

_FARTHEST = 253_402_300_800
"""The end of the year 9999."""


class TypedDate(NamedTuple):
    """``seconds`` since 1970-01-01 UTC, ``digits`` as JSON; ``is_mended``: milli-, micro- or nanoseconds were typed."""

    seconds: float
    digits: str
    is_mended: bool = False


def typed_date(text: str, now: float) -> TypedDate | None:
    """Read a date as `parse_date` does; None where it is none. A fraction that was typed is kept (RFC 7519, 2)."""
    in_seconds = mended(_number(text))
    if in_seconds is not None:
        return TypedDate(in_seconds, digits_of(in_seconds), is_mended=True)
    moment = parse_date(text, now)
    if moment is None or not abs(moment) < _FARTHEST:
        return None
    # What is counted from now begins at a whole second: nobody typed the fraction of this moment.
    exact = parse_moment(text)
    moment = math.floor(moment) if exact is None else exact
    return TypedDate(moment, digits_of(moment))


def digits_of(seconds: float) -> str:
    """Write seconds as a number of JSON that loses nothing, without a needless fraction."""
    return str(int(seconds)) if float(seconds).is_integer() else repr(float(seconds))


def _number(text: str) -> float:
    try:
        number = float(text) if "_" not in text else 0.0
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0
