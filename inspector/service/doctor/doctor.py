"""Finds out why a signature fails: whatever can be computed is computed, and what is only guessed says so.

One fault is assumed at a time. The families of faults are tried in the order of their likelihood and cost, the first that
explains the signature is told, and everything that is tried is counted (`trial`).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspector.model import KeySet, Remedy
from inspector.model.sentences import Word
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.doctor.confusion import about_confusion, about_known_secrets
from inspector.service.doctor.content import about_content
from inspector.service.doctor.public_key import about_damage, about_key_text, about_other_keys
from inspector.service.doctor.secret_ends import about_ends
from inspector.service.doctor.shared_secret import about_secret
from inspector.service.doctor.signature import about_algorithm, about_form, about_length, about_shelf
from inspector.service.doctor.trial import MOST_BYTES, MOST_HASHES, MOST_PUBLIC, Budget, Given, Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model import Inspected, Judgement, Policy, Token

_SEALED = frozenset({"key-password", "key-password-wrong"})
"""Findings about a key that say all there is to say."""
_NO_KEY = frozenset({"key-is-token", "key-is-answer", "key-is-configuration", "key-is-claims", "key-jks"})
"""Findings that say what was given instead of a key; only as a secret it may still be tried."""
_UNOPENED = frozenset({"decryption-failed", "refused", "encrypted"})
_OF_OTHER_SIGNERS = frozenset(
    {"key-other-pair", "key-other-size", "key-kind", "key-curve", "kid-not-given", "nothing-found", "nothing-tried"}
)
"""What is said of every signature that somebody else made."""
MOST_SIGNATURES = 8
"""Failing signatures of one token that are looked into; they share one budget."""
MOST_TREATED = 8
"""Failing tokens of one inspection that are looked into."""
FAMILIES: tuple[tuple[str, Callable[[Trial], Iterator[Remedy]]], ...] = (
    ("tried-secret", about_secret),
    ("tried-key-text", about_key_text),
    ("tried-keys", about_other_keys),
    ("tried-algorithm", about_algorithm),
    ("tried-signature", about_form),
    ("tried-shelf", about_shelf),
    ("tried-known", about_confusion),
    ("tried-known", about_known_secrets),
    ("tried-secret", about_ends),
    ("tried-content", about_content),
)
"""What is tried, by the word that names it."""


def diagnose(
    token: Token,
    keys: KeySet,
    key_text: str | bytes,
    secret_encoding: str,
    policy: Policy,
    others: KeySet = KeySet(),  # noqa: B008 - a frozen value
    shelf: tuple[Token, ...] = (),
    budget: Budget | None = None,
) -> tuple[Remedy, ...]:
    """Say why the signature of a token fails, and what would make it verify; nothing for one that does not fail.

    ``key_text``, ``secret_encoding``: what ``keys`` were read from. ``others``: keys held elsewhere. ``shelf``: the tokens held.
    Never raises, and no argument of a remedy holds anything of a key.
    """
    if token.kind == "malformed" or not (key_text or keys.keys):
        return ()
    if not keys.keys and any(finding.code in _SEALED for finding in keys.findings):
        return ()
    given, budget = Given(keys, key_text, secret_encoding, policy, others, shelf), budget or Budget()
    if token.kind.startswith("jwe"):
        from inspector.service.doctor.encrypted import about_encrypted

        return about_encrypted(token, given, budget)
    from inspector.service.judging.judge import judge

    judgements = judge(token, keys, policy).signatures
    if len(judgements) > 1:
        return _of_several(token, judgements, given, budget)
    return _of_one(token, 0, given, budget) if judgements and is_failing(judgements[0]) else ()


def _of_one(token: Token, number: int, given: Given, budget: Budget) -> tuple[Remedy, ...]:
    trial = Trial(token, token.signatures[number], given, budget)
    tried: list[str] = []
    for name, family in FAMILIES:
        before = budget.spent
        found = tuple(family(trial))
        if found:
            return found
        tried += [name] if budget.spent > before else []
    if not given.keys.keys and any(finding.code in _NO_KEY for finding in given.keys.findings):
        return ()
    return (*_facts(trial), *_nothing(trial, tried))


def _of_several(token: Token, judgements: tuple[Judgement, ...], given: Given, budget: Budget) -> tuple[Remedy, ...]:
    """Say it of each signature that fails, counted from 1; what holds of all of them alike is said once.

    Where one verifies, the others are those of other signers unless they are damaged: that another key made them is no news.
    """
    failing = [number for number, judgement in enumerate(judgements, 1) if is_failing(judgement)]
    is_known = any(judgement.verdict == "verified" for judgement in judgements)
    told: list[Remedy] = []
    for number in failing[:MOST_SIGNATURES]:
        found = _of_one(token, number - 1, given, budget)
        told += (
            remedy._replace(signature=number)
            for remedy in found
            # Where something is known for certain, what was tried in vain would only take the place of the next signature.
            if not (is_known and remedy.code in _OF_OTHER_SIGNERS)
            and (len(found) == 1 or remedy.code != "nothing-found")
        )
    alike = Counter(remedy._replace(signature=0) for remedy in told)
    common = [remedy for remedy, times in alike.items() if times == len(judgements)]
    return (*common, *(remedy for remedy in told if remedy._replace(signature=0) not in common))


def treat(
    judged: tuple[Inspected, ...],
    keys: KeySet,
    key_text: str | bytes,
    secret_encoding: str,
    policy: Policy,
    others: KeySet = KeySet(),  # noqa: B008 - a frozen value
) -> tuple[Inspected, ...]:
    """Add what the doctor says to the tokens that fail: to the first few of them, for each may take a third of a second."""
    shelf = tuple(inspected.token for inspected in judged)
    treated = []
    left = MOST_TREATED
    for inspected in judged:
        if left and not inspected.remedies and _is_patient(inspected):
            left -= 1
            remedies = diagnose(inspected.token, keys, key_text, secret_encoding, policy, others, shelf)
            inspected = inspected._replace(remedies=remedies)
        treated.append(inspected)
    return tuple(treated)


def _is_patient(inspected: Inspected) -> bool:
    if inspected.token.kind.startswith("jwe"):
        return inspected.verdict in _UNOPENED
    return any(is_failing(judgement) for judgement in inspected.signatures)


def is_failing(judgement: Judgement) -> bool:
    """Tell whether the key, or what it was tried on, is why a signature was not verified."""
    if judgement.verdict == "bad-signature":
        return True
    checks = {check.name: check for check in judgement.checks}
    if not ALGORITHMS.keys() & {checks["algorithm"].actual}:
        return False
    if judgement.verdict == "refused":
        return checks["key"].outcome == "failed"
    return judgement.verdict == "not-checked" and checks["key"].reason == "no-usable-key"


def _facts(trial: Trial) -> Iterator[Remedy]:
    """What is wrong for certain, although putting it right does not make the signature verify."""
    yield from about_damage(trial)
    yield from _about_kind(trial)
    yield from about_length(trial)
    if trial.row.kind == "RSA" and trial.fitting and len(trial.value) in trial.sizes():
        opened = [one for key in trial.fitting for one in trial.opened(key) if one.is_sure]
        yield Remedy("content-changed" if opened else "key-other-pair")
    kids = {key.kid for key in trial.given.keys.keys if key.kid}
    if trial.kid and kids and trial.kid not in kids:
        yield Remedy("kid-not-given", (trial.kid[:80],), guess=True)


def _about_kind(trial: Trial) -> Iterator[Remedy]:
    """Say which kind of key the algorithm needs, in words."""
    keys = trial.given.keys.keys
    if not keys or trial.fitting:
        return
    key = next((key for key in keys if key.kind == trial.row.kind), keys[0])
    if key.kind != trial.row.kind:
        yield Remedy("key-kind", (trial.algorithm, Word(trial.row.kind), Word(key.kind)))
    elif trial.algorithm not in key.algorithms:
        yield Remedy("key-curve", (trial.algorithm, " / ".join(trial.row.curves), key.curve))


def _nothing(trial: Trial, tried: list[str]) -> Iterator[Remedy]:
    """Say what was tried in vain, and nothing of what could not be tried with this key."""
    told = [name for name in dict.fromkeys(name for name, _ in FAMILIES) if name in tried]
    if told and trial.is_large:
        told.append("skipped-large")
    spent = trial.budget
    if spent.hashes >= MOST_HASHES or spent.public >= MOST_PUBLIC or spent.hashed >= MOST_BYTES:
        told.append("skipped-budget")
    if told:
        yield Remedy("nothing-found", tuple(Word(name) for name in told))
    elif not trial.given.keys.keys:
        yield Remedy("nothing-tried")
