"""A connection to the session's D-Bus that never blocks: its socket is watched beside everything else."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney import Message
    from jeepney.auth import Authenticator
    from jeepney.low_level import Parser

_AT_ONCE = 65_536
"""Bytes that are read in one go."""
_PATIENCE = 10_000
"""Milliseconds that an answer may take; the bus may have to start the service first."""


class SessionBus(QObject):
    """Sends calls and hears answers and signals; raises `OSError` where there is no bus.

    ``heard``: called with every signal. ``lost``: called once, when the connection is gone or somebody does not answer.
    """

    def __init__(
        self, heard: Callable[[Message], None], lost: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        from jeepney.auth import Authenticator
        from jeepney.low_level import Parser

        self._heard, self._lost = heard, lost
        self._serial = 0
        self._waiting: dict[int, Callable[[Message], None]] = {}
        self._unsent = bytearray()
        self._before: list[bytes] = []
        self._is_open = True
        self._authenticator: Authenticator | None = Authenticator()
        self._parser: Parser = Parser()
        self._socket = connect()
        self._reading = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._reading.activated.connect(self._on_readable)
        self._writing = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Write, self)
        self._writing.setEnabled(False)
        self._writing.activated.connect(self._on_writable)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._give_up)
        self._greet()
        from jeepney.bus_messages import message_bus

        self.call(message_bus.Hello())

    def call(self, message: Message, answered: Callable[[Message], None] | None = None) -> None:
        """Send a call; ``answered`` hears the reply, be it an error."""
        if not self._is_open:
            return
        self._serial += 1
        self._waiting[self._serial] = answered or _ignore
        data = message.serialise(serial=self._serial)
        self._patience.start()
        if self._authenticator is None:
            self._send(data)
        else:
            self._before.append(data)

    def close(self) -> None:
        """Leave the bus; nobody hears anything any more."""
        if self._is_open:
            self._is_open = False
            self._patience.stop()
            self._reading.setEnabled(False)
            self._writing.setEnabled(False)
            self._waiting.clear()
            self._socket.close()

    def _give_up(self) -> None:
        if self._is_open:
            self.close()
            self._lost()

    def _greet(self) -> None:
        assert self._authenticator is not None
        for data in self._authenticator:
            if not data:
                return  # it is the bus's turn
            self._send(data)
        from jeepney.auth import BEGIN

        self._authenticator = None
        for data in (BEGIN, *self._before):
            self._send(data)
        self._before.clear()

    def _send(self, data: bytes) -> None:
        self._unsent += data
        self._on_writable()

    def _on_writable(self) -> None:
        try:
            sent = self._socket.send(self._unsent)
        except BlockingIOError:
            sent = 0  # the bus is busy: the rest goes when it reads on
        except OSError:
            self._give_up()
            return
        del self._unsent[:sent]
        self._writing.setEnabled(bool(self._unsent))

    def _on_readable(self) -> None:
        from jeepney.auth import AuthenticationError

        try:
            data = self._socket.recv(_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._give_up()
        elif self._authenticator is not None:
            try:
                self._authenticator.feed(data)
            except AuthenticationError:
                self._give_up()
                return
            self._greet()
        else:
            self._take(data)

    def _take(self, data: bytes) -> None:
        from jeepney import HeaderFields, MessageType

        self._parser.add_data(data)
        while self._is_open and (message := self._parser.get_next_message()) is not None:
            kind = message.header.message_type
            if kind in (MessageType.method_return, MessageType.error):
                answered = self._waiting.pop(message.header.fields.get(HeaderFields.reply_serial, 0), _ignore)
                if not self._waiting:
                    self._patience.stop()
                answered(message)
            elif kind == MessageType.signal:
                self._heard(message)


def connect() -> socket.socket:
    """Reach the session's bus without waiting for it; raises `OSError` where that cannot be."""
    from jeepney.bus import get_bus

    try:
        address = get_bus("SESSION")
    except (KeyError, RuntimeError, ValueError, StopIteration) as error:  # none is named, or none of a kind known here
        raise ConnectionError("There is no session bus.") from error
    if not hasattr(socket, "AF_UNIX"):
        raise ConnectionError("There are no sockets of that kind.")
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        made.connect(address)
    except OSError:
        made.close()
        raise
    return made


def _ignore(_message: Message) -> None:
    """Nobody waits for this answer."""
