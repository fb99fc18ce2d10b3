"""Which moments before an expiry are worth a warning, and which of them were told already: never twice, never too late.

Nothing here asks the clock: whoever holds a `Vigil` says what time it is.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

AHEAD = (900.0, 300.0, 60.0, 0.0)
"""Seconds before the expiry that are offered; 0 is the expiry itself."""
NOBODY, PINNED, EVERYBODY = "nobody", "pinned", "everybody"
WHOM = (NOBODY, PINNED, EVERYBODY)
LONGEST = 366 * 86_400.0
"""Seconds before the expiry that can be chosen at most."""


class Habit(NamedTuple):
    """What holds for tokens of which nobody said otherwise: which of them are warned of, and how many seconds before."""

    whom: str = PINNED
    ahead: tuple[float, ...] = (300.0, 0.0)


class Event(NamedTuple):
    """One warning: ``moment`` it is due, of the token ``number``, ``ahead`` seconds before it expires; seconds since 1970."""

    moment: float
    number: int
    ahead: float
    expires: float


class Due(NamedTuple):
    """A token of which there is something to tell now: its place on the shelf from 1, and the seconds it has left."""

    event: Event
    place: int
    remaining: float


class Message(NamedTuple):
    """What the desktop is to say. ``number``: the token, None where there are several; no claim and no markup is in it."""

    title: str
    body: str
    number: int | None = None
    can_refresh: bool = False


def readable(ahead: Iterable[object]) -> tuple[float, ...]:
    """Keep of some values those that a person can have chosen, the longest first, each once."""
    seconds = {float(each) for each in ahead if isinstance(each, int | float) and 0 <= each <= LONGEST}
    return tuple(sorted(seconds, reverse=True))


class Vigil:
    """Holds what is still to be told of any number of tokens, in the order of time."""

    def __init__(self) -> None:
        self._pending: list[Event] = []
        self._known_since: dict[Event, float] = {}
        self._told: set[Event] = set()
        self._now = -math.inf

    def expect(self, wanted: Iterable[tuple[int, float, tuple[float, ...]]], now: float) -> None:
        """Expect these and nothing else: number and expiry of a token, and the seconds before it.

        What was over when it was first asked for is not told; unless the clock is set back, and it is yet to come.
        """
        was_set_back, self._now = now < self._now, now
        before, self._known_since = self._known_since, {}
        pending = []
        for number, expires, every_ahead in wanted:
            for ahead in every_ahead:
                event = Event(expires - ahead, number, ahead, expires)
                since = before.get(event, now)
                since = min(since, now) if was_set_back else since
                self._known_since[event] = since
                if event.moment > since and event not in self._told:
                    pending.append(event)
        pending.sort()
        self._pending = pending

    @property
    def next_moment(self) -> float | None:
        """When there is something to tell next; seconds since 1970."""
        return self._pending[0].moment if self._pending else None

    def was_set_back(self, now: float) -> bool:
        """Tell whether the clock shows less than it did, so that everything is to be expected anew."""
        return now < self._now

    def take(self, now: float) -> tuple[Event, ...]:
        """What is to be told now, in the order of time, and never again; of each token the last event alone."""
        self._now = max(self._now, now)
        count = bisect_right(self._pending, now, key=_moment)
        come, self._pending = self._pending[:count], self._pending[count:]
        self._told.update(come)
        last = {event.number: event for event in come}
        return tuple(sorted(last.values()))


def _moment(event: Event) -> float:
    return event.moment
