"""Takes the pictures of the user guide: each feature in the real window, with tokens that are made for it.

`python tools/guide_pictures.py` takes all, with names behind it only those. The settings of the person stay untouched.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="guide-")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import jwt
from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget

from inspector.app import application, build
from inspector.model import KeySet
from inspector.service.encrypter import encrypt
from inspector.service.key_forms import forms_of
from inspector.service.sd_issuing import issue
from inspector.service.shaping import detach, general
from inspector.service.signer import sign_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.app import App
    from inspector.model import Key

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "guide"
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
ID_CLAIMS: dict[str, object] = {
    "iss": "https://login.example.com",
    "sub": "user-1",
    "aud": "web",
    "nonce": "n-0S6_WzA2Mj",
    "auth_time": NOW - 60,
    "iat": NOW - 60,
    "exp": NOW + 3000,
}
_PORT = 8765
_SECONDS = 20


def make(kind: str) -> Key:
    """A key for the pictures; it is a new one each time, and nobody keeps it."""
    from inspector.service.key_maker import make_key

    return make_key(kind)


EC, RSA = make("P-256"), make("RSA 2048")


def written(key: Key, code: str) -> str:
    """A key in one of its forms."""
    return next(form.text for form in forms_of(key) if form.code == code)


def signed(key: Key, algorithm: str, claims: dict[str, object], **header: object) -> str:
    """A token signed with this key."""
    values = {"alg": algorithm, "kid": key.kid, "typ": "JWT", **header}
    return sign_with(json.dumps(values), json.dumps(claims), KeySet((key,)))[0]


GOOD = jwt.encode(CLAIMS, SECRET, headers={"kid": "a1"})


class Scene:
    """One window, filled like a person would, and its pictures."""

    def __init__(self, theme: str = "light", size: tuple[int, int] = (1280, 800)) -> None:
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

    def find(self, kind: type, name: str) -> QWidget:
        """A widget by its object name."""
        found = self.window.findChild(kind, name)
        if found is None:
            raise LookupError(name)
        assert isinstance(found, QWidget)
        return found

    def ask(self, action: str) -> None:
        """Trigger something of the menus."""
        self.window.menus.actions[action].trigger()
        self.settle()

    def settle(self) -> None:
        """Wait until the work is done and painted."""
        for _ in range(_SECONDS * 20):
            wait(50)
            if not self.app.desk.working and self.app.desk.progress is None:
                break
        wait(300)

    def take(self, name: str, *parts: QWidget) -> None:
        """Keep a picture of the window, or of the rectangle around some of its parts."""
        whole = self.window.grab()
        if parts:
            area = QRect()
            for part in parts:
                area = area.united(QRect(part.mapTo(self.window, QPoint(0, 0)), part.size()))
            whole = whole.copy(area.adjusted(-8, -8, 8, 8).intersected(whole.rect()))
        whole.save(str(PICTURES / f"{name}.png"))

    def close(self) -> None:
        """Leave nothing for the next scene."""
        self.app.close()
        wait(20)


def shelf(scene: Scene) -> None:
    """Several tokens of one log."""
    log = [f"access_token={GOOD}"]
    log.append(f"id_token={signed(EC, 'ES256', ID_CLAIMS)}")
    log.append(f"Authorization: Bearer {jwt.encode({**CLAIMS, 'sub': 'user-2', 'exp': NOW - 10_800}, SECRET)}")
    log.append(f"again={GOOD}")
    log.append(
        f"bot={jwt.encode({'iss': 'https://ci.example.com', 'sub': 'bot', 'iat': NOW - 60, 'exp': NOW + 86_400}, SECRET)}"
    )
    scene.app.presenter.open(
        "\n".join(f"2026-11-04 10:59:0{i} {line}" for i, line in enumerate(log)).encode(), "server.log"
    )
    scene.settle()
    scene.write("keyEdit", SECRET)
    scene.take("shelf", scene.window.paste_pane)


def search(scene: Scene) -> None:
    """A long log while it is read."""
    filler = "2026-11-04T10:59:00Z INFO gateway path=/v1/things/17 status=200 duration_ms=12\n" * 120
    log = "".join(
        f"{filler}2026-11-04 bearer {jwt.encode({**CLAIMS, 'sub': f'user-{n}', 'exp': NOW + n * 60}, SECRET)}\n"
        for n in range(4000)
    )
    scene.app.presenter.open(log.encode(), "gateway.log")
    for _ in range(400):
        wait(10)
        if len(scene.app.desk.entries) > 300:
            break
    wait(30)
    scene.take("search", scene.window.paste_pane)
    scene.app.desk.cancel()


def steps(scene: Scene) -> None:
    """An encrypted token with a signed one inside."""
    inner = signed(EC, "ES256", CLAIMS)
    token, _ = encrypt('{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}', inner.encode(), KeySet((RSA,)))
    scene.paste(token)
    scene.write("keyEdit", written(RSA, "private-pem") + written(EC, "public-pem"))
    scene.app.desk.choose_step(1)
    scene.settle()
    scene.take("steps")


def signatures(scene: Scene) -> None:
    """A JSON serialization with two signatures."""
    scene.paste(general([signed(EC, "ES256", CLAIMS), signed(RSA, "RS256", CLAIMS)]))
    scene.write("keyEdit", written(EC, "public-pem"))
    scene.take("signatures")


def detached(scene: Scene) -> None:
    """A detached token and the payload that it signs."""
    scene.paste(detach(signed(EC, "ES256", CLAIMS)))
    scene.write("keyEdit", written(EC, "public-pem"))
    scene.write("detachedPayloadEdit", json.dumps(CLAIMS))
    scene.take("detached")


def selective(scene: Scene) -> None:
    """An SD-JWT with claims disclosed and withheld."""
    claims = {**CLAIMS, "vct": "https://example.com/person", "email": "user@example.com", "nationalities": ["DE", "FR"]}
    text = issue(
        json.dumps({"alg": "ES256", "typ": "dc+sd-jwt"}),
        json.dumps(claims),
        ["/email", "/nationalities/1", "/scope"],
        KeySet((EC,)),
    )
    token, *disclosures = text.split("~")
    scene.paste("~".join([token, *disclosures[:2], ""]))
    scene.write("keyEdit", written(EC, "public-pem"))
    scene.take("sd-jwt", scene.window.paste_pane)


def details(scene: Scene) -> None:
    """All that is known of a token."""
    claims = {**CLAIMS, "client_id": "web", "aud": "https://api.example.com"}
    scene.paste(signed(EC, "ES256", claims, typ="at+jwt"))
    scene.write("keyEdit", written(EC, "public-pem"))
    click(scene.window.paste_pane.payload_view, "Details")
    scene.settle()
    scene.take("details", scene.window.paste_pane.payload_view)


def find(scene: Scene) -> None:
    """A text found among the claims."""
    scene.paste(GOOD)
    scene.ask("find")
    scene.write("findEdit", "example")
    scene.take("find", scene.window.paste_pane)


def sizes(scene: Scene) -> None:
    """The bytes that each claim costs."""
    scene.paste(
        jwt.encode(
            {**CLAIMS, "groups": [f"team-{n}" for n in range(60)], "picture": "https://example.com/p.png"}, SECRET
        )
    )
    scene.ask("sizes")
    scene.take("sizes", scene.window.paste_pane.payload_view)
    scene.ask("sizes")


def hostile(scene: Scene) -> None:
    """A token that somebody made to deceive."""
    payload = (
        '{"sub":"user-1","role":"user","rоle":"admin","role":"admin","note":"abc\\u202edef\\u200b","exp":1793790712000}'
    )
    scene.paste(_compact('{"alg":"HS256","kid":"../../etc/passwd"}', payload))
    scene.take("hostile")


def broken(scene: Scene) -> None:
    """Something that is no token."""
    scene.paste("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----")
    scene.take("no-token", scene.window.paste_pane, scene.window.verify_pane)


def offer(scene: Scene) -> None:
    """The offer of what is on the clipboard."""
    scene.window.clipboard_offer.show_offer(GOOD[:40])
    scene.settle()
    scene.take("clipboard", scene.window.clipboard_offer)


def keys(scene: Scene) -> None:
    """The list of keys."""
    scene.paste(signed(EC, "ES256", CLAIMS))
    scene.write(
        "keyEdit", json.dumps({"keys": [json.loads(written(RSA, "public-jwk")), json.loads(written(EC, "public-jwk"))]})
    )
    scene.ask("keys")
    window = scene.find(QWidget, "keysWindow")
    window.grab().save(str(PICTURES / "keys.png"))


def secret(scene: Scene) -> None:
    """A secret that looks like base64."""
    raw = b"correct horse battery staple, the second"
    scene.paste(jwt.encode(CLAIMS, raw))
    scene.write("keyEdit", base64.b64encode(raw).decode())
    scene.take("secret", scene.window.verify_pane)


def fetch(scene: Scene) -> None:
    """Keys from a server, by consent."""
    body = json.dumps({"keys": [json.loads(written(EC, "public-jwk"))]}).encode()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Cache-Control", "max-age=300")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing on the console."""

    server = HTTPServer(("127.0.0.1", _PORT), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    scene.paste(signed(EC, "ES256", CLAIMS))
    scene.ask("keys")
    window = scene.find(QWidget, "keysWindow")
    QTest.keyClicks(scene.find(QLineEdit, "fetchAddressEdit"), f"http://127.0.0.1:{_PORT}/jwks.json")
    scene.settle()
    press(scene, "fetchButton")
    window.grab().save(str(PICTURES / "fetch-question.png"))
    press(scene, "consentButton")
    for _ in range(40):
        wait(50)
    window.grab().save(str(PICTURES / "fetch.png"))
    server.shutdown()


def expect(scene: Scene) -> None:
    """Every field of what is expected."""
    scene.window.resize(1280, 1000)
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    click(scene.window.verify_pane.expect_section, "More")
    scene.settle()
    press(scene, "takeAllButton")
    scene.take("expect", scene.window.verify_pane)


def board(scene: Scene) -> None:
    """A row of the board, unfolded."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.write("audienceEdit", "mobile")
    view = scene.window.verify_pane.checks_view
    view.setCurrentIndex(view.model().index(_row(view, "udience"), 0))
    scene.settle()
    scene.take("board", scene.window.verify_pane)


def doctor(scene: Scene) -> None:
    """Why a signature fails."""
    scene.paste(GOOD)
    scene.write("keyEdit", f'"{SECRET}"')
    for _ in range(20):
        wait(50)
    scene.take("doctor", scene.window.verify_pane)


def as_of(scene: Scene) -> None:
    """The judgement at another moment."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.app.presenter.as_of_edited("2026-11-04T11:30:00Z")
    scene.settle()
    scene.take("as-of", scene.window.verify_pane)


def dark(scene: Scene) -> None:
    """The window in the dark."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.take("dark")


SCENES: dict[str, Callable[[Scene], None]] = {
    made.__name__: made
    for made in (
        shelf, search, steps, signatures, detached, selective, details, find, sizes, hostile, broken, offer, keys, secret, fetch,
        expect, board, doctor, as_of, dark,
    )
}  # fmt: skip
"""Every scene by its name."""


def press(scene: Scene, name: str) -> None:
    """Press a button by its object name."""
    button = scene.find(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    button.click()
    scene.settle()


def click(parent: QWidget, text: str) -> None:
    """Press a button by its text."""
    next(button for button in parent.findChildren(QAbstractButton) if button.text() == text).click()


def wait(milliseconds: int) -> None:
    """Let the window work and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _row(view: QAbstractItemView, word: str) -> int:
    model = view.model()
    return next(row for row in range(model.rowCount()) if word in str(model.index(row, 0).data()))


def _compact(header: str, payload: str) -> str:
    parts = (base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode() for text in (header, payload))
    return ".".join((*parts, base64.urlsafe_b64encode(bytes(32)).rstrip(b"=").decode()))


def _now() -> float:
    return float(NOW)


def main() -> None:
    """Take the pictures, each in a new window, so that none shows another's traces."""
    application()
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or SCENES:
        scene = Scene("dark" if name == "dark" else "light")
        SCENES[name](scene)
        scene.close()


if __name__ == "__main__":
    main()
