"""Says when the window of a process of its own was first painted."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_REST = 1500
"""Milliseconds after which a window that was painted is taken to have come to rest."""


class Watch(QObject):
    """Says when a window was painted and is no longer working."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._asked = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_paint = watched is self._window and event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest)
        if is_paint and not self._asked:
            self._asked = True
            # Comes before everything else that is due, but after the paint that is under way.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, _event: QEvent) -> None:
        at = time.monotonic()
        self._asked = False
        if self._is_working():
            return
        self._window.removeEventFilter(self)
        sys.stdout.write(f"{at!r}\n")
        sys.stdout.flush()
        if "BENCH_STAY" not in os.environ:
            os._exit(0)
        QTimer.singleShot(_REST, self._on_rest)

    def _is_working(self) -> bool:
        from PySide6.QtWidgets import QLabel

        status = self._window.findChild(QLabel, "signatureStatus")
        return isinstance(status, QLabel) and status.accessibleName().endswith("working")

    def _on_rest(self) -> None:
        sys.stdout.write("at rest\n")
        sys.stdout.flush()
