"""Thumbprints (RFC 7638) of the public keys that stand in a token, so that they can be compared with ``cnf`` and key sets."""

from __future__ import annotations

import base64
import hashlib
import json
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.token import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document
    from inspector.model.token import Token

_MEMBERS = {"RSA": ("e", "n"), "EC": ("crv", "x", "y"), "OKP": ("crv", "x"), "AKP": ("alg", "pub")}
"""Members that a thumbprint is made of, besides ``kty`` (RFC 7638, 3.2; RFC 8037, 2); a secret gets none."""
_MOST_KEYS = 100


class SeenKey(NamedTuple):
    """A public key in a token: where it stands (``header $.jwk``), its kind, and its SHA-256 thumbprint in base64url.

    ``detail``: its curve or its bits; ``kid``: the name that it goes by. Either may be empty.
    """

    where: str
    kind: str
    thumbprint: str
    detail: str = ""
    kid: str = ""


class Agreement(NamedTuple):
    """A place of the token that names a key (``header $.kid``), what stands there, and whether it is this key."""

    where: str
    stated: str
    agrees: bool


def seen_keys(token: Token) -> tuple[SeenKey, ...]:
    """Find the keys in a token's header and payload, those in key sets included."""
    claims = token.disclosed.payload
    places = (*_places(token.header, "header", ("jwk", "epk")), *_places(claims, "payload", ("sub_jwk",)))
    found = []
    for where, document, node in places:
        thumbprint = thumbprint_of(document, node)
        if thumbprint:
            kind = _text(document, node, "kty")
            found.append(SeenKey(where, kind, thumbprint, _detail(document, node, kind), _text(document, node, "kid")))
    return tuple(found)


def agreements(token: Token, thumbprint: str, kid: str = "", where: str = "") -> tuple[Agreement, ...]:
    """Tell what in a token names a key, and whether it names the one of this thumbprint and ``kid``.

    ``where``: the place of the key in the token; empty for one that a person brought. The header's ``kid`` names the signer's
    key alone, ``cnf`` that of the holder (RFC 7800, 3.4; RFC 9449, 6.1), ``sub`` the one in ``sub_jwk`` (SIOP v2, 8).
    """
    found = []
    claims = token.disclosed.payload
    of_holder = where.startswith("payload $.cnf")
    stated = text_of(token.header, "kid")
    if stated and where in ("", "header $.jwk"):
        found.append(Agreement("header $.kid", stated, stated in (kid, thumbprint)))
    confirmation = claims.find("cnf") if claims.is_object else None
    for name, candidates in (("jkt", (thumbprint,)), ("kid", (kid, thumbprint))):
        stated = _text(claims, confirmation, name) if confirmation is not None else ""
        if stated and (of_holder or not where or stated in candidates):
            found.append(Agreement(f"payload $.cnf.{name}", stated, stated in candidates))
    if where.endswith("sub_jwk") and (stated := text_of(claims, "sub")):
        found.append(Agreement("payload $.sub", stated, stated == thumbprint))
    return tuple(found)


def _detail(document: Document, node: int, kind: str) -> str:
    """The curve of a key, its parameters' name, or the bits of its modulus."""
    if kind == "RSA":
        modulus = _text(document, node, "n")
        try:
            number = int.from_bytes(base64.urlsafe_b64decode(modulus + "=" * (-len(modulus) % 4)))
        except ValueError:
            return ""
        return str(number.bit_length())
    return _text(document, node, "alg" if kind == "AKP" else "crv")


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
