"""Takes the pictures of the README from the real window, with tokens that are made for them."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="pictures-")

import jwt
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from inspector.app import application, build

if TYPE_CHECKING:
    from inspector.app import App

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
NOW = 1_793_790_000
SECRET = "correct-horse-battery-staple-2026"
CLAIMS = {
    "iss": "https://login.example.com",
    "sub": "user-1",
    "aud": ["api", "web"],
    "scope": "openid profile orders:read",
    "iat": NOW - 2888,
    "exp": NOW + 712,
    "jti": "5f0c2a6e",
}


def main() -> None:
    """Take every picture; the window is a new one for each, so that none shows another's traces."""
    application()
    PICTURES.mkdir(parents=True, exist_ok=True)
    good = jwt.encode(CLAIMS, SECRET, headers={"kid": "a1"})
    expired = jwt.encode({**CLAIMS, "iat": NOW - 14_400, "exp": NOW - 10_800}, SECRET, headers={"kid": "a1"})
    for theme in ("light", "dark"):
        take(f"verified-{theme}", theme, {"tokenEdit": good, "keyEdit": SECRET, "audienceEdit": "api"})
        take(f"expired-{theme}", theme, {"tokenEdit": expired, "keyEdit": SECRET, "audienceEdit": "mobile"})
    take("broken-light", "light", {"tokenEdit": good[:-20].replace("eyJpc3", "eyJp\u200bc3!", 1), "keyEdit": SECRET})
    take("empty-light", "light", {})
    new = '{\n  "sub": "user-1",\n  "aud": "api",\n  "role": "admin",\n  "iat": 1793790000,\n  "exp": 1793793600\n}'
    take("encoder-light", "light", {"tokenEdit": good, "keyEdit": SECRET, "newPayloadEdit": new})
    take("small-dark", "dark", {"tokenEdit": good, "keyEdit": SECRET}, size=(1024, 640))


def take(name: str, theme: str, texts: dict[str, str], size: tuple[int, int] = (1280, 800)) -> None:
    """Fill a fresh window with the texts, and keep its picture under the name."""
    QSettings().clear()  # no borders that were kept by another picture
    app = build((), _now)
    app.window.theme.choose(theme)
    app.window.resize(*size)
    app.window.show()
    for field, text in texts.items():
        write(app, field, text)
    wait(300)
    while app.desk.working:
        wait(50)
    app.window.grab().save(str(PICTURES / f"{name}.png"))
    app.close()


def write(app: App, name: str, text: str) -> None:
    """Write a text into a field by its name."""
    line = app.window.findChild(QLineEdit, name)
    if line is not None:
        line.setText(text)
        return
    editor = app.window.findChild(QPlainTextEdit, name)
    if editor is None:
        raise LookupError(name)
    editor.setPlainText(text)


def wait(milliseconds: int) -> None:
    """Let the window work and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _now() -> float:
    return float(NOW)


if __name__ == "__main__":
    main()
