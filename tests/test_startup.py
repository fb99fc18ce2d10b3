"""The window must stand before anything is loaded that reading a token does not need: a person waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOKEN = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    ".eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
    ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
)

FIRST_PAINT = """
import sys

import inspector.app
from inspector.cli import main
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer


class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is app.window:
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        from PySide6 import QtGui, QtWidgets
        from PySide6.QtWidgets import QAbstractItemView

        made = [*vars(QtWidgets), *vars(QtGui)]
        tree = app.window.findChild(QAbstractItemView, "payloadTree")
        print(tree.model().rowCount())
        print(*sys.modules)
        print(*made)
        QCoreApplication.exit(0)


def watched(*given):
    global app
    app = build(*given)
    app.window.installEventFilter(watch)
    return app


watch = Watch()
build, inspector.app.build = inspector.app.build, watched
sys.exit(main(sys.argv[1:]))
"""
"""Runs the command as it is, and tells at the first paint what stands in the tree and what is loaded."""

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit())
print(*sys.modules)
"""

NETWORK_AND_CRYPTOGRAPHY = (
    "jwt", "cryptography", "joserfc", "msgspec", "keyring", "ssl", "urllib.request", "http.client", "PySide6.QtNetwork",
)  # fmt: skip
NEVER_ASKED_FOR = ("QWizard", "QMdiArea", "QCalendarWidget", "QGradient", "QAccessible")
"""Classes of Qt that PySide makes only when it is asked for any widget by its mere address, or for a filling of any kind."""
NOT_YET = (*NETWORK_AND_CRYPTOGRAPHY, "argparse", "dataclasses", "sqlite3", "asyncio", "concurrent.futures")


def _told(program: str, *arguments: str, folder: Path) -> list[str]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def loaded_by_qt(tmp_path: Path) -> set[str]:
    """What PySide6 itself loads for an empty window: the program cannot do without that."""
    return set(_told(BARE, folder=tmp_path)[0].split())


@pytest.mark.parametrize("arguments, rows", [((), 0), ((TOKEN,), 3)], ids=["empty", "token"])
def test_first_paint_loads_nothing_that_reading_does_not_need(
    arguments: tuple[str, ...], rows: int, loaded_by_qt: set[str], tmp_path: Path
) -> None:
    told = _told(FIRST_PAINT, *arguments, folder=tmp_path)
    assert told[0] == str(rows)
    loaded = set(told[1].split())
    assert {"inspector.view.frame.window", "PySide6.QtWidgets"} <= loaded
    assert sorted((loaded - loaded_by_qt).intersection(NOT_YET)) == []
    assert sorted(loaded.intersection(NETWORK_AND_CRYPTOGRAPHY)) == []
    made = set(told[2].split())
    assert {"QTableView", "QPainter"} <= made
    assert sorted(made.intersection(NEVER_ASKED_FOR)) == []
