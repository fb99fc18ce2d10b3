"""Says of a key whether it may be used for a token, and why or why not, before and after it was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.key import Fit
from inspector.model.token import text_of
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.keys.choice import objection, prints_of, reason_for
from inspector.service.reading.reader import is_detached

if TYPE_CHECKING:
    from inspector.model.inspection import Inspected
    from inspector.model.key import Key
    from inspector.model.token import Token

_UNSIGNED = {"": "alg-missing", "none": "alg-none"}
_LARGEST = 1_000_000
"""Bytes of what is signed beyond which a key is not tried only to be listed."""
_REASONS_WITHOUT_MATCH = frozenset({"key-only", "key-by-type"})


def fits(key: Key, token: Token) -> Fit:
    """Say whether a key may be used for a token, by what the token and the key say of themselves."""
    if not token.signatures:
        return _fits_encrypted(key, token)
    header = token.signatures[0].header
    algorithm, kid = text_of(header, "alg"), text_of(header, "kid")
    if algorithm not in ALGORITHMS:
        return Fit("unknown", _UNSIGNED.get(algorithm, "alg-unregistered"), (algorithm[:80],) if algorithm else ())
    against = objection(key, algorithm)
    if against is not None:
        return Fit("not", against.reason, against.args)
    reason, args = reason_for(key, kid, (key,), prints_of(header))
    return Fit("fits", "key-by-type" if reason in _REASONS_WITHOUT_MATCH else reason, args)


def _fits_encrypted(key: Key, token: Token) -> Fit:
    from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS, key_objection

    algorithm, enc = token.algorithm, token.header_text("enc")
    if not token.kind.startswith("jwe") or algorithm not in MANNERS or enc not in CONTENT_BITS:
        return Fit()
    against = key_objection(key, MANNERS[algorithm], enc)
    if against is not None:
        return Fit("not", against.reason, against.args)
    reason, args = reason_for(key, token.header_text("kid"), (key,), prints_of(token.header))
    return Fit("fits", "key-by-type" if reason in _REASONS_WITHOUT_MATCH else reason, args)


def fit_of(key: Key, inspected: Inspected) -> Fit:
    """Say the same with the token at hand: whether the key did sign it, or open it."""
    token = inspected.token
    fit = fits(key, token)
    if fit.outcome != "fits":
        return fit
    if not token.signatures:
        used = inspected.key
        is_used = used is not None and (used.thumbprint, used.kind) == (key.thumbprint, key.kind)
        return Fit("verified", "key-opened") if is_used else fit
    from inspector.service.algorithms import primitives

    signature, algorithm = token.signatures[0], token.algorithm
    is_missing = is_detached(token) or not signature.is_sound or not signature.value
    if is_missing or len(signature.signing_input) > _LARGEST or not primitives.is_implemented(algorithm):
        return fit
    if primitives.verify(algorithm, key, signature.signing_input, signature.value):
        return Fit("verified", "key-used")
    return Fit("not", "key-did-not-sign")
