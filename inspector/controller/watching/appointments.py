"""Keeps the appointments of several conversations with the one alarm, so that none takes away another's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Promiser(Protocol):
    """What wakes the program also while nothing is in view; `desktop.ticker` is one."""

    def promise(self, moment: float) -> None:
        """Tell when this moment (seconds since 1970) has come."""
        ...

    def withdraw(self, moment: float) -> None:
        """Forget it."""
        ...


class Appointments:
    """One appointment for each who asks; the alarm knows of the nearest alone."""

    def __init__(self, alarm: Promiser) -> None:
        self._alarm = alarm
        self._held: dict[Callable[[], None], float] = {}
        self._promised: float | None = None

    def make(self, who: Callable[[], None], moment: float | None) -> None:
        """Call ``who`` when this moment has come, instead of the one before; None: not any more."""
        if moment is None:
            self._held.pop(who, None)
        else:
            self._held[who] = moment
        self._aim()

    def keep(self, come: object) -> None:
        """A promised moment has come: call everybody who waits for it."""
        assert isinstance(come, float | int)
        if self._promised is not None and self._promised <= come:
            self._promised = None
        for who in [who for who, moment in self._held.items() if moment <= come]:
            del self._held[who]
            who()
        self._aim()

    def _aim(self) -> None:
        nearest = min(self._held.values(), default=None)
        if nearest == self._promised:
            return
        if self._promised is not None:
            self._alarm.withdraw(self._promised)
        self._promised = nearest
        if nearest is not None:
            self._alarm.promise(nearest)
