"""The lists that show rows, each as high as its sentences; those of the board unfold the chosen one and copy any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from inspector.view.look.furniture import copy_text
from inspector.view.look.row_delegate import RowDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent

    from inspector.view.look.theme import Theme


class PaintedList(QListView):
    """Shows the first column of its model as whole rows, which a delegate paints in the width that there is; the other columns
    carry the same as plain values.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = 0
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(48)
        theme.changed.connect(self._on_theme_changed)

    @property
    def room(self) -> int:
        """The width that a row gets; remembered, as who first asks for the viewport lets PySide make every kind of widget."""
        return self._room or self.maximumViewportSize().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._room = event.size().width()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.lay_out_again()

    def lay_out_again(self) -> None:
        """Give each row the height that it needs now."""
        self.scheduleDelayedItemsLayout()

    def _on_theme_changed(self) -> None:
        self.viewport().update()


class RowList(PaintedList):
    """Shows `Row`s."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, title_width: int) -> None:
        super().__init__(theme, parent)
        self.setItemDelegate(RowDelegate(theme, self, title_width=title_width))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The chosen row unfolds and the one before folds up, so that both change their height."""
        super().selectionChanged(selected, deselected)
        self.doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._on_copy()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.selectedIndexes():
            self.clearSelection()
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy this row"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(bool(self.selectedIndexes()))
        copy.triggered.connect(self._on_copy)
        everything = menu.addAction(self.tr("Copy all rows"))
        everything.setEnabled(self.model() is not None and self.model().rowCount() > 0)
        everything.triggered.connect(self._on_copy_all)
        menu.popup(event.globalPos())

    def _on_copy(self) -> None:
        if self.selectedIndexes():
            copy_text(self._said(self.selectedIndexes()[0].row()))

    def _on_copy_all(self) -> None:
        copy_text("\n".join(self._said(row) for row in range(self.model().rowCount())))

    def _said(self, row: int) -> str:
        return str(self.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or "")
