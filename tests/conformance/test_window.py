"""Every hostile text goes through the window's own paste: no exception, no hang, no Qt warning, and nothing stale after it.

pytest-qt fails a test in which Qt warned or a slot raised.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from inspector.app import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspector.app import App
    from tests.conftest import FakeClock

HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"


@pytest.fixture
def app(qapp: QApplication, clock: FakeClock) -> Iterator[App]:
    del qapp  # it must be there, no more
    made = build((), clock)
    made.window.show()
    yield made
    made.close()


def paste_all(app: App, qtbot: QtBot, texts: Iterable[str]) -> int:
    """Paste one text after the other, as Ctrl+V does, let the window paint, and count them."""
    status = app.window.findChild(QLabel, "signatureStatus")
    assert status is not None
    count = 0
    for text in texts:
        app.window.pasteRequested.emit(text)
        qtbot.waitUntil(lambda: not app.desk.working, timeout=30_000)
        QGuiApplication.processEvents()
        assert not status.accessibleName().endswith(("verified", "working"))
        count += 1
    return count


def wrapped(payload: bytes) -> str:
    return f"{HEADER}.{base64.urlsafe_b64encode(payload).decode().rstrip('=')}.c2ln"


def test_hostile_tokens(app: App, qtbot: QtBot, vectors: Path) -> None:
    cases = json.loads((vectors / "hostile-public" / "hostile_tokens.json").read_text())["cases"]
    assert paste_all(app, qtbot, (case["input"]["text"] for case in cases if "text" in case["input"])) > 40


def test_every_json_text_as_payload(app: App, qtbot: QtBot, vectors: Path) -> None:
    files = sorted((vectors / "JSONTestSuite" / "test_parsing").iterdir())
    assert paste_all(app, qtbot, (wrapped(file.read_bytes()) for file in files)) == len(files) > 300


def test_naughty_strings_as_claims_stay_what_they_are(app: App, qtbot: QtBot, vectors: Path) -> None:
    strings = json.loads((vectors / "blns" / "blns.json").read_text())
    for text in strings:
        payload = json.dumps({"v": text}, ensure_ascii=False)
        paste_all(app, qtbot, [wrapped(payload.encode("utf-8", "surrogatepass"))])
        edit = app.window.findChild(QPlainTextEdit, "newPayloadEdit")
        assert edit is not None
        assert edit.toPlainText() == payload
