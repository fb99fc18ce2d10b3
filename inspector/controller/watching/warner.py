"""The conversation about warnings: who is to hear of which expiry, and when, also while no window is open."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from inspector.model.warnings import EVERYBODY, PINNED, Due, Habit, Message, Vigil, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Clock
    from inspector.controller.watching.appointments import Appointments
    from inspector.model.shelf import Entry


class Herald(Protocol):
    """Tells somebody who does not look at the window; `desktop.notifications` is one."""

    def tell(self, message: Message) -> None:
        """Say it outside of the window."""
        ...


class WarningView(Protocol):
    """The window's own strip, for those who look at it, and for desktops that have nothing else."""

    def show_warning(self, message: Message) -> None:
        """Say it in the window until it is closed or the next one comes."""
        ...


class Warner:
    """Hears the desk, waits for what was promised, and says it once.

    ``phrase``: gives title and body for what is due, in the person's language. ``is_looked_at``: whether the window is active
    and in view. ``can_refresh``: whether the token of a number can be refreshed as things stand.
    """

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        appointments: Appointments,
        herald: Herald,
        view: WarningView,
        phrase: Callable[[tuple[Due, ...], tuple[Entry, ...]], tuple[str, str]],
        is_looked_at: Callable[[], bool],
        can_refresh: Callable[[int], bool],
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._appointments = appointments
        self._herald = herald
        self._view = view
        self._phrase = phrase
        self._is_looked_at = is_looked_at
        self._can_refresh = can_refresh
        self._vigil = Vigil()
        self._entries: tuple[Entry, ...] = ()
        self._chosen: dict[int, tuple[float, ...]] = {}
        self._renewed: frozenset[int] = frozenset()
        self.habit = Habit()
        desk.listeners.append(self.hear)

    def set_habit(self, habit: Habit) -> None:
        """Warn like this of every token for which nothing else was chosen."""
        self.habit = habit._replace(ahead=readable(habit.ahead))
        self._expect()

    def choose(self, number: int, ahead: tuple[float, ...] | None) -> None:
        """Warn of one token so many seconds before it expires; empty: never; None: as of the others."""
        if ahead is None:
            self._chosen.pop(number, None)
        else:
            self._chosen[number] = readable(ahead)
        self._expect()

    def choice(self, number: int) -> tuple[float, ...] | None:
        """What was chosen for one token; None: it goes with the others."""
        return self._chosen.get(number)

    def spare(self, numbers: frozenset[int]) -> None:
        """These refresh by themselves: only if that did not happen there is something to tell, at the expiry."""
        if numbers != self._renewed:
            self._renewed = numbers
            self._expect()

    def hear(self) -> None:
        """The desk changed, or the time went on."""
        if self._desk.working:
            return  # what is held is not known now
        if self._desk.entries is not self._entries or self._vigil.was_set_back(self._clock()):
            self._expect()

    def wake(self) -> None:
        """A promised moment has come, or the machine slept through it: say all that is due in one message."""
        events = self._vigil.take(now := self._clock())
        self._promise()
        places = {entry.number: place for place, entry in enumerate(self._entries, 1)}
        dues = tuple(
            Due(event, places[event.number], event.expires - now) for event in events if event.number in places
        )
        if not dues:
            return
        entries = tuple(self._entries[due.place - 1] for due in dues)
        number = dues[0].event.number if len(dues) == 1 else None
        title, body = self._phrase(dues, entries)
        message = Message(title, body, number, number is not None and self._can_refresh(number))
        if self._is_looked_at():
            self._view.show_warning(message)
        else:
            self._herald.tell(message)

    def _expect(self) -> None:
        self._entries = self._desk.entries
        self._vigil.expect(self._wanted(), self._clock())
        self._promise()

    def _promise(self) -> None:
        self._appointments.make(self.wake, self._vigil.next_moment)

    def _wanted(self) -> Iterator[tuple[int, float, tuple[float, ...]]]:
        whom, usual = self.habit
        for entry in self._entries:
            ahead = self._chosen.get(entry.number) if self._chosen else None
            if ahead is None:
                if whom != EVERYBODY and not (whom == PINNED and entry.is_pinned):
                    continue
                ahead = usual
            if ahead and entry.number in self._renewed:
                ahead = (0.0,)
            expires = entry.inspected.token.dates.expires_at
            if expires is not None and expires.seconds is not None and math.isfinite(expires.seconds):
                yield entry.number, expires.seconds, ahead
