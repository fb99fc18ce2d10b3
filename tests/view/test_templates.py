"""The menu of templates, and what is asked before one is filled in or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QLineEdit, QMenu

from inspector.model.templates import TEMPLATES
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
    button.ask(PROOF, "There is no key pair.")
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


def test_questions_can_be_called_off(qtbot: QtBot, button: TemplatesButton) -> None:
    button.ask(PROOF, "")
    dialog = button.window().findChild(QuestionsDialog)
    assert dialog is not None
    assert not dialog.note.isVisible()
    with qtbot.assertNotEmitted(button.templateAnswered):
        dialog.reject()


def test_a_name_is_needed_to_keep_one(qtbot: QtBot, button: TemplatesButton) -> None:
    button.show_templates(("a",))
    button.ask_name()
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
    assert saved.args == ["b", False]


def test_what_became_of_a_wish_is_passed_on(qtbot: QtBot, button: TemplatesButton) -> None:
    with qtbot.waitSignal(button.noted) as noted:
        button.show_note("Saved.")
    assert noted.args == ["Saved."]
