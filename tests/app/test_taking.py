"""Taking away in the whole program: the menus, the file dialog, and what comes of them."""

from __future__ import annotations

import csv
import stat
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from inspector.app import App, build
from inspector.report.snippets import SNIPPETS
from inspector.service import sign
from inspector.view.frame.copy_menu import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

SECRET = "a secret of more than thirty-two bytes"
TOKEN = sign('{"alg":"HS256"}', '{"sub":"=1+1","iat":1699999000,"exp":1700000600}', SECRET)


@pytest.fixture
def app(qtbot: QtBot, clock: FakeClock) -> Iterator[App]:
    made = build((), clock)
    qtbot.addWidget(made.window)
    made.presenter.paste(TOKEN)
    yield made
    made.close()


def answer(monkeypatch: pytest.MonkeyPatch, path: str, kind: int) -> None:
    """Let the file dialog be answered with a path and the kind of this place."""

    def answered(_parent: object, _title: str, _name: str, kinds: str, _first: str) -> tuple[str, str]:
        return path, kinds.split(";;")[kind]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)


def test_every_form_is_in_the_menu_and_is_copied(app: App) -> None:
    menu = app.window.menus.copy_as_menu
    assert not menu.actions()
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    actions = {action.data(): action for action in menu.actions() if not action.isSeparator()}
    assert {snippet.code for snippet in SNIPPETS} - {"authorization"} < set(actions)
    assert [form[0] for form in FORMS if form is not None] == list(actions)[:-1]
    actions["python"].trigger()
    assert "import jwt" in QGuiApplication.clipboard().text()
    actions["report-markdown"].trigger()
    assert TOKEN not in QGuiApplication.clipboard().text()
    actions["signature"].trigger()
    actions["report-markdown"].trigger()
    assert TOKEN in QGuiApplication.clipboard().text()
    app.window.menus.actions["copy-shelf"].trigger()
    assert "'=1+1" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("kind", [0, 1])
def test_the_shelf_is_exported(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int) -> None:
    answer(monkeypatch, str(tmp_path / "shelf"), kind)
    app.window.menus.actions["export"].trigger()
    path = tmp_path / "shelf.csv"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["subject"] == "'=1+1"
    assert row.get("token") == (TOKEN if kind else None)


def test_a_place_that_cannot_be_written_is_told(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, str(tmp_path / "none" / "shelf.csv"), 0)
    app.window.menus.actions["export"].trigger()
    assert "could not be written" in app.window.statusBar().currentMessage()


def test_no_answer_writes_nothing(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "", 0)
    app.window.statusBar().clearMessage()
    app.window.menus.actions["export"].trigger()
    assert app.window.statusBar().currentMessage() == ""


def test_a_large_report_is_made_beside_the_window_and_comes_to_the_clipboard(app: App, qtbot: QtBot) -> None:
    app.presenter.paste(sign('{"alg":"HS256"}', f'{{"sub":"{"x" * 200_000}"}}', SECRET))
    qtbot.waitUntil(lambda: not app.desk.working)
    QGuiApplication.clipboard().setText("before")
    app.window.copyRequested.emit("report-json")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "before")
    assert "x" * 1_000 in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
