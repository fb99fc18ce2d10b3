"""Keys of every kind, made once for all tests that sign and verify."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, mldsa, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

LONG_SECRET = "a sentence that nobody else would think of, longer than sixty-four bytes, made for tests"
ASYMMETRIC = (
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "ES256K",
    "EdDSA", "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87",
)  # fmt: skip
SYMMETRIC = ("HS256", "HS384", "HS512")


@cache
def private_key(name: str) -> Any:
    """Make a key pair: RSA, another RSA, an elliptic curve, an Edwards curve or ML-DSA, by name."""
    curves: dict[str, ec.EllipticCurve] = {
        "P-256": ec.SECP256R1(),
        "P-384": ec.SECP384R1(),
        "P-521": ec.SECP521R1(),
        "secp256k1": ec.SECP256K1(),
    }
    base = name.removesuffix(" 2")
    if base in curves:
        return ec.generate_private_key(curves[base])
    if base.startswith("RSA"):
        return rsa.generate_private_key(65537, int(base.removeprefix("RSA-")))
    makers: dict[str, Any] = {
        "Ed25519": ed25519.Ed25519PrivateKey,
        "Ed448": ed448.Ed448PrivateKey,
        "ML-DSA-44": mldsa.MLDSA44PrivateKey,
        "ML-DSA-65": mldsa.MLDSA65PrivateKey,
        "ML-DSA-87": mldsa.MLDSA87PrivateKey,
    }
    return makers[base].generate()


def key_name(algorithm: str) -> str:
    """Name the key pair that an algorithm wants."""
    names = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521", "ES256K": "secp256k1", "EdDSA": "Ed25519"}
    return names.get(algorithm, "RSA-2048" if algorithm[:2] in {"RS", "PS"} else algorithm)


@cache
def private_pem(name: str) -> str:
    """Write a private key as openssl does today (PKCS#8)."""
    pem = private_key(name).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return str(pem.decode())


@cache
def public_pem(name: str) -> str:
    """Write a public key as openssl does (SubjectPublicKeyInfo)."""
    pem = private_key(name).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return str(pem.decode())


def jwk(name: str, *, private: bool = False, **members: object) -> dict[str, Any]:
    """Write a key as PyJWT does, which is not the code under test, with more members."""
    from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

    key = private_key(name) if private else private_key(name).public_key()
    writer: Any = RSAAlgorithm if name[0] == "R" else OKPAlgorithm if name[0] == "E" else ECAlgorithm
    written = writer.to_jwk(key, as_dict=True)
    written.pop("key_ops", None)
    return {**written, **members}


def jwk_text(name: str, *, private: bool = False, **members: object) -> str:
    """Write a key as the text of a JWK."""
    return json.dumps(jwk(name, private=private, **members))
