"""The window in which keys are made: what is chosen, what is hidden, and what can be pressed when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from inspector.service.keys.forms import forms_of
from inspector.service.keys.maker import kinds, make_key
from inspector.view.keys.made_dialog import KeysMadeDialog
from inspector.view.look.theme import Theme
from inspector.view.text.secret_edit import SecretEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspector.model.key import Key

PAIR, SECRET = make_key("P-256"), make_key("secret 256", "HS256")


@pytest.fixture
def dialog(qtbot: QtBot) -> KeysMadeDialog:
    made = KeysMadeDialog(Theme())
    qtbot.addWidget(made)
    made.show_kinds(tuple((kind.name, kind.algorithms) for kind in kinds()), "RSA 3072", "PS256")
    made.show()
    return made


def show(dialog: KeysMadeDialog, *keys: Key) -> None:
    dialog.show_keys(keys, 0)
    dialog.show_forms(forms_of(keys[0]), bool(keys[0].algorithms))


def test_what_was_offered_is_made(qtbot: QtBot, dialog: KeysMadeDialog) -> None:
    with qtbot.waitSignal(dialog.makeRequested) as made:
        dialog.make_button.click()
    assert made.args == ["RSA 3072", "PS256"]
    dialog.kind.setCurrentIndex(dialog.kind.findData("P-256"))
    assert not dialog.algorithm.isEnabled()
    with qtbot.waitSignal(dialog.makeRequested) as made:
        QTest.keyClick(dialog.kind, Qt.Key.Key_Return)
    assert made.args == ["P-256", "ES256"]
    dialog.kind.setCurrentIndex(dialog.kind.findData("X25519"))
    with qtbot.waitSignal(dialog.makeRequested) as made:
        dialog.make_button.click()
    assert made.args == ["X25519", ""]


def test_every_kind_says_what_it_is_for(dialog: KeysMadeDialog) -> None:
    texts = [dialog.kind.itemText(place) for place in range(dialog.kind.count())]
    assert "Secret, 256 bits · HS256" in texts
    assert any(text.startswith("RSA 2048 · RS256") for text in texts)
    assert "X25519 · only encrypts" in texts
    assert len(texts) == len(kinds())


def test_what_takes_long_can_be_left_and_nothing_else_be_begun(qtbot: QtBot, dialog: KeysMadeDialog) -> None:
    assert not dialog.cancel_button.isEnabled()
    dialog.show_working(True)
    assert not dialog.make_button.isEnabled()
    with qtbot.waitSignal(dialog.cancelRequested):
        dialog.cancel_button.click()
    dialog.show_working(False)
    assert dialog.make_button.isEnabled()


def test_private_and_public_stand_apart_and_the_private_half_is_hidden(dialog: KeysMadeDialog) -> None:
    show(dialog, PAIR)
    private, public = dialog.private, dialog.public
    assert isinstance(private.text, SecretEdit)
    for place in range(private.form.count()):
        private.form.setCurrentIndex(place)
        assert private.text.is_masked
    private.form.setCurrentIndex(0)
    assert "PRIVATE KEY" in private.text.toPlainText()
    assert "PUBLIC KEY" in public.text.toPlainText()
    assert [public.form.itemText(place) for place in range(4)] == ["PEM", "JWK", "JWKS", "DER, in base64"]
    private.text.eye.click()
    assert not private.text.is_masked
    show(dialog, make_key("P-256"))
    assert private.text.is_masked, "another key is hidden again"


def test_a_form_that_was_chosen_stays_chosen(dialog: KeysMadeDialog) -> None:
    show(dialog, PAIR)
    dialog.public.form.setCurrentIndex(1)
    show(dialog, make_key("P-256"))
    assert dialog.public.form.currentData() == "public-jwk"
    assert dialog.public.text.toPlainText().startswith("{")


def test_a_secret_has_no_public_half(dialog: KeysMadeDialog) -> None:
    show(dialog, SECRET)
    assert dialog.private.isVisible()
    assert not dialog.public.isVisible()
    assert [dialog.private.form.itemText(place) for place in range(5)] == ["JWK", "JWKS", "base64url", "base64", "hex"]


def test_what_cannot_be_done_cannot_be_pressed(dialog: KeysMadeDialog) -> None:
    buttons = (dialog.sign_button, dialog.verify_button, dialog.keep_button)
    assert [button.isEnabled() for button in buttons] == [False] * 3
    show(dialog, make_key("X25519"))
    assert [button.isEnabled() for button in buttons] == [False, True, True]
    show(dialog, PAIR)
    assert [button.isEnabled() for button in buttons] == [True] * 3


def test_copying_and_saving_name_the_form(
    qtbot: QtBot, dialog: KeysMadeDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(dialog, PAIR)
    with qtbot.waitSignal(dialog.copyRequested) as copied:
        dialog.private.copy_button.click()
    assert copied.args == ["private-pem"]
    offered: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str) -> tuple[str, str]:
        offered.append(name)
        return "/somewhere/key.pem", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(dialog.saveRequested) as saved:
        dialog.public.save_button.click()
    assert saved.args == ["public-pem", "/somewhere/key.pem"]
    for place in range(dialog.private.form.count()):
        dialog.private.form.setCurrentIndex(place)
        dialog.private.save_button.click()
    assert offered == [
        "public-key.pem",
        "private-key.pem",
        "private-key.jwk",
        "private-jwks.json",
        "private-key.der",
    ]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(dialog.saveRequested):
        dialog.public.save_button.click()


def test_a_key_of_elsewhere_is_asked_for(qtbot: QtBot, dialog: KeysMadeDialog) -> None:
    asked: list[tuple[str, str]] = []
    dialog.convertRequested.connect(lambda place, text: asked.append((place, text)))
    dialog.of_key_button.click()
    dialog.of_signing_button.click()
    dialog.pasted.setPlainText("a secret")
    dialog.pasted.setPlainText("   ")
    assert asked == [("key", ""), ("signing", ""), ("pasted", "a secret")]
    assert dialog.pasted.is_masked


def test_one_of_several_can_be_chosen(qtbot: QtBot, dialog: KeysMadeDialog) -> None:
    show(dialog, PAIR)
    assert not dialog.which.isVisible()
    with qtbot.assertNotEmitted(dialog.keyChosen):
        show(dialog, PAIR, SECRET)
    assert dialog.which.isVisible()
    with qtbot.waitSignal(dialog.keyChosen) as chosen:
        dialog.which.setCurrentIndex(1)
    assert chosen.args == [1]


def test_the_line_about_a_key_shows_no_markup_and_no_thumbprint_of_a_secret(dialog: KeysMadeDialog) -> None:
    show(dialog, PAIR._replace(kid="a\u202eb"))
    assert "\u202e" not in dialog.about.text()
    assert PAIR.thumbprint in dialog.about.text()
    show(dialog, SECRET._replace(kid=""))
    assert SECRET.thumbprint not in dialog.about.text()


def test_closing_it_forgets_what_was_pasted(qtbot: QtBot, dialog: KeysMadeDialog) -> None:
    dialog.pasted.setPlainText("a secret")
    with qtbot.waitSignal(dialog.closed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.pasted.toPlainText() == ""


def test_a_file_that_cannot_be_taken_is_said(dialog: KeysMadeDialog) -> None:
    dialog.pasted.take_file("/absent/key.pem")
    assert "could not be read" in dialog.note.text()


def test_everything_has_a_name_and_can_be_reached_by_tab(dialog: KeysMadeDialog) -> None:
    show(dialog, PAIR)
    reached = set()
    for _ in range(40):
        focused = dialog.focusWidget()
        assert focused is not None
        assert focused.accessibleName(), focused.objectName()
        reached.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    enabled = {each.objectName() for each in dialog.findChildren(QPushButton) if each.isEnabled() and each.isVisible()}
    assert enabled | {"madeKind", "privateForm", "publicForm", "privateText", "publicText", "pastedKeyEdit"} <= reached


def test_the_password_of_an_encrypted_key_is_asked_for_where_one_is_needed(
    qtbot: QtBot, dialog: KeysMadeDialog
) -> None:
    assert not dialog.lock.isVisible()
    dialog.show_locked(True)
    assert dialog.lock.isVisible()
    edit = dialog.lock.edit
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    with qtbot.assertNotEmitted(dialog.passwordGiven):
        dialog.open_button.click()
    edit.setText("pw")
    with qtbot.assertNotEmitted(dialog.makeRequested), qtbot.waitSignal(dialog.passwordGiven) as given:
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert given.args == ["pw"]
    with qtbot.waitSignal(dialog.passwordGiven):
        dialog.open_button.click()
    edit.eye.click()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    dialog.show_locked(False)
    assert not dialog.lock.isVisible()
    assert edit.text() == ""
    assert edit.echoMode() == QLineEdit.EchoMode.Password


def test_what_can_be_encrypted_has_a_field_for_its_password(qtbot: QtBot, dialog: KeysMadeDialog) -> None:
    dialog.passwordChosen.connect(lambda text: dialog.show_forms(forms_of(PAIR, text), True))
    show(dialog, PAIR)
    private = dialog.private
    assert isinstance(private.text, SecretEdit)
    assert private.password.isVisible()
    private.text.eye.setChecked(True)
    with qtbot.waitSignal(dialog.passwordChosen) as chosen:
        private.password.edit.setText("pw")
    assert chosen.args == ["pw"]
    assert private.form.currentText() == "PEM, encrypted"
    assert private.text.toPlainText().startswith("-----BEGIN ENCRYPTED")
    assert not private.text.is_masked, "it is the same key"
    with qtbot.assertNotEmitted(dialog.makeRequested):
        QTest.keyClick(private.password.edit, Qt.Key.Key_Return)
    private.form.setCurrentIndex(private.form.findData("private-jwk"))
    assert not private.password.isVisible()
    show(dialog, SECRET)
    assert not private.password.isVisible()
    assert not dialog.public.password.isVisible()
    dialog.close()
    assert private.password.edit.text() == ""


def test_return_presses_the_button_that_has_the_focus_and_makes_no_other_key(
    qtbot: QtBot, dialog: KeysMadeDialog
) -> None:
    show(dialog, PAIR)
    dialog.activateWindow()
    dialog.of_key_button.setFocus()
    with qtbot.assertNotEmitted(dialog.makeRequested), qtbot.waitSignal(dialog.convertRequested) as converted:
        QTest.keyClick(dialog.of_key_button, Qt.Key.Key_Return)
    assert converted.args == ["key", ""]
    dialog.keep_button.setFocus()
    with qtbot.assertNotEmitted(dialog.makeRequested), qtbot.waitSignal(dialog.keepRequested):
        QTest.keyClick(dialog.keep_button, Qt.Key.Key_Enter)
