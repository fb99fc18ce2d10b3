"""What can be told about key material by itself: kind, size, curve, fitting algorithms, thumbprint and flaws.

Key objects of `cryptography` come in, a `Key` goes out. Nothing here puts a secret into a text.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from inspector.model import Finding, Key
from inspector.model.key import Certified
from inspector.service.algorithms.signing import COORDINATE_BYTES, MINIMUM_RSA_BITS, fitting
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

WHERE = "key"
FLAWS = frozenset(("weak-key", "rsa-exponent", "rsa-modulus", "rsa-roca"))
"""Findings about a key that fail its check, although signatures verify with it."""

_USUAL_EXPONENT = 65537
_CURVES = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}
_ROCA_PRIMES = (
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
)  # fmt: skip


class Label(NamedTuple):
    """What a key's wrapping says about it; only a JWK says more than where it stood."""

    source: str
    kid: str = ""
    use: str = ""
    key_ops: tuple[str, ...] = ()
    alg: str = ""
    typed: bool = False
    certified: Certified | None = None
    looks_like: str = ""


def secret_key(material: bytes, label: Label, findings: tuple[Finding, ...] = ()) -> Key:
    """Make the key of a shared secret (``oct``)."""
    thumb = _thumbprint({"k": base64url.encode(material), "kty": "oct"})
    return _key("oct", len(material) * 8, "", True, label, thumb, findings, material)


def asymmetric_key(material: object, label: Label) -> Key | None:
    """Make the key of an object of `cryptography`; None where it is of a kind that JOSE does not know."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    public = public_half(material)
    private = public is not material
    if isinstance(public, rsa.RSAPublicKey):
        numbers = public.public_numbers()
        members = {"e": _uint(numbers.e), "kty": "RSA", "n": _uint(numbers.n)}
        return _key("RSA", public.key_size, "", private, label, _thumbprint(members), rsa_findings(numbers), material)
    if isinstance(public, ec.EllipticCurvePublicKey):
        curve = _CURVES.get(public.curve.name, public.curve.name)
        point = public.public_numbers()
        width = COORDINATE_BYTES.get(curve, (public.key_size + 7) // 8)
        members = {"crv": curve, "kty": "EC", "x": _uint(point.x, width), "y": _uint(point.y, width)}
        return _key("EC", public.key_size, curve, private, label, _thumbprint(members), (), material)
    name = type(public).__name__.removesuffix("PublicKey")
    if name in {"Ed25519", "Ed448", "X25519", "X448"}:
        raw = _raw(public)
        members = {"crv": name, "kty": "OKP", "x": base64url.encode(raw)}
        size = {"Ed25519": 256, "X25519": 256, "Ed448": 456, "X448": 448}[name]
        return _key("OKP", size, name, private, label, _thumbprint(members), (), material)
    if name in {"MLDSA44", "MLDSA65", "MLDSA87"}:
        raw, parameters = _raw(public), f"ML-DSA-{name[-2:]}"
        members = {
            "alg": parameters,
            "kty": "AKP",
            "pub": base64url.encode(raw),
        }  # as "ML-DSA for JOSE and COSE" wants it
        return _key("AKP", len(raw) * 8, parameters, private, label, _thumbprint(members), (), material)
    return None


def public_half(material: object) -> object:
    """Give the public key of a private one, and a public one as it is."""
    derive = getattr(material, "public_key", None)
    return derive() if callable(derive) else material


def rsa_findings(numbers: RSAPublicNumbers) -> tuple[Finding, ...]:
    """Name what makes an RSA key weak: too short, a public exponent of 1, an even or a small one, an
    even modulus, ROCA.
    """
    found = []
    if numbers.n.bit_length() < MINIMUM_RSA_BITS:
        found.append(Finding("weak-key", WHERE, (str(numbers.n.bit_length()),)))
    if numbers.e < 3 or numbers.e % 2 == 0:
        found.append(Finding("rsa-exponent", WHERE, (_short(numbers.e),)))
    elif numbers.e < _USUAL_EXPONENT:
        found.append(Finding("rsa-exponent-small", WHERE, (str(numbers.e),)))
    if numbers.n % 2 == 0:
        found.append(Finding("rsa-modulus", WHERE))
    elif _is_roca(numbers.n):
        found.append(Finding("rsa-roca", WHERE))
    return tuple(found)


def _short(number: int) -> str:
    return str(number) if number.bit_length() <= 64 else f"≥ 2^{number.bit_length() - 1}"


def _is_roca(modulus: int) -> bool:
    """Tell moduli of the Infineon library (CVE-2017-15361): they are powers of 65537 modulo every small
    prime.
    """
    return all(modulus % prime in _powers(65537 % prime, prime) for prime in _ROCA_PRIMES)


def _powers(base: int, prime: int) -> set[int]:
    found, power = set(), 1
    while power not in found:
        found.add(power)
        power = power * base % prime
    return found


def _raw(public: object) -> bytes:
    raw = public.public_bytes_raw()  # type: ignore[attr-defined]  # Edwards, Montgomery and ML-DSA keys all have it
    assert isinstance(raw, bytes)
    return raw


def _uint(number: int, width: int = 0) -> str:
    return base64url.encode(number.to_bytes(width or (number.bit_length() + 7) // 8 or 1, "big"))


def _thumbprint(members: dict[str, str]) -> str:
    """Hash the required members of a JWK in the order of their names (RFC 7638, 3)."""
    canonical = json.dumps(members, sort_keys=True, separators=(",", ":"))
    return base64url.encode(hashlib.sha256(canonical.encode()).digest())


def _key(
    kind: str,
    size: int,
    curve: str,
    private: bool,
    label: Label,
    thumbprint: str,
    findings: tuple[Finding, ...],
    material: object,
) -> Key:
    return Key(
        kind=kind,
        size=size,
        curve=curve,
        algorithms=fitting(kind, curve),
        kid=label.kid,
        use=label.use,
        key_ops=label.key_ops,
        alg=label.alg,
        thumbprint=thumbprint,
        source=label.source,
        private=private,
        typed=label.typed,
        findings=findings,
        material=material,
        certified=label.certified,
        looks_like=label.looks_like,
    )
