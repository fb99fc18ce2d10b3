"""Which JSON a text is that is no token: keys, a serialization that lacks something, bare claims."""

from __future__ import annotations

import json

_Shape = tuple[str, ...] | None


def json_object(text: str) -> dict[str, object] | None:
    """The JSON object that a text is, or a list of keys as a set of them; None for another text."""
    if text[:1] not in "{[":
        return None
    try:
        value = json.loads(text, parse_int=str)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list):
        value = {"keys": value} if value and isinstance(value[0], dict) and "kty" in value[0] else None
    return value if isinstance(value, dict) else None


def jwk_set(text: str) -> _Shape:
    """A set of keys, or a bare list of them (RFC 7517, 5): how many there are."""
    value = json_object(text)
    keys = value.get("keys") if value else None
    return (str(len(keys)),) if isinstance(keys, list) else None


def jwk(text: str) -> _Shape:
    """A key (RFC 7517, 4)."""
    value = json_object(text)
    return () if value and isinstance(value.get("kty"), str) else None


def serialization(text: str) -> _Shape:
    """A JSON serialization that lacks members (RFC 7515, 7.2; RFC 7516, 7.2)."""
    value = json_object(text)
    if not value:
        return None
    encrypted = value.keys() & {"ciphertext", "encrypted_key", "iv", "tag", "recipients"}
    signed = value.keys() & {"payload", "protected", "signature", "signatures"}
    if len(encrypted) > 1 or (encrypted and "protected" in value):
        wanted = ["ciphertext", "iv", "tag"]
    elif len(signed) > 1:
        wanted = ["payload", "protected", "signature"] if "signatures" not in value else ["payload"]
    else:
        return None
    missing = [name for name in wanted if not isinstance(value.get(name), str)]
    return (", ".join(missing),) if missing else None


def claims(text: str) -> _Shape:
    """Claims or a header without the base64url around them."""
    value = json_object(text)
    return () if value and value.keys() & {"alg", "iss", "sub", "aud", "exp", "iat"} else None


def other_json(text: str) -> _Shape:
    """JSON of any other kind."""
    return None if json_object(text) is None else ()
