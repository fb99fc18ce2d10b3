"""The line of dates: it reads the date at the caret and writes another one as one step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from inspector.model.zones import Style
from inspector.view.encode.date_editor import DateEditor
from inspector.view.encode.pane import EncodePane
from inspector.view.look.moments import moments
from inspector.view.look.theme import Theme
from inspector.view.text.json_edit import JsonEdit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

NOW = 1_700_000_000.0
TEXT = '{\n  "sub": "😀",\n  "exp": 1700000720,\n  "iat": 1700000000000,\n  "q": "😀", "nbf": 7\n}'


@pytest.fixture(autouse=True)
def _in_utc() -> Iterator[None]:
    moments().choose(Style("UTC", "iso"))
    yield
    moments().choose(Style())


@pytest.fixture
def editor(qtbot: QtBot) -> JsonEdit:
    made = JsonEdit(Theme())
    qtbot.addWidget(made)
    made.setPlainText(TEXT)
    return made


@pytest.fixture
def dates(qtbot: QtBot, editor: JsonEdit) -> DateEditor:
    made = DateEditor(Theme(), editor)
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show_now(NOW)
    return made


def put(editor: JsonEdit, word: str) -> None:
    cursor = editor.document().find(word)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 1)
    editor.setTextCursor(cursor)


def test_the_date_at_the_caret_is_told_in_all_forms(dates: DateEditor, editor: JsonEdit) -> None:
    assert dates.isHidden()
    put(editor, "exp")
    assert not dates.isHidden()
    assert dates._forms[0] == "exp · 1700000720 · 2023-11-14T22:25:20Z · in 12 min"
    dates.show_now(NOW + 60)
    assert dates._forms[0].endswith("in 11 min")
    put(editor, "sub")
    assert dates.isHidden()


@pytest.mark.parametrize(
    "typed,written",
    [
        ("now+15m", "1700000900"),
        ("+1h", "1700003600"),
        ("-2d", "1699827200"),
        ("30d", "1702592000"),
        ("1700000001", "1700000001"),
        ("1700000001.5", "1700000001.5"),
        ("2023-11-14T22:14:00.25Z", "1700000040.25"),
        ("1700000001000", "1700000001"),
        ("2023-11-14T22:14:00Z", "1700000040"),
    ],
)
def test_what_is_typed_replaces_the_digits_as_one_step(
    qtbot: QtBot, dates: DateEditor, editor: JsonEdit, typed: str, written: str
) -> None:
    put(editor, "exp")
    QTest.keyClicks(dates.date_edit, typed)
    assert dates._read.text().startswith("→ ")
    QTest.keyClick(dates.date_edit, Qt.Key.Key_Return)
    assert editor.toPlainText() == TEXT.replace("1700000720", written)
    assert dates.date_edit.text() == ""
    editor.undo()
    assert editor.toPlainText() == TEXT


def test_behind_an_emoji_the_right_digits_are_replaced(qtbot: QtBot, dates: DateEditor, editor: JsonEdit) -> None:
    put(editor, "nbf")
    dates.date_edit.setText("8")
    QTest.keyClick(dates.date_edit, Qt.Key.Key_Return)
    assert editor.toPlainText() == TEXT.replace('"nbf": 7', '"nbf": 8')


def test_milliseconds_are_told_and_mended_by_one_click(dates: DateEditor, editor: JsonEdit) -> None:
    put(editor, "iat")
    assert not dates.mend.isHidden()
    assert "not in seconds" in dates._forms[0]
    dates.mend.click()
    assert '"iat": 1700000000,' in editor.toPlainText()
    assert dates.mend.isHidden()


@pytest.mark.parametrize("typed", ["some day", "now*2", "1e300", "tomorrow x", "2026-02-30"])
def test_what_is_no_date_is_said_and_changes_nothing(
    qtbot: QtBot, dates: DateEditor, editor: JsonEdit, typed: str
) -> None:
    put(editor, "exp")
    QTest.keyClicks(dates.date_edit, typed)
    QTest.keyClick(dates.date_edit, Qt.Key.Key_Return)
    assert editor.toPlainText() == TEXT
    assert "no date" in dates._read.text()
    dates.show_now(NOW + 1)  # the clock goes on, and what was refused stands there all the same
    assert "no date" in dates._read.text()
    assert dates._read.property("wrong") == "true"
    QTest.keyClicks(dates.date_edit, "?")
    assert "no date" not in dates._read.text()
    QTest.keyClick(dates.date_edit, Qt.Key.Key_Return)
    QTest.keyClick(dates.date_edit, Qt.Key.Key_Escape)
    assert dates.date_edit.text() == ""
    assert "no date" not in dates._read.text()


@pytest.mark.parametrize("zone,seconds", [("UTC", 1_706_745_601), ("Asia/Tokyo", 1_706_713_201)])
def test_the_calendar_sets_a_day_and_a_time_in_the_chosen_zone(
    dates: DateEditor, editor: JsonEdit, zone: str, seconds: int
) -> None:
    moments().choose(Style(zone, "iso"))
    put(editor, "exp")
    dates.calendar.click()
    popup = dates._popup
    assert popup is not None
    assert popup.days.selectedDate() == QDate(2023, 11, 14 if zone == "UTC" else 15)
    popup.days.setSelectedDate(QDate(2024, 2, 1))
    popup.hour.setTime(QTime(0, 0, 1))
    popup.take.click()
    assert popup.isHidden()
    assert json.loads(editor.toPlainText())["exp"] == seconds


def test_a_date_beyond_all_calendars_opens_one_all_the_same(dates: DateEditor, editor: JsonEdit) -> None:
    editor.setPlainText('{"exp": 99999999999999999999999}')
    put(editor, "exp")
    assert not dates.isHidden()
    dates.calendar.click()
    assert dates._popup is not None
    dates._popup.hide()


def test_the_pane_builds_it_for_the_first_date_that_is_turned_to(qtbot: QtBot) -> None:
    pane = EncodePane(Theme())
    qtbot.addWidget(pane)
    pane.show_now(NOW)
    pane.show_payload(TEXT)
    assert pane.dates.line is None
    with qtbot.waitExposed(pane):
        pane.show()
    pane.new_payload_edit.setFocus()
    qtbot.waitUntil(pane.new_payload_edit.hasFocus)
    put(pane.new_payload_edit, "sub")
    assert pane.dates.line is None
    put(pane.new_payload_edit, "exp")
    assert pane.dates.line is not None
    assert not pane.dates.line.isHidden()
    pane.show_payload("{}")
    assert pane.dates.line.isHidden()


def test_a_refusal_leaves_with_the_caret(dates: DateEditor, editor: JsonEdit) -> None:
    put(editor, "exp")
    QTest.keyClicks(dates.date_edit, "soon")
    QTest.keyClick(dates.date_edit, Qt.Key.Key_Return)
    assert "no date" in dates._read.text()
    put(editor, "nbf")
    assert dates._forms[0].startswith("nbf · 7 · ")
    assert dates.date_edit.text() == ""


def test_what_is_typed_is_read_on_while_the_clock_goes_on(dates: DateEditor, editor: JsonEdit) -> None:
    put(editor, "exp")
    QTest.keyClicks(dates.date_edit, "+1h")
    dates.show_now(NOW + 1)
    assert dates._read.text().startswith("→ 2023-11-14T23:13:21Z")


def test_typed_milliseconds_are_told_before_they_are_taken(dates: DateEditor, editor: JsonEdit) -> None:
    put(editor, "exp")
    QTest.keyClicks(dates.date_edit, "1700000001000")
    assert dates._read.text().startswith("→ milliseconds or finer · 2023-11-14T22:13:21Z")


def test_what_was_just_set_reads_as_it_was_typed(dates: DateEditor, editor: JsonEdit) -> None:
    for typed, told, later in (("30d", "in 30 d", 60), ("+1h", "in 1 h", 1)):
        dates.show_now(NOW + 0.7)
        put(editor, "exp")
        QTest.keyClicks(dates.date_edit, typed)
        QTest.keyClick(dates.date_edit, Qt.Key.Key_Return)
        dates.show_now(NOW + 0.7 + later)
        assert dates._forms[-1].endswith(told)
        dates.show_now(NOW + 1.7 + later)
        assert not dates._forms[-1].endswith(told)


def test_the_zone_stands_beside_each_local_time(dates: DateEditor, editor: JsonEdit) -> None:
    moments().choose(Style("Asia/Tokyo"))
    put(editor, "exp")
    named = [form for form in dates._forms if ":" in form.split(" · in ")[0]]
    assert len(named) > 2
    assert all("+09:00" in form for form in named)


def test_the_calendar_shows_the_same_moment_in_utc(dates: DateEditor, editor: JsonEdit) -> None:
    moments().choose(Style("Asia/Tokyo"))
    put(editor, "exp")
    dates.calendar.click()
    popup = dates._popup
    assert popup is not None
    zones = [popup.zone.itemText(place) for place in range(popup.zone.count())]
    assert zones[0] == "Asia/Tokyo +09:00"
    assert zones[1].startswith("Local time ")
    assert zones[2] == "UTC"
    assert (popup.days.selectedDate(), popup.hour.time()) == (QDate(2023, 11, 15), QTime(7, 25, 20))
    popup.zone.setCurrentIndex(2)
    popup.zone.activated.emit(2)
    assert (popup.days.selectedDate(), popup.hour.time()) == (QDate(2023, 11, 14), QTime(22, 25, 20))
    popup.hour.setTime(QTime(22, 25, 21))
    popup.take.click()
    assert json.loads(editor.toPlainText().replace("😀", ""))["exp"] == 1_700_000_721


def test_the_buttons_of_the_calendar_have_names(dates: DateEditor, editor: JsonEdit) -> None:
    put(editor, "exp")
    dates.calendar.click()
    assert dates._popup is not None
    names = {button.objectName(): button.accessibleName() for button in dates._popup.days.findChildren(QToolButton)}
    assert names["qt_calendar_prevmonth"] == "Month before"
    assert names["qt_calendar_nextmonth"] == "Next month"
    dates._popup.hide()
