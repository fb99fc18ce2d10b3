"""Which values of a document are in view: a flat list of rows, since an object per value would cost seconds.

Only arrays are kept, and the work over many values is done by Python's own loops in C.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from itertools import compress
from typing import TYPE_CHECKING

from inspector.view.claims.added_rows import owners

if TYPE_CHECKING:
    from inspector.model import Document, Fault

EXPANDED_AT_FIRST = 2_000
"""Rows up to which a document is shown with everything expanded."""

_CONTAINERS = b"{["
_CLOSED = bytes(byte in _CONTAINERS for byte in range(256))
_HARMLESS = frozenset(("trailing-comma", "control-character", "bad-escape"))
_CUT_SHORT = frozenset(("bad-number", "bad-word"))


class Outline:
    """The rows of a document as they are expanded; ``rows`` holds the numbers of the values, ascending.

    The root itself is no row, unless it is a scalar.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        kinds = document.kinds
        self._first = 1 if kinds[:1] in (b"{", b"[") else 0
        self._closed = bytearray(len(kinds))
        self._depth_bytes = _low_bytes(document.depths)
        self._is_shallow = _is_shallow(document.depths)
        self.rows: array[int] = array("I")
        if len(kinds) <= EXPANDED_AT_FIRST + self._first:
            self.expand_all()
        else:
            self.collapse_all()

    def expand_all(self) -> None:
        """Bring every value in view."""
        self._closed = bytearray(len(self._closed))
        self.rows = array("I", range(self._first, len(self._closed)))

    def collapse_all(self) -> None:
        """Leave in view only what stands directly in the root."""
        self._closed = bytearray(self.document.kinds.translate(_CLOSED))
        for owner in owners(self.document):
            self._closed[owner] = 1
        if not self._first:
            self.rows = array("I", range(len(self._closed)))
            return
        self._closed[0] = 0
        if self._is_shallow:
            top = self._depth_bytes.translate(bytes(byte == 1 for byte in range(256)))
            self.rows = array("I", compress(range(len(top)), top))
        else:
            self.rows = array("I", self.document.children(0))

    def going_on(self, document: Document) -> Outline:
        """Outline a document of which this one is the beginning: what is expanded stays so, what follows is collapsed."""
        made, known = Outline(document), len(self._closed)
        made.collapse_all()
        made.rows = self.rows + made.rows[bisect_left(made.rows, known) :]
        made._closed[:known] = self._closed
        return made

    def row_of(self, node: int) -> int:
        """Find the row of a value, -1 where it is not in view."""
        row = bisect_left(self.rows, node)
        return row if row < len(self.rows) and self.rows[row] == node else -1

    def has_children(self, node: int) -> bool:
        """Tell whether there is something to expand."""
        return self.document.after[node] > node + 1

    def is_open(self, node: int) -> bool:
        """Tell whether a value's children are in view, as far as the value itself is."""
        return not self._closed[node] and self.has_children(node)

    def count(self, node: int) -> int:
        """Count the values directly inside of a container."""
        return self._count(self.document.depths[node] + 1, node, self.document.after[node])

    def _count(self, depth: int, parent: int, end: int) -> int:
        """Count the children of ``parent`` that begin before ``end``."""
        if self._is_shallow:
            return self._depth_bytes.count(depth, parent + 1, end)
        found, child, after = 0, parent + 1, self.document.after
        while child < end:
            found, child = found + 1, after[child]
        return found

    def parent(self, node: int) -> int:
        """Find the container that a value stands in, -1 for the root."""
        depths = self.document.depths
        wanted = depths[node] - 1
        at = node
        while wanted >= 0:
            at = self._depth_bytes.rfind(wanted & 0xFF, 0, at)
            if at < 0 or depths[at] == wanted:
                return at
        return -1

    def position(self, node: int) -> int:
        """Count the siblings before a value."""
        return self._count(self.document.depths[node], self.parent(node), node)

    def hidden_rows(self, node: int, *, deep: bool = False) -> array[int]:
        """List the rows that expanding a value brings in view; ``deep``: with all that stands further in."""
        end = self.document.after[node]
        if deep:
            return array("I", range(node + 1, end))
        found: array[int] = array("I")
        at = node + 1
        while at < end:
            closed = self._closed.find(1, at, end)
            if closed < 0:
                found.extend(range(at, end))
                break
            found.extend(range(at, closed + 1))
            at = self.document.after[closed]
        return found

    def visible_below(self, row: int) -> int:
        """Count the rows in view that stand inside of the value of a row."""
        return bisect_left(self.rows, self.document.after[self.rows[row]], row + 1) - row - 1

    def open(self, row: int, hidden: array[int], *, deep: bool = False) -> None:
        """Expand the value of a row by what `hidden_rows` listed."""
        node = self.rows[row]
        if deep:
            end = self.document.after[node]
            self._closed[node:end] = bytes(end - node)
        self._closed[node] = 0
        self.rows[row + 1 : row + 1] = hidden

    def close(self, row: int) -> None:
        """Collapse the value of a row; what stands in it remembers how it was."""
        count = self.visible_below(row)
        self._closed[self.rows[row]] = 1
        del self.rows[row + 1 : row + 1 + count]


def _low_bytes(depths: array[int]) -> bytes:
    size = depths.itemsize
    return memoryview(depths).cast("B")[0 if sys.byteorder == "little" else size - 1 :: size].tobytes()


def _is_shallow(depths: array[int]) -> bool:
    """Tell whether one byte holds every depth, so that bytes can be counted in its place."""
    size = depths.itemsize
    view = memoryview(depths).cast("B")
    second = view[1 if sys.byteorder == "little" else size - 2 :: size].tobytes()
    third = view[2 if sys.byteorder == "little" else size - 3 :: size].tobytes()
    return second.count(0) == third.count(0) == len(depths)


def unread_from(document: Document) -> tuple[int, Fault | None]:
    """Find where reading had to stop, and why; -1 where everything was read."""
    syntax = [fault for fault in document.faults if fault.code == "json-syntax"]
    if syntax:
        last = syntax[-1]
        reason = last.args[0] if last.args else ""
        at = bisect_right(document.starts, last.offset) - 1
        was_kept = reason in _CUT_SHORT and at >= 0 and document.starts[at] == last.offset
        if reason not in _HARMLESS and not was_kept:
            return last.offset, last
    if document.kinds and document.text[document.ends[0] :].strip(" \t\r\n"):
        return document.ends[0], None
    return -1, None
