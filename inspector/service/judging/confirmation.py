"""Whether the key that a token is bound to (``cnf``, RFC 7800) is the one of the proof beside it: DPoP or mutual TLS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Check
from inspector.model.key import Key
from inspector.model.record import NamedTuple
from inspector.service.judging.claims import SHOWN, Claims
from inspector.service.judging.kinds import is_proof
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.policy import Policy
    from inspector.model.token import Token

CLAIMS = ("cnf",)
_NAME = "confirmation"
_OBJECT, _STRING = b'{"'
_MEMBERS = ("jkt", "x5t#S256", "jwk")
"""The ways to name a key that can be compared: RFC 9449, 6.1; RFC 8705, 3.1; RFC 7800, 3.2."""


class _Proof(NamedTuple):
    """What was given as proof: its key, its certificate's hash, and what is wrong with it (a reason of the board)."""

    thumbprint: str = ""
    certificate: str = ""
    fault: str = ""
    args: tuple[str, ...] = ()
    request: tuple[str, ...] = ()
    """A DPoP proof's method and address."""
    has_hash: bool = False


def check_confirmation(token: Token, policy: Policy, claims: Claims) -> Check | None:
    """Compare ``cnf`` with the proof, and judge the proof itself; None where neither is there."""
    given = policy.proof.strip()
    if "cnf" not in claims.nodes:
        if not given or is_proof(token) or given == token.text:
            return None
        return Check(_NAME, "failed", "", "", "claim-missing", ("cnf",))
    bound = _bound(claims)
    actual = "; ".join(f"{member} {value}" for member, value in bound.items())[:SHOWN] or claims.shown("cnf")
    if not given:
        return Check(_NAME, "not-checked", "", actual, "confirmation-not-given")
    if not bound:
        return Check(_NAME, "not-checked", "", actual, "confirmation-unknown", (", ".join(_MEMBERS),))
    return _compared(bound, actual, _read_proof(given, token))


def _compared(bound: dict[str, str], actual: str, proof: _Proof) -> Check:
    own = {"jkt": proof.thumbprint, "jwk": proof.thumbprint, "x5t#S256": proof.certificate}
    shared = [member for member in bound if own[member]]
    expected = "; ".join(f"{member} {own[member]}" for member in shared)[:SHOWN]
    if proof.fault and not shared:
        return Check(_NAME, "failed", expected, actual, proof.fault, proof.args)
    if not shared:
        return Check(_NAME, "failed", expected, actual, "confirmation-other-kind", (", ".join(bound),))
    if any(bound[member] != own[member] for member in shared):
        return Check(_NAME, "failed", expected, actual, "confirmation-other")
    if proof.fault:
        return Check(_NAME, "failed", expected, actual, proof.fault, proof.args)
    if not proof.request:
        return Check(_NAME, "passed", expected, actual, "confirmation-key")
    reason = "confirmation-proof" if proof.has_hash else "confirmation-proof-unhashed"
    return Check(_NAME, "passed", expected, actual, reason, proof.request)


def _bound(claims: Claims) -> dict[str, str]:
    """What the token says about its key, by member: thumbprints and hashes as base64url."""
    payload, node = claims.payload, claims.nodes["cnf"]
    found = {}
    for member in _MEMBERS:
        child = payload.find(member, node)
        if child is None:
            continue
        if member == "jwk":
            key = _read_jwk(payload, child)
            if key is not None:
                found[member] = key.thumbprint
        elif payload.kinds[child] == _STRING:
            found[member] = str(payload.value(child))[:SHOWN]
    return found


def _read_jwk(document: Document, node: int) -> Key | None:
    from inspector.service.keys.jwk import read_jwk

    if document.kinds[node] != _OBJECT:
        return None
    try:
        read = read_jwk(document.plain(node), "jwk")
    except ValueError:  # not faithful as plain values, so no reader would agree on it
        return None
    return read if isinstance(read, Key) and read.kind != "oct" else None


def _read_proof(text: str, token: Token) -> _Proof:
    if "-----BEGIN CERTIFICATE" in text or "-----BEGIN TRUSTED CERTIFICATE" in text:
        return _read_certificate(text)
    if text.count(".") == 2 and not text.startswith(("{", "-")):
        return _read_dpop(text, token)
    from inspector.service.keys.key_reader import load_keys

    keys = [key for key in load_keys(text).keys if key.kind != "oct"]
    return _Proof(thumbprint=keys[0].thumbprint) if len(keys) == 1 else _Proof(fault="proof-unreadable")


def _read_certificate(text: str) -> _Proof:
    """The hash of the first certificate (RFC 8705, 3.1), and its key's thumbprint where it is of a kind that JOSE knows."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import Encoding

    from inspector.service.keys.material import Label, asymmetric_key

    try:
        certificate = x509.load_pem_x509_certificate(text.encode("utf-8", "replace"))
        der = certificate.public_bytes(Encoding.DER)
    except ValueError:
        return _Proof(fault="proof-unreadable")
    from hashlib import sha256

    digest = base64url.encode(sha256(der).digest())
    try:
        key = asymmetric_key(certificate.public_key(), Label("certificate"))
    except (ValueError, UnsupportedAlgorithm):
        key = None
    return _Proof(thumbprint=key.thumbprint if key is not None else "", certificate=digest)


def _read_dpop(text: str, token: Token) -> _Proof:
    """Judge a DPoP proof as a server does, but for its age and its address (RFC 9449, 4.3)."""
    from inspector.service.reading.reader import read_token

    proof = read_token("".join(text.split()))
    if proof.kind != "jws-compact":
        return _Proof(fault="proof-unreadable")
    node = proof.header.find("jwk")
    key = _read_jwk(proof.header, node) if node is not None else None
    if key is None:
        return _Proof(fault="proof-no-key")
    request = (proof.claim_text("htm")[:20] or "?", proof.claim_text("htu")[:SHOWN] or "?")
    known = _Proof(thumbprint=key.thumbprint, request=request)
    if not is_proof(proof):
        return known._replace(fault="proof-type", args=(proof.header_text("typ")[:SHOWN],))
    if key.private:
        return known._replace(fault="proof-private")
    if not _is_signed(proof, key):
        return known._replace(fault="proof-signature")
    has_hash = proof.payload.is_object and proof.payload.find("ath") is not None
    from hashlib import sha256

    whole = base64url.encode(sha256("".join(token.text.split()).encode("utf-8", "surrogatepass")).digest())
    if has_hash and proof.claim_text("ath") != whole:
        return known._replace(fault="proof-hash")
    return known._replace(has_hash=has_hash)


def _is_signed(proof: Token, key: Key) -> bool:
    from inspector.service.algorithms import primitives
    from inspector.service.algorithms.signing import ALGORITHMS
    from inspector.service.keys.choice import objection

    algorithm, signature = proof.algorithm, proof.signatures[0]
    if algorithm not in ALGORITHMS or objection(key, algorithm) is not None:
        return False
    if not signature.is_sound or not primitives.is_implemented(algorithm):
        return False
    return primitives.verify(algorithm, key, signature.signing_input, signature.value)
