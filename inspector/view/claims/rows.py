"""What the rows of a table of claims are: which values of a document, how they were written, and what can be copied of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject

from inspector.model.document import EMPTY
from inspector.view.claims.added_rows import ADDED, UNMOVED, WITHHELD, has_withheld, owners, with_rows, words_of
from inspector.view.claims.note import BRACES, Note, note_of
from inspector.view.claims.outline import EXPANDED_AT_FIRST, Outline, unread_from
from inspector.view.look.escaping import CELL, readable_part, shown_part

if TYPE_CHECKING:
    from inspector.model import Document
    from inspector.view.claims.disclosed_rows import Marks

_NAME_LENGTH = 200
_PREVIEW = 160
_MOST_OPEN = 12
"""Words of a text up to which they are in view at first."""


class ClaimsRows(QAbstractTableModel):
    """The rows in view of a document, before anything is said about what they mean.

    Where rows are added that are no values of their own, the numbers of values here are others than the document's: `node_for`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = self._document = EMPTY
        self._shift = UNMOVED
        self._outline = Outline(EMPTY)
        self._note: Note | None = None
        self._marks: Marks | None = None

    @property
    def document(self) -> Document:
        """The document whose values are shown."""
        return self._source

    def _take(self, document: Document, marks: Marks | None, *, is_whole: bool) -> None:
        """Arrange the rows of another document."""
        self._source, self._shift = document, UNMOVED
        self._document = document
        is_short = is_whole and len(document.kinds) <= EXPANDED_AT_FIRST
        added = [*(words_of(document) if is_short else ()), *(marks.added(document) if marks is not None else ())]
        if added:
            self._document, self._shift = with_rows(document, added)
        self._marks = marks.moved(self._shift) if marks is not None else None
        self._outline = Outline(self._document)
        self._note = note_of(document)
        for owner in owners(self._document):
            row = self._outline.row_of(owner)
            if self._document.after[owner] - owner > _MOST_OPEN + 1 and row >= 0 and self._outline.is_open(owner):
                self._outline.close(row)

    def node_for(self, node: int) -> int:
        """Turn the number of a value in the document into its number here."""
        return self._shift(node)

    # What a row is

    def node(self, row: int) -> int:
        """Give the number of a row's value in the document, -1 where a row is none."""
        return self._outline.rows[row] if 0 <= row < len(self._outline.rows) else -1

    def row_of(self, node: int) -> int:
        """Find the row of a value, -1 where it is not in view."""
        return self._outline.row_of(node)

    def depth(self, row: int) -> int:
        """Say how many containers in view a row stands in."""
        node = self.node(row)
        return max(0, self._document.depths[node] - 1) if node >= 0 else 0

    def has_children(self, row: int) -> bool:
        """Tell whether a row can be expanded or collapsed."""
        node = self.node(row)
        return node >= 0 and self._outline.has_children(node)

    def is_open(self, row: int) -> bool:
        """Tell whether a row is expanded."""
        node = self.node(row)
        return node >= 0 and self._outline.is_open(node)

    def parent_row(self, row: int) -> int:
        """Find the row of the container that a row stands in, -1 at the top."""
        node = self.node(row)
        return self.row_of(self._outline.parent(node)) if node >= 0 else -1

    def literal_of(self, row: int) -> str:
        """Give a row's value exactly as it was written."""
        node = self.node(row)
        if node >= 0:
            return self._document.literal(node)
        return self._source.text[max(0, unread_from(self._source)[0]) :] if self._has_note(row) else ""

    def value_of(self, row: int) -> str:
        """Give what a person means by a row's value: a text without quotes, all else as written."""
        node = self.node(row)
        if node < 0 or self._document.kinds[node] != ord('"'):
            return self.literal_of(row)
        value = str(self._document.value(node))
        # A lone surrogate cannot leave the program; the literal spells it.
        return self.literal_of(row) if any("\ud800" <= c <= "\udfff" for c in value) else value

    def name_of(self, row: int) -> str:
        """Give a member's name, else its place in the list."""
        node = self.node(row)
        if node < 0:
            return ""
        if self._document.key_starts[node] < 0:
            return str(self._outline.position(node)) if node else ""
        return self._document.name(node)

    def begins(self, row: int, beginning: str) -> bool:
        """Tell whether a row's name begins with a text in lower case."""
        node = self.node(row)
        start = self._document.key_starts[node] + 1 if node >= 0 else 0
        if start <= 0:
            return False
        end = min(start + len(beginning), self._document.key_ends[node] - 1)
        return self._document.text[start:end].casefold() == beginning

    def claim_of(self, row: int) -> str:
        """Give name and value exactly as they were written."""
        node = self.node(row)
        if node < 0 or self._document.key_starts[node] < 0:
            return self.literal_of(row)
        return self._document.text[self._document.key_starts[node] : self._document.ends[node]]

    def path_of(self, row: int) -> str:
        """Name the way from the root to a row's value, in the manner of JSONPath."""
        node = self._value_node(row)
        return self._document.path(node) if node >= 0 else ""

    def pointer_of(self, row: int) -> str:
        """Name the way from the root to a row's value as a JSON Pointer (RFC 6901)."""
        node, steps = self._value_node(row), list[str]()
        while node > 0:
            is_member = self._document.key_starts[node] >= 0
            step = self._document.name(node) if is_member else str(self._outline.position(node))
            steps.append(step.replace("~", "~0").replace("/", "~1"))
            node = self._outline.parent(node)
        return "".join(f"/{step}" for step in reversed(steps))

    def _value_node(self, row: int) -> int:
        """Give the number of a row's value; that around it for a row that is no value of its own."""
        node = self.node(row)
        return self._outline.parent(node) if node >= 0 and self._document.kinds[node] in ADDED else node

    def is_value(self, row: int) -> bool:
        """Tell whether a row is a value of the document, so that it has a name and a path of its own."""
        node = self.node(row)
        return node >= 0 and self._document.kinds[node] not in ADDED

    def is_withheld(self, row: int) -> bool:
        """Tell whether a row stands for what is not disclosed."""
        node = self.node(row)
        return node >= 0 and self._document.kinds[node] == WITHHELD

    def _has_note(self, row: int) -> bool:
        return self._note is not None and row == len(self._outline.rows)

    # What a row shows

    def name_text(self, row: int) -> str:
        """Show a row's name as it was written: an escape in a name may be there to deceive."""
        node = self.node(row)
        if node < 0:
            return self._note.name if self._note is not None else ""
        if self._document.kinds[node] == WITHHELD and self._marks is not None:
            return self._marks.withheld_name(self._outline.parent(node))
        start = self._document.key_starts[node]
        if start >= 0:
            return shown_part(self._document.text, start + 1, self._document.key_ends[node] - 1, _NAME_LENGTH)
        if node:
            return f"[{self._outline.position(node)}]"
        return QCoreApplication.translate("Claims", "(value)")

    def value_text(self, row: int, limit: int = CELL) -> str:
        """Show a row's value as it was written, with all letters as letters; a container by its size and beginning."""
        node = self.node(row)
        document = self._document
        if node < 0:
            return self._note.value if self._note is not None else ""
        if document.kinds[node] == WITHHELD and self._marks is not None:
            return self._marks.withheld_value()
        braces = BRACES.get(document.kinds[node])
        if braces is None:
            return readable_part(document.text, document.starts[node], document.ends[node], limit)
        size = braces.format(f"{self._outline.count(node) - has_withheld(document, node):,}")
        if self._outline.is_open(node) or not self._outline.has_children(node):
            return size
        start = document.starts[node] + 1
        beginning = " ".join(document.text[start : min(start + _PREVIEW, document.ends[node] - 1)].split())
        return f"{size}  {readable_part(beginning, 0, len(beginning))}"
