"""Holds a token against the rules of the types that it is of (`model.types`): what must be there and what must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.sentences import Word
from inspector.model.types import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.document import Document
    from inspector.model.token import Token
    from inspector.model.types import TokenType

_SECRET = ("d", "p", "q", "k", "priv")


def review_type(token: Token) -> Iterable[Finding]:
    """Say what a token lacks, or has too much of, to be what it seems to be."""
    for kind in recognise(token):
        yield from _header(token, kind)
        if token.is_payload_known and token.payload.is_object:
            yield from _payload(token, kind)
        for code in kind.notes:
            yield Finding(code, "token")
        if kind.rule is not None:
            yield from kind.rule(token)


def review_keys(token: Token) -> Iterable[Finding]:
    """Name private and secret keys that stand where only public ones belong."""
    payload = token.payload
    places = [(token.header, 0, "jwk", "header $.jwk")]
    confirmation = payload.find("cnf") if payload.is_object else None
    if confirmation is not None:
        places.append((payload, confirmation, "jwk", "payload $.cnf.jwk"))
    places.append((payload, 0, "sub_jwk", "payload $.sub_jwk"))
    for document, parent, name, where in places:
        node = document.find(name, parent)
        if node is not None and any(document.find(member, node) is not None for member in _SECRET):
            yield Finding("private-key-in-token", where, (where,))


def _header(token: Token, kind: TokenType) -> Iterable[Finding]:
    missing = _absent(token.header, kind.headers)
    if missing:
        yield Finding("type-header-missing", "header", (Word(kind.name), ", ".join(missing), kind.source))


def _payload(token: Token, kind: TokenType) -> Iterable[Finding]:
    about = Word(kind.name)
    missing = _absent(token.payload, kind.claims)
    if missing:
        yield Finding("type-claim-missing", "payload", (about, ", ".join(missing), kind.source))
    if kind.one_of and len(_absent(token.payload, kind.one_of)) == len(kind.one_of):
        yield Finding("type-one-of-missing", "payload", (about, ", ".join(kind.one_of), kind.source))
    absent = _absent(token.payload, kind.never)
    surplus = [name for name in kind.never if name not in absent]
    if surplus:
        yield Finding("type-claim-forbidden", f"payload $.{surplus[0]}", (about, ", ".join(surplus), kind.source))


def _absent(document: Document, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if not document.is_object or document.find(name) is None]
