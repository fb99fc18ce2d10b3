"""What experience warns of (RFC 8725): each rule looks at a token alone and says what it found, at whatever moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.sentences import Word
from inspector.service.review.contents import lost_numbers, personal_data, secrets, tokens_inside
from inspector.service.review.lengths import signature_length
from inspector.service.review.lookups import likeness
from inspector.service.review.measure import review_size
from inspector.service.review.naming import look_alikes, prototype_keys
from inspector.service.review.purpose import id_tokens, lifetimes, parties, unencoded_claims
from inspector.service.review.references import addresses
from inspector.service.review.signatures import ecdsa_forms
from inspector.service.review.types import review_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspector.model.document import Document
    from inspector.model.token import Token

_STRING = ord('"')
_MOST_PLACES = 5
"""How many places of odd text are named one by one."""


def review(token: Token) -> tuple[Finding, ...]:
    """Ask every rule; the order of `RULES` is the order in which a person reads them."""
    return tuple(finding for rule in RULES for finding in rule(token))


def _unsigned(token: Token) -> Iterable[Finding]:
    if token.algorithm.lower() == "none":
        yield Finding("alg-none", "header $.alg", (token.algorithm,))
    if token.kind == "unsecured" and token.signature_size:
        yield Finding("unexpected-signature", "signature")
    if token.kind == "jws-compact" and not token.signature_size and token.algorithm.lower() != "none":
        yield Finding("signature-missing", "signature", (token.algorithm,))


def _header_names(token: Token) -> Iterable[Finding]:
    header = token.header
    if not header.is_object:
        return
    if token.header_text("typ").upper() not in ("", "JWT"):
        yield Finding("typ", "header $.typ", (token.header_text("typ"),))
    if header.find("jwk") is not None:
        yield Finding("embedded-jwk", "header $.jwk")
    for name in ("jku", "x5u"):
        if (node := header.find(name)) is not None:
            yield Finding(f"{name}-present", f"header $.{name}", (_text(header, node),))
    if (node := header.find("kid")) is not None:
        if header.kinds[node] != _STRING:
            yield Finding("kid-not-string", "header $.kid")
        elif word := likeness(_text(header, node)):
            yield Finding("kid-suspicious", "header $.kid", (Word(word),))
    if (node := header.find("b64")) is not None and header.kinds[node] == ord("f"):
        yield Finding("b64-false", "header $.b64")
        if (critical := header.find("crit")) is None or '"b64"' not in header.literal(critical):
            yield Finding("b64-not-critical", "header $.b64")


def _claim_types(token: Token) -> Iterable[Finding]:
    payload = token.payload
    if not payload.is_object:
        return
    for name in ("iss", "sub", "jti"):
        if (node := payload.find(name)) is not None and payload.kinds[node] != _STRING:
            yield Finding(f"{name}-not-string", f"payload $.{name}")
    if (node := payload.find("aud")) is not None:
        texts = payload.kinds[node] == ord("[") and all(
            payload.kinds[child] == _STRING for child in payload.children(node)
        )
        if payload.kinds[node] != _STRING and not texts:
            yield Finding("aud-not-string", "payload $.aud")


def _no_expiry(token: Token) -> Iterable[Finding]:
    if token.payload.is_object and token.dates.expires_at is None and token.is_payload_known:
        yield Finding("no-expiry", "payload")


def _odd_text(token: Token) -> Iterable[Finding]:
    """Text that hides or turns around what is shown: bidirectional, invisible, control characters (Unicode TR 36)."""
    for document, where in ((token.header, "header"), (token.payload, "payload")):
        text = document.text
        if document.is_text and (not text.isascii() or "\\" in text or "\x7f" in text):
            yield from _odd_places(text, document, where)


def _odd_places(text: str, document: Document, where: str) -> Iterable[Finding]:
    import re

    literal = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f"
    escape = (
        r"\\u(?:00[01][0-9a-f]|007f|00ad|061c|180e|200[b-f]|202[a-e]|206[0-9]|feff)"
        r"(?<!\\u0009)(?<!\\u000a)(?<!\\u000d)"
    )
    found = 0
    for match in re.finditer(rf"\\\\|([{literal}\x7f-\x9f])|({escape})", text, re.IGNORECASE):
        if not (match[1] or match[2]) or match.start() == 0:
            continue
        line, column = document.line_column(match.start())
        point = ord(match[1]) if match[1] else int(match[2].removeprefix("\\u"), 16)
        yield Finding("suspicious-text", f"{where} {line}:{column}", (f"U+{point:04X}",))
        found += 1
        if found == _MOST_PLACES:
            return


def _text(document: Document, node: int) -> str:
    value = document.value(node) if document.kinds[node] == _STRING else document.literal(node)
    return str(value)[:200]


RULES: tuple[Callable[[Token], Iterable[Finding]], ...] = (
    _unsigned,
    signature_length,
    ecdsa_forms,
    _header_names,
    _claim_types,
    _no_expiry,
    _odd_text,
    review_type,
    review_size,
    lifetimes,
    parties,
    id_tokens,
    unencoded_claims,
    addresses,
    look_alikes,
    prototype_keys,
    secrets,
    personal_data,
    tokens_inside,
    lost_numbers,
)
