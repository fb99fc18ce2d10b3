"""What the pane says is said calmly where nobody did anything wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspector.view.encode.pane import EncodePane
from inspector.view.look.furniture import Line
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def pane(qtbot: QtBot) -> EncodePane:
    made = EncodePane(Theme())
    qtbot.addWidget(made)
    return made


def said(pane: EncodePane, sentence: str) -> Line:
    return next(line for line in pane.findChildren(Line) if line.text() == sentence)


def test_a_missing_key_is_no_mistake_until_the_pane_is_touched(pane: EncodePane) -> None:
    pane.show_error("key", "There is no key.", 0, 0, calm=True)
    line = said(pane, "There is no key.")
    assert line.property("wrong") != "true"
    assert line.property("quiet") == "true"
    pane.show_error("key", "There is no key.", 0, 0)
    assert line.property("wrong") == "true"
    pane.show_error("key", "There is no key.", 0, 0, calm=True)
    assert line.property("wrong") == "false"
    pane.show_error("", "", 0, 0)
    assert line.isHidden()


def test_a_file_that_is_no_key_is_a_mistake(pane: EncodePane) -> None:
    pane.show_error("key", "There is no key.", 0, 0, calm=True)
    pane.signing_key_edit.fileRefused.emit("The file could not be read.")
    assert said(pane, "The file could not be read.").property("wrong") == "true"
