"""Entries of the shelf for its tests: unsigned claims are enough, nothing here is verified."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inspector.model.shelf import Entry
from inspector.service import inspect, sign

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = 1_800_000_000.0


def entry(number: int, *, place: str = "", header: dict[str, object] | None = None, **claims: Any) -> Entry:
    """One entry with these claims."""
    text = sign(json.dumps({"alg": "HS256", "typ": "JWT", **(header or {})}), json.dumps(claims), "s" * 32)
    (inspected,) = inspect(text, now=NOW).tokens
    return Entry(inspected._replace(token=inspected.token._replace(place=place)), number)


def lasting(*seconds: float | None) -> tuple[Entry, ...]:
    """Entries numbered from 1 that still last so many seconds; None: without an expiry."""
    return tuple(
        entry(number, sub=f"user-{number}", iat=NOW - 7200, exp=NOW + left)
        if left is not None
        else entry(number, sub=f"user-{number}", iat=NOW - 7200)
        for number, left in enumerate(seconds, 1)
    )


def many(count: int, kinds: Iterable[Entry] = ()) -> tuple[Entry, ...]:
    """Very many entries, of a few tokens."""
    some = tuple(kinds) or lasting(*range(60, 1260, 60))
    return tuple(some[number % len(some)]._replace(number=number) for number in range(1, count + 1))
