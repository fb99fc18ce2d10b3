"""A form that is sent: the same terms, no redirect, and the body of an error, where an issuer says why."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from inspector.desktop.network import WebNetwork
from inspector.model.request import Answer, Form, Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

FORM = Form(
    b"grant_type=refresh_token",
    (("Content-Type", "application/x-www-form-urlencoded"), ("Authorization", "Basic QQ==")),
)
WHY = b'{"error":"invalid_client"}'


class Issuer(BaseHTTPRequestHandler):
    """Answers with the status that the path names."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, dict(self.headers), body))  # type: ignore[attr-defined]  # made below
        status = int(self.path.strip("/"))
        self.send_response(status)
        if status == 307:
            self.send_header("Location", "/200")
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="issuer"')
        answer = b" " * 3000 if status == 201 else WHY
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base names it
        """Say nothing."""


class Server(HTTPServer):
    heard: list[tuple[str, dict[str, str], bytes]]


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server(("127.0.0.1", 0), Issuer)
    started.heard = []
    thread = threading.Thread(target=started.serve_forever, args=(0.01,))
    thread.start()
    yield started
    started.shutdown()
    thread.join()
    started.server_close()


@pytest.fixture
def post(qtbot: QtBot, server: Server) -> Callable[[int], Answer]:
    network = WebNetwork()

    def send(status: int) -> Answer:
        heard: list[Answer] = []
        address = f"http://127.0.0.1:{server.server_port}/{status}"
        network.post(address, FORM, Terms(size=2000), heard.append)
        assert heard == [], "never at once"
        qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
        return heard[0]

    return send


def test_the_form_goes_out_as_it_is(server: Server, post: Callable[[int], Answer]) -> None:
    answer = post(200)
    assert (answer.code, answer.status, answer.body) == ("", 200, WHY)
    ((_, headers, body),) = server.heard
    assert body == FORM.body
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["Authorization"] == "Basic QQ=="
    assert headers["Accept"] == "application/json"
    assert "Cookie" not in headers


@pytest.mark.parametrize(
    "status, code",
    [
        (400, "status-refused"),
        (401, "status-refused"),
        (403, "status-refused"),
        (404, "status-missing"),
        (429, "status-busy"),
        (500, "status-broken"),
    ],
)
def test_an_error_comes_with_its_body(server: Server, post: Callable[[int], Answer], status: int, code: str) -> None:
    answer = post(status)
    assert (answer.code, answer.status, answer.body) == (code, status, WHY)
    assert len(server.heard) == 1, "sent once"


def test_a_redirect_is_told_and_not_followed(server: Server, post: Callable[[int], Answer]) -> None:
    answer = post(307)
    assert (answer.code, answer.target, answer.status) == ("redirected", "/200", 307)
    assert len(server.heard) == 1


def test_the_size_is_bounded_as_for_a_get(post: Callable[[int], Answer]) -> None:
    assert post(201).code == "too-large"


def test_a_form_does_not_show_its_secrets() -> None:
    assert repr(Form(b"client_secret=s3cret", (("Authorization", "Basic czNjcmV0"),))) == "Form(size=20)"
