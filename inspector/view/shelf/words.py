"""Says what a token of the shelf is: type, issuer, subject, and what tells it from its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple
from inspector.view.look.escaping import shown
from inspector.view.look.phrases import SEPARATOR
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from inspector.model import Document, Token

_MOST = 200
"""Characters of a claim that a row has any use for."""
_ODD_TEXTS = 200
"""Texts of a payload that are decoded for the search because they are written with escapes."""


class Words(NamedTuple):
    """What a row says of a token whatever the time is, fit for the screen; ``known``: what the filter looks through first."""

    title: str
    issuer: str
    subject: str
    place: str
    algorithm: str
    kid: str
    known: str


def words_of(token: Token, label: str = "") -> Words:
    """Look at a token once: the dearest of what a row needs, so that it is kept. ``label``: as in `model.shelf.Entry`."""
    from inspector.model.types import recognise

    types = tuple(say(row.name) for row in recognise(token))
    claims = token.disclosed
    issuer, subject = claims.claim_text("iss"), claims.claim_text("sub")
    kid, algorithm = token.header_text("kid"), token.algorithm
    title = types[0] if types else _form(token)
    title = title[:1].upper() + title[1:]
    if label:
        from inspector.model.sentences.variants import VARIANTS

        title = f"{say(VARIANTS[label][0])}{SEPARATOR}{title}"
    known = "\n".join((*types, title, issuer, subject, token.place, algorithm, kid, token.header_text("typ")))
    return Words(
        title,
        shown(issuer, _MOST),
        shown(subject, _MOST),
        shown(token.place, _MOST),
        shown(algorithm, _MOST),
        shown(kid, _MOST),
        known.casefold(),
    )


def _form(token: Token) -> str:
    """Name a token of no known type by what its header calls it, else by its form."""
    if token.kind in ("jws-compact", "jws-detached"):
        return shown(token.header_text("typ"), _MOST) or "JWT"
    from inspector.model.sentences.details import KINDS

    return say(KINDS.get(token.kind, token.kind))


def holds(words: Words, token: Token, wanted: tuple[str, ...]) -> bool:
    """Tell whether each of these words (in lower case) stands in what the row says or anywhere in the claims."""
    missing = [word for word in wanted if word not in words.known]
    if not missing:
        return True
    claims = claims_text(token.disclosed.payload)
    return all(word in claims for word in missing)


def claims_text(payload: Document) -> str:
    """The claims as they are searched: as written, and what their escapes stand for; in lower case."""
    text = payload.text
    if "\\" not in text:
        return text.casefold()
    texts = (place for place, kind in enumerate(payload.kinds) if kind == ord('"'))
    odd = (place for place in texts if "\\" in payload.literal(place))
    decoded = [str(payload.value(place)) for place, _ in zip(odd, range(_ODD_TEXTS), strict=False)]
    return "\n".join((text, *decoded)).casefold()


class Kin:
    """Knows which tokens say the same of themselves, so that a row names algorithm and key only where that tells it apart."""

    def __init__(self) -> None:
        self._algorithms: dict[tuple[str, str, str], set[str]] = {}
        self._kids: dict[tuple[str, str, str], set[str]] = {}

    def add(self, words: Words) -> None:
        """Take note of a token."""
        # Two are enough to know that they differ; hostile ones may be many.
        for known, one in ((self._algorithms, words.algorithm), (self._kids, words.kid)):
            some = known.setdefault(words[:3], set())
            if len(some) < 2:
                some.add(one)

    def tells_apart(self, words: Words) -> tuple[str, ...]:
        """What tells a token from those that are the same in type, issuer and subject."""
        found = []
        if words.algorithm and len(self._algorithms.get(words[:3], ())) > 1:
            found.append(words.algorithm)
        if words.kid and len(self._kids.get(words[:3], ())) > 1:
            found.append(words.kid)
        return tuple(found)
