"""Finds out why an encrypted token does not open: the key, how its content's key was handled, its parts, its header.

One fault is assumed at a time, as with signatures. Where the key of the content is wrapped in a way that proves itself, it is
known whether the key is the right one, whatever became of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Remedy
from inspector.model.sentences import Word
from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS, MOST_ITERATIONS, key_objection, misfit
from inspector.service.doctor.encrypted_parts import about_parts, about_protected_header
from inspector.service.doctor.lock import Lock
from inspector.service.doctor.public_key import name_of
from inspector.service.doctor.secret_ends import about_ends
from inspector.service.doctor.shared_secret import about_secret
from inspector.service.doctor.trial import MOST_BYTES, MOST_HASHES, MOST_PUBLIC, key_as_text
from inspector.service.doctor.wrapping import about_agreement, about_surplus, about_wrapping, head_with
from inspector.service.judging.encrypted_header import iterations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model import Key, Policy, Token
    from inspector.model.finding import Apply
    from inspector.model.key import KeySet
    from inspector.service.doctor.trial import Budget, Given

_MOST_RECIPIENTS = 4
MOST_DEAR = MOST_ITERATIONS // 2
"""Iterations that a password may want, over the first recipients, for the doctor to try it in other ways."""


def about_encrypted(token: Token, given: Given, budget: Budget) -> tuple[Remedy, ...]:
    """Say why a token does not open; nothing for one that does, or that its header alone forbids to try.

    Nor is anything said where its passwords are dear to try: judging it has cost enough.
    """
    locks = list(_locks(token, given, budget))
    dear = sum(iterations(lock.recipient.header) for lock in locks if lock.manner.is_by_password)
    if dear > MOST_DEAR or not _is_locked(token, given.keys, given.policy):
        return ()
    tried: list[str] = []
    for lock in locks:
        for key in lock.fitting:  # the key as it was given goes before all guesses: passwords may be dear
            lock.content_key(key)
        for name, family in FAMILIES:
            before = budget.spent
            found = tuple(family(lock))
            if found:
                return found
            tried += [name] if budget.spent > before else []
    facts = tuple(fact for lock in locks[:1] for fact in _facts(lock))
    is_other_kind = any(fact.code == "key-kind" for fact in facts)
    return facts if is_other_kind else (*facts, *_nothing(budget, tried))


def _is_locked(token: Token, keys: KeySet, policy: Policy) -> bool:
    from inspector.service.judging.decrypter import decrypt

    judgement = decrypt(token, keys, policy).judgement
    if judgement.verdict == "refused":
        return any(check.name == "key" and check.outcome == "failed" for check in judgement.checks)
    return judgement.verdict in {"decryption-failed", "encrypted"}


def _locks(token: Token, given: Given, budget: Budget) -> Iterator[Lock]:
    from inspector.model.token import text_of
    from inspector.service.reading.envelope import envelope_of

    envelope = envelope_of(token)
    for recipient in envelope.recipients[:_MOST_RECIPIENTS]:
        header = recipient.header
        if not header.is_object or text_of(header, "alg") not in MANNERS or text_of(header, "enc") not in CONTENT_BITS:
            continue
        try:
            yield Lock(token, envelope, recipient, given, budget)
        except ValueError:  # numbers that no two readers would agree on
            continue


def _about_secret(lock: Lock) -> Iterator[Remedy]:
    """Read the secret in other ways, and say what was found in words about opening."""
    if lock.is_right or "oct" not in lock.manner.kinds:
        return
    for family in (about_secret, about_ends):
        for remedy in family(lock):
            if remedy.code == "secret-encoding":
                yield remedy._replace(code="jwe-secret-encoding")
            else:
                yield remedy._replace(code="jwe-secret-reading", args=(Word(f"opens-{remedy.code}"),))
            return


def _about_keys(lock: Lock) -> Iterator[Remedy]:
    """Find the key that opens it among those that say no and those held elsewhere."""
    for key in lock.keys:
        against = key_objection(key, lock.manner, lock.enc)
        if against is not None and lock.is_opened_by(key):
            yield Remedy("jwe-key-purpose", against.finding.args, apply=_secret(key))
            return
    for key in lock.given.others.keys:
        if key.private and lock.is_opened_by(key):
            yield Remedy("jwe-other-key", (name_of(key),), apply=_secret(key))
            return


def _secret(key: Key) -> Apply | None:
    """Offer a secret by itself; of a pair no text is at hand but of its public half, which opens nothing."""
    return key_as_text(key) if key.kind == "oct" else None


def _about_enc(lock: Lock) -> Iterator[Remedy]:
    """Find another encryption of the content that the key of the content is long enough for."""
    for key in (key for key in lock.given.keys.keys if _may_be_content_key(lock, key)):
        for enc in CONTENT_BITS:
            content = key.material if lock.algorithm == "dir" else lock.content_key(key, enc=enc)
            if enc == lock.enc or not isinstance(content, bytes):
                continue
            if lock.opens(content, enc=enc):
                yield Remedy("jwe-enc", (lock.enc, enc))
                return
            head = head_with(lock, "enc", lock.enc, enc)
            if head and lock.opens(content, enc=enc, aad=lock.aad_with(head)):
                yield Remedy("jwe-enc-edited", (lock.enc, enc), apply=lock.token_with(head=head))
                return


def _may_be_content_key(lock: Lock, key: object) -> bool:
    return key in lock.keys or (lock.algorithm == "dir" and getattr(key, "kind", "") == "oct")


FAMILIES: tuple[tuple[str, Callable[[Lock], Iterator[Remedy]]], ...] = (
    ("tried-wrapping", about_surplus),
    ("tried-keys", _about_keys),
    ("tried-secret", _about_secret),
    ("tried-wrapping", about_wrapping),
    ("tried-wrapping", about_agreement),
    ("tried-enc", _about_enc),
    ("tried-parts", about_parts),
    ("tried-header", about_protected_header),
)
"""What is tried, by the word that names it."""


def _facts(lock: Lock) -> Iterator[Remedy]:
    """What is wrong for certain, although putting it right does not open the token."""
    if not lock.fitting:
        yield from _about_kind(lock)
        return
    encrypted = lock.recipient.encrypted_key
    sizes = {(key.size + 7) // 8 for key in lock.fitting}
    if not lock.manner.is_direct and not encrypted:
        yield Remedy("jwe-no-encrypted-key", (lock.algorithm,))
    elif lock.kind == "RSA" and len(encrypted) not in sizes:
        yield Remedy("jwe-key-other-size", (str(len(encrypted) * 8), str(max(sizes) * 8)))
    elif lock.is_proving:
        unwrapped = [lock.content_key(key) for key in lock.fitting]
        lengths = {len(each) * 8 for each in unwrapped if each is not None}
        if not lengths:
            yield Remedy("jwe-key-wrong")
        elif CONTENT_BITS[lock.enc] not in lengths:
            bits = str(max(lengths))
            yield Remedy("jwe-content-key-size", (lock.enc, str(CONTENT_BITS[lock.enc]), bits))
        else:
            yield Remedy("jwe-changed")


def _about_kind(lock: Lock) -> Iterator[Remedy]:
    """Say which kind of key the algorithm needs, in words; its length and being public stand on the board."""
    for key in lock.given.keys.keys[:1]:
        against = misfit(key, lock.manner, lock.enc)
        if against is not None and against.reason == "alg-wants-other-key":
            yield Remedy("key-kind", against.args)


def _nothing(budget: Budget, tried: list[str]) -> Iterator[Remedy]:
    told = list(dict.fromkeys(tried))
    if not told:
        return
    if budget.hashes >= MOST_HASHES or budget.public >= MOST_PUBLIC or budget.hashed >= MOST_BYTES:
        told.append("skipped-budget")
    yield Remedy("jwe-nothing-found", tuple(Word(name) for name in told))
