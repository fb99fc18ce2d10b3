"""Keys from a real OpenID provider, by the buttons of the window; and nothing at all without them."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget

from inspector.app import build
from tests.end_to_end.keys_person import KeysPerson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.end_to_end.provider import OpenIdProvider

ROOT = Path(__file__).parents[2]


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[KeysPerson]:
    app = build()
    yield KeysPerson(app, qtbot)
    app.close()
    QCoreApplication.processEvents()


def test_discovery_keys_token_and_rotation(person: KeysPerson, provider: OpenIdProvider) -> None:
    person.open_keys()
    person.write_address(provider.issuer)
    configuration = f"{provider.issuer}/.well-known/openid-configuration"
    assert person.press("fetchButton") == f"Fetch {configuration}"
    assert person.press("consentButton") == f"Yes, call {configuration}", "plain http is asked about"
    person.wait_for_requests(1)
    assert person.press("fetchButton") == f"Fetch {provider.issuer}/jwks"
    assert not person.sees("fetchConsent"), "the host has its yes"
    log = person.wait_for_requests(2)
    assert [(row[1], row[2]) for row in log] == [(configuration, "200"), (f"{provider.issuer}/jwks", "200")]

    person.paste(provider.token())
    person.wait_for_verdict("verified")

    provider.rotate()
    rotated = provider.token()
    person.paste(rotated)
    person.wait_for_verdict("not checked")  # no key of the ring is named so, nor fits
    person.press("fetchButton")
    person.wait_for_requests(3)
    person.wait_for_verdict("verified")
    assert len(person.app.key_ring.entries) == 1, "the same address is renewed in its place"


def test_the_tokens_own_issuer_is_asked_about_first(person: KeysPerson, provider: OpenIdProvider) -> None:
    person.paste(provider.token())
    person.open_keys()
    person.press("fetchOffer-iss")
    person.press("fetchButton")
    assert "comes from the token" in person.part(QWidget, "fetchConsent").accessibleDescription()
    assert person.part(QAbstractItemView, "requestLog").model().rowCount() == 0
    person.press("refuseButton")
    person.press("fetchButton")
    person.press("consentButton")
    person.wait_for_requests(1)
    person.press("fetchButton")
    person.wait_for_requests(2)
    person.wait_for_verdict("verified")


def test_the_command_line(provider: OpenIdProvider) -> None:
    command = [sys.executable, "-m", "inspector", "--json", "--jwks-url", f"{provider.issuer}/jwks", provider.token()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["tokens"][0]["verdict"] == "verified"


def test_the_command_line_of_the_window(qtbot: QtBot, provider: OpenIdProvider) -> None:
    app = build(["--jwks-url", f"{provider.issuer}/jwks", provider.token()])
    person = KeysPerson(app, qtbot)
    qtbot.waitUntil(lambda: app.keys.window is not None)
    person.wait_for_requests(1)
    person.wait_for_verdict("verified")
    app.close()


PRIVACY = """
import sys
from PySide6.QtCore import QTimer
import inspector.app

app = inspector.app.build(sys.argv[1:])
app.window.show()
app.window.keysRequested.emit()

def look():
    app.keys.fetcher.offer_taken(1)
    print(app.desk.inspected.token.kind, len(app.keys.fetcher._offers), len(app.keys.fetcher._exchange.requests))
    print(*sorted(name for name in sys.modules if "QtNetwork" in name or name in ("ssl", "http.client", "urllib.request")))
    app.close()
    QTimer.singleShot(0, inspector.app.application().quit)

QTimer.singleShot(300, look)
inspector.app.application().exec()
"""


def test_nothing_is_sent_nor_even_loaded_for_what_a_token_names(tmp_path: Path) -> None:
    """The window of keys is open, the token's addresses are offered, and one stands in the field."""

    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    home = "http://127.0.0.1:9"
    header = {"alg": "RS256", "jku": f"{home}/jku", "x5u": f"{home}/x5u"}
    token = f"{part(header)}.{part({'iss': f'{home}/iss'})}.c2ln"
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", PRIVACY, token], cwd=tmp_path, env=environment,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["jws-compact 3 0", ""], "three offers, no request, and no network module"
