"""Warns of a signature whose length its algorithm never has: that needs no key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.measure import signature_size
from inspector.model.token import text_of
from inspector.service.review.signatures import is_der

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.token import Token

_RSA = frozenset(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"))
_USUAL_RSA = (128, 192, 256, 384, 512, 1024, 2048)
"""Bytes of the moduli that are in use: 1024 to 16384 bits."""
_EDWARDS = (64, 114)


def signature_length(token: Token) -> Iterable[Finding]:
    """Say how many bytes each signature has and how many its algorithm wants (RFC 7518, 3.2 to 3.5; RFC 8037, 3.1)."""
    for signature in token.signatures:
        algorithm, size = text_of(signature.header, "alg"), len(signature.value)
        usual = _sizes(algorithm)
        odd = bool(usual) and size > 0 and size not in usual and signature.is_sound
        if odd and not (algorithm.startswith("ES") and is_der(signature.value)):  # that is said in its own words
            wanted = "/".join(map(str, usual))
            yield Finding("signature-length", "signature", (str(size), algorithm, wanted))


def _sizes(algorithm: str) -> tuple[int, ...]:
    """The sizes that signatures of an algorithm have; empty where that is not known."""
    if algorithm in _RSA:
        return _USUAL_RSA
    if algorithm == "EdDSA":
        return _EDWARDS
    size = signature_size(algorithm)
    return () if size is None else (size,)
