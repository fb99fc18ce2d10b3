"""The conversation about the small window that stays on top: which tokens stand in it, and what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from inspector.model.timing import next_change

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Clock
    from inspector.controller.watching.appointments import Appointments
    from inspector.model.shelf import Entry

MOST = 12
"""Tokens that are shown at once; of more, those that go first."""
_FARTHEST = 30.0
"""Seconds after which a window in view is brought up to the clock in any case: it may have been set."""


class WatchView(Protocol):
    """The small window.

    Signals: ``inspectRequested(int)``, ``refreshRequested(int)``, ``removeRequested(int)`` with an entry's number;
    ``shownChanged(bool)``.
    """

    def show_tokens(self, rows: tuple[tuple[int, Entry], ...], more: int, now: float) -> None:
        """Show tokens with their places on the shelf from 1, how many more there are, and the time."""
        ...


class Watcher:
    """Keeps the small window true to the desk and to the clock: pinned tokens, and those that it was asked to watch."""

    def __init__(self, desk: Desk, clock: Clock, appointments: Appointments, view: WatchView) -> None:
        self._desk = desk
        self._clock = clock
        self._appointments = appointments
        self._view = view
        self._is_shown = False
        self._asked_for: list[int] = []
        self._pinned_here: set[int] = set()
        self._left_out: set[int] = set()
        self._held: tuple[Entry, ...] | None = None
        self._ranked: tuple[tuple[int, Entry], ...] = ()
        self._holds = (0.0, 0.0)
        desk.listeners.append(self.hear)

    def watch(self, number: int) -> None:
        """Keep an eye on a token, which pins it: a paste must not take it away."""
        entry = next((entry for entry in self._desk.entries if entry.number == number), None)
        if entry is None:
            return
        self._held = None
        self._left_out.discard(number)
        if number not in self._asked_for:
            self._asked_for.append(number)
        if not entry.is_pinned:
            self._pinned_here.add(number)
            self._desk.pin(number)
        self.hear()

    def leave(self, number: int) -> None:
        """Keep no eye on it any more; one that was pinned for this alone is pinned no longer."""
        self._held = None
        self._left_out.add(number)
        if number in self._asked_for:
            self._asked_for.remove(number)
        entry = next((entry for entry in self._desk.entries if entry.number == number), None)
        if number in self._pinned_here and entry is not None and entry.is_pinned:
            self._desk.pin(number)
        self._pinned_here.discard(number)
        self.hear()

    def set_shown(self, shown: bool) -> None:
        """The small window came into view, or went."""
        self._is_shown = shown
        self.hear()

    def hear(self) -> None:
        """The desk changed, or the time went on."""
        if not self._is_shown:
            self._appointments.make(self.hear, None)
            return
        if self._desk.working:
            return  # what stands there holds until it is known what is held
        now = self._clock()
        rows = self._rows(now)
        self._view.show_tokens(rows[:MOST], max(0, len(rows) - MOST), now)
        changes = (next_change(entry.inspected.token.dates, now) for _, entry in rows[:MOST])
        self._appointments.make(self.hear, min((*changes, now + _FARTHEST)))

    def _rows(self, now: float) -> tuple[tuple[int, Entry], ...]:
        """The watched ones with their places: first what was asked for, then what goes first, what is gone last."""
        since, until = self._holds
        if self._held is self._desk.entries and since <= now < until:
            return self._ranked  # ten thousand are not put in order each second
        pinned = (
            (place, entry)
            for place, entry in enumerate(self._desk.entries, 1)
            if entry.is_pinned and entry.number not in self._left_out
        )
        ranked = sorted((self._rank(row, now), row) for row in pinned)
        self._held, self._ranked = self._desk.entries, tuple(row for _, row in ranked)
        self._holds = (now, min((rank[2] for rank, _ in ranked if rank[2] > now), default=float("inf")))
        return self._ranked

    def _rank(self, row: tuple[int, Entry], now: float) -> tuple[bool, bool, float, int]:
        place, entry = row
        expires = entry.inspected.token.dates.expires_at
        seconds = expires.seconds if expires is not None and expires.seconds is not None else float("inf")
        return entry.number not in self._asked_for, seconds <= now, seconds, place
