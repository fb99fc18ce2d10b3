"""The scenes about what is accepted and why not: keys, their servers, expectations, the doctor, and time."""

from __future__ import annotations

import base64
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import jwt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tools.pictures.scene import CLAIMS, EC, GOOD, ISSUER, NOW, RSA, SECRET, Scene, key_set, signed, take_alone, wait

_PORT = 8765


def secret(scene: Scene) -> None:
    """A secret that looks like base64."""
    raw = b"correct horse battery staple, the second"
    scene.paste(jwt.encode(CLAIMS, raw))
    scene.write("keyEdit", base64.b64encode(raw).decode())
    scene.take("secret", scene.window.verify_pane.remedies, scene.window.verify_pane.key_section)


def keys(scene: Scene) -> None:
    """The list of keys."""
    scene.paste(signed(EC, "ES256", CLAIMS))
    scene.write("keyEdit", key_set(RSA, EC))
    scene.ask("keys")
    take_alone(scene.find(QWidget, "keysWindow"), "keys", 188)


def fetch_question(scene: Scene) -> None:
    """The question before the address of a token is called; the answer is no."""
    scene.paste(signed(EC, "ES256", CLAIMS))
    scene.ask("keys")
    scene.press("fetchOffer-iss")
    scene.press("fetchButton")
    take_alone(scene.find(QWidget, "keysWindow"), "fetch-question")
    scene.press("refuseButton")


def fetch(scene: Scene) -> None:
    """Keys from a server of this machine."""
    body = key_set(EC).encode()

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
    QTest.keyClicks(scene.find(QLineEdit, "fetchAddressEdit"), f"http://127.0.0.1:{_PORT}/jwks.json")
    scene.settle()
    scene.press("fetchButton")
    scene.press("consentButton")
    wait(1000)
    window = scene.find(QWidget, "keysWindow")
    window.resize(window.width(), 490)
    scene.settle()
    take_alone(window, "fetch")
    server.shutdown()
    server.server_close()


def expect(scene: Scene) -> None:
    """Every field of what is expected."""
    scene.window.resize(1280, 1100)
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    section = scene.window.verify_pane.expect_section
    scene.click(section, "More")
    scene.press("takeAllButton")
    scene.share(scene.window.verify_pane.splitter, 640, 120, 0)
    scene.take("expect", section)


def saved(scene: Scene) -> None:
    """Expectations that are kept by name."""
    scene.paste(GOOD)
    scene.write("audienceEdit", "api")
    scene.write("issuerEdit", ISSUER)
    button = scene.window.verify_pane.expect_section.saved_button
    for name in ("production API", "staging API"):
        button.saveAsked.emit(name)
    scene.settle()
    menu = button.menu_of_saved()
    take_alone(menu, "saved")
    menu.close()
    for name in ("production API", "staging API"):
        button.deleteAsked.emit(name)
    scene.settle()


def board(scene: Scene) -> None:
    """What lacks for a 403, unfolded."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.window.resize(1280, 900)
    section = scene.window.verify_pane.expect_section
    scene.click(section, "More")
    scene.write("scopesEdit", "orders:write")
    scene.write("audienceEdit", "mobile")
    scene.click(section, "More")
    view = scene.window.verify_pane.checks_view
    scene.choose(view, "Scopes")
    view.scrollToTop()
    scene.share(scene.window.verify_pane.splitter, 250, 330, 40)
    scene.take("board", scene.window.verify_pane, margin=0)


def doctor(scene: Scene) -> None:
    """A reason that can be mended."""
    scene.paste(GOOD)
    scene.write("keyEdit", f'"{SECRET}"')
    wait(1000)
    pane = scene.window.verify_pane
    scene.take("doctor", pane.card, pane.remedies, pane.key_section)


def edited(scene: Scene) -> None:
    """A reason that can only be told: the payload was changed after it was signed."""
    header, payload, signature = GOOD.split(".")
    text = base64.urlsafe_b64decode(payload + "==").replace(str(NOW + 712).encode(), str(NOW + 912).encode())
    changed = base64.urlsafe_b64encode(text).rstrip(b"=").decode()
    scene.paste(f"{header}.{changed}.{signature}")
    scene.write("keyEdit", SECRET)
    wait(1500)
    scene.take("doctor-edited", scene.window.verify_pane.card, scene.window.verify_pane.remedies)


def as_of(scene: Scene) -> None:
    """The judgement at another moment."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.app.presenter.as_of_edited("2026-11-04T11:30:00Z")
    scene.settle()
    scene.take("as-of", scene.window.verify_pane, margin=0)


def zones(scene: Scene) -> None:
    """The zone and the form of every date."""
    menu = scene.window.menus.time_menu
    menu.aboutToShow.emit()
    take_alone(menu, "zones")


SCENES = (secret, keys, fetch_question, fetch, expect, saved, board, doctor, edited, as_of, zones)
