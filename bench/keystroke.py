"""Measures one key typed in the new payload until the newly signed token is painted."""

from __future__ import annotations

import json
import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from bench.figures import Row, interleaved
from bench.painting import Painting, always, child, reference_window, settle
from bench.pasting import Paster
from bench.tokens import SECRET, encode, payload, signed

_AGAINST = "PyJWT encode + one setPlainText and paint of the token"
_PER_LINE = 100


class Typist:
    """Types into the new payload of a token that was pasted, signed with the bench's secret."""

    def __init__(self, claims: bytes) -> None:
        paster = Paster()
        paster.rest()
        self._painting = paster.painting
        self._app = paster.app
        window = paster.window
        self._token = child(window, QPlainTextEdit, "newTokenView")
        self._payload = child(window, QPlainTextEdit, "newPayloadEdit")
        self._signed = False
        self._token.textChanged.connect(self._on_token_changed)
        child(window, QPlainTextEdit, "signingKeyEdit").setPlainText(SECRET)
        paster.paste(signed(claims))
        settle()
        cursor = self._payload.document().find("user-")
        cursor.setPosition(cursor.selectionEnd(), QTextCursor.MoveMode.MoveAnchor)
        self._payload.setTextCursor(cursor)
        settle()

    def type(self) -> float:
        """Type a digit into the subject; gives the seconds until the token that holds it is painted."""
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7")
        self._signed = False
        began = time.perf_counter()
        QApplication.sendEvent(self._payload, press)
        taken = self._painting.until(self._is_signed) - began
        assert encode(self._payload.toPlainText().encode()) == self._token.toPlainText().split(".")[1]
        settle()
        return taken

    def _is_signed(self) -> bool:
        return self._signed and not self._token.document().isEmpty()

    def _on_token_changed(self) -> None:
        self._signed = True


def small(runs: int, size: float) -> list[Row]:
    """A payload of 1 kB."""
    del size
    return _measure("key-1kB", 1000, runs * 5)


def large(runs: int, size: float) -> list[Row]:
    """A payload of 100 kB."""
    return _measure("key-100kB", int(100_000 * size), runs)


def _measure(name: str, size: int, runs: int) -> list[Row]:
    import jwt

    raw = payload(size)
    typist = Typist(raw)
    window, editor = reference_window()
    painting = Painting(window)
    claims = json.loads(raw)

    def reference() -> float:
        claims["sub"] += "7"
        began = time.perf_counter()
        text = jwt.encode(claims, SECRET, "HS256")
        editor.setPlainText("\n".join(text[at : at + _PER_LINE] for at in range(0, len(text), _PER_LINE)))
        return (painting.until(always) - began) * 1000

    figures = interleaved(runs, lambda: typist.type() * 1000, reference)
    figure = f"one key typed to the signed token painted (HS256), payload of {size:,} bytes"
    return [Row(name, figure, _AGAINST, 1.5, "ms", *figures)]
