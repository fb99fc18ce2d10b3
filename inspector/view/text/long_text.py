"""A long text that can be read, selected, searched and copied like any other, at any size."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QClipboard, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from inspector.view.look.escaping import sendable
from inspector.view.text.canvas import TextCanvas

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

__all__ = ["LongText"]

_SCROLL_EVERY = 50
"""Milliseconds between two steps while the pointer drags beyond the border."""
_LONGEST_WORD = 100_000
"""Characters to each side that a double click takes at most."""

_FAR = 1e9
"""Pixels to the right of everything."""

_Key = QKeySequence.StandardKey


@cache
def _moves() -> tuple[tuple[QKeySequence.StandardKey, str, bool], ...]:
    """List the keys that move the caret: key, where to, and whether they select."""
    places = {
        "previous": (_Key.MoveToPreviousChar, _Key.SelectPreviousChar),
        "next": (_Key.MoveToNextChar, _Key.SelectNextChar),
        "previous-word": (_Key.MoveToPreviousWord, _Key.SelectPreviousWord),
        "next-word": (_Key.MoveToNextWord, _Key.SelectNextWord),
        "up": (_Key.MoveToPreviousLine, _Key.SelectPreviousLine),
        "down": (_Key.MoveToNextLine, _Key.SelectNextLine),
        "page-up": (_Key.MoveToPreviousPage, _Key.SelectPreviousPage),
        "page-down": (_Key.MoveToNextPage, _Key.SelectNextPage),
        "row-start": (_Key.MoveToStartOfLine, _Key.SelectStartOfLine),
        "row-end": (_Key.MoveToEndOfLine, _Key.SelectEndOfLine),
        "start": (_Key.MoveToStartOfDocument, _Key.SelectStartOfDocument),
        "end": (_Key.MoveToEndOfDocument, _Key.SelectEndOfDocument),
    }
    return tuple((key, where, key is keys[1]) for where, keys in places.items() for key in keys)


class LongText(TextCanvas):
    """A read-only text of any length, with mouse, keyboard and menu.

    Signals: ``copyRequested(str)`` a text for the clipboard.
    """

    copyRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted_x: float | None = None  # where the caret would like to be when it moves up and down
        self._unit = "character"  # what a drag selects by: character, word or line
        self._origin = (0, 0)  # the unit that a drag began with
        self._drag_timer = QBasicTimer()
        self._drag_at = QPoint()
        self._doubled_at: QPoint | None = None

    def copy(self) -> None:
        """Ask for what is selected to be copied."""
        if self._anchor != self._caret:
            self.copyRequested.emit(sendable(self.selected_text()))

    def find(  # type: ignore[override]  # hides QWidget.find as QPlainTextEdit does
        self, needle: str, backwards: bool = False, *, match_case: bool = False
    ) -> bool:
        """Select the next place of a text from the selection on, round the end; tell whether there is one."""
        if not needle:
            return False
        text = self._shown.source
        if not match_case:
            lowered = text.lower()
            if len(lowered) == len(text):
                text, needle = lowered, needle.lower()
        start, end = self.selection()
        if backwards:
            at = text.rfind(needle, 0, max(0, end - 1) if end - start == len(needle) else start)
            at = at if at >= 0 else text.rfind(needle)
        else:
            at = text.find(needle, start + 1 if end > start else start)
            at = at if at >= 0 else text.find(needle)
        if at < 0:
            return False
        self.select(at, at + len(needle))
        return True

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, select and copy as in any text."""
        if event.matches(_Key.Copy):
            self.copy()
        elif event.matches(_Key.SelectAll):
            self.select_all()
        else:
            for key, where, selects in _moves():
                if event.matches(key):
                    self._move(where, selects=selects)
                    break
            else:
                super().keyPressEvent(event)
                return
        event.accept()

    def _move(self, where: str, *, selects: bool) -> None:
        is_vertical = where in ("up", "down", "page-up", "page-down")
        x = self._wanted_x
        if is_vertical and x is None:
            x = self._wanted_x = self.caret_rectangle().x() - self._left()
        start, end = self.selection()
        if where in ("previous", "next") and start < end and not selects:
            place = start if where == "previous" else end
        else:
            place = self._moved(where)
        if where in ("page-up", "page-down"):
            bar, steps = self.verticalScrollBar(), self._page()
            bar.setValue(bar.value() + (steps if where == "page-down" else -steps))
        self._put_caret(place, selects=selects)
        self._wanted_x = x if is_vertical else None

    def _moved(self, where: str) -> int:
        """Say where a key takes the caret."""
        source, caret = self._shown.source, self._caret
        if where == "previous":
            return caret - 1
        if where == "next":
            return caret + 1
        if where == "previous-word":
            return self._word_before(caret)
        if where == "next-word":
            return self._word_behind(caret)
        if where in ("start", "end"):
            return 0 if where == "start" else len(source)
        number = self._grid.row_of(self._shown.to_shown(caret))
        if where in ("row-start", "row-end"):
            row = self._grid.row(number)
            return self._place_in_row(row, 0.0 if where == "row-start" else _FAR)
        steps = {"up": -1, "down": 1, "page-up": -self._page(), "page-down": self._page()}[where]
        if not 0 <= number + steps < self._grid.row_count:
            if abs(steps) == 1:
                return 0 if steps < 0 else len(source)
            steps = -number if steps < 0 else self._grid.row_count - 1 - number
        return self._place_in_row(self._grid.row(number + steps), self._wanted_x or 0.0)

    def _page(self) -> int:
        return max(1, self.verticalScrollBar().pageStep() - 1)

    def _put_caret(self, place: int, *, selects: bool) -> None:
        place = max(0, min(place, len(self._shown.source)))
        self.select(self._anchor if selects else place, place)

    def select(self, start: int, end: int) -> None:
        """Select a span and bring its end, where the caret then is, into view."""
        self._wanted_x = None
        super().select(start, end)

    # Words and lines

    def _word_at(self, place: int) -> tuple[int, int]:
        """Find the word, or the run of one sort of signs, around a place."""
        source = self._shown.source
        low, high = max(0, place - _LONGEST_WORD), min(len(source), place + _LONGEST_WORD)
        sign = source[place : place + 1] or source[place - 1 : place]
        if sign == "\n" and source[place - 1 : place] not in ("", "\n"):
            place -= 1  # behind the end of a line its last word is meant
            sign = source[place]
        if not sign:
            return place, place
        pattern = _sort_of(sign)
        behind = pattern.match(source, place, high)
        before = pattern.match(source[low:place][::-1])
        return place - (before.end() if before else 0), behind.end() if behind else place

    def _word_before(self, place: int) -> int:
        source = self._shown.source
        while place > 0 and source[place - 1].isspace():
            place -= 1
        return self._word_at(place - 1)[0] if place > 0 else 0

    def _word_behind(self, place: int) -> int:
        source = self._shown.source
        place = self._word_at(place)[1] if place < len(source) else place
        while place < len(source) and source[place].isspace():
            place += 1
        return place

    def _line_at(self, place: int) -> tuple[int, int]:
        source = self._shown.source
        end = source.find("\n", place)
        return source.rfind("\n", 0, place) + 1, len(source) if end < 0 else end + 1

    def _unit_at(self, place: int) -> tuple[int, int]:
        if self._unit == "word":
            return self._word_at(place)
        return self._line_at(place) if self._unit == "line" else (place, place)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret; begin to select by characters, or by lines after a double click."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        point = event.position().toPoint()
        place = self.place_at(point)
        near = QApplication.startDragDistance()
        is_third = self._doubled_at is not None and (point - self._doubled_at).manhattanLength() < near
        self._doubled_at = None
        if is_third:
            self._begin("line", place)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._unit, self._origin = "character", (self._anchor, self._anchor)
            self._put_caret(place, selects=True)
        else:
            self._begin("character", place)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word, and from then on by words."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        self._doubled_at = event.position().toPoint()
        self._begin("word", self.place_at(self._doubled_at))
        event.accept()

    def _begin(self, unit: str, place: int) -> None:
        self._unit = unit
        self._origin = self._unit_at(place)
        self._anchor, self._caret = self._origin
        self._wanted_x = None
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the pointer; beyond the border the text begins to scroll."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        self._doubled_at = None
        self._drag_at = event.position().toPoint()
        self._select_to(self._drag_at)
        if self.viewport().rect().contains(self._drag_at):
            self._drag_timer.stop()
        elif not self._drag_timer.isActive():
            self._drag_timer.start(_SCROLL_EVERY, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; where a middle click pastes what is selected, it can be pasted."""
        self._drag_timer.stop()
        clipboard = QApplication.clipboard()
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._anchor != self._caret
            and clipboard.supportsSelection()
        ):
            clipboard.setText(sendable(self.selected_text()), QClipboard.Mode.Selection)
        event.accept()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Scroll on while the pointer is held beyond the border: the further away, the faster."""
        if event.timerId() != self._drag_timer.timerId():
            super().timerEvent(event)
            return
        box = self.viewport().rect()
        for beyond, bar, size in (
            (_beyond(self._drag_at.y(), box.height()), self.verticalScrollBar(), self._row_height),
            (_beyond(self._drag_at.x(), box.width()), self.horizontalScrollBar(), self._cell),
        ):
            if beyond:
                step = int(abs(beyond) / size) + 1
                bar.setValue(bar.value() + (step if beyond > 0 else -step))
        self._select_to(self._drag_at)

    def _select_to(self, point: QPoint) -> None:
        low, high = self._unit_at(self.place_at(point))
        if low < self._origin[0]:
            self._anchor, self._caret = self._origin[1], low
        else:
            self._anchor, self._caret = self._origin[0], max(high, self._origin[1])
        self._wanted_x = None
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy and to select, at the pointer or, by the Menu key, at the caret."""
        place = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.caret_rectangle().bottomLeft().toPoint())
        self.edit_menu().popup(place)

    def edit_menu(self) -> QMenu:
        """Make the menu; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(QCoreApplication.translate("LongText", "&Copy"), self.copy)
        copy.setShortcut(QKeySequence(_Key.Copy))
        copy.setEnabled(self._anchor != self._caret)
        everything = menu.addAction(QCoreApplication.translate("LongText", "Select &all"), self.select_all)
        everything.setShortcut(QKeySequence(_Key.SelectAll))
        everything.setEnabled(bool(self._shown.source))
        return menu


def _beyond(at: int, size: int) -> int:
    """Say how far a coordinate lies outside of a length."""
    return at if at < 0 else max(0, at - size + 1)


def _sort_of(sign: str) -> re.Pattern[str]:
    """Find signs of the same sort: base64url runs in one, so that a double click takes a token's segment."""
    if sign == "\n":
        return re.compile(r"\n?")
    if sign.isspace():
        return re.compile(r"[^\S\n]+")
    if sign.isalnum() or sign in "_-":
        return re.compile(r"[\w-]+")
    return re.compile(r"[^\w\s-]+")
