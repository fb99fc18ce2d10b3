"""The claims of a token as rows for a table: a thin layer over a document, with no object per value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from inspector.model import Dates, Document
from inspector.model.document import EMPTY
from inspector.model.lifetime import NO_DATES
from inspector.view.claims_meaning import Meanings
from inspector.view.claims_note import BRACES, Note, note_of
from inspector.view.escaping import CELL, TOOLTIP, shown, shown_part, tooltip
from inspector.view.long_reading import LongReading
from inspector.view.outline import Outline, unread_from

if TYPE_CHECKING:
    from inspector.view.claims_meaning import Explanation

    Index = QModelIndex | QPersistentModelIndex

NAME, VALUE, MEANING = range(3)

_NOWHERE = QModelIndex()
_NAME_LENGTH = 200
_PREVIEW = 160
_TONES = {ord('"'): "string", ord("0"): "number", ord("N"): "number", ord("{"): "dim", ord("["): "dim"}


class ClaimsModel(QAbstractTableModel):
    """The rows in view of a document, in three columns: name, value as written, meaning.

    Indexes and texts are made when they are asked for. ``meaning`` may explain further claims: it is given
    the name, the document and the number of the value.
    """

    def __init__(self, parent: QObject | None = None, meaning: Explanation | None = None) -> None:
        super().__init__(parent)
        self._explain = meaning
        self._document = EMPTY
        self._dates = NO_DATES
        self._outline = Outline(EMPTY)
        self._now: float | None = None
        self._meanings = Meanings(self._outline, NO_DATES, None, meaning)
        self._changed: frozenset[int] = frozenset()
        self._note: Note | None = None
        self._reading = LongReading(self)
        self._reading.read.connect(self._on_read)

    # What is shown

    @property
    def document(self) -> Document:
        """The document whose values are shown."""
        return self._document

    def show_document(self, document: Document, dates: Dates = NO_DATES) -> None:
        """Show another document; the same one again leaves every row as it is."""
        if document.raw == self._document.raw and document.faults == self._document.faults:
            if dates != self._dates:
                self._dates = dates
                self._meanings = Meanings(self._outline, dates, self._now, self._explain)
                self._meaning_changed()
            return
        self.beginResetModel()
        document = self._reading.begin(document)
        self._document, self._dates = document, dates
        self._outline = Outline(document)
        self._changed = frozenset()
        self._note = note_of(document)
        self._meanings = Meanings(self._outline, dates, self._now, self._explain)
        self.endResetModel()

    def _on_read(self, document: Document) -> None:
        """Bring in the rows of a long document behind those of its beginning."""
        before, outline = self._outline, self._outline.going_on(document)
        more = len(outline.rows) - len(before.rows)
        if more:
            self.beginInsertRows(QModelIndex(), len(before.rows), len(outline.rows) - 1)
        self._document, self._outline = document, outline
        self._meanings = Meanings(outline, self._dates, self._now, self._explain)
        if more:
            self.endInsertRows()

    def show_time(self, now: float) -> None:
        """Say the dates from another moment; cells whose text stays the same are left alone."""
        self._now = now
        for node in self._meanings.move_to(now):
            if (row := self._outline.row_of(node)) >= 0:
                self.dataChanged.emit(self.index(row, MEANING), self.index(row, MEANING))

    def show_changes(self, nodes: set[int] | frozenset[int]) -> None:
        """Mark the values of these numbers as changed, and no others."""
        if nodes != self._changed:
            self._changed = frozenset(nodes)
            self._meaning_changed(NAME)

    def _meaning_changed(self, first: int = MEANING) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, first), self.index(self.rowCount() - 1, MEANING))

    # Expanding and collapsing

    def expand_all(self) -> None:
        """Bring every value in view."""
        self._reading.finish()
        self.beginResetModel()
        self._outline.expand_all()
        self.endResetModel()

    def collapse_all(self) -> None:
        """Leave in view only what stands directly in the root."""
        self._reading.finish()
        self.beginResetModel()
        self._outline.collapse_all()
        self.endResetModel()

    def expand(self, row: int, *, deep: bool = False) -> None:
        """Bring in view what stands in a row's value; ``deep``: with all that stands further in."""
        node = self.node(row)
        if node < 0 or not self._outline.has_children(node) or (self.is_open(row) and not deep):
            return
        if self.is_open(row):
            self.collapse(row)
        hidden = self._outline.hidden_rows(node, deep=deep)
        self.beginInsertRows(QModelIndex(), row + 1, row + len(hidden))
        self._outline.open(row, hidden, deep=deep)
        self.endInsertRows()
        self._row_changed(row)

    def collapse(self, row: int) -> None:
        """Take out of view what stands in a row's value."""
        if not self.is_open(row):
            return
        self.beginRemoveRows(QModelIndex(), row + 1, row + self._outline.visible_below(row))
        self._outline.close(row)
        self.endRemoveRows()
        self._row_changed(row)

    def toggle(self, row: int) -> None:
        """Expand what is collapsed, and the other way round."""
        if self.is_open(row):
            self.collapse(row)
        else:
            self.expand(row)

    def _row_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, NAME), self.index(row, VALUE))

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

    def is_changed(self, row: int) -> bool:
        """Tell whether a row is marked as changed."""
        return bool(self._changed) and self.node(row) in self._changed

    def parent_row(self, row: int) -> int:
        """Find the row of the container that a row stands in, -1 at the top."""
        node = self.node(row)
        return self.row_of(self._outline.parent(node)) if node >= 0 else -1

    def literal_of(self, row: int) -> str:
        """Give a row's value exactly as it was written."""
        node = self.node(row)
        if node >= 0:
            return self._document.literal(node)
        return self._document.text[max(0, unread_from(self._document)[0]) :] if self._has_note(row) else ""

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
        node = self.node(row)
        return self._document.path(node) if node >= 0 else ""

    def _has_note(self, row: int) -> bool:
        return self._note is not None and row == len(self._outline.rows)

    # What a row says

    def name_text(self, row: int) -> str:
        """Show a row's name as it was written: an escape in a name may be there to deceive."""
        node = self.node(row)
        if node < 0:
            return self._note.name if self._note is not None else ""
        start = self._document.key_starts[node]
        if start >= 0:
            return shown_part(self._document.text, start + 1, self._document.key_ends[node] - 1, _NAME_LENGTH)
        if node:
            return f"[{self._outline.position(node)}]"
        return QCoreApplication.translate("Claims", "(value)")

    def value_text(self, row: int, limit: int = CELL) -> str:
        """Show a row's value as it was written; a container by how much is in it, and its beginning."""
        node = self.node(row)
        document = self._document
        if node < 0:
            return self._note.value if self._note is not None else ""
        braces = BRACES.get(document.kinds[node])
        if braces is None:
            return shown_part(document.text, document.starts[node], document.ends[node], limit)
        size = braces.format(f"{self._outline.count(node):,}")
        if self._outline.is_open(node) or not self._outline.has_children(node):
            return size
        start = document.starts[node] + 1
        beginning = " ".join(document.text[start : min(start + _PREVIEW, document.ends[node] - 1)].split())
        return f"{size}  {shown(beginning)}"

    def meaning_forms(self, row: int) -> tuple[str, ...]:
        """Say what a row's value means, in ever shorter forms; nothing where there is nothing to say."""
        node = self.node(row)
        if node < 0:
            return (self._note.meaning,) if self._note is not None else ()
        return self._meanings.forms(node, self._changed)

    def gives_way(self, row: int) -> bool:
        """Tell whether a row's meaning may go where its value needs the room: it only explains."""
        node = self.node(row)
        return node >= 0 and self._meanings.gives_way(node, self._changed)

    def tone(self, row: int, column: int) -> str:
        """Name the colour of a cell: a field of `TextColours`."""
        node = self.node(row)
        if node < 0:
            return self._note.tone if self._note is not None and column == MEANING else "dim"
        if column == VALUE:
            return _TONES.get(self._document.kinds[node], "keyword")
        if self._meanings.times(node):
            return "warning"
        if node in self._changed:
            return "changed"
        if column == NAME:
            return "name" if self._document.key_starts[node] >= 0 else "dim"
        return "warning" if self._meanings.is_warning(node) else "dim"

    def sentence(self, row: int) -> str:
        """Say a whole row, for those who hear it."""
        forms = self.meaning_forms(row)
        said = f"{self.name_text(row)}: {self.value_text(row)}"
        if self.has_children(row):
            state = (
                QCoreApplication.translate("Claims", "expanded")
                if self.is_open(row)
                else QCoreApplication.translate("Claims", "collapsed")
            )
            said = f"{said}, {state}"
        return f"{said}, {forms[0]}" if forms else said

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows in view."""
        return 0 if parent.isValid() else len(self._outline.rows) + (self._note is not None)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Name, value and meaning."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == NAME:
            return QCoreApplication.translate("Claims", "Name")
        if section == VALUE:
            return QCoreApplication.translate("Claims", "Value")
        return QCoreApplication.translate("Claims", "Meaning") if section == MEANING else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's text, as seen, as heard or as a tooltip."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column, CELL)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._text(row, column, TOOLTIP)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row) if column == NAME else self._text(row, column, CELL)
        return None

    def _text(self, row: int, column: int, limit: int) -> str:
        if column == NAME:
            return self.name_text(row)
        if column == VALUE:
            return self.value_text(row, limit)
        forms = self.meaning_forms(row)
        return forms[0] if forms else ""
