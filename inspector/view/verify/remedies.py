"""What the doctor says about a failing signature, with a button for each thing that can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector.view.look.furniture import Line
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from inspector.model import Remedy
    from inspector.view.look.theme import Theme

_ROW = 36
_MOST = 3
"""Remedies that are shown; the doctor tells the likeliest first."""


class Remedies(QWidget):
    """Takes no room where there is nothing to say. ``applyRequested(int)``: the number of the remedy."""

    applyRequested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("remediesView")
        self.setAccessibleName(self.tr("Would verify if"))
        self._rows: list[_Remedy] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 6, 8, 6)
        self._box.setSpacing(4)
        theme.changed.connect(self.update)
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [button for row in self._rows for button in row.findChildren(QPushButton)]

    def show_remedies(self, remedies: tuple[Remedy, ...]) -> None:
        """Show the first remedies instead of those that stood here."""
        while self._rows:
            gone = self._rows.pop()
            gone.hide()
            gone.deleteLater()
        for number, remedy in enumerate(remedies[:_MOST]):
            row = _Remedy(self._theme, number, remedy, self)
            row.pressed.connect(self.applyRequested)
            self._rows.append(row)
            self._box.addWidget(row)
        self.setVisible(bool(remedies))
        self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """Be as high as the sentences are at this width: beside a splitter a layout alone would cut them off."""
        if self._rows:
            height = self._box.totalHeightForWidth(self.width())
            self.setFixedHeight(height if height > 0 else _ROW * len(self._rows))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._theme.colours.info
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.setBrush(QColor(tone.paper))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)


class _Remedy(QWidget):
    """One sentence and, where something can be done at once, its button."""

    pressed = Signal(int)

    def __init__(self, theme: Theme, number: int, remedy: Remedy, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        sentence = say(remedy.message, remedy.args)
        if remedy.signature:
            sentence = self.tr("Signature {0}: {1}").format(remedy.signature, sentence)
        sign = QLabel(self)
        sign.setPixmap(theme.pixmap("info", theme.colours.info.ink, 16, self.devicePixelRatioF()))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(sign)
        box.addWidget(
            Line(self.tr("Perhaps: {0}").format(sentence) if remedy.guess else sentence, self, quiet=False), 1
        )
        if remedy.apply is not None:
            button = QPushButton(self.tr("Apply"), self)
            button.setAccessibleName(self.tr("Apply: {0}").format(sentence))
            button.clicked.connect(self._on_clicked)
            box.addWidget(button)

    def _on_clicked(self) -> None:
        self.pressed.emit(self._number)
