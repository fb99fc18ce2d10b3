"""What the controllers need from the operating system; `desktop` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model.policy import Policy
    from inspector.model.request import Answer, Form, Terms
    from inspector.model.templates import Template


class Clock(Protocol):
    """Says what time it is: seconds since 1970-01-01 UTC."""

    def __call__(self) -> float: ...


class Clipboard(Protocol):
    """The system's clipboard."""

    def put(self, text: str, *, sensitive: bool) -> None:
        """Put a text on it, marked as sensitive where the system knows that."""
        ...

    def text(self) -> str:
        """What is on it as text, else empty."""
        ...


class Later(Protocol):
    """Puts off what need not be done at once; a newer wish takes the place of the one that waits."""

    def call(self, deed: Callable[[], None], *, pause: bool = True) -> None:
        """Do it soon on the window's thread, unless something else is put off meanwhile.

        ``pause``: not before the person pauses; otherwise right after what is under way.
        """
        ...

    def cancel(self) -> None:
        """Leave it."""
        ...


class Worker(Protocol):
    """Does long work beside the window; a newer order makes the older one's result void."""

    def run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        """Do ``work`` elsewhere and hand its result to ``done`` on the window's thread, unless a newer order came."""
        ...

    def stream(self, parts: Iterator[object], heard: Callable[[object], None]) -> None:
        """Take one part after the other elsewhere and hand the newest to ``heard`` on the window's thread, until a
        newer order comes; one that the window had no time for is left out, the last never is.
        """
        ...

    def stop(self) -> None:
        """Make void what is under way."""
        ...


class Files(Protocol):
    """Writes what a person asked to have in a file."""

    def write(self, path: str, data: bytes) -> bool:
        """Put a file there that only its owner may read, whole or not at all; False where that cannot be done."""
        ...


class TemplateKeeper(Protocol):
    """Keeps a person's own templates by name beyond the end of the program."""

    def read(self) -> dict[str, Template]:
        """Give what is kept."""
        ...

    def write(self, kept: dict[str, Template]) -> bool:
        """Keep these instead; False where that cannot be done."""
        ...


class Keeper(Protocol):
    """Keeps expectations by name beyond the end of the program."""

    def read(self) -> dict[str, Policy]:
        """Give what is kept."""
        ...

    def write(self, kept: dict[str, Policy]) -> bool:
        """Keep these instead; False where that cannot be done."""
        ...


class UnderWay(Protocol):
    """A request that has not come back."""

    def cancel(self) -> None:
        """Leave it; nobody hears of it any more."""
        ...


class Network(Protocol):
    """The way out: nothing else in the program sends anything."""

    def get(self, address: str, terms: Terms, done: Callable[[Answer], None]) -> UnderWay:
        """Ask for an address within the terms; ``done`` hears the answer, or why there is none, once and never at once."""
        ...

    def post(self, address: str, form: Form, terms: Terms, done: Callable[[Answer], None]) -> UnderWay:
        """Send a form within the same terms; a redirect is told and never followed.

        The body of an error's status comes along: an issuer says there why it gives no token (RFC 6749, 5.2).
        """
        ...
