"""Facts about a token as a text: its type, where it stood, and what makes it long."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from inspector.model.measure import AUTHORIZATION, COOKIE, HEADER, MOST_CLAIMS, claim_sizes
from inspector.model.parts import parts_of
from inspector.model.sentences.details import KINDS, PARTS
from inspector.model.types import recognise
from inspector.view.details.facts import Fact, byte_count, given, percent, section, translate
from inspector.view.look.escaping import shown
from inspector.view.look.wording import say, say_stripped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Token
    from inspector.model.measure import ClaimSize

_COMPACT = frozenset(("jws-compact", "jws-detached", "unsecured", "jwe-compact", "sd-jwt"))
_LARGEST = 5
_MOST_PARTS = 12
_COOKIE_NAME = len("a=")


def form_facts(token: Token) -> list[Fact]:
    """Say what kind of token it is, of which types, and where it came from."""
    facts = [Fact(translate("Details", "Form"), say(KINDS.get(token.kind, token.kind)))]
    types = recognise(token)
    for place, row in enumerate(types):
        name = translate("Details", "Type") if not place else translate("Details", "Also")
        facts.append(Fact(name, say(row.name), " · ".join(filter(None, (say(row.text), row.source)))))
    if not types and token.kind != "malformed":
        why = translate(
            "Details", "Neither “typ” nor the issuer nor the claims are those of a type that is known here."
        )
        facts.append(Fact(translate("Details", "Type"), translate("Details", "unknown type"), why))
    if token.place:
        facts.append(given(translate("Details", "Where it stood"), token.place))
    if token.stripped:
        facts.append(Fact(translate("Details", "Cleaned off"), say_stripped(token.stripped)))
    return section(translate("Details", "What it is"), facts)


def size_facts(token: Token) -> list[Fact]:
    """Say how long it is, against what cookies and headers take, and what makes it so."""
    size = len(token.text)
    facts = [Fact(translate("Details", "Token"), byte_count(size))]
    if token.kind in _COMPACT:
        facts += _limits(size)
    facts += _parts(token, size)
    return [*section(translate("Details", "Size"), facts), *_claims(token)]


def _limits(size: int) -> Iterator[Fact]:
    cookie = translate("Details", "its name and attributes count, too; browsers drop a longer one")
    header = translate("Details", "as Authorization: Bearer; common servers refuse a longer line")
    yield _limit(translate("Details", "As a cookie"), size + _COOKIE_NAME, COOKIE, cookie)
    yield _limit(translate("Details", "In a header"), size + AUTHORIZATION, HEADER, header)


def _limit(name: str, taken: int, limit: int, note: str) -> Fact:
    if taken > limit:
        over = translate("Details", "too big: {0} over {1}").format(byte_count(taken - limit), byte_count(limit))
        return Fact(name, over, note, "warn", share=1.0)
    fits = translate("Details", "fits: {0} of {1}").format(percent(taken / limit), byte_count(limit))
    return Fact(name, fits, note, "good", share=taken / limit)


def _parts(token: Token, size: int) -> Iterator[Fact]:
    parts = parts_of(token)
    for part in parts[:_MOST_PARTS]:
        name = say(PARTS[part.name])
        name = f"{name} {part.number}" if part.number else name
        share = part.encoded / size
        yield Fact(name, f"{byte_count(part.size)} · {percent(share)}", share=share)
    if len(parts) > _MOST_PARTS:
        rest = parts[_MOST_PARTS:]
        held = sum(part.encoded for part in rest)
        text = translate("Details", "{0} more, {1} characters").format(f"{len(rest):,}", f"{held:,}")
        yield Fact(translate("Details", "Other parts"), text, share=held / size)


def _claims(token: Token) -> list[Fact]:
    members = islice(token.payload.children(0), MOST_CLAIMS + 1) if token.payload.is_object else ()
    if len(tuple(members)) > MOST_CLAIMS:  # no single one is to blame
        return []
    sizes = sorted(claim_sizes(token.payload), key=_size, reverse=True)
    whole = len(token.payload.raw)
    facts = []
    for claim in sizes[:_LARGEST]:
        share = claim.size / whole
        value = f"{byte_count(claim.size)} · {percent(share)}"
        facts.append(Fact(shown(token.payload.name(claim.node), 80), value, share=share))
    return section(translate("Details", "Largest claims"), facts) if len(sizes) > 1 else []


def _size(claim: ClaimSize) -> int:
    return claim.size
