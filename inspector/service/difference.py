"""What was changed between two JSON texts, member by member, by where it stands and not by how it is laid out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.document import DEEPEST

if TYPE_CHECKING:
    from inspector.model.document import Document


_MOST_REMOVED = 100
"""Paths that are told at most: each is found by walking from the root."""


class Difference(NamedTuple):
    """Spans (characters of the newer text) of what is new or changed, and the paths of what is gone."""

    spans: tuple[tuple[int, int], ...] = ()
    removed: tuple[str, ...] = ()


def difference(before: Document, after: Document) -> Difference:
    """Compare two documents; an object is entered, everything else is compared as it is written."""
    if before.text == after.text or not after.kinds:
        return Difference()
    if not before.kinds:
        return Difference(((after.starts[0], after.ends[0]),))
    spans: list[tuple[int, int]] = []
    removed: list[str] = []
    pairs = [(0, 0)]
    while pairs:
        old, new = pairs.pop()
        if before.literal(old) == after.literal(new):
            continue
        entered = before.kinds[old] == after.kinds[new] == ord("{") and after.depths[new] < DEEPEST
        if not entered:
            start = after.key_starts[new] if after.key_starts[new] >= 0 else after.starts[new]
            spans.append((start, after.ends[new]))
            continue
        olds, news = _members(before, old), _members(after, new)
        for name, node in news.items():
            if name in olds:
                pairs.append((olds[name], node))
            else:
                spans.append((after.key_starts[node], after.ends[node]))
        gone = (node for name, node in olds.items() if name not in news)
        removed += [before.path(node) for node in islice(gone, _MOST_REMOVED - len(removed))]
    return Difference(tuple(sorted(spans)), tuple(removed))


def _members(document: Document, node: int) -> dict[tuple[str, int], int]:
    """The members of an object by name and, for names that stand twice, by which of them it is."""
    seen: dict[str, int] = {}
    members = {}
    for child in document.children(node):
        name = document.name(child)
        seen[name] = seen.get(name, -1) + 1
        members[name, seen[name]] = child
    return members
