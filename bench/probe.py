"""A whole process that says when its window was first painted: `python -m bench.probe empty|window ARGUMENTS`.

It prints the moment (`time.monotonic`, which all processes of a machine share), and a second line once it has come to rest.
With ``BENCH_STAY`` in the environment it stays after that until it is ended, so that its memory can be read.
"""

from __future__ import annotations

import gc
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


def show_empty() -> None:
    """Show the least window: one editor, of our window's size."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QPlainTextEdit())
    window.resize(1280, 800)
    watch = Watch(window)
    window.show()
    application.exec()
    del watch


def show_ours(arguments: list[str]) -> None:
    """Run the program as its command does, and watch the window that it builds."""
    gc.disable()  # as the command does before it loads the window
    import inspector.app
    from inspector.cli import main

    build = inspector.app.build
    watches = []

    def watched(*given: object) -> object:
        app = build(*given)  # type: ignore[arg-type]  # handed through as they came
        watches.append(Watch(app.window))
        return app

    vars(inspector.app)["build"] = watched
    main(arguments)


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        show_empty()
    else:
        show_ours(sys.argv[2:])
