"""Drives a window in this process and says when what was asked for has been painted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPlainTextEdit, QWidget

from bench.tokens import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.app import App

_Widget = TypeVar("_Widget", bound=QWidget)

DEADLINE = 300.0
"""Seconds after which a measurement is given up."""


class Painting(QObject):
    """Watches a window's paints: `until` gives the moment at which the first paint after something came true was done."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._is_true: Callable[[], bool] | None = None
        self._at: float | None = None
        window.installEventFilter(self)

    def until(self, is_true: Callable[[], bool]) -> float:
        """Run the event loop until this is true and then painted; gives the moment of `time.perf_counter`."""
        self._is_true, self._at = is_true, None
        deadline = time.perf_counter() + DEADLINE
        while self._at is None:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > deadline:
                raise TimeoutError("nothing was painted")
        self._is_true = None
        return self._at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or watched is not self._window or self._is_true is None:
            return False
        is_true = self._is_true()
        self._window.event(event)
        if is_true and self._at is None:
            self._at = time.perf_counter()
        return True


def always() -> bool:
    """What waits for nothing but the next paint."""
    return True


def settle() -> None:
    """Let everything that is due happen."""
    for _ in range(5):
        QApplication.processEvents()


class Clock:
    """A clock that the bench moves."""

    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


def opened(clock: Callable[[], float]) -> App:
    """Build the program, show its window and let it come to rest."""
    from inspector.app import build

    app = build((), clock)
    app.window.show()
    settle()
    return app


def child(window: QWidget, kind: type[_Widget], name: str) -> _Widget:
    """Find a widget of the window by its object name."""
    found = window.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def is_working(window: QWidget) -> bool:
    """Tell whether the window says that a judgement is under way."""
    return child(window, QLabel, "signatureStatus").accessibleName().endswith("working")


def reference_window() -> tuple[QMainWindow, QPlainTextEdit]:
    """Show the window that others are compared with: one editor, of our window's size."""
    window, editor = QMainWindow(), QPlainTextEdit()
    window.setCentralWidget(editor)
    editor.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
    window.resize(1280, 800)
    window.show()
    settle()
    return window, editor


class Stalls(QObject):
    """Measures how long the event loop did not come to what was due, by a timer of one millisecond."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._on_timeout)
        self._last = self.longest = 0.0

    def start(self) -> None:
        """Begin anew."""
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """End; gives the longest gap in seconds, the one that is still open included."""
        self._on_timeout()
        settle()
        self._timer.stop()
        return self.longest

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
