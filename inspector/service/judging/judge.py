"""Judges a token against what is expected; the signature is judged by `verifier`, the dates by `model.timing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Check
from inspector.model.inspection import Inspected, Judgement
from inspector.model.sentences.looks import LEFT_OUT
from inspector.service.judging.asked import asked_checks
from inspector.service.judging.nesting import authorship, judge_inside, withheld
from inspector.service.judging.opener import open_up
from inspector.service.judging.verifier import judge_signature

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.certificate import Certificate
    from inspector.model.finding import Finding
    from inspector.model.key import KeySet
    from inspector.model.policy import Policy
    from inspector.model.token import Signature, Token

_STRING, _ARRAY = ord('"'), ord("[")
_ODD_FORM = frozenset(
    {
        "base64url-length",
        "byte-order-mark",
        "deep-nesting",
        "duplicate-key",
        "huge-number",
        "lone-surrogate",
        "non-json-number",
        "not-utf8",
        "padding",
        "payload-not-json",
        "payload-not-object",
        "standard-base64-alphabet",
        "trailing-bits",
        "whitespace-in-segment",
    }
)
"""Findings with which a token can be read, but not everybody will."""
_WITHOUT_SIGNATURE = frozenset({"malformed", "jwe-compact", "jwe-json"})
_WORST_LAST = ("passed", "not-checked", "warning", "failed")
_SHOWN = 200
"""Characters of a claim that stand in a check at most."""


def judge(token: Token, keys: KeySet, policy: Policy, depth: int = 0) -> Inspected:
    """Judge everything about one token that does not depend on the moment, and about the tokens inside it.

    ``depth``: how many tokens this one is inside of.
    """
    token, opened = open_up(token, keys, policy)
    token, inner = judge_inside(token, keys, policy, judge, depth, opened)
    signatures = () if token.kind in _WITHOUT_SIGNATURE else token.signatures
    form = _signed_form(token)
    if is_left_out(token):
        judgements = (_nothing_signed(token, "left-out"),) * len(signatures)
        opened = _nothing_signed(token, "left-out")
    else:
        judgements = tuple(_judged(signature, form, keys, policy) for signature in signatures)
    about = judgements or (opened or _nothing_signed(token),)
    first = about[0]
    seen = token.disclosed
    expected = (*(check(seen, policy) for check in CHECKS_OF_POLICY), *asked_checks(seen, policy))
    if policy.taken:
        from inspector.service.judging.expectations import told_as_taken

        expected = told_as_taken(expected, policy)
    checks = (_structure(token), *_of_all(about), *withheld(expected, token, inner))
    if token.selective is not None:
        from inspector.service.judging.key_binding import judge_presentation

        is_proven = any(judgement.verdict == "verified" for judgement in judgements)
        checks, inner = judge_presentation(token, checks, policy, judge, depth, is_proven=is_proven)
    certificates, of_chain = _chain(token)
    several = len(judgements) > 1
    return Inspected(
        token=token,
        verdict="per-signature" if several else first.verdict,
        key=None if several else first.key,
        checks=checks,
        findings=authorship(
            _once(
                (
                    *token.findings,
                    *_misplaced(token),
                    *(finding for judgement in about for finding in judgement.findings),
                    *of_chain,
                )
            ),
            inner,
        ),
        signatures=judgements,
        inner=inner,
        certificates=certificates,
    )


def _misplaced(token: Token) -> tuple[Finding, ...]:
    """Look at where the token stood, which is known only when it has been read."""
    if not token.place:
        return ()
    from inspector.service.review.purpose import sent_as_access_token

    return tuple(sent_as_access_token(token))


def _of_all(about: tuple[Judgement, ...]) -> tuple[Check, ...]:
    """The checks of the signature; of several signatures the worst of each kind, for nothing holds that does not hold of all."""
    if len(about) == 1:
        return about[0].checks
    worst: dict[str, Check] = {}
    for check in (check for judgement in about for check in judgement.checks):
        known = worst.setdefault(check.name, check)
        if _WORST_LAST.index(check.outcome) > _WORST_LAST.index(known.outcome):
            worst[check.name] = check
    return tuple(worst.values())


def _chain(token: Token) -> tuple[tuple[Certificate, ...], tuple[Finding, ...]]:
    """Look at the certificates that a header brings along; a header without any costs no loading of cryptography."""
    if not token.header.is_object or token.header.find("x5c") is None:
        return (), ()
    from inspector.service.judging.certificates import examine

    return examine(token)


def _judged(signature: Signature, form: str, keys: KeySet, policy: Policy) -> Judgement:
    """Judge a signature with the keys that were given; where none of them serves, with those of the key ring."""
    judgement = _judge_one(signature, form, keys, policy)
    if not keys.ring:
        return judgement
    from inspector.service.keys.ring import judge_with_ring

    return judge_with_ring(judgement, signature, keys, lambda others: _judge_one(signature, form, others, policy))


def _judge_one(signature: Signature, form: str, keys: KeySet, policy: Policy) -> Judgement:
    """Judge a signature; one that could not be decoded whole is tried as empty, for no verifier would take a part of it."""
    if signature.is_sound:
        return judge_signature(signature, form, keys, policy)
    judgement = judge_signature(signature._replace(value=b""), form, keys, policy)
    if judgement.verdict != "bad-signature":
        return judgement
    broken = (
        check._replace(reason="signature-broken", args=()) if check.name == "signature" else check
        for check in judgement.checks
    )
    return judgement._replace(checks=tuple(broken))


def _signed_form(token: Token) -> str:
    """The kind that counts for the signature: a payload that was given is there, one that is missing is missing."""
    if token.kind not in ("jws-detached", "jws-json"):
        return token.kind
    return "jws-detached" if token.parse != "ok" and not token.payload.raw else "jws-compact"


def is_left_out(token: Token) -> bool:
    """Tell whether somebody left out a part of a token, so that no key of any kind fits it any more."""
    return any(finding.code == LEFT_OUT for finding in token.findings) and (
        token.kind == "malformed" or any(finding.code == "bad-base64url" for finding in token.findings)
    )


def _nothing_signed(token: Token, reason: str = "nothing-to-check") -> Judgement:
    checks = (
        Check("algorithm", "not-checked", "", token.algorithm[:_SHOWN], reason),
        Check("signature", "not-checked", reason=reason),
        Check("critical-headers", "not-checked", reason=reason),
        Check("key", "not-checked", reason=reason),
    )
    return Judgement("not-checked", None, checks)


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))


def _structure(token: Token) -> Check:
    if is_left_out(token):
        return Check("structure", "failed", actual=token.kind, reason="left-out")
    if token.kind == "malformed":
        return Check("structure", "failed", actual=token.kind, reason="structure-broken")
    if any(finding.code == "bad-base64url" for finding in token.findings):
        return Check("structure", "failed", actual=token.kind, reason="structure-partial")
    if any(finding.code in _ODD_FORM for finding in token.findings):
        return Check("structure", "warning", actual=token.kind, reason="structure-odd")
    return Check("structure", "passed", actual=token.kind, reason="structure-ok")


def _issuer(token: Token, policy: Policy) -> Check:
    return _equal("issuer", "iss", token, policy.issuer)


def _subject(token: Token, policy: Policy) -> Check:
    return _equal("subject", "sub", token, policy.subject)


def _equal(name: str, claim: str, token: Token, expected: str) -> Check:
    """Compare a claim with a text, exactly (RFC 7519, 2: StringOrURI is case-sensitive)."""
    node = token.payload.find(claim) if token.payload.is_object else None
    actual = "" if node is None else _shown(token, node)
    if not expected:
        return Check(name, "not-checked", "", actual, "not-asked")
    if node is None:
        return Check(name, "failed", expected, "", "claim-missing", (claim,))
    if token.payload.kinds[node] != _STRING:
        return Check(name, "failed", expected, actual, "claim-not-text", (claim,))
    same = token.payload.value(node) == expected
    return Check(name, "passed" if same else "failed", expected, actual, "claim-equal" if same else "claim-different")


def _audience(token: Token, policy: Policy) -> Check:
    """The token must be meant for at least one of those that are expected (RFC 7519, 4.1.3)."""
    wanted = (policy.audience,) if isinstance(policy.audience, str) else policy.audience
    expected = ", ".join(wanted)
    node = token.payload.find("aud") if token.payload.is_object else None
    if node is None:
        if wanted:
            return Check("audience", "failed", expected, "", "claim-missing", ("aud",))
        return Check("audience", "not-checked", reason="not-asked")
    payload = token.payload
    nodes = tuple(payload.children(node)) if payload.kinds[node] == _ARRAY else (node,)
    audiences = [str(payload.value(each)) for each in nodes if payload.kinds[each] == _STRING]
    actual = ", ".join(audiences)[:_SHOWN]
    if not wanted:
        return Check("audience", "not-checked", "", actual, "not-asked")
    if len(audiences) != len(nodes):
        return Check("audience", "failed", expected, _shown(token, node), "claim-not-text", ("aud",))
    holds = any(audience in wanted for audience in audiences)
    reason = "audience-holds" if holds else "audience-other"
    return Check("audience", "passed" if holds else "failed", expected, actual, reason)


def _required(token: Token, policy: Policy) -> Check:
    if not policy.required:
        return Check("required-claims", "not-checked", reason="not-asked")
    expected = ", ".join(policy.required)
    missing = [name for name in policy.required if not token.payload.is_object or token.payload.find(name) is None]
    present = ", ".join(name for name in policy.required if name not in missing)
    if missing:
        return Check("required-claims", "failed", expected, present, "required-missing", (", ".join(missing),))
    return Check("required-claims", "passed", expected, present, "required-present")


def _type(token: Token, policy: Policy) -> Check:
    """Compare ``typ`` without regard to case and to an omitted ``application/`` (RFC 7515, 4.1.9)."""
    actual = token.header_text("typ")
    if not policy.type:
        return Check("type", "not-checked", "", actual[:_SHOWN], "not-asked")
    if not actual:
        return Check("type", "failed", policy.type, "", "type-missing")
    same = _media_type(actual) == _media_type(policy.type)
    reason = "claim-equal" if same else "claim-different"
    return Check("type", "passed" if same else "failed", policy.type, actual[:_SHOWN], reason)


def _media_type(text: str) -> str:
    return text.lower() if "/" in text else f"application/{text.lower()}"


def _shown(token: Token, node: int) -> str:
    payload = token.payload
    value = payload.value(node) if payload.kinds[node] == _STRING else payload.literal(node)
    return str(value)[:_SHOWN]


CHECKS_OF_POLICY: tuple[Callable[[Token, Policy], Check], ...] = (_issuer, _audience, _subject, _required, _type)
