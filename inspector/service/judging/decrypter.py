"""Judges an encrypted token: whether it may be opened at all, with which key, and what came of it.

The order is that of the design: the names of the algorithms, ``crit``, the costs that its writer chose, the allow-list, then
key by key its kind, curve, length, ``use``, ``key_ops`` and ``alg``; only what survives all of that is tried. Nothing here
raises on hostile input, and nothing here says a word of a key or of a content that did not open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inspector.model.finding import Check, Finding
from inspector.model.inspection import Judgement
from inspector.service.algorithms.encryption import (
    CONTENT_BITS,
    FEWEST_ITERATIONS,
    MANNERS,
    MOST_ITERATIONS,
    decrypting,
    key_objection,
)
from inspector.service.algorithms.signing import ENCRYPTING, MINIMUM_RSA_BITS
from inspector.service.judging.critical import judge_critical
from inspector.service.judging.encrypted_header import (
    Case,
    algorithm_check,
    iterations,
    judge_header,
    key_unasked,
    no_signature,
    refused,
    written,
)
from inspector.service.keys.choice import in_order, reason_for
from inspector.service.reading.envelope import envelope_of

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.key import Key, KeySet
    from inspector.model.policy import Policy
    from inspector.model.token import Token
    from inspector.service.keys.choice import Objection
    from inspector.service.reading.envelope import Envelope

_SHOWN = 200
_MOST_HASHED = 4 * MOST_ITERATIONS
"""Iterations of PBES2 that one token may cost over all its recipients and the passwords given."""


class Opening(NamedTuple):
    """What became of an encrypted token: its judgement, and where it opened the content and the recipient's whole header."""

    judgement: Judgement
    content: bytes | None = None
    header: Document | None = None


class _Tried(NamedTuple):
    """The keys that were found to fit a recipient."""

    case: Case
    headers: dict[str, Any]
    keys: tuple[Key, ...]


def decrypt(token: Token, keys: KeySet, policy: Policy) -> Opening:
    """Judge an encrypted token and open it where one of the keys fits."""
    envelope = envelope_of(token)
    allowed = (policy.algorithms,) if isinstance(policy.algorithms, str) else tuple(policy.algorithms)
    # A list that names no algorithm of this kind is one for the signatures inside.
    allowed = allowed if any(name in ENCRYPTING for name in allowed) else ()
    forbidden: list[Judgement] = []
    tried: list[_Tried] = []
    for recipient in envelope.recipients:
        critical, found = judge_critical(recipient.header, recipient.unprotected, ())
        case = Case(envelope, recipient, keys, allowed, critical, (*envelope.findings, *found))
        answer = judge_header(case) or _choose(case)
        if isinstance(answer, _Tried):
            tried.append(answer)
        else:
            forbidden.append(answer)
    if tried:
        return _open(tried)
    if not forbidden:
        return Opening(_nobody(envelope))
    return Opening(min(forbidden, key=_how_telling))


def _how_telling(judgement: Judgement) -> int:
    """Prefer "no key yet" and what a key says no to over what a header forbids: other recipients may be unreadable here."""
    return ("encrypted", "refused", "unsupported").index(judgement.verdict)


def _nobody(envelope: Envelope) -> Judgement:
    reason = "nothing-to-check"
    checks = tuple(
        Check(name, "not-checked", reason=reason) for name in ("algorithm", "signature", "critical-headers", "key")
    )
    return Judgement("refused", None, checks, (*envelope.findings, Finding("recipients", "token", ("0",))))


