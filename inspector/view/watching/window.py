"""The small window that stays on top and keeps an eye on tokens while the work goes on elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inspector.view.look.furniture import Line
from inspector.view.look.theme import stylesheet
from inspector.view.watching.row import INSPECT, REFRESH, WatchRow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent

    from inspector.model.shelf import Entry
    from inspector.view.look.theme import Theme

_PLACE = "watchGeometry"
_ROWS_IN_VIEW = 6
_WIDTH = 300


class WatchWindow(QWidget):
    """Implements `WatchView`. A window of its own: it stays when the other one is closed, and the program with it."""

    inspectRequested = Signal(int)
    refreshRequested = Signal(int)
    removeRequested = Signal(int)
    shownChanged = Signal(bool)

    def __init__(self, theme: Theme, settings: QSettings) -> None:
        kind = Qt.WindowType
        super().__init__(
            None, kind.Window | kind.WindowStaysOnTopHint | kind.WindowTitleHint | kind.WindowCloseButtonHint
        )
        self._theme = theme
        self._settings = settings
        self.rows: list[WatchRow] = []
        self._was_placed = False
        self.setObjectName("watchWindow")
        self.setWindowTitle(self.tr("Keeping an eye"))
        self.setAccessibleName(self.tr("Watched tokens"))
        self.none = Line(self.tr("No token is watched. Pin one on the shelf, or press F8 in the main window."), self)
        self.more = Line(parent=self)
        inner = QWidget(self)
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(8, 8, 8, 8)
        self._box.setSpacing(6)
        self._box.addWidget(self.none)
        self._box.addWidget(self.more)
        self._box.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        self._inner = inner
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)
        self.more.say("")
        self._dress()
        theme.changed.connect(self._dress)

    def show_tokens(self, rows: tuple[tuple[int, Entry], ...], more: int, now: float) -> None:
        """Show tokens with their places on the shelf, how many more there are, and the time."""
        others = len(rows) != len(self.rows)
        focused = next((row.number for row in self.rows if row.hasFocus()), None)
        while len(self.rows) < len(rows):
            row = WatchRow(self._theme, self._inner)
            row.asked.connect(self._on_asked)
            self._box.insertWidget(len(self.rows) + 1, row)
            self.rows.append(row)
        while len(self.rows) > len(rows):
            gone = self.rows.pop()
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for row, (place, entry) in zip(self.rows, rows, strict=True):
            row.show_token(place, entry, now)
        self.none.setVisible(not rows)
        self.more.say(self.tr("and %n more", "", more) if more else "")
        if others:
            self._fit()
            # Who stood on a row that moved stays with the token; who removed one stands on its neighbour.
            again = next((row for row in self.rows if row.number == focused), None) or next(iter(self.rows), None)
            if again is not None and (focused is not None or not self.isActiveWindow()):
                again.setFocus()

    def sizeHint(self) -> QSize:
        self._box.activate()
        rows = min(len(self.rows), _ROWS_IN_VIEW)
        if not rows:
            return QSize(_WIDTH, 72)
        height = self.rows[0].sizeHint().height() + self._box.spacing()
        return QSize(_WIDTH, 16 + rows * height - self._box.spacing() + (0 if self.more.isHidden() else 26))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 72)

    def _fit(self) -> None:
        if self._was_placed:
            self.resize(self.width(), self.sizeHint().height())

    def _dress(self) -> None:
        self.setStyleSheet(stylesheet(self._theme.colours))
        for row in self.rows:
            row.dress()

    def _on_asked(self, deed: str, number: int) -> None:
        {INSPECT: self.inspectRequested, REFRESH: self.refreshRequested}.get(deed, self.removeRequested).emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._was_placed:
            self._was_placed = True
            place = self._settings.value(_PLACE)
            if not (isinstance(place, QByteArray) and self.restoreGeometry(place)):
                room = self.screen().availableGeometry()
                self.resize(self.sizeHint())
                self.move(room.right() - _WIDTH - 24, room.top() + 48)
        super().showEvent(event)
        self.shownChanged.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shownChanged.emit(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue(_PLACE, self.saveGeometry())
        super().closeEvent(event)
