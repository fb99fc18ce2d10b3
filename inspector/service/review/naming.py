"""Names that are not what they look like, or mean something to the program that reads them (RFC 8725, 2.9; Unicode TR 39)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.disguise import CLAIMS, HEADERS, meant_by
from inspector.model.finding import Finding
from inspector.service.review.members import MOST_TOLD, is_top, members, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.document import Document
    from inspector.model.token import Token


def look_alikes(token: Token) -> Iterable[Finding]:
    """Name what a person reads as another name: other capitals, a space at an end, letters of another script."""
    for document, where, known in ((token.header, "header", HEADERS), (token.payload, "payload", CLAIMS)):
        if document.is_object:
            yield from _look_alikes_in(document, where, known)


def _look_alikes_in(document: Document, where: str, known: frozenset[str]) -> Iterable[Finding]:
    told = 0
    for node, name in members(document):
        meant = meant_by(name, known, is_top=is_top(document, node))
        if meant:
            yield Finding("look-alike-key", place(document, node, where), (name[:80], meant[:80]))
            told += 1
            if told == MOST_TOLD:
                return


def prototype_keys(token: Token) -> Iterable[Finding]:
    """Name what changes the objects of JavaScript programs that copy claims without care (CWE-1321)."""
    for document, where in ((token.header, "header"), (token.payload, "payload")):
        if not document.is_object or ("__proto__" not in document.text and "prototype" not in document.text):
            continue
        for node, name in members(document):
            if name == "__proto__" or (name == "constructor" and document.find("prototype", node) is not None):
                yield Finding("prototype-key", place(document, node, where), (name,))
                break
