"""The button that ends ENCODE: it says less before it is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from inspector.view.look.furniture import named

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_AROUND = 32
"""Pixels beside the words: the sheet's padding and border, and air for faces that run wide."""


class InspectButton(QPushButton):
    """Says all its words where they find room, and the first of them where not; its accessible name stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self.tr("Inspect this token"), self.tr("Inspect")
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)  # the sheet says so, too, but is not asked for the width
        self.setFont(font)
        self.setText(self._words[0])
        named(self, "inspectButton", self._words[0])

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._words[0]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(self._words[1]), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self._width(self._words[0])
        self.setText(self._words[0] if fits else self._words[1])
        self.setToolTip("" if fits else self._words[0])

    def _width(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + _AROUND
