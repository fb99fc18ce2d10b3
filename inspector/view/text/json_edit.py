"""An editor for free JSON text: coloured where it is seen, with its changed lines and its mistake marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QTextBlock, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from inspector.view.look.theme import monospace
from inspector.view.text.exact_text import exact_text, line_break_of
from inspector.view.text.json_colours import TextColours, colours_of, json_spans
from inspector.view.text.manners import Manner, Manners
from inspector.view.text.page import LARGE
from inspector.view.text.stand_ins import may_stand_in, restored, stood_in
from inspector.view.text.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QTextLayout

    from inspector.view.look.theme import Theme
    from inspector.view.text.completion import Completion

_GUTTER = 12
_LONGEST_COLOURED = 5_000


class JsonEdit(QPlainTextEdit):
    """Colours only the lines in view, so that 100 kB of claims stay quick to type in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._changed: frozenset[int] = frozenset()
        self._mistake = (0, 0)
        self._manners = Manners(self)
        self._colours: TextColours | None = None
        self._has_marks = False
        self._place = ""
        self._completion: Completion | None = None
        self.setFont(monospace())
        self.setTabChangesFocus(True)
        self.setMinimumHeight(48)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._gutter = _Gutter(self)
        self.setViewportMargins(_GUTTER, 0, 0, 0)
        self._colour_later = QTimer(self, singleShot=True, interval=0)
        self._colour_later.timeout.connect(self._on_colour)
        self.textChanged.connect(self._colour_later.start)
        self.updateRequest.connect(self._on_update_request)
        theme.changed.connect(self._on_theme_changed)

    @property
    def held(self) -> str | None:
        """The text while it is so long that it is shown elsewhere; None while it stands here."""
        return self._manners.now.held

    def toPlainText(self) -> str:
        """The text as it was written, with the line breaks of the one that was put in: it is signed byte for byte."""
        manner = self._manners.now
        if manner.held is not None:
            return manner.held
        text = exact_text(self, manner.line_break)
        return restored(text) if manner.stands_in else text

    def setPlainText(self, text: str) -> None:
        """Put another text in, without undo."""
        manner = self._manners.now._replace(stands_in=may_stand_in(text), held=None)
        self._manners.begin(manner)
        super().setPlainText(stood_in(text) if manner.stands_in else text)

    def hold(self, text: str) -> None:
        """Keep a text that is so long that it is shown elsewhere, as one step; `replace_text` ends that."""
        if text != self.held:
            self._put("", Manner(held=text))

    def replace_text(self, text: str) -> None:
        """Put another text in as one step that undo takes back, without emitting ``textChanged``."""
        if self.held is None and text == self.toPlainText():
            return
        stands_in = may_stand_in(text)
        self._put(stood_in(text) if stands_in else text, Manner(line_break_of(text), stands_in))
        self._colour_later.start()

    def _put(self, seen: str, manner: Manner) -> None:
        before, document, cursor = self.blockSignals(True), self.document(), self.textCursor()
        if self._is_new():  # the first text is no change
            self._manners.begin(manner)
            super().setPlainText(seen)
        else:
            place, step = cursor.position(), document.availableUndoSteps()
            cursor.beginEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(seen)
            if document.availableUndoSteps() == step:  # nothing stood here nor does now, but undo is to stop here
                cursor.insertText(" ")
                cursor.deletePreviousChar()
            cursor.endEditBlock()
            self._manners.turn(manner)
            cursor.setPosition(min(place, document.characterCount() - 1) if self.hasFocus() else 0)
            self.setTextCursor(cursor)
        self.blockSignals(before)

    def _is_new(self) -> bool:
        document = self.document()
        has_steps = document.isUndoAvailable() or document.isRedoAvailable()
        return document.isEmpty() and self.held is None and not has_steps

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, manner = source.text(), self._manners.now
        selected = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        if self.held is None and self.document().characterCount() - selected + len(text) > LARGE:
            self._hold_with(text, manner)  # Qt would lay out each line of it before anybody could put it elsewhere
        elif not text or text.isascii() or not manner.stands_in:
            super().insertFromMimeData(source)
        elif may_stand_in(text):
            self.textCursor().insertText(stood_in(text))
            self.ensureCursorVisible()
        else:  # what is inserted holds what would stand in: from now on all is shown as it is
            self._put(self._with(text, manner), manner._replace(stands_in=False))
            self.textChanged.emit()

    def _hold_with(self, text: str, manner: Manner) -> None:
        whole = self._with(text.replace("\r\n", "\n") if self.toPlainText().strip() else text, manner)
        breaks = manner.line_break != "\n" and "\r" not in whole
        self.hold(whole.replace("\n", manner.line_break) if breaks else whole)
        self.textChanged.emit()

    def _with(self, text: str, manner: Manner) -> str:
        """What stands here, with a text in the place of what is selected."""
        cursor, before = self.textCursor(), exact_text(self)
        before = restored(before) if manner.stands_in else before
        units, added = before.encode("utf-16-le", "surrogatepass"), text.encode("utf-16-le", "surrogatepass")
        whole = units[: 2 * cursor.selectionStart()] + added + units[2 * cursor.selectionEnd() :]
        return whole.decode("utf-16-le", "surrogatepass")

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        text = self.textCursor().selectedText().replace("\u2029", "\n")
        data.setText(restored(text) if self._manners.now.stands_in else text)
        return data

    def complete_as(self, place: str) -> None:
        """Offer the names that may stand in a ``header`` or a ``payload`` while they are typed."""
        self._place = place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = self._completion
        if offered is not None and (
            (offered.isVisible() and offered.take_key(event)) or offered.type_over(event.text())
        ):
            event.accept()
            return
        is_asked = event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        typed = event.text()
        if not typed.isascii() and self._manners.now.stands_in and may_stand_in(typed) and stood_in(typed) != typed:
            self.textCursor().insertText(stood_in(typed))
        elif not is_asked:
            super().keyPressEvent(event)
        if self._place and (is_asked or event.text() == '"'):
            if offered is None:
                # Loaded with the first quote that is typed: the tables of explanations are long.
                from inspector.view.text.completion import Completion

                self._completion = offered = Completion(self, self._place)
            offered.open()

    def focusNextPrevChild(self, following: bool) -> bool:
        if following and self._completion is not None and self._completion.is_offering:
            self._completion.take()  # Qt asks for the way out before it tells an editor of the key
            return True
        return super().focusNextPrevChild(following)

    def show_changed_lines(self, lines: tuple[int, ...]) -> None:
        """Mark lines, counted from 0."""
        if frozenset(lines) != self._changed:
            self._changed = frozenset(lines)
            self._gutter.update()

    def show_mistake(self, line: int, column: int) -> None:
        """Underline what stands at a line and a column, counted from 1; a line of 0 takes the underline
        away.
        """
        if (line, column) == self._mistake and (line == 0) == (not self.extraSelections()):
            return
        self._mistake = (line, column)
        block = self.document().findBlockByNumber(line - 1) if line else QTextBlock()
        if not block.isValid():
            self.setExtraSelections([])
            return
        # Loaded with the first mistake: the first window is quicker without them.
        from PySide6.QtGui import QTextCharFormat
        from PySide6.QtWidgets import QTextEdit

        selection = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(self._theme.colours.bad.ink))
        form.setBackground(QColor(self._theme.colours.bad.paper))
        cursor = QTextCursor(block)
        length = block.length() - 1
        start = min(Units(block.text()).at(max(0, column - 1)), max(0, length - 1))
        cursor.setPosition(block.position() + start)
        end = block.position() + min(length, start + 1 if column else length)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.format = form
        selection.cursor = cursor
        self.setExtraSelections([selection])

    def _on_update_request(self, rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.update()
            self._colour_later.start()
        else:
            self._gutter.update(0, rect.y(), _GUTTER, rect.height())

    def _on_theme_changed(self) -> None:
        self._colours = None
        self._colour_later.start()
        self._gutter.update()

    def _on_colour(self) -> None:
        if self._colours is None:
            self._colours = colours_of(self.palette())
        bottom = self.height()
        self._has_marks = False
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid() and self.blockBoundingGeometry(block).translated(offset).top() <= bottom:
            self._colour_block(block, self._colours)
            block = block.next()

    def _colour_block(self, block: QTextBlock, colours: TextColours) -> None:
        from PySide6.QtGui import QTextCharFormat, QTextLayout

        text = block.text()
        if not text:
            return
        units = Units(text)
        ranges: list[QTextLayout.FormatRange] = []
        if len(text) <= _LONGEST_COLOURED:
            for start, end, which in json_spans(text):
                piece = QTextLayout.FormatRange()
                form = QTextCharFormat()
                form.setForeground(colours[which])
                piece.start, piece.length, piece.format = units.at(start), units.at(end) - units.at(start), form
                ranges.append(piece)
        if self._manners.now.stands_in and not may_stand_in(text):
            # Loaded with the first character that cannot be seen: hardly any token has one.
            from inspector.view.text.odd_marks import marked

            ranges += marked(text, units, self.font())
            self._has_marks = True
        layout = block.layout()
        layout.setCacheEnabled(True)  # or each paint finds out anew how all of a long line is to be drawn
        if layout.formats() != ranges:
            layout.setFormats(ranges)
            self.document().markContentsDirty(block.position(), block.length())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner = self.contentsRect()
        self._gutter.setGeometry(inner.left(), inner.top(), _GUTTER, inner.height())
        self._colour_later.start()

    def seen_blocks(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        """The lines in view, with their places in the viewport."""
        block, offset, bottom = self.firstVisibleBlock(), self.contentOffset(), self.viewport().height()
        while block.isValid():
            box: QRectF = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > bottom:
                return
            yield block, box.topLeft()
            block = block.next()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._has_marks:
            from inspector.view.text.odd_marks import paint_marks

            paint_marks(self, self.seen_blocks(), self._theme.colours.warn.ink)

    def viewportEvent(self, event: QEvent) -> bool:
        if self._has_marks and isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            from inspector.view.text.odd_marks import mark_at, name_of

            stand_in = mark_at(self.seen_blocks(), QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), name_of(stand_in) if stand_in else "", self)
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colours = None

    def paint_gutter(self, painter: QPainter, area: QRect) -> None:
        """Paint a bar beside each changed line that is in view."""
        colours = self._theme.colours
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.warn.ink))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        while block.isValid():
            box: QRectF = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > area.bottom():
                break
            if block.blockNumber() in self._changed:
                painter.drawRoundedRect(QRectF(5, box.top() + 1, 3, box.height() - 2), 1.5, 1.5)
            block = block.next()


class _Gutter(QWidget):
    """The strip at the left edge of the editor."""

    def __init__(self, editor: JsonEdit) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(_GUTTER, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._editor.paint_gutter(painter, event.rect())
