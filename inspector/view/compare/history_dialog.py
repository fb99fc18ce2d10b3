"""What the refreshes of one token changed, as a list from which any two neighbours can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inspector.model.renewal import AT_ISSUER, BY_HAND, BY_ITSELF
from inspector.view.look.changes import change_text, in_order
from inspector.view.look.furniture import Line, named, row
from inspector.view.look.moments import moments
from inspector.view.look.phrases import SEPARATOR, span_text
from inspector.view.look.side_dialog import SideDialog

if TYPE_CHECKING:
    from inspector.model.renewal import Renewal


class HistoryDialog(SideDialog):
    """One entry per refresh, the newest first: when, by whom, and what it changed. It stays beside the window and follows.

    ``compareRequested(object)``: a `Renewal` whose tokens are to be seen side by side.
    """

    compareRequested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("historyDialog", parent)
        self._renewals: tuple[Renewal, ...] = ()
        self._none = Line(self.tr("This token has not been refreshed yet."), self)
        self.list = QListWidget(self)
        named(self.list, "historyList", self.tr("Refreshes"))
        self.list.setSpacing(4)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.compare = self._button("compareRenewal", self.tr("&Compare before and after"))
        close = self._button("closeHistory", self.tr("Close"))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addWidget(self._none)
        box.addWidget(self.list, 1)
        box.addLayout(row(None, self.compare, close, spacing=8))
        self.list.itemActivated.connect(self._on_compare)
        self.compare.clicked.connect(self._on_compare)
        close.clicked.connect(self.reject)
        moments().changed.connect(self._fill)
        self._fill()

    def show_history(self, name: str, renewals: tuple[Renewal, ...]) -> None:
        """Show what became of a token, the oldest first as it is given."""
        self.setWindowTitle(self.tr("Refreshes of {0}").format(name))
        if renewals != self._renewals:
            self._renewals = renewals
            self._fill()

    def _fill(self) -> None:
        chosen = self._chosen()
        self.list.clear()
        for renewal in reversed(self._renewals):
            item = QListWidgetItem(_text(renewal), self.list)
            item.setData(Qt.ItemDataRole.UserRole, renewal.number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _text(renewal).replace("\n", "; "))
        self._none.setVisible(not self._renewals)
        self.list.setVisible(bool(self._renewals))
        self.compare.setEnabled(bool(self._renewals))
        places = [renewal.number for renewal in reversed(self._renewals)]
        if places:
            self.list.setCurrentRow(
                places.index(chosen.number) if chosen is not None and chosen.number in places else 0
            )

    def _chosen(self) -> Renewal | None:
        item = self.list.currentItem()
        number = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return next((renewal for renewal in self._renewals if renewal.number == number), None)

    def _on_compare(self) -> None:
        renewal = self._chosen()
        if renewal is not None:
            self.compareRequested.emit(renewal)

    def sizeHint(self) -> QSize:
        return QSize(720, 400)


def _text(renewal: Renewal) -> str:
    """When and by whom, then a line for each claim."""
    whom = {
        BY_HAND: QCoreApplication.translate("History", "by hand"),
        BY_ITSELF: QCoreApplication.translate("History", "by itself"),
        AT_ISSUER: QCoreApplication.translate("History", "at the issuer"),
    }
    first = SEPARATOR.join((moments().write(renewal.moment), whom[renewal.by]))
    if renewal.lapsed > 0:
        had_expired = QCoreApplication.translate("History", "{0} after it had expired")
        first = SEPARATOR.join((first, had_expired.format(span_text(renewal.lapsed))))
    lines = [change_text(change) for change in in_order(renewal.changes)]
    if not lines:
        lines = [QCoreApplication.translate("History", "no claim changed")]
    return "\n".join((first, *(f"    {line}" for line in lines)))
