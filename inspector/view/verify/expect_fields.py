"""One field of what is expected: how it is read, what is wrong with it, and whether its value was taken from the token."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from inspector.view.look.furniture import IconButton, Line, named
from inspector.view.verify.expect_table import Field, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.view.look.theme import Theme

LONGEST = 100_000
"""Characters that a field holds; Qt's own limit would cut a long list without a word."""


class ExpectEdit(QLineEdit):
    """A line that says at its end that its value was taken from the token, until it is edited by hand."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_filling = False
        self.is_taken = False
        self.setMinimumWidth(60)
        self.setMaxLength(LONGEST)
        self.textChanged.connect(self._on_text_changed)

    def fill(self, text: str, *, taken: bool) -> None:
        """Put a text in that nobody typed; ``taken``: from the token."""
        self._is_filling = True
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self._is_filling = False
        self.mark(taken=taken)

    def mark(self, *, taken: bool) -> None:
        """Say, or no longer say, that the value was taken from the token."""
        if taken == self.is_taken:
            return
        self.is_taken = taken
        self.setTextMargins(0, 0, self._room() if taken else 0, 0)
        self.setAccessibleDescription(self.tr("Taken from the token") if taken else "")
        self.update()

    def _on_text_changed(self) -> None:
        if not self._is_filling:
            self.mark(taken=False)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setItalic(True)
        return font

    def _room(self) -> int:
        return QFontMetrics(self._small()).horizontalAdvance(self.tr("from token")) + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_taken:
            painter = QPainter(self)
            painter.setFont(self._small())
            painter.setPen(QColor(self._theme.colours.warn.ink))
            box = self.rect().adjusted(0, 0, -8, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.tr("from token"))


class ExpectField(QObject):
    """A field with its line: gives its value, says what is wrong with it, and asks for the token's own.

    ``edited``: the person changed it, or looked at what was taken. ``takeAsked(str)``: the name of the field.
    """

    edited = Signal()
    takeAsked = Signal(str)

    def __init__(self, field: Field, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._theme = theme
        self._seconds: float | None = None
        self._button: IconButton | None = None
        self._error: Line | None = None
        self._grid: QGridLayout | None = None
        self._row = 0
        self.edit = ExpectEdit(theme, parent)
        named(self.edit, field.object_name, words(field.label))
        self.edit.setPlaceholderText(words(field.hint))
        self.edit.setToolTip(words(field.tip))
        self.edit.textChanged.connect(self._on_text_changed)

    @property
    def value(self) -> object:
        """What the field says, as its place in a `Policy` wants it; of what is no number the last one that was counts."""
        text = self.edit.text()
        if self.field.kind == "list":
            return _parts(text, ",")
        if self.field.kind == "words":
            return _parts(text, "," if "," in text else None)
        if self.field.kind == "seconds":
            return 0.0 if self._seconds is None and self.field.name == "leeway" else self._seconds
        return text.strip()

    @property
    def error_text(self) -> str:
        """What is wrong with the field; empty where nothing is."""
        return "" if self._error is None else self._error.text()

    def fill(self, value: object, *, taken: bool) -> None:
        """Show a value that nobody typed; a text that means the same stays as it was written."""
        if value != self.value or not self.edit.text().strip() or self.error_text:
            self.edit.fill(self._written(value), taken=taken)
        self.edit.mark(taken=taken)
        self._show_taken()

    def say(self, sentence: str) -> None:
        """Say something about the field below it; empty: nothing."""
        if sentence and self._error is None and self._grid is not None:
            self._error = Line(parent=self.edit.parentWidget(), quiet=False)
            self._error.set_wrong(True)
            self._error.hide()
            self._grid.addWidget(self._error, self._row + 1, 0, 1, -1)
        if self._error is not None:
            self._error.say(sentence)

    def put_into(self, grid: QGridLayout, row: int, *, columns: int = 1, label: str = "") -> None:
        """Lay the field out: its name, itself, the button that takes, and room for a sentence in the row below."""
        self._grid, self._row = grid, row
        name = QLabel(label or words(self.field.label), self.edit.parentWidget())
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setBuddy(self.edit)
        name.setProperty("quiet", "true")
        grid.addWidget(name, row, 0)
        if not self.field.is_taken:
            grid.addWidget(self.edit, row, 1, 1, columns + 1)
            return
        grid.addWidget(self.edit, row, 1, 1, columns)
        button = IconButton(self._theme, "take", "", self.edit.parentWidget())
        button.setFixedSize(26, 26)
        button.clicked.connect(self._on_take_clicked)
        grid.addWidget(button, row, 1 + columns)
        self._button = button
        self._show_taken()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.edit] if self._button is None else [self.edit, self._button]

    def _written(self, value: object) -> str:
        if isinstance(value, tuple):
            text = ", ".join(value)
            return f"{text}," if self.field.kind == "words" and len(value) == 1 and " " in text else text
        if isinstance(value, float):
            return f"{value:.15g}" if value or self.field.name == "max_age" else ""
        return "" if value is None else str(value)

    def _on_text_changed(self) -> None:
        if self.field.kind == "seconds":
            self._read_seconds()
        elif self.error_text:
            self.say("")
        self._show_taken()
        self.edited.emit()

    def _read_seconds(self) -> None:
        text = self.edit.text().strip()
        try:
            seconds = float(text if text.isascii() and "_" not in text else "nan") if text else None
        except ValueError:
            seconds = math.nan
        if seconds is None or (math.isfinite(seconds) and 0 <= seconds < 1e12):
            self._seconds = seconds
            self.say("")
            return
        before = self._seconds
        if self.field.name == "leeway":
            told = self.tr("Leeway is a number of seconds, such as 30. {0} s still counts.")
        elif before is None:
            told = self.tr("The age is a number of seconds, such as 3600. Until then any age will do.")
        else:
            told = self.tr("The age is a number of seconds, such as 3600. {0} s still counts.")
        self.say(told.format(f"{before or 0:g}"))

    def _show_taken(self) -> None:
        if self._button is None:
            return
        taken = self.edit.is_taken
        name = (
            self.tr("{0}: taken from the token, which proves nothing until you have looked at it. Press when you have.")
            if taken
            else self.tr("{0}: take the token's own value. It proves nothing until you have looked at it.")
        ).format(words(self.field.label))
        if self._button.toolTip() != name:
            self._button.set_icon("check" if taken else "take")
            self._button.setToolTip(name)
            self._button.setAccessibleName(name)

    def _on_take_clicked(self) -> None:
        if self.edit.is_taken:
            self.edit.mark(taken=False)
            self._show_taken()
            self.edited.emit()
        else:
            self.takeAsked.emit(self.field.name)


def _parts(text: str, comma: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(comma) if part.strip())
