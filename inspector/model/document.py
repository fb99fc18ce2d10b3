"""A JSON text read without loss, so that what was signed can be shown exactly as it was written.

A document is the bytes and flat arrays of offsets, one entry per value in document order, and no object per
value: it is cheap to make, to keep and to hand to another process.  Offsets count characters of `text`.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NoReturn

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

DEEPEST = 500
"""How many containers may stand in one another before ordinary readers give up."""
MOST_DIGITS = 4300
"""How many digits of an integer Python turns into an `int`."""
MOST_FAULTS = 1000
"""How many faults are kept; the first of each code always is."""

_UNFAITHFUL = frozenset(("json-syntax", "non-json-number", "huge-number", "lone-surrogate", "not-utf8"))
_WORDS: dict[int, bool | None] = {ord("t"): True, ord("f"): False, ord("n"): None}
_OBJECT, _ARRAY, _STRING, _NUMBER, _ODD_NUMBER = b'{["0N'


class Fault(NamedTuple):
    """Something wrong with a text, at a place: `code` as in findings, `offset` in characters of the text."""

    code: str
    offset: int
    args: tuple[str, ...] = ()


class Document(NamedTuple):
    """The values of a JSON text in the order of their first characters; the root, if any, is number 0.

    `kinds` has one letter per value: `{`, `[`, `"`, `0` (number), `t`, `f`, `n`, and `N` for NaN and the
    infinities.  `key_starts` and `key_ends` span a member's name with its quotes and hold -1 where a value is
    no member.  `after` is the number of the first value behind a value's subtree.
    """

    raw: bytes
    text: str
    is_text: bool
    kinds: bytes
    starts: array[int]
    ends: array[int]
    key_starts: array[int]
    key_ends: array[int]
    after: array[int]
    depths: array[int]
    faults: tuple[Fault, ...]

    def __repr__(self) -> str:
        """Be short: a document may hold megabytes, and claims that do not belong into a log."""
        return f"<Document of {len(self.raw)} bytes, {len(self.kinds)} values, {len(self.faults)} faults>"

    @property
    def is_object(self) -> bool:
        """Tell whether the root is an object, as claims and headers must be (RFC 7519, section 7.2)."""
        return self.kinds[:1] == b"{"

    @property
    def is_json(self) -> bool:
        """Tell whether the text keeps the grammar of RFC 8259; NaN and the infinities are told by a fault."""
        return bool(self.kinds) and not any(fault.code == "json-syntax" for fault in self.faults)

    def children(self, i: int) -> Iterator[int]:
        """Walk over the values directly inside of value `i`."""
        child, end, after = i + 1, self.after[i], self.after
        while child < end:
            yield child
            child = after[child]

    def name(self, i: int) -> str:
        """Decode the name of member `i`; empty for what is no member.  Lone surrogates stay as they are."""
        start = self.key_starts[i]
        return unquote(self.text[start : self.key_ends[i]]) if start >= 0 else ""

    def literal(self, i: int) -> str:
        """Give the text of value `i` as it was written."""
        return self.text[self.starts[i] : self.ends[i]]

    def value(self, i: int) -> str | int | float | bool | Decimal | None:
        """Decode the scalar `i`; a number too odd to be one stays text.  Containers raise ValueError."""
        kind = self.kinds[i]
        if kind == _STRING:
            return unquote(self.literal(i))
        if kind == _NUMBER:
            return _number(self.literal(i))
        if kind == _ODD_NUMBER:
            return float(self.literal(i))
        if kind in _WORDS:
            return _WORDS[kind]
        raise ValueError("an object or an array is no scalar")

    def members(self, name: str, parent: int = 0) -> tuple[int, ...]:
        """Find every member of that name in order: a name may stand in an object more than once."""
        if not 0 <= parent < len(self.kinds) or self.kinds[parent] != _OBJECT:
            return ()
        low, high = self.starts[parent], self.ends[parent]
        text = self.text
        if text.find("\\", low, high) >= 0:
            return tuple(child for child in self.children(parent) if self.name(child) == name)
        # No name is written with an escape, so names can be looked for as text: fast in a large document.
        quoted, found, depth = f'"{name}"', [], self.depths[parent] + 1
        at = text.find(quoted, low, high) if '"' not in name else -1
        while at >= 0:
            i = bisect_right(self.starts, at)
            if i < self.after[parent] and self.key_starts[i] == at and self.depths[i] == depth:
                found.append(i)
            at = text.find(quoted, at + 1, high)
        return tuple(found)

    def find(self, name: str, parent: int = 0) -> int | None:
        """Find the member that readers of JSON take: the last one of that name."""
        found = self.members(name, parent)
        return found[-1] if found else None

    def line_column(self, offset: int) -> tuple[int, int]:
        """Turn an offset into line and column as editors count them, from 1."""
        offset = max(0, min(offset, len(self.text)))
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - line_start + 1

    def path(self, i: int) -> str:
        """Name the way from the root to value `i`, in the manner of JSONPath: `$.a[0]["odd key"]`."""
        steps, here = ["$"], 0
        while here != i:
            for position, child in enumerate(self.children(here)):
                if i < self.after[child]:
                    steps.append(self._step(child, position))
                    here = child
                    break
            else:
                raise IndexError(f"no value {i}")
        return "".join(steps)

    def _step(self, child: int, position: int) -> str:
        if self.key_starts[child] < 0:
            return f"[{position}]"
        name = self.name(child)
        if name.isascii() and name.isidentifier():
            return f".{name}"
        return f"[{self.text[self.key_starts[child] : self.key_ends[child]]}]"

    def plain(self, i: int = 0) -> object:
        """Parse value `i` into Python's own values; ValueError where these could not be faithful JSON."""
        if not 0 <= i < len(self.kinds):
            raise ValueError("no JSON value")
        start, end = self.starts[i], self.ends[i]
        if i == 0:
            start, end = 0, len(self.text)
        if len(self.faults) > MOST_FAULTS // 2:
            raise ValueError("too many faults")
        for fault in self.faults:
            if fault.code == "deep-nesting":
                if max(self.depths[i : self.after[i]]) - self.depths[i] >= DEEPEST:
                    raise ValueError(fault.code)
            elif fault.code in _UNFAITHFUL and start <= fault.offset <= end:
                raise ValueError(fault.code)
        literal = self.literal(i)
        if not self.is_text and any("\udc80" <= c <= "\udcff" for c in literal):
            raise ValueError("not-utf8")
        import json

        try:
            return json.loads(literal, parse_float=_finite, parse_constant=_refuse)
        except RecursionError as error:
            raise ValueError("deep-nesting") from error


