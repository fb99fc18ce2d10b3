"""Asks the key ring where the key that was given does not serve: there is none, or none that may be used.

A key that may be used and did not sign is an answer that no kept key takes away; the doctor offers the other one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.key import KeySet
from inspector.model.sentences import REASONS, Word
from inspector.model.token import text_of
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.keys.choice import in_order, is_named, objection, prints_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model import Check, Judgement, Key, Signature
    from inspector.service.judging.decrypter import Opening

MOST_TRIED = 30
"""Keys of the ring that are tried for one token."""
_HELPLESS = frozenset(
    {
        "no-key", "no-usable-key", "key-sealed", "key-none-fits", "key-use", "key-ops", "key-alg",
        "key-wrong-size", "key-public", "key-use-sig", "key-ops-decrypt",
    }
)  # fmt: skip
"""Reasons of the check ``key`` with which the ring is asked; key confusion is none of them."""


def judge_with_ring(
    judged: Judgement, signature: Signature, keys: KeySet, judge: Callable[[KeySet], Judgement]
) -> Judgement:
    """Give the judgement with a key of the ring, where those given do not serve and one of the ring does.

    ``judged``: the judgement with the keys that were given; ``judge``: judges with others.
    """
    algorithm = text_of(signature.header, "alg")
    if not keys.ring or algorithm not in ALGORITHMS or not _is_helpless(judged):
        return judged
    kid, prints = text_of(signature.header, "kid"), prints_of(signature.header)
    ordered = in_order(keys.ring, kid, prints)
    fitting = tuple(key for key in ordered if objection(key, algorithm) is None)[:MOST_TRIED]
    for key in fitting:
        found = judge(KeySet((key,)))
        if found.verdict == "verified":
            return _from_ring(found, key)
    if fitting and not keys.keys and not keys.findings and is_named(fitting[0], kid, prints):
        return _from_ring(judge(KeySet(fitting[:1])), fitting[0])
    return judged


def open_with_ring(opening: Opening, keys: KeySet, decrypt: Callable[[KeySet], Opening]) -> Opening:
    """Give what a key of the ring opens, where those given do not serve and one of the ring does."""
    if opening.content is not None or not keys.ring or not _is_helpless(opening.judgement):
        return opening
    for key in keys.ring[:MOST_TRIED]:
        found = decrypt(KeySet((key,)))
        if found.content is not None:
            return found._replace(judgement=_from_ring(found.judgement, key))
    return opening


def _is_helpless(judgement: Judgement) -> bool:
    return any(check.name == "key" and check.reason in _HELPLESS for check in judgement.checks)


def _from_ring(judgement: Judgement, key: Key) -> Judgement:
    """Say on the board that the key came from the ring, and why it was this one."""
    checks = tuple(_told(check, key) if check.name == "key" else check for check in judgement.checks)
    said = Finding("key-from-ring", "key", (key.ring,))
    return judgement._replace(checks=checks, findings=(said, *judgement.findings))


def _told(check: Check, key: Key) -> Check:
    if check.reason == "key-kid-unmatched":
        return check._replace(reason="key-from-ring-unmatched", args=(key.ring, *check.args))
    if check.args:  # such as that it is too short; the finding says where it came from
        return check
    why = "ring-verifies" if check.reason == "key-only" else check.reason
    return check._replace(reason="key-from-ring", args=(key.ring, Word(REASONS[why])))
