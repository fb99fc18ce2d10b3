"""Another form leaves the payload to be read, and takes no more than it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox

from inspector.app import App, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FORMS = ("unsecured", "detached", "unencoded", "json", "general", "encrypted", "nested", "sd-jwt", "compact")


@pytest.fixture
def app(qtbot: QtBot) -> Iterator[App]:
    made = build()
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()


@pytest.mark.parametrize("way", [FORMS, FORMS[::-1]])
def test_six_lines_of_the_payload_are_seen_in_every_form(app: App, way: tuple[str, ...]) -> None:
    pane = app.window.encode_pane
    box = app.window.findChild(QComboBox, "tokenForm")
    assert isinstance(box, QComboBox)
    editor = pane.new_payload_edit
    for form in way:
        box.setCurrentIndex(box.findData(form))
        assert box.currentData() == form
        assert editor.viewport().height() >= 6 * editor.fontMetrics().lineSpacing(), form
        section = pane.form_section()
        if not section.isHidden():
            assert section.height() <= section.sizeHint().height(), form
