"""What OpenID Connect wants of an ID token beyond the checks of every token (OpenID Connect Core 1.0, 3.1.3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Check
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.judging.claims import SHOWN, Claims, compared
from inspector.service.judging.kinds import is_access_token, is_proof
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.policy import Policy
    from inspector.model.token import Token

    _Hash = Callable[[bytes], bytes]

CLAIMS = ("nonce", "azp", "at_hash", "c_hash", "ath")
_ED25519_BYTES, _ED448_BYTES = 64, 114
"""The sizes of signatures by which the two curves of ``EdDSA`` are told apart (RFC 8032, 5.1, 5.2)."""


def check_nonce(_token: Token, policy: Policy, claims: Claims) -> Check | None:
    """The nonce of the request must come back unchanged (3.1.3.7, step 11)."""
    return compared("nonce", "nonce", claims, policy.nonce) if policy.nonce or "nonce" in claims.nodes else None


def check_azp(_token: Token, policy: Policy, claims: Claims) -> Check | None:
    """The client that the token was issued to must be the expected one (3.1.3.7, step 5)."""
    return compared("azp", "azp", claims, policy.azp) if policy.azp or "azp" in claims.nodes else None


def check_access_token_hash(token: Token, policy: Policy, claims: Claims) -> Check | None:
    """``at_hash`` ties an ID token to the access token beside it, ``ath`` a DPoP proof (3.1.3.6; RFC 9449, 4.2)."""
    beside = policy.access_token.strip()
    if "ath" in claims.nodes and is_proof(token):
        return _tied("at-hash", "ath", claims, beside, _whole_sha256)
    if "at_hash" not in claims.nodes and (is_access_token(token) or is_proof(token) or beside == token.text):
        return None
    return _tied("at-hash", "at_hash", claims, beside, _half_hash(token))


def check_code_hash(token: Token, policy: Policy, claims: Claims) -> Check | None:
    """``c_hash`` ties an ID token to the authorization code beside it (3.3.2.11)."""
    if "c_hash" not in claims.nodes and (is_access_token(token) or is_proof(token)):
        return None
    return _tied("c-hash", "c_hash", claims, policy.code.strip(), _half_hash(token))


def _tied(name: str, claim: str, claims: Claims, beside: str, digest: _Hash | None) -> Check | None:
    there = claim in claims.nodes
    if not beside:
        return Check(name, "not-checked", "", claims.shown(claim), f"{name}-not-given") if there else None
    if not there:
        return Check(name, "warning", "", "", "hash-none", (claim,))
    if digest is None:
        return Check(name, "not-checked", "", claims.shown(claim), "hash-unknown")
    content = beside.encode("utf-8", "surrogatepass")
    expected = base64url.encode(digest(content))
    actual = claims.shown(claim)
    if not claims.is_text(claim):
        return Check(name, "failed", expected, actual, "claim-not-text", (claim,))
    if claims.text(claim) == expected:
        return Check(name, "passed", expected, actual, f"{name}-holds")
    mistake = _mistake(claims.text(claim), content)
    if mistake:
        return Check(name, "failed", expected, actual, "hash-other", (mistake,))
    return Check(name, "failed", expected, actual, f"{name}-other")


def _mistake(written: str, content: bytes) -> str:
    """Name the other hash or the other way of writing by which the claim would hold; empty where none does."""
    for bits in (256, 384, 512):
        whole = _hashed(f"sha{bits}", content)
        for part, half in ((whole[: len(whole) // 2], "½ "), (whole, "")):
            encoded = base64url.encode(part)
            forms = {encoded: "base64url", part.hex(): "hex"}
            form = forms.get(written) or forms.get(written.translate(_TO_URL).rstrip("="), "")
            if form:
                return f"{half}SHA-{bits}, {form if written in forms else 'base64'}"[:SHOWN]
    return ""


_TO_URL = str.maketrans("+/", "-_")


def _hashed(name: str, content: bytes) -> bytes:
    """Few tokens carry a hash, so `hashlib` is loaded with the first that does."""
    import hashlib

    return hashlib.new(name, content).digest()


def _half_hash(token: Token) -> _Hash | None:
    """The left half of the hash that the signature is made with; None where no standard says which."""
    algorithm = token.algorithm
    if algorithm in ("EdDSA", "Ed25519", "Ed448"):
        curve = _CURVES.get(token.signature_size) if algorithm == "EdDSA" else algorithm
        return {"Ed25519": _half_sha512, "Ed448": _half_shake256}.get(curve or "")
    bits = ALGORITHMS[algorithm].hash_bits if algorithm in ALGORITHMS else 0
    return {256: _half_sha256, 384: _half_sha384, 512: _half_sha512}.get(bits)


_CURVES = {_ED25519_BYTES: "Ed25519", _ED448_BYTES: "Ed448"}


def _whole_sha256(content: bytes) -> bytes:
    return _hashed("sha256", content)


def _half_sha256(content: bytes) -> bytes:
    return _hashed("sha256", content)[:16]


def _half_sha384(content: bytes) -> bytes:
    return _hashed("sha384", content)[:24]


def _half_sha512(content: bytes) -> bytes:
    return _hashed("sha512", content)[:32]


def _half_shake256(content: bytes) -> bytes:
    """Half of the 114 bytes that Ed448 hashes to (RFC 8032, 5.2.6)."""
    from hashlib import shake_256

    return shake_256(content).digest(_ED448_BYTES // 2)
