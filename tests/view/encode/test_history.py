"""One history over several fields: whose turn it is, what is one step, and what is void."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector.view.encode.history import Choice, History

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Form(QWidget):
    """Two editors and a choice."""

    def __init__(self) -> None:
        super().__init__()
        self.one, self.two, self.button = QPlainTextEdit(self), QPlainTextEdit(self), QPushButton(self)
        box = QVBoxLayout(self)
        for part in (self.one, self.two, self.button):
            box.addWidget(part)
        self.history = History(self)
        self.history.watch(self.one)
        self.history.watch(self.two)
        self.chosen: object = 0

    def choose(self, value: object, *, joins: bool = False) -> None:
        self.history.note(Choice("it", self.put, self.where), self.chosen, value, joins=joins)
        self.chosen = value

    def put(self, value: object) -> None:
        self.chosen = value

    def where(self) -> QWidget:
        return self.button

    @property
    def state(self) -> tuple[str, str, object]:
        return self.one.toPlainText(), self.two.toPlainText(), self.chosen


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def back(form: Form) -> list[tuple[str, str, object]]:
    """Undo everything; give what is seen on the way."""
    seen = []
    while form.history.can_undo:
        form.history.undo()
        seen.append(form.state)
    return seen


def test_typing_in_one_go_is_one_step_and_going_elsewhere_ends_it(form: Form) -> None:
    QTest.keyClicks(form.one, "ab")
    QTest.keyClicks(form.two, "x")
    QTest.keyClicks(form.one, "cd")
    form.choose(1)
    QTest.keyClicks(form.one, "e")
    assert back(form) == [("abcd", "x", 1), ("abcd", "x", 0), ("ab", "x", 0), ("ab", "", 0), ("", "", 0)]


def test_what_is_typed_after_a_step_does_not_join_it(form: Form) -> None:
    with form.history.one_step():
        form.one.insertPlainText("made")
        form.two.insertPlainText("made")
    QTest.keyClicks(form.one, "!")
    assert back(form) == [("made", "made", 0), ("", "", 0)]


def test_what_is_typed_after_undo_does_not_join_and_ends_redo(form: Form) -> None:
    QTest.keyClicks(form.one, "a")
    QTest.keyClicks(form.two, "x")
    form.history.undo()
    QTest.keyClicks(form.one, "b")
    assert not form.history.can_redo
    assert not form.two.document().isRedoAvailable()  # nothing of it is kept
    assert back(form) == [("a", "", 0), ("", "", 0)]


def test_several_changes_of_one_editor_in_a_step_go_together(form: Form) -> None:
    with form.history.one_step(), form.history.one_step():
        for text in "abc":
            form.one.insertPlainText(text)
            form.one.document().setModified(False)  # three commands
        form.choose(1)
    with form.history.one_step():
        pass  # nothing changed: no step
    assert back(form) == [("", "", 0)]
    form.history.redo()
    assert form.state == ("abc", "", 1)


def test_choices_that_join_are_one_step(form: Form) -> None:
    form.choose(1)
    form.choose(2, joins=True)
    form.choose(3, joins=True)
    form.choose(4)
    form.choose(4)
    assert [state[2] for state in back(form)] == [3, 0]
    form.history.redo()
    assert form.chosen == 3
    form.choose(5, joins=True)  # after undo it is a step of its own
    assert [state[2] for state in back(form)] == [3, 0]


def test_a_document_that_another_hand_moved_on_is_left_alone(form: Form) -> None:
    QTest.keyClicks(form.two, "x")
    QTest.keyClicks(form.one, "a")
    form.one.undo()
    assert form.history.can_undo
    form.history.undo()
    assert form.state == ("", "", 0)
    assert not form.history.can_undo
    QTest.keyClicks(form.one, "a")
    form.one.setPlainText("b")  # Qt forgets the steps
    assert not form.history.can_undo
    form.history.undo()
    assert form.one.toPlainText() == "b"


def test_it_turns_to_the_change_unless_the_person_is_there(form: Form) -> None:
    form.two.setFocus()
    form.choose(1)
    with form.history.one_step(form.button):
        form.one.insertPlainText("a")
    with form.history.one_step():
        form.one.insertPlainText("a")
        form.two.insertPlainText("a")
    QTest.keyClicks(form.one, "b")
    form.button.setFocus()
    for place in (form.one, form.one, form.one, form.button):
        # typed there; the step of two editors is seen here as well; the one of the button changed this text
        form.history.undo()
        assert place.hasFocus()
    form.one.setFocus()
    form.history.redo()
    assert form.button.hasFocus()


def test_keys_and_no_others_are_taken(form: Form) -> None:
    told: list[object] = []
    form.history.taken.connect(told.append)
    QTest.keyClicks(form.one, "a")
    form.two.setFocus()
    QTest.keyClick(form.two, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.state == ("", "", 0)
    assert told == [frozenset({form.one})]
    QTest.keyClick(form.two, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert form.state == ("a", "", 0)
    QTest.keyClick(form.two, Qt.Key.Key_Z)
    assert form.state == ("a", "z", 0)


def test_no_text_is_held(form: Form) -> None:
    QTest.keyClicks(form.one, "secret")
    form.one.setPlainText("")
    form.one.document().clearUndoRedoStacks(QTextDocument.Stacks.UndoAndRedoStacks)
    held = [vars(change) for step in form.history._done for change in step.changes]
    assert held
    assert "secret" not in repr(held)
