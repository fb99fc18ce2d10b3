"""Sentences below a field that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from inspector.view.look.furniture import Line

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Said(Line):
    """A sentence that keeps the room that it needs, also in a part that a splitter has made small."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep()

    def say(self, text: str) -> None:
        """Show a text; an empty one takes no room."""
        is_new = text != self.text()
        super().say(text)
        if is_new:  # to ask for the height lays the text out, and paints it anew
            self._keep()

    def _keep(self) -> None:
        height = 0
        if self.text():  # heightForWidth never tells less than the least height, so it could not become lower again
            room = QRect(0, 0, self.contentsRect().width(), 0)
            height = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
