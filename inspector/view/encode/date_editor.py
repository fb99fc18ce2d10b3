"""A slim line below the new payload that reads the date at the caret, and takes another one in many forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector.model.calendar import utc_text
from inspector.model.dated import Dated, date_at
from inspector.model.typed_date import digits_of, typed_date
from inspector.view.look.escaping import shown
from inspector.view.look.furniture import IconButton, Line, named, row
from inspector.view.look.moments import moments
from inspector.view.look.phrases import SEPARATOR, date_forms
from inspector.view.text.units import Units

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.view.encode.date_popup import DatePopup
    from inspector.view.look.theme import Theme
    from inspector.view.text.json_edit import JsonEdit

_NAME = 30
_HOURS = 7_200
_FRESH = 60
"""Seconds for which "30d" still reads "in 30 d"; of what is less than hours away, where seconds count, it is the first one."""


class DateEditor(QWidget):
    """Writes the digits into the payload's text as one step that undo takes back; the rest of the text stays."""

    def __init__(self, theme: Theme, editor: JsonEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dateEditor")
        self._theme, self._editor = theme, editor
        self._now = 0.0
        self._dated: Dated | None = None
        self._popup: DatePopup | None = None
        self._is_refused = False
        self._set_at = self._set_to = 0.0
        self._forms: tuple[str, ...] = ()
        self._read = Line(parent=self)
        self._read.setWordWrap(False)
        self.date_edit = QLineEdit(self)
        named(self.date_edit, "dateEdit", self.tr("Date"))
        self.date_edit.setPlaceholderText(self.tr("now+15m, -2d, 2026-01-31T12:00Z …"))
        self.date_edit.setToolTip(
            self.tr("now+15m, +1h, -2d, 30d, an ISO 8601 date and time, or Unix seconds; Enter sets it")
        )
        self.mend = QPushButton(self.tr("To seconds"), self)
        named(self.mend, "mendDate", self.tr("Turn this date into seconds"))
        self.calendar = IconButton(theme, "calendar", self.tr("Choose from a calendar"), self)
        named(self.calendar, "dateCalendar", self.tr("Choose from a calendar"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._read)
        line = row(self.date_edit, self.mend, self.calendar)
        line.setStretch(0, 1)
        box.addLayout(line)
        self.date_edit.returnPressed.connect(self._on_return)
        self.date_edit.textChanged.connect(self._on_typed)
        self.mend.clicked.connect(self._on_mend)
        self.calendar.clicked.connect(self._on_calendar)
        self.date_edit.installEventFilter(self)
        editor.cursorPositionChanged.connect(self.look)
        moments().changed.connect(self._tell)
        self.hide()

    def look(self) -> None:
        """Show the date at the caret; none takes no room."""
        dated = date_below(self._editor)
        if dated == self._dated:
            return
        self._dated = dated
        self.date_edit.clear()
        self._tell()
        self.setVisible(dated is not None)

    def show_now(self, now: float) -> None:
        """Say what is from now at another moment (seconds since 1970)."""
        self._now = now
        if not self.isHidden():
            self._tell()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.date_edit, self.mend, self.calendar]

    def _tell(self) -> None:
        """Say why what was typed is no date, until it is changed; else what it comes to; else what stands there."""
        if self._is_refused:
            return
        self._read.set_wrong(False)
        self._read.setWordWrap(False)
        typed = typed_date(self.date_edit.text(), self._now) if self.date_edit.text().strip() else None
        if typed is None:
            self._say()
            return
        said = date_forms(typed.seconds, self._now, marked=True)
        milli = self.tr("milliseconds or finer") + SEPARATOR if typed.is_mended else ""
        self._forms = tuple(f"→ {milli}{form}" for form in said)
        self._choose_form()

    def _say(self) -> None:
        dated = self._dated
        if dated is None:
            return
        name = shown(dated.name, _NAME)
        number = digits_of(dated.number) if abs(dated.number) < 1e18 else f"{dated.number:g}"
        self.mend.setVisible(dated.mended is not None)
        if dated.mended is not None:
            told = self.tr("not in seconds; probably {0}").format(moments().write(dated.mended))
            likely = self.tr("rather {0}").format(utc_text(dated.mended))
            self._forms = (SEPARATOR.join((name, number, told)), SEPARATOR.join((name, told)), told, likely)
        else:
            said = date_forms(dated.number, self._moment_of(dated.number), marked=True)
            self._forms = (
                *(SEPARATOR.join((name, number, form)) for form in said[:1]),
                *(SEPARATOR.join((name, form)) for form in said),
            )
        self._choose_form()

    def _moment_of(self, date: float) -> float:
        """The moment from which a date is told: for a little while that at which it was set, so that "30d" reads "in 30 d"."""
        fresh = _FRESH if abs(date - self._set_at) >= _HOURS else 1
        return self._set_at if date == self._set_to and 0 <= self._now - self._set_at <= fresh else self._now

    def _choose_form(self) -> None:
        room = self.width() - 4
        metrics = self._read.fontMetrics()
        fitting = (form for form in self._forms if metrics.horizontalAdvance(form) <= room)
        self._read.setText(next(fitting, self._forms[-1] if self._forms else ""))
        self._read.show()
        self._read.setToolTip(self._forms[0] if self._forms else "")

    def _on_typed(self) -> None:
        """Say what was typed so far comes to."""
        self._is_refused = False
        self._tell()

    def _on_return(self) -> None:
        text = self.date_edit.text()
        if not text.strip():
            return
        typed = typed_date(text, self._now)
        if typed is not None:
            self._write(typed.seconds)
            return
        self._is_refused = True
        self._forms = (
            self.tr("This is no date: write now+15m, -2d, tomorrow 9:00, 2026-01-31T12:00Z or Unix seconds."),
        )
        self._read.set_wrong(True)
        self._read.setWordWrap(True)
        self._choose_form()

    def _on_mend(self) -> None:
        if self._dated is not None and self._dated.mended is not None:
            self._write(self._dated.mended)

    def _on_calendar(self) -> None:
        if self._dated is None:
            return
        if self._popup is None:
            from inspector.view.encode.date_popup import DatePopup

            self._popup = DatePopup(self._theme, self)
            self._popup.chosen.connect(self._write)
        dated = self._dated
        self._popup.open_at(dated.mended if dated.mended is not None else dated.number, self.calendar)

    def _write(self, moment: float) -> None:
        """Put the digits in the place of those at the caret, as typing would."""
        dated = date_below(self._editor)
        if dated is None:
            return
        cursor = self._editor.textCursor()
        block = cursor.block()
        units = Units(block.text())
        cursor.setPosition(block.position() + units.at(dated.start))
        cursor.setPosition(block.position() + units.at(dated.end), cursor.MoveMode.KeepAnchor)
        cursor.insertText(digits_of(moment))
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()
        self._set_at, self._set_to = self._now, moment
        self.date_edit.clear()
        self.look()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_form()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.date_edit.clear()
            self._tell()
            self._editor.setFocus()
            return True
        return super().eventFilter(watched, event)


def date_below(editor: JsonEdit) -> Dated | None:
    """The date at an editor's caret; None where there is none."""
    cursor = editor.textCursor()
    text = cursor.block().text()
    return date_at(text, _character(text, cursor.positionInBlock())) if text else None


def _character(text: str, unit: int) -> int:
    """Turn a place in Qt's count into one in Python's."""
    if text.isascii():
        return unit
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "replace"))
