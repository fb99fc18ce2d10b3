"""Long work beside the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

_TURN = 0.001
"""Seconds after which a thread hands the interpreter on to the window if that wants it; the window asks many times in a
paint.
"""


class ThreadWorker(QObject):
    """Runs one order at a time on a thread; the result of an order that a newer one overtook is dropped.

    Gives what `controller.ports.Worker` asks for. An error in an order is raised again on the window's thread.
    """

    _finished = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        sys.setswitchinterval(_TURN)
        self._newest = 0
        self._done: Callable[[object], None] | None = None
        self._finished.connect(self._on_finished)

    def run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        """Do ``work`` on the thread, then ``done`` with its result here, unless a newer order came meanwhile."""
        self._newest += 1
        self._done = done
        self._pool.clear()  # what has not begun is void already
        self._pool.start(_Order(self._newest, work, self._finished.emit))

    def close(self) -> None:
        """Drop what is waiting, and wait for what is running."""
        self._newest += 1
        self._done = None
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(int, object, object)
    def _on_finished(self, number: int, result: object, error: object) -> None:
        if number != self._newest or self._done is None:
            return
        done, self._done = self._done, None
        if isinstance(error, BaseException):
            raise error
        done(result)


class _Order(QRunnable):
    """One piece of work; it knows nothing of the window but how to say that it is done."""

    def __init__(
        self, number: int, work: Callable[[], object], finished: Callable[[int, object, object], None]
    ) -> None:
        super().__init__()
        self._number, self._work, self._finished = number, work, finished

    def run(self) -> None:
        """Work, and hand over the result or the error."""
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001  # boundary: an error on a thread must reach the window's own handler
            self._finished(self._number, None, error)
        else:
            self._finished(self._number, result, None)
