"""A page in a scroll area that takes the height which its breaking lines need at its width; the area alone would not grant it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FittingPage(QWidget):
    """Fits itself whenever its width or what stands in it changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def fit(self) -> None:
        """Ask the lines anew."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.heightForWidth(self.width()))


class FittingScroll(QScrollArea):
    """Shows such a page, which is scrolled up and down alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = FittingPage()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.page)
