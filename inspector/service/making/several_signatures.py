"""Puts several signatures over one payload: the general JSON serialization (RFC 7515, 7.2.1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.document import EMPTY
from inspector.model.token import text_of
from inspector.service.making.signer import encoded, read_header, signature_over
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.model.key import Key, KeySet


class Part(NamedTuple):
    """One of the signatures. ``protected``, ``signature``: base64url; ``unprotected``: JSON text. Empty ones are left out."""

    protected: str
    unprotected: str
    signature: str


def sign_part(
    protected: str, unprotected: str, payload: str, keys: KeySet, *, obey: bool = False
) -> tuple[Part, Key | None]:
    """Sign a payload (base64url) under a protected header, byte for byte as it was written, and name the key.

    ``unprotected``: the header beside it, which nothing covers; ``alg`` and ``kid`` may stand in either, and one of them may be
    blank. ``obey``: as `signing_key`. Raises `Refusal`.
    """
    beside = read_header(unprotected) if unprotected.strip() else EMPTY
    head = read_header(protected) if protected.strip() or not beside.kinds else EMPTY
    first = base64url.encode(head.raw)
    algorithm, kid = (text_of(head, name) or text_of(beside, name) for name in ("alg", "kid"))
    signature, key = signature_over(f"{first}.{payload}", algorithm, kid, keys, obey=obey)
    return Part(first, unprotected.strip(), signature), key


def together(payload: str, parts: Sequence[Part]) -> str:
    """Write a payload (base64url) with its signatures."""
    return f'{{\n  "payload": {json.dumps(payload)},\n  "signatures": [\n{_written(parts)}\n  ]\n}}'


def payload_of(text: str) -> str:
    """A payload's text in base64url; raises `Refusal` where it holds half a character."""
    return base64url.encode(encoded(text))


def _written(parts: Sequence[Part]) -> str:
    return ",\n".join(f"    {{\n{_members(part)}\n    }}" for part in parts)


def _members(part: Part) -> str:
    members = (
        ("protected", json.dumps(part.protected) if part.protected else ""),
        ("header", part.unprotected),
        ("signature", json.dumps(part.signature)),
    )
    return ",\n".join(f'      "{name}": {value}' for name, value in members if value)
