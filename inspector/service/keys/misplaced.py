"""Knows what people paste into the key field that is no key: a token, an answer with tokens, a configuration, claims.

Read as a secret, each of these would only ever tell that the signature is bad, and not why. Nothing of them is an argument but
the address at which a configuration says that its keys are.
"""

from __future__ import annotations

import json
import re

from inspector.model import Finding
from inspector.service.finding.compact import decode_header
from inspector.service.keys.material import WHERE

_LONGEST = 2_000_000
_LONGEST_ADDRESS = 300
_CREDENTIALS = re.compile(r"(?:Authorization\s*:\s*)?(?:(?:Bearer|DPoP)\s+)?", re.IGNORECASE)
_COMPACT = re.compile(r"([A-Za-z0-9_-]+)={0,2}(?:\.[A-Za-z0-9_-]*={0,2}){2,4}(?:~[A-Za-z0-9_.=-]*)*")
_ANSWERED = ("access_token", "id_token", "refresh_token")
_OFTEN = ("token", "jwt", "accessToken", "idToken", "authorization", "Authorization", "assertion", "client_assertion")
_CLAIMS = frozenset(("alg", "iss", "sub", "aud", "exp", "iat"))
_OF_KEYS = frozenset(("kty", "keys", "n", "e", "x", "y", "k", "crv", "d", "pub", "x5c"))


def token_instead(text: str) -> Finding | None:
    """Tell a compact token, with or without the words of an HTTP header before it (RFC 6750, 2.1)."""
    if len(text) > _LONGEST:
        return None
    bare = text[_CREDENTIALS.match(text).end() :]  # type: ignore[union-attr]  # it matches the empty text, too
    match = _COMPACT.fullmatch("".join(bare.split()))
    if match is None:
        return None
    header = decode_header(match[1].encode("ascii"))
    # A header alone says "typ"; what is signed or encrypted names how.
    return Finding("key-is-token", WHERE) if isinstance(header.get("alg"), str) else None


def other_json(value: dict[str, object]) -> Finding | None:
    """Tell a JSON object that is known and holds no key of its own: a token, an answer with tokens, a configuration."""
    signed = isinstance(value.get("payload"), str) and not value.keys().isdisjoint(("signature", "signatures"))
    if signed or (isinstance(value.get("ciphertext"), str) and "kty" not in value):
        return Finding("key-is-token", WHERE)
    answered = [name for name in _ANSWERED if isinstance(value.get(name), str)]
    answered = answered or [name for name in _OFTEN if isinstance(each := value.get(name), str) and token_instead(each)]
    if answered:
        return Finding("key-is-answer", WHERE, (", ".join(answered),))
    address = value.get("jwks_uri")
    if isinstance(address, str) and address:
        return Finding("key-is-configuration", WHERE, (address[:_LONGEST_ADDRESS],))
    return None


def claims_instead(value: dict[str, object]) -> Finding | None:
    """Tell claims or a header, where nothing of a key was found in them."""
    is_other = not value.keys().isdisjoint(_CLAIMS) and value.keys().isdisjoint(_OF_KEYS)
    return Finding("key-is-claims", WHERE) if is_other else None


def as_object(text: str) -> object:
    """Read JSON that may hold keys; None where it is none."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value
