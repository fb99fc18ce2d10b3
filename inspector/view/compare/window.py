"""Two tokens side by side: what was added, removed, changed and moved in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspector.model.sentences.comparison import COMPARE_TO_BE_CHOSEN
from inspector.view.compare.model import ChoicesModel, CompareModel
from inspector.view.compare.words import sum_text
from inspector.view.look.escaping import tooltip
from inspector.view.look.furniture import Choice, HairSplitter, IconButton, Line, copy_text, named, row
from inspector.view.look.moments import moments
from inspector.view.look.row_table import RowTable
from inspector.view.look.side_dialog import SideDialog
from inspector.view.look.theme import monospace
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from inspector.model.comparison import Comparison
    from inspector.model.renewal import Past
    from inspector.model.shelf import Entry
    from inspector.view.look.theme import Theme


class CompareWindow(SideDialog):
    """Implements `CompareView`; it stays beside the main window and follows what happens there."""

    pairChosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("compareWindow", parent)
        self.setWindowTitle(self.tr("Compare"))
        self._comparison: Comparison | None = None
        self._choices = ChoicesModel(self)
        self.before = self._make_choice(theme, "compareBefore", self.tr("Before"))
        self.after = self._make_choice(theme, "compareAfter", self.tr("After"))
        self._swap = IconButton(theme, "compare", self.tr("Swap before and after"), self)
        self._swap.setObjectName("swapButton")
        self._sum = Line(parent=self, quiet=False)
        named(self._sum, "compareSum", self.tr("What they come to"))
        self._same = QCheckBox(self.tr("Show what is the &same"), self)
        named(self._same, "showSame", self.tr("Show what is the same"))
        self._copy = self._button("copyComparison", self.tr("&Copy all"))
        self._rows = CompareModel(theme, self)
        self.table = self._make_table()
        self._old = self._make_text("compareOld", self.tr("The chosen value before"))
        self._new = self._make_text("compareNew", self.tr("The chosen value after"))
        self._lay_out()
        self._connect(theme)
        self._show_rows()
        room = self.screen().availableGeometry()  # by itself Qt takes two thirds of the screen at most
        self.resize(min(1120, room.width() - 64), min(640, room.height() - 64))

    def _make_choice(self, theme: Theme, name: str, title: str) -> Choice:
        choice = Choice(theme, self)
        named(choice, name, title)
        choice.setModel(self._choices)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(16)
        return choice

    def _make_table(self) -> RowTable:
        table = RowTable(self)
        named(table, "compareView", self.tr("Differences"))
        table.setModel(self._rows)
        table.setVerticalScrollMode(RowTable.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in (1, 2):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # an end tells values apart as often as a beginning
        return table

    def _fit_columns(self) -> None:
        """Give names and differences what they need, and all else to the values, which are what is compared."""
        for column, least, most in ((0, 110, 190), (3, 130, 230)):
            self.table.setColumnWidth(column, min(most, max(least, self.table.sizeHintForColumn(column) + 12)))

    def _make_text(self, name: str, title: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        named(edit, name, title)
        edit.setReadOnly(True)
        edit.setTabChangesFocus(True)
        edit.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        edit.setFont(monospace())
        return edit

    def _lay_out(self) -> None:
        sides = row(
            self._side(self.tr("&Before"), self.before),
            self._swap,
            self._side(self.tr("&After"), self.after),
            spacing=8,
        )
        sides.setStretch(0, 1)
        sides.setStretch(2, 1)
        values = QWidget(self)
        box_of_values = row(self._old, self._new, spacing=8)
        box_of_values.setContentsMargins(0, 8, 0, 0)
        values.setLayout(box_of_values)
        parts = HairSplitter(Qt.Orientation.Vertical, "compareSplitter", self)
        parts.addWidget(self.table)
        parts.addWidget(values)
        parts.setStretchFactor(0, 1)
        parts.setSizes([440, 84])
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addLayout(sides)
        box.addWidget(self._sum)
        box.addWidget(parts, 1)
        box.addLayout(row(self._same, None, self._copy))

    def _side(self, title: str, choice: Choice) -> QWidget:
        label = QLabel(title, self)
        label.setBuddy(choice)
        side = QWidget(self)
        box = row(label, choice, spacing=8)
        box.setStretch(1, 1)
        side.setLayout(box)
        return side

    def _connect(self, theme: Theme) -> None:
        self.before.activated.connect(self._on_chosen)
        self.after.activated.connect(self._on_chosen)
        self._swap.clicked.connect(self._on_swap)
        self._same.toggled.connect(self._show_rows)
        self._copy.clicked.connect(self._on_copy_all)
        self.table.selectionModel().currentRowChanged.connect(self._show_values)
        theme.changed.connect(self._rows.repaint)
        moments().changed.connect(self._show_rows)

    def show_choices(self, entries: tuple[Entry, ...], *, has_new: bool, past: tuple[Past, ...] = ()) -> None:
        """Offer the tokens of the shelf, the one of ENCODE, and those of the past that are compared."""
        with QSignalBlocker(self.before), QSignalBlocker(self.after):
            pair = self._pair()
            self._choices.show_choices(entries, has_new=has_new, past=past)
            self._mark(pair)

    def show_comparison(self, pair: tuple[int | None, int | None], comparison: Comparison | None) -> None:
        """Show two tokens; None: one of them is gone, or they are not compared yet."""
        self._mark(pair)
        self._comparison = comparison
        self._show_rows()

    def _mark(self, pair: tuple[int | None, int | None]) -> None:
        for choice, number in zip((self.before, self.after), pair, strict=True):
            choice.setCurrentIndex(-1 if number is None else self._choices.row_of(number))
            choice.setToolTip(tooltip(choice.currentText()))

    def _pair(self) -> tuple[int | None, int | None]:
        rows = self.before.currentIndex(), self.after.currentIndex()
        count = self._choices.rowCount()
        one, other = (self._choices.number(place) if 0 <= place < count else None for place in rows)
        return one, other

    def _show_rows(self) -> None:
        comparison = self._comparison
        self._rows.show_comparison(comparison, shows_same=self._same.isChecked())
        self.table.clearSpans()
        for place, line in enumerate(self._rows.items):
            if isinstance(line, str):
                self.table.setSpan(place, 0, 1, 4)
        self._sum.say(sum_text(comparison) if comparison is not None else say(COMPARE_TO_BE_CHOSEN))
        self._copy.setEnabled(comparison is not None)
        self._fit_columns()
        self._show_values()

    def _show_values(self) -> None:
        place = self.table.currentIndex().row()
        old, new = self._rows.sides(place) if place >= 0 else ("", "")
        for edit in (self._old, self._new):
            edit.setPlaceholderText(
                self.tr("Not there.") if place >= 0 else self.tr("Choose a row to read its value in whole.")
            )
        self._old.setPlainText(old)
        self._new.setPlainText(new)

    def sizeHint(self) -> QSize:
        return QSize(1120, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.focusWidget() is self.table and event.matches(QKeySequence.StandardKey.Copy):
            place = self.table.currentIndex().row()
            if place >= 0:
                copy_text(self._rows.text_of(place))
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_chosen(self) -> None:
        self.pairChosen.emit(self._pair())

    def _on_swap(self) -> None:
        before, after = self._pair()
        self.pairChosen.emit((after, before))

    def _on_copy_all(self) -> None:
        texts = [self._sum.text(), "", *(self._rows.text_of(place) for place in range(self._rows.rowCount()))]
        copy_text("\n".join(texts))
