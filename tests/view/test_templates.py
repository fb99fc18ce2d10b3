"""The menu of templates, and what is asked before one is filled in or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QLabel, QLineEdit, QMenu

from inspector.model.templates import BLANK, TEMPLATES, Question, Template
from inspector.view.encode.templates_button import TemplatesButton
from inspector.view.encode.templates_dialog import NameDialog, QuestionsDialog
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

PROOF = next(template for template in TEMPLATES if template.code == "dpop-proof")


@pytest.fixture
def button(qtbot: QtBot) -> TemplatesButton:
    made = TemplatesButton(Theme())
    qtbot.addWidget(made)
    return made


def actions(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def test_every_template_is_in_the_menu_and_ones_own_below(qtbot: QtBot, button: TemplatesButton) -> None:
    button.show_templates(("mine & yours", "\u202e"))
    found = actions(button.menu_of_templates())
    assert [*found][: len(TEMPLATES)] == [template.name for template in TEMPLATES]
    for text, code in (("Minimal", "minimal"), ("mine && yours", "own:mine & yours")):
        with qtbot.waitSignal(button.templateChosen) as chosen:
            found[text].trigger()
        assert chosen.args == [code]
    assert "\u202e" not in found


def test_the_menu_leads_to_the_rest_of_the_workshop(qtbot: QtBot, button: TemplatesButton) -> None:
    found = actions(button.menu_of_templates())
    asked: list[str] = []
    button.craftAsked.connect(asked.append)
    for text in ("&Save as template…", "Make &key…", "&Test set…"):
        found[text].trigger()
    button.click()
    assert asked == ["save-template", "make-key", "test-set", "new"]
    assert "&Delete" not in found


def test_ones_own_are_renamed_and_deleted(
    qtbot: QtBot, button: TemplatesButton, monkeypatch: pytest.MonkeyPatch
) -> None:
    button.show_templates(("a", "b"))
    menu = button.menu_of_templates()
    parts = {part.title(): actions(part) for part in menu.findChildren(QMenu)}
    with qtbot.waitSignal(button.deleteAsked) as deleted:
        parts["&Delete"]["b"].trigger()
    assert deleted.args == ["b"]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, text: (f" {text}2 ", True))
    with qtbot.waitSignal(button.renameAsked) as renamed:
        parts["&Rename"]["a"].trigger()
    assert renamed.args == ["a", "a2"]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, text: (text, False))
    with qtbot.assertNotEmitted(button.renameAsked):
        parts["&Rename"]["a"].trigger()


def test_questions_are_filled_with_usual_answers_and_a_secret_is_hidden(qtbot: QtBot, button: TemplatesButton) -> None:
    button.ask(PROOF, "There is no key pair.", "P-256")
    dialog = button.window().findChild(QuestionsDialog)
    assert dialog is not None
    assert dialog.note.isVisible()
    assert dialog.fields["method"].text() == "POST"
    assert dialog.fields["access_token"].echoMode() is QLineEdit.EchoMode.Password
    assert all(field.accessibleName() for field in dialog.fields.values())
    dialog.fields["access_token"].setText("the-token")
    with qtbot.waitSignal(button.templateAnswered) as answered:
        dialog.accept()
    assert answered.args == [
        "dpop-proof",
        {"method": "POST", "address": "https://api.example.com/me", "access_token": "the-token"},
    ]


def asked(button: TemplatesButton, note: str = "", kind: str = "", template: Template = PROOF) -> QuestionsDialog:
    button.ask(template, note, kind)
    dialog = button.window().findChild(QuestionsDialog)
    assert dialog is not None
    return dialog


def test_questions_stay_until_their_answers_are_taken(qtbot: QtBot, button: TemplatesButton) -> None:
    dialog = asked(button)
    dialog.accept()
    assert dialog.isVisible()
    button.refuse("address", "“x” is no whole address.")
    assert dialog.wrong.isVisible()
    assert dialog.wrong.text() == "Address without query: “x” is no whole address."
    assert dialog.focusWidget() is dialog.fields["address"]
    dialog.accept()
    assert not dialog.wrong.isVisible()
    with qtbot.waitSignal(button.askingEnded):
        button.end_asking()
    button.refuse("address", "too late")
    button.show_key_made("too late")
    button.end_asking()


def test_a_key_is_made_without_leaving_the_questions(qtbot: QtBot, button: TemplatesButton) -> None:
    dialog = asked(button, "There is no key.", "P-256")
    dialog.fields["method"].setText("GET")
    assert "P-256" in dialog.key_button.text()
    with qtbot.waitSignal(button.keyWanted) as wanted:
        dialog.key_button.click()
    assert wanted.args == ["dpop-proof"]
    assert not dialog.key_button.isEnabled()
    button.show_key_made("The key was made.")
    assert dialog.note.text() == "The key was made."
    assert not dialog.key_button.isVisible()
    assert dialog.fields["method"].text() == "GET"


def test_no_key_is_offered_where_none_is_lacking(button: TemplatesButton) -> None:
    assert not asked(button).key_button.isVisible()


def test_what_was_not_kept_is_asked_for_under_its_own_name(button: TemplatesButton) -> None:
    questions = (Question("<b>a</b>&\u202e", "<b>a</b>&\u202e", is_secret=True, if_empty=BLANK),)
    dialog = asked(button, template=Template("own:x", "x", {}, {}, questions))
    (label,) = (each for each in dialog.findChildren(QLabel) if "<b>" in each.text())
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "\u202e" not in label.text()
    assert dialog.fields["<b>a</b>&\u202e"].echoMode() is QLineEdit.EchoMode.Password


def test_what_is_not_kept_is_named_before_it_is_saved(button: TemplatesButton) -> None:
    button.ask_name(("password", *(f"a[{place}].token" for place in range(20))))
    dialog = button.window().findChild(NameDialog)
    assert dialog is not None
    assert dialog.secret.isVisible()
    assert "password, a[0].token" in dialog.secret.text()
    assert "9 more" in dialog.secret.text()


def test_questions_can_be_called_off(qtbot: QtBot, button: TemplatesButton) -> None:
    button.ask(PROOF, "", "")
    dialog = button.window().findChild(QuestionsDialog)
    assert dialog is not None
    assert not dialog.note.isVisible()
    with qtbot.assertNotEmitted(button.templateAnswered):
        dialog.reject()


def test_a_name_is_needed_to_keep_one(qtbot: QtBot, button: TemplatesButton) -> None:
    button.show_templates(("a",))
    button.ask_name(())
    dialog = button.window().findChild(NameDialog)
    assert dialog is not None
    save = dialog.findChild(QDialogButtonBox)
    assert save is not None
    press = save.button(QDialogButtonBox.StandardButton.Save)
    assert not press.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.name.setCurrentText(" b ")
    dialog.relative.setChecked(False)
    with qtbot.waitSignal(button.saveAsked) as saved:
        press.click()
    assert saved.args == ["b", False, True]


def test_what_became_of_a_wish_is_passed_on(qtbot: QtBot, button: TemplatesButton) -> None:
    with qtbot.waitSignal(button.noted) as noted:
        button.show_note("Saved.")
    assert noted.args == ["Saved."]
