"""A short list of names below the caret of an editor, with what the chosen one means; it leaves when it is not wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout

from inspector.model.completion import Offers, offers_at
from inspector.view.look.furniture import Line, named
from inspector.view.text.units import Units

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPlainTextEdit

_ROWS = 7
_WIDTH = 300


class Completion(QFrame):
    """Stands in the window, not in a window of its own, so that the keys still go to the editor."""

    def __init__(self, editor: QPlainTextEdit, place: str) -> None:
        super().__init__(editor.window())
        self.setObjectName("completion")
        self.setStyleSheet(
            "#completion { background: palette(window); border: 1px solid palette(dark); border-radius: 6px; }"
        )
        self._editor, self._place = editor, place
        self._offers: Offers | None = None
        self._written = (-1, False)  # where the word that was taken ends, and whether a colon came with it
        self.words = QListWidget(self)
        named(self.words, "completionWords", self.tr("Names that fit"))
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._meaning = Line(parent=self)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.words)
        box.addWidget(self._meaning)
        self.words.currentRowChanged.connect(self._on_row)
        self.words.itemClicked.connect(self._on_clicked)
        editor.installEventFilter(self)
        editor.cursorPositionChanged.connect(self._on_moved)
        self.hide()

    def open(self) -> None:
        """Offer what may stand at the caret; nothing where nothing is known."""
        cursor = self._editor.textCursor()
        text = self._text()
        at = cursor.position() if text.isascii() else len(_before(text, cursor.position()))
        offers = None if cursor.hasSelection() else offers_at(text, at, self._place)
        if offers is None:
            self.hide()
            return
        if self._offers is None or offers.offers != self._offers.offers or self.isHidden():
            self._offers = offers
            self.words.clear()
            self.words.addItems([offer.word for offer in offers.offers])
            self.words.setCurrentRow(0)
        self._offers = offers
        self._put()

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key for the list while it is shown; tell whether it was one of its keys."""
        key, step = (
            event.key(),
            {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS},
        )
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif (by := step.get(Qt.Key(key))) is not None:
            self.words.setCurrentRow(max(0, min(self.words.count() - 1, self.words.currentRow() + by)))
        else:
            return False
        return True

    @property
    def is_offering(self) -> bool:
        """Whether there is a word to take."""
        return self.isVisible() and self.words.currentRow() >= 0

    def type_over(self, typed: str) -> bool:
        """Pass over what a person types by habit though it came with the word: the closing quote and the colon.

        Behind a colon a quote may as well begin the value; so it stands, until a colon tells that it did not.
        """
        end, has_colon = self._written
        cursor = self._editor.textCursor()
        if not typed or not end <= cursor.position() <= end + 1 or cursor.hasSelection():
            return False
        is_there = cursor.position() == end
        if has_colon and typed == '"' and is_there:
            return False
        self._written = (-1, False)
        if is_there:
            return typed == (":" if has_colon else '"')
        if typed != ":" or _before(self._text(), cursor.position())[-1:] != '"':
            return False
        cursor.deletePreviousChar()
        return True

    def take(self) -> None:
        """Write the chosen word with its closing quote, and the colon behind a name, as one step that undo takes back."""
        offers, row = self._offers, self.words.currentRow()
        self.hide()
        if offers is None or not 0 <= row < len(offers.offers):
            return
        cursor = self._editor.textCursor()
        text = self._text()
        start = Units(text).at(offers.start)
        behind = _behind(text, cursor.position())
        word = offers.offers[row].word + '"'
        end = cursor.position()
        if behind.startswith('"'):
            end, behind = end + 1, behind[1:]
        has_colon = offers.is_name and not behind.lstrip().startswith(":")
        if has_colon:
            word += ": " if "\n" in text.strip() else ":"
        cursor.beginEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(word)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        self._written = (cursor.position(), has_colon)

    def _text(self) -> str:
        return self._editor.document().toRawText().replace("\u2029", "\n")

    def _put(self) -> None:
        window, editor = self._editor.window(), self._editor
        if self.parentWidget() is not window:
            self.setParent(window)
        room = window.rect().adjusted(4, 4, -4, -4)
        width = min(_WIDTH, room.width())
        height = self.words.sizeHintForRow(0) * min(_ROWS, self.words.count()) + 2
        self.words.setFixedHeight(height)
        self._meaning.setMinimumHeight(self._meaning.heightForWidth(width - 8) if self._meaning.text() else 0)
        self.resize(width, self._meaning.minimumHeight() + height + 16)
        caret = editor.cursorRect()
        below = editor.viewport().mapTo(window, QPoint(caret.left(), caret.bottom() + 4))
        x = max(room.left(), min(below.x(), room.right() - width))
        y = below.y()
        if y + self.height() > room.bottom():
            y = max(room.top(), below.y() - caret.height() - 8 - self.height())
        self.move(x, y)
        self.show()
        self.raise_()

    def _on_row(self, row: int) -> None:
        if self._offers is None or not 0 <= row < len(self._offers.offers):
            return
        offer = self._offers.offers[row]
        meaning = QCoreApplication.translate("Claims", offer.meaning) if offer.meaning else ""
        self._meaning.say(f"{meaning} ({offer.source})" if offer.source else meaning)
        self.words.setAccessibleDescription(self._meaning.text())
        if not self.isHidden():
            self._put()

    def _on_clicked(self) -> None:
        self.take()

    def _on_moved(self) -> None:
        if not self.isHidden() and self._offers is not None:
            self.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        return super().eventFilter(watched, event)


def _before(text: str, units: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace")


def _behind(text: str, units: int) -> str:
    return text[len(_before(text, units)) :]
