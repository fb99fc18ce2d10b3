"""Menus about dates: how they are shown everywhere, and a date for the clipboard in any form."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from inspector.model.zones import FORMS, LOCAL, UTC, Style, copied, write
from inspector.view.look.furniture import copy_text
from inspector.view.look.moments import moments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


def _form_name(form: str) -> str:
    names = {
        "iso": QCoreApplication.translate("TimeMenu", "ISO 8601"),
        "rfc1123": QCoreApplication.translate("TimeMenu", "RFC 1123"),
        "unix": QCoreApplication.translate("TimeMenu", "Unix seconds"),
    }
    return names[form]


def zone_title(zone: str) -> str:
    """What a zone is called in menus; IANA names are names and stay."""
    if zone == LOCAL:
        return QCoreApplication.translate("TimeMenu", "Local time")
    return zone


def copy_forms(seconds: float) -> tuple[tuple[str, str], ...]:
    """Everything that a moment can be copied as: pairs of a title and the text, the chosen form first, none twice."""
    chosen = moments().style
    zones = dict.fromkeys((chosen.zone, LOCAL, UTC))
    styles = [chosen, *(Style(zone, form) for form in FORMS for zone in (zones if form != "unix" else (UTC,)))]
    found: dict[str, str] = {}
    for style in styles:
        text = copied(seconds, style)
        if text and text not in found:
            where = "" if style.form == "unix" else f", {zone_title(style.zone)}"
            found[text] = f"{_form_name(style.form)}{where}"
    return tuple((title, text) for text, title in found.items())


def add_copies(menu: QMenu, seconds: float) -> None:
    """Add to a menu one action for each form in which a moment can be copied; each shows what it copies."""
    for title, text in copy_forms(seconds):
        action = _Copy(f"{text}\t{title}", text, menu)
        menu.addAction(action)


def date_menu(parent: QWidget, seconds: float, title: str = "") -> QMenu:
    """A submenu "Copy date as" for the context menu of whatever shows a date; ``seconds`` since 1970."""
    menu = QMenu(title or QCoreApplication.translate("TimeMenu", "Copy date as"), parent)
    menu.setObjectName("copyDateMenu")
    add_copies(menu, seconds)
    return menu


def copy_menu(parent: QWidget, dates: Iterable[tuple[str, float | None]]) -> QMenu:
    """A menu with one "Copy … as" for each of several named dates; those that are no dates are left out."""
    menu = QMenu(parent)
    menu.setObjectName("copyDatesMenu")
    for name, seconds in dates:
        if seconds is not None:
            menu.addMenu(date_menu(menu, seconds, QCoreApplication.translate("TimeMenu", "Copy {0} as").format(name)))
    return menu


class _Copy(QAction):
    """Puts its text on the clipboard."""

    def __init__(self, title: str, text: str, parent: QObject) -> None:
        super().__init__(title, parent)
        self._text = text
        self.setData(("date", text))  # menus of claims tell their actions by such pairs
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self) -> None:
        copy_text(self._text)


class TimeChoices(QObject):
    """Fills View ▸ Time shown as: zone and form for every date of the program, with the present moment as an example."""

    def __init__(self, menu: QMenu, window: QWidget) -> None:
        super().__init__(menu)
        self._menu = menu
        self._window = window
        menu.setObjectName("timeMenu")
        self._zones = QActionGroup(self)
        self._forms = QActionGroup(self)
        self._zones.triggered.connect(self._on_zone_chosen)
        self._forms.triggered.connect(self._on_form_chosen)
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what can be chosen, as it would look at this moment."""
        now = float(math.floor(moments().clock()))
        self._menu.clear()
        style = moments().style
        for zone in dict.fromkeys((LOCAL, UTC, style.zone)):
            self._add(self._zones, f"{zone_title(zone)}\t{write(now, Style(zone))}", zone, zone == style.zone)
        other = self._menu.addAction(QCoreApplication.translate("TimeMenu", "Other zone…"))
        other.triggered.connect(self._on_other_zone)
        self._menu.addSeparator()
        for form in FORMS:
            example = write(now, style._replace(form=form))
            self._add(self._forms, f"{_form_name(form)}\t{example}", form, form == style.form)

    def _add(self, group: QActionGroup, title: str, name: str, is_chosen: bool) -> None:
        action = self._menu.addAction(title)
        action.setCheckable(True)
        action.setData(name)
        action.setChecked(is_chosen)
        group.addAction(action)

    def _on_zone_chosen(self, action: QAction) -> None:
        moments().choose(moments().style._replace(zone=action.data()))

    def _on_form_chosen(self, action: QAction) -> None:
        moments().choose(moments().style._replace(form=action.data()))

    def _on_other_zone(self) -> None:
        from inspector.view.frame.zone_dialog import ZoneDialog

        ZoneDialog(float(math.floor(moments().clock())), self._window).exec()
