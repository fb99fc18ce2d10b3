"""The tick boxes of a test set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QStyleOptionViewItem

from inspector.model.sentences.variants import VARIANTS
from inspector.model.variant import SetForm, Variant
from inspector.view.encode.test_set_dialog import VariantsDialog
from inspector.view.look.check_boxes import TickedRows
from inspector.view.look.moments import moments
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CODES = tuple(VARIANTS)
TOKENS = tuple(Variant(code, f"a.b.{code}", code == "good", 1_800_000_000) for code in CODES)
FORMS = (SetForm("json", "test-set.json"), SetForm("curl", "test-set.sh"))


@pytest.fixture
def dialog(qtbot: QtBot) -> VariantsDialog:
    made = VariantsDialog(Theme())
    qtbot.addWidget(made)
    made.show_forms(FORMS)
    made.show_variants(TOKENS)
    made.show()
    return made


def test_each_is_named_with_what_it_should_provoke_and_ticked(dialog: VariantsDialog) -> None:
    items = [dialog.list.topLevelItem(place) for place in range(dialog.list.topLevelItemCount())]
    assert [(item.text(0), item.text(1)) for item in items if item is not None] == [VARIANTS[code] for code in CODES]
    assert all(item.checkState(0) is Qt.CheckState.Checked for item in items if item is not None)


def test_what_is_ticked_is_handed_over(qtbot: QtBot, dialog: VariantsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.copyRequested) as copied:
        dialog.copy_button.click()
    assert copied.args == ["json", CODES[1:]]
    dialog.none_button.click()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))  # type: ignore[arg-type]  # it is there
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.shelfRequested) as shelved:
        dialog.shelf_button.click()
    assert shelved.args == [CODES[2:3]]
    dialog.all_button.click()
    dialog.form.setCurrentIndex(1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: (f"/somewhere/{told[2]}", ""))
    with qtbot.waitSignal(dialog.saveRequested) as saved:
        dialog.save_button.click()
    assert saved.args == ["curl", CODES, "/somewhere/test-set.sh"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(dialog.saveRequested):
        dialog.save_button.click()


def test_without_a_tick_nothing_can_be_taken(dialog: VariantsDialog) -> None:
    buttons = (dialog.copy_button, dialog.save_button, dialog.shelf_button)
    dialog.none_button.click()
    assert [button.isEnabled() for button in buttons] == [False] * 3
    dialog.all_button.click()
    assert [button.isEnabled() for button in buttons] == [True] * 3
    dialog.show_variants(())
    assert [button.isEnabled() for button in (*buttons, dialog.all_button, dialog.none_button)] == [False] * 5


def test_a_set_that_is_there_takes_the_place_of_the_note(dialog: VariantsDialog) -> None:
    dialog.show_variants(())
    dialog.show_working()
    assert dialog.note.text() == "Making the tokens …"
    dialog.show_note("No key.", True)
    assert dialog.note.isVisible()
    dialog.show_variants(TOKENS)
    assert not dialog.note.isVisible()


def test_closing_it_is_told(qtbot: QtBot, dialog: VariantsDialog) -> None:
    with qtbot.waitSignal(dialog.closed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_an_empty_box_has_an_edge_in_every_theme(qtbot: QtBot) -> None:
    theme = Theme()
    dialog = VariantsDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show_variants(TOKENS)
    delegate = dialog.list.itemDelegate()
    assert isinstance(delegate, TickedRows)
    for choice in ("light", "dark", "contrast"):
        theme.choose(choice)
        option = QStyleOptionViewItem()
        delegate.initStyleOption(option, dialog.list.model().index(0, 0))
        edge = option.palette.color(QPalette.ColorRole.Window).darker(140)
        wanted, base = QColor(theme.colours.muted), QColor(theme.colours.base)
        assert abs(edge.lightness() - wanted.lightness()) < 3, choice
        assert abs(edge.lightness() - base.lightness()) > 60, choice
    theme.choose("light")


def test_it_says_until_when_it_holds(dialog: VariantsDialog) -> None:
    assert moments().write(1_800_000_000) in dialog.until.text()
    dialog.show_variants(())
    assert dialog.until.text() == ""


def test_dates_follow_the_choice_of_the_window(dialog: VariantsDialog) -> None:
    style = moments().style
    try:
        for zone, written in (("utc", "2027-01-15 08:00:00 +00:00"), ("Asia/Tokyo", "17:00:00")):
            moments().choose(style._replace(zone=zone))
            assert written in dialog.until.text()
    finally:
        moments().choose(style)


def test_another_lifetime_keeps_what_was_not_ticked(qtbot: QtBot, dialog: VariantsDialog) -> None:
    item = dialog.list.topLevelItem(3)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.lifetime.setFocus()
    with qtbot.waitSignal(dialog.lifetimeChosen) as chosen:
        QTest.keyClick(dialog.lifetime, Qt.Key.Key_End)
        dialog.lifetime.activated.emit(dialog.lifetime.currentIndex())
    assert chosen.args == ["decade"]
    dialog.show_variants(())
    dialog.show_variants(TOKENS)
    with qtbot.waitSignal(dialog.copyRequested) as copied:
        dialog.copy_button.click()
    assert copied.args == ["json", (*CODES[:3], *CODES[4:])]
