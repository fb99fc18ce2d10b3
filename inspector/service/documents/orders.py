"""Writes a JSON object anew with its members in the order in which other programs put them."""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING

from inspector.model.document import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document

    _Order = tuple[str, str]

_MOST_MEMBERS = 60
_MOST_PERMUTED = 5
_MOST_MOVED = 12
_REGISTERED = ("iss", "sub", "aud", "exp", "nbf", "iat", "jti")
"""As RFC 7519, 4.1 names them; many libraries keep these in fields of their own and write them together."""
_NODE = ("iat", "exp", "nbf", "aud", "iss", "sub", "jti")
"""What Node's jsonwebtoken adds behind the claims, in its order."""
_OBJECT, _ARRAY, _STRING, _NUMBER = b'{["0'
_MOST_EXACT = 1 << 53


def reordered(document: Document) -> Iterator[_Order]:
    """Give the likely orders, each by the word that names it: canonical JSON, hash maps, registered claims together."""
    members = _members(document)
    if not members:
        return
    seen = {document.text}
    canonical = _canonical(document, 0)
    if canonical and canonical not in seen:
        seen.add(canonical)
        yield "order-canonical", canonical
    named = [(document.name(node), piece) for node, piece in members]
    names = [name for name, _ in named]
    for word, order in (
        ("order-java", sorted(names, key=lambda name: _bucket(name, len(names)))),
        ("order-ignoring-case", sorted(names, key=str.lower)),
        ("order-registered-first", _registered(names, _REGISTERED, first=True)),
        ("order-registered-last", _registered(names, _REGISTERED, first=False)),
        ("order-registered-last", _registered(names, _NODE, first=False)),
    ):
        text = _joined(document, [piece for name in order for own, piece in named if own == name])
        if text not in seen:
            seen.add(text)
            yield word, text


def shuffled(document: Document) -> Iterator[_Order]:
    """Give every order of a few members, and of more of them those in which a single one has moved."""
    pieces = [piece for _, piece in _members(document)]
    seen = {document.text}
    orders: Iterator[list[str]] = iter(())
    if 2 <= len(pieces) <= _MOST_PERMUTED:
        orders = (list(order) for order in permutations(pieces))
    elif len(pieces) <= _MOST_MOVED:
        orders = _moved(pieces)
    for order in orders:
        text = _joined(document, order)
        if text not in seen:
            seen.add(text)
            yield "order-other", text


def _members(document: Document) -> list[tuple[int, str]]:
    """The members of an object with their texts; none where a name stands in it twice, or there are too many."""
    if not (document.is_text and document.is_object and document.is_json):
        return []
    nodes = list(document.children(0))
    if len(nodes) > _MOST_MEMBERS or len({document.name(node) for node in nodes}) < len(nodes):
        return []
    return [(node, document.text[document.key_starts[node] : document.ends[node]]) for node in nodes]


def _joined(document: Document, pieces: list[str]) -> str:
    """Put members together with what stands between the first two of them now."""
    nodes = list(document.children(0))
    text = document.text
    between = text[document.ends[nodes[0]] : document.key_starts[nodes[1]]] if len(nodes) > 1 else ","
    return text[: document.key_starts[nodes[0]]] + between.join(pieces) + text[document.ends[nodes[-1]] :]


def _moved(pieces: list[str]) -> Iterator[list[str]]:
    for at, piece in enumerate(pieces):
        rest = pieces[:at] + pieces[at + 1 :]
        for place in range(len(pieces)):
            yield [*rest[:place], piece, *rest[place:]]


def _registered(names: list[str], registered: tuple[str, ...], *, first: bool) -> list[str]:
    known = [name for name in registered if name in names]
    others = [name for name in names if name not in registered]
    return [*known, *others] if first else [*others, *known]


def _bucket(name: str, number: int) -> int:
    """Where Java's HashMap of so many members puts a name; those of one place stay as they are."""
    size = 16
    while number > size * 3 // 4:
        size *= 2
    code = 0
    units = name.encode("utf-16-be", "surrogatepass")
    for at in range(0, len(units), 2):
        code = (31 * code + int.from_bytes(units[at : at + 2], "big")) & 0xFFFFFFFF
    return (code ^ code >> 16) & (size - 1)


def _canonical(document: Document, i: int) -> str:
    """Write JSON as RFC 8785 wants it; empty where a number is beyond what it knows."""
    kind = document.kinds[i]
    if kind == _STRING:
        return json.dumps(unquote(document.literal(i)), ensure_ascii=False)
    if kind == _NUMBER:
        return _number(document.literal(i))
    if kind not in (_OBJECT, _ARRAY):
        return document.literal(i)
    children = list(document.children(i))
    if kind == _OBJECT:
        children.sort(key=lambda child: document.name(child).encode("utf-16-be", "surrogatepass"))
    parts = [_canonical(document, child) for child in children]
    if not all(parts):
        return ""
    if kind == _ARRAY:
        return f"[{','.join(parts)}]"
    names = (json.dumps(document.name(child), ensure_ascii=False) for child in children)
    return f"{{{','.join(f'{name}:{part}' for name, part in zip(names, parts, strict=True))}}}"


def _number(literal: str) -> str:
    """Write a number as ECMAScript does (RFC 8785, 3.2.2.3)."""
    if len(literal) > 40:
        return ""
    value = float(literal)
    if value == int(value) and abs(value) <= _MOST_EXACT:
        return str(int(value))
    digits = repr(value)
    mantissa, sign, exponent = digits.partition("e")
    if not sign:
        return digits.removesuffix(".0")
    power = int(exponent)
    if 0 < power < 21:  # Python turns to exponents earlier than ECMAScript
        figures = mantissa.lstrip("-").replace(".", "").ljust(power + 1, "0")
        return f"-{figures}" if value < 0 else figures
    if -7 < power < 0:
        return f"{value:.{len(mantissa.replace('.', '').lstrip('-')) - 1 - power}f}"
    return f"{mantissa}e{'+' if power > 0 else ''}{power}"