def unquote(literal: str) -> str:
    """Decode a string literal with its quotes; what is wrong in it is kept as it was written."""
    if "\\" not in literal:
        return literal[1:-1]
    import json  # few texts have escapes

    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return _unquote_leniently(literal)


def _unquote_leniently(literal: str) -> str:
    """Decode the sound escapes of a literal that has bad ones, each by itself."""
    import json
    import re

    def decode(match: re.Match[str]) -> str:
        return str(json.loads(f'"{match[0]}"'))

    pair = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    parts = re.split(r"(\\\\)", literal[1:-1])
    sound = re.compile(pair + r"|\\u[0-9a-fA-F]{4}|\\[\"/bfnrt]")
    return "".join("\\" if part == "\\\\" else sound.sub(decode, part) for part in parts)


def _number(literal: str) -> int | Decimal | str:
    digits = literal.lstrip("+-")
    if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS:
        return int(literal)
    from decimal import Decimal, InvalidOperation

    try:
        number = Decimal(literal)
    except InvalidOperation:
        return literal
    return number if number.is_finite() else literal


def _finite(literal: str) -> float:
    number = float(literal)
    if math.isinf(number):
        raise ValueError("a number beyond the range of floats")
    return number


def _refuse(literal: str) -> NoReturn:
    raise ValueError(literal)


EMPTY = Document(
    raw=b"",
    text="",
    is_text=True,
    kinds=b"",
    starts=array("I"),
    ends=array("I"),
    key_starts=array("i"),
    key_ends=array("i"),
    after=array("I"),
    depths=array("I"),
    faults=(),
)
