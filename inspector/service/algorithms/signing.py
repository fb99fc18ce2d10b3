"""Which algorithms exist and what key each wants: the rows that everything about signatures is judged by.

The names are those of the IANA registry "JSON Web Signature and Encryption Algorithms" (RFC 7518, 8037, 8812,
9864, and "ML-DSA for JOSE and COSE"). Standard library only: who gives no key never pays for the cryptography.
"""

from __future__ import annotations

from inspector.model.record import NamedTuple

MINIMUM_RSA_BITS = 2048
"""RFC 7518, 3.3 and 3.5."""


class Algorithm(NamedTuple):
    """One ``alg``: the kind of key (RFC 7518, 6.1), the curves it may lie on (empty: any), the bits of its
    hash.
    """

    name: str
    kind: str
    curves: tuple[str, ...] = ()
    hash_bits: int = 0

    @property
    def minimum_bytes(self) -> int:
        """How long a secret has to be: as long as the hash (RFC 7518, 3.2)."""
        return self.hash_bits // 8 if self.kind == "oct" else 0


_ROWS = (
    Algorithm("HS256", "oct", hash_bits=256),
    Algorithm("HS384", "oct", hash_bits=384),
    Algorithm("HS512", "oct", hash_bits=512),
    Algorithm("RS256", "RSA", hash_bits=256),
    Algorithm("RS384", "RSA", hash_bits=384),
    Algorithm("RS512", "RSA", hash_bits=512),
    Algorithm("PS256", "RSA", hash_bits=256),
    Algorithm("PS384", "RSA", hash_bits=384),
    Algorithm("PS512", "RSA", hash_bits=512),
    Algorithm("ES256", "EC", ("P-256",), 256),
    Algorithm("ES384", "EC", ("P-384",), 384),
    Algorithm("ES512", "EC", ("P-521",), 512),
    Algorithm("ES256K", "EC", ("secp256k1",), 256),
    Algorithm("EdDSA", "OKP", ("Ed25519", "Ed448")),
    Algorithm("Ed25519", "OKP", ("Ed25519",)),
    Algorithm("Ed448", "OKP", ("Ed448",)),
    Algorithm("ML-DSA-44", "AKP", ("ML-DSA-44",)),
    Algorithm("ML-DSA-65", "AKP", ("ML-DSA-65",)),
    Algorithm("ML-DSA-87", "AKP", ("ML-DSA-87",)),
)

ALGORITHMS: dict[str, Algorithm] = {row.name: row for row in _ROWS}
"""Every registered algorithm that signs, by its name; ``none`` is not among them, for it signs nothing."""

ENCRYPTING = frozenset(
    (
        "RSA1_5", "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512", "A128KW", "A192KW", "A256KW",
        "A128GCMKW", "A192GCMKW", "A256GCMKW", "dir", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW",
        "ECDH-ES+A256KW", "PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW",
    )
)  # fmt: skip
"""Registered names that manage keys for encryption (RFC 7518, 4.1) and therefore sign nothing."""

COORDINATE_BYTES = {"P-256": 32, "P-384": 48, "P-521": 66, "secp256k1": 32}
"""How long each coordinate of a point is, and each half of a signature (RFC 7518, 3.4 and 6.2.1.2; RFC 8812).
"""

_SAME = {"Ed25519": "EdDSA", "Ed448": "EdDSA"}


def fitting(kind: str, curve: str = "") -> tuple[str, ...]:
    """Name the algorithms that a key of that kind, on that curve, is made for."""
    return tuple(row.name for row in _ROWS if row.kind == kind and (not row.curves or curve in row.curves))


def looks_like_none(name: str) -> bool:
    """Tell whether a name is `none` in another spelling, the oldest trick to slip past a filter (RFC 8725,
    3.2).
    """
    return name != "none" and name.strip().casefold() == "none"


def same_algorithm(one: str, other: str) -> bool:
    """Compare the algorithm of a key with that of a token: EdDSA and its two curve-bound names mean the same
    (RFC 9864).
    """
    return one == other or _SAME.get(one) == other or _SAME.get(other) == one
