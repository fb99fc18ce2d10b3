"""The tick boxes of a test set: each token with what it should provoke, to copy, to save, or for the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from inspector.model.sentences.variants import VARIANTS
from inspector.model.variant import LIFETIMES
from inspector.view.look.check_boxes import TickedRows
from inspector.view.look.furniture import Choice, Line, Title, named, row
from inspector.view.look.moments import moments
from inspector.view.look.side_dialog import SideDialog
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from inspector.model.variant import SetForm, Variant
    from inspector.view.look.theme import Theme


_ROW = 23
"""Pixels; eighteen rows are in view at once."""


class VariantsDialog(SideDialog):
    """Implements `SetView`; it stays beside the main window, and forgets its tokens when it is closed."""

    copyRequested = Signal(str, object)
    saveRequested = Signal(str, object, str)
    shelfRequested = Signal(object)
    lifetimeChosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("testSetDialog", parent)
        self.setWindowTitle(self.tr("Test set"))
        self._forms: tuple[SetForm, ...] = ()
        self._why = Line(
            self.tr(
                "Made of the token that is looked at, with the key that signs in ENCODE or one of the key ring: one good token, "
                "and those that an API must refuse, each wrong in one way alone. They are live tokens; treat them as secrets."
            ),
            self,
        )
        self.list = QTreeWidget(self)
        named(self.list, "testSetList", self.tr("Tokens of the test set"))
        self.list.setItemDelegate(TickedRows(theme, self.list))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("Token"), self.tr("What it should provoke")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setTabKeyNavigation(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.until = Line(parent=self)
        named(self.until, "testSetUntil", self.tr("Until when the set holds"))
        self.lifetime = Choice(theme, self)
        named(self.lifetime, "testSetLifetime", self.tr("How long the good token lives"))
        lives = {"token": self.tr("as the token"), "day": self.tr("1 day"), "decade": self.tr("10 years")}
        for code in LIFETIMES:
            self.lifetime.addItem(lives[code], code)
        self._unticked: frozenset[str] = frozenset()
        self._until: int | None = None
        moments().changed.connect(self._show_until)
        self.note = Line(parent=self)
        self.note.setObjectName("testSetNote")
        self.all_button = self._button("testSetAll", self.tr("&All"))
        self.none_button = self._button("testSetNone", self.tr("&None"))
        self.form = Choice(theme, self)
        named(self.form, "testSetForm", self.tr("Form"))
        self.copy_button = self._button("testSetCopy", self.tr("&Copy"))
        self.save_button = self._button("testSetSave", self.tr("&Save…"))
        self.shelf_button = self._button("testSetShelf", self.tr("&Put on the shelf"))
        self.close_button = self._button("testSetClose", self.tr("Close"))
        self._lay_out()
        self._connect()
        self.show_variants(())
        self.resize(860, 580)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addLayout(row(Title(self.tr("Test set"), main=True), None, self.all_button, self.none_button, spacing=8))
        box.addWidget(self._why)
        box.addWidget(self.list, 1)
        lives = QLabel(self.tr("&Good for:"), self)
        lives.setBuddy(self.lifetime)
        choice = row(lives, self.lifetime, spacing=8)
        choice.addWidget(self.until, 1)
        box.addLayout(choice)
        box.addWidget(self.note)
        left = (self.form, self.copy_button, self.save_button, self.shelf_button)
        box.addLayout(row(*left, None, self.close_button, spacing=8))

    def _connect(self) -> None:
        self.list.itemChanged.connect(self._show_what_can_be_done)
        self.lifetime.activated.connect(self._on_lifetime)
        self.all_button.clicked.connect(self._on_all)
        self.none_button.clicked.connect(self._on_none)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.clicked.connect(self._on_save)
        self.shelf_button.clicked.connect(self._on_shelf)
        self.close_button.clicked.connect(self.close)

    def show_forms(self, forms: tuple[SetForm, ...]) -> None:
        """Offer the forms."""
        names = {"json": "JSON", "pytest": self.tr("pytest parameters"), "curl": self.tr("curl script")}
        self._forms = forms
        self.form.clear()
        for form in forms:
            self.form.addItem(names.get(form.code, form.code), form.code)

    def show_working(self) -> None:
        """Say that the tokens are being made."""
        self.show_note(self.tr("Making the tokens …"), False)

    def show_variants(self, variants: tuple[Variant, ...]) -> None:
        """Show the tokens, all ticked but those that were not before another lifetime was chosen."""
        self.list.blockSignals(True)
        self.list.clear()
        for variant in variants:
            name, provokes = (say(text) for text in VARIANTS[variant.code])
            item = QTreeWidgetItem([name, provokes])
            item.setData(0, Qt.ItemDataRole.UserRole, variant.code)
            is_ticked = variant.code not in self._unticked
            item.setCheckState(0, Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            item.setSizeHint(1, QSize(0, _ROW))
            self.list.addTopLevelItem(item)
        self.list.blockSignals(False)
        if variants:
            self._unticked = frozenset()
            self.list.setCurrentItem(self._items()[0])
            self.show_note("", False)
        self._until = variants[0].until if variants else None
        self._show_until()
        self._show_what_can_be_done()

    def _show_until(self) -> None:
        until = self.tr("The set holds until {0}; then the good one expires.")
        self.until.setText("" if self._until is None else until.format(moments().write(self._until)))

    def show_note(self, sentence: str, wrong: bool) -> None:
        """Say what became of a wish, or why there is no test set."""
        self.note.set_wrong(wrong)
        self.note.say(sentence)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _ticked(self) -> tuple[str, ...]:
        return tuple(
            str(item.data(0, Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked
        )

    def _show_what_can_be_done(self) -> None:
        for button in (self.copy_button, self.save_button, self.shelf_button):
            button.setEnabled(bool(self._ticked()))
        for button in (self.all_button, self.none_button):
            button.setEnabled(bool(self._items()))

    def _tick(self, state: Qt.CheckState) -> None:
        for item in self._items():
            item.setCheckState(0, state)

    def _on_lifetime(self) -> None:
        codes = {str(item.data(0, Qt.ItemDataRole.UserRole)) for item in self._items()}
        self._unticked = frozenset(codes.difference(self._ticked()))
        self.lifetimeChosen.emit(str(self.lifetime.currentData()))

    def _on_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    def _on_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _on_copy(self) -> None:
        self.copyRequested.emit(str(self.form.currentData()), self._ticked())

    def _on_save(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        form = self._forms[self.form.currentIndex()]
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the test set"), form.file)
        if path:
            self.saveRequested.emit(form.code, self._ticked(), path)

    def _on_shelf(self) -> None:
        self.shelfRequested.emit(self._ticked())
