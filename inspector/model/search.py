"""Finds a text in claims and in long texts, whatever the case of its letters: by offsets, not value by value."""

from __future__ import annotations

import re
from bisect import bisect_right
from heapq import merge
from typing import TYPE_CHECKING

from inspector.model.document import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document

_CONTAINERS = b"{["


class Haystack:
    """A text that is looked through again and again; small letters stand for large ones."""

    def __init__(self, text: str) -> None:
        lowered = text.lower()
        # A few letters have no small form of the same length: then places would differ.
        self._is_lowered = len(lowered) == len(text)
        self._text = lowered if self._is_lowered else text

    def places(self, needle: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Walk over the spans where a text stands, without overlaps."""
        stop = len(self._text) if end is None else end
        if not needle:
            return
        if not self._is_lowered:
            for match in re.compile(re.escape(needle), re.IGNORECASE).finditer(self._text, start, stop):
                yield match.span()
            return
        wanted = needle.lower()
        at = self._text.find(wanted, start, stop)
        while at >= 0:
            yield at, at + len(wanted)
            at = self._text.find(wanted, at + len(wanted), stop)

    def count(self, needle: str, start: int, end: int) -> int:
        """Count those spans."""
        if self._is_lowered and needle:
            return self._text.count(needle.lower(), start, end)
        return sum(1 for _ in self.places(needle, start, end))

    def first(self, needle: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """Give the first span where a text stands."""
        return next(self.places(needle, start, end), None)


def claims_with(document: Document, haystack: Haystack, needle: str) -> Iterator[int]:
    """Walk over the values whose name or text holds a needle, each once, in order; containers by their names alone.

    ``haystack``: of the document's text. Texts count as they are written and, where they have escapes, as they are meant.
    """
    if not needle or not document.kinds:
        return
    before = -1
    for node in merge(_written(document, haystack, needle), _meant(document, needle)):
        if node != before:
            yield node
            before = node


def places_with(document: Document, haystack: Haystack, needle: str) -> Iterator[tuple[int, int]]:
    """Walk over the places where names and texts hold a needle: the values as `claims_with` gives them, each with the numbers
    of its places from 0 on, those in its name first.
    """
    for node in claims_with(document, haystack, needle):
        in_name = _count(document, haystack, needle, document.key_starts[node], document.key_ends[node])
        is_scalar = document.kinds[node] not in _CONTAINERS
        in_text = _count(document, haystack, needle, document.starts[node], document.ends[node]) if is_scalar else 0
        for number in range(max(1, in_name + in_text)):
            yield node, number


def _count(document: Document, haystack: Haystack, needle: str, start: int, end: int) -> int:
    """Count the places in a name or a text: as it is meant where it has escapes, unless it holds the needle only as written."""
    if start < 0:
        return 0
    written = haystack.count(needle, start, end)
    if document.text.find("\\", start, end) < 0:
        return written
    return unquote(document.text[start:end]).lower().count(needle.lower()) or written


def _written(document: Document, haystack: Haystack, needle: str) -> Iterator[int]:
    end = max(document.ends[0], document.ends[len(document.kinds) - 1])
    at = document.starts[0]
    while (span := haystack.first(needle, at, end)) is not None:
        node, limit = _token_at(document, span[0])
        if node >= 0 and span[1] <= limit:
            yield node
            # What else stands in the same row is found with it.
            is_scalar = document.kinds[node] not in _CONTAINERS
            at = document.ends[node] if is_scalar else limit
        else:
            at = span[0] + 1


def _meant(document: Document, needle: str) -> Iterator[int]:
    """The names and texts with escapes that hold a needle once they are decoded."""
    text, wanted = document.text, needle.lower()
    at = text.find("\\")
    while at >= 0:
        node, limit = _token_at(document, at)
        if node < 0:
            at = text.find("\\", at + 1)
            continue
        is_name = limit == document.key_ends[node]
        start = document.key_starts[node] if is_name else document.starts[node]
        if wanted in unquote(text[start:limit]).lower():
            yield node
        at = text.find("\\", limit)


def _token_at(document: Document, at: int) -> tuple[int, int]:
    """Find the value in whose name or text a place lies, and where that name or text ends; -1: in neither."""
    behind = bisect_right(document.starts, at)
    if behind < len(document.kinds) and 0 <= document.key_starts[behind] <= at < document.key_ends[behind]:
        return behind, document.key_ends[behind]
    node = behind - 1
    if node >= 0 and document.kinds[node] not in _CONTAINERS and at < document.ends[node]:
        return node, document.ends[node]
    return -1, at
