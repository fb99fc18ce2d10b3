"""How dates are shown, chosen once: kept, used at once, and each date for the clipboard in any form."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMenu, QWidget

from inspector.model.lifetime import read_dates
from inspector.model.zones import USUAL, Style
from inspector.service.documents.scanner import scan
from inspector.view.claims.menu import make_menu
from inspector.view.claims.model import MEANING, ClaimsModel
from inspector.view.frame.time_menu import TimeChoices, copy_forms, copy_menu, date_menu
from inspector.view.frame.zone_dialog import ZoneDialog
from inspector.view.look.moments import Moments, moments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

MOMENT = 1_795_467_597.0
BERLIN = "Europe/Berlin"


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield
    moments().choose(USUAL)
    moments().clock = time.time


def moment() -> float:
    return MOMENT


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


class TestKept:
    def test_what_was_chosen_is_there_again(self) -> None:
        first, later = Moments(), Moments()
        first.keep_in(QSettings())
        first.choose(Style(BERLIN, "rfc1123"))
        later.keep_in(QSettings())

        assert later.style == Style(BERLIN, "rfc1123")

    @pytest.mark.parametrize("zone,form", [("Nowhere/City", "iso"), ("../../etc/passwd", "iso"), ("UTC", "runes")])
    def test_what_cannot_be_is_the_usual(self, zone: str, form: str) -> None:
        settings = QSettings()
        settings.setValue("timeZone", zone)
        settings.setValue("timeForm", form)
        kept = Moments()
        kept.keep_in(settings)

        assert kept.style == (USUAL if form == "iso" else Style("UTC", USUAL.form))

    def test_only_a_change_is_told(self, qtbot: QtBot) -> None:
        kept = Moments()
        with qtbot.assertNotEmitted(kept.changed):
            kept.choose(USUAL)
        with qtbot.waitSignal(kept.changed):
            kept.choose(Style("UTC"))


class TestCopies:
    def test_a_date_is_offered_in_every_form_once_and_the_chosen_first(self) -> None:
        moments().choose(Style(BERLIN, "rfc1123"))
        forms = copy_forms(MOMENT)

        assert forms[0] == ("RFC 1123, Europe/Berlin", "Mon, 23 Nov 2026 21:59:57 +0100")
        assert ("ISO 8601, UTC", "2026-11-23T20:59:57Z") in forms
        assert ("RFC 1123, UTC", "Mon, 23 Nov 2026 20:59:57 GMT") in forms
        assert ("Unix seconds", "1795467597") in forms
        assert len({text for _, text in forms}) == len(forms)

    def test_what_no_calendar_has_is_copied_as_a_number(self) -> None:
        assert copy_forms(1e14) == (("Unix seconds", "100000000000000"),)

    def test_an_action_copies_what_it_shows(self, window: QWidget) -> None:
        menu = date_menu(window, MOMENT)
        (action,) = (action for action in menu.actions() if action.text().startswith("1795467597\t"))
        action.trigger()

        assert QGuiApplication.clipboard().text() == "1795467597"

    def test_several_dates_have_a_menu_each_and_what_is_none_has_not(self, window: QWidget) -> None:
        menu = copy_menu(window, (("iat", MOMENT), ("nbf", None), ("exp", MOMENT + 1)))

        assert [action.text() for action in menu.actions()] == ["Copy iat as", "Copy exp as"]

    def test_a_claim_that_is_a_date_offers_it_and_another_does_not(self, window: QWidget) -> None:
        model = ClaimsModel(window)
        document = scan(b'{"sub": "a", "exp": 1795467597, "iat": 1795467597000, "nbf": "x"}')
        model.show_document(document, read_dates(document))

        assert [model.date_of(row) for row in range(-1, 4)] == [None, None, MOMENT, MOMENT, None]
        offered = [make_menu(window, model, row).findChild(QMenu, "copyDateMenu") is not None for row in range(4)]
        assert offered == [False, True, True, False]

    def test_the_claims_are_written_anew_when_another_zone_is_chosen(self, window: QWidget) -> None:
        model = ClaimsModel(window)
        document = scan(b'{"exp": 1795467597}')
        model.show_document(document, read_dates(document))
        moments().choose(Style("Asia/Kolkata"))
        assert str(model.index(0, MEANING).data()).startswith("2026-11-24 02:29:57 +05:30")
        moments().choose(Style(form="unix"))
        assert str(model.index(0, MEANING).data()).startswith("Unix 1795467597")


class TestMenu:
    def test_it_shows_each_choice_as_it_would_look_and_takes_it(self, window: QWidget) -> None:
        menu = QMenu(window)
        TimeChoices(menu, window).fill()
        by_data = {action.data(): action for action in menu.actions() if action.data()}
        assert list(by_data) == ["local", "UTC", "iso", "rfc1123", "unix"]
        assert [name for name, action in by_data.items() if action.isChecked()] == ["local", "iso"]

        by_data["UTC"].trigger()
        by_data["unix"].trigger()
        assert moments().style == Style("UTC", "unix")

    def test_the_examples_are_of_the_given_clock(self, window: QWidget) -> None:
        moments().clock = moment
        moments().choose(Style("UTC"))
        menu = QMenu(window)
        TimeChoices(menu, window).fill()

        by_data = {action.data(): action.text() for action in menu.actions() if action.data()}
        assert by_data["UTC"] == "UTC\t2026-11-23T20:59:57Z"
        assert by_data["unix"] == "Unix seconds\tUnix 1795467597"

    def test_a_zone_from_the_list_stays_in_the_menu(self, window: QWidget) -> None:
        moments().choose(Style(BERLIN))
        menu = QMenu(window)
        TimeChoices(menu, window).fill()

        (action,) = (action for action in menu.actions() if action.data() == BERLIN)
        assert action.isChecked()


class TestZoneDialog:
    @pytest.fixture
    def dialog(self, qtbot: QtBot) -> ZoneDialog:
        dialog = ZoneDialog(MOMENT)
        qtbot.addWidget(dialog)
        return dialog

    def test_a_few_letters_find_a_zone_and_enter_takes_it(self, dialog: ZoneDialog) -> None:
        QTest.keyClicks(dialog.search, "berl")
        assert dialog.zone() == BERLIN
        assert dialog.example.text() == "Now: 2026-11-23 21:59:57 +01:00"
        dialog.accept()
        assert moments().style.zone == BERLIN

    def test_arrows_move_through_what_was_found(self, dialog: ZoneDialog) -> None:
        QTest.keyClicks(dialog.search, "europe/b")
        first = dialog.zone()
        QTest.keyClick(dialog.search, Qt.Key.Key_Down)
        assert first < dialog.zone()

    def test_spaces_mean_what_they_look_like(self, dialog: ZoneDialog) -> None:
        QTest.keyClicks(dialog.search, "new york")
        assert dialog.zone() == "America/New_York"

    def test_nothing_found_is_said_and_cannot_be_taken(self, dialog: ZoneDialog) -> None:
        QTest.keyClicks(dialog.search, "atlantis")
        assert dialog.example.text() == "No zone is called that."
        ok = dialog.findChild(QDialogButtonBox)
        assert ok is not None
        assert not ok.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
        dialog.accept()
        assert moments().style == USUAL
