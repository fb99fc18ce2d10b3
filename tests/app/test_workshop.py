"""The workshop in the whole window: keys, templates and test sets, from menu to token."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jwt
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from inspector.app import App, build
from inspector.view.encode.templates_dialog import NameDialog, QuestionsDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from inspector.app.workshop import Workshop
    from inspector.view.encode.test_set_dialog import VariantsDialog
    from inspector.view.keys.made_dialog import KeysMadeDialog

NOW = 1_767_225_600
SECRET = "a secret that is long enough for HS256"
TOKEN = jwt.encode({"iss": "me", "aud": "api", "sub": "user-1", "exp": NOW + 600}, SECRET, "HS256")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def app(qtbot: QtBot) -> Iterator[App]:
    made = build([], clock=lambda: float(NOW))
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.close()


def workshop(app: App, deed: str) -> Workshop:
    app.window.menus.actions[deed].trigger()
    assert app.workshop is not None
    return app.workshop


def keys_made(app: App, qtbot: QtBot, kind: str) -> KeysMadeDialog:
    dialog = workshop(app, "make-key").keys_made
    assert dialog is not None
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.make_button.click()
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    return dialog


def test_nothing_is_built_before_it_is_asked_for(app: App) -> None:
    assert app.workshop is None
    assert app.window.findChild(QDialog, "keysMadeDialog") is None


def test_a_key_that_is_made_signs_and_verifies(qtbot: QtBot, app: App) -> None:
    dialog = keys_made(app, qtbot, "Ed25519")
    dialog.sign_button.click()
    dialog.verify_button.click()
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: bool(app.desk.keys.keys) and not app.desk.working)
    app.window.encode_pane.inspect_button.click()
    qtbot.waitUntil(lambda: app.desk.inspected is not None and app.desk.inspected.verdict == "verified")
    (key,) = app.desk.keys.keys
    assert (key.private, key.curve) == (False, "Ed25519")
    assert [entry.keys[0].private for entry in app.key_ring.entries] == [True]


def test_a_private_key_is_copied_with_the_marks_of_a_secret(qtbot: QtBot, app: App) -> None:
    dialog = keys_made(app, qtbot, "P-256")
    dialog.private.copy_button.click()
    mime = QGuiApplication.clipboard().mimeData()
    assert "BEGIN PRIVATE KEY" in mime.text()
    assert mime.hasFormat("x-kde-passwordManagerHint")
    dialog.public.copy_button.click()
    assert not QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")


def test_a_key_is_saved_for_its_owner_alone(
    qtbot: QtBot, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = keys_made(app, qtbot, "P-256")
    target = tmp_path / "key.pem"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.private.save_button.click()
    assert target.read_text().startswith("-----BEGIN PRIVATE KEY-----")
    assert sys.platform == "win32" or target.stat().st_mode & 0o777 == 0o600
    assert str(target) in dialog.note.text()


def test_closing_the_window_of_keys_forgets_the_key(qtbot: QtBot, app: App) -> None:
    dialog = keys_made(app, qtbot, "P-256")
    dialog.close()
    assert dialog.private.text.toPlainText() == ""
    workshop(app, "make-key")
    assert dialog.isVisible()
    assert not dialog.keep_button.isEnabled()


def test_the_button_beside_the_signing_key_leads_there(app: App) -> None:
    app.window.encode_pane.make_key.click()
    assert app.workshop is not None
    assert app.workshop.keys_made is not None
    assert app.workshop.keys_made.isVisible()


def test_a_template_fills_the_pane_and_undo_takes_it_back(qtbot: QtBot, app: App) -> None:
    pane = app.window.encode_pane
    before = pane.new_header_edit.toPlainText(), pane.new_payload_edit.toPlainText()
    pane.put_signing_key(SECRET)
    app.window.menus.actions["new"].trigger()
    menu = app.window.findChild(QMenu, "newMenu")
    assert menu is not None
    next(action for action in menu.actions() if action.data() == "access-token").trigger()
    menu.close()
    dialog = app.window.findChild(QuestionsDialog)
    assert dialog is not None
    dialog.fields["subject"].setText("somebody")
    dialog.accept()
    options = {"verify_aud": False, "verify_exp": False, "verify_iat": False}
    claims = jwt.decode(pane.new_token_view.toPlainText(), SECRET, ["HS256"], options=options)  # type: ignore[arg-type]  # plain booleans
    assert (claims["sub"], claims["exp"] - claims["iat"], claims["iat"]) == ("somebody", 3600, NOW)
    pane.new_header_edit.undo()
    pane.new_payload_edit.undo()
    assert (pane.new_header_edit.toPlainText(), pane.new_payload_edit.toPlainText()) == before


def test_the_menu_opens_though_encode_was_folded(app: App) -> None:
    app.window.menus.actions["fold"].trigger()
    assert not app.window.encode_pane.isVisible()
    app.window.menus.actions["new"].trigger()
    assert app.window.encode_pane.isVisible()
    menu = app.window.findChild(QMenu, "newMenu")
    assert menu is not None
    menu.close()


def test_a_template_of_ones_own_is_there_next_time(qtbot: QtBot, app: App) -> None:
    app.window.encode_pane.put_signing_key(SECRET)
    app.window.encode_pane.new_payload_edit.setPlainText('{"role":"admin","iat":5,"exp":65}')
    app.window.menus.actions["save-template"].trigger()
    dialog = app.window.findChild(NameDialog)
    assert dialog is not None
    dialog.name.setCurrentText("staging")
    dialog.accept()
    written = str(QSettings().value("templates"))
    assert json.loads(written)["staging"]["claims"] == {"role": "admin", "iat": "@now", "exp": "@+1m"}
    assert SECRET not in written

    again = build([], clock=lambda: float(NOW + 500))
    qtbot.addWidget(again.window)
    again.window.show()
    again.window.menus.actions["new"].trigger()
    menu = again.window.findChild(QMenu, "newMenu")
    assert menu is not None
    next(action for action in menu.actions() if action.data() == "own:staging").trigger()
    menu.close()
    assert json.loads(again.window.encode_pane.new_payload_edit.toPlainText()) == {
        "role": "admin", "iat": NOW + 500, "exp": NOW + 560,
    }  # fmt: skip
    again.close()


def test_what_is_secret_in_a_template_never_reaches_the_settings(qtbot: QtBot, app: App) -> None:
    pane = app.window.encode_pane
    pane.put_signing_key(SECRET)
    pane.new_payload_edit.setPlainText('{"sub":"me","password":"hunter2","note":"' + TOKEN + '"}')
    app.window.menus.actions["save-template"].trigger()
    naming = app.window.findChild(NameDialog)
    assert naming is not None
    assert naming.secret.text().endswith("password, note")
    naming.name.setCurrentText("staging")
    naming.accept()
    written = Path(QSettings().fileName()).read_bytes()
    assert b"staging" in written
    for secret in ("hunter2", TOKEN, TOKEN.rpartition(".")[2]):
        assert secret.encode() not in written

    assert app.workshop is not None
    app.workshop.templating.choose("own:staging")
    dialog = app.window.findChild(QuestionsDialog)
    assert dialog is not None
    dialog.fields["password"].setText("another")
    dialog.accept()
    assert json.loads(pane.new_payload_edit.toPlainText()) == {"sub": "me", "password": "another", "note": ""}


def test_a_key_is_made_from_the_questions_of_a_template(qtbot: QtBot, app: App) -> None:
    app.window.encode_pane.put_signing_key(SECRET)
    app.window.menus.actions["save-template"].trigger()
    naming = app.window.findChild(NameDialog)
    assert naming is not None
    naming.reject()
    assert app.workshop is not None
    app.workshop.templating.choose("dpop-proof")
    dialog = app.window.findChild(QuestionsDialog)
    assert dialog is not None
    dialog.fields["method"].setText("get")
    QTest.keyClick(dialog.key_button, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.key_button.isHidden)
    assert dialog.isVisible()
    QTest.keyClick(dialog.fields["method"], Qt.Key.Key_Return)
    token = app.window.encode_pane.new_token_view
    qtbot.waitUntil(lambda: token.toPlainText().count(".") == 2)
    header = jwt.get_unverified_header(token.toPlainText())
    claims = jwt.decode(token.toPlainText(), jwt.PyJWK(header["jwk"]), ["ES256"], options={"verify_iat": False})
    assert (header["typ"], claims["htm"]) == ("dpop+jwt", "GET")
    app.window.encode_pane.signing_key_edit.undo()
    assert app.window.encode_pane.signing_key_edit.toPlainText() == SECRET


def test_broken_templates_in_the_settings_do_not_hinder(qtbot: QtBot) -> None:
    QSettings().setValue("templates", '{"a": [')
    made = build([], clock=lambda: float(NOW))
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.menus.actions["new"].trigger()
    menu = made.window.findChild(QMenu, "newMenu")
    assert menu is not None
    assert not any(str(action.data()).startswith("own:") for action in menu.actions())
    menu.close()
    made.close()


def filled(app: App, qtbot: QtBot) -> VariantsDialog:
    app.presenter.paste(TOKEN)
    app.window.encode_pane.put_signing_key(SECRET)
    app.window.activateWindow()
    QTest.keyClick(app.window, Qt.Key.Key_T, CONTROL_SHIFT)
    assert app.workshop is not None
    dialog = app.workshop.test_set
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() > 0)
    return dialog


def test_a_test_set_is_made_of_the_token_that_is_looked_at(qtbot: QtBot, app: App) -> None:
    dialog = filled(app, qtbot)
    dialog.copy_button.click()
    rows = json.loads(QGuiApplication.clipboard().text())
    good = next(row for row in rows if row["accept"])
    assert (
        jwt.decode(good["token"], SECRET, ["HS256"], audience="api", options={"verify_exp": False})["sub"] == "user-1"
    )
    assert len(rows) == dialog.list.topLevelItemCount()


def test_a_test_set_on_the_shelf(qtbot: QtBot, app: App) -> None:
    dialog = filled(app, qtbot)
    dialog.shelf_button.click()
    qtbot.waitUntil(lambda: len(app.desk.entries) == dialog.list.topLevelItemCount() + 1)
    assert app.desk.chosen_text == TOKEN


def test_why_there_is_no_test_set_is_said(qtbot: QtBot, app: App) -> None:
    dialog = workshop(app, "test-set").test_set
    assert dialog is not None
    assert dialog.note.text() == "There is no token yet."
    app.presenter.paste(TOKEN)
    workshop(app, "test-set")
    qtbot.waitUntil(lambda: "no key" in dialog.note.text())
    assert not dialog.copy_button.isEnabled()
