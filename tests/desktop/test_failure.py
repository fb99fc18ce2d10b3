"""What nobody foresaw: a window says so, and neither it nor the terminal shows a value."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from inspector.desktop import failure

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECRET = "the-secret-that-nobody-may-see"


def fail(value: str) -> None:
    raise ValueError(value)


def test_places_are_told_and_values_are_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    failure.catch_failures()
    try:
        fail(SECRET)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    box = next(window for window in QApplication.topLevelWidgets() if isinstance(window, QMessageBox))
    qtbot.addWidget(box)
    shown = box.text() + box.detailedText() + capsys.readouterr().err
    assert "ValueError" in shown
    assert "test_failure.py" in shown
    assert SECRET not in shown
    box.close()


@pytest.mark.usefixtures("qtbot")
def test_a_break_from_the_keyboard_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    failure.catch_failures()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert not any(isinstance(window, QMessageBox) for window in QApplication.topLevelWidgets())
