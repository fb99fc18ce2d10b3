"""What goes out and what comes back over the network, as values: nothing is sent that is not one of these."""

from __future__ import annotations

from typing import NamedTuple

WORKING = "under-way"
"""The outcome of a request that has not come back."""


class Terms(NamedTuple):
    """What one request may take. ``seconds``: from the first packet to the last; ``size``: bytes of the answer, also when
    it is unpacked; ``authorities``: a file of certificates that are trusted beside the system's, empty for none.
    """

    seconds: float = 10.0
    size: int = 1_000_000
    authorities: str = ""


class Form(NamedTuple):
    """What a POST carries, secrets and all: it goes to the network and nowhere else."""

    body: bytes
    headers: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"Form(size={len(self.body)})"


class Answer(NamedTuple):
    """What came back. ``code``: empty where an answer with keys or words may be in ``body``, else a row of `REQUESTS`.

    ``args``: the places of its sentence. ``status``: of HTTP, 0 where there is none. ``headers``: names in lower case.
    ``size``: bytes that were received of the body, as they were sent. ``duration``: seconds. ``target``: where a
    redirect points, as the server wrote it.
    """

    code: str
    args: tuple[str, ...] = ()
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    size: int = 0
    duration: float = 0.0
    target: str = ""

    def header(self, name: str) -> str:
        """A header by its name in lower case; empty where it is not there."""
        return next((value for own, value in self.headers if own == name), "")

    def __repr__(self) -> str:
        return f"Answer(code={self.code!r}, status={self.status}, size={self.size})"


class Request(NamedTuple):
    """One line of the log: a request that went out, and what became of it.

    ``at``: when it was sent, in seconds since 1970-01-01 UTC. ``outcome``: a row of `REQUESTS` (`WORKING` until it is
    back), ``args`` its places. ``clock_ahead``: seconds by which the server's clock is ahead of ours, to about a
    second, by the answer's ``Date``; None where it says none.
    """

    number: int
    at: float
    address: str
    outcome: str = WORKING
    args: tuple[str, ...] = ()
    status: int = 0
    size: int = 0
    duration: float = 0.0
    clock_ahead: float | None = None
    method: str = "GET"


class Offer(NamedTuple):
    """An address that stands in the token. ``origin``: ``iss``, ``jku`` or ``x5u``."""

    origin: str
    address: str


class Call(NamedTuple):
    """What one press would call. ``address``: exactly that; ``host``: whom, with the port where it is no usual one.

    ``purpose``: ``keys``, ``discovery`` (OpenID Connect) or ``discovery-oauth`` (RFC 8414). ``issuer``: whose words the
    discovery should be. ``origin``: where the address comes from: empty (the person wrote it), ``iss``, ``jku``,
    ``x5u``, ``discovery`` or ``redirect``. ``from_token``: it goes back to something that the token says. ``warnings``: rows
    of `CALL_WARNINGS` that a person should have read before.
    """

    address: str
    host: str
    purpose: str = "keys"
    issuer: str = ""
    origin: str = ""
    from_token: bool = False
    warnings: tuple[str, ...] = ()
