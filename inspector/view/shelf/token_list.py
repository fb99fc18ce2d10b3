"""The list of the shelf: what the keyboard and the pointer ask of a row, and a tick that paints what changed alone.

It is a table of one column, as a `QListView` asks the model twice for each of 10,000 rows whenever one is added.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QMenu

    from inspector.view.shelf.face import Face
    from inspector.view.shelf.rows import ShelfRows

PIN_KEYS = "Ctrl+P"
"""Pins the row that the keyboard stands on."""


_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) if sys.platform == "darwin" else (Qt.Key.Key_Delete,)
"""A Mac's key with the word delete on it is the other one."""


class ShelfList(QTableView):
    """Shows the rows. ``asked(str, int)``: ``choose``, ``pin``, ``refresh``, ``copy``, ``compare`` or ``remove``, and the number
    of an entry; ``typed(str)``: a letter, which belongs to the filter;
    ``menuMade(object, int)``: the menu of a row, to which others may add, and the number of its entry.
    """

    asked = Signal(str, int)
    typed = Signal(str)
    menuMade = Signal(object, int)

    def __init__(self, rows: ShelfRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._painted: dict[int, Face] = {}
        self.offers_comparison = False
        """Whether there is anything that compares two tokens."""
        self.setModel(rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_row_height(self, height: int) -> None:
        """Make every row as high as that."""
        self.verticalHeader().setDefaultSectionSize(height)

    def rows_in_view(self) -> range:
        """The rows of which something is to be seen."""
        top = self.indexAt(QPoint(1, 1)).row()
        if top < 0:
            return range(0)
        bottom = self.indexAt(QPoint(1, self.height() - 2)).row()
        return range(top, (bottom if bottom >= 0 else self._rows.rowCount() - 1) + 1)

    def repaint_changed(self) -> None:
        """Paint the rows in view that look other than the last time that this was asked."""
        faces = {row: self._rows.face(row) for row in self.rows_in_view()}
        for row, face in faces.items():
            if self._painted.get(row) != face:
                self.update(self._rows.index(row))
        self._painted = faces

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rows.rowCount() == 0 and self._rows.entries:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(8, 8, -8, -8)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            words = self.tr("No token has these words.") if self._rows.is_read else self.tr("Searching…")
            painter.drawText(room, flags, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        deed = ""
        if event.matches(QKeySequence.StandardKey.Copy):
            deed = "copy"
        elif QKeySequence(event.keyCombination()) == QKeySequence(PIN_KEYS):
            deed = "pin"
        elif plain and event.key() in _REMOVES:
            deed = "remove"
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            deed = "choose"
        if deed:
            event.accept()
            if index.isValid():
                self.asked.emit(deed, self._rows.entry(index.row()).number)
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._rows.rowCount():
            event.accept()
            last = self._rows.rowCount() - 1 if event.key() == Qt.Key.Key_End else 0
            self.setCurrentIndex(self._rows.index(last))
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a row, at the pointer or, by the Menu key, at the current row."""
        index, place = self.indexAt(event.pos()), event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.row_menu(index).popup(place)

    def row_menu(self, index: QModelIndex) -> QMenu:
        """Make the menu of a row; it deletes itself when it closes."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry = self._rows.entry(index.row())
        is_shown = index.row() == self.currentIndex().row()
        offers = (
            ("choose", self.tr("&Show"), "Return"),
            ("pin", self.tr("Un&pin") if entry.is_pinned else self.tr("&Pin"), PIN_KEYS),
            ("refresh", self.tr("&Refresh"), ""),
            ("copy", self.tr("&Copy token"), "Ctrl+C"),
            ("compare", self.tr("Compare &with the shown one"), ""),
            ("remove", self.tr("Re&move"), "Delete"),
        )
        for deed, text, keys in offers:
            if deed == "compare" and not self.offers_comparison:
                continue
            if deed == "remove":
                self.menuMade.emit(menu, entry.number)
                menu.addSeparator()
            action = menu.addAction(text)
            action.setData((deed, entry.number))
            if keys:
                # Shown only: the list itself heeds the keys, and menus must not take them from the editors.
                action.setShortcut(keys)
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(not is_shown or deed not in ("choose", "compare"))
        menu.triggered.connect(self._on_offer)
        return menu

    def _on_offer(self, action: QAction) -> None:
        if isinstance(action.data(), tuple):  # what others added to the menu they heed themselves
            self.asked.emit(*action.data())
