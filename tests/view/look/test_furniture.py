"""What the small pieces cannot show whole, they do not cut through a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyleOptionComboBox

from inspector.view.look.furniture import Choice
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = "Detached, unencoded"


def words_of(choice: Choice) -> str:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    return str(option.currentText)


def test_a_choice_too_narrow_for_its_words_ends_them_in_dots(qtbot: QtBot) -> None:
    choice = Choice(Theme())
    qtbot.addWidget(choice)
    choice.addItem(WORDS)
    choice.resize(choice.sizeHint())
    assert words_of(choice) == WORDS
    choice.resize(choice.sizeHint().width() - 30, choice.height())
    assert words_of(choice).endswith("…")
    assert WORDS.startswith(words_of(choice)[:-1])
    assert choice.currentText() == WORDS
