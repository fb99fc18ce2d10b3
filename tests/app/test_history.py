"""The history in the whole program: from the menu, after a press and after an undo, and on to the comparison."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspector.app import App, build
from inspector.service import sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

SECRET = "a secret of more than thirty-two bytes"
TOKEN = sign('{"alg":"HS256"}', json.dumps({"sub": "a", "iat": 1_699_999_000, "exp": 1_700_000_600}), SECRET)


@pytest.fixture
def app(qtbot: QtBot, clock: FakeClock) -> Iterator[App]:
    made = build((), clock)
    qtbot.addWidget(made.window)
    made.desk.set_key(SECRET, "utf8", "")
    qtbot.waitUntil(lambda: not made.desk.working)
    made.presenter.paste(TOKEN)
    yield made
    made.close()


def test_a_press_stands_there_and_is_compared(app: App, clock: FakeClock) -> None:
    history = app.window.menus.actions["history"]
    history.trigger()
    assert app.history.dialog is not None
    assert app.history.dialog.isVisible()
    assert app.history.dialog.list.count() == 0
    app.refresher.refresh()
    assert app.history.dialog.list.count() == 1
    clock.advance(60)
    assert app.watch.renewer.renew(app.desk.chosen) == ""
    assert app.history.dialog.list.count() == 2
    app.history.dialog.list.setCurrentRow(0)
    app.history.dialog.compare.click()
    window = app.comparing.window
    assert window is not None
    assert window.isVisible()
    assert window.before.currentText().startswith("Before the refresh of 20")
    model = window.table.model()
    told = {str(model.index(row, 0).data()): str(model.index(row, 3).data()) for row in range(model.rowCount())}
    assert told["exp"] == "1 min later"


def test_an_undone_refresh_leaves_no_entry(app: App) -> None:
    app.refresher.refresh()
    app.window.menus.actions["history"].trigger()
    assert app.history.dialog is not None
    assert app.history.dialog.list.count() == 1
    app.refresher.undo()
    assert app.history.dialog.list.count() == 0


def test_the_strip_tells_dates_as_they_were_chosen(app: App) -> None:
    from inspector.model.zones import USUAL, UTC, Style
    from inspector.view.look.moments import moments

    moments().choose(Style(UTC, USUAL.form))
    app.refresher.refresh()
    strip = app.window.verify_pane.notice
    assert "exp 2023-11-14T22:40:00Z (16 min 40 s later)" in strip.sentence
    moments().choose(Style(UTC, "unix"))
    assert "exp Unix 1700001600 (16 min 40 s later)" in strip.sentence
    moments().choose(USUAL)


def test_a_step_back_in_the_editor_takes_the_refresh_back_and_a_step_forward_brings_it_again(app: App) -> None:
    first = app.desk.chosen
    app.refresher.refresh()
    refreshed, told = app.desk.chosen_text, app.histories.of(first)
    editor = app.window.paste_pane.token_edit
    editor.undo()
    assert app.desk.chosen_text == TOKEN
    assert [entry.number for entry in app.desk.entries] == [first]
    assert app.histories.of(first) == ()
    assert app.window.verify_pane.notice.isHidden()
    editor.redo()
    assert app.desk.chosen_text == refreshed
    assert [entry.inspected.token.text for entry in app.desk.entries] == [TOKEN, refreshed]
    (again,) = app.histories.of(first)
    assert (again.moment, again.changes, again.by) == (told[0].moment, told[0].changes, told[0].by)
    app.refresher.undo()
    assert [entry.number for entry in app.desk.entries] == [first]


def test_other_edits_are_other_edits(app: App) -> None:
    app.refresher.refresh()
    count = len(app.desk.entries)
    app.window.paste_pane.token_edit.setPlainText(TOKEN + "x")
    assert len(app.desk.entries) == count
    assert app.desk.chosen_text == TOKEN + "x"
