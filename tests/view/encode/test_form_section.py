"""What other forms need is seen in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from inspector.view.encode.pane import EncodePane
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_edges_of_the_number_of_decoys_stand_out_as_those_of_tick_boxes_do(qtbot: QtBot, name: str) -> None:
    theme = Theme()
    pane = EncodePane(theme)
    qtbot.addWidget(pane)
    section = pane.form_section()
    section.show_form("nested")
    section.show_form("sd-jwt")
    theme.choose(name)
    drawn_from = section.decoys.palette().window().color()
    assert drawn_from == section.zip.palette().window().color()
    assert drawn_from != QColor(theme.colours.window)
