"""Judges a presentation: its disclosures, and the holder's signature over it, the key-binding JWT (RFC 9901, 4.3, 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Check, Finding
from inspector.model.key import Key, KeySet
from inspector.model.policy import Policy
from inspector.service.judging.claims import claims_of
from inspector.service.reading.disclosures import SHOWN, digest_of
from inspector.service.reading.reader import read_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.disclosure import Selective
    from inspector.model.inspection import Inspected
    from inspector.model.token import Token

    Judge = Callable[[Token, KeySet, Policy, int], Inspected]

TYPE = "kb+jwt"
SOURCE = "cnf of the payload"
_EXPECTED_HERE = frozenset(("no-expiry", "typ"))
"""What is said of other tokens and is as it should be in this one."""
_REJECTED = frozenset(("digest-twice", "sd-name-reserved", "sd-digests-odd"))
"""Findings with which a verifier must refuse the whole token (RFC 9901, 7.1)."""
_OBJECT = ord("{")


def _judge_binding(token: Token, policy: Policy, judge: Judge, depth: int, *, is_proven: bool) -> tuple[Inspected, ...]:
    """Judge the key-binding JWT with the key in ``cnf``; none where the token has none.

    ``is_proven``: the issuer's signature over that key was verified. ``depth``: how many tokens the token is inside of.
    """
    selective = token.selective
    if selective is None or not selective.binding:
        return ()
    key = _holder_key(selective)
    wanted = Policy(audience=policy.audience, nonce=policy.nonce, leeway=policy.leeway, type=TYPE)
    bound = judge(read_token(selective.binding), KeySet((key,) if key else ()), wanted, depth + 1)
    found = [finding for finding in bound.findings if finding.code not in _EXPECTED_HERE]
    claims = claims_of(bound.token, ("sd_hash",))
    if key is None:
        found.append(Finding("kb-no-key", "token"))
    expected = digest_of(selective.presented, selective.algorithm)
    named = (each._replace(reason="kb-key") if each.reason == "key-only" else each for each in bound.checks)
    checks = (*named, _hash_check(expected, claims.text("sd_hash"), claims.shown("sd_hash"), selective))
    bound = bound._replace(checks=checks, findings=tuple(dict.fromkeys(found)))
    return (bound if is_proven or bound.verdict != "verified" else _unproven(bound),)


def _hash_check(expected: str, written: str, shown: str, selective: Selective) -> Check:
    name = "kb-sd-hash"
    if not expected:
        return Check(name, "not-checked", "", shown, "sd-alg-unknown", (selective.algorithm[:SHOWN],))
    if not written:
        return Check(name, "failed", expected, shown, "claim-missing" if not shown else "claim-not-text", ("sd_hash",))
    if written == expected:
        return Check(name, "passed", expected, shown, "kb-sd-hash-holds")
    return Check(name, "failed", expected, shown, "kb-sd-hash-other")


def _holder_key(selective: Selective) -> Key | None:
    """The public key that the issuer bound the token to (RFC 7800, 3.2)."""
    payload = selective.payload
    confirmation = payload.find("cnf") if payload.is_object else None
    node = payload.find("jwk", confirmation) if confirmation is not None else None
    if node is None or payload.kinds[node] != _OBJECT:
        return None
    from inspector.service.keys.jwk import read_jwk

    try:
        read = read_jwk(payload.plain(node), SOURCE)
    except ValueError:  # not faithful as plain values, so no reader would agree on it
        return None
    return read if isinstance(read, Key) and read.kind != "oct" else None


def _unproven(bound: Inspected) -> Inspected:
    """Call no signature verified whose key anybody may have written into the payload."""
    reason = "kb-unproven"
    checks = tuple(
        Check(check.name, "not-checked", check.expected, check.actual, reason)
        if check.name in ("signature", "key")
        else check
        for check in bound.checks
    )
    judgements = tuple(
        judgement._replace(
            verdict="not-checked",
            key=None,
            checks=tuple(
                Check(check.name, "not-checked", check.expected, check.actual, reason)
                if check.name in ("signature", "key")
                else check
                for check in judgement.checks
            ),
        )
        for judgement in bound.signatures
    )
    return bound._replace(verdict="not-checked", key=None, checks=checks, signatures=judgements)


def _with_binding(checks: tuple[Check, ...], policy: Policy, held: Inspected) -> tuple[Check, ...]:
    """Leave to the key-binding JWT what it answers for: who the presentation is meant for, and proof of possession."""
    renewed = []
    for check in checks:
        if check.name == "confirmation" and not policy.proof.strip():
            continue
        if check.reason == "claim-missing" and check.name in ("audience", "nonce"):
            check = Check(check.name, "not-checked", check.expected, "", "kb-holds-it")
        renewed.append(check)
    return (*renewed, *(() if policy.proof.strip() else (_possession(held),)))


def _possession(held: Inspected) -> Check:
    name = "confirmation"
    if any(finding.code == "kb-no-key" for finding in held.findings):
        return Check(name, "failed", reason="kb-no-key")
    if held.verdict == "verified" and not any(check.outcome == "failed" for check in held.checks):
        return Check(name, "passed", reason="kb-holds")
    if any(check.reason == "kb-unproven" for check in held.checks):
        return Check(name, "not-checked", reason="kb-unproven")
    return Check(name, "failed", reason="kb-fails")


def judge_presentation(
    token: Token, checks: tuple[Check, ...], policy: Policy, judge: Judge, depth: int, *, is_proven: bool
) -> tuple[tuple[Check, ...], tuple[Inspected, ...]]:
    """Add to the checks of an SD-JWT what its disclosures and its key-binding JWT give; the latter comes as a token inside.

    ``is_proven``: the issuer's signature was verified. ``depth``: how many tokens the token is inside of.
    """
    bound = _judge_binding(token, policy, judge, depth, is_proven=is_proven)
    if bound:
        checks = _with_binding(checks, policy, bound[0])
    return (*checks, *_check_disclosures(token)), bound


def _check_disclosures(token: Token) -> tuple[Check, ...]:
    """Judge whether all that was disclosed is what the issuer signed; nothing where only the issuer's part is there."""
    selective = token.selective
    if selective is None or token.kind != "sd-jwt":
        return ()
    name, number = "disclosures", len(selective.disclosures)
    shown = sum(each.state == "disclosed" for each in selective.disclosures)
    if not selective.is_known:
        return (Check(name, "failed", "", "", "sd-alg-unknown", (selective.algorithm[:SHOWN],)),)
    if not selective.payload.raw:
        return (Check(name, "failed", reason="disclosures-nowhere"),)
    counts = (str(shown), str(number), str(selective.withheld_count))
    if not selective.is_sound or any(finding.code in _REJECTED for finding in token.findings):
        return (Check(name, "failed", str(number), str(shown), "disclosures-faulty", counts),)
    reason = "disclosures-all" if number else "disclosures-none"
    return (Check(name, "passed", str(number), str(shown), reason, counts),)
