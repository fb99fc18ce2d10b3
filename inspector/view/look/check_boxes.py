"""Draws the edge of tick boxes so that an empty one can be seen in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyledItemDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from inspector.view.look.theme import Theme

_DARKER = 140
"""How much darker than the window's colour the style draws the edge of a box, in percent: on a dark window nobody sees it."""


class BoxEdges(QObject):
    """Gives one widget with tick boxes the theme's colour for their edges, and follows the theme."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        super().__init__(widget)
        self._theme, self._widget = theme, widget
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        colours = QPalette(self._widget.palette())
        colours.setColor(QPalette.ColorRole.Window, _edge(self._theme))
        self._widget.setPalette(colours)


class TickedRows(QStyledItemDelegate):
    """The same for the rows of a list: a style sheet takes the list's own palette back."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        colours = QPalette(option.palette)
        colours.setColor(QPalette.ColorRole.Window, _edge(self._theme))
        option.palette = colours


def _edge(theme: Theme) -> QColor:
    return QColor(theme.colours.muted).lighter(_DARKER)
