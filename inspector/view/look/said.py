"""Sentences below a field that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        height = self.heightForWidth(self.width()) if self.text() else 0
        if height != self.minimumHeight():
            self.setMinimumHeight(max(0, height))
