"""Feeds the list of keys: those of the field and those of the ring, and whether each fits the token."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from inspector.model.sentences import QT_TRANSLATE_NOOP, REASONS
from inspector.view.keys.words import kind_of, purpose_of, thumbprint_of
from inspector.view.look.escaping import shown, tooltip
from inspector.view.look.phrases import SEPARATOR
from inspector.view.look.rows_model import TableModel
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from inspector.model.key import KeyRow
    from inspector.view.look.theme import Theme

_FACES = {
    "verified": ("check", "good"),
    "fits": ("dash", "neutral"),
    "not": ("cross", "neutral"),
    "unknown": ("", "neutral"),
}
_LONGEST = 120


class _Column(NamedTuple):
    """One column: its title, and how wide it is at first."""

    name: str
    title: str
    width: int


COLUMNS = (
    _Column("place", QT_TRANSLATE_NOOP("Keys", "Where"), 150),
    _Column("kind", QT_TRANSLATE_NOOP("Keys", "Key"), 140),
    _Column("kid", QT_TRANSLATE_NOOP("Keys", "kid"), 110),
    _Column("fit", QT_TRANSLATE_NOOP("Keys", "For this token"), 300),
    _Column("use", QT_TRANSLATE_NOOP("Keys", "Use"), 84),
    _Column("source", QT_TRANSLATE_NOOP("Keys", "Source"), 130),
    _Column("thumbprint", QT_TRANSLATE_NOOP("Keys", "Thumbprint"), 96),
)
FIT_COLUMN = 3


class KeysModel(TableModel["KeyRow"]):
    """One row per key."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def show_rows(self, rows: tuple[KeyRow, ...]) -> None:
        """Show other keys."""
        if rows != self.items:
            self.show_items(rows)

    def repaint(self) -> None:
        """Draw the signs anew in the colours of the moment."""
        if self.items:
            last = self.index(len(self.items) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DecorationRole])

    def titles(self) -> tuple[str, ...]:
        """Name the columns."""
        return tuple(QCoreApplication.translate("Keys", column.title) for column in COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.items[index.row()], COLUMNS[index.column()].name
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self._text(row, column)
            return tooltip(text) if text else None
        if column != "fit":
            return None
        icon, tone = _FACES[row.fit.outcome]
        if role == Qt.ItemDataRole.DecorationRole and icon:
            return self._theme.icon(icon, getattr(self._theme.colours, tone).ink)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._theme.colours.good.ink if tone == "good" else self._theme.colours.text)
        return None

    def line(self, number: int) -> str:
        """All that is told of a key in one line, for what is too narrow in its column."""
        texts = (self._text(self.items[number], column.name) for column in COLUMNS)
        return SEPARATOR.join(text for text in texts if text)

    def _text(self, row: KeyRow, column: str) -> str:
        key = row.key
        if column == "place":
            return shown(row.name, _LONGEST) if row.entry else QCoreApplication.translate("Keys", "KEY field")
        if column == "kind":
            private = QCoreApplication.translate("Keys", "private")
            return f"{kind_of(key)}, {private}" if key.private and key.kind != "oct" else kind_of(key)
        if column == "kid":
            return shown(key.kid, _LONGEST)
        if column == "fit":
            return self._fit(row)
        if column == "use":
            return purpose_of(key)
        return shown(key.source, _LONGEST) if column == "source" else thumbprint_of(key)

    def _fit(self, row: KeyRow) -> str:
        reason = say(REASONS.get(row.fit.reason, ""), row.fit.args)
        if row.fit.outcome == "fits":
            return QCoreApplication.translate("Keys", "Fits: {0}").format(reason)
        if row.fit.outcome == "not":
            return QCoreApplication.translate("Keys", "No: {0}").format(reason)
        return reason
