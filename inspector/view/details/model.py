"""Feeds the details of a token: facts under headings, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from inspector.model.escaping import sendable
from inspector.view.look.rows_model import TableModel

if TYPE_CHECKING:
    from inspector.view.details.facts import Fact

FACT_ROLE = Qt.ItemDataRole.UserRole + 1
_COLUMNS = 3


class DetailsModel(TableModel["Fact"]):
    """Columns: name, value, what it means. The first one carries the whole `Fact` for the painter."""

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts; where the names stay the same only what differs is told."""
        if facts == self.items:
            return
        if [fact.name for fact in facts] != [fact.name for fact in self.items]:
            self.show_items(facts)
            return
        before, self.items = self.items, facts
        for row, (old, new) in enumerate(zip(before, facts, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, _COLUMNS - 1))

    @property
    def names(self) -> set[str]:
        """The names that stand in the first column."""
        return {fact.name for fact in self.items if not fact.is_heading}

    def value_of(self, row: int) -> str:
        """What a copy of a row takes: its value, or under a heading the whole section."""
        fact = self.items[row]
        return self.section_of(row) if fact.is_heading else fact.text

    def pair_of(self, row: int) -> str:
        """A row with its name, in one line."""
        fact = self.items[row]
        return f"{sendable(fact.name)}: {fact.text}"

    def section_of(self, row: int) -> str:
        """The section that a row stands in, a line for each fact."""
        first = last = row
        while first > 0 and not self.items[first].is_heading:
            first -= 1
        while last + 1 < len(self.items) and not self.items[last + 1].is_heading:
            last += 1
        lines = [self.items[first].name]
        return "\n".join([*lines, *(self.pair_of(each) for each in range(first + 1, last + 1))])

    def titles(self) -> tuple[str, ...]:
        """Name the columns."""
        return self.tr("Detail"), self.tr("Value"), self.tr("Explanation")

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        fact = self.items[index.row()]
        if role == FACT_ROLE:
            return fact
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ". ".join(
                filter(None, (f"{fact.name}: {fact.value}" if fact.value else fact.name, fact.note))
            ).replace("\n", ". ")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (fact.name, fact.value, fact.note)[index.column()]
