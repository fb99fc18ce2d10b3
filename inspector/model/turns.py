"""The moments at which many tokens turn, in order, so that the next one is found at once among ten thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.lifetime import last_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.lifetime import Dates


def turns_of(lives: Iterable[Dates]) -> tuple[float, ...]:
    """Every moment (seconds since 1970) at which one of them begins, is about to expire, or expires, sorted."""
    found = set()
    for dates in lives:
        if dates.not_before is not None and dates.not_before.seconds is not None:
            found.add(dates.not_before.seconds)
        if dates.expires_at is not None and dates.expires_at.seconds is not None:
            found.update((dates.expires_at.seconds, dates.expires_at.seconds - last_part(dates)))
    return tuple(sorted(found))
