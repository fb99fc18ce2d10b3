"""Holds a token against the rules of the types that it is of (`model.types`): what must be there and what must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.sentences import Word
from inspector.model.types import facts_of, recognised_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.token import Token
    from inspector.model.types import Facts, TokenType

_SECRET = ("d", "p", "q", "k", "priv")


def review_type(token: Token) -> Iterable[Finding]:
    """Say what a token lacks, or has too much of, to be what it seems to be, and which secret key stands in it."""
    facts = facts_of(token)
    yield from _secret_keys(facts)
    for kind in recognised_by(facts):
        yield Finding("known-type", "token", (Word(kind.name), Word(kind.text), kind.source))
        yield from _header(facts, kind)
        if facts.is_payload_known:
            yield from _payload(facts, kind)
        for code in kind.notes:
            yield Finding(code, "token")
        if kind.rule is not None:
            yield from kind.rule(facts)


def _secret_keys(facts: Facts) -> Iterable[Finding]:
    """Name private and secret keys that stand where only public ones belong."""
    payload = facts.payload
    confirmation = facts.claims.get("cnf")
    places = (
        ("header $.jwk", facts.token.header, facts.headers.get("jwk")),
        ("payload $.cnf.jwk", payload, payload.find("jwk", confirmation) if confirmation is not None else None),
        ("payload $.sub_jwk", payload, facts.claims.get("sub_jwk")),
    )
    for where, document, node in places:
        if node is not None and any(document.find(member, node) is not None for member in _SECRET):
            yield Finding("private-key-in-token", where, (where,))


def _header(facts: Facts, kind: TokenType) -> Iterable[Finding]:
    missing = [name for name in kind.headers if name not in facts.headers]
    if missing:
        yield Finding("type-header-missing", "header", (Word(kind.name), ", ".join(missing), kind.source))


def _payload(facts: Facts, kind: TokenType) -> Iterable[Finding]:
    about = Word(kind.name)
    missing = [name for name in kind.claims if name not in facts.claims]
    if missing:
        yield Finding("type-claim-missing", "payload", (about, ", ".join(missing), kind.source))
    if kind.one_of and not facts.has_any(*kind.one_of):
        yield Finding("type-one-of-missing", "payload", (about, ", ".join(kind.one_of), kind.source))
    surplus = [name for name in kind.never if name in facts.claims]
    if surplus:
        yield Finding("type-claim-forbidden", f"payload $.{surplus[0]}", (about, ", ".join(surplus), kind.source))
