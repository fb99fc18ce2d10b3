"""The list of all keys: those of the field and those kept for this run, and whether each fits the token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QInputDialog, QVBoxLayout, QWidget

from inspector.view.keys.model import COLUMNS, FIT_COLUMN, KeysModel
from inspector.view.look.furniture import HairSplitter, Line, Title, named, row
from inspector.view.look.row_table import RowTable
from inspector.view.look.side_dialog import SideDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from inspector.model.key import KeyRow
    from inspector.view.look.theme import Theme

_LONGEST_NAME = 60


class KeysWindow(SideDialog):
    """Implements `KeysView`; it stays beside the main window, and other panels about keys find room below its list."""

    keepRequested = Signal(str)
    useRequested = Signal(int)
    renameRequested = Signal(int, str)
    removeRequested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("keysWindow", parent)
        self.setWindowTitle(self.tr("Keys"))
        self._name = ""
        self._keys = KeysModel(theme, self)
        self.keys_view = self._make_table()
        self._nothing = Line(self.tr("There is no key yet: bring one into KEY, and keep it here if you need it again."))
        self._keep = self._button("keepKeyButton", self.tr("&Keep the key in KEY…"))
        self._use = self._button("useKeyButton", self.tr("&Use in KEY"))
        self._rename = self._button("renameKeyButton", self.tr("Re&name…"))
        self._remove = self._button("removeKeyButton", self.tr("&Remove"))
        self._chosen_line = Line(parent=self, quiet=False)
        self._chosen_line.setObjectName("chosenKeyLine")
        self._note = Line(
            self.tr(
                "Kept in memory for this run only. A kept key judges a token when KEY is empty or may not be used for it, "
                "and the board says so."
            )
        )
        self._lay_out()
        self._connect(theme)
        self._show_what_can_be_done()

    def _make_table(self) -> RowTable:
        table = RowTable(self)
        named(table, "keysView", self.tr("Keys"))
        table.setModel(self._keys)
        table.setHorizontalScrollMode(RowTable.ScrollMode.ScrollPerPixel)
        for place, column in enumerate(COLUMNS):
            table.setColumnWidth(place, column.width)
        head = table.horizontalHeader()
        head.setSectionResizeMode(FIT_COLUMN, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(48)
        return table

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(8)
        top.addLayout(row(Title(self.tr("Keys"), main=True), None, self._keep, self._use, self._rename, self._remove))
        top.addWidget(self._nothing)
        top.addWidget(self.keys_view, 1)
        top.addWidget(self._chosen_line)
        top.addWidget(self._note)
        part = QWidget(self)
        part.setLayout(top)
        self._parts = HairSplitter(Qt.Orientation.Vertical, "keysSplitter", self)
        self._parts.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._parts)

    def _connect(self, theme: Theme) -> None:
        self._keep.clicked.connect(self._on_keep)
        self._use.clicked.connect(self._on_use)
        self._rename.clicked.connect(self._on_rename)
        self._remove.clicked.connect(self._on_remove)
        self.keys_view.doubleClicked.connect(self._on_use)
        self.keys_view.selectionModel().selectionChanged.connect(self._show_what_can_be_done)
        theme.changed.connect(self._keys.repaint)

    def add_panel(self, panel: QWidget) -> None:
        """Give another panel about keys room below the list; it is remembered as a child of this window."""
        self._parts.addWidget(panel)
        self._parts.setStretchFactor(self._parts.indexOf(panel), 1)
        self._parts.setSizes([190, 410])
        self.resize(1000, 600)  # both find room on a screen of 1024x640

    def show_keys(self, rows: tuple[KeyRow, ...]) -> None:
        """Show all keys; what was chosen stays chosen where it is still there."""
        before = self._chosen()
        self._keys.show_rows(rows)
        place = next((place for place, each in enumerate(rows) if before is not None and _is_same(each, before)), None)
        if place is not None:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.keys_view.selectionModel().setCurrentIndex(self._keys.index(place, 0), select)
        self._nothing.setVisible(not rows)
        self._show_what_can_be_done()

    def show_name_to_keep(self, name: str) -> None:
        """Offer to keep the keys of the field under this name; empty: there is nothing to keep."""
        self._name = name
        self._show_what_can_be_done()

    def sizeHint(self) -> QSize:
        return QSize(980, 600)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds = {
            Qt.Key.Key_Return: self._on_use,
            Qt.Key.Key_Enter: self._on_use,
            Qt.Key.Key_F2: self._on_rename,
            Qt.Key.Key_Delete: self._on_remove,
        }
        deed = deeds.get(Qt.Key(event.key())) if self.focusWidget() is self.keys_view else None
        if deed is not None:
            deed()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> KeyRow | None:
        chosen = self.keys_view.selectionModel().selectedRows()
        return self._keys.items[chosen[0].row()] if chosen else None

    def _chosen_entry(self) -> KeyRow | None:
        chosen = self._chosen()
        return chosen if chosen is not None and chosen.entry else None

    def _show_what_can_be_done(self) -> None:
        chosen = self.keys_view.selectionModel().selectedRows()
        self._chosen_line.say(self._keys.line(chosen[0].row()) if chosen else "")
        is_kept = self._chosen_entry() is not None
        self._keep.setEnabled(bool(self._name))
        for button in (self._use, self._rename, self._remove):
            button.setEnabled(is_kept)

    def _on_keep(self) -> None:
        name, accepted = QInputDialog.getText(
            self, self.tr("Keep this key"), self.tr("Its name in the key ring:"), text=self._name
        )
        if accepted:
            self.keepRequested.emit(name.strip()[:_LONGEST_NAME])

    def _on_use(self) -> None:
        if (chosen := self._chosen_entry()) is not None:
            self.useRequested.emit(chosen.entry)

    def _on_rename(self) -> None:
        if (chosen := self._chosen_entry()) is None:
            return
        name, accepted = QInputDialog.getText(
            self, self.tr("Rename"), self.tr("Its name in the key ring:"), text=chosen.name
        )
        if accepted and name.strip():
            self.renameRequested.emit(chosen.entry, name.strip()[:_LONGEST_NAME])

    def _on_remove(self) -> None:
        if (chosen := self._chosen_entry()) is not None:
            self.removeRequested.emit(chosen.entry)


def _is_same(one: KeyRow, other: KeyRow) -> bool:
    return (one.entry, one.key.thumbprint, one.key.kid) == (other.entry, other.key.thumbprint, other.key.kid)
