"""How verdicts and states look: a tone and a sign for each, so that none is told by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.view.look.colours import Colours, Tone
    from inspector.view.look.theme import Theme


class Face(NamedTuple):
    """How a verdict looks: the name of its tone and of its sign."""

    tone: str
    icon: str


FACES = {
    "verified": Face("good", "check"),
    "bad-signature": Face("bad", "cross"),
    "refused": Face("refused", "danger"),
    "unsecured": Face("bad", "danger"),
    "not-checked": Face("neutral", "dash"),
    "unsupported": Face("warn", "help"),
    "encrypted": Face("neutral", "lock"),
    "decrypted": Face("good", "lock"),
    "decryption-failed": Face("bad", "lock"),
    "per-signature": Face("info", "info"),
    "working": Face("neutral", "clock"),
}
STATE_TONES = {
    "valid": "good",
    "expiring": "warn",
    "not-yet-valid": "warn",
    "expired": "bad",
    "unreadable": "bad",
}


def tone_of(colours: Colours, name: str) -> Tone:
    """The tone of that name."""
    tone: Tone = getattr(colours, name)
    return tone


def tint(label: QLabel, colours: Colours, tone: str, *, anew: bool = False) -> None:
    """Write a label in a tone's ink; ``anew``: whatever it believes to have."""
    ink = QColor(colours.text if tone == "neutral" else tone_of(colours, tone).ink)
    if anew:
        label.setPalette(QPalette())
    shade = label.palette()
    if shade.color(label.foregroundRole()) != ink:
        shade.setColor(label.foregroundRole(), ink)
        label.setPalette(shade)


class Sign(QWidget):
    """A large round sign whose shape tells the verdict without its colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = Face("neutral", "dash")
        self.setFixedSize(36, 36)
        theme.changed.connect(self.update)

    def show_face(self, face: Face) -> None:
        """Show another verdict."""
        if face != self._face:
            self._face = face
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        tone = tone_of(colours, self._face.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ink))
        painter.drawEllipse(self.rect())
        picture = self._theme.pixmap(self._face.icon, colours.base, 20, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(8, 8), picture)
