"""Notifications against a real daemon on a D-Bus session, against a service of the tests' own, and without any."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from inspector.desktop import notifications
from inspector.desktop.notifications import INSPECT, REFRESH, Notifications
from inspector.model.warnings import Message
from tests.conftest import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORDS = {INSPECT: "Inspect", REFRESH: "Refresh"}
FIVE = Message("A token expires in 5 min", "ID token (token 1 on the shelf)", 7, can_refresh=True)
OVER = Message("A token has expired", "ID token <b>& more</b>", 7)
OTHER = Message("2 tokens have expired", "two", None)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """A session bus of the test's own, on which no service is started by itself."""
    need(shutil.which("dbus-daemon"), "No session bus without dbus-daemon: `make test` installs it.")
    config = tmp_path / "bus.conf"
    config.write_text(
        '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"'
        ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>session</type>'
        f"<listen>unix:path={tmp_path}/bus</listen><policy context='default'><allow send_destination='*'"
        " eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy></busconfig>",
        encoding="utf-8",
    )
    command = ["dbus-daemon", "--nofork", "--nosyslog", f"--config-file={config}", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
        daemon.terminate()


class Service:
    """A notification service of the tests' own: keeps what it was told, and presses what a test presses."""

    def __init__(self, capabilities: list[str], *, fails: bool = False) -> None:
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.told: queue.Queue[tuple[Any, ...]] = queue.Queue()
        self._capabilities, self._fails, self._last = capabilities, fails, 40
        self._bus = open_dbus_connection()
        self._bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        while True:
            call = self._bus.receive()
            if call.header.message_type != MessageType.method_call:
                continue
            member = call.header.fields[HeaderFields.member]
            if member == "Stop":
                return
            if member == "GetCapabilities":
                self._bus.send(new_method_return(call, "as", (self._capabilities,)))
            elif self._fails:
                self._bus.send(new_error(call, "org.example.Full", "s", ("There is no room.",)))
            else:
                self._last = call.body[1] or self._last + 1
                self._bus.send(new_method_return(call, "u", (self._last,)))
                self.told.put(call.body)

    def signal(self, member: str, signature: str, *body: object) -> None:
        from jeepney import DBusAddress, new_signal

        address = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")
        self._bus.send(new_signal(address, member, signature, body))

    def close(self) -> None:
        from jeepney import DBusAddress, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        name = "org.freedesktop.Notifications"
        with open_dbus_connection() as caller:
            caller.send(new_method_call(DBusAddress("/", name, name), "Stop"))
            self._thread.join(10)
        self._bus.close()


@pytest.fixture
def start(bus: str) -> Iterator[Callable[..., Service]]:
    started: list[Service] = []

    def begin(*capabilities: str, fails: bool = False) -> Service:
        started.append(Service(list(capabilities), fails=fails))
        return started[-1]

    yield begin
    for service in started:
        service.close()


class Heard:
    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        self.undelivered: list[object] = []

    def on_asked(self, deed: str, number: object) -> None:
        self.asked.append((deed, number))


@pytest.fixture
def herald(qtbot: QtBot) -> Iterator[tuple[Notifications, Heard]]:
    made, heard = Notifications(WORDS), Heard()
    made.asked.connect(heard.on_asked)
    made.undelivered.connect(heard.undelivered.append)
    yield made, heard
    made.close()
    made.deleteLater()


Herald = tuple[Notifications, Heard]


def shown_by(made: Notifications) -> dict[int, Message]:
    service = made.findChild(notifications.Service)
    assert isinstance(service, notifications.Service)
    return service._shown


def test_a_message_with_its_actions(start: Callable[..., Service], herald: Herald, qtbot: QtBot) -> None:
    service = start("body", "actions")
    made, heard = herald
    made.tell(FIVE)
    qtbot.waitUntil(lambda: not service.told.empty())
    name, former, icon, title, body, actions, hints, stays = service.told.get()
    assert (name, former, icon, stays) == ("Token Inspector", 0, "token-inspector", -1)
    assert (title, body) == (FIVE.title, FIVE.body)
    assert actions == ["default", "Inspect", "refresh", "Refresh", "inspect", "Inspect"]
    assert hints == {"desktop-entry": ("s", "token-inspector"), "urgency": ("y", 1)}
    qtbot.waitUntil(lambda: bool(shown_by(made)))
    service.signal("ActionInvoked", "us", 999, "refresh")  # somebody else's
    service.signal("ActionInvoked", "us", 41, "refresh")
    service.signal("ActionInvoked", "us", 41, "default")
    qtbot.waitUntil(lambda: len(heard.asked) == 2)
    assert heard.asked == [(REFRESH, 7), (INSPECT, 7)]


def test_what_is_newer_takes_the_place_of_what_was_said(
    start: Callable[..., Service], herald: Herald, qtbot: QtBot
) -> None:
    service = start("body", "actions", "body-markup")
    made, _ = herald
    made.tell(FIVE)
    qtbot.waitUntil(lambda: bool(shown_by(made)))
    made.tell(OVER)
    made.tell(OTHER)
    qtbot.waitUntil(lambda: service.told.qsize() == 3)
    service.told.get()
    over, other = service.told.get(), service.told.get()
    assert over[1] == 41
    assert over[4] == "ID token &lt;b&gt;&amp; more&lt;/b&gt;"
    assert "refresh" not in over[5]
    assert other[1] == 0


def test_one_that_was_closed_is_not_renewed_and_needs_no_actions(
    start: Callable[..., Service], herald: Herald, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    service = start("body")
    made, _ = herald
    made.tell(FIVE)
    shown = shown_by(made)
    qtbot.waitUntil(lambda: bool(shown))
    service.signal("ActivationToken", "us", 41, "come-to-the-front")
    service.signal("NotificationClosed", "uu", 41, 2)
    qtbot.waitUntil(lambda: not shown)
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "come-to-the-front"
    made.tell(OVER)
    qtbot.waitUntil(lambda: service.told.qsize() == 2)
    first, second = service.told.get(), service.told.get()
    assert first[5] == []
    assert second[1] == 0


@pytest.fixture
def no_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))


