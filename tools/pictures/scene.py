"""One window that is filled like a person would, and its pictures; with the keys and tokens that all scenes share."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import jwt
from PySide6.QtCore import QEventLoop, QPoint, QRect, QSettings, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget

from inspector.app import build
from inspector.model import KeySet
from inspector.service.keys.forms import forms_of
from inspector.service.keys.maker import make_key
from inspector.service.making.signer import sign_with

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from inspector.app import App
    from inspector.model import Key

    _Kind = TypeVar("_Kind", bound=QWidget)

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "guide"
NOW = 1_793_790_000
SECRET = "correct-horse-battery-staple-2026"
ISSUER = "https://login.example.com"
CLAIMS: dict[str, object] = {
    "iss": ISSUER,
    "sub": "user-1",
    "aud": ["api", "web"],
    "scope": "openid profile orders:read",
    "iat": NOW - 2888,
    "exp": NOW + 712,
    "jti": "5f0c2a6e",
}
ID_CLAIMS: dict[str, object] = {
    "iss": ISSUER,
    "sub": "user-1",
    "aud": "web",
    "nonce": "n-0S6_WzA2Mj",
    "auth_time": NOW - 60,
    "iat": NOW - 60,
    "exp": NOW + 3000,
}
GOOD = jwt.encode(CLAIMS, SECRET, headers={"kid": "a1"})
EC, RSA = make_key("P-256"), make_key("RSA 2048")
"""New ones each time, and nobody keeps them."""
_TRIES, _PAUSE = 400, 50


class Scene:
    """A window of its own, so that no picture shows another's traces."""

    def __init__(self, theme: str = "light", size: tuple[int, int] = (1280, 800)) -> None:
        QSettings().clear()  # no borders that were dragged for another picture
        self.app: App = build((), _now)
        self.window = self.app.window
        self.window.theme.choose(theme)
        self.window.resize(*size)
        self.window.show()
        wait(100)

    def paste(self, text: str) -> None:
        """Paste a text."""
        self.app.presenter.paste(text)
        self.settle()

    def write(self, name: str, text: str) -> None:
        """Write into a field by its object name."""
        widget = self.find(QWidget, name)
        if isinstance(widget, QLineEdit):
            widget.setText(text)
        else:
            assert isinstance(widget, QPlainTextEdit), name
            widget.setPlainText(text)
        self.settle()

    def find(self, kind: type[_Kind], name: str) -> _Kind:
        """A widget by its object name."""
        found = self.window.findChild(kind, name)
        if found is None:
            raise LookupError(name)
        assert isinstance(found, kind)
        return found

    def ask(self, action: str) -> None:
        """Trigger something of the menus."""
        self.window.menus.actions[action].trigger()
        self.settle()

    def press(self, name: str) -> None:
        """Press a button by its object name."""
        self.find(QAbstractButton, name).click()
        self.settle()

    def click(self, parent: QWidget, text: str) -> None:
        """Press a button by its text."""
        next(button for button in parent.findChildren(QAbstractButton) if button.text() == text).click()
        self.settle()

    def choose(self, view: QAbstractItemView, word: str) -> None:
        """Choose the first row that begins with a word."""
        model = view.model()
        rows = range(model.rowCount())
        row = next(row for row in rows if str(model.index(row, 0).data()).startswith(word))
        view.setCurrentIndex(model.index(row, 0))
        self.settle()

    def share(self, splitter: QSplitter, *heights: int) -> None:
        """Drag the borders between the parts of a column."""
        self.share_now(splitter, *heights)
        self.settle()

    def share_now(self, splitter: QSplitter, *heights: int) -> None:
        """Drag the borders while something else is under way."""
        splitter.setSizes(list(heights))
        wait(_PAUSE)

    def settle(self) -> None:
        """Wait until the work is done and painted."""
        for _ in range(_TRIES):
            wait(_PAUSE)
            if not self.app.desk.working and self.app.desk.progress is None:
                break
        wait(6 * _PAUSE)

    def take(self, name: str, *parts: QWidget, margin: int = 8) -> None:
        """Keep a picture of the window, or of the rectangle around some of its parts."""
        whole = self.window.grab()
        if parts:
            area = QRect()
            for part in parts:
                area = area.united(QRect(part.mapTo(self.window, QPoint(0, 0)), part.size()))
            whole = whole.copy(area.adjusted(-margin, -margin, margin, margin).intersected(whole.rect()))
        whole.save(str(PICTURES / f"{name}.png"))

    def close(self) -> None:
        """Leave nothing for the next scene."""
        self.app.close()
        wait(20)


def take_alone(widget: QWidget, name: str, height: int = 0) -> None:
    """Keep a picture of another window or of a menu; ``height``: of its upper part alone."""
    picture = widget.grab()
    if height:
        picture = picture.copy(0, 0, picture.width(), height)
    picture.save(str(PICTURES / f"{name}.png"))


def written(key: Key, code: str) -> str:
    """A key in one of its forms."""
    return next(form.text for form in forms_of(key) if form.code == code)


def key_set(*keys: Key) -> str:
    """Public keys as a JWKS."""
    return json.dumps({"keys": [json.loads(written(key, "public-jwk")) for key in keys]})


def signed(key: Key, algorithm: str, claims: dict[str, object], **header: object) -> str:
    """A token signed with this key."""
    values = {"alg": algorithm, "kid": key.kid, "typ": "JWT", **header}
    return sign_with(json.dumps(values), json.dumps(claims), KeySet((key,)))[0]


def compact(header: str, payload: str) -> str:
    """A token of exactly these texts, under a signature of zeros."""
    parts = (
        base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (header.encode(), payload.encode(), bytes(32))
    )
    return ".".join(parts)


def wait(milliseconds: int) -> None:
    """Let the window work and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _now() -> float:
    return float(NOW)
