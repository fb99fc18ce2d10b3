"""Rows that no JSON value stands behind: the words of a list that is written as one text, and what is withheld.

They are put in as further values of the same text, so that everything that walks over a document meets them, too.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspector.model import Document

WORD, WITHHELD = b"wh"
ADDED = frozenset((WORD, WITHHELD))
"""Kinds of the values that stand in no JSON text: a word of a text, and digests that nothing discloses."""

_LISTS = ("scope", "scp", "acr", "acr_values")
_FEWEST, _MOST = 2, 500
_STRING = ord('"')


class Added(NamedTuple):
    """A value to put in before the value ``place`` (their number: behind them all), ``depth`` deep."""

    place: int
    depth: int
    kind: int
    start: int
    end: int


class Shift:
    """The way from the numbers of a document's values to those of the document with rows added."""

    def __init__(self, places: list[int]) -> None:
        self._places = places

    def __call__(self, node: int) -> int:
        """Give the new number of a value."""
        return node + bisect_right(self._places, node) if node >= 0 else node


UNMOVED = Shift([])


def words_of(document: Document) -> Iterator[Added]:
    """Find the words of the claims that are lists separated by spaces (RFC 8693, 4.2; OpenID Connect Core 1.0, 2)."""
    if not document.is_object:
        return
    for name in _LISTS:
        for node in document.members(name):
            start, end = document.starts[node] + 1, document.ends[node] - 1
            if document.kinds[node] != _STRING or "\\" in document.text[start:end]:
                continue
            words = document.text[start:end].split(" ")
            found, at = [], start
            for word in words:
                if word:
                    found.append(Added(node + 1, document.depths[node] + 1, WORD, at, at + len(word)))
                at += len(word) + 1
            if _FEWEST <= len(found) <= _MOST:
                yield from found


def withheld_in(document: Document, containers: Iterable[int]) -> Iterator[Added]:
    """Make a row at the end of each container in which something is withheld."""
    for node in containers:
        if 0 <= node < len(document.kinds):
            at = max(document.starts[node], document.ends[node] - 1)
            yield Added(document.after[node], document.depths[node] + 1, WITHHELD, at, at)


def _order(added: Added) -> tuple[int, int, int]:
    """What stands deeper comes first where several are put in at one place."""
    return added.place, -added.depth, added.start


def with_rows(document: Document, added: Iterable[Added]) -> tuple[Document, Shift]:
    """Put values in; nothing to put in gives the document itself."""
    wanted = sorted(added, key=_order)
    if not wanted:
        return document, UNMOVED
    kinds = bytearray()
    numbers = [array(each.typecode) for each in _arrays(document)]
    behind = 0
    for each in wanted:
        _copy(document, behind, each.place, kinds, numbers)
        behind = each.place
        kinds.append(each.kind)
        for numbered, value in zip(numbers, (each.start, each.end, -1, -1, each.depth), strict=True):
            numbered.append(value)
    _copy(document, behind, len(document.kinds), kinds, numbers)
    starts, ends, key_starts, key_ends, depths = numbers
    made = document._replace(
        kinds=bytes(kinds), starts=starts, ends=ends, key_starts=key_starts, key_ends=key_ends,
        after=_after(depths, document.after.typecode), depths=depths,
    )  # fmt: skip
    return made, Shift([each.place for each in wanted])


def _arrays(document: Document) -> tuple[array[int], ...]:
    return document.starts, document.ends, document.key_starts, document.key_ends, document.depths


def _copy(document: Document, start: int, end: int, kinds: bytearray, numbers: list[array[int]]) -> None:
    if start < end:
        kinds += document.kinds[start:end]
        for made, source in zip(numbers, _arrays(document), strict=True):
            made.extend(source[start:end])


def _after(depths: array[int], typecode: str) -> array[int]:
    """Say for each value where what stands in it ends."""
    after, around = array(typecode, bytes(len(depths) * array(typecode).itemsize)), list[int]()
    for node, depth in enumerate(depths):
        while around and depths[around[-1]] >= depth:
            after[around.pop()] = node
        around.append(node)
    for node in around:
        after[node] = len(depths)
    return after


def owners(document: Document) -> Iterator[int]:
    """Find the texts whose words are rows of their own."""
    at = document.kinds.find(WORD)
    while at > 0:
        yield at - 1
        at = document.kinds.find(WORD, document.after[at - 1])


def has_withheld(document: Document, node: int) -> bool:
    """Tell whether the last row in a container says that something is withheld."""
    last = document.after[node] - 1
    # Rows of what is withheld in values at the end come before that of the container itself.
    return last > node and document.kinds[last] == WITHHELD and document.depths[last] == document.depths[node] + 1
