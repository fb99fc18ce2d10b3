"""Lets a window stand on every workspace, where the system can: X11 has a property for it, which Qt does not know."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys

from PySide6.QtGui import QGuiApplication

_EVERY = 0xFFFFFFFF
"""The number of the desktop that means all (Extended Window Manager Hints 1.5, _NET_WM_DESKTOP)."""
_CARDINAL = 6
_REPLACE = 0


def stand_on_every_workspace(window: int) -> bool:
    """Ask for it before the window is shown; ``window``: its number on the display. Tells whether it could be asked.

    Wayland leaves it to the person, and on macOS and Windows nothing is asked.
    """
    if QGuiApplication.platformName() != "xcb" or not sys.platform.startswith(("linux", "freebsd")):
        return False
    name = ctypes.util.find_library("X11")
    if name is None:
        return False
    x11 = ctypes.CDLL(name)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    display = ctypes.c_void_p(display)
    x11.XInternAtom.restype = ctypes.c_ulong
    atom = ctypes.c_ulong(x11.XInternAtom(display, b"_NET_WM_DESKTOP", 0))
    every = ctypes.c_ulong(_EVERY)
    x11.XChangeProperty(
        display, ctypes.c_ulong(window), atom, ctypes.c_ulong(_CARDINAL), 32, _REPLACE, ctypes.byref(every), 1
    )
    x11.XCloseDisplay(display)
    return True
