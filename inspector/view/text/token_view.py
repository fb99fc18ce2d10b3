"""A token that was made here: to be read and copied, and renewed with every key that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QFontMetricsF, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from inspector.view.text.token_edit import TokenEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from inspector.view.look.theme import Theme

_LONG = 4_000
"""Characters from which a token is put in as lines that fill some rows: Qt breaks a long line ten times as slowly."""
_ROWS = 4
"""Rows that a line fills: fewer lines are put in sooner."""
_BREAK = "\u2029"


class TokenView(TokenEdit):
    """Read-only. What it says (`toPlainText`) and gives to the clipboard is the token without any line break."""

    # Of the class, since the editor's own beginning asks for them.
    _token = ""
    _columns = 0
    _is_elsewhere = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._arrange_later = QTimer(self, singleShot=True, interval=0)
        self._arrange_later.timeout.connect(self._on_arrange)
        self.setReadOnly(True)

    def toPlainText(self) -> str:
        """The token."""
        return self._token

    def setPlainText(self, text: str) -> None:
        """Show another token."""
        self._token, self._is_elsewhere = text, False
        self._spans = ()
        self._put()

    def hold(self, text: str) -> None:
        """Keep a token that is so long that it is shown elsewhere."""
        self._token, self._is_elsewhere = text, True
        self._spans = ()
        self._put()

    def _put(self) -> None:
        text, self._columns = self._token, self._fitting()
        width = self._columns
        if self._is_elsewhere:
            text = ""
        elif width:
            text = "\n".join([text[at : at + width] for at in range(0, len(text), width)])
        QPlainTextEdit.setPlainText(self, text)

    def _fitting(self) -> int:
        """Characters of a line; 0: all in one."""
        wraps = self.wordWrapMode() != QTextOption.WrapMode.NoWrap
        if len(self._token) < _LONG or not wraps or not self._token.isascii():
            return 0
        room = self.viewport().width() - 2 * self.document().documentMargin()
        return _ROWS * max(20, int(room / max(1.0, QFontMetricsF(self.font()).horizontalAdvance("0" * 64) / 64)))

    def position_of(self, place: int) -> int:
        """Where a place of the token stands among the lines."""
        return place + place // self._columns if self._columns else place

    def setWordWrapMode(self, policy: QTextOption.WrapMode) -> None:
        """Break lines, or let the token run on."""
        super().setWordWrapMode(policy)
        if len(self._token) >= _LONG:
            self._arrange_later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns:
            self._arrange_later.start()

    def _on_arrange(self) -> None:
        if self._fitting() != self._columns and not self._is_elsewhere:
            spans, before = self._spans, self.blockSignals(True)
            self._put()
            self._spans = ()
            self.show_spans(spans)
            self.blockSignals(before)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace(_BREAK, ""))
        return data
