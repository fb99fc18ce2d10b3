"""A secret that stands in JSON: in a JWK that is written wrongly, or in what a vault or a settings file gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspector.service.keys.misplaced import as_object
from inspector.service.keys.secret import ENCODINGS, decode_secret
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Material = tuple[str, tuple[str, ...], bytes]

_MOST_MEMBERS, _LONGEST_MEMBER = 40, 4000


def secrets_in_json(text: str) -> Iterator[_Material]:
    """Give the secrets that a JSON text may stand for, each with the remedy that names how; none where it is no JSON."""
    stripped = text.strip()
    value = as_object(stripped) if stripped[:1] in {"{", "["} else None
    for jwk in jwks_of(value):
        member = jwk.get("k")
        if not isinstance(member, str):
            continue
        yield "jwk-lenient", ("k",), base64url.decode(member).data
        # Programs that do not decode it sign with the text itself.
        yield "secret-text", ("base64url",), member.encode("utf-8", "surrogatepass")
    if isinstance(value, dict) and "kty" not in value:
        for name, member in _members(value):
            for encoding in ENCODINGS:
                material = decode_secret(member, encoding)
                if material:
                    yield "secret-member", (name if re.fullmatch(r"[\w.-]{1,40}", name) else "…",), material


def jwks_of(value: object) -> list[dict[str, object]]:
    """The JWKs of a JSON that is one, a set, or a list of them."""
    members = value.get("keys", value) if isinstance(value, dict) and "kty" not in value else value
    listed = members if isinstance(members, list) else [members]
    return [one for one in listed if isinstance(one, dict) and "kty" in one]


def _members(value: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The texts of an object and of those in it, by their names."""
    level, left = [value], _MOST_MEMBERS
    while level and left:
        below: list[dict[str, object]] = []
        for name, member in (each for one in level for each in one.items()):
            if isinstance(member, dict):
                below.append(member)
            elif isinstance(member, str) and 0 < len(member) <= _LONGEST_MEMBER and left:
                left -= 1
                yield name, member
        level = below
