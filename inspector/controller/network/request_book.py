"""The one log of whatever goes out, shared by all who send: a person reads it as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.request import Request


class RequestBook:
    """Numbers the requests in the order in which they go out; ``listeners`` hear of every change."""

    def __init__(self) -> None:
        self.requests: tuple[Request, ...] = ()
        self.listeners: list[Callable[[], None]] = []

    def add(self, request: Request) -> Request:
        """Write down one more, and give it with its number."""
        numbered = request._replace(number=len(self.requests) + 1)
        self.requests = (*self.requests, numbered)
        self._tell()
        return numbered

    def change(self, request: Request) -> None:
        """Write down what became of the one with this number."""
        place = request.number - 1
        self.requests = (*self.requests[:place], request, *self.requests[place + 1 :])
        self._tell()

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()
