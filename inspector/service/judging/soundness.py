"""Judges the key that was used, and what a signature gives away: short and well-known secrets, weak keys, odd
signatures.

A key that is too weak still verifies; that it does is no praise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model import Check, Finding, Key, KeySet
from inspector.service.algorithms.signing import ALGORITHMS, COORDINATE_BYTES, MINIMUM_RSA_BITS, same_algorithm
from inspector.service.keys.choice import objection, reason_for
from inspector.service.keys.material import FLAWS

if TYPE_CHECKING:
    from inspector.model import Signature

_SHOWN = 200


def judge_key(
    key: Key, algorithm: str, kid: str, keys: KeySet, prints: tuple[str, ...] = ()
) -> tuple[Check, tuple[Finding, ...]]:
    """Give the check ``key`` for the key that was tried, and the findings that depend on the algorithm.

    ``kid``, ``prints``: by which the token names its key.

    Too weak: ``failed`` for a JWK, a certificate or a PEM, ``warning`` for a secret that somebody typed.
    """
    findings = list(_secret_findings(key, algorithm))
    expected, actual = kid[:_SHOWN], key.kid[:_SHOWN] or f"{key.kind} {key.size}"
    reason, args = reason_for(key, kid, keys.keys, prints)
    outcome = "passed"
    if reason == "key-kid-unmatched":
        outcome = "warning"
        findings.append(Finding("kid-unmatched", "header $.kid", (kid[:_SHOWN],)))
    if reason == "key-x5t-unmatched":
        outcome = "warning"
        findings.append(Finding("x5t-unmatched", "header $.x5t"))
    if key.private and key.kind != "oct":
        findings.append(Finding("private-key-given", "key"))
    if not kid and (several := _candidates(algorithm, keys)) > 1:
        findings.append(Finding("kid-missing", "header", (str(several),)))
    ambiguous = _ambiguity(key, algorithm, kid, keys)
    weakness = _weakness(key, algorithm, findings)
    if weakness is not None:
        reason, args = weakness
        outcome = "warning" if key.typed else "failed"
    elif ambiguous is not None:
        reason, args = ambiguous
        outcome = "failed"
    return Check("key", outcome, expected, actual, reason, args), tuple(findings)


def _candidates(algorithm: str, keys: KeySet) -> int:
    """How many named keys a reader could try for a token that names none."""
    return sum(bool(key.kid) and objection(key, algorithm) is None for key in keys.keys)


def _weakness(key: Key, algorithm: str, findings: list[Finding]) -> tuple[str, tuple[str, ...]] | None:
    codes = {finding.code for finding in (*key.findings, *findings)}
    if codes & (FLAWS - {"weak-key"}):
        return "key-flawed", ()
    if "weak-secret" in codes:
        return "key-weak", ()
    if "weak-key" in codes:
        return "key-too-short", (str(key.size), algorithm, str(MINIMUM_RSA_BITS))
    if "short-secret" in codes:
        return "key-too-short", (str(key.size), algorithm, str(ALGORITHMS[algorithm].hash_bits))
    return None


def _ambiguity(key: Key, algorithm: str, kid: str, keys: KeySet) -> tuple[str, tuple[str, ...]] | None:
    """Say when a set does not settle which key is meant: another program may choose another one."""
    if kid and key.kid == kid:
        same = {
            other.thumbprint
            for other in keys.keys
            if other.kid == kid
            and algorithm in other.algorithms
            and (not other.alg or same_algorithm(other.alg, algorithm))
        }
        if len(same) > 1:
            return "key-ambiguous", (kid[:_SHOWN],)
    if any(finding.code == "mixed-key-set" for finding in keys.findings):
        return "key-set-mixed", ()
    return None


def _secret_findings(key: Key, algorithm: str) -> tuple[Finding, ...]:
    if key.kind != "oct" or not isinstance(key.material, bytes):
        return ()
    from inspector.service.keys.weak_secrets import is_well_known

    wanted = ALGORITHMS[algorithm].minimum_bytes
    found = []
    if is_well_known(key.material):
        found.append(Finding("weak-secret", "key", (str(wanted),)))
    if len(key.material) < wanted:
        found.append(Finding("short-secret", "key", (str(len(key.material)), algorithm, str(wanted))))
    return tuple(found)


def signature_findings(signature: Signature, algorithm: str, key: Key) -> tuple[Finding, ...]:
    """Name the oddities of an ECDSA signature: all zeros (CVE-2022-21449), or DER where two numbers belong
    (RFC 7518, 3.4).
    """
    value = signature.value
    if key.kind != "EC" or not value:
        return ()
    if not any(value):
        return (Finding("ecdsa-zero-signature", "signature"),)
    width = 2 * COORDINATE_BYTES[ALGORITHMS[algorithm].curves[0]]
    if len(value) != width and _is_der(value):
        return (Finding("ecdsa-der-signature", "signature", (str(width),)),)
    return ()


def _is_der(value: bytes) -> bool:
    """Tell whether bytes are a sequence of exactly two integers, as openssl writes an ECDSA signature."""
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    try:
        decode_dss_signature(value)
    except ValueError:
        return False
    return True


def is_signed_with_nothing(signature: Signature, algorithm: str) -> bool:
    """Tell whether an HMAC was made with an empty secret, as servers do that read no key."""
    import hashlib
    import hmac

    made = hmac.digest(b"", signature.signing_input, getattr(hashlib, f"sha{ALGORITHMS[algorithm].hash_bits}"))
    return hmac.compare_digest(made, signature.value)
