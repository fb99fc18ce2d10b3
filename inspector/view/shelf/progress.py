"""Says how far the search through a long text is, and lets the person call it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inspector.view.look.furniture import named

if TYPE_CHECKING:
    from inspector.model.shelf import Progress

_STEPS = 1000


class ProgressRow(QWidget):
    """A sentence, a bar and a button. ``cancelRequested()``: the search is to end with what it has found."""

    cancelRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setMinimumWidth(1)
        named(self._words, "searchProgress", self.tr("Search"))
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        named(self._bar, "searchBar", self.tr("Search"))
        self._tint()
        self.cancel = QPushButton(self.tr("Cancel"), self)
        named(self.cancel, "cancelSearch", self.tr("Cancel the search"))
        self.cancel.clicked.connect(self.cancelRequested)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self._words)
        texts.addWidget(self._bar)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(8)
        box.addLayout(texts, 1)
        box.addWidget(self.cancel)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        """Fill the bar with the accent: the colour of what is selected is too pale for so thin a line."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, palette.color(QPalette.ColorRole.Accent))
        self._bar.setPalette(palette)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is; a text of unknown length shows that something goes on."""
        self._words.setText(self._say(progress))
        if progress.total > 0:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(min(_STEPS, progress.done * _STEPS // progress.total))
        else:
            self._bar.setRange(0, 0)

    def _say(self, progress: Progress) -> str:
        found = (self.tr("1 token") if progress.found == 1 else self.tr("{0} tokens", "", progress.found)).format(
            f"{progress.found:,}"
        )
        unit, name = (1_000_000, self.tr("MB")) if progress.total >= 1_000_000 else (1_000, self.tr("kB"))
        done, total = progress.done // unit, max(1, round(progress.total / unit))
        if progress.total <= 0:
            return self.tr("{0} {1}, {2}").format(f"{done:,}", name, found)
        return self.tr("{0} of {1} {2}, {3}").format(f"{min(done, total):,}", f"{total:,}", name, found)
