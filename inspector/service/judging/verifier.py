"""Judges one signature: whether it may be tried at all, with which key, and what came of it.

The order is that of the design: the name of the algorithm, ``crit``, the allow-list, then key by key its
kind, curve, ``use``, ``key_ops`` and ``alg``; only what survives all of that is tried. Nothing here raises on
hostile input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model import Check, Finding, Judgement, Key, KeySet, Policy
from inspector.model.record import NamedTuple
from inspector.model.sentences import Word
from inspector.model.token import text_of
from inspector.service.algorithms.signing import ALGORITHMS, ENCRYPTING, looks_like_none
from inspector.service.judging.critical import judge_critical
from inspector.service.keys.choice import Objection, in_order, objection, prints_of

if TYPE_CHECKING:
    from inspector.model import Signature

_SHOWN = 200


class _Case(NamedTuple):
    """What is being judged, handed from step to step."""

    signature: Signature
    algorithm: str
    kid: str
    keys: KeySet
    allowed: tuple[str, ...]
    critical: Check
    findings: tuple[Finding, ...]


def judge_signature(signature: Signature, kind: str, keys: KeySet, policy: Policy) -> Judgement:
    """Judge a signature of a token of that kind: the verdict, the key, and the checks about algorithm,
    signature, crit and key.
    """
    if kind == "malformed" or kind.startswith("jwe-"):
        return _not_a_signature(kind, text_of(signature.header, "alg"))
    critical, about_critical = judge_critical(signature.header, signature.unprotected)
    algorithm = text_of(signature.header, "alg")
    allowed = (policy.algorithms,) if isinstance(policy.algorithms, str) else tuple(policy.algorithms)
    kid = text_of(signature.header, "kid")
    case = _Case(signature, algorithm, kid, keys, allowed, critical, about_critical)
    return _judge_header(case) or _judge_keys(case, kind)


def _not_a_signature(kind: str, algorithm: str) -> Judgement:
    verdict, reason = ("encrypted", "encrypted") if kind.startswith("jwe-") else ("not-checked", "nothing-to-check")
    checks = (
        Check("algorithm", "not-checked", "", algorithm[:_SHOWN], reason),
        Check("signature", "not-checked", reason=reason),
        Check("critical-headers", "not-checked", reason=reason),
        Check("key", "not-checked", reason=reason),
    )
    return Judgement(verdict, None, checks)


def _judge_header(case: _Case) -> Judgement | None:
    """Refuse what the header alone forbids, with or without a key; None where it may go on."""
    header, algorithm, shown = case.signature.header, case.algorithm, case.algorithm[:_SHOWN]
    where = "header $.alg"
    if not header.is_json:
        return _refused(case, "header-broken")
    if not algorithm:
        return _refused(case, "alg-missing", (), Finding("alg-missing", "header"))
    if algorithm == "none":
        return _judge_unsecured(case)
    if looks_like_none(algorithm):
        found = Finding("alg-none", where, (shown,)), Finding("alg-unknown", where, (shown,))
        return _refused(case, "alg-unregistered", (shown,), *found)
    if algorithm in ENCRYPTING:
        return _refused(case, "alg-encrypts", (shown,), Finding("alg-encrypts", where, (shown,)))
    if algorithm not in ALGORITHMS:
        return _refused(case, "alg-unregistered", (shown,), Finding("alg-unknown", where, (shown,)))
    if case.critical.outcome == "failed":
        checks = (_algorithm_check(case), _not_tried("crit-refused"), case.critical, _no_key_check(case))
        return Judgement("refused", None, checks, case.findings)
    if case.allowed and algorithm not in case.allowed:
        return _refused(case, "alg-not-allowed")
    return None


def _refused(case: _Case, reason: str, args: tuple[str, ...] = (), *findings: Finding) -> Judgement:
    check = Check("algorithm", "failed", ", ".join(case.allowed), case.algorithm[:_SHOWN], reason, args)
    checks = (check, _not_tried("algorithm-refused"), case.critical, _no_key_check(case))
    return Judgement("refused", None, checks, (*findings, *case.findings))


def _judge_unsecured(case: _Case) -> Judgement:
    found = (Finding("alg-none", "header $.alg", ("none",)), *case.findings)
    algorithm = Check("algorithm", "failed", ", ".join(case.allowed), "none", "alg-none")
    if case.signature.value or case.critical.outcome == "failed":  # RFC 7515, appendix E
        checks = (algorithm, _not_tried("algorithm-refused"), case.critical, _no_key_check(case))
        return Judgement("refused", None, checks, found)
    nothing = Check("signature", "not-checked", reason="nothing-to-check")
    return Judgement("unsecured", None, (algorithm, nothing, case.critical, _no_key_check(case)), found)


def _algorithm_check(case: _Case) -> Check:
    """Say what is known about the algorithm before any key was looked at."""
    shown = case.algorithm[:_SHOWN]
    if not case.allowed:
        return Check("algorithm", "not-checked", "", shown, "alg-not-judged")
    allowed = case.algorithm in case.allowed
    outcome, reason = ("passed", "alg-allowed") if allowed else ("failed", "alg-not-allowed")
    return Check("algorithm", outcome, ", ".join(case.allowed), shown, reason)


def _no_key_check(case: _Case) -> Check:
    if case.keys.keys:
        return Check("key", "not-checked", reason="nothing-to-check")
    return Check("key", "not-checked", reason=_why_no_key(case.keys))


def _why_no_key(keys: KeySet) -> str:
    """Say why there is none: nothing was given, it waits for its password, or it could not be read."""
    if any(finding.code in {"key-password", "key-password-wrong"} for finding in keys.findings):
        return "key-sealed"
    return "no-usable-key" if keys.findings else "no-key"


def _not_tried(why: str) -> Check:
    return Check("signature", "not-checked", reason="signature-not-tried", args=(Word(why),))


def _judge_keys(case: _Case, kind: str) -> Judgement:
    if not case.keys.keys:
        reason = _why_no_key(case.keys)
        signature = Check("signature", "not-checked", reason=reason)
        return Judgement(
            "not-checked",
            None,
            (_algorithm_check(case), signature, case.critical, _no_key_check(case)),
            case.findings,
        )
    ordered = in_order(case.keys.keys, case.kid, prints_of(case.signature.header))
    objections = [(key, objection(key, case.algorithm)) for key in ordered]
    fitting = tuple(key for key, against in objections if against is None)
    if not fitting:
        return _none_fits(case, ordered[0], [against for _, against in objections if against is not None])
    if _is_detached(case, kind):
        signature = Check("signature", "not-checked", reason="payload-detached")
        checks = (
            _fits(case, fitting[0]),
            signature,
            case.critical,
            Check("key", "not-checked", reason="payload-detached"),
        )
        return Judgement("not-checked", None, checks, case.findings)
    from inspector.service.algorithms import primitives

    if not primitives.is_implemented(case.algorithm):
        unsupported = Check("algorithm", "warning", "", case.algorithm, "alg-unsupported", (case.algorithm,))
        checks = (unsupported, _not_tried("algorithm-unsupported"), case.critical, _no_key_check(case))
        found = Finding("alg-unsupported", "header $.alg", (case.algorithm,))
        return Judgement("unsupported", None, checks, (found, *case.findings))
    return _tried(case, fitting)


def _is_detached(case: _Case, kind: str) -> bool:
    """Tell whether the payload is still missing: what is signed ends with the header's dot."""
    return kind == "jws-detached" and case.signature.signing_input.rstrip(b".").find(b".") < 0


