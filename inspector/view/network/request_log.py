"""The log of requests: whatever went out, when, to which address, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from inspector.model.request import WORKING
from inspector.model.sentences.network import REQUESTS, WITHOUT_OUTCOME
from inspector.view.look.escaping import shown, tooltip
from inspector.view.look.furniture import named
from inspector.view.look.row_table import RowTable
from inspector.view.look.rows_model import TableModel
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from inspector.model.request import Request
    from inspector.view.look.theme import Theme

_CLOCK = 2.0
"""Seconds by which clocks may differ without a word; the header counts whole seconds, and an answer travels."""
_ADDRESS = 1


class RequestModel(TableModel["Request"]):
    """Columns: time, address, status, size, duration; the oldest request first."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def titles(self) -> tuple[str, ...]:
        """Name the columns."""
        return self.tr("Time"), self.tr("Address"), self.tr("Status"), self.tr("Size"), self.tr("Duration")

    def show_requests(self, requests: tuple[Request, ...]) -> None:
        """Show the log; it only grows, and only its last lines change."""
        common = len(self.items)
        if len(requests) < common:
            self.show_items(requests)
            return
        changed = [row for row in range(common) if requests[row] != self.items[row]]
        self.items = (*requests[:common],)
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        if len(requests) > common:
            self.beginInsertRows(QModelIndex(), common, len(requests) - 1)
            self.items = requests
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole and section > 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return super().headerData(section, orientation, role)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        request = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (_time(request), _address(request), _status(request), _size(request), _duration(request))[
                index.column()
            ]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{_address(request)}\n{self._told(request)}".replace("\n", "   "))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            parts = (_time(request), _address(request), _status(request), _size(request), _duration(request))
            return ", ".join(part for part in parts if part) + f". {self._told(request)}"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 2:
            icon, ink = self._sign(request)
            return self._theme.icon(icon, ink)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _sign(self, request: Request) -> tuple[str, str]:
        colours = self._theme.colours
        if request.outcome in {"answered", "redirected"}:
            return "check", colours.good.ink
        if request.outcome in {WORKING, "cancelled"}:
            return ("clock" if request.outcome == WORKING else "dash"), colours.muted
        return "cross", colours.bad.ink

    def _told(self, request: Request) -> str:
        told = say(REQUESTS[request.outcome], request.args) if request.outcome != WORKING else ""
        ahead = request.clock_ahead
        if ahead is not None and abs(ahead) >= _CLOCK:
            clock = (
                self.tr("Its clock is {0} s ahead of this machine's.")
                if ahead > 0
                else self.tr("Its clock is {0} s behind this machine's.")
            )
            told = f"{told} {clock.format(_number(abs(ahead), 0))}"
        return told


class RequestLog(RowTable):
    """Shows the requests; the address takes what room is left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "requestLog", self.tr("Requests"))
        self._log = RequestModel(theme, self)
        self.setModel(self._log)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setSectionResizeMode(_ADDRESS, QHeaderView.ResizeMode.Stretch)
        self.setStyleSheet("QTableView::item { padding: 0 6px; }")
        self._fit()
        self.setMinimumHeight(96)
        theme.changed.connect(self.viewport().update)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_log"):
            self._fit()

    def _fit(self) -> None:
        """Give each column but the address the room of the longest that may stand in it."""
        words = [QCoreApplication.translate("Sentences", word) for word in WITHOUT_OUTCOME.values()]
        metrics = self.fontMetrics()
        for column, samples in (
            (0, ["00:00:00 "]),
            (2, words),
            (3, ["999.9 kB"]),
            (4, ["10.0 s", self.tr("Duration")]),
        ):
            icon = 24 if column == 2 else 0
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, samples)) + icon + 18)

    def show_requests(self, requests: tuple[Request, ...]) -> None:
        """Show the log, its newest line in view."""
        grown = len(requests) > self._log.rowCount()
        self._log.show_requests(requests)
        if grown:
            self.scrollToBottom()


def _time(request: Request) -> str:
    return QDateTime.fromMSecsSinceEpoch(round(request.at * 1000)).toString("HH:mm:ss")


def _address(request: Request) -> str:
    """The address; what was more than asked for stands before it."""
    return shown(request.address if request.method == "GET" else f"{request.method} {request.address}")


def _status(request: Request) -> str:
    if request.status and request.outcome not in WITHOUT_OUTCOME:
        return str(request.status)
    word = WITHOUT_OUTCOME.get(request.outcome, "")
    return QCoreApplication.translate("Sentences", word) if word else "–"


def _size(request: Request) -> str:
    if request.outcome == WORKING or not (request.status or request.size):
        return ""
    if request.size < 1000:
        return f"{request.size} B"
    return f"{_number(request.size / 1000, 1)} kB"


def _duration(request: Request) -> str:
    if request.outcome == WORKING:
        return ""
    if request.duration < 1:
        return f"{round(request.duration * 1000)} ms"
    return f"{_number(request.duration, 1)} s"


def _number(value: float, digits: int) -> str:
    return QLocale().toString(float(value), "f", digits)
