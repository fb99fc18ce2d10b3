"""Shows a token in the three colours of its parts, in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from inspector.view.look.theme import monospace
from inspector.view.text.units import Units

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
    from PySide6.QtWidgets import QTextEdit

    from inspector.view.look.theme import Theme

Spans = tuple[tuple[int, int], ...]


class TokenEdit(QPlainTextEdit):
    """A plain editor that breaks lines anywhere, since a token has no words, and colours spans of its text.

    ``wholePasted(str)``: a text that holds a whole token was pasted, so it is to replace everything.
    ``filesDropped(object)``: the paths of files.
    """

    # An object: a text is not copied on its way, which takes longer than a paint where it is long.
    wholePasted = Signal(object)
    filesDropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spans: Spans = ()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setFont(monospace())
        self.setTabChangesFocus(True)
        self.setMinimumHeight(48)
        theme.changed.connect(self._paint_spans)

    def replace_text(self, text: str, *, again: bool = False) -> None:
        """Put another text in (``again``: also the same) as one step that undo takes back, without emitting ``textChanged``."""
        if text == self.toPlainText() and not again:
            return
        before = self.blockSignals(True)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self.blockSignals(before)
        self._spans = ()
        self.setExtraSelections([])

    def show_spans(self, spans: Spans) -> None:
        """Colour the parts: header, payload, signature, and again from the first for more than three."""
        if spans != self._spans:
            self._spans = spans
            self._paint_spans()

    def position_of(self, place: int) -> int:
        """Where a place of the text stands in the document."""
        return place

    def _paint_spans(self) -> None:
        colours = self._theme.colours
        inks = (colours.header, colours.payload, colours.signature)
        selections: list[QTextEdit.ExtraSelection] = []
        if not self._spans:
            self.setExtraSelections(selections)
            return
        # Loaded when there is something to colour: the first window is quicker without them.
        from PySide6.QtGui import QTextCharFormat
        from PySide6.QtWidgets import QTextEdit

        units = Units(self.toPlainText())
        for place, (start, end) in enumerate(self._spans):
            selection = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setForeground(QColor(inks[place % 3]))
            cursor = QTextCursor(self.document())
            last = self.document().characterCount() - 1
            cursor.setPosition(min(self.position_of(units.at(start)), last))
            cursor.setPosition(min(self.position_of(units.at(end)), last), QTextCursor.MoveMode.KeepAnchor)
            selection.format = form
            selection.cursor = cursor
            selections.append(selection)
        self.setExtraSelections(selections)

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if paths and not self.isReadOnly():
            self.filesDropped.emit(tuple(paths))
            return
        text = source.text()
        if not self.isReadOnly() and _holds_whole_token(text):
            self.wholePasted.emit(text)
            return
        super().insertFromMimeData(source)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isReadOnly():
            event.ignore()
            return
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasUrls() or _holds_whole_token(event.mimeData().text()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.insertFromMimeData(event.mimeData())
            return
        super().dropEvent(event)


def _holds_whole_token(text: str) -> bool:
    """Tell cheaply whether a text looks like one that holds a token: two dots in a run without spaces,
    long enough.
    """
    if len(text) < 20:
        return False
    if len(text) > 100_000:
        return True
    return any(len(run) >= 20 and run.count(".") >= 2 for run in text.split())


def part_spans(text: str, start: int, end: int) -> Spans:
    """Where the dot-separated parts of a token stand in the text as it was pasted, line breaks and all."""
    spans, begin = [], start
    for _ in range(8):
        dot = text.find(".", begin, end)
        if dot < 0:
            break
        spans.append((begin, dot))
        begin = dot + 1
    if begin < end:
        spans.append((begin, end))
    return tuple(spans)
