"""A server that misbehaves in every way, met by the whole program: a sentence each, and the keys of before stay."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLabel

from inspector import cli
from inspector.app import build
from inspector.model.request import Terms
from inspector.service import sign
from tests.desktop.misbehaving import Server, make_certificates
from tests.end_to_end.keys_person import KeysPerson

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SECRET = "secret-secret-secret-secret-123"
"""The one of the server's keys."""
WAYS = {
    "/html": "web page",
    "/empty": "is empty",
    "/no-content": "is empty",
    "/gzip-lie": "cannot be unpacked",
    "/gzip-cut": "cannot be unpacked",
    "/gzip-bomb": "larger than 1 MB",
    "/flood": "larger than 1 MB",
    "/said-flood": "larger than 1 MB",
    "/bad-utf8": "no text in UTF-8",
    "/deep": "nested too deep",
    "/rather-deep": "nested too deep",
    "/not-json": "is no JSON",
    "/no-keys": "holds no keys",
    "/reset": "closed the connection",
    "/hang-up": "closed the connection",
    "/round": "without end",
    "/nowhere": "cannot be called",
    "/missing": "nothing at this address",
    "/401": "wants a login",
    "/500": "failed by itself",
    "/drip": "had not answered in full",
}


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.close()


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[KeysPerson]:
    app = build()
    made = KeysPerson(app, qtbot)
    made.open_keys()
    yield made
    app.close()
    QCoreApplication.processEvents()


@pytest.fixture
def token() -> str:
    return sign('{"alg":"HS256","kid":"a1"}', '{"sub":"user-1"}', SECRET)


def test_each_way_is_a_sentence_and_the_last_good_keys_stay(
    person: KeysPerson, server: Server, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetcher = person.app.keys.fetcher
    assert fetcher is not None
    monkeypatch.setattr(fetcher, "_terms", Terms(seconds=1.0))
    person.paste(token)
    person.write_address(server.url("/jwks"))
    person.press("fetchButton")
    person.press("consentButton")
    person.wait_for_requests(1)
    person.wait_for_verdict("verified")
    before = person.app.key_ring.entries
    progress, told = person.part(QLabel, "fetchProgress"), {}
    beats: list[str] = []
    fetcher.purpose_chosen("keys")
    for path in WAYS:
        beat = _Beat(beats, path)
        heart = QTimer(person.app.window, interval=20)
        heart.timeout.connect(beat.beat)
        heart.start()
        person.write_address(server.url(path))
        person.press("fetchButton")
        person.wait_until_quiet()
        told[path] = progress.text()
        heart.stop()
    assert {path: WAYS[path] in said for path, said in told.items()} == dict.fromkeys(WAYS, True), told
    assert "/drip" in beats, "the window lives while it waits"
    assert person.app.key_ring.entries is before
    person.wait_for_verdict("verified")


class _Beat:
    def __init__(self, beats: list[str], path: str) -> None:
        self._beats, self._path = beats, path

    def beat(self) -> None:
        self._beats.append(self._path)


def test_cancel(person: KeysPerson, server: Server) -> None:
    person.write_address(server.url("/drip"))
    fetcher = person.app.keys.fetcher
    assert fetcher is not None
    fetcher.purpose_chosen("keys")
    person.press("fetchButton")
    person.press("consentButton")
    person.press("fetchCancelButton")
    log = person.wait_for_requests(1)
    assert log[0][2] == "cancelled"


def test_certificates(person: KeysPerson, token: str, tmp_path: Path) -> None:
    certificates = make_certificates(tmp_path)
    server = Server(certificates.context("good"))
    try:
        person.paste(token)
        person.write_address(server.url("/jwks"))
        person.press("fetchButton")
        person.wait_for_requests(1)
        assert "does not trust" in person.part(QLabel, "fetchProgress").text()
        assert person.app.key_ring.entries == ()
        fetcher = person.app.keys.fetcher
        assert fetcher is not None
        fetcher.authorities_chosen(str(certificates.authority))
        person.press("fetchButton")
        person.wait_for_requests(2)
        person.wait_for_verdict("verified")
    finally:
        server.close()


def test_a_redirect_elsewhere_waits_for_a_yes(person: KeysPerson, server: Server) -> None:
    person.write_address(server.url("/elsewhere"))
    fetcher = person.app.keys.fetcher
    assert fetcher is not None
    fetcher.purpose_chosen("keys")
    person.press("fetchButton")
    person.press("consentButton")
    person.wait_for_requests(1)
    assert person.sees("fetchConsent")
    person.press("refuseButton")
    assert not person.sees("fetchConsent")
    assert len(server.heads) == 1


class TestCommandLine:
    def test_keys_that_verify(
        self, qtbot: QtBot, server: Server, token: str, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        del qtbot  # there is an application
        cli.main(["--json", "--jwks-url", server.url("/here"), token])
        told = capsysbinary.readouterr()
        assert json.loads(told.out)["tokens"][0]["verdict"] == "verified"
        assert told.err.startswith(b"Plain http: anybody on the way to 127.0.0.1")
        assert len(server.heads) == 2, "the redirect stayed at its place"

    @pytest.mark.parametrize("path", ["/html", "/elsewhere", "/missing", "/bad-utf8", "/hang-up", "/gzip-lie"])
    def test_what_fails_is_a_sentence_and_a_status(
        self, qtbot: QtBot, path: str, server: Server, token: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        del qtbot
        assert cli.main(["--print", "--jwks-url", server.url(path), token]) == cli.UNREADABLE
        told = capsys.readouterr()
        assert told.out == ""
        assert {"/elsewhere": "points to another place", **WAYS}[path] in told.err
        assert len(told.err.splitlines()) == 1

    def test_what_cannot_be_called(self, capsys: pytest.CaptureFixture[str], token: str) -> None:
        assert cli.main(["--print", "--jwks-url", "https://user:secret@issuer.example/", token]) == cli.UNREADABLE
        assert "password" in capsys.readouterr().err

    def test_keys_that_do_not_fit(
        self, qtbot: QtBot, server: Server, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        del qtbot
        other = sign('{"alg":"HS256"}', '{"sub":"user-1"}', "another secret of more than thirty-two bytes")
        assert cli.main(["--print", "--jwks-url", server.url("/jwks"), other]) == cli.FAILED
        assert b"bad signature" in capsysbinary.readouterr().out

    def test_one_kind_of_key_at_a_time(self, token: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            cli.main(["--print", "--jwks-url", "https://issuer.example/jwks", "--key", "file", token])
        assert ended.value.code == cli.UNREADABLE
        assert "not allowed with" in capsys.readouterr().err
