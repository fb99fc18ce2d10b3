"""What an ECDSA signature gives away by its form alone, with no key at hand (RFC 7518, 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.measure import signature_size
from inspector.model.token import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.token import Token

_SEQUENCE, _INTEGER = 0x30, 0x02


def ecdsa_forms(token: Token) -> Iterable[Finding]:
    """Name signatures that are all zeros (CVE-2022-21449), and those that are written as openssl writes them."""
    for signature in token.signatures:
        algorithm = text_of(signature.header, "alg")
        if not algorithm.startswith("ES") or not (value := signature.value):
            continue
        if not any(value):
            yield Finding("ecdsa-zero-signature", "signature")
        elif (width := signature_size(algorithm)) is not None and len(value) != width and is_der(value):
            yield Finding("ecdsa-der-signature", "signature", (str(width),))


def is_der(value: bytes) -> bool:
    """Tell whether bytes are a sequence of exactly two integers; two bytes of length are more than any curve here needs."""
    if len(value) < 8 or value[0] != _SEQUENCE:
        return False
    at = 2 if value[1] < 0x80 else 3
    if (value[1] if at == 2 else value[2]) != len(value) - at:
        return False
    for _ in range(2):
        if at + 2 > len(value) or value[at] != _INTEGER or not 0 < value[at + 1] < 0x80:
            return False
        at += 2 + value[at + 1]
    return at == len(value)
