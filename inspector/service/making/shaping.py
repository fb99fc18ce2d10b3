"""Gives a signed token another form: without its payload, or as JSON (RFC 7515, 7.2 and appendix F; RFC 7797)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.model.token import text_of
from inspector.service.algorithms.primitives import sign
from inspector.service.making.header_text import with_plain_payload
from inspector.service.making.several_signatures import Part, together
from inspector.service.making.signer import has_plain_payload, read_header, signature_over, signing_key
from inspector.service.reading import base64url
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.model.key import Key, KeySet

_PARTS = 3


def detach(token: str) -> str:
    """Take the payload out of a compact token; whoever verifies it has it from elsewhere. Raises `Refusal`."""
    header, _, signature = _parts(token)
    return f"{header}..{signature}"


def sign_detached(header: str, content: bytes, keys: KeySet, *, obey: bool = False) -> tuple[str, Key | None]:
    """Sign any bytes and leave them out; gives the token and the key. ``obey``: as `signing_key`. Raises `Refusal`."""
    head = read_header(header)
    first = base64url.encode(head.raw)
    signed = f"{first}.{base64url.encode(content)}"
    value, key = signature_over(signed, text_of(head, "alg"), text_of(head, "kid"), keys, obey=obey)
    return f"{first}..{value}", key


def sign_unencoded(header: str, content: bytes, keys: KeySet) -> str:
    """Sign bytes as they are and leave them out (RFC 7797). Raises `Refusal`.

    A header that asks for that is signed as it is written; to another one ``b64`` and ``crit`` are added.
    """
    document = read_header(header, may_be_plain=True)
    if not has_plain_payload(document):
        document = read_header(with_plain_payload(header), may_be_plain=True)
    algorithm = text_of(document, "alg")
    key = signing_key(keys, algorithm, text_of(document, "kid"))
    encoded = base64url.encode(document.raw)
    return f"{encoded}..{base64url.encode(sign(algorithm, key, encoded.encode('ascii') + b'.' + content))}"


def flattened(token: str) -> str:
    """Write a compact token as flattened JSON serialization (RFC 7515, 7.2.2). Raises `Refusal`."""
    header, payload, signature = _parts(token)
    return json.dumps({"payload": payload, "protected": header, "signature": signature}, indent=2)


def general(tokens: Sequence[str]) -> str:
    """Write compact tokens with one payload as general JSON serialization, a signature each (RFC 7515, 7.2.1).

    Raises `Refusal`, also where their payloads differ.
    """
    parts = [_parts(token) for token in tokens]
    payloads = {payload for _, payload, _ in parts}
    if len(payloads) != 1:
        raise refusal("payloads-differ")
    return together(payloads.pop(), [Part(header, "", signature) for header, _, signature in parts])


def _parts(token: str) -> list[str]:
    parts = token.strip().split(".")
    if len(parts) != _PARTS:
        raise refusal("not-compact")
    return parts
