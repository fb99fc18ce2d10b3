"""What happens when something goes wrong that nobody foresaw: a sentence for the person, never a token or a key."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from types import TracebackType

NO_DISPLAY = (
    "Token Inspector cannot open a window here: {reason}.\n"
    "Without a display, ask for a report instead: token-inspector --print TOKEN (or --json).\n"
)
EXIT_NO_WINDOW = 2

_open: list[object] = []


def exit_without_display() -> None:
    """Let Qt's abort for want of a display become a sentence and an exit status."""
    qInstallMessageHandler(_on_qt_message)


def leave_messages_to_qt() -> None:
    """Give Qt's messages back to Qt, once a window could be opened."""
    qInstallMessageHandler(None)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del context
    if kind == QtMsgType.QtFatalMsg:
        sys.stderr.write(NO_DISPLAY.format(reason="there is no display that Qt can use"))
        sys.stderr.flush()
        os._exit(EXIT_NO_WINDOW)
    if kind == QtMsgType.QtCriticalMsg:
        sys.stderr.write(f"{message}\n")


def catch_failures() -> None:
    """Show what nobody foresaw in a window of its own, and go on."""
    sys.excepthook = _on_exception


def where_it_failed(trace: TracebackType | None) -> str:
    """The places of the program that were under way, without any value: what is worth sending to its authors."""
    return "\n".join(
        f"{os.path.basename(frame.filename)}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)
    )


def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    report = f"{kind.__name__}\n{where_it_failed(trace)}"
    sys.stderr.write(f"Token Inspector met an error that it did not expect:\n{report}\n")
    application = QCoreApplication.instance()
    if application is not None:
        show_failure(report)


def show_failure(report: str) -> None:
    """Open the window that says it; the message of the error itself is left out, it might hold a secret."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("Failure", "Something went wrong"))
    box.setText(
        QCoreApplication.translate(
            "Failure",
            "Token Inspector met an error that it did not expect. Your tokens and keys are still here; what you did last may not"
            " have had an effect.",
        )
    )
    box.setDetailedText(report)
    _open.append(box)  # a dialog without a parent lives only as long as somebody holds it
    box.finished.connect(_open.clear)
    box.open()
