"""Comparing in the whole program: from the tool bar, from the shelf, after a refresh, and with what ENCODE makes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from inspector.app import App, build
from inspector.model.comparison import NEW
from inspector.service import sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

SECRET = "a secret of more than thirty-two bytes"
TOKEN = sign('{"alg":"HS256"}', json.dumps({"sub": "a", "iat": 1_699_999_000, "exp": 1_700_000_600}), SECRET)
OTHER = sign('{"alg":"HS256"}', json.dumps({"sub": "b", "iat": 1_699_999_000, "exp": 1_700_000_600}), SECRET)


@pytest.fixture
def app(qtbot: QtBot, clock: FakeClock) -> Iterator[App]:
    made = build((), clock)
    qtbot.addWidget(made.window)
    made.desk.set_key(SECRET, "utf8", "")
    qtbot.waitUntil(lambda: not made.desk.working)
    yield made
    made.close()


def differences(app: App) -> dict[str, str]:
    assert app.comparing.window is not None
    model = app.comparing.window.table.model()
    return {str(model.index(row, 0).data()): str(model.index(row, 3).data()) for row in range(model.rowCount())}


def test_without_two_tokens_the_status_line_says_why(app: App) -> None:
    compare = app.window.menus.actions["compare"]
    compare.trigger()
    assert "no token" in app.window.statusBar().currentMessage()
    app.presenter.paste(TOKEN)
    compare.trigger()
    assert "only one token" in app.window.statusBar().currentMessage()
    assert app.comparing.window is None or not app.comparing.window.isVisible()


def test_a_refreshed_token_is_compared_with_the_one_before(app: App) -> None:
    app.presenter.paste(TOKEN)
    app.refresher.refresh()
    notice = app.window.verify_pane.notice
    button = notice.findChild(QPushButton, "compareRefreshed")
    assert button is not None
    assert button.isVisibleTo(notice)
    button.click()
    assert app.comparing.window is not None
    assert app.comparing.window.isVisible()
    assert not app.comparing.window.isModal()
    assert differences(app)["exp"] == "16 min 40 s later"


def test_rows_of_the_shelf_are_compared_with_the_shown_one(app: App) -> None:
    app.presenter.paste(f"{TOKEN}\n{OTHER}")
    app.window.paste_pane.shelf.compareRequested.emit(app.desk.entries[1].number)
    assert differences(app)["sub"] == "changed"
    assert app.comparing.window is not None
    app.presenter.paste(TOKEN)
    assert differences(app) == {}


def test_the_shown_one_is_compared_with_the_new_one(app: App) -> None:
    app.window.menus.actions["compare-new"].trigger()
    assert "no token" in app.window.statusBar().currentMessage()
    app.presenter.paste(TOKEN)
    app.encoder.payload_edited('{"sub":"c"}')
    app.window.menus.actions["compare-new"].trigger()
    assert differences(app)["exp"] == "removed"
    assert app.comparing.comparer.pair_with_new() == (app.desk.chosen, NEW)


def test_a_refused_action_has_nothing_to_compare(app: App) -> None:
    app.window.verify_pane.notice.show_notice("No.", "refresh-anyway")
    button = app.window.verify_pane.notice.findChild(QPushButton, "compareRefreshed")
    assert button is not None
    assert button.isHidden()
