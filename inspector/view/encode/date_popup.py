"""A calendar with a time of day, in local time, in UTC, or in the zone in which the program writes its dates."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QPushButton, QTimeEdit, QToolButton, QVBoxLayout, QWidget

from inspector.model.zones import LOCAL, UTC, Style, moment_in, offset
from inspector.view.look.furniture import Choice, named, row
from inspector.view.look.moments import moments

if TYPE_CHECKING:
    from inspector.view.look.theme import Theme


class DatePopup(QFrame):
    """``chosen(object)``: seconds since 1970-01-01 UTC."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("datePopup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._zone = self._usual = ""
        self.days = QCalendarWidget(self)
        named(self.days, "dateDays", self.tr("Day"))
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setGridVisible(False)
        self.days.setMinimumSize(280, 200)
        self.days.setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(day, QTextCharFormat())  # red is for what is wrong
        for part, name in (
            ("qt_calendar_prevmonth", self.tr("Month before")),
            ("qt_calendar_nextmonth", self.tr("Next month")),
        ):
            button = self.days.findChild(QToolButton, part)
            if button is not None:
                button.setAccessibleName(name)
                button.setToolTip(name)
        self.hour = QTimeEdit(self)
        named(self.hour, "dateTime", self.tr("Time of day"))
        self.hour.setDisplayFormat("HH:mm:ss")
        self.zone = Choice(theme, self)
        named(self.zone, "dateZone", self.tr("Zone of the time of day"))
        self.take = QPushButton(self.tr("Set this date"), self)
        named(self.take, "takeDate", self.tr("Set this date"))
        line = row(self.hour, self.zone, self.take)
        line.setStretch(1, 1)
        box = QVBoxLayout(self)
        box.addWidget(self.days)
        box.addLayout(line)
        self.take.clicked.connect(self._on_take)
        self.days.activated.connect(self._on_take)
        self.days.selectionChanged.connect(self._name_zones)
        self.hour.timeChanged.connect(self._name_zones)
        self.zone.activated.connect(self._on_zone)

    def open_at(self, seconds: float, below: QWidget) -> None:
        """Show a moment, near the button that was pressed."""
        usual = moments().style.zone
        if usual != self._usual:
            self._usual = self._zone = usual
            self.zone.clear()
            for zone in dict.fromkeys((usual, LOCAL, UTC)):
                self.zone.addItem(zone, zone)
        self._put(seconds)
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

    def _put(self, seconds: float) -> None:
        at = moment_in(seconds, self._zone) or moment_in(0, self._zone)
        assert at is not None, "1970 is in every calendar"
        self.days.setSelectedDate(QDate(at.year, at.month, at.day))
        self.hour.setTime(QTime(at.hour, at.minute, at.second))
        self.zone.setCurrentIndex(self.zone.findData(self._zone))
        self._name_zones()

    def _name_zones(self) -> None:
        """Write beside each zone what its clocks are from UTC on that day."""
        seconds = self._seconds()
        for place in range(self.zone.count()):
            zone = self.zone.itemData(place)
            name = self.tr("Local time") if zone == LOCAL else zone
            beside = offset(seconds, Style(zone)) if seconds is not None and zone != UTC else ""
            self.zone.setItemText(place, f"{name} {beside}".strip())

    def _on_zone(self) -> None:
        """Show the same moment as another clock does."""
        seconds = self._seconds()
        self._zone = self.zone.currentData()
        if seconds is not None:
            self._put(seconds)

    def _seconds(self) -> float | None:
        day, time = self.days.selectedDate(), self.hour.time()
        naive = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second())  # noqa: DTZ001  # the zone comes next
        return _seconds(naive, self._zone)

    def _on_take(self) -> None:
        seconds = self._seconds()
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
