"""How it stands with what was asked of the network, and the way to leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from inspector.view.look.faces import Face, tone_of
from inspector.view.look.furniture import Line, named, row

if TYPE_CHECKING:
    from inspector.view.look.theme import Theme

_FACES = {
    "info": Face("info", "info"),
    "good": Face("good", "check"),
    "warning": Face("warn", "warning"),
    "bad": Face("bad", "danger"),
}


class ProgressRow(QWidget):
    """A sign, a sentence and the button that leaves it; ``back`` gets the focus when that button goes. ``cancelled()``."""

    cancelled = Signal()

    def __init__(self, theme: Theme, back: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._back = back
        self._face = _FACES["info"]
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.line = Line(parent=self, quiet=False)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        box = row(self._sign, self.line, self.cancel_button, spacing=8)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.cancel_button.clicked.connect(self.cancelled)
        theme.changed.connect(self._on_theme_changed)
        self.show_working(False)
        self.show_progress("", "info")

    def give_names(self, purpose: str, what: str) -> None:
        """Be found as the progress of a purpose, and be spoken of by what is under way."""
        named(self.line, f"{purpose}Progress", what)
        named(self.cancel_button, f"{purpose}CancelButton", self.cancel_button.text())

    def show_working(self, working: bool) -> None:
        """Offer to cancel while an answer is waited for."""
        had_focus = self.cancel_button.hasFocus()
        self.cancel_button.setVisible(working)
        self._take_room()
        if had_focus and not working:
            self._back.setFocus()

    def show_progress(self, sentence: str, kind: str) -> None:
        """Say how it stands; ``kind``: ``info``, ``good``, ``warning``, ``bad``."""
        self._face = _FACES[kind]
        self.line.say(sentence)
        self.line.setAccessibleDescription(sentence)
        self._sign.setVisible(bool(sentence))
        self._take_room()
        self._on_theme_changed()

    def _take_room(self) -> None:
        """An empty row takes none."""
        self.setVisible(not (self.line.isHidden() and self.cancel_button.isHidden()))

    def _on_theme_changed(self) -> None:
        ink = tone_of(self._theme.colours, self._face.tone).ink
        self._sign.setPixmap(self._theme.pixmap(self._face.icon, ink, 16, self.devicePixelRatioF()))
