"""Measures the check of one signature over a large token, the key already read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bench.figures import Row, interleaved
from bench.tokens import payload
from inspector.service.algorithms import primitives
from inspector.service.keys.key_reader import load_keys

if TYPE_CHECKING:
    from collections.abc import Callable


def verify(runs: int, size: float) -> list[Row]:
    """RS256 over 1 MB: our function, and PyJWT's with the same key object."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from jwt.algorithms import get_default_algorithms

    private = rsa.generate_private_key(65537, 2048)
    pem = private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    key = load_keys(pem).keys[0]
    algorithm = get_default_algorithms()["RS256"]
    content = payload(int(1_000_000 * size))
    value = algorithm.sign(content, private)
    figures = interleaved(
        runs * 10,
        _timed(lambda: primitives.verify("RS256", key, content, value)),
        _timed(lambda: algorithm.verify(content, key.material, value)),
    )
    figure = f"signature of {len(content):,} bytes, RS256, key already parsed"
    return [Row("verify", figure, "PyJWT's Algorithm.verify with the same key object", 1.2, "ms", *figures)]


def _timed(check: Callable[[], bool]) -> Callable[[], float]:
    def measure() -> float:
        began = time.perf_counter()
        good = check()
        taken = (time.perf_counter() - began) * 1000
        assert good, "the signature is good"
        return taken

    return measure
