"""How dates are shown, chosen once for the whole program as a locale is: every view that writes a date asks here."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.model.zones import FORMS, USUAL, Style, is_zone, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

_ZONE, _FORM = "timeZone", "timeForm"


class Moments(QObject):
    """Holds the `Style` of dates and keeps it in the settings. ``changed``: write every date anew.

    ``clock`` tells the present moment, whichever moment tokens are judged at: what is of today is told without its day.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.style = USUAL
        self.clock: Callable[[], float] = time.time
        self._settings: QSettings | None = None

    def keep_in(self, settings: QSettings) -> None:
        """Take what was chosen at an earlier time, and keep there what will be chosen."""
        self._settings = settings
        zone, form = (str(settings.value(key, usual)) for key, usual in zip((_ZONE, _FORM), USUAL, strict=True))
        self._take(Style(zone if is_zone(zone) else USUAL.zone, form if form in FORMS else USUAL.form))

    def choose(self, style: Style) -> None:
        """Write all dates like this from now on."""
        if self._settings is not None:
            self._settings.setValue(_ZONE, style.zone)
            self._settings.setValue(_FORM, style.form)
        self._take(style)

    def _take(self, style: Style) -> None:
        if style != self.style:
            self.style = style
            self.changed.emit()

    def write(self, seconds: float) -> str:
        """Write a moment with what tells its zone; empty where no calendar has it."""
        return write(seconds, self.style)


@cache
def moments() -> Moments:
    """The one choice of the program."""
    return Moments()
