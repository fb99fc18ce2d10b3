"""A failing signature on the table: what was given, what may still be tried, and how much of it.

Whatever is tried is counted, so that the doctor's work is bounded for any token and any key.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, NamedTuple, Protocol

from inspector.model import Key, KeySet, Policy
from inspector.model.finding import Apply
from inspector.model.token import text_of
from inspector.service.algorithms.signing import ALGORITHMS, COORDINATE_BYTES
from inspector.service.doctor.rsa_opening import open_signature
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from inspector.model import Signature, Token
    from inspector.service.doctor.rsa_opening import Opened

MOST_HASHES = 3000
MOST_PUBLIC = 500
MOST_BYTES = 1 << 27
"""Bytes hashed at most: a third of a second."""
LARGE = 1_000_000
"""Bytes of what is signed beyond which it is not written anew in many ways."""
MOST_KEYS = 4
"""Keys that each guess at the signed text is tried with."""
_OTHER_SIZES = {"Ed25519": 64, "Ed448": 114, "ML-DSA-44": 2420, "ML-DSA-65": 3309, "ML-DSA-87": 4627}


class Budget:
    """How much may still be tried; every trial takes its part of it."""

    __slots__ = ("hashed", "hashes", "iterations", "public", "read")

    def __init__(self) -> None:
        self.hashes = 0
        self.public = 0
        self.hashed = 0
        self.read = 0
        self.iterations = 0

    @property
    def spent(self) -> int:
        """How many trials there were; ``read`` counts the texts that were read as keys."""
        return self.hashes + self.public + self.read

    def take_hash(self, size: int) -> bool:
        """Ask for a hash over that many bytes."""
        if self.hashes >= MOST_HASHES or self.hashed + size > MOST_BYTES:
            return False
        self.hashes += 1
        self.hashed += size
        return True

    def take_public(self, size: int) -> bool:
        """Ask for an operation with a public key over that many bytes."""
        if self.public >= MOST_PUBLIC or self.hashed + size > MOST_BYTES:
            return False
        self.public += 1
        self.hashed += size
        return True


class Given(NamedTuple):
    """What the person gave: the keys as read and as written, and what else is at hand."""

    keys: KeySet
    text: str | bytes
    encoding: str
    policy: Policy
    others: KeySet
    shelf: tuple[Token, ...]


class Trial:
    """One failing signature with all that may explain it; answers whether a guess at key, text or signature holds."""

    def __init__(self, token: Token, signature: Signature, given: Given, budget: Budget) -> None:
        self.token, self.signature, self.given, self.budget = token, signature, given, budget
        self.algorithm = text_of(signature.header, "alg")
        self.row = ALGORITHMS[self.algorithm]
        self.signed, self.value = signature.signing_input, signature.value
        head, _, payload = self.signed.partition(b".")
        self.head, self.payload = head, payload
        self._opened: dict[tuple[int, bytes], tuple[Opened, ...]] = {}
        kid = text_of(signature.header, "kid")
        fitting = [key for key in given.keys.keys if key.kind == self.row.kind and self.algorithm in key.algorithms]
        self.kid = kid
        self.fitting = sorted(fitting, key=lambda key: key.kid != kid)[:MOST_KEYS]

    @property
    def kind(self) -> str:
        """The kind of key that the algorithm wants."""
        return self.row.kind

    @property
    def is_large(self) -> bool:
        """Tell whether the text is too large to be written anew again and again."""
        return len(self.signed) > LARGE

    @property
    def key_text(self) -> str:
        """The key as a person sees it."""
        return written_key(self.given.text)

    def mac(self, material: bytes, signed: bytes | None = None, algorithm: str = "") -> bytes:
        """Make the HMAC that this secret gives; empty where nothing more may be tried."""
        signed = self.signed if signed is None else signed
        if not self.budget.take_hash(len(signed)):
            return b""
        return hmac.digest(material, signed, f"sha{ALGORITHMS[algorithm or self.algorithm].hash_bits}")

    def is_mac(
        self, material: bytes, signed: bytes | None = None, value: bytes | None = None, algorithm: str = ""
    ) -> bool:
        """Tell whether this secret signs so."""
        made = self.mac(material, signed, algorithm)
        return bool(made) and hmac.compare_digest(made, self.value if value is None else value)

    def opened(self, key: Key, value: bytes | None = None) -> tuple[Opened, ...]:
        """Open an RSA signature, once for each key and value."""
        value = self.value if value is None else value
        known = (id(key), value)
        if known not in self._opened:
            self._opened[known] = open_signature(key, value) if self.budget.take_public(len(value)) else ()
        return self._opened[known]

    def holds(self, key: Key, signed: bytes | None = None, value: bytes | None = None, algorithm: str = "") -> bool:
        """Tell whether the signature verifies with this key, this text, this value, by this algorithm."""
        signed, value = self.signed if signed is None else signed, self.value if value is None else value
        algorithm = algorithm or self.algorithm
        if algorithm not in key.algorithms:
            return False
        if isinstance(key.material, bytes):
            return self.is_mac(key.material, signed, value, algorithm)
        if key.kind == "RSA":
            return any(
                opened.algorithm == algorithm and self.budget.take_hash(len(signed)) and opened.is_of(signed)
                for opened in self.opened(key, value)
            )
        from inspector.service.algorithms import primitives

        if not primitives.is_implemented(algorithm) or not self.budget.take_public(len(signed)):
            return False
        return primitives.verify(algorithm, key, signed, value)

    def sizes(self) -> tuple[int, ...]:
        """How many bytes a signature of this algorithm has, with the keys at hand."""
        return signature_sizes(self.algorithm, tuple(self.fitting))

    def token_with(
        self, *, head: bytes | None = None, payload: bytes | None = None, value: bytes | None = None
    ) -> Apply | None:
        """What Apply would make of the token; None where its form is not three parts with dots."""
        if self.token.kind not in {"jws-compact", "sd-jwt"} or len(self.token.segments) < 3:
            return None
        signed = b".".join((self.head if head is None else head, self.payload if payload is None else payload))
        tail = self.token.text[self.token.segments[2][1] :]
        written = base64url.encode(self.value if value is None else value)
        return Apply("token", f"{signed.decode('utf-8', 'surrogatepass')}.{written}{tail}")


class Secretive(Protocol):
    """What the readings of a secret ask of a token that is signed, or encrypted, with one."""

    given: Given
    signed: bytes

    @property
    def kind(self) -> str:
        """The kind of key that the algorithm wants."""

    @property
    def key_text(self) -> str:
        """The key as a person sees it."""

    def is_mac(self, material: bytes, /) -> bool:
        """Tell whether this secret is the right one."""


def written_key(text: str | bytes) -> str:
    """Give the key's text; a file's bytes lose the line break that they lost when they were read."""
    if isinstance(text, str):
        return text
    try:
        written = text.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return written[:-1].removesuffix("\r") if written.endswith("\n") else written


def signature_sizes(algorithm: str, keys: tuple[Key, ...]) -> tuple[int, ...]:
    """How many bytes a signature has (RFC 7518, 3.2 to 3.5; RFC 8032); RSA's depend on the key."""
    row = ALGORITHMS[algorithm]
    if row.kind == "oct":
        return (row.hash_bits // 8,)
    if row.kind == "RSA":
        return tuple(dict.fromkeys((key.size + 7) // 8 for key in keys if key.kind == "RSA"))
    if row.kind == "EC":
        return (2 * COORDINATE_BYTES[row.curves[0]],)
    curves = {key.curve for key in keys if key.kind == row.kind} & set(row.curves) or set(row.curves)
    return tuple(_OTHER_SIZES[curve] for curve in sorted(curves))


def secret_as_key(material: bytes, encoding: str) -> Apply | None:
    """Write a secret so that it can stand in the key field: as it is if that can be seen, else as a JWK."""
    import json

    from inspector.service.keys.key_reader import load_keys

    jwk = json.dumps({"kty": "oct", "k": base64url.encode(material)})
    try:
        plain = material.decode("utf-8")
    except UnicodeDecodeError:
        plain = ""
    for text in (plain if encoding == "utf8" and plain.isprintable() and plain == plain.strip() else "", jwk):
        keys = load_keys(text, encoding).keys
        if len(keys) == 1 and keys[0].material == material:
            return Apply("key", text)
    return None


def key_as_text(key: Key) -> Apply | None:
    """Write the public half of a key, or a secret, as text for the key field."""
    if isinstance(key.material, bytes):
        return secret_as_key(key.material, "utf8") if key.typed else secret_as_key(key.material, "")
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    from inspector.service.keys.material import public_half

    public = public_half(key.material)
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]  # all have it
    return Apply("key", pem.decode("ascii"))
