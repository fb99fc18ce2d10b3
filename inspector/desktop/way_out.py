"""The network as long as nobody needs it: nothing of it is even loaded before the first request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.desktop.network import WebGet, WebNetwork
    from inspector.model.request import Answer, Form, Terms


class WayOut(QObject):
    """Gives what `controller.ports.Network` asks for, and builds it when it is first asked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network: WebNetwork | None = None

    def get(self, address: str, terms: Terms, done: Callable[[Answer], None]) -> WebGet:
        """Ask for an address; see `WebNetwork.get`."""
        return self._open().get(address, terms, done)

    def post(self, address: str, form: Form, terms: Terms, done: Callable[[Answer], None]) -> WebGet:
        """Send a form; see `WebNetwork.post`."""
        return self._open().post(address, form, terms, done)

    def _open(self) -> WebNetwork:
        if self._network is None:
            from inspector.desktop.network import WebNetwork

            self._network = WebNetwork(self)
        return self._network
