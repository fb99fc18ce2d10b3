"""Shows everything that is known of the chosen token beside its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence

from inspector.view.details.delegate import DetailsDelegate
from inspector.view.details.disclosures import disclosure_facts
from inspector.view.details.form import form_facts, size_facts
from inspector.view.details.keys import certificate_facts, thumbprint_facts
from inspector.view.details.model import DetailsModel
from inspector.view.details.signature import protection_facts
from inspector.view.look.furniture import named
from inspector.view.look.row_list import PaintedList

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from inspector.model import Inspected, Key
    from inspector.view.details.facts import Fact
    from inspector.view.look.theme import Theme


class DetailsView(PaintedList):
    """A list of facts under headings; ``copyRequested(str)``: a text that is to be copied.

    The facts are gathered when they are first seen: most tokens are looked at without them.
    """

    copyRequested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        named(self, "detailsView", self.tr("Details"))
        self._details = DetailsModel(self)
        self._painter = DetailsDelegate(theme, self)
        self.setItemDelegate(self._painter)
        self.setModel(self._details)
        self._inspected: Inspected | None = None
        self._keys: tuple[Key, ...] = ()
        self._now = 0.0
        self._width = 0
        self._is_stale = False
        self._steady: tuple[list[Fact], list[Fact]] = [], []

    def show_token(self, inspected: Inspected | None, keys: tuple[Key, ...], now: float) -> None:
        """Show another token, and the keys in KEY; ``now``: seconds since 1970-01-01 UTC."""
        self._inspected, self._keys, self._now = inspected, keys, now
        self._is_stale = True
        if self.isVisible():
            self._gather()

    def show_time(self, now: float) -> None:
        """Renew what the time moves: the states of certificates."""
        self._now = now
        if self.isVisible() and not self._is_stale and self._inspected is not None and self._inspected.certificates:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._gather()
        else:
            self.show_time(self._now)

    def _gather(self) -> None:
        self._is_stale = False
        inspected = self._inspected
        if inspected is None:
            self._steady = [], []
        else:
            token = inspected.token
            before = [*form_facts(token), *disclosure_facts(inspected), *protection_facts(inspected)]
            self._steady = before, [*thumbprint_facts(token, self._keys), *size_facts(token)]
        self._show()
        self.scrollToTop()

    def _show(self) -> None:
        before, after = self._steady
        certificates = certificate_facts(self._inspected, self._now) if self._inspected is not None else []
        facts = (*before, *certificates, *after)
        self._painter.measure({fact.name for fact in facts if not fact.is_heading}, self.font(), self._width)
        self._details.show_facts(facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width between names and values."""
        if event.size().width() != self._width:
            self._width = event.size().width()
            self.lay_out_again()
        super().resizeEvent(event)

    def lay_out_again(self) -> None:
        """Measure the names anew, too."""
        self._painter.measure(self._details.names, self.font(), self._width)
        super().lay_out_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what the current row says."""
        if event.matches(QKeySequence.StandardKey.Copy):
            row = self.currentIndex().row()
            if row >= 0:
                self.copyRequested.emit(self._details.value_of(row))
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be copied, at the pointer or, by the Menu key, at the current row."""
        index: QModelIndex | QPersistentModelIndex = self.indexAt(event.pos())
        place = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if index.isValid():
            self.copy_menu(index.row()).popup(place)

    def copy_menu(self, row: int) -> QMenu:
        """Make the menu of a row; it deletes itself when it closes."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offers = (
            (self.tr("Copy &value"), self._details.value_of),
            (self.tr("Copy &name and value"), self._details.pair_of),
            (self.tr("Copy &section"), self._details.section_of),
        )
        for text, giver in offers:
            menu.addAction(text).setData(giver(row))
        menu.actions()[0].setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        menu.triggered.connect(self._on_copy_chosen)
        return menu

    def _on_copy_chosen(self, action: QAction) -> None:
        self.copyRequested.emit(action.data())
