"""What a known type of token is: how it is told from others, what it is for, and what its standard asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspector.model.finding import Finding
    from inspector.model.token import Token

NO, BY_SHAPE, BY_ISSUER, BY_TYP = range(4)
"""How a type was recognised; the surer, the higher."""


class TokenType(NamedTuple):
    """One row of the table of types.

    ``code``: as in reports; what stands before a ``/`` names the vendor. ``name``, ``text``: in English, marked for
    translation (``Sentences``). ``looks``: how sure it is that a token is of this type. ``claims``: those that it must
    have; ``headers`` likewise; ``one_of``: of these at least one; ``never``: those that it must not have. ``notes``: codes of
    findings that are worth saying of each. ``rule``: what no list can say.
    """

    code: str
    name: str
    text: str
    source: str
    looks: Callable[[Token], int]
    claims: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rule: Callable[[Token], Iterable[Finding]] | None = None

    @property
    def vendor(self) -> str:
        """The code of the vendor, as `model.explanations` has it."""
        return self.code.partition("/")[0]


def has(token: Token, *names: str) -> bool:
    """Tell whether the payload has all of these claims."""
    return token.payload.is_object and all(token.payload.find(name) is not None for name in names)


def has_any(token: Token, *names: str) -> bool:
    """Tell whether the payload has one of these claims."""
    return token.payload.is_object and any(token.payload.find(name) is not None for name in names)


def has_header(token: Token, *names: str) -> bool:
    """Tell whether the header has all of these parameters."""
    return token.header.is_object and all(token.header.find(name) is not None for name in names)


def typ_of(token: Token) -> str:
    """The header's ``typ`` in lower case and without ``application/`` (RFC 7515, 4.1.9)."""
    return token.header_text("typ").lower().removeprefix("application/")


def is_plain(token: Token) -> bool:
    """Tell whether ``typ`` says no more than that this is a JWT."""
    return typ_of(token) in ("", "jwt")
