"""Keys through the whole window: Ctrl+K, keeping, a token that finds its key, and files that are binary."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from inspector.app import App, build
from inspector.view.keys.model import KeysModel
from tests.service.key_ring import private_key, private_pem, public_pem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspector.model.key import KeyRow
    from inspector.view.keys.window import KeysWindow

NOW = 1_767_225_600
TOKEN = jwt.encode({"exp": NOW + 600}, private_pem("RSA-2048"), "RS256")


@pytest.fixture
def app(qtbot: QtBot) -> Iterator[App]:
    made = build([], clock=lambda: float(NOW))
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.close()


def shown_rows(window: KeysWindow) -> tuple[KeyRow, ...]:
    model = window.keys_view.model()
    assert isinstance(model, KeysModel)
    return model.items


def test_a_kept_key_is_found_by_the_next_token_and_named(qtbot: QtBot, app: App) -> None:
    section = app.window.verify_pane.key_section
    section.put_key(public_pem("RSA-2048"))
    qtbot.waitUntil(lambda: bool(app.desk.keys.keys) and not app.desk.working)
    QTest.keyClick(app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window = app.window.findChild(QDialog, "keysWindow")
    assert window is app.keys.window
    assert window is not None
    assert window.isVisible()
    window.keepRequested.emit("staging")
    section.put_key("")
    app.presenter.paste(TOKEN)
    qtbot.waitUntil(lambda: app.desk.inspected is not None and app.desk.inspected.verdict == "verified")

    assert section.understood.text().startswith("From the key ring: staging")
    assert [row.fit.outcome for row in shown_rows(window)] == ["verified"]
    window.useRequested.emit(1)
    assert section.key_edit.toPlainText() == public_pem("RSA-2048")
    qtbot.waitUntil(lambda: len(shown_rows(window)) == 2)


def test_the_list_is_not_built_before_it_is_asked_for(app: App) -> None:
    assert app.window.findChild(QDialog, "keysWindow") is None


def test_a_shortcut_leads_to_the_key(qtbot: QtBot, app: App) -> None:
    app.window.menus.actions["key"].trigger()
    assert app.window.focusWidget() is app.window.verify_pane.key_section.key_edit


def test_a_binary_key_of_the_command_line_is_read_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "key.der"
    file.write_bytes(private_key("RSA-2048").public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    made = build([TOKEN, "--key", str(file)], clock=lambda: float(NOW))
    qtbot.addWidget(made.window)
    qtbot.waitUntil(lambda: made.desk.inspected is not None and made.desk.inspected.verdict == "verified")
    assert made.window.verify_pane.key_section.key_edit.file_name.startswith("DER file")
    made.close()


def test_the_encoding_of_a_secret_does_not_stick_to_the_next_key(qtbot: QtBot, app: App) -> None:
    section = app.window.verify_pane.key_section
    secret, other = base64.b64encode(bytes(range(48))).decode(), "a secret in words, quite another one"
    section.put_key(secret)
    section.put_secret_encoding("base64")
    app.presenter.paste(jwt.encode({"exp": NOW + 600}, bytes(range(48)), "HS256"))
    qtbot.waitUntil(lambda: app.desk.inspected is not None and app.desk.inspected.verdict == "verified")
    section.key_edit.selectAll()
    section.key_edit.insertPlainText(other)
    assert section.secret_encoding.currentData() == "utf8"
    app.presenter.paste(jwt.encode({"exp": NOW + 600}, other, "HS256"))
    qtbot.waitUntil(lambda: app.desk.inspected is not None and app.desk.inspected.verdict == "verified")
