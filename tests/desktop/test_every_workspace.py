"""A window on every workspace: asked of a real display, and left alone where there is nobody to ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from inspector.desktop.every_workspace import stand_on_every_workspace
from tests.conftest import need

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_PROGRAM = """
import ctypes, ctypes.util
from PySide6.QtWidgets import QApplication, QWidget
from inspector.desktop.every_workspace import stand_on_every_workspace
app = QApplication([])
window = QWidget()
number = int(window.winId())
assert stand_on_every_workspace(number)
window.show()
app.processEvents()
x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
x11.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x11.XOpenDisplay(None))
x11.XInternAtom.restype = ctypes.c_ulong
atom = ctypes.c_ulong(x11.XInternAtom(display, b"_NET_WM_DESKTOP", 0))
kind, form, count, after = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
data = ctypes.POINTER(ctypes.c_ulong)()
x11.XGetWindowProperty(display, ctypes.c_ulong(number), atom, ctypes.c_long(0), ctypes.c_long(1), 0, ctypes.c_ulong(0),
    *map(ctypes.byref, (kind, form, count, after, data)))
print(count.value, hex(data[0] & 0xFFFFFFFF))
"""


def test_a_real_display_is_told() -> None:
    need(shutil.which("xvfb-run"), "No display without xvfb-run: `make test` installs it.")
    command = ["xvfb-run", "-a", sys.executable, "-c", _PROGRAM]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["1", "0xffffffff"], done.stderr


def test_where_there_is_no_such_display_nothing_is_asked(qtbot: QtBot) -> None:
    assert not stand_on_every_workspace(1)
