"""How much of a token each of its claims takes, and which one takes most."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from inspector.model.measure import MOST_CLAIMS, claim_sizes
from inspector.view.claims.added_rows import ADDED

if TYPE_CHECKING:
    from inspector.model import Document
    from inspector.view.claims.disclosed_rows import Marks

_GAP = 1_000
"""Characters of white space before a name that are counted at most."""
_SPACES = " \t\r\n,"


class Size(NamedTuple):
    """What a value takes: bytes as they were signed, and characters that these make in the token."""

    written: int
    encoded: int


class Sizes:
    """Measures the values of a document when they are asked for, each once."""

    def __init__(self, document: Document, marks: Marks | None = None) -> None:
        self._document = document
        self._marks = marks
        self._known: dict[int, Size | None] = {}
        self._most = 0
        self._largest = -1
        few = document.is_object and sum(1 for _ in islice(document.children(0), MOST_CLAIMS + 1)) <= MOST_CLAIMS
        nodes = [claim.node for claim in claim_sizes(document)] if few else []
        for node in nodes:
            size = self.of(node)
            if size is not None and size.encoded > self._most:
                self._most, self._largest = size.encoded, node
        if not nodes:
            self._most = max(1, _encoded(len(document.raw)))

    def of(self, node: int) -> Size | None:
        """Measure a value with its name and what stands before it; None where that cannot be told."""
        if node not in self._known:
            self._known[node] = self._measure(node)
        return self._known[node]

    def _measure(self, node: int) -> Size | None:
        document = self._document
        if document.kinds[node] in ADDED:
            return None
        if self._marks is not None:
            disclosure = self._marks.disclosure(node)
            if disclosure is not None:
                return Size(len(disclosure.document.raw), len(disclosure.text) + 1)
            if self._marks.discloses_in(node, document.after[node]):
                return None
        start = document.key_starts[node] if document.key_starts[node] >= 0 else document.starts[node]
        gap = document.text[max(0, start - _GAP) : start]
        start -= len(gap) - len(gap.rstrip(_SPACES))
        end = document.ends[node]
        if document.text.isascii():
            return Size(end - start, _encoded(end - start))
        written = len(
            document.text[start:end].encode("utf-8", "surrogateescape" if not document.is_text else "replace")
        )
        return Size(written, _encoded(written))

    def share(self, node: int) -> float:
        """Say how long a value is beside the longest of the claims: 0 to 1."""
        size = self.of(node)
        return min(1.0, size.encoded / self._most) if size is not None and self._most else 0.0

    def is_largest(self, node: int) -> bool:
        """Tell whether no claim takes more."""
        return node == self._largest

    def text(self, node: int) -> str:
        """Show the bytes of a value."""
        size = self.of(node)
        return QCoreApplication.translate("Claims", "{0} B").format(f"{size.written:,}") if size is not None else ""

    def sentence(self, node: int) -> str:
        """Say what a value takes, of how much, and whether it is the largest."""
        size = self.of(node)
        if size is None:
            return ""
        said = QCoreApplication.translate("Claims", "{0} bytes, {1} characters in the token")
        said = said.format(f"{size.written:,}", f"{size.encoded:,}")
        if self.is_largest(node):
            said = QCoreApplication.translate("Claims", "{0}: the largest claim").format(said)
        return said


def _encoded(size: int) -> int:
    """Count the characters of base64url without padding (RFC 4648, 5)."""
    return -(-size * 4 // 3)
