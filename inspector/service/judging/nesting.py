"""Judges the token inside a token, step by step to the innermost, with the same keys and expectations (RFC 7519, 7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Check, Finding
from inspector.service.judging import opener
from inspector.service.judging.verifier import judge_signature

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.inspection import Inspected, Judgement
    from inspector.model.key import Key, KeySet
    from inspector.model.policy import Policy
    from inspector.model.token import Token

    Judge = Callable[[Token, KeySet, Policy, int], Inspected]

DEEPEST = 10
"""How many tokens are opened inside one another."""


def judge_inside(
    token: Token, keys: KeySet, policy: Policy, judge: Judge, depth: int, opened: Judgement | None
) -> tuple[Token, tuple[Inspected, ...]]:
    """Judge what a token's payload holds where that is a token; the outer one comes back with what there is to say of it.

    ``depth``: how many tokens the outer one is inside of. ``opened``: what became of it where it was encrypted.
    """
    held = opener.contents(token)
    if not held:
        if token.payload.raw and opener.names_a_token(token):
            return token._replace(findings=(*token.findings, Finding("nested-no-token", "payload"))), ()
        return token, ()
    token = opener.as_carrier(token)
    if depth >= DEEPEST:
        found = Finding("nested-too-deep", "payload", (str(DEEPEST),))
        return token._replace(findings=(*token.findings, found)), ()
    key = opened.key if opened is not None else None
    return token, tuple(_spared(judge(each, keys, policy, depth + 1), key, keys, policy) for each in held)


def _spared(inside: Inspected, opener_key: Key | None, keys: KeySet, policy: Policy) -> Inspected:
    """Do not call a signature bad where no key was given for it: a key pair that decrypts is seldom meant to sign, too."""
    if inside.verdict != "bad-signature" or opener_key is None or opener_key.kind == "oct":
        return inside
    others = tuple(key for key in keys.keys if key.thumbprint != opener_key.thumbprint)
    judgement = judge_signature(
        inside.token.signatures[0], "jws-compact", keys._replace(keys=others, findings=()), policy
    )
    if judgement.verdict != "not-checked":
        return inside
    checks = tuple(
        check._replace(reason="no-key-inside") if check.reason == "no-key" else check for check in judgement.checks
    )
    renewed = {check.name: check for check in checks}
    void = {finding for each in inside.signatures for finding in each.findings} - set(inside.token.findings)
    return inside._replace(
        verdict=judgement.verdict,
        checks=tuple(renewed.get(check.name, check) for check in inside.checks),
        findings=(*(finding for finding in inside.findings if finding not in void), *judgement.findings),
        signatures=(judgement._replace(checks=checks),),
    )


def authorship(findings: tuple[Finding, ...], inner: tuple[Inspected, ...]) -> tuple[Finding, ...]:
    """Leave it to a signature inside, where there is one, to say who wrote an encrypted token."""
    if not any(each.signatures for each in inner):
        return findings
    return tuple(finding for finding in findings if finding.code != "encrypted-by-anybody")


def withheld(checks: tuple[Check, ...], token: Token, inner: tuple[Inspected, ...]) -> tuple[Check, ...]:
    """Check no claims that are sealed, or that are those of a token inside; the other checks stay as they are."""
    sealed = token.kind.startswith("jwe") and not token.payload.raw
    if not inner and not sealed:
        return checks
    reason = "inner-token" if inner else "payload-sealed"
    return tuple(
        check
        if check.reason == "not-asked" or (sealed and check.name == "type")
        else Check(check.name, "not-checked", check.expected, "", reason)
        for check in checks
    )
