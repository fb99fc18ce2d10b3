"""What stands above the list of tokens: how many there are, a word that they are filtered by, and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from inspector.view.look.furniture import Choice, named
from inspector.view.shelf.order import ORDERS

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.view.look.theme import Theme

_WIDE = 370
"""Pixels from which on count, filter and order stand in one line."""


class ShelfHead(QWidget):
    """``filterEdited(str)``, ``orderChosen(str)`` one of `ORDERS`; ``listWanted()``: the keyboard goes on to the list."""

    filterEdited = Signal(str)
    orderChosen = Signal(str)
    listWanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_wide: bool | None = None
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("quiet", "true")
        named(self._count, "shelfCount", "")
        self.filter = QLineEdit(self)
        named(self.filter, "shelfFilter", self.tr("Filter"))
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setToolTip(self.tr("Words in type, issuer, subject, place, algorithm, key or any claim"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(60)
        self.filter.installEventFilter(self)
        self.order = Choice(theme, self)
        named(self.order, "shelfOrder", self.tr("Order of the tokens"))
        names = (self.tr("As found"), self.tr("By time left"), self.tr("By type"), self.tr("By issuer"))
        for order, name in zip(ORDERS, names, strict=True):
            self.order.addItem(name, order)
        self.order.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.addWidget(self._count, 0, 0)
        self._lay_out(wide=True)
        self.filter.textChanged.connect(self.filterEdited)
        self.order.activated.connect(self._on_activated)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.filter, self.order] if self._is_wide else [self.order, self.filter]

    def say_count(self, total: int, shown: int) -> None:
        """Say how many tokens are held, and how many of them the filter leaves."""
        words = (self.tr("1 token") if total == 1 else self.tr("{0} tokens", "", total)).format(f"{total:,}")
        if self.filter.text().strip():
            words = self.tr("{0} · {1} shown").format(words, f"{shown:,}")
        if words != self._count.text():
            self._count.setText(words)
            self._count.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(wide=event.size().width() >= _WIDE)

    def _lay_out(self, *, wide: bool) -> None:
        if wide == self._is_wide:
            return
        self._is_wide = wide
        at_filter, at_order = ((0, 1, 1), (0, 2, 1)) if wide else ((1, 0, 3), (0, 2, 1))
        for widget, (line, column, columns) in ((self.filter, at_filter), (self.order, at_order)):
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, line, column, 1, columns)
        self._grid.setColumnStretch(1, 1)
        QWidget.setTabOrder(*self.tab_stops())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on to the list by Down or Return, and clear the filter by Escape."""
        if watched is not self.filter or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.listWanted.emit()
            return True
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            return True
        return False

    def _on_activated(self) -> None:
        self.orderChosen.emit(self.order.currentData())
