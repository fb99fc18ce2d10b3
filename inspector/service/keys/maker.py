"""Makes keys for tests, for every algorithm there is; they are kept nowhere but in what is given back."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, NamedTuple

from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.keys.material import Label, asymmetric_key, secret_key
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.model.key import Key

_RSA_SIZES = (2048, 3072, 4096)
_CURVES = {"P-256": "SECP256R1", "P-384": "SECP384R1", "P-521": "SECP521R1", "secp256k1": "SECP256K1"}
_EDWARDS = {"Ed25519": "ed25519", "Ed448": "ed448"}
_ENCRYPTING_BITS = (128, 192)
"""Secrets for AES of these sizes (RFC 7518, 4.4, 4.5, 4.7): too short to sign with."""
_MONTGOMERY = {"X25519": "x25519", "X448": "x448"}
_MODULE_LATTICE = {"ML-DSA-44": "MLDSA44PrivateKey", "ML-DSA-65": "MLDSA65PrivateKey", "ML-DSA-87": "MLDSA87PrivateKey"}


class Kind(NamedTuple):
    """A kind of key that can be made. ``name``: ``RSA 3072``, ``P-256``, ``Ed25519``, ``secret 256``."""

    name: str
    algorithms: tuple[str, ...]


def kinds() -> tuple[Kind, ...]:
    """What can be made, with the algorithms that each is for; none for keys that only encrypt (X25519, X448, short secrets)."""
    rows = [Kind(f"secret {bits}", (f"HS{bits}",)) for bits in (256, 384, 512)]
    rows += [Kind(f"RSA {size}", _of("RSA")) for size in _RSA_SIZES]
    rows += [Kind(curve, _of("EC", curve)) for curve in _CURVES]
    rows += [Kind(curve, _of("OKP", curve)) for curve in _EDWARDS]
    rows += [Kind(name, _of("AKP", name)) for name in _MODULE_LATTICE]
    rows += [Kind(curve, ()) for curve in _MONTGOMERY]
    rows += [Kind(f"secret {bits}", ()) for bits in _ENCRYPTING_BITS]
    return tuple(rows)


def kind_for(algorithm: str) -> str:
    """The kind of key to make for an algorithm, such as ``RSA 2048`` for ``PS256``; raises `Refusal` where there is none."""
    for kind in kinds():
        if algorithm in kind.algorithms:
            return kind.name
    raise refusal("alg-unknown", algorithm)


def make_key(kind: str, algorithm: str = "") -> Key:
    """Make a key of a kind of `kinds`; its ``kid`` is its thumbprint (RFC 7638), its ``alg`` the one it is made for, if any.

    A secret that signs is as long as its hash (RFC 7518, 3.2). Raises `Refusal` for another kind. RSA may take seconds.
    """
    label = Label(source="made here", alg=algorithm, use="sig" if algorithm else "")
    if kind.startswith("secret "):
        key: Key | None = secret_key(secrets.token_bytes(int(kind.removeprefix("secret ")) // 8), label)
    else:
        key = asymmetric_key(_material(kind), label)
    assert key is not None, "every kind of the table can be made"
    return key._replace(kid=key.thumbprint)


def _of(kind: str, curve: str = "") -> tuple[str, ...]:
    rows = ALGORITHMS.values()
    return tuple(row.name for row in rows if row.kind == kind and (not row.curves or curve in row.curves))


def _material(kind: str) -> object:
    from importlib import import_module

    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if kind.startswith("RSA ") and int(kind.removeprefix("RSA ")) in _RSA_SIZES:
        return rsa.generate_private_key(65537, int(kind.removeprefix("RSA ")))
    if kind in _CURVES:
        return ec.generate_private_key(getattr(ec, _CURVES[kind])())
    named = _EDWARDS | _MONTGOMERY
    place = "cryptography.hazmat.primitives.asymmetric"
    if kind in named:
        maker = getattr(import_module(f"{place}.{named[kind]}"), f"{kind}PrivateKey")
        return maker.generate()
    if kind in _MODULE_LATTICE:
        return getattr(import_module(f"{place}.mldsa"), _MODULE_LATTICE[kind]).generate()
    raise refusal("kind-unknown", kind)
