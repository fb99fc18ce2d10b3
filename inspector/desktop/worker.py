"""Long work beside the window."""

from __future__ import annotations

import sys
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TURN = 0.001
"""Seconds after which a thread hands the interpreter on to the window if that wants it; the window asks many times in a
paint.
"""


class ThreadWorker(QObject):
    """Runs one order at a time on a thread; the result of an order that a newer one overtook is dropped.

    Gives what `controller.ports.Worker` asks for. An error in an order is raised again on the window's thread.
    """

    _given = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        sys.setswitchinterval(_TURN)
        self._newest = 0
        self._heard: Callable[[object], None] | None = None
        self._lock = Lock()
        self._latest: tuple[int, object, object] | None = None
        self._given.connect(self._on_given)

    def run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        """Do ``work`` on the thread, then ``done`` with its result here, unless a newer order came meanwhile."""
        self.stream(_alone(work), done)

    def stream(self, parts: Iterator[object], heard: Callable[[object], None]) -> None:
        """Take part after part on the thread and hand the newest to ``heard`` here, until a newer order comes.

        A part that the window had no time for is left out; the last never is.
        """
        self.stop()
        self._heard = heard
        self._pool.start(_Order(self._newest, parts, self._give, self._is_void))

    def stop(self) -> None:
        """Make void what is under way, and drop what has not begun."""
        self._newest += 1
        self._heard = None
        self._pool.clear()

    def close(self) -> None:
        """Drop what is waiting, and wait for what is running."""
        self.stop()
        self._pool.waitForDone()

    def _give(self, number: int, part: object, error: object) -> None:
        """Called on the thread: leave a part for the window, and wake it unless it was woken for an earlier one."""
        with self._lock:
            is_first = self._latest is None
            self._latest = (number, part, error)
        if is_first:
            self._given.emit()

    def _is_void(self, number: int) -> bool:
        return number != self._newest

    @Slot()
    def _on_given(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
        if latest is None or latest[0] != self._newest or self._heard is None:
            return
        _, part, error = latest
        if isinstance(error, BaseException):
            self._heard = None
            raise error
        self._heard(part)


def _alone(work: Callable[[], object]) -> Iterator[object]:
    """Work that has but one part."""
    yield work()


class _Order(QRunnable):
    """One piece of work; it knows nothing of the window but how to hand over, and how to learn that it is void."""

    def __init__(
        self,
        number: int,
        parts: Iterator[object],
        give: Callable[[int, object, object], None],
        is_void: Callable[[int], bool],
    ) -> None:
        super().__init__()
        self._number, self._parts, self._give, self._is_void = number, parts, give, is_void

    def run(self) -> None:
        """Work, and hand over each part, or the error."""
        try:
            for part in self._parts:
                self._give(self._number, part, None)
                if self._is_void(self._number):
                    return
        except Exception as error:  # noqa: BLE001  # boundary: an error on a thread must reach the window's own handler
            self._give(self._number, None, error)
