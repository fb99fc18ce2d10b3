"""The small pieces that every pane is made of, so that all of them look and behave alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QStyleOptionComboBox, QStyleOptionToolButton

    from inspector.view.look.theme import Theme

_BEHIND_WORDS = 6
_AROUND_ICON = 12
"""Pixels that Qt asks for too much behind the words of a button with an icon, and those around an icon alone."""

_Thing = QWidget | QHBoxLayout | QVBoxLayout

GRID = 8
"""Pixels between things; half of it between things that belong together."""


class Title(QLabel):
    """Names a section in small spaced capitals."""

    def __init__(self, text: str, parent: QWidget | None = None, *, main: bool = False) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * (0.92 if main else 0.85))
        font.setWeight(QFont.Weight.Bold if main else QFont.Weight.DemiBold)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        self.setFont(font)
        if main:
            self.setMinimumHeight(28)
        else:
            self.setMinimumHeight(24)
            self.setProperty("quiet", "true")


class Line(QLabel):
    """A line of plain text that breaks where it must and never asks for more width than there is."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, quiet: bool = True) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # a new policy forgets that the text wraps
        self.setSizePolicy(policy)
        if quiet:
            self.setProperty("quiet", "true")

    def say(self, text: str) -> None:
        """Show a text; an empty one takes no room."""
        if text != self.text():
            self.setText(text)
        if text.strip() == "" and not self.isHidden():
            self.hide()
        elif text.strip() and self.isHidden():
            self.show()

    def set_wrong(self, wrong: bool) -> None:
        """Speak in the colour of a mistake."""
        if (self.property("wrong") == "true") != wrong:
            self.setProperty("wrong", "true" if wrong else "false")
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # before that, the sheet is yet to come
                self.style().unpolish(self)
                self.style().polish(self)


class IconButton(QToolButton):
    """A flat button with an icon, or with words beside it, that keeps its colour right when the theme
    changes.
    """

    def __init__(
        self, theme: Theme, icon: str, name: str, parent: QWidget | None = None, *, words: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._has_icon = False
        self._has_words, self._gives_way, self._is_narrow = words, False, False
        self.setIconSize(QSize(16, 16))
        self.setText(name)
        self.setAccessibleName(name)
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
        if not words:
            self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._on_theme_changed)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._on_theme_changed()

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        if self._has_words and self._icon_name:
            option.text = f" {self.text()}"
            if self._is_narrow:
                option.toolButtonStyle = Qt.ToolButtonStyle.ToolButtonIconOnly

    def sizeHint(self) -> QSize:
        """As wide as the icon and the words, with the same room before and behind them."""
        was, self._is_narrow = self._is_narrow, False
        hint = super().sizeHint()
        self._is_narrow = was
        return hint - QSize(_BEHIND_WORDS, 0) if self._has_words and self._icon_name else hint

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(self.iconSize().width() + _AROUND_ICON, hint.height()) if self._gives_way else hint

    def let_words_go(self) -> None:
        """Show the icon alone where the words find no room, and say them in a tool tip."""
        self._gives_way = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._gives_way and (self.width() < self.sizeHint().width()) != self._is_narrow:
            self._is_narrow = not self._is_narrow
            if not self.toolTip() or self.toolTip() == self.text():
                self.setToolTip(self.text() if self._is_narrow else "")
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_icon:
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        """Icons are drawn when they are first seen, in the colour of the moment."""
        self._has_icon = False
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        self._has_icon = True
        if self._icon_name:
            self.setIcon(self._theme.button_icon(self._icon_name, enabled=self.isEnabled()))


class Choice(QComboBox):
    """A drop-down list whose arrow has the theme's colour; what it cannot show whole ends in dots, as Qt's own does not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        picture = self._theme.pixmap("chevron-down", self._theme.colours.muted, 12, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 20, (self.height() - 12) // 2, picture)


class HairSplitter(QSplitter):
    """A border of one pixel that is easy to grasp all the same."""

    def __init__(self, orientation: Qt.Orientation, name: str, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setObjectName(name)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def make_room(self, part: QWidget, height: int = 0) -> None:
        """Let a part have this height, or the one that it asks for, as far as the others can spare it, those that have
        most first.
        """
        sizes, place = self.sizes(), self.indexOf(part)
        lack = (height or part.sizeHint().height()) - sizes[place]
        if lack <= 0:
            return
        for other in sorted(range(len(sizes)), key=sizes.__getitem__, reverse=True):
            held = self.widget(other)
            assert held is not None
            spared = min(lack, sizes[other] - held.minimumSizeHint().height())
            if other != place and spared > 0:
                sizes[place], sizes[other], lack = sizes[place] + spared, sizes[other] - spared, lack - spared
        self.setSizes(sizes)


def column(*widgets: _Thing, spacing: int = GRID // 2, margin: int = 0) -> QVBoxLayout:
    """Stack things."""
    box = QVBoxLayout()
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(spacing)
    _fill(box, widgets)
    return box


def row(*widgets: _Thing | None, spacing: int = GRID // 2) -> QHBoxLayout:
    """Put things side by side; None is the gap that takes what is left."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    _fill(box, widgets)
    return box


def _fill(box: QHBoxLayout | QVBoxLayout, things: tuple[_Thing | None, ...]) -> None:
    for thing in things:
        if thing is None:
            box.addStretch(1)
        elif isinstance(thing, QWidget):
            box.addWidget(thing)
        else:
            box.addLayout(thing)


def block(*widgets: _Thing, margins: tuple[int, int, int, int] = (12, 4, 12, 8)) -> QWidget:
    """A part of a pane that a splitter can move."""
    part = QFrame()
    box = column(*widgets)
    box.setContentsMargins(*margins)
    part.setLayout(box)
    return part


def named(widget: QWidget, object_name: str, accessible_name: str) -> None:
    """Give a widget the names by which tests and screen readers find it."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(accessible_name)


def copy_text(text: str) -> None:
    """Put a claim on the clipboard, as an editor would; secrets go another way, which marks them."""
    QGuiApplication.clipboard().setText(text)


def is_mine(candidate: QObject | None, owner: QWidget) -> bool:
    """Tell whether a widget is the owner or stands inside of it."""
    return isinstance(candidate, QWidget) and (candidate is owner or owner.isAncestorOf(candidate))
