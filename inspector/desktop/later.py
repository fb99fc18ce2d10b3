"""What can wait until the person pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE = 250
"""Milliseconds without another key that count as a pause."""


class Pause(QObject):
    """Gives what `controller.ports.Later` asks for; it ends with its parent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deed: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._on_timeout)

    def call(self, deed: Callable[[], None], *, pause: bool = True) -> None:
        """Do it after a pause or, without, once the event loop is reached, unless something else is put off meanwhile."""
        self._deed = deed
        self._timer.start(PAUSE if pause else 0)

    def cancel(self) -> None:
        """Leave it."""
        self._deed = None
        self._timer.stop()

    def _on_timeout(self) -> None:
        deed, self._deed = self._deed, None
        if deed is not None:
            deed()
