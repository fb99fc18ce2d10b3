"""The running time in large figures that do not jump."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector.view.look.furniture import named

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LONE_FIGURE = re.compile(r"(\d [^\d\s]+ )(?=\d )")
_FIGURE_SPACE = "\u2007"


class BigLabel(QLabel):
    """Plain words in large type, with figures of one width where the font has them."""

    def __init__(self, name: str, parent: QWidget | None = None, scale: float = 1.35) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(QFont.Weight.DemiBold)
        if hasattr(font, "setFeature"):
            font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        named(self, name, "")


class Countdown(BigLabel):
    """Paints a lone figure with the room of two, so that 10 s and 9 s are equally wide; its text is what it says."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = self.alignment() | Qt.TextFlag.TextWordWrap
        painter.drawText(self.contentsRect(), int(flags), steady(self.text()))


def steady(text: str) -> str:
    """Give a lone figure that follows a larger unit the room of two."""
    return _LONE_FIGURE.sub(rf"\1{_FIGURE_SPACE}", text)
