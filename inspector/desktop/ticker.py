"""The one timer of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

_BEHIND = 0.005
"""Seconds behind the full second at which the tick is aimed, so that it never comes just before it."""


class Ticker(QObject):
    """Ticks at every full second of the clock while something in view depends on it.

    Each tick is aimed anew at the clock, so that a machine that slept or a clock that was set is noticed within a second.
    """

    ticked = Signal()

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    @Slot(bool)
    def set_running(self, running: bool) -> None:
        """Tick at once and then every second, or rest."""
        if running:
            self._on_timeout()
        else:
            self._timer.stop()

    @Slot()
    def _on_timeout(self) -> None:
        self._timer.start(round(1000 * (1.0 - self._clock() % 1.0 + _BEHIND)))
        self.ticked.emit()
