"""Says when the next thing in view changes, so that the program wakes for that and for nothing else."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

from inspector.model.calendar import next_words
from inspector.model.lifetime import find_date
from inspector.model.timing import next_change
from inspector.model.turns import turns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Clock
    from inspector.model.inspection import Inspected

_OTHER_DATES = ("auth_time", "updated_at")
"""Claims beside those of the life of which the distance from now is told (OpenID Connect Core 1.0, 2 and 5.1)."""


class Alarm(Protocol):
    """What wakes the program; `desktop.ticker` is one."""

    def arm(self, moment: float | None) -> None:
        """Wake at that moment (seconds since 1970), or when it sees fit."""
        ...


class Timekeeper:
    """Hears the desk and arms the alarm to the next change; where the moment of judging stands still, to none."""

    def __init__(self, desk: Desk, clock: Clock, alarm: Alarm) -> None:
        self._desk = desk
        self._clock = clock
        self._alarm = alarm
        self._tokens: Sequence[Inspected] = ()
        self._turns: tuple[float, ...] = ()
        self._inspected: Inspected | None = None
        self._others: tuple[float, ...] = ()
        desk.listeners.append(self.hear)

    def hear(self) -> None:
        """The desk changed, or the time went on."""
        self._alarm.arm(self.next_change(self._desk.inspection.now))

    def next_change(self, now: float) -> float | None:
        """When something that is shown changes next; None where nothing does."""
        if abs(now - self._clock()) > 1 or self._desk.working:
            return None  # judged as of another moment, or not at all yet
        found = [*self._on_the_shelf(now)]
        if (inspected := self._desk.inspected) is not None:
            if inspected is not self._inspected:
                self._inspected = inspected
                dates = (find_date(inspected.token.payload, claim) for claim in _OTHER_DATES)
                self._others = tuple(date.seconds for date in dates if date is not None and date.seconds is not None)
            found.append(next_change(inspected.token.dates, now, self._desk.policy.leeway, self._others))
        return min(found, default=None)

    def _on_the_shelf(self, now: float) -> list[float]:
        """The nearest turns of all tokens, however many: the next one to come, and the last that is still counted up."""
        tokens = self._desk.inspection.tokens
        if tokens is not self._tokens:
            self._tokens = tokens
            self._turns = turns_of(inspected.token.dates for inspected in tokens) if len(tokens) > 1 else ()
        place = bisect_right(self._turns, now)
        return [next_words(moment, now) for moment in self._turns[max(0, place - 1) : place + 1]]
