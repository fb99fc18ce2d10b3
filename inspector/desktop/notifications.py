"""Tells through the desktop what somebody should know who does not look at the window.

First the service of the freedesktop specification (Desktop Notifications 1.2), then the tray; where there is neither,
whoever asked hears of it and finds another way.
"""

from __future__ import annotations

import html
import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from inspector.resources import resource

if TYPE_CHECKING:
    from jeepney import DBusAddress
    from jeepney import Message as Signed

    from inspector.desktop.session_bus import SessionBus
    from inspector.model.warnings import Message

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_BY_SERVER = -1
"""How long it stays is the desktop's choice."""
REFRESH, INSPECT = "refresh", "inspect"
_DEFAULT = "default"
"""What a press on the notification itself is called; it inspects."""


class Notifications(QObject):
    """Says messages. ``asked(str, object)``: `REFRESH` or `INSPECT` was pressed, for the token of that number (or None).

    ``undelivered(object)``: this desktop could not show that `Message`.
    """

    asked = Signal(str, object)
    undelivered = Signal(object)

    def __init__(self, words: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._service: Service | None = None
        self._is_without_service = not _may_have_service()
        self._tray: QSystemTrayIcon | None = None
        self._last: Message | None = None

    def tell(self, message: Message) -> None:
        """Say it in whatever way there is."""
        if self._service is None and not self._is_without_service:
            self._service = self._find_service()
        if self._service is not None:
            self._service.tell(message)
        else:
            self._tell_by_tray(message)

    def close(self) -> None:
        """Leave the desktop: nothing that is shown is answered any more."""
        if self._service is not None:
            self._service.close()
            self._service = None
        if self._tray is not None:
            self._tray.hide()

    def _find_service(self) -> Service | None:
        try:
            return Service(self._words, self)
        except (ImportError, OSError):  # no D-Bus here: the tray has to do
            self._is_without_service = True
            return None

    def service_lost(self, untold: list[Message]) -> None:
        """The service is not there, or does not answer: say what it did not take in another way, and try it again later."""
        if self._service is not None:
            self._service.deleteLater()
            self._service = None
        for message in untold:
            self._tell_by_tray(message)

    def _tell_by_tray(self, message: Message) -> None:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            self.undelivered.emit(message)
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QIcon(str(resource("token-inspector.svg"))), self)
            self._tray.setToolTip("Token Inspector")
            self._tray.messageClicked.connect(self._on_tray_pressed)
            self._tray.activated.connect(self._on_tray_pressed)
            self._tray.show()
        self._last = message
        self._tray.showMessage(message.title, message.body, QSystemTrayIcon.MessageIcon.Information)

    def _on_tray_pressed(self) -> None:
        self.asked.emit(INSPECT, None if self._last is None else self._last.number)


class Service(QObject):
    """Speaks to the notification service of the session; one notification for each token, renewed in its place."""

    def __init__(self, words: dict[str, str], owner: Notifications) -> None:
        super().__init__(owner)
        from jeepney import DBusAddress, MatchRule
        from jeepney.bus_messages import message_bus

        from inspector.desktop.session_bus import SessionBus

        self._words, self._owner = words, owner
        self._address: DBusAddress = DBusAddress(_PATH, _NAME, _NAME)
        self._shown: dict[int, Message] = {}
        self._untold: list[Message] = []
        self._abilities: frozenset[str] | None = None
        self._bus: SessionBus = SessionBus(self._on_signal, self._on_lost, self)
        self._bus.call(message_bus.AddMatch(MatchRule(type="signal", sender=_NAME, interface=_NAME, path=_PATH)))
        self._bus.call(_call(self._address, "GetCapabilities"), self._on_abilities)

    def tell(self, message: Message) -> None:
        """Show it, as soon as it is known what the service can show."""
        self._untold.append(message)
        if self._abilities is not None:
            self._notify(message)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _on_abilities(self, answer: Signed) -> None:
        if _is_error(answer):
            self._on_lost()
            return
        self._abilities = frozenset(str(each) for each in answer.body[0])
        for message in self._untold:
            self._notify(message)

    def _notify(self, message: Message) -> None:
        assert self._abilities is not None
        # Of a token that is told of already there is something newer to say: what was said is not true any longer.
        former = next((shown for shown, other in self._shown.items() if other.number == message.number), 0)
        body = html.escape(message.body, quote=False) if "body-markup" in self._abilities else message.body
        actions = [_DEFAULT, self._words[INSPECT]]
        if message.can_refresh:
            actions += [REFRESH, self._words[REFRESH]]
        actions += [INSPECT, self._words[INSPECT]]
        hints = {"desktop-entry": ("s", "token-inspector"), "urgency": ("y", 1)}
        arguments = (
            "Token Inspector",
            former,
            "token-inspector",
            message.title,
            body,
            actions if "actions" in self._abilities else [],
            hints,
            _BY_SERVER,
        )

        def answered(answer: Signed) -> None:
            if _is_error(answer):
                self._on_lost()
                return
            self._untold.remove(message)
            self._shown.pop(former, None)
            self._shown[answer.body[0]] = message

        self._bus.call(_call(self._address, "Notify", "susssasa{sv}i", arguments), answered)

    def _on_signal(self, signal: Signed) -> None:
        from jeepney import HeaderFields

        fields = signal.header.fields
        if fields.get(HeaderFields.interface) != _NAME or not signal.body:
            return
        member, number = fields.get(HeaderFields.member), signal.body[0]
        message = self._shown.get(number)
        if message is None:
            return  # somebody else's
        if member == "NotificationClosed":
            del self._shown[number]
        elif member == "ActivationToken":  # Wayland lets a window come to the front with this alone
            os.environ["XDG_ACTIVATION_TOKEN"] = str(signal.body[1])
        elif member == "ActionInvoked":
            self._owner.asked.emit(REFRESH if signal.body[1] == REFRESH else INSPECT, message.number)

    def _on_lost(self) -> None:
        self._bus.close()
        untold, self._untold = self._untold, []
        self._owner.service_lost(untold)


def _may_have_service() -> bool:
    return sys.platform not in ("win32", "darwin") and "DBUS_SESSION_BUS_ADDRESS" in os.environ


def _call(address: DBusAddress, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Signed:
    from jeepney import new_method_call

    return new_method_call(address, method, signature, body)


def _is_error(answer: Signed) -> bool:
    from jeepney import MessageType

    return bool(answer.header.message_type == MessageType.error)
