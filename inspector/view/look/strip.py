"""What says one thing to the whole window and offers the next step: the frame that all such strips share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from inspector.view.look.faces import Face, tone_of
from inspector.view.look.furniture import Line, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPaintEvent

    from inspector.view.look.theme import Theme


class Strip(QWidget):
    """A sign, a sentence, and the buttons that answer it, on the paper of a tone; its parts are made with the first sentence.

    It takes no focus by itself. ``made()``: its parts are there.
    """

    made = Signal()

    def __init__(self, theme: Theme, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = face
        self._line: Line | None = None
        self._sign: QLabel
        self._answers: tuple[QWidget, ...] = ()
        theme.changed.connect(self._dress)
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order; nothing before something was said."""
        return list(self._answers)

    @property
    def sentence(self) -> str:
        """What is said."""
        return "" if self._line is None else self._line.text()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes the strip away."""
        (self._line or self._make()).say(sentence)
        self._dress()
        self.setVisible(bool(sentence))

    def offer(self, sentence: str) -> None:
        """Show a sentence that nobody asked for, and tell a screen reader, which would not look here by itself."""
        self.setAccessibleDescription(sentence)
        self.say(sentence)
        # Loaded with the first offer: its enums are among the longest.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def hide_offer(self) -> None:
        """Take the offer back."""
        self.hide()

    def _make_answers(self) -> Sequence[QWidget]:
        """Make what stands behind the sentence."""
        raise NotImplementedError

    def _answer(
        self, name: str, text: str, *deeds: SignalInstance | Callable[[], object], said: str = ""
    ) -> QPushButton:
        """Make a button; what it does is done in this order. ``said``: its accessible name, if not its text."""
        button = QPushButton(text, self)
        named(button, name, said)
        for deed in deeds:
            button.clicked.connect(deed)
        return button

    def _make(self) -> Line:
        self._sign = QLabel(self)
        self._line = Line(parent=self, quiet=False)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 4)
        box.setSpacing(8)
        box.addWidget(self._sign)
        box.addWidget(self._line, 1)
        self._answers = tuple(self._make_answers())
        for answer in self._answers:
            box.addWidget(answer)
        self.made.emit()
        return self._line

    def _dress(self) -> None:
        if self._line is not None:
            ink = tone_of(self._theme.colours, self._face.tone).ink
            self._sign.setPixmap(self._theme.pixmap(self._face.icon, ink, 16, self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = tone_of(self._theme.colours, self._face.tone)
        painter.fillRect(self.rect(), QColor(tone.paper))
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
