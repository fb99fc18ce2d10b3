"""Facts about what protects a token: its signatures in hexadecimal, or how it is encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.parts import expected_signature, halves, parts_of
from inspector.model.sentences import VERDICTS
from inspector.model.sentences.details import ALGORITHMS, PARTS
from inspector.model.token import text_of
from inspector.view.details.facts import VERDICT_TONES, Fact, byte_count, given, of_bytes, section, translate
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Inspected, Key, Token
    from inspector.model.token import Signature

_MOST = 20
_OF_ENCRYPTION = ("encrypted-key", "iv", "ciphertext", "tag", "aad")


def protection_facts(inspected: Inspected) -> list[Fact]:
    """Show every signature; of an encrypted token what it is encrypted with, and the lengths of its parts."""
    token = inspected.token
    if token.kind.startswith("jwe"):
        return section(translate("Details", "Encryption"), _encryption(token))
    facts: list[Fact] = []
    count = len(token.signatures)
    for place, signature in enumerate(token.signatures[:_MOST]):
        judgement = inspected.signatures[place] if place < len(inspected.signatures) else None
        key = judgement.key if judgement is not None else None
        title = translate("Details", "Signature")
        held = list(_signature(inspected, signature, key))
        if count > 1:
            title = translate("Details", "Signature {0} of {1}").format(place + 1, count)
            if judgement is not None:
                tone = VERDICT_TONES.get(judgement.verdict, "neutral")
                held.insert(0, Fact(translate("Details", "Verdict"), say(VERDICTS[judgement.verdict]), tone=tone))
        facts += section(title, held)
    return facts


def algorithm_words(name: str) -> str:
    """Say what an ``alg`` or ``enc`` stands for; empty for none that is registered."""
    template, args = ALGORITHMS.get(name, ("", ()))
    return say(template, args) if template else ""


def _algorithm(title: str, name: str) -> Fact:
    if not name:
        return Fact(title, translate("Details", "none is named"))
    return given(title, name, algorithm_words(name) or translate("Details", "no registered name"))


def _signature(inspected: Inspected, signature: Signature, key: Key | None) -> Iterator[Fact]:
    name, value = text_of(signature.header, "alg"), signature.value
    yield _algorithm(translate("Details", "Algorithm"), name)
    if not value:
        yield Fact(translate("Details", "Length"), translate("Details", "empty: nothing is signed"), tone="neutral")
        return
    yield _length(inspected, signature, key)
    cut = halves(name, value)
    if cut is None:
        yield of_bytes(translate("Details", "Value"), value)
        return
    yield of_bytes("r", cut[0])
    yield of_bytes("s", cut[1])


def _length(inspected: Inspected, signature: Signature, key: Key | None) -> Fact:
    name, size = text_of(signature.header, "alg"), len(signature.value)
    title = translate("Details", "Length")
    expected = expected_signature(signature, name, key, inspected.certificates)
    if expected is None:
        return Fact(title, byte_count(size), translate("Details", "how long it should be is known with the key alone"))
    why = {
        "algorithm": translate("Details", "as the algorithm demands"),
        "key": translate("Details", "as the key demands that verified it"),
        "certificate": translate("Details", "as the certificate in the header demands"),
    }[expected.by]
    if expected.size == size:
        return Fact(title, translate("Details", "{0}, as expected").format(byte_count(size)), why, "good")
    wrong = translate("Details", "{0}, but {1} expected").format(byte_count(size), byte_count(expected.size))
    return Fact(title, wrong, why, "bad")


def _encryption(token: Token) -> Iterator[Fact]:
    yield _algorithm(translate("Details", "Key"), token.algorithm)
    yield _algorithm(translate("Details", "Content"), token.header_text("enc"))
    packing = token.header_text("zip")
    if packing:
        yield given(translate("Details", "Packed by"), packing)
    for part in parts_of(token):
        if part.name in _OF_ENCRYPTION:
            name = say(PARTS[part.name])
            value = byte_count(part.size)
            if part.name == "encrypted-key" and not part.size:
                value = translate("Details", "none: the key is agreed upon, or shared")
            yield Fact(f"{name} {part.number}" if part.number else name, value)
