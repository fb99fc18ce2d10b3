"""Feeds the details of a token: facts under headings, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from inspector.model.escaping import sendable

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from inspector.view.details.facts import Fact

FACT_ROLE = Qt.ItemDataRole.UserRole + 1
_COLUMNS = 3


class DetailsModel(QAbstractTableModel):
    """Columns: name, value, what it means. The first one carries the whole `Fact` for the painter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts: list[Fact] = []

    def show_facts(self, facts: list[Fact]) -> None:
        """Show other facts; where the names stay the same only what differs is told."""
        if facts == self._facts:
            return
        if [fact.name for fact in facts] != [fact.name for fact in self._facts]:
            self.beginResetModel()
            self._facts = facts
            self.endResetModel()
            return
        before, self._facts = self._facts, facts
        for row, (old, new) in enumerate(zip(before, facts, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, _COLUMNS - 1))

    @property
    def names(self) -> set[str]:
        """The names that stand in the first column."""
        return {fact.name for fact in self._facts if not fact.is_heading}

    def value_of(self, row: int) -> str:
        """What a copy of a row takes: its value, or under a heading the whole section."""
        fact = self._facts[row]
        return self.section_of(row) if fact.is_heading else fact.text

    def pair_of(self, row: int) -> str:
        """A row with its name, in one line."""
        fact = self._facts[row]
        return f"{sendable(fact.name)}: {fact.text}"

    def section_of(self, row: int) -> str:
        """The section that a row stands in, a line for each fact."""
        first = last = row
        while first > 0 and not self._facts[first].is_heading:
            first -= 1
        while last + 1 < len(self._facts) and not self._facts[last + 1].is_heading:
            last += 1
        lines = [self._facts[first].name]
        return "\n".join([*lines, *(self.pair_of(each) for each in range(first + 1, last + 1))])

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._facts)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Detail"), self.tr("Value"), self.tr("Explanation"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        fact = self._facts[index.row()]
        if role == FACT_ROLE:
            return fact
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ". ".join(
                filter(None, (f"{fact.name}: {fact.value}" if fact.value else fact.name, fact.note))
            ).replace("\n", ". ")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (fact.name, fact.value, fact.note)[index.column()]
