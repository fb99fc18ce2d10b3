"""What every test can rely on: no display, no network, no trace in the user's settings, nothing left over."""

from __future__ import annotations

import gc
import os
import socket
import sys
import tempfile
import traceback
import weakref
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

# Before Qt makes its application: which platform it draws on, and where it keeps what it remembers.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
_HOME = tempfile.TemporaryDirectory(prefix="token-inspector-tests-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(Path(_HOME.name, _name.lower()))

# A shared machine has slow moments: no deadline per example. In CI the same examples come each time.
settings.register_profile("house", deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("house"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "house")


def need(condition: object, reason: str) -> None:
    """Skip what this machine cannot do; in CI that is a failure, or a broken set-up would stay green."""
    if condition:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{reason} In CI nothing may be skipped for that.", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def vectors() -> Path:
    """The folder of inputs that others wrote."""
    place = os.environ.get("TOKEN_INSPECTOR_VECTORS")
    if not place:
        pytest.skip("TOKEN_INSPECTOR_VECTORS names no folder of real inputs.")
    folder = Path(place)
    need(folder.is_dir(), f"TOKEN_INSPECTOR_VECTORS names {place}, which is no folder.")
    return folder


class FakeClock:
    """A clock that moves only when a test says so. Call it for the time, in seconds since 1970-01-01 UTC."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> FakeClock:
    """A FakeClock that stands at 1,700,000,000, which is 2023-11-14 22:13:20 UTC."""
    return FakeClock(1_700_000_000.0)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves: a connection to any other machine fails the test that tried it."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo
    at_home = ("127.0.0.1", "::1", "localhost", "", None)

    def connect_at_home(self: socket.socket, address: Any) -> None:
        assert not isinstance(address, tuple) or address[0] in at_home, f"A test tried to reach {address!r}."
        connect(self, address)

    def look_up_at_home(host: Any, *rest: Any, **named: Any) -> Any:
        assert host in at_home, f"A test tried to look up {host!r}."
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", connect_at_home)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_at_home)


_settings_folders = count()


@pytest.fixture(autouse=True)
def fresh_settings() -> None:
    """Every test finds settings that nobody has written to, and none can reach the user's own."""
    from PySide6.QtCore import QCoreApplication, QSettings

    folder = str(Path(_HOME.name, "settings", str(next(_settings_folders))))
    QCoreApplication.setOrganizationName("token-inspector-tests")
    QCoreApplication.setApplicationName("token-inspector-tests")
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, folder)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A timer that runs on, a thread or a window fails the test that left it, and says where it began.

    Left alone, it would fire into some other test, which then fails for no reason of its own.
    """
    if request.node.get_closest_marker("leaves_running"):
        yield
        return
    from PySide6.QtCore import QThread, QTimer

    timers = _note_starts(QTimer, "isActive", monkeypatch)
    threads = _note_starts(QThread, "isRunning", monkeypatch)
    before = {id(window) for window in _windows()}

    def left() -> list[str]:
        return [
            *(f"a QTimer that still runs, started at\n{where}" for where in timers()),
            *(f"a QThread that still runs, started at\n{where}" for where in threads()),
            *(_describe(window) for window in _windows() if id(window) not in before),
        ]

    yield
    if left():
        _carry_out_deletions()
        if still := left():
            pytest.fail("The test left behind " + "\n".join(still), pytrace=False)


def _note_starts(kind: type, runs: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Note who starts an object of that kind; the answer tells where those began that still run.

    Weakly: an object that nobody else holds must die as it would without the test.
    """
    from shiboken6 import isValid

    original: Callable[..., None] = kind.start  # type: ignore[attr-defined]  # QTimer and QThread have it
    starts: weakref.WeakKeyDictionary[QObject, str] = weakref.WeakKeyDictionary()

    def start(self: QObject, *arguments: object) -> None:
        stack = traceback.extract_stack(limit=12)[:-1]
        ours = [frame for frame in stack if "_pytest" not in frame.filename and "pluggy" not in frame.filename]
        starts[self] = "".join(traceback.format_list(ours))
        # A signal hands its own arguments to a slot written in Python; C++ would have dropped them.
        original(self, *(each for each in arguments[:1] if type(each) is int))

    def still_running() -> list[str]:
        return [where for started, where in starts.items() if isValid(started) and getattr(started, runs)()]

    monkeypatch.setattr(kind, "start", start)
    return still_running


def _windows() -> list[QWidget]:
    """The top-level widgets that live; Qt's own tool tip comes and goes as Qt likes."""
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    return [window for window in QApplication.topLevelWidgets() if type(window).__name__ != "QTipLabel"]


def _carry_out_deletions() -> None:
    """What was asked to be deleted goes now, and what only a cycle holds goes with it."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def _describe(window: QWidget) -> str:
    """Enough to find the line that made it."""
    made_by = f"{type(window).__module__}.{type(window).__qualname__}"
    return f"the window {made_by} (object name {window.objectName()!r}, title {window.windowTitle()!r})"


@pytest.fixture(scope="session", autouse=True)
def _clipboard_is_left_empty() -> Iterator[None]:
    """Take back what a test copied: Qt would free it when Python, which made it, is gone already."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
