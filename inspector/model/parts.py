"""The parts that a token is made of, each with its bytes, so that a person sees what makes it long."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.measure import signature_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.certificate import Certificate
    from inspector.model.key import Key
    from inspector.model.token import Signature, Token

_SIGNED = ("header", "payload", "signature")
_ENCRYPTED = ("header", "encrypted-key", "iv", "ciphertext", "tag")
_MOST = 100
"""Signatures or recipients of one token that are looked at."""
_HALVES = {"ES256": 32, "ES256K": 32, "ES384": 48, "ES512": 66}
_BY_KEY = ("RS", "PS")


class Part(NamedTuple):
    """One part: ``name`` is a row of `sentences.details.PARTS`, ``encoded`` its characters, ``size`` the bytes that they hold.

    ``number``: which one of several it is, from 1; 0 where there is but one.
    """

    name: str
    encoded: int
    size: int
    number: int = 0


class Expected(NamedTuple):
    """How many bytes a signature should have, and by what that is known: ``algorithm``, ``key`` or ``certificate``."""

    size: int
    by: str


def parts_of(token: Token) -> tuple[Part, ...]:
    """Take a token apart into what its form consists of; empty where it has no form."""
    if token.text.startswith("{"):
        return tuple(_of_json(token.text))
    names = _SIGNED if len(token.segments) == 3 else _ENCRYPTED if len(token.segments) == 5 else ()
    if token.kind == "malformed" or not names:
        return ()
    parts = [_part(name, token.text[start:end]) for name, (start, end) in zip(names, token.segments, strict=True)]
    if token.payload.raw == token.text[slice(*token.segments[1])].encode("utf-8", "surrogatepass"):
        parts[1] = parts[1]._replace(size=parts[1].encoded)  # b64=false: it stands as it is (RFC 7797)
    if token.selective is not None and "~" in token.text:
        shown = token.text[token.text.find("~") + 1 :].split("~")
        parts += [_part("disclosure", text, number) for number, text in enumerate(filter(None, shown[:-1][:_MOST]), 1)]
        parts += [_part("key-binding", shown[-1])] if shown[-1] else []
    return tuple(parts)


def halves(algorithm: str, value: bytes) -> tuple[bytes, bytes] | None:
    """Cut an ECDSA signature into r and s (RFC 7518, 3.4); None for any other, and for one of a wrong length."""
    half = _HALVES.get(algorithm)
    return (value[:half], value[half:]) if half is not None and len(value) == 2 * half else None


def expected_signature(
    signature: Signature, algorithm: str, key: Key | None, certificates: tuple[Certificate, ...] = ()
) -> Expected | None:
    """Tell how long a signature should be: by its algorithm, by the key that verified it, or by the header's certificate."""
    if key is not None and (size := signature_size(algorithm, key.size, key.curve)) is not None:
        return Expected(size, "key" if algorithm.startswith(_BY_KEY) or algorithm == "EdDSA" else "algorithm")
    if (size := signature_size(algorithm)) is not None:
        return Expected(size, "algorithm")
    if certificates and signature.header.find("x5c") is not None:
        kind, _, measure = certificates[0].key.partition(" ")
        bits = int(measure) if kind == "RSA" and measure.isdigit() else 0
        if (size := signature_size(algorithm, bits, measure)) is not None:
            return Expected(size, "certificate")
    return None


def _of_json(text: str) -> Iterator[Part]:
    """The members of a JSON serialization that take room (RFC 7515, 7.2; RFC 7516, 7.2)."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):  # what Python's reader cannot take is shown without its parts
        return
    if not isinstance(whole, dict):
        return
    yield from _members(whole, (("protected", "header"), ("payload", "payload")))
    several = whole.get("signatures", whole.get("recipients"))
    held = [each for each in several[:_MOST] if isinstance(each, dict)] if isinstance(several, list) else [whole]
    for number, each in enumerate(held, 1 if len(held) > 1 else 0):
        names = [("signature", "signature"), ("encrypted_key", "encrypted-key")]
        yield from _members(each, ([("protected", "header")] if each is not whole else []) + names, number)
    yield from _members(whole, (("iv", "iv"), ("ciphertext", "ciphertext"), ("tag", "tag"), ("aad", "aad")))


def _members(
    holder: dict[str, object], names: tuple[tuple[str, str], ...] | list[tuple[str, str]], number: int = 0
) -> Iterator[Part]:
    for member, name in names:
        value = holder.get(member)
        if isinstance(value, str):
            yield _part(name, value, number)


def _part(name: str, text: str, number: int = 0) -> Part:
    """Count without decoding: four characters of base64url hold three bytes."""
    meant = len("".join(text.split()).rstrip("="))
    return Part(name, len(text), meant * 3 // 4, number)
