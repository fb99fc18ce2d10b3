"""Feeds the comparison's table, and the lists of tokens that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from inspector.model.comparison import NEW
from inspector.view.compare.words import difference_text, name_text, row_text, section_text, side_text
from inspector.view.look.escaping import CELL, tooltip
from inspector.view.look.moments import moments
from inspector.view.look.phrases import SEPARATOR
from inspector.view.look.rows_model import TableModel
from inspector.view.look.theme import monospace
from inspector.view.shelf.words import words_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from inspector.model.comparison import Comparison, Row
    from inspector.model.renewal import Past
    from inspector.model.shelf import Entry
    from inspector.model.token import Token
    from inspector.view.look.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_TONES = {
    "added": "good",
    "removed": "bad",
    "changed": "warn",
    "moved": "info",
    "reordered": "info",
    "rewritten": "neutral",
    "unknown": "neutral",
}
_LONGEST_TIP = 1_000
_NAME, _BEFORE, _AFTER, _DIFFERENCE = range(4)


class CompareModel(TableModel["Row | str"]):
    """One line per row of the comparison, under a heading for each section, which is a text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._code, self._heading = monospace(), QFont()
        self._heading.setBold(True)

    def show_comparison(self, comparison: Comparison | None, *, shows_same: bool) -> None:
        """Show other rows; ``shows_same``: those in which the tokens agree, too."""
        rows = () if comparison is None else comparison.rows if shows_same else comparison.differing
        lines: list[Row | str] = []
        for row in rows:
            if not lines or row.part != self._part(lines[-1]):
                lines.append(row.part)
            lines.append(row)
        self.show_items(tuple(lines))

    @staticmethod
    def _part(line: Row | str) -> str:
        return line if isinstance(line, str) else line.part

    def repaint(self) -> None:
        """Paint anew in the colours of the moment."""
        if self.items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.items) - 1, _DIFFERENCE))

    def sides(self, line: int) -> tuple[str, str]:
        """The whole of what a line has on both sides, as far as it is kept."""
        row = self.items[line]
        if isinstance(row, str):
            return "", ""
        return side_text(row, row.before, 10_000), side_text(row, row.after, 10_000)

    def text_of(self, line: int) -> str:
        """Say a line in one breath."""
        row = self.items[line]
        return section_text(row) if isinstance(row, str) else row_text(row)

    def titles(self) -> tuple[str, ...]:
        """Name the columns."""
        return self.tr("What"), self.tr("Before"), self.tr("After"), self.tr("Difference")

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.items[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.items[index.row()], index.column()
        if isinstance(row, str):
            return self._of_heading(row, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_text(row) if column == _NAME else self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._text(row, column, _LONGEST_TIP)) or None
        if role == Qt.ItemDataRole.FontRole and row.part in ("header", "payload", "signature"):
            return self._code if column != _DIFFERENCE else None
        tone = getattr(self._theme.colours, _TONES[row.kind]) if row.kind in _TONES else None
        if role == Qt.ItemDataRole.ForegroundRole:
            if tone is None:
                return QBrush(QColor(self._theme.colours.muted)) if column == _DIFFERENCE else None
            return QBrush(QColor(tone.ink)) if column == _DIFFERENCE else None
        if role == Qt.ItemDataRole.BackgroundRole and tone is not None and column == _DIFFERENCE:
            return QBrush(QColor(tone.paper))
        return None

    def _of_heading(self, part: str, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole and column == _NAME:
            return section_text(part)
        if role == Qt.ItemDataRole.FontRole:
            return self._heading
        if role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(QColor(self._theme.colours.window))
        return None

    def _text(self, row: Row, column: int, limit: int = CELL) -> str:
        if column == _NAME:
            return name_text(row)
        if column == _DIFFERENCE:
            return difference_text(row)
        return side_text(row, row.before if column == _BEFORE else row.after, limit)


class ChoicesModel(QAbstractListModel):
    """The tokens that can be compared; each is looked at when it is first painted, since they may be many."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._has_new = False
        self._past: tuple[Past, ...] = ()

    def show_choices(self, entries: tuple[Entry, ...], *, has_new: bool, past: tuple[Past, ...] = ()) -> None:
        """Offer others."""
        self.beginResetModel()
        self._entries, self._has_new, self._past = entries, has_new, past
        self.endResetModel()

    def number(self, row: int) -> int:
        """The number of a token; `NEW` for the one of ENCODE."""
        return self._numbers()[row]

    def row_of(self, number: int) -> int:
        """Where a token stands; -1 where it is not held."""
        return next((row for row, each in enumerate(self._numbers()) if each == number), -1)

    def _numbers(self) -> list[int]:
        new = [NEW] if self._has_new else []
        return [*(entry.number for entry in self._entries), *new, *(each.number for each in self._past)]

    def rowCount(self, parent: _Index | None = None) -> int:
        count = len(self._entries) + self._has_new + len(self._past)
        return 0 if parent is not None and parent.isValid() else count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._text(index.row())
        return text if role == Qt.ItemDataRole.DisplayRole else tooltip(text)

    def _text(self, row: int) -> str:
        if row < len(self._entries):
            entry = self._entries[row]
            return _title(f"{row + 1}", entry.inspected.token, entry.label)
        row -= len(self._entries)
        if self._has_new and row == 0:
            return QCoreApplication.translate("Compare", "New token, of ENCODE")
        past = self._past[row - self._has_new]
        side = {
            True: QCoreApplication.translate("Compare", "Before the refresh of {0}"),
            False: QCoreApplication.translate("Compare", "After the refresh of {0}"),
        }
        return _title(side[past.is_before].format(moments().write(past.moment)), past.token)


def _title(first: str, token: Token, label: str = "") -> str:
    words = words_of(token, label)
    expires = token.disclosed.dates.expires_at
    until = moments().write(expires.seconds) if expires is not None and expires.seconds is not None else ""
    ends = QCoreApplication.translate("Compare", "expires {0}").format(until) if until else ""
    parts = (first, words.title, words.subject[:40], ends, words.place)
    return SEPARATOR.join(part for part in parts if part)