def _choose(case: Case) -> Judgement | _Tried:
    """Find the keys that fit; a judgement where there is none."""
    manner = MANNERS[case.algorithm]
    given = case.keys.keys
    if manner.is_by_password and case.keys.password is not None:
        given = (case.keys.password, *given)
    if not given:
        checks = (algorithm_check(case), no_signature(), case.critical, key_unasked(case))
        return Judgement("encrypted", None, checks, case.findings)
    ordered = in_order(given, case.kid)
    objections = [(key, key_objection(key, manner, case.enc)) for key in ordered]
    fitting = tuple(key for key, against in objections if against is None and key.material != b"")
    if not fitting:
        return _none_fits(case, [(key, against) for key, against in objections if against is not None])
    try:
        headers = case.header.plain()
    except ValueError:  # NaN and the like: no two readers would agree on it
        return refused(case, "header-broken")
    assert isinstance(headers, dict), "a header that is no object was refused"
    return _Tried(case, headers, fitting)


def _none_fits(case: Case, objections: list[tuple[Key, Objection]]) -> Judgement:
    if not objections:  # an empty password
        checks = (algorithm_check(case), no_signature(), case.critical, Check("key", "not-checked", reason="no-key"))
        return Judgement("encrypted", None, checks, case.findings)
    # A key of the right kind that says no for another reason explains more than one of another kind.
    first, telling = min(objections, key=_is_about_kind)
    found = list(dict.fromkeys(against.finding for _, against in objections))[:5]
    if telling.about_kind:
        fitting = ", ".join(case.allowed or decrypting(first))
        algorithm = Check("algorithm", "failed", fitting, case.algorithm, telling.reason, telling.args)
        key = Check("key", "failed", case.kid[:_SHOWN], _named(first), "key-none-fits", (case.algorithm,))
    else:
        algorithm = _fits(case, first)
        key = Check("key", "failed", case.kid[:_SHOWN], _named(first), telling.reason, telling.args)
    return Judgement("refused", None, (algorithm, no_signature(), case.critical, key), (*found, *case.findings))


def _is_about_kind(pair: tuple[Key, Objection]) -> bool:
    return pair[1].about_kind


def _named(key: Key) -> str:
    return key.kid[:_SHOWN] or f"{key.kind} {key.size}"


def _fits(case: Case, key: Key) -> Check:
    if case.algorithm == "RSA1_5":
        return Check("algorithm", "warning", ", ".join(case.allowed), case.algorithm, "alg-rsa1-5")
    if case.allowed:
        return algorithm_check(case)
    return Check("algorithm", "passed", ", ".join(decrypting(key)), case.algorithm, "alg-fits-key")


def _open(tried: list[_Tried]) -> Opening:
    """Try the fitting keys on their recipients, until one opens the content or the work becomes too much."""
    from inspector.service.algorithms.unlocking import unlock

    hashed = 0
    for case, headers, keys in tried:
        for key in keys:
            if MANNERS[case.algorithm].is_by_password:
                hashed += iterations(case.header)
                if hashed > _MOST_HASHED:
                    args = (str(hashed), str(_MOST_HASHED))
                    return Opening(refused(case, "pbes2-cost", args, Finding("pbes2-cost", "header $.p2c", args)))
            if MANNERS[case.algorithm].is_direct and case.recipient.encrypted_key:
                continue  # RFC 7516, 5.2, step 10
            content = unlock(case.envelope, case.recipient, headers, key)
            if content is not None:
                return _opened(case, key, content)
    return Opening(_failed(tried))


def _opened(case: Case, key: Key, content: bytes) -> Opening:
    from inspector.service.algorithms.unlocking import MOST_INFLATED, TooLargeError, inflate

    findings = [*_algorithm_findings(case), *_key_findings(key), *case.findings]
    key_check = _key_check(case, key)
    if key_check.reason == "key-kid-unmatched":
        findings.append(Finding("kid-unmatched", "header $.kid", (case.kid[:_SHOWN],)))
    if case.header.find("zip") is not None:
        try:
            inflated = inflate(content)
        except TooLargeError:
            most = str(MOST_INFLATED)
            return Opening(refused(case, "inflated-size", (most,), Finding("inflated-size", "payload", (most,))))
        if inflated is None:
            checks = (_fits(case, key), no_signature(), case.critical, key_check)
            found = (Finding("zip-broken", "payload"), *findings)
            return Opening(Judgement("decryption-failed", None, checks, found))
        content = inflated
    checks = (_fits(case, key), no_signature(), case.critical, key_check)
    return Opening(Judgement("decrypted", key, checks, tuple(findings)), content, case.header)


