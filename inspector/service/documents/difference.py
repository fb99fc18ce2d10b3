"""What was changed between two JSON texts, member by member, by where it stands and not by how it is laid out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.document import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document


_MOST_REMOVED = 100
"""Paths that are told at most: each is found by walking from the root."""
_CONTAINERS = b"{["


class Difference(NamedTuple):
    """Spans (characters of the newer text) of what is new or changed, and the paths of what is gone."""

    spans: tuple[tuple[int, int], ...] = ()
    removed: tuple[str, ...] = ()


class Pair(NamedTuple):
    """A value at one place of two documents: its numbers there, -1 where it is absent, and the way to it from the root.

    ``kind``: ``same``, ``added``, ``removed``, ``changed``, or ``reordered``: an object whose members stand in another order.
    """

    kind: str
    path: str
    old: int
    new: int


def difference(before: Document, after: Document) -> Difference:
    """Compare two documents; an object is entered, everything else is compared as it is written, but for white space between
    values: how a text is laid out is no change of what it says (docs/decisions/0005).
    """
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
            if is_same(before, old, after, new):
                continue
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


def pairs(before: Document, after: Document) -> Iterator[Pair]:
    """Put the values of two documents side by side, in the order of the newer; what is gone stands where it stood.

    An object that differs is entered; a list is compared as a whole. White space between values makes no difference.
    """
    if not before.kinds or not after.kinds:
        if before.kinds or after.kinds:
            yield Pair("removed", "$", 0, -1) if before.kinds else Pair("added", "$", -1, 0)
        return
    waiting = [Pair("", "$", 0, 0)]
    while waiting:
        pair = waiting.pop()
        _, path, old, new = pair
        if old < 0 or new < 0:
            yield pair._replace(kind="added" if old < 0 else "removed")
        elif path != "$" and is_same(before, old, after, new):
            yield pair._replace(kind="same")
        elif before.kinds[old] == after.kinds[new] == ord("{") and after.depths[new] < DEEPEST:
            olds, news = _members(before, old), _members(after, new)
            if [name for name in olds if name in news] != [name for name in news if name in olds]:
                yield pair._replace(kind="reordered")
            waiting += reversed(
                [_pair(before, after, path, olds.get(n, -1), news.get(n, -1)) for n in _merged(olds, news)]
            )
        else:
            yield pair._replace(kind="same" if is_same(before, old, after, new) else "changed")


def _pair(before: Document, after: Document, path: str, old: int, new: int) -> Pair:
    return Pair("", f"{path}{_step(after, new) if new >= 0 else _step(before, old)}", old, new)


def is_same(before: Document, old: int, after: Document, new: int) -> bool:
    """Tell whether two values are written alike but for the white space between their parts."""
    if before.literal(old) == after.literal(new):
        return True
    size = before.after[old] - old
    if before.kinds[old] not in _CONTAINERS or size != after.after[new] - new:
        return False
    if before.kinds[old : old + size] != after.kinds[new : new + size]:
        return False
    depth = after.depths[new] - before.depths[old]
    for one, other in zip(range(old + 1, old + size), range(new + 1, new + size), strict=True):
        if before.depths[one] + depth != after.depths[other] or before.name(one) != after.name(other):
            return False
        if before.kinds[one] not in _CONTAINERS and before.literal(one) != after.literal(other):
            return False
    return True


def gains(before: Document, old: int, after: Document, new: int, most: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a list of scalars has more and less than another, as written, ``most`` of each; empty for anything else."""
    if not before.kinds[old] == after.kinds[new] == ord("["):
        return (), ()
    olds, news = list(before.children(old)), list(after.children(new))
    if any(before.kinds[each] in _CONTAINERS for each in olds) or any(
        after.kinds[each] in _CONTAINERS for each in news
    ):
        return (), ()
    had, has = [before.literal(each) for each in olds], [after.literal(each) for each in news]
    known, kept = frozenset(had), frozenset(has)
    gained = islice((each for each in has if each not in known), most)
    return tuple(gained), tuple(islice((each for each in had if each not in kept), most))


def _merged(olds: dict[tuple[str, int], int], news: dict[tuple[str, int], int]) -> Iterator[tuple[str, int]]:
    """All members in the newer order, what is gone behind the member that it stood behind."""
    followers: dict[tuple[str, int] | None, list[tuple[str, int]]] = {}
    last = None
    for name in olds:
        if name in news:
            last = name
        else:
            followers.setdefault(last, []).append(name)
    yield from followers.get(None, ())
    for name in news:
        yield name
        yield from followers.get(name, ())


def _step(document: Document, node: int) -> str:
    name = document.name(node)
    if name.isascii() and name.isidentifier():
        return f".{name}"
    return f"[{document.text[document.key_starts[node] : document.key_ends[node]]}]"


def _members(document: Document, node: int) -> dict[tuple[str, int], int]:
    """The members of an object by name and, for names that stand twice, by which of them it is."""
    seen: dict[str, int] = {}
    members = {}
    for child in document.children(node):
        name = document.name(child)
        seen[name] = seen.get(name, -1) + 1
        members[name, seen[name]] = child
    return members
