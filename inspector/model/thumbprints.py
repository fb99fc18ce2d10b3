"""Thumbprints (RFC 7638) of the public keys that stand in a token, so that they can be compared with ``cnf`` and key sets."""

from __future__ import annotations

import base64
import hashlib
import json
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document
    from inspector.model.token import Token

_MEMBERS = {"RSA": ("e", "n"), "EC": ("crv", "x", "y"), "OKP": ("crv", "x"), "AKP": ("alg", "pub")}
"""Members that a thumbprint is made of, besides ``kty`` (RFC 7638, 3.2; RFC 8037, 2); a secret gets none."""
_MOST_KEYS = 100


class SeenKey(NamedTuple):
    """A public key in a token: where it stands (``header $.jwk``), its kind, and its SHA-256 thumbprint in base64url."""

    where: str
    kind: str
    thumbprint: str


def seen_keys(token: Token) -> tuple[SeenKey, ...]:
    """Find the keys in a token's header and payload, those in key sets included."""
    places = (*_places(token.header, "header", ("jwk", "epk")), *_places(token.payload, "payload", ("sub_jwk",)))
    found = []
    for where, document, node in places:
        thumbprint = thumbprint_of(document, node)
        if thumbprint:
            found.append(SeenKey(where, _text(document, node, "kty"), thumbprint))
    return tuple(found)


def thumbprint_of(document: Document, node: int) -> str:
    """Make the thumbprint of a JWK; empty where it is none, or a secret."""
    kind = _text(document, node, "kty")
    members = {name: _text(document, node, name) for name in _MEMBERS.get(kind, ())}
    if not members or not all(members.values()):
        return ""
    canonical = json.dumps({**members, "kty": kind}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _places(document: Document, name: str, members: tuple[str, ...]) -> Iterator[tuple[str, Document, int]]:
    if not document.is_object:
        return
    for member in members:
        if (node := document.find(member)) is not None:
            yield f"{name} $.{member}", document, node
    if (confirmation := document.find("cnf")) is not None and (node := document.find("jwk", confirmation)) is not None:
        yield f"{name} $.cnf.jwk", document, node
    key_set = document.find("jwks")
    keys = document.find("keys", key_set) if key_set is not None else None
    if keys is not None and document.kinds[keys] == ord("["):
        for place, node in enumerate(islice(document.children(keys), _MOST_KEYS)):
            yield f"{name} $.jwks.keys[{place}]", document, node


def _text(document: Document, node: int, name: str) -> str:
    member = document.find(name, node)
    return str(document.value(member)) if member is not None and document.kinds[member] == ord('"') else ""
