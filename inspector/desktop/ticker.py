"""The one timer of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

_BEHIND = 0.005
"""Seconds behind the moment at which the timer is aimed, so that it never fires just before it."""
FARTHEST = 30.0
"""Seconds that the timer is armed ahead at most: a machine that slept and a clock that was set are noticed by then."""


class Ticker(QObject):
    """Ticks when something in view changes or something was promised, and rests otherwise.

    ``ticked``: everything is to be brought up to the clock. ``kept(object)``: a promised moment (seconds) has come; it is
    told once, also while nothing is in view, and late where the machine slept through it.
    """

    ticked = Signal()
    kept = Signal(object)

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._is_shown = False
        self._next: float | None = None
        self._promises: set[float] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state_changed)

    @Slot(bool)
    def set_running(self, running: bool) -> None:
        """The window came into view: tick at once, and then at each change. Or it is hidden: only promises are kept."""
        self._is_shown = running
        if running:
            self._on_timeout()
        else:
            self._aim()

    def arm(self, moment: float | None) -> None:
        """Say when something in view next changes (seconds since 1970); None: nothing does by itself."""
        self._next = moment
        self._aim()

    def promise(self, moment: float) -> None:
        """Tell with ``kept`` when this moment has come, whether anything is in view or not."""
        self._promises.add(moment)
        self._aim()

    def withdraw(self, moment: float) -> None:
        """Forget a promise; one that was never made is forgotten already."""
        self._promises.discard(moment)
        self._aim()

    def stop(self) -> None:
        """Rest for good: nothing is shown any more, and nothing promised."""
        self._is_shown = False
        self._promises.clear()
        self._timer.stop()

    def _aim(self) -> None:
        now = self._clock()
        due = list(self._promises)
        if self._is_shown and self._next is not None:
            due.append(self._next)
        if not due and not self._is_shown:
            self._timer.stop()
            return
        wait = min(*(moment - now for moment in due), FARTHEST) if due else FARTHEST
        self._timer.start(round(1000 * (max(0.0, wait) + _BEHIND)))

    @Slot()
    def _on_timeout(self) -> None:
        self._next = None  # whoever hears the tick says anew what comes next
        if self._is_shown:
            self.ticked.emit()
        now = self._clock()
        come = sorted(moment for moment in self._promises if moment <= now)
        self._promises.difference_update(come)
        self._aim()
        for moment in come:
            self.kept.emit(moment)

    @Slot(Qt.ApplicationState)
    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Whoever turns to the window after the machine slept must not read what was true before."""
        if self._is_shown and state == Qt.ApplicationState.ApplicationActive:
            self._on_timeout()