def _none_fits(case: _Case, first: Key, objections: list[Objection]) -> Judgement:
    """Refuse: no key that was given may be used for this algorithm."""
    # A key of the right kind that says no for another reason explains more than one of another kind.
    telling = min(objections, key=lambda against: against.about_kind)
    found = list(dict.fromkeys(against.finding for against in objections))[:5]
    confused = ALGORITHMS[case.algorithm].kind == "oct" and any(key.kind != "oct" for key in case.keys.keys)
    if confused:
        found.append(Finding("possible-key-confusion", "key", (case.algorithm,)))
    if telling.about_kind:
        algorithms = ", ".join(case.allowed or first.algorithms)
        algorithm = Check("algorithm", "failed", algorithms, case.algorithm, telling.reason, telling.args)
        reason = "key-confusion" if confused else "key-none-fits"
        key = Check("key", "failed", case.kid[:_SHOWN], _named(first), reason, (case.algorithm,))
    else:
        algorithm = _fits(case, next(key for key in case.keys.keys if case.algorithm in key.algorithms))
        key = Check("key", "failed", case.kid[:_SHOWN], _named(first), telling.reason, telling.args)
    found += _header_key(case)
    checks = (algorithm, _not_tried("key-refused"), case.critical, key)
    return Judgement("refused", None, checks, (*found, *case.findings))


def _fits(case: _Case, key: Key) -> Check:
    if case.allowed:
        return _algorithm_check(case)
    return Check("algorithm", "passed", ", ".join(key.algorithms), case.algorithm, "alg-fits-key")


def _named(key: Key) -> str:
    return key.kid[:_SHOWN] or f"{key.kind} {key.size}"


def _tried(case: _Case, fitting: tuple[Key, ...]) -> Judgement:
    from inspector.service.algorithms import primitives
    from inspector.service.judging import soundness

    signed, value = case.signature.signing_input, case.signature.value
    used = next((key for key in fitting if primitives.verify(case.algorithm, key, signed, value)), None)
    key = used or fitting[0]
    key_check, about_key = soundness.judge_key(
        key, case.algorithm, case.kid, case.keys, prints_of(case.signature.header)
    )
    findings = [*about_key, *soundness.signature_findings(case.signature, case.algorithm, key)]
    if used is not None:
        signature = Check("signature", "passed", reason="signature-good")
        checks = (_fits(case, key), signature, case.critical, key_check)
        return Judgement("verified", used, checks, (*findings, *case.findings))
    if not value:
        signature = Check("signature", "failed", reason="signature-missing")
    elif len(fitting) == 1:
        signature = Check("signature", "failed", reason="signature-bad")
    else:
        signature = Check("signature", "failed", reason="signature-bad-many", args=(str(len(fitting)),))
    if ALGORITHMS[case.algorithm].kind == "oct" and soundness.is_signed_with_nothing(case.signature, case.algorithm):
        findings.append(Finding("empty-secret-signed", "signature"))
    findings += _header_key(case)
    checks = (_fits(case, key), signature, case.critical, key_check)
    return Judgement("bad-signature", None, checks, (*findings, *case.findings))


def _header_key(case: _Case) -> list[Finding]:
    """Say it when a key that the token brings along fits, for that proves nothing (CVE-2018-0114)."""
    from inspector.service.algorithms import primitives
    from inspector.service.keys.embedded import header_keys

    for key in header_keys(case.signature.header):
        fits = objection(key, case.algorithm) is None and primitives.is_implemented(case.algorithm)
        if fits and primitives.verify(case.algorithm, key, case.signature.signing_input, case.signature.value):
            return [Finding("header-key-not-trusted", "header")]
    return []
