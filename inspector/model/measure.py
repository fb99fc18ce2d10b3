"""How much room things take: bytes of each claim, of the whole token, and of its signature."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from inspector.model.document import Document

COOKIE = 4096
"""Bytes of a cookie, its name and attributes included, that browsers keep (RFC 6265, 6.1)."""
HEADER = 8190
"""Bytes of one header line that common servers accept (Apache httpd; nginx and Tomcat: 8192)."""
MOST_CLAIMS = 1_000
"""Claims among which the largest is looked for; among more, no single one is to blame."""
AUTHORIZATION = len("Authorization: Bearer ")

_SIGNATURES = {
    "HS256": 32, "HS384": 48, "HS512": 64, "ES256": 64, "ES384": 96, "ES512": 132, "ES256K": 64, "Ed25519": 64,
    "Ed448": 114, "ML-DSA-44": 2420, "ML-DSA-65": 3309, "ML-DSA-87": 4627,
}  # fmt: skip
_RSA = frozenset(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"))
_EDWARDS = {"Ed25519": 64, "Ed448": 114}


class ClaimSize(NamedTuple):
    """What one member of a document takes, by its number.

    ``size``: bytes of its name, its value and what stands around them up to the next member. ``encoded``: the
    characters that this makes in the token.
    """

    node: int
    size: int
    encoded: float


def claim_sizes(document: Document) -> tuple[ClaimSize, ...]:
    """Share all bytes of an object among its members, in order; what is left over is the two braces."""
    if not document.is_object:
        return ()
    nodes = tuple(document.children(0))
    text, is_ascii = document.text, document.text.isascii()
    sizes = []
    for place, node in enumerate(nodes):
        # The comma and the space before a name belong to it; what stands before the closing brace to nobody.
        start = document.ends[nodes[place - 1]] if place else document.starts[0] + 1
        end = document.ends[node]
        size = end - start if is_ascii else _bytes_of(text[start:end])
        sizes.append(ClaimSize(node, size, size * 4 / 3))
    return tuple(sizes)


def largest_claim(document: Document) -> tuple[str, int]:
    """Name the member that takes most bytes, and how many; an empty name where there is none, or far too many."""
    few = document.is_object and sum(1 for _ in islice(document.children(0), MOST_CLAIMS + 1)) <= MOST_CLAIMS
    sizes = claim_sizes(document) if few else ()
    if not sizes:
        return "", 0
    most = max(sizes, key=_size)
    return document.name(most.node), most.size


def _bytes_of(text: str) -> int:
    """Count the bytes of a text in which bytes that are no UTF-8 stand as lone surrogates."""
    return len(text.encode("utf-8", "surrogateescape"))


def _size(claim: ClaimSize) -> int:
    return claim.size


def signature_size(algorithm: str, key_bits: int = 0, curve: str = "") -> int | None:
    """Tell how many bytes a signature has by its algorithm, and by the key where that decides; None where unknown."""
    if algorithm in _RSA:
        return (key_bits + 7) // 8 or None
    if algorithm == "EdDSA":
        return _EDWARDS.get(curve)
    return _SIGNATURES.get(algorithm)


def in_hex(value: bytes, limit: int = 10_000) -> str:
    """Write bytes as pairs of hexadecimal digits; of many only the first ``limit``."""
    more = f" … (+{len(value) - limit:,})" if len(value) > limit else ""
    return value[:limit].hex(" ") + more
