"""Small edits that people make to a payload after signing, undone one at a time: dates, figures, yes and no, members."""

from __future__ import annotations

import string
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model.document import Document

_DATES = ("exp", "iat", "nbf", "auth_time", "updated_at")
_LIFETIMES = (
    60, 120, 300, 600, 900, 1_200, 1_800, 2_700, 3_600, 7_200, 10_800, 14_400, 21_600, 28_800, 36_000, 43_200, 86_400,
    172_800, 259_200, 604_800, 1_209_600, 2_592_000, 2_678_400, 5_184_000, 7_776_000, 15_552_000, 31_536_000, 31_622_400,
)  # fmt: skip
"""Seconds that lifetimes are made of, and that a person adds to one."""
_NEAR = 10
"""Seconds around a date that are tried one by one."""
_MOST_MEMBERS = 40
_LONGEST_LITERAL = 40
_OBJECT, _ARRAY, _STRING, _NUMBER = b'{["0'
_TRUTH = {"true": "false", "false": "true"}
_OPPOSITES = (("user", "admin"), ("read", "write"), ("guest", "admin"), ("viewer", "admin"), ("member", "owner"))

_LETTERS = (string.digits, string.ascii_lowercase, string.ascii_uppercase)
_SIGNS = "-_.@+:/| "


class Edit(NamedTuple):
    """One edit undone: what is said of it, and the text as it may have been signed."""

    code: str
    args: tuple[str, ...]
    text: str


def date_edits(document: Document) -> Iterator[Edit]:
    """Give the payload with each date as it may have been, the likeliest first."""
    yield from _edits(document, _likely_dates)


def digit_edits(document: Document) -> Iterator[Edit]:
    """Give the payload with each digit of a date as it may have been."""
    yield from _edits(document, _other_digits)


def _edits(document: Document, others: Callable[[Document, str, str], Iterator[str]]) -> Iterator[Edit]:
    for claim in _DATES:
        node = document.find(claim) if document.is_object else None
        if node is None or document.kinds[node] not in (_NUMBER, _STRING):
            continue
        literal = document.literal(node)
        if len(literal) > _LONGEST_LITERAL:
            continue
        for other in dict.fromkeys(others(document, claim, literal)):
            if other != literal:
                yield Edit("content-date", (claim, other, literal), spliced(document, node, other))


def _likely_dates(document: Document, claim: str, literal: str) -> Iterator[str]:
    bare = literal.strip('"')
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return
    if not number.is_finite() or abs(number) > 10**16:
        return
    yield bare if literal != bare else f'"{bare}"'
    whole = int(number)
    yield str(whole)
    yield f"{whole}.0"
    yield str(whole * 1000)
    yield str(whole // 1000)
    yield f"{whole * 1000}000"
    if claim == "exp":
        yield from (str(start + life) for start in _starts(document) for life in _LIFETIMES)
    for delta in (*range(1, _NEAR + 1), *_LIFETIMES):
        yield str(whole - delta)
        yield str(whole + delta)


def _starts(document: Document) -> Iterator[int]:
    for claim in ("iat", "nbf"):
        node = document.find(claim)
        if node is not None and document.kinds[node] == _NUMBER and document.literal(node).isdigit():
            yield int(document.literal(node)[:20])


def _other_digits(_document: Document, _claim: str, digits: str) -> Iterator[str]:
    """Change one digit, take one away, or swap two that stand side by side."""
    if not digits.isdigit():
        return
    for at, digit in enumerate(digits):
        yield from (f"{digits[:at]}{other}{digits[at + 1 :]}" for other in "0123456789" if other != digit)
    for at in range(len(digits)):
        yield digits[:at] + digits[at + 1 :]
        yield digits[:at] + digits[at + 1 : at + 2] + digits[at : at + 1] + digits[at + 2 :]


def letter_edits(document: Document) -> Iterator[Edit]:
    """Give the payload with one character of a text as it may have been, ``sub`` first; there are thousands of these."""
    if not document.is_object:
        return
    nodes = [node for node in list(document.children(0))[:_MOST_MEMBERS] if document.kinds[node] == _STRING]
    for node in sorted(
        nodes, key=lambda node: (document.name(node) != "sub", document.ends[node] - document.starts[node])
    ):
        literal = document.literal(node)
        inner = literal[1:-1]
        if len(literal) > _LONGEST_LITERAL or "\\" in inner or not inner.isascii() or document.name(node) in _DATES:
            continue
        for other in dict.fromkeys(_other_letters(inner)):
            if other != inner:
                args = (document.path(node)[:80], f'"{other}"', literal)
                yield Edit("content-claim", args, spliced(document, node, f'"{other}"'))


def _other_letters(inner: str) -> Iterator[str]:
    """Take one character away, swap two, change capitals, change one for another of its kind."""
    for at in range(len(inner)):
        yield inner[:at] + inner[at + 1 :]
        yield inner[:at] + inner[at + 1 : at + 2] + inner[at : at + 1] + inner[at + 2 :]
        yield inner[:at] + inner[at].swapcase() + inner[at + 1 :]
    yield from (inner.lower(), inner.upper(), inner.capitalize())
    for at, letter in enumerate(inner):
        kind = next((kind for kind in _LETTERS if letter in kind), _SIGNS)
        yield from (inner[:at] + other + inner[at + 1 :] for other in kind)


def claim_edits(document: Document) -> Iterator[Edit]:
    """Give the payload with another member taken out, another yes or no, another role, another small number."""
    if not document.is_object:
        return
    members = list(document.children(0))[:_MOST_MEMBERS]
    for node in members:
        yield Edit("content-added", (document.name(node)[:80],), without(document, node))
    for node in range(1, min(len(document.kinds), 10 * _MOST_MEMBERS)):
        literal = document.literal(node) if document.kinds[node] not in (_OBJECT, _ARRAY) else ""
        if not literal or len(literal) > _LONGEST_LITERAL or document.name(node) in _DATES:
            continue
        for other in _other_literals(literal):
            yield Edit("content-claim", (document.path(node)[:80], other, literal), spliced(document, node, other))


def _other_literals(literal: str) -> Iterator[str]:
    if literal in _TRUTH:
        yield _TRUTH[literal]
    elif literal.isdigit():
        yield f'"{literal}"'
        if len(literal) <= 4:
            yield from (str(number) for number in range(10))
            yield str(int(literal) + 1)
            yield str(max(0, int(literal) - 1))
    elif literal.startswith('"'):
        inner = literal[1:-1]
        if inner.isascii() and inner.isdigit():
            yield inner
        yield from (f'"{inner.replace(new, old)}"' for old, new in _OPPOSITES if new in inner)
        yield from (f'"{inner.replace(old, new)}"' for old, new in _OPPOSITES if old in inner)


def spliced(document: Document, node: int, literal: str) -> str:
    """Put another literal in the place of a value; everything else stays as it is."""
    return document.text[: document.starts[node]] + literal + document.text[document.ends[node] :]


def without(document: Document, node: int) -> str:
    """Take a member out, with the comma that goes with it."""
    text, first, last = document.text, document.key_starts[node], document.ends[node]
    rest = text[last:]
    if rest.lstrip()[:1] == ",":
        after = rest.lstrip()[1:]
        return text[:first] + after.lstrip()
    before = text[:first].rstrip()
    return before.removesuffix(",") + rest
