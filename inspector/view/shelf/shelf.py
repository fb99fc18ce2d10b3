"""The shelf: every token that was found, which of them are about to go, and the one that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Signal
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from inspector.view.look.furniture import named
from inspector.view.shelf.rows import ShelfRows
from inspector.view.shelf.token_list import ShelfList

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from inspector.model.shelf import Entry, Progress
    from inspector.view.look.theme import Theme
    from inspector.view.shelf.head import ShelfHead
    from inspector.view.shelf.progress import ProgressRow

_ROWS = 4.5
"""Rows that are in view at first: the half one says that there are more."""
_FRAME = 4
_HIGHEST = 16_777_215
"""What Qt takes for no bound at all."""


class Shelf(QWidget):
    """Lists the tokens; hides while there are fewer than two and no search is under way.

    Signals, each with an entry's number: ``tokenChosen`` it is to be shown; ``pinToggled``, ``removeRequested``,
    ``refreshRequested``, ``copyRequested``; ``compareRequested`` with the shown one. ``cancelRequested()``: the search is to end.
    """

    tokenChosen = Signal(int)
    pinToggled = Signal(int)
    removeRequested = Signal(int)
    refreshRequested = Signal(int)
    compareRequested = Signal(int)
    copyRequested = Signal(int)
    cancelRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = -1
        self._is_showing = False
        self._is_searching = False
        self._head: ShelfHead | None = None
        self._progress: ProgressRow | None = None
        self._rows = ShelfRows(self)
        self.view = ShelfList(self._rows, self)
        named(self.view, "tokenShelf", self.tr("Tokens"))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self.view, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.hide()

    def _build(self) -> None:
        """Make what a single token has no use for, when there is a second one."""
        if self._head is not None:
            return
        from inspector.view.look.tab_order import put_before
        from inspector.view.shelf.head import ShelfHead
        from inspector.view.shelf.painter import ShelfDelegate, row_height

        self.view.setItemDelegate(ShelfDelegate(self._theme, self.view))
        self.view.set_row_height(row_height(self.view.font()))
        self._head = ShelfHead(self._theme, self)
        self._box.insertWidget(0, self._head)
        put_before(self.view, self._head.tab_stops())
        self._head.filterEdited.connect(self._on_filter_edited)
        self._head.orderChosen.connect(self._on_order_chosen)
        self._head.listWanted.connect(self._on_list_wanted)
        self._rows.countChanged.connect(self._say_count)
        self._theme.changed.connect(self._on_theme_changed)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.asked.connect(self._on_asked)
        self.view.typed.connect(self._on_typed)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        before = self._head.tab_stops() if self._head is not None else []
        return [*before, self.view, *([self._progress.cancel] if self._progress is not None else [])]

    # What is shown

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that are held, whether the filter leaves them or not."""
        return self._rows.entries

    def show_entries(self, entries: tuple[Entry, ...], chosen: int) -> None:
        """Show what is held, and mark the entry of the number ``chosen``; what stays keeps its place on the screen."""
        others = len(entries) != len(self._rows.entries)
        if self._rows.entries and {entry.number for entry in entries}.isdisjoint(each.number for each in self.entries):
            self._forget_filter()
        self._is_showing = True
        self._rows.show_entries(entries)
        self._is_showing = False
        is_other = chosen != self._chosen
        self._chosen = chosen
        self._settle()
        self._mark_chosen(scroll=is_other)
        if not self.isHidden():
            self._rows.read_on()
        if others and self._head is not None:
            # It never grows beyond its last row.
            before = self.maximumHeight()
            self.setMaximumHeight(min(_HIGHEST, self._height(max(2, len(entries)))))
            self.updateGeometry()
            self._take_room(before)

    def show_time(self, now: float) -> None:
        """Judge from another moment; paints the rows in view that look other than before."""
        self._is_showing = True
        self._rows.show_time(now)
        self._is_showing = False
        if self.isVisible():
            self.view.repaint_changed()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the search for tokens is; None: there is none."""
        self._is_searching = progress is not None
        if progress is not None:
            if self._progress is None:
                self._build()
                self._make_progress()
            assert self._progress is not None
            self._progress.show_progress(progress)
        if self._progress is not None:
            self._progress.setVisible(self._is_searching)
        self._settle()

    @property
    def is_needed(self) -> bool:
        """Tell whether there is anything to choose from or to wait for."""
        return self._is_searching or len(self._rows.entries) > 1

    def _make_progress(self) -> None:
        from inspector.view.shelf.progress import ProgressRow

        self._progress = ProgressRow(self)
        self._progress.cancelRequested.connect(self.cancelRequested)
        self._box.addWidget(self._progress)
        QWidget.setTabOrder(self.view, self._progress.cancel)

    def _settle(self) -> None:
        if self.is_needed:
            self._build()
            self._say_count()
        else:
            self._forget_filter()
        if self.is_needed == self.isHidden():
            self.setVisible(self.is_needed)

    def _forget_filter(self) -> None:
        """Words that were meant for other tokens must not hide the new ones."""
        if self._head is not None:
            self._head.filter.clear()

    def _say_count(self) -> None:
        if self._head is not None:
            self._head.say_count(len(self._rows.entries), self._rows.rowCount())

    def _mark_chosen(self, *, scroll: bool) -> None:
        row = self._rows.row_of(self._chosen)
        if row == self.view.currentIndex().row():
            return
        self._is_showing = True
        index = self._rows.index(row)
        self.view.selectionModel().setCurrentIndex(index, self.view.selectionModel().SelectionFlag.ClearAndSelect)
        if scroll and index.isValid():
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._is_showing = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rows.read_on()

    # What the person does

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._is_showing:
            self._choose(self._rows.entry(current.row()).number)

    def _choose(self, number: int) -> None:
        self._chosen = number
        self.tokenChosen.emit(number)

    def _on_asked(self, deed: str, number: int) -> None:
        if deed == "choose":
            self._choose(number)
            self._mark_chosen(scroll=True)
            return
        {
            "pin": self.pinToggled,
            "refresh": self.refreshRequested,
            "copy": self.copyRequested,
            "compare": self.compareRequested,
            "remove": self.removeRequested,
        }[deed].emit(number)

    def _on_filter_edited(self, text: str) -> None:
        self._is_showing = True
        self._rows.filter_by(text)
        self._is_showing = False
        self._mark_chosen(scroll=True)

    def _on_order_chosen(self, order: str) -> None:
        self._rows.sort_by(order)
        self.view.scrollToTop()

    def _on_list_wanted(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self._rows.rowCount():
            self.view.setCurrentIndex(self._rows.index(0))

    def _on_typed(self, text: str) -> None:
        if self._head is not None:
            self._head.filter.setFocus()
            self._head.filter.insert(text)

    def _on_theme_changed(self) -> None:
        self.view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._head is not None:
            from inspector.view.shelf.painter import row_height

            self.view.set_row_height(row_height(self.view.font()))
            self.updateGeometry()

    # Size

    def _height(self, rows: float) -> int:
        from inspector.view.shelf.painter import row_height

        fixed = sum(
            part.sizeHint().height() + self._box.spacing()
            for part in (self._head, self._progress)
            if part is not None and not part.isHidden()
        )
        margins = self.contentsMargins()
        fixed += margins.top() + margins.bottom()
        return fixed + round(rows * row_height(self.view.font())) + _FRAME

    def _take_room(self, before: int) -> None:
        """Leave to the others what it has no rows for, and grow when more rows come, unless the person made it smaller."""
        splitter = self.parentWidget()
        if not isinstance(splitter, QSplitter) or not self.isVisible():
            return
        splitter.refresh()  # or a part that has just come in view has no size yet
        sizes, place = splitter.sizes(), splitter.indexOf(self)
        room = min(sizes[place], self.maximumHeight())
        if before <= sizes[place] < _HIGHEST:
            room = min(self.maximumHeight(), self.sizeHint().height())
        # The last part is the one that has most to spare.
        sizes[-1] += sizes[place] - room
        sizes[place] = room
        splitter.setSizes(sizes)

    def sizeHint(self) -> QSize:
        if self._head is None:
            return QSize(400, 0)
        return QSize(400, self._height(min(_ROWS, max(1, len(self._rows.entries)))))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height(2) if self._head is not None else 0)
