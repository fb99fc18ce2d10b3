"""Keeps what became of each token, whoever refreshed it, for as long as the program runs; nothing of it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.renewal import Change, Renewal

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.ports import Clock

_REMEMBERED = 100
"""Refreshes of one token that are kept."""


class Histories:
    """One history for a token and all that were made from it by refreshes; ``listeners`` hear of every change."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._families: dict[int, int] = {}
        self._renewals: dict[int, tuple[Renewal, ...]] = {}
        self._following = 0
        self.listeners: list[Callable[[], None]] = []

    def note(
        self,
        of: int,
        to: int,
        before: str,
        after: str,
        changes: tuple[Change, ...],
        by: str,
        moment: float | None = None,
    ) -> Renewal:
        """Write down a refresh of the token of one number, which gave that of another, or of the same where it kept its place."""
        family = self._families.setdefault(of, of)
        self._families.setdefault(to, family)
        at = self._clock() if moment is None else moment
        renewal = Renewal(self._following, at, by, before, after, changes, of, to)
        self._following += 1
        self._renewals[family] = (*self._renewals.get(family, ())[1 - _REMEMBERED :], renewal)
        self._tell()
        return renewal

    def take_back(self, renewal: Renewal) -> None:
        """Forget a refresh that was undone."""
        family = self._families[renewal.of]
        self._renewals[family] = tuple(each for each in self._renewals[family] if each is not renewal)
        self._tell()

    def of(self, number: int) -> tuple[Renewal, ...]:
        """The refreshes of a token, of what it was made from and of what was made from it, the oldest first."""
        return self._renewals.get(self._families.get(number, number), ())

    def origin(self, number: int) -> int | None:
        """The number of the token that this one was made from beside it; None where it was not, or in its place."""
        made = (each.of for each in reversed(self.of(number)) if each.to == number != each.of)
        return next(made, None)

    def past(self, number: int) -> tuple[Renewal, bool] | None:
        """What a number of the past means: the refresh, and whether it is the token before it."""
        for renewals in self._renewals.values():
            for each in renewals:
                if number in each.past:
                    return each, number == each.past[0]
        return None

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()