def test_a_bus_without_a_service(bus: str, herald: Herald, qtbot: QtBot, no_tray: None) -> None:
    made, heard = herald
    made.tell(FIVE)
    made.tell(OTHER)
    qtbot.waitUntil(lambda: heard.undelivered == [FIVE, OTHER])


def test_a_service_that_fails(start: Callable[..., Service], herald: Herald, qtbot: QtBot, no_tray: None) -> None:
    start("body", fails=True)
    made, heard = herald
    made.tell(FIVE)
    qtbot.waitUntil(lambda: heard.undelivered == [FIVE])


def test_a_service_that_comes_later_is_found(
    start: Callable[..., Service], herald: Herald, qtbot: QtBot, no_tray: None
) -> None:
    made, heard = herald
    made.tell(FIVE)
    qtbot.waitUntil(lambda: heard.undelivered == [FIVE])
    service = start("body")
    made.tell(OVER)
    qtbot.waitUntil(lambda: not service.told.empty())
    assert heard.undelivered == [FIVE]


def test_no_bus_at_all(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, no_tray: None) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    made, heard = Notifications(WORDS), Heard()
    made.undelivered.connect(heard.undelivered.append)
    made.tell(FIVE)
    assert heard.undelivered == [FIVE]


@pytest.mark.parametrize("address", ["unix:path=/nowhere/at/all", "tcp:host=localhost,port=1", "nonsense"])
def test_a_bus_that_cannot_be_reached(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, no_tray: None, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    made, heard = Notifications(WORDS), Heard()
    made.undelivered.connect(heard.undelivered.append)
    made.tell(FIVE)
    assert heard.undelivered == [FIVE]


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged")  # offscreen has no tray
def test_the_tray_where_there_is_no_service(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, body, *_rest: shown.append((title, body)))
    made, heard = Notifications(WORDS), Heard()
    made.asked.connect(heard.on_asked)
    made.tell(FIVE)
    assert shown == [(FIVE.title, FIVE.body)]
    tray = made.findChild(QSystemTrayIcon)
    assert isinstance(tray, QSystemTrayIcon)
    tray.messageClicked.emit()
    assert heard.asked == [(INSPECT, 7)]
    made.close()


def test_a_real_daemon(bus: str, herald: Herald, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dunst shows it on a display of its own, keeps it, and tells of a press."""
    missing = [program for program in ("dunst", "dunstctl", "Xvfb") if shutil.which(program) is None]
    need(not missing, f"No real notifications without {', '.join(missing)}: `make test` installs them.")
    display = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert display.stdout is not None
    environment = {**os.environ, "DISPLAY": f":{display.stdout.readline().strip()}"}
    environment.pop("WAYLAND_DISPLAY", None)
    log = (tmp_path / "dunst.log").open("wb")
    dunst = subprocess.Popen(["dunst", "-conf", "/dev/null"], env=environment, stdout=log, stderr=log)
    try:
        qtbot.waitUntil(lambda: _has_owner("org.freedesktop.Notifications"), timeout=20_000)
        made, heard = herald
        made.tell(FIVE)
        qtbot.waitUntil(lambda: bool(shown_by(made)), timeout=20_000)
        subprocess.run(["dunstctl", "action", "0"], env=environment, check=True)
        qtbot.waitUntil(lambda: bool(heard.asked), timeout=20_000)
        assert heard.asked == [(INSPECT, 7)]
        assert not heard.undelivered
    finally:
        for process in (dunst, display):
            process.terminate()
            process.wait(10)
        display.stdout.close()
        log.close()


def _has_owner(name: str) -> bool:
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    with open_dbus_connection() as bus:
        return bool(bus.send_and_get_reply(message_bus.NameHasOwner(name)).body[0])
