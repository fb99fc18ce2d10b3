"""Lets screen readers read a painted text: Qt sees a bare scroll area in it, with no text at all."""

from __future__ import annotations

from functools import cache
from typing import cast
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject, QAccessibleTextInterface
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import VoidPtr

from inspector.view.look.escaping import escaped

_PASSAGE = 100_000
"""Characters that are handed over at once: who asks for the whole of a text of megabytes gets its beginning."""


class ReadableArea(QAbstractScrollArea):
    """A scroll area with a painted text in it; what it says of the text is all that a screen reader learns. Places count
    characters of the text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readable: ReadableCanvas | None = None
        install_reader()

    def readable(self) -> ReadableCanvas:
        """Give what screen readers read; it lives as long as the widget."""
        if self._readable is None:
            self._readable = ReadableCanvas(self)
        return self._readable

    def text(self) -> str:
        """Give the text."""
        raise NotImplementedError

    def caret(self) -> int:
        """Say where the caret is in the text."""
        raise NotImplementedError

    def selection(self) -> tuple[int, int]:
        """Give the span that is selected; empty at the caret."""
        raise NotImplementedError

    def select(self, start: int, end: int) -> None:
        """Select a span and bring its end, where the caret then is, into view."""
        raise NotImplementedError

    def place_at(self, point: QPoint) -> int:
        """Find the place in the text that is nearest to a point of the viewport."""
        raise NotImplementedError

    def place_rectangle(self, place: int) -> QRectF:
        """Say where a place of the text stands in the viewport."""
        raise NotImplementedError


class ReadableText(QAccessibleTextInterface):
    """The text, the caret and the selection, as screen readers ask for them."""

    def __init__(self, canvas: ReadableArea) -> None:
        super().__init__()
        self._canvas = ref(canvas)

    def characterCount(self) -> int:
        """Say how long the text is."""
        canvas = self._canvas()
        return len(canvas.text()) if canvas is not None else 0

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's names
        """Give a part of the text; an odd character is one sign, so that places fit."""
        canvas = self._canvas()
        if canvas is None:
            return ""
        start = max(0, startOffset)
        end = min(len(canvas.text()) if endOffset < 0 else endOffset, start + _PASSAGE)
        part = canvas.text()[start:end]
        return "".join(c if c == "\n" or escaped(c) == c else "\ufffd" for c in part)

    def cursorPosition(self) -> int:
        """Say where the caret is."""
        canvas = self._canvas()
        return canvas.caret() if canvas is not None else 0

    def setCursorPosition(self, position: int) -> None:
        """Put the caret."""
        canvas = self._canvas()
        if canvas is not None:
            canvas.select(position, position)

    def selectionCount(self) -> int:
        """Say whether something is selected."""
        canvas = self._canvas()
        return int(canvas is not None and len(set(canvas.selection())) > 1)

    def characterRect(self, offset: int) -> QRect:
        """Say where a character stands on the screen."""
        canvas = self._canvas()
        if canvas is None:
            return QRect()
        box = canvas.place_rectangle(offset).toRect()
        return QRect(canvas.viewport().mapToGlobal(box.topLeft()), box.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        """Find the character at a place on the screen."""
        canvas = self._canvas()
        return canvas.place_at(canvas.viewport().mapFromGlobal(point)) if canvas is not None else 0

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: ARG002, N803 - Qt's
        """Select a part of the text."""
        canvas = self._canvas()
        if canvas is not None:
            canvas.select(startOffset, endOffset)


class ReadableCanvas(QAccessibleObject):
    """A painted text as one object with text and without children."""

    def __init__(self, canvas: ReadableArea) -> None:
        super().__init__(canvas)
        self._canvas = ref(canvas)
        self._text = ReadableText(canvas)

    def interface_cast(  # type: ignore[override]  # the stubs say int, where Qt needs the object or a pointer
        self, interface: QAccessible.InterfaceType
    ) -> object:
        """Give the text's side; anything but a pointer for the sides that are absent would end the process."""
        return self._text if interface == QAccessible.InterfaceType.TextInterface else VoidPtr(0)

    def role(self) -> QAccessible.Role:
        """Be a text."""
        return QAccessible.Role.EditableText

    def text(self, t: QAccessible.Text) -> str:
        """Give name and description."""
        canvas = self._canvas()
        if canvas is None:
            return ""
        given = {
            QAccessible.Text.Name: canvas.accessibleName,
            QAccessible.Text.Description: canvas.accessibleDescription,
        }
        return given[t]() if t in given else ""

    def state(self) -> QAccessible.State:
        """Be read-only, of many lines, and wherever the focus is."""
        state = QAccessible.State()
        canvas = self._canvas()
        state.readOnly = state.multiLine = state.focusable = state.selectableText = True
        state.focused = canvas is not None and canvas.hasFocus()
        state.invisible = canvas is None or not canvas.isVisible()
        return state

    def rect(self) -> QRect:
        """Say where it stands on the screen."""
        canvas = self._canvas()
        return QRect(canvas.mapToGlobal(QPoint(0, 0)), canvas.size()) if canvas is not None else QRect()

    def parent(self) -> QAccessibleInterface:
        """Stand in what the widget stands in."""
        canvas = self._canvas()
        holder = canvas.parentWidget() if canvas is not None else None
        return QAccessible.queryAccessibleInterface(holder or cast("QObject", QApplication.instance()))

    def child(  # type: ignore[override]  # the stubs forget that there may be none
        self,
        index: int,  # noqa: ARG002 - what Qt asks with
    ) -> QAccessibleInterface | None:
        """Have no children."""
        return None

    def childCount(self) -> int:
        """Have no children."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002 - what Qt asks with
        """Have no children."""
        return -1


def make_readable(key: str, target: QObject) -> QAccessibleInterface | None:  # noqa: ARG001 - what Qt asks with
    """Answer Qt, which asks for every object once: painted texts have an interface of ours."""
    return target.readable() if isinstance(target, ReadableArea) else None


@cache
def install_reader() -> None:
    """Tell Qt, once, who makes painted texts readable."""
    QAccessible.installFactory(make_readable)
