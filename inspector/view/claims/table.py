"""The claims on the screen: a table that reads and moves like a tree, and stays quick with 100,000 values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from inspector.model.lifetime import NO_DATES
from inspector.view.claims.delegate import NOWHERE, ClaimsDelegate
from inspector.view.claims.model import NAME, ClaimsModel
from inspector.view.look.escaping import sendable
from inspector.view.text.json_colours import TextColours, colours_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu

    from inspector.model import Dates, Document
    from inspector.view.claims.disclosed_rows import Marks
    from inspector.view.claims.meaning import Explanation

__all__ = ["ClaimsView", "TextColours"]

_MEASURED = 100
"""Rows whose texts decide how wide the columns are."""
_ROW_AIR = 6
_TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ClaimsView(QTableView):
    """Shows the values of a document: names indented by depth, values as written, and what they mean.

    Signals: ``copyRequested(str)`` a text for the clipboard; ``rowChosen(object, int)`` this view and the row that became the
    current one, -1 for none.
    """

    copyRequested = Signal(str)
    rowChosen = Signal(object, int)

    def __init__(self, parent: QWidget | None = None, meaning: Explanation | None = None) -> None:
        super().__init__(parent)
        self._claims = ClaimsModel(self, meaning)
        self._own_colours = False
        self._width = 0
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self._delegate = ClaimsDelegate(self._claims, colours_of(self.palette()), self)
        self._delegate.fixed_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.setModel(self._claims)
        self.setItemDelegate(self._delegate)
        self._dress()
        self._claims.modelReset.connect(self._lay_out)
        self._claims.rowsInserted.connect(self._on_rows_inserted)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        columns.hide()
        columns.setMinimumSectionSize(0)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_rows()

    # What is shown

    @property
    def claims(self) -> ClaimsModel:
        """The rows as a model."""
        return self._claims

    def show_document(self, document: Document, dates: Dates = NO_DATES, marks: Marks | None = None) -> None:
        """Show another document, from its first row; the same one again leaves everything in place."""
        self._claims.show_document(document, dates, marks)

    def show_sizes(self, shows: bool) -> None:
        """Show how many bytes each claim takes, or show it no longer."""
        self._claims.show_sizes(shows)
        self._lay_out()
        if self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())  # the new column belongs to the chosen row, too
        self.viewport().update()

    def show_time(self, now: float) -> None:
        """Say the dates from another moment (seconds since 1970-01-01 UTC)."""
        self._claims.show_time(now)

    def show_changes(self, nodes: set[int] | frozenset[int]) -> None:
        """Mark the values of these numbers as changed, and no others."""
        self._claims.show_changes(nodes)

    def set_colours(self, colours: TextColours) -> None:
        """Take the colours of a theme in place of those that fit the palette."""
        self._own_colours = True
        self._delegate.colours = colours
        self.viewport().update()

    def height_of_rows(self, most: int) -> int:
        """How high this is with all its rows in view, but no more than so many."""
        rows = min(most, self._claims.rowCount())
        return rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth() + 2

    # Expanding and collapsing

    def expand_all(self) -> None:
        """Bring every value in view; the current row stays the current one."""
        node = self._claims.node(self.currentIndex().row())
        self._claims.expand_all()
        self._go_to_node(node)

    def collapse_all(self) -> None:
        """Leave in view only what stands directly in the root."""
        node = self._claims.node(self.currentIndex().row())
        self._claims.collapse_all()
        self._go_to_node(node)

    def toggle(self, row: int) -> None:
        """Expand what is collapsed, and the other way round."""
        self._claims.toggle(row)

    def literal_of(self, row: int) -> str:
        """Give a row's value exactly as it was written."""
        return self._claims.literal_of(row)

    def path_of(self, row: int) -> str:
        """Name the way from the root to a row's value, in the manner of JSONPath."""
        return self._claims.path_of(row)

    def go_to(self, node: int) -> None:
        """Make a value of the document the current row, and bring it into view, out of whatever is collapsed."""
        self._claims.reveal(self._claims.node_for(node))
        self._go_to_node(self._claims.node_for(node))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which row is the current one."""
        super().currentChanged(current, previous)
        self.rowChosen.emit(self, current.row())

    def _go_to_node(self, node: int) -> None:
        row = self._claims.row_of(node) if node >= 0 else -1
        if row >= 0:
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        row = max(0, min(row, self._claims.rowCount() - 1))
        self.setCurrentIndex(self._claims.index(row, NAME))

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move as in a tree, and copy."""
        from PySide6.QtGui import QKeySequence

        from inspector.view.claims.menu import key_of

        row = self.currentIndex().row()
        is_copy = event.matches(QKeySequence.StandardKey.Copy)
        what = "value" if is_copy else key_of(event.key(), event.modifiers())
        if what:
            if row >= 0 and (what == "value" or self._claims.is_value(row)):
                self._copy(what, row)
            event.accept()
            return
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain and self._is_tree_key(event.key(), row):
            event.accept()
            return
        super().keyPressEvent(event)

    def _is_tree_key(self, key: int, row: int) -> bool:
        """Carry out a key that moves in a tree; tell whether it was one."""
        if key == Qt.Key.Key_Home:
            self._go_to(0)
        elif key == Qt.Key.Key_End:
            self._go_to(self._claims.rowCount() - 1)
        elif row < 0:
            return False
        elif key == Qt.Key.Key_Right:
            if self._claims.is_open(row):
                self._go_to(row + 1)
            else:
                self._claims.expand(row)
        elif key == Qt.Key.Key_Left:
            parent = self._claims.parent_row(row)
            if self._claims.is_open(row):
                self._claims.collapse(row)
            elif parent >= 0:
                self._go_to(parent)
        elif key in _TOGGLES and not (key == Qt.Key.Key_Space and self._is_typing()):
            self._claims.toggle(row)
        elif key == Qt.Key.Key_Asterisk:
            self._claims.expand(row, deep=True)
        elif key == Qt.Key.Key_Plus:
            self._claims.expand(row)
        elif key == Qt.Key.Key_Minus and not self._is_typing():
            self._claims.collapse(row)
        else:
            return False
        return True

    def _is_typing(self) -> bool:
        interval = QApplication.keyboardInputInterval()
        return bool(self._typed) and self._since_typed.isValid() and self._since_typed.elapsed() < interval

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose name begins with what is typed."""
        row = self.currentIndex().row()
        continued = self._is_typing()
        self._typed = (self._typed if continued else "") + search.casefold()
        self._since_typed.start()
        # The same letter again goes on to the next row; a longer beginning may be that of the current one.
        same = len(set(self._typed)) == 1
        wanted = self._typed[:1] if same else self._typed
        count = self._claims.rowCount()
        first = row + 1 if same or not continued else max(row, 0)
        for step in range(count):
            at = (first + step) % count
            if self._claims.begins(at, wanted):
                self._go_to(at)
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Expand or collapse by a click on the triangle."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_triangle(index, point):
            self._go_to(index.row())
            self._claims.toggle(index.row())
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Expand or collapse by a double click anywhere in the row."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._claims.toggle(index.row())
            event.accept()
            return
        super().mouseDoubleClickEvent(event)

    def _is_on_triangle(self, index: QModelIndex | QPersistentModelIndex, point: QPoint) -> bool:
        if not index.isValid() or index.column() != NAME or not self._claims.has_children(index.row()):
            return False
        cell = self.visualRect(self._claims.index(index.row(), NAME))
        triangle = self._delegate.triangle(cell, index.row())
        return triangle.adjusted(-3, -6, 3, 6).contains(point)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be copied, at the pointer or, by the Menu key, at the current row."""
        row, place = self.indexAt(event.pos()).row(), event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            row = self.currentIndex().row()
            rectangle = self.visualRect(self._claims.index(row, NAME))
            place = self.viewport().mapToGlobal(rectangle.bottomLeft())
        if row < 0:
            return
        self.copy_menu(row).popup(place)

    def copy_menu(self, row: int) -> QMenu:
        """Make the menu of a row; it deletes itself when it closes."""
        from inspector.view.claims.menu import make_menu

        menu = make_menu(self, self._claims, row)
        menu.triggered.connect(self._on_chosen)
        return menu

    def _on_chosen(self, action: QAction) -> None:
        from inspector.view.claims.menu import COPIES

        what, row = action.data()
        if what in COPIES:
            self._copy(what, row)
        elif what == "expand":
            self._claims.expand(row, deep=True)
        elif what == "collapse":
            self._claims.collapse(row)

    def _copy(self, what: str, row: int) -> None:
        from inspector.view.claims.menu import copied

        self.copyRequested.emit(sendable(copied(self._claims, what, row)))

    # Looks

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font or palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()
            self._lay_out()
        elif event.type() == QEvent.Type.PaletteChange and not self._own_colours:
            self._delegate.colours = colours_of(self.palette())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the width that there is."""
        super().resizeEvent(event)
        # Remembered: the first time that the viewport is asked for, PySide loads every kind of widget there is.
        if self._width != event.size().width():
            self._width = event.size().width()
            self._lay_out()
        if 0 < event.size().height() < event.oldSize().height():
            current = self.visualRect(self.currentIndex())
            if current.isValid() and current.top() < event.oldSize().height():
                self.scrollTo(self.currentIndex())  # what tells about the row must not push it out of sight

    def _size_rows(self) -> None:
        height = max(self.fontMetrics().height(), self._delegate.fixed_metrics().height())
        self.verticalHeader().setDefaultSectionSize(height + _ROW_AIR)

    def _on_rows_inserted(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        """Share the width: names take a part, meanings what they need; values flow into empty meanings."""
        top = max(0, self.rowAt(0))
        rows = range(top, min(top + _MEASURED, self._claims.rowCount()))
        if not rows or self._width <= 0:
            return
        from inspector.view.claims.columns import widths

        for column, wide in enumerate(widths(self._claims, self._delegate, rows, self._width)):
            if column < self._claims.columnCount() and self.columnWidth(column) != wide:
                self.setColumnWidth(column, wide)

    def set_needle(self, needle: str, place: tuple[int, int] = NOWHERE) -> None:
        """Mark wherever a text stands in what is in view, and more so one ``place``: a value, and which of its places."""
        self._delegate.needle, self._delegate.place = needle, place
        self.viewport().update()
