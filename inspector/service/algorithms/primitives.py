"""The one place where signatures are made and checked: PyJWT's `Algorithm` objects, and ML-DSA, which it does
not have.

PyJWT's `decode` and `encode` are not used: they look at every character in Python, stop at the first fault,
and refuse much that can be shown. Its `Algorithm.verify` on the signed bytes is a hundred times faster (1 ms
per MB), and copies nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.keys.material import public_half

if TYPE_CHECKING:
    from jwt.algorithms import Algorithm

    from inspector.model import Key

_NAMES = {"Ed25519": "EdDSA", "Ed448": "EdDSA"}
"""Names that PyJWT does not know for what it knows (RFC 9864); that the curve is the right one was judged
before.
"""


@cache
def _algorithms() -> dict[str, Algorithm]:
    from jwt.algorithms import get_default_algorithms

    return get_default_algorithms()


def is_implemented(algorithm: str) -> bool:
    """Tell whether this machine can check and make such signatures."""
    if ALGORITHMS[algorithm].kind == "AKP":
        return _has_ml_dsa()
    return _NAMES.get(algorithm, algorithm) in _algorithms()


@cache
def _has_ml_dsa() -> bool:
    from importlib.util import find_spec

    return find_spec("cryptography.hazmat.primitives.asymmetric.mldsa") is not None


def verify(algorithm: str, key: Key, signing_input: bytes, value: bytes) -> bool:
    """Tell whether the key's owner made the signature over exactly these bytes; what cannot be tried is not
    good.
    """
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    public: Any = public_half(key.material)
    try:
        if key.kind == "AKP":
            public.verify(value, signing_input)
            return True
        return _algorithms()[_NAMES.get(algorithm, algorithm)].verify(signing_input, public, value)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError, OverflowError):
        return False


def sign(algorithm: str, key: Key, signing_input: bytes) -> bytes:
    """Make a signature; ValueError where the key is too small for the algorithm (RSA) or the algorithm not
    supported.
    """
    from cryptography.exceptions import UnsupportedAlgorithm

    private: Any = key.material
    try:
        if key.kind == "AKP":
            return bytes(private.sign(signing_input))
        return _algorithms()[_NAMES.get(algorithm, algorithm)].sign(signing_input, private)
    except (UnsupportedAlgorithm, TypeError) as error:
        raise ValueError(algorithm) from error
