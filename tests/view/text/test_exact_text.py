"""Editors give back what was written in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspector.view.look.theme import Theme
from inspector.view.text.exact_text import line_break_of
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.secret_edit import SecretEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    "text", ["", "a b", "a\u00a0b", "\u2028", "line\nline\n", "\t \u3000", '{"a":1,\r\n "b":2}', "\x00\x01"]
)
def test_a_text_comes_back_as_it_was_put_in(qtbot: QtBot, text: str) -> None:
    edit = JsonEdit(Theme())
    qtbot.addWidget(edit)
    edit.replace_text(text)
    assert edit.toPlainText() == text
    edit.appendPlainText("x")
    assert edit.toPlainText().startswith(text)


def test_a_secret_keeps_its_odd_spaces(qtbot: QtBot) -> None:
    edit = SecretEdit(Theme())
    qtbot.addWidget(edit)
    edit.setPlainText("se\u00a0cret")
    assert edit.toPlainText() == "se\u00a0cret"


@pytest.mark.parametrize(
    "text,expected", [("a\r\nb\r\n", "\r\n"), ("a\nb", "\n"), ("a\r\nb\n", "\n"), ("a\rb", "\n"), ("", "\n")]
)
def test_mixed_line_breaks_become_plain_ones(text: str, expected: str) -> None:
    assert line_break_of(text) == expected
