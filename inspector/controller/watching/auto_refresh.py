"""Lets pinned tokens refresh by themselves for as long as there is a key for them, and says each time that they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.lifetime import last_part
from inspector.model.renewal import BY_ITSELF
from inspector.model.sentences.watching import (
    AUTO_GONE,
    AUTO_NO_EXPIRY,
    AUTO_NO_GAIN,
    AUTO_NOT_PINNED,
    AUTO_REFRESHED,
    AUTO_REFRESHED_LATE,
    AUTO_STARTED,
    AUTO_STOPPED,
    AUTO_SWITCHED_OFF,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Clock
    from inspector.controller.refreshing.histories import Histories
    from inspector.controller.refreshing.renewer import Renewer
    from inspector.controller.speech import Speech
    from inspector.controller.views import VerifyView, WindowView
    from inspector.controller.watching.appointments import Appointments
    from inspector.model.lifetime import Dates
    from inspector.model.renewal import Change
    from inspector.model.shelf import Entry

_BEFORE = 60.0
"""Seconds before the expiry of a token that does not say when it began."""


class AutoRefresh:
    """Wakes at the last tenth of a life, five minutes before its end at most, also while no window is open. A token that ran
    out meanwhile, as while the machine slept, is refreshed as soon as it wakes: that was asked for when it was switched on.

    ``stopped``: hears the number of a token and the sentence that says why it is refreshed no longer. ``changed``: hears the
    numbers of those that are. ``tell``: says in words what a refresh changed, ``span`` how long some seconds are.
    """

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        appointments: Appointments,
        renewer: Renewer,
        verify: VerifyView,
        window: WindowView,
        speech: Speech,
        stopped: Callable[[int, str], None],
        changed: Callable[[frozenset[int]], None],
        histories: Histories,
        tell: Callable[[tuple[Change, ...]], str],
        span: Callable[[float], str],
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._appointments = appointments
        self._renewer = renewer
        self._verify = verify
        self._window = window
        self._speech = speech
        self._stopped = stopped
        self._changed = changed
        self._histories = histories
        self._tell = tell
        self._span = span
        self._renews: dict[int, float] = {}
        desk.listeners.append(self.hear)

    def is_on(self, number: int) -> bool:
        """Tell whether a token refreshes by itself."""
        return number in self._renews

    def switch(self, number: int, *, on: bool) -> None:
        """Let a token refresh by itself, which pins it, or no longer."""
        if not on:
            if self.is_on(number):
                self._window.show_message(self._speech.sentence(AUTO_SWITCHED_OFF, self._place(number)))
            self._forget(number)
            return
        entry = self._find(number)
        if entry is None:
            return
        dates = entry.inspected.token.dates
        moment, ahead = refresh_moment(dates), time_ahead(dates)
        if moment is None or ahead is None:
            self._stop(number, self._speech.sentence(AUTO_NO_EXPIRY))
            return
        self._renews[number] = moment
        if not entry.is_pinned:
            self._desk.pin(number)
        self._window.show_message(self._speech.sentence(AUTO_STARTED, self._place(number), self._span(ahead)))
        self._changed(frozenset(self._renews))
        self._aim()

    def hear(self) -> None:
        """The desk changed: what is gone or not pinned any more does not refresh."""
        if self._desk.working or not self._renews:
            return
        held = {entry.number: entry for entry in self._desk.entries if entry.number in self._renews}
        for number in tuple(self._renews):
            entry = held.get(number)
            moment = refresh_moment(entry.inspected.token.dates) if entry is not None and entry.is_pinned else None
            if moment is not None:
                self._renews[number] = moment
                continue
            self._forget(number)
            # What the status line promised is taken back there.
            why = AUTO_NOT_PINNED if entry is not None and not entry.is_pinned else AUTO_NO_EXPIRY
            said = (
                (AUTO_STOPPED, self._place(number), self._speech.sentence(why)) if entry is not None else (AUTO_GONE,)
            )
            self._window.show_message(self._speech.sentence(*said))
        self._aim()

    def ahead(self, number: int) -> float | None:
        """How many seconds before its expiry a token is refreshed, or would be; None where it never expires."""
        entry = self._find(number)
        return time_ahead(entry.inspected.token.dates) if entry is not None else None

    def wake(self) -> None:
        """Refresh what is due."""
        if self._desk.working:
            return  # what is held is not known now; the desk will tell
        for number in [number for number, moment in self._renews.items() if moment <= self._clock()]:
            self._renew(number)
        self._aim()

    def _renew(self, number: int) -> None:
        place = self._place(number)
        reason = self._renewer.renew(number, force=True, by=BY_ITSELF)
        if not reason and not self._desk.working and self._renews.get(number, 0.0) <= self._clock():
            reason = self._speech.sentence(AUTO_NO_GAIN)
        if reason:
            self._stop(number, reason)
            return
        done = self._histories.of(number)[-1]
        template = AUTO_REFRESHED_LATE if done.lapsed > 0 else AUTO_REFRESHED
        self._window.show_message(
            self._speech.sentence(template, place, self._tell(done.changes), self._span(done.lapsed))
        )

    def _stop(self, number: int, reason: str) -> None:
        sentence = self._speech.sentence(AUTO_STOPPED, self._place(number), reason)
        self._forget(number)
        self._verify.show_notice(sentence, "")
        self._window.show_message(sentence)  # which said until now that it is refreshed
        self._stopped(number, sentence)

    def _forget(self, number: int) -> None:
        if self._renews.pop(number, None) is not None:
            self._changed(frozenset(self._renews))
            self._aim()

    def _aim(self) -> None:
        self._appointments.make(self.wake, min(self._renews.values(), default=None))

    def _find(self, number: int) -> Entry | None:
        return next((entry for entry in self._desk.entries if entry.number == number), None)

    def _place(self, number: int) -> str:
        places = (place for place, entry in enumerate(self._desk.entries, 1) if entry.number == number)
        return str(next(places, "–"))


def refresh_moment(dates: Dates) -> float | None:
    """When a token is to be refreshed: at its last tenth; seconds since 1970, None where it never expires."""
    expires, ahead = dates.expires_at, time_ahead(dates)
    return None if expires is None or expires.seconds is None or ahead is None else expires.seconds - ahead


def time_ahead(dates: Dates) -> float | None:
    """How many seconds before its expiry that is; None where it never expires."""
    if dates.expires_at is None or dates.expires_at.seconds is None:
        return None
    return last_part(dates) if dates.start is not None else _BEFORE
