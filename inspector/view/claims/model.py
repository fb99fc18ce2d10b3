"""The claims of a token as rows for a table: a thin layer over a document, with no object per value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspector.model import Dates, Document
from inspector.model.lifetime import NO_DATES
from inspector.view.claims.long_reading import LongReading
from inspector.view.claims.meaning import Meanings
from inspector.view.claims.rows import ClaimsRows
from inspector.view.look.escaping import CELL, TOOLTIP, tooltip
from inspector.view.look.moments import moments
from inspector.view.look.phrases import SEPARATOR

if TYPE_CHECKING:
    from inspector.view.claims.disclosed_rows import Marks
    from inspector.view.claims.meaning import Explanation
    from inspector.view.claims.sizes import Sizes

    Index = QModelIndex | QPersistentModelIndex

NAME, VALUE, MEANING, SIZE = range(4)

_NOWHERE = QModelIndex()
_STRING, _NUMBER = "string", "number"
_TONES = {ord('"'): _STRING, ord("w"): _STRING, ord("0"): _NUMBER, ord("N"): _NUMBER, ord("{"): "dim", ord("["): "dim"}


class ClaimsModel(ClaimsRows):
    """The rows in view of a document, in three columns: name, value as written, meaning; in a fourth, if wished for, bytes.

    Indexes and texts are made when they are asked for. ``meaning`` may explain further claims: it is given
    the name, the document and the number of the value. ``wholeRead()``: all of a long document has been read.
    """

    wholeRead = Signal()

    def __init__(self, parent: QObject | None = None, meaning: Explanation | None = None) -> None:
        super().__init__(parent)
        self._explain = meaning
        self._dates = NO_DATES
        self._now: float | None = None
        self._meanings = Meanings(self._outline, NO_DATES, None, meaning)
        self._changed: frozenset[int] = frozenset()
        self._sizes: Sizes | None = None
        self._shows_sizes = False
        self._reading = LongReading(self)
        self._reading.read.connect(self._on_read)
        moments().changed.connect(self._on_moments_changed)

    # What is shown

    def show_document(self, document: Document, dates: Dates = NO_DATES, marks: Marks | None = None) -> None:
        """Show another document; the same one again leaves every row as it is."""
        is_same = document.raw == self._source.raw and document.faults == self._source.faults
        if is_same and marks is None and self._marks is None:
            if dates != self._dates:
                self._dates = dates
                self._explain_anew()
                self._meaning_changed()
            return
        self.beginResetModel()
        document = self._reading.begin(document)
        if marks is not None:
            document = self._reading.whole() or document
        self._take(document, marks, is_whole=not self._reading.is_under_way())
        self._dates = dates
        self._changed = frozenset()
        self._explain_anew()
        self.endResetModel()

    def _explain_anew(self) -> None:
        self._meanings = Meanings(self._outline, self._dates, self._now, self._explain, self._shift, self._marks)
        self._sizes = None

    def _on_read(self, document: Document) -> None:
        """Bring in the rows of a long document behind those of its beginning."""
        before, outline = self._outline, self._outline.going_on(document)
        more = len(outline.rows) - len(before.rows)
        if more:
            self.beginInsertRows(QModelIndex(), len(before.rows), len(outline.rows) - 1)
        self._source = self._document = document
        self._outline = outline
        self._explain_anew()
        if more:
            self.endInsertRows()
        self.wholeRead.emit()

    @property
    def is_reading(self) -> bool:
        """Tell whether a long document is still being read."""
        return self._reading.is_under_way()

    @property
    def shows_sizes(self) -> bool:
        """Tell whether the bytes of each claim are shown."""
        return self._shows_sizes

    def show_sizes(self, shows: bool) -> None:
        """Show how many bytes each claim takes, or show it no longer."""
        if shows == self._shows_sizes:
            return
        if shows:
            self.beginInsertColumns(QModelIndex(), SIZE, SIZE)
            self._shows_sizes = True
            self.endInsertColumns()
        else:
            self.beginRemoveColumns(QModelIndex(), SIZE, SIZE)
            self._shows_sizes = False
            self.endRemoveColumns()

    @property
    def sizes(self) -> Sizes:
        """What the values take."""
        if self._sizes is None:
            from inspector.view.claims.sizes import Sizes

            self._sizes = Sizes(self._document, self._marks)
        return self._sizes

    def show_time(self, now: float) -> None:
        """Say the dates from another moment; cells whose text stays the same are left alone."""
        self._now = now
        for node in self._meanings.move_to(now):
            if (row := self._outline.row_of(node)) >= 0:
                self.dataChanged.emit(self.index(row, MEANING), self.index(row, MEANING))

    def _on_moments_changed(self) -> None:
        """Dates are to be written in another way."""
        self._explain_anew()
        self._meaning_changed()

    def date_of(self, row: int) -> float | None:
        """The moment that a row's value names (seconds since 1970); None where it is no date."""
        return self._meanings.date_of(node) if (node := self.node(row)) >= 0 else None

    def show_changes(self, nodes: set[int] | frozenset[int]) -> None:
        """Mark the values of these numbers as changed, and no others."""
        moved = frozenset(map(self._shift, nodes))
        if moved != self._changed:
            self._changed = moved
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

    def reveal(self, node: int) -> None:
        """Expand whatever a value stands in, from the outside in, so that it has a row."""
        around: list[int] = []
        at = self._outline.parent(node)
        while at > 0:
            around.append(at)
            at = self._outline.parent(at)
        for each in reversed(around):
            self.expand(self._outline.row_of(each))

    def toggle(self, row: int) -> None:
        """Expand what is collapsed, and the other way round."""
        if self.is_open(row):
            self.collapse(row)
        else:
            self.expand(row)

    def _row_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, NAME), self.index(row, VALUE))

    # What a row says

    def meaning_forms(self, row: int) -> tuple[str, ...]:
        """Say what a row's value means, in ever shorter forms; nothing where there is nothing to say."""
        node = self.node(row)
        if node < 0:
            return (self._note.meaning,) if self._note is not None else ()
        return self._meanings.forms(node, self._changed)

    def is_changed(self, row: int) -> bool:
        """Tell whether a row is marked as changed."""
        return bool(self._changed) and self.node(row) in self._changed

    def is_marked(self, row: int) -> bool:
        """Tell whether a row's meaning must be seen, in its shortest form at least."""
        node = self.node(row)
        return node >= 0 and (self._meanings.is_marked(node) or bool(self._meanings.suspicions(node)))

    def details(self, row: int) -> tuple[str, ...]:
        """Say all there is to say about a row, in lines."""
        node = self.node(row)
        if node < 0:
            return (self._note.meaning,) if self._note is not None else ()
        if self.is_withheld(row) and self._marks is not None:
            return (self._marks.withheld_told(),)
        first = (self.path_of(row), self.sizes.sentence(node) if self.is_value(row) else "")
        told = self._marks.told(node) if self._marks is not None else ()
        meaning = next(iter(self._meanings.forms(node, self._changed)), "")
        if told and self._marks is not None:  # what the mark says in a word is told at length
            meaning = meaning.removeprefix(self._marks.word(node)).removeprefix(SEPARATOR)
        lines = [SEPARATOR.join(filter(None, first)), meaning, *told]
        return tuple(line for line in lines if line)

    def gives_way(self, row: int) -> bool:
        """Tell whether a row's meaning may go where its value needs the room: it only explains."""
        node = self.node(row)
        return node >= 0 and self._meanings.gives_way(node, self._changed)

    def tone(self, row: int, column: int) -> str:
        """Name the colour of a cell: a field of `TextColours`."""
        node = self.node(row)
        if node < 0:
            return self._note.tone if self._note is not None and column == MEANING else "dim"
        if column == SIZE:
            return "warning" if self.sizes.is_largest(node) else "dim"
        if self.is_withheld(row):
            return "dim"
        if column == VALUE:
            return _TONES.get(self._document.kinds[node], "keyword")
        if self._meanings.times(node) or (column != VALUE and self._meanings.suspicions(node)):
            return "warning"
        if node in self._changed:
            return "changed"
        if column == NAME:
            return "name" if self._document.key_starts[node] >= 0 else "dim"
        return "warning" if self._meanings.is_warning(node) else "dim"

    def size_text(self, row: int) -> str:
        """Show how many bytes a row's value takes."""
        node = self.node(row)
        return self.sizes.text(node) if node >= 0 else ""

    def size_sentence(self, row: int) -> str:
        """Say what a row's value takes."""
        node = self.node(row)
        return self.sizes.sentence(node) if node >= 0 else ""

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
        said = f"{said}, {forms[0]}" if forms else said
        size = self.size_text(row) if self._shows_sizes else ""
        return f"{said}, {size}" if size else said

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows in view."""
        return 0 if parent.isValid() else len(self._outline.rows) + (self._note is not None)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Name, value and meaning, and the bytes if they are wished for."""
        return 0 if parent.isValid() else 3 + self._shows_sizes

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == NAME:
            return QCoreApplication.translate("Claims", "Name")
        if section == VALUE:
            return QCoreApplication.translate("Claims", "Value")
        if section == SIZE:
            return QCoreApplication.translate("Claims", "Bytes")
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
        if column == SIZE:
            return self.size_text(row) if limit == CELL else self.size_sentence(row)
        forms = self.meaning_forms(row)
        return forms[0] if forms else ""
