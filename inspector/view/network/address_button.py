"""A button that shows the whole address that a press would call: nothing is cut, however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from inspector.view.look.escaping import shown
from inspector.view.look.theme import monospace

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.view.look.theme import Theme

_PAD_X, _PAD_Y, _GAP = 12, 6, 2
_LONGEST = 2_000


class AddressButton(QPushButton):
    """What is done stands above, the address below it, broken into lines where it must be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verb = self._address = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)

    def show_address(self, verb: str, address: str) -> None:
        """Say what a press does, and to which address; the address may be empty."""
        self._verb, self._address = verb, shown(address, _LONGEST)
        whole = f"{verb} {self._address}".strip()
        self.setText(whole.replace("&", "&&"))  # an address is full of them, and none is a shortcut
        self.setAccessibleName(whole)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place_address(width).bottom() + 1 + _PAD_Y

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colours = self._theme.colours
        ink = colours.text if self.isEnabled() else colours.strong_edge
        painter.setFont(self._bold())
        painter.setPen(QColor(colours.accent if self.isEnabled() else ink))
        painter.drawText(self._place_verb(self.width()), _WORDS, self._verb)
        painter.setFont(monospace())
        painter.setPen(QColor(ink))
        place = self._place_address(self.width())
        painter.drawText(place, _HOW, self._address)
        QPainter.end(painter)

    def _place_address(self, width: int) -> QRect:
        top = self._place_verb(width).bottom() + 1
        if not self._address:
            return QRect(_PAD_X, top - 1, width - 2 * _PAD_X, 1)
        room = QRect(0, 0, max(60, width - 2 * _PAD_X), 10_000)
        needed = QFontMetrics(monospace()).boundingRect(room, _HOW, self._address)
        return QRect(_PAD_X, top + _GAP, room.width(), needed.height())

    def _place_verb(self, width: int) -> QRect:
        room = QRect(0, 0, max(60, width - 2 * _PAD_X), 1_000)
        needed = QFontMetrics(self._bold()).boundingRect(room, _WORDS, self._verb)
        return QRect(_PAD_X, _PAD_Y, room.width(), needed.height())

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


_WORDS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
_HOW = int(Qt.TextFlag.TextWrapAnywhere) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
