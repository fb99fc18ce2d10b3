"""A calendar with a time of day, in the zone in which the program writes its dates."""

from __future__ import annotations

import math
from datetime import datetime

from PySide6.QtCore import QDate, QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QPushButton, QTimeEdit, QVBoxLayout, QWidget

from inspector.model.zones import LOCAL, moment_in, offset
from inspector.view.look.furniture import Line, named, row
from inspector.view.look.moments import moments


class DatePopup(QFrame):
    """``chosen(object)``: seconds since 1970-01-01 UTC."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("datePopup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._zone = LOCAL
        self.days = QCalendarWidget(self)
        named(self.days, "dateDays", self.tr("Day"))
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setGridVisible(False)
        self.days.setMinimumSize(280, 200)
        self.days.setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31))
        self.hour = QTimeEdit(self)
        named(self.hour, "dateTime", self.tr("Time of day"))
        self.hour.setDisplayFormat("HH:mm:ss")
        self._named_zone = Line(parent=self)
        self.take = QPushButton(self.tr("Set this date"), self)
        named(self.take, "takeDate", self.tr("Set this date"))
        line = row(self.hour, self._named_zone, self.take)
        line.setStretch(1, 1)
        box = QVBoxLayout(self)
        box.addWidget(self.days)
        box.addLayout(line)
        self.take.clicked.connect(self._on_take)
        self.days.activated.connect(self._on_take)

    def open_at(self, seconds: float, below: QWidget) -> None:
        """Show a moment, near the button that was pressed."""
        style = moments().style
        self._zone = style.zone
        at = moment_in(seconds, self._zone) or moment_in(0, self._zone)
        assert at is not None, "1970 is in every calendar"
        self.days.setSelectedDate(QDate(at.year, at.month, at.day))
        self.hour.setTime(QTime(at.hour, at.minute, at.second))
        self._named_zone.setText(offset(seconds, style._replace(form="iso")) or self._zone)
        self._named_zone.setMinimumWidth(self._named_zone.fontMetrics().horizontalAdvance(self._named_zone.text()) + 4)
        self.adjustSize()
        corner = below.mapToGlobal(QPoint(below.width(), 0))
        screen = below.screen().availableGeometry()
        x = max(screen.left(), min(corner.x() - self.width(), screen.right() - self.width()))
        above = corner.y() - self.height()
        self.move(
            x, above if above >= screen.top() else min(corner.y() + below.height(), screen.bottom() - self.height())
        )
        self.show()
        self.days.setFocus()

    def _on_take(self) -> None:
        day, time = self.days.selectedDate(), self.hour.time()
        naive = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second())  # noqa: DTZ001  # the zone comes next
        seconds = _seconds(naive, self._zone)
        self.hide()
        if seconds is not None:
            self.chosen.emit(seconds)


def _seconds(naive: datetime, zone: str) -> float | None:
    """The moment of a date and time in a zone; None where no clock shows it."""
    try:
        if zone == LOCAL:
            return math.floor(naive.timestamp())
        known = moment_in(0, zone)
        assert known is not None, "1970 is in every calendar"
        return math.floor(naive.replace(tzinfo=known.tzinfo).timestamp())
    except (ValueError, OverflowError, OSError):
        return None
