"""One line that says what the chosen token is, where it stood, and what was cleaned off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from inspector.view.look.escaping import shown, tooltip
from inspector.view.look.furniture import Line, named
from inspector.view.look.phrases import SEPARATOR
from inspector.view.look.wording import say, say_stripped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from inspector.model import Token

_MOST_TYPES = 3
_BETWEEN = " – "


class TypeLine(Line):
    """Says "ID token · Keycloak – from server.log, line 812"; what the types are for stands in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        named(self, "typeLine", self.tr("Type of the token"))
        # One line, for the editor above must not give way to it; what is cut off stands in the tooltip.
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_token(self, token: Token | None) -> None:
        """Speak of another token; of none there is nothing to say."""
        if token is None:
            self.say("")
            return
        from inspector.model.types import recognise  # its tables are long, and an empty window needs none of them

        types = recognise(token)[:_MOST_TYPES]
        lines = [self.tr("{0}: {1} ({2})").format(say(row.name), say(row.text), row.source) for row in types]
        names = SEPARATOR.join(say(row.name) for row in types)
        cleaned = say_stripped(token.stripped)
        parts = (
            names,
            self.tr("from {0}").format(shown(token.place, 120)) if token.place else "",
            self.tr("Cleaned off: {0}").format(cleaned) if cleaned else "",
        )
        whole = _BETWEEN.join(part for part in parts if part)
        lines = [whole, *lines] if whole else lines
        self.setToolTip(tooltip("\n".join(lines)))
        self.setAccessibleDescription("\n".join(lines))
        self.say(whole)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
