"""The clipboard: what is copied can be pasted, and secrets are marked."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from inspector.desktop.clipboard import SystemClipboard

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_text_is_put_and_read() -> None:
    board = SystemClipboard()
    board.put("a token", sensitive=False)
    assert board.text() == "a token"
    assert not QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")


def test_what_is_sensitive_is_marked() -> None:
    SystemClipboard().put("a token", sensitive=True)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "a token"
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_what_was_put_is_known_as_its_own() -> None:
    board = SystemClipboard()
    board.put("a token", sensitive=False)
    assert board.is_own()
    QGuiApplication.clipboard().setText("another")
    assert not board.is_own()  # offscreen nobody knows who put it there


def test_nothing_was_put_yet() -> None:
    QGuiApplication.clipboard().setText("another")
    assert not SystemClipboard().is_own()
