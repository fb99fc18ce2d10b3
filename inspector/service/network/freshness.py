"""What the headers of an answer say about time: how long it may be used again (RFC 9111), and what its server's clock says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.model.request import Answer

LONGEST = 86_400.0
"""Seconds for which an answer is used again at most; keys are rotated."""


def fresh_for(answer: Answer) -> float:
    """Seconds for which the answer may be used again without asking; 0 where its headers do not allow it."""
    directives = _directives(answer.header("cache-control"))
    if "no-store" in directives or "no-cache" in directives or answer.header("vary").strip() == "*":
        return 0.0
    age = float(_whole(answer.header("age")) or 0)
    if "max-age" in directives:
        return _bounded(float(_whole(directives["max-age"]) or 0) - age)
    expires, date = moment(answer.header("expires")), moment(answer.header("date"))
    return _bounded(expires - date - age) if expires is not None and date is not None else 0.0


def clock_ahead(answer: Answer, received: float) -> float | None:
    """Seconds by which the server's clock is ahead of ours, to about a second; None where its answer has no date.

    ``received``: when the answer came, in seconds since 1970-01-01 UTC.
    """
    date = moment(answer.header("date"))
    if date is None:
        return None
    # The header counts whole seconds, so on average half a one is lost.
    return date + 0.5 + float(_whole(answer.header("age")) or 0) - received


def moment(text: str) -> float | None:
    """Read a date of HTTP (RFC 9110, 5.6.7), in seconds since 1970-01-01 UTC; None where it is none."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp() if text else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _directives(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.lower().split(","))
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs}


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _bounded(seconds: float) -> float:
    return min(max(seconds, 0.0), LONGEST)