def _failed(tried: list[_Tried]) -> Judgement:
    case, _, keys = tried[0]
    count = sum(len(each.keys) for each in tried)
    reason, args = ("key-opens-not", ()) if count == 1 else ("key-opens-not-many", (str(count),))
    if count == 1 and MANNERS[case.algorithm].is_by_password:
        reason, args = "password-opens-not", (case.algorithm,)
    key = Check("key", "failed", case.kid[:_SHOWN], _named(keys[0]), reason, args)
    findings = [*_algorithm_findings(case), *_part_findings(case), *case.findings]
    if reason_for(keys[0], case.kid, case.keys.keys)[0] == "key-kid-unmatched":
        findings.append(Finding("kid-unmatched", "header $.kid", (case.kid[:_SHOWN],)))
    return Judgement(
        "decryption-failed", None, (_fits(case, keys[0]), no_signature(), case.critical, key), tuple(findings)
    )


def _part_findings(case: Case) -> list[Finding]:
    """Name the parts that have not the length that they must have (RFC 7518, 5)."""
    envelope, bits = case.envelope, CONTENT_BITS[case.enc]
    is_gcm = case.enc.endswith("GCM")
    lengths = (("iv", envelope.iv, 12 if is_gcm else 16), ("tag", envelope.tag, 16 if is_gcm else bits // 16))
    found = [
        Finding("part-length", "token", (name, str(len(part)), case.enc, str(wanted)))
        for name, part, wanted in lengths
        if len(part) != wanted
    ]
    if MANNERS[case.algorithm].is_direct and case.recipient.encrypted_key:
        length = str(len(case.recipient.encrypted_key))
        found.append(Finding("part-length", "token", ("encrypted_key", length, case.algorithm, "0")))
    return found


def _algorithm_findings(case: Case) -> list[Finding]:
    found = []
    if case.algorithm == "RSA1_5":
        found.append(Finding("rsa1-5", "header $.alg"))
    if MANNERS[case.algorithm].is_by_password and iterations(case.header) < FEWEST_ITERATIONS:
        found.append(Finding("pbes2-few", "header $.p2c", (written(case.header, "p2c"), str(FEWEST_ITERATIONS))))
    return found


def _key_findings(key: Key) -> list[Finding]:
    """What is to be said about the key that opened it."""
    if key.kind != "oct":
        return [Finding("encrypted-by-anybody", "key")]
    from inspector.service.keys.weak_secrets import is_well_known

    if isinstance(key.material, bytes) and is_well_known(key.material):
        return [Finding("weak-secret", "key", ("16",))]
    return []


def _key_check(case: Case, key: Key) -> Check:
    """Say which key opened it and why it was chosen; a weak one opens it all the same."""
    from inspector.service.keys.material import FLAWS

    reason, args = reason_for(key, case.kid, case.keys.keys or (key,))
    outcome = "warning" if reason == "key-kid-unmatched" else "passed"
    codes = {finding.code for finding in (*key.findings, *_key_findings(key))}
    if codes & (FLAWS - {"weak-key"}):
        reason, args = "key-flawed", ()
        outcome = "failed"
    elif "weak-secret" in codes:
        reason, args = "key-weak", ()
        outcome = "warning" if key.typed else "failed"
    elif "weak-key" in codes:
        reason, args = "key-too-short", (str(key.size), case.algorithm, str(MINIMUM_RSA_BITS))
        outcome = "failed"
    return Check("key", outcome, case.kid[:_SHOWN], _named(key), reason, args)
