"""Finds the date that stands at the caret of somebody who edits claims: cheap enough for every movement."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import NamedTuple

from inspector.model.date_words import mended

NAMES = frozenset({"iat", "nbf", "exp", "auth_time", "updated_at"})
"""Claims that are dates whatever number they hold (RFC 7519, 4.1; OpenID Connect Core, 2 and 5.1)."""
_AROUND = 400
"""Characters before and behind the caret that are looked at."""
_LIKELY = range(946_684_800, 4_102_444_800)
"""Seconds of the years 2000 to 2099: a number among these in a claim of any name is shown as a date, too."""
_WORDS = ("_at", "At", "time", "Time", "date", "Date", "expires", "until", "since")


class Dated(NamedTuple):
    """A claim's number that is a date: where its digits stand in the text, and what they are.

    ``mended``: the same in seconds where it was written in milli-, micro- or nanoseconds.
    """

    name: str
    start: int
    end: int
    number: float
    mended: float | None


def date_at(text: str, caret: int) -> Dated | None:
    """Give the date whose name or digits the caret touches; None where there is none."""
    low, high = max(0, caret - _AROUND), caret + _AROUND
    for match in _member().finditer(text, low, min(len(text), high)):
        if match.start() > caret:
            return None
        if match.end() < caret:
            continue
        number = float(match["number"])
        name = _name(match["name"])
        in_seconds = mended(number)
        is_date = name in NAMES or int(in_seconds if in_seconds is not None else number) in _LIKELY
        if in_seconds is not None and name not in NAMES and not name.endswith(_WORDS):
            is_date = False  # a large number of any other name is rather an identifier
        return Dated(name, match.start("number"), match.end("number"), number, in_seconds) if is_date else None
    return None


def _name(quoted: str) -> str:
    try:
        return str(json.loads(quoted))
    except ValueError:
        return quoted.strip('"')


@cache
def _member() -> re.Pattern[str]:
    return re.compile(
        r'(?P<name>"(?:[^"\\\n]|\\.){0,100}")\s*:\s*(?P<number>-?\d{1,25}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?)(?![\w.+-])'
    )
