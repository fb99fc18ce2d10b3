"""The composition root: every object is made and wired in this package, and nowhere else; what is rarely wanted, only then."""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from inspector import __version__
from inspector.app.program import AT_REST, App
from inspector.arguments import parse
from inspector.desktop.failure import catch_failures, exit_without_display, leave_messages_to_qt
from inspector.desktop.translation import install_translation
from inspector.view.look.theme import STYLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["App", "application", "build", "main"]


def build(argv: Sequence[str] = (), clock: Callable[[], float] = time.time) -> App:
    """Make the program with its window, which is not shown yet.

    ``argv``: the command line without the program's name. ``clock``: seconds since 1970-01-01 UTC. Uses the QApplication that
    exists, makes one otherwise, and does not run the event loop.
    """
    arguments = parse(argv)
    application()
    return App(arguments, clock)


def application() -> QCoreApplication:
    """Give the one application object, with the names under which its settings are kept."""
    existing = QApplication.instance()
    if existing is not None:
        return existing
    QCoreApplication.setOrganizationName("token-inspector")
    QCoreApplication.setApplicationName("token-inspector")
    QCoreApplication.setApplicationVersion(__version__)
    made = QApplication([*sys.argv[:1], "-style", STYLE])
    made.setProperty(STYLE, True)
    made.setDesktopFileName("token-inspector")
    return made


def main(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    exit_without_display()
    running = application()
    leave_messages_to_qt()
    install_translation(running)
    catch_failures()
    gc.disable()  # all that is made now stays: to search it for rubbish again and again only delays the first paint
    app = build(argv)
    app.window.show()
    QTimer.singleShot(AT_REST, _collect_garbage_again)
    try:
        return running.exec()
    finally:
        gc.enable()
        app.close()


def _collect_garbage_again() -> None:
    """Leave out what the start has made, which spares every later search the whole of the program."""
    gc.freeze()
    gc.enable()
