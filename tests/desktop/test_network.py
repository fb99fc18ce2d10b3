"""One request against a server that misbehaves: each way is told by its own code, within the terms, and nothing is leaked."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from inspector.desktop.network import WebNetwork
from inspector.model.request import Answer, Terms
from inspector.model.sentences.network import REQUESTS
from tests.desktop.misbehaving import DATE, FLOOD, KEYS, Certificates, Server, make_certificates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.close()


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def get(qtbot: QtBot) -> Callable[..., Answer]:
    network = WebNetwork()

    def ask(address: str, **terms: object) -> Answer:
        heard: list[Answer] = []
        network.get(address, Terms(**terms), heard.append)  # type: ignore[arg-type]  # as the test names them
        assert heard == [], "never at once"
        qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
        return heard[0]

    return ask


def test_an_answer_comes_with_what_was_received(server: Server, get: Callable[..., Answer]) -> None:
    answer = get(server.url("/jwks"))
    assert (answer.code, answer.status, answer.body, answer.size) == ("", 200, KEYS, len(KEYS))
    assert answer.header("date") == DATE
    assert answer.duration >= 0


def test_a_packed_answer_is_unpacked(server: Server, get: Callable[..., Answer]) -> None:
    answer = get(server.url("/packed"))
    assert (answer.code, answer.body) == ("", KEYS)
    assert 0 < answer.size != len(KEYS), "counted as it was sent"


def test_a_request_says_nothing_of_the_person(server: Server, get: Callable[..., Answer]) -> None:
    get(server.url("/jwks?a=1"))
    server.heads.clear()
    get(server.url("/jwks"))
    get(server.url("/jwks"))
    lines = server.heads[1].strip().split("\r\n")
    assert lines[0] == "GET /jwks HTTP/1.1"
    headers = dict(line.lower().split(": ", 1) for line in lines[1:])
    ours = {"accept", "accept-encoding", "accept-language", "user-agent"}
    assert set(headers) == {"host", "connection", "cache-control", "pragma"} | ours, "no cookie, no referer, no login"
    assert headers["cache-control"] == "no-cache"
    assert headers["accept"].startswith("application/jwk-set+json, application/json")
    assert headers["accept-language"] == "*"
    assert headers["user-agent"] == "token-inspector"


@pytest.mark.parametrize(
    "path, code",
    [
        ("/gzip-lie", "packing"),
        ("/gzip-cut", "packing"),
        ("/brotli", "packing"),
        ("/gzip-bomb", "too-large"),
        ("/reset", "reset"),
        ("/half", "reset"),
        ("/hang-up", "reset"),
        ("/no-http", "reset"),
        ("/missing", "status-missing"),
        ("/lost", "status-other"),
        ("/401", "status-forbidden"),
        ("/403", "status-forbidden"),
        ("/429", "status-busy"),
        ("/500", "status-broken"),
        ("/418", "status-other"),
        ("/elsewhere", "redirected"),
    ],
)
def test_each_failure_has_its_code(path: str, code: str, server: Server, get: Callable[..., Answer]) -> None:
    answer = get(server.url(path))
    assert answer.code == code
    assert REQUESTS[code].format("host", *answer.args)


def test_a_redirect_is_told_and_not_followed(server: Server, get: Callable[..., Answer]) -> None:
    assert get(server.url("/here")).target == "/jwks"
    assert len(server.heads) == 1


@pytest.mark.parametrize("path", ["/flood", "/flood-of-a-lie"])
def test_a_flood_is_not_read(path: str, server: Server, get: Callable[..., Answer]) -> None:
    answer = get(server.url(path))
    assert (answer.code, answer.args) == ("too-large", ("1 MB",))
    assert answer.size == 1_000_001
    assert server.sent < FLOOD / 5, "the rest was never sent"


def test_a_flood_that_says_so_is_not_begun(server: Server, get: Callable[..., Answer]) -> None:
    answer = get(server.url("/said-flood"))
    assert answer.code == "too-large"
    assert answer.size <= 1_000_001


@pytest.mark.parametrize("path", ["/drip", "/silence"])
def test_a_drip_ends_with_the_time_for_the_whole(path: str, server: Server, get: Callable[..., Answer]) -> None:
    answer = get(server.url(path), seconds=0.3)
    assert (answer.code, answer.args) == ("timeout", ("0.3",))


def test_nobody_listens(get: Callable[..., Answer]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert get(f"http://127.0.0.1:{port}/").code == "refused"


def test_a_name_that_does_not_exist(get: Callable[..., Answer]) -> None:
    assert get("http://no-such-host.invalid/").code == "host-unknown"


@pytest.mark.parametrize(
    "address",
    ["ftp://127.0.0.1/", "file:///etc/passwd", "http://127.1/", "HTTP://127.0.0.1/", "http://a b/", "data:,x"],
)
def test_what_would_not_be_called_as_shown_is_not_called(address: str, get: Callable[..., Answer]) -> None:
    assert get(address).code == "address-invalid"


def test_cancelled_is_not_heard_of(server: Server, qtbot: QtBot) -> None:
    network = WebNetwork()
    heard: list[Answer] = []
    under_way = network.get(server.url("/silence"), Terms(), heard.append)
    qtbot.waitUntil(lambda: bool(server.heads))
    under_way.cancel()
    network.get(server.url("/jwks"), Terms(), heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert [answer.code for answer in heard] == [""]


@pytest.mark.parametrize("wrong", ["expired", "not-yet-valid", "host"])
def test_a_wrong_certificate_is_told(wrong: str, certificates: Certificates, get: Callable[..., Answer]) -> None:
    server = Server(certificates.context(wrong))
    try:
        assert get(server.url("/jwks"), authorities=str(certificates.authority)).code == f"tls-{wrong}"
        assert server.heads == [], "nothing was said to it"
    finally:
        server.close()


def test_an_unknown_authority_is_trusted_once_it_is_named(
    certificates: Certificates, get: Callable[..., Answer]
) -> None:
    server = Server(certificates.context("good"))
    try:
        assert get(server.url("/jwks")).code == "tls-untrusted"
        assert get(server.url("/jwks"), authorities=str(certificates.authority)).code == ""
        assert get(server.url("/jwks")).code == "tls-untrusted", "trust is that of one request"
    finally:
        server.close()


def test_a_certificate_of_its_own_is_told_and_can_be_named(
    certificates: Certificates, get: Callable[..., Answer]
) -> None:
    server = Server(certificates.context("self-signed"))
    try:
        assert get(server.url("/jwks")).code == "tls-self-signed"
        assert get(server.url("/jwks"), authorities=str(certificates.leaves["self-signed"])).code == ""
    finally:
        server.close()


def test_a_server_without_tls(server: Server, get: Callable[..., Answer]) -> None:
    assert get(server.url("/jwks").replace("http:", "https:")).code == "tls-failed"


def test_a_file_without_certificates_stops_the_request(server: Server, get: Callable[..., Answer]) -> None:
    answer = get(server.url("/jwks"), authorities=__file__)
    assert (answer.code, answer.args) == ("authorities-unreadable", (__file__,))
    assert server.heads == []


@pytest.mark.parametrize("path", ["/half", "/reset", "/500", "/jwks"])
def test_what_was_answered_at_all_is_asked_once(path: str, server: Server, get: Callable[..., Answer]) -> None:
    get(server.url(path))
    assert len(server.heads) == 1


@pytest.mark.parametrize("path", ["/hang-up", "/no-http"])
def test_a_server_that_hangs_up_is_left_alone(path: str, server: Server, get: Callable[..., Answer]) -> None:
    get(server.url(path))
    assert len(server.heads) <= 2, "Qt would ask four times, and gives no way to forbid the second"
