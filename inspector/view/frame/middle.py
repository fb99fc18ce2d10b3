"""What stands below the tool bar: strips that say one thing to the whole window, and the columns under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from inspector.view.look.strip import Strip
from inspector.view.look.tab_order import put_before

if TYPE_CHECKING:
    from collections.abc import Sequence


class Middle(QWidget):
    """Tab goes through the strips from top to bottom, and from there into the columns, whenever each was made."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._first: QWidget | None = None

    def hold(self, strips: Sequence[Strip], columns: QSplitter, first: QWidget) -> None:
        """Put the columns under these strips; ``first``: what Tab comes to first in them."""
        self._box.addWidget(columns)
        self._first = first
        for strip in reversed(strips):
            self.add_strip(strip)

    def add_strip(self, strip: Strip) -> None:
        """Give a strip its room above all others."""
        self._box.insertWidget(0, strip)
        strip.made.connect(self.order_tabs)
        self.order_tabs()

    def order_tabs(self) -> None:
        """Let Tab go through all strips before the columns."""
        if self._first is None:
            return
        items = (self._box.itemAt(place) for place in range(self._box.count()))
        strips = [strip for item in items if item is not None and isinstance(strip := item.widget(), Strip)]
        put_before(self._first, [stop for strip in strips for stop in strip.tab_stops()])
