"""What the small pieces cannot show whole, they do not cut through a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QStyleOptionComboBox

from inspector.view.look.furniture import Choice
from inspector.view.look.theme import Theme, stylesheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = "Detached, unencoded"


def words_of(choice: Choice) -> str:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    return str(option.currentText)


@pytest.mark.parametrize("is_dressed", [False, True])
def test_a_choice_too_narrow_for_its_words_ends_them_in_dots(qtbot: QtBot, is_dressed: bool) -> None:
    theme = Theme()
    choice = Choice(theme)
    qtbot.addWidget(choice)
    if is_dressed:
        choice.setStyleSheet(stylesheet(theme.colours))
    choice.addItem(WORDS)
    choice.resize(choice.sizeHint())
    assert words_of(choice) == WORDS
    choice.resize(choice.sizeHint().width() - 30, choice.height())
    assert words_of(choice).endswith("…")
    assert WORDS.startswith(words_of(choice)[:-1])
    assert choice.currentText() == WORDS
