"""Puts the tokens of the shelf in the order that the person chose."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from inspector.view.shelf.scale import Life
    from inspector.view.shelf.words import Words

FOUND, TIME, TYPE, ISSUER = ORDERS = ("found", "time", "type", "issuer")
"""As found, by the time left, by type, by issuer."""


class Deadlines:
    """Knows when the order by time left changes: only ever when a token expires, or the clock is set back.

    The token that needs care first stands first: those that still run, the next to expire at the top; then those that never
    expire; then those whose dates cannot be read; the expired at the end, the latest first. So a token that expires goes
    from the first place to the first of the expired, and nothing else moves.
    """

    def __init__(self) -> None:
        self._ends: list[float] = []
        self._passed = 0

    def add(self, lives: Iterable[Life], now: float) -> None:
        """Take note of more expiries."""
        self._ends += [life.end for life in lives if life.end is not None]
        self._ends.sort()
        self._passed = bisect_right(self._ends, now)

    def pass_to(self, now: float) -> bool:
        """Let the time be ``now``; tell whether a token has expired since, or has not any more."""
        passed = bisect_right(self._ends, now)
        if passed == self._passed:
            return False
        self._passed = passed
        return True


def by_time(lives: Sequence[Life], is_dated: Callable[[int], bool], now: float) -> Callable[[int], tuple[float, ...]]:
    """The key to sort places by the time left; ``is_dated``: whether a place without an expiry is known to have none."""

    def key(place: int) -> tuple[float, ...]:
        end = lives[place].end
        if end is None:
            return (1.0 if is_dated(place) else 2.0, 0.0, place)
        return (0.0, end, place) if end > now else (3.0, -end, place)

    return key


def by_words(words: Sequence[Words | None], order: str) -> Callable[[int], tuple[bool, str, str, int]]:
    """The key to sort places by type or issuer; what says nothing, or was not looked at yet, stands at the end."""

    def key(place: int) -> tuple[bool, str, str, int]:
        said = words[place]
        if said is None:
            return (True, "\U0010ffff", "", place)
        first, second = (said.title, said.issuer) if order == TYPE else (said.issuer, said.title)
        return (not first, first.casefold(), second.casefold(), place)

    return key
