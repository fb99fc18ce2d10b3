"""What a person has trusted in this run, in one book for all that send: a yes to a host, and certificates of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspector.model.request import Call

_EVERY_TIME = frozenset(("redirect", "downgrade"))
"""Warnings that are said each time: a server may point to another place at each request."""


class Trust:
    """Remembers it until the program ends. ``authorities``: a file of certificates that are trusted beside the system's.

    A yes spares the same warning about the same host, wherever it was given, and never the press. ``listeners`` hear when
    other authorities are trusted.
    """

    def __init__(self) -> None:
        self.authorities = ""
        self.listeners: list[Callable[[], None]] = []
        self._accepted: set[tuple[str, str]] = set()

    def open_warnings(self, call: Call, warnings: Iterable[str]) -> tuple[str, ...]:
        """Those to which nobody has said yes yet."""
        return tuple(each for each in warnings if (_place(call), each) not in self._accepted)

    def accept(self, call: Call, warnings: Iterable[str]) -> None:
        """The person has read these and said yes."""
        self._accepted.update((_place(call), each) for each in warnings if each not in _EVERY_TIME)

    def trust(self, path: str) -> None:
        """Trust the certificates of a file, too; empty: the system's alone."""
        self.authorities = path
        for listener in self.listeners:
            listener()


def _place(call: Call) -> str:
    return f"{call.address.partition('://')[0]}://{call.host}"
