"""Feeds the tables, and the lists of rows that a person reads: what all of them have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from inspector.view.look.row_delegate import ROW_ROLE, Row

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_Item = TypeVar("_Item")


class TableModel(QAbstractTableModel, Generic[_Item]):
    """Holds items that cannot change, one in each row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[_Item, ...] = ()

    def titles(self) -> tuple[str, ...]:
        """Name the columns."""
        raise NotImplementedError

    def show_items(self, items: tuple[_Item, ...]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.titles())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.titles()[section]


class RowsModel(TableModel[_Item]):
    """Its first column carries a whole `Row` for the painter and a sentence for those who cannot see; the columns hold the same
    as plain values.
    """

    def cells(self, item: _Item) -> tuple[str, ...]:
        """Give an item's values, one for each column."""
        raise NotImplementedError

    def row(self, item: _Item) -> Row:
        """Give what is painted for an item."""
        raise NotImplementedError

    def sentence(self, item: _Item) -> str:
        """Say an item in one breath, for a screen reader and for the clipboard."""
        raise NotImplementedError

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ROW_ROLE:
            return self.row(item)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self.sentence(item)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return self.tip(item)
        return self.cells(item)[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def tip(self, item: _Item) -> str | None:
        """Give what is shown to a mouse that rests on an item."""
        del item
        return None
