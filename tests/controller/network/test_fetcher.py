"""One press, one request: what goes out, what is asked before, and what stays when it goes wrong."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest

from inspector.controller.network.fetcher import Fetcher
from inspector.controller.speech import Speech
from inspector.model.request import Terms
from inspector.model.sentences.network import REQUESTS
from inspector.service.reading.reader import read_token
from tests.controller.conftest import NOW
from tests.controller.switchboard import ISSUER, KEYS, AtOnce, Panel, Switchboard

if TYPE_CHECKING:
    from inspector.model.token import Token
    from tests.controller.conftest import HeldWorker, SetClock

OPENID = f"{ISSUER}/.well-known/openid-configuration"
OAUTH = "https://issuer.example/.well-known/oauth-authorization-server/tenant"
JWKS = "https://issuer.example/jwks.json"


class Bench:
    """A fetcher with all that it talks to."""

    def __init__(self, clock: SetClock, worker: AtOnce | HeldWorker | None = None) -> None:
        self.clock = clock
        self.network, self.panel = Switchboard(), Panel()
        self.kept: list[tuple[str, str]] = []
        self.fetcher = Fetcher(
            self.network, worker or AtOnce(), self.panel, Speech(), clock, self.keep,
        )  # fmt: skip

    def keep(self, text: str, source: str) -> None:
        self.kept.append((text, source))

    def write(self, address: str) -> None:
        self.fetcher.address_edited(address)

    @property
    def asked(self) -> list[str]:
        return self.network.asked


@pytest.fixture
def bench(set_clock: SetClock) -> Bench:
    return Bench(set_clock)


def token(header: dict[str, object] | None = None, **claims: object) -> Token:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return read_token(f"{part({'alg': 'RS256', **(header or {})})}.{part(claims)}.c2ln")


def configuration(issuer: str = ISSUER, keys: str = JWKS) -> bytes:
    return json.dumps({"issuer": issuer, "jwks_uri": keys}).encode()


def test_writing_sends_nothing_and_the_button_shows_what_a_press_would(bench: Bench) -> None:
    bench.write(ISSUER)
    assert bench.panel.call is not None
    assert (bench.panel.call.address, bench.panel.purpose) == (OPENID, "discovery")
    bench.write(JWKS)
    assert bench.panel.call.address == JWKS
    assert bench.asked == []


def test_a_press_fetches_the_keys(bench: Bench) -> None:
    bench.write(JWKS)
    bench.fetcher.fetch()
    assert (bench.asked, bench.panel.working, bench.panel.requests[0].outcome) == ([JWKS], True, "under-way")
    bench.network.answer(KEYS)
    assert bench.kept == [(KEYS.decode(), JWKS)]
    assert not bench.panel.working
    assert bench.panel.kind == "good"
    request = bench.panel.requests[0]
    assert (request.at, request.address, request.outcome, request.status) == (NOW, JWKS, "answered", 200)
    assert (request.size, request.duration, request.clock_ahead) == (len(KEYS), 0.25, None)


def test_the_clock_of_the_server_is_kept(bench: Bench) -> None:
    bench.write(JWKS)
    bench.fetcher.fetch()
    bench.network.answer(KEYS, date="Thu, 01 Jan 2026 00:01:00 GMT")
    assert bench.panel.requests[0].clock_ahead == pytest.approx(60.25)


def test_an_issuer_takes_two_presses(bench: Bench) -> None:
    bench.write(ISSUER)
    bench.fetcher.fetch()
    bench.network.answer(configuration())
    assert bench.asked == [OPENID]
    assert bench.panel.call is not None
    assert (bench.panel.call.address, bench.panel.call.origin) == (JWKS, "discovery")
    bench.fetcher.fetch()
    bench.network.answer(KEYS)
    assert bench.asked == [OPENID, JWKS]
    assert [source for _, source in bench.kept] == [JWKS]


def test_the_second_place_is_offered_and_not_called(bench: Bench) -> None:
    bench.write(ISSUER)
    bench.fetcher.fetch()
    bench.network.answer(code="status-missing", args=("404",), status=404)
    assert bench.asked == [OPENID]
    assert bench.panel.call is not None
    assert bench.panel.call.address == OAUTH
    bench.fetcher.fetch()
    bench.network.answer(configuration())
    assert bench.asked == [OPENID, OAUTH]
    assert bench.panel.call.address == JWKS


def test_another_issuer_in_the_answer_is_said_and_asked_about(bench: Bench) -> None:
    bench.write(ISSUER)
    bench.fetcher.fetch()
    bench.network.answer(configuration("https://issuer.example"))
    assert bench.panel.kind == "warning"
    assert "another name" in bench.panel.progress
    bench.fetcher.fetch()
    assert bench.asked == [OPENID]
    assert len(bench.panel.warnings) == 1
    bench.fetcher.give_consent()
    assert bench.asked == [OPENID, JWKS]


class TestConsent:
    @pytest.mark.parametrize(
        "header, claims, number, called, said",
        [
            ({"jku": JWKS}, {}, 0, JWKS, "“jku”"),
            ({"x5u": "https://issuer.example/cert.pem"}, {}, 0, "https://issuer.example/cert.pem", "“x5u”"),
            ({}, {"iss": ISSUER}, 0, OPENID, "“iss”"),
            ({"jku": JWKS}, {"iss": ISSUER}, 1, JWKS, "“jku”"),
        ],
    )
    def test_an_address_of_the_token_is_asked_about_before(
        self, bench: Bench, header: dict[str, object], claims: dict[str, object], number: int, called: str, said: str
    ) -> None:
        bench.fetcher.token_shown(token(header, **claims))
        bench.fetcher.offer_taken(number)
        assert bench.asked == []
        bench.fetcher.fetch()
        assert bench.asked == []
        assert bench.panel.question is not None
        assert bench.panel.question.address == called
        assert said in bench.panel.warnings[0]
        bench.fetcher.give_consent()
        assert bench.asked == [called]
        assert not bench.panel.warnings

    def test_it_is_asked_once_per_host_and_still_pressed(self, bench: Bench) -> None:
        bench.fetcher.token_shown(token({"jku": JWKS}))
        bench.fetcher.offer_taken(0)
        bench.fetcher.fetch()
        bench.fetcher.give_consent()
        bench.network.answer(KEYS)
        bench.fetcher.token_shown(token({"jku": "https://issuer.example/other.json"}))
        bench.fetcher.offer_taken(0)
        assert len(bench.asked) == 1
        bench.fetcher.fetch()
        assert bench.asked == [JWKS, "https://issuer.example/other.json"]
        bench.network.answer(KEYS)
        bench.fetcher.token_shown(token({"jku": "https://elsewhere.example/jwks"}))
        bench.fetcher.offer_taken(0)
        bench.fetcher.fetch()
        assert bench.panel.question is not None, "another host is another question"
        assert len(bench.asked) == 2

    def test_a_copy_of_the_tokens_address_is_the_tokens(self, bench: Bench) -> None:
        bench.fetcher.token_shown(token({"jku": JWKS}))
        bench.write(f" {JWKS} ")
        bench.fetcher.fetch()
        assert bench.asked == []
        assert bench.panel.question is not None

    def test_no_is_no(self, bench: Bench) -> None:
        bench.fetcher.token_shown(token({"jku": JWKS}))
        bench.fetcher.offer_taken(0)
        bench.fetcher.fetch()
        bench.fetcher.refuse_consent()
        bench.fetcher.give_consent()
        assert (bench.asked, bench.panel.question) == ([], None)

    def test_another_address_takes_the_question_away(self, bench: Bench) -> None:
        bench.fetcher.token_shown(token({"jku": JWKS}))
        bench.fetcher.offer_taken(0)
        bench.fetcher.fetch()
        bench.write("https://mine.example/jwks")
        bench.fetcher.give_consent()
        assert (bench.asked, bench.panel.question) == ([], None)

    @pytest.mark.parametrize("again", [False, True])
    def test_plain_http_is_asked_about(self, bench: Bench, again: bool) -> None:
        bench.write("http://issuer.example/jwks")
        (bench.fetcher.fetch_again if again else bench.fetcher.fetch)()
        assert (bench.asked, len(bench.panel.warnings)) == ([], 1)
        assert "Plain http" in bench.panel.warnings[0]

    def test_a_private_address_of_a_token_is_warned_about(self, bench: Bench) -> None:
        bench.fetcher.token_shown(token({"jku": "https://169.254.169.254/jwks"}))
        bench.fetcher.offer_taken(0)
        bench.fetcher.fetch()
        assert len(bench.panel.warnings) == 2
        assert "this machine" in bench.panel.warnings[1]

    def test_where_a_tokens_issuer_points_is_asked_about_again(self, bench: Bench) -> None:
        bench.fetcher.token_shown(token(iss=ISSUER))
        bench.fetcher.offer_taken(0)
        bench.fetcher.fetch()
        bench.fetcher.give_consent()
        bench.network.answer(configuration(keys="https://keys.example/jwks"))
        bench.fetcher.fetch()
        assert bench.asked == [OPENID]
        assert bench.panel.question is not None

    def test_naming_it_on_the_command_line_is_the_yes(self, bench: Bench) -> None:
        bench.fetcher.fetch_named("http://127.0.0.1:8080/certs")
        assert bench.asked == ["http://127.0.0.1:8080/certs"]

    def test_what_cannot_be_called_on_the_command_line_is_said(self, bench: Bench) -> None:
        bench.fetcher.fetch_named("ftp://issuer.example/")
        assert (bench.asked, bench.panel.kind) == ([], "bad")


class TestRedirects:
    def test_one_at_the_same_place_is_followed_within_the_time(self, bench: Bench) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(code="redirected", target="/keys", status=302, duration=4.0)
        assert bench.asked == [JWKS, "https://issuer.example/keys"]
        assert [terms.seconds for terms in bench.network.terms] == [10.0, 6.0]
        bench.network.answer(KEYS)
        assert [request.outcome for request in bench.panel.requests] == ["redirected", "answered"]
        assert len(bench.kept) == 1

    @pytest.mark.parametrize("target", ["https://other.example/keys", "http://issuer.example/keys", "//127.0.0.1/keys"])
    def test_one_elsewhere_wants_a_new_yes(self, bench: Bench, target: str) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(code="redirected", target=target, args=(target,), status=302)
        assert bench.asked == [JWKS]
        assert bench.panel.question is not None
        assert bench.panel.question.origin == "redirect"
        called = bench.panel.question.address
        bench.fetcher.give_consent()
        assert bench.asked == [JWKS, called]

    def test_that_yes_is_for_once(self, bench: Bench) -> None:
        for _ in range(2):
            bench.write(JWKS)
            bench.fetcher.fetch_again()
            bench.network.answer(code="redirected", target="https://other.example/keys", status=302)
            assert bench.panel.question is not None
            bench.fetcher.give_consent()
            bench.network.answer(KEYS)
        assert len(bench.kept) == 2

    def test_without_end_there_is_an_end(self, bench: Bench) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        for _ in range(6):
            bench.network.answer(code="redirected", target="/round", status=302)
        assert len(bench.asked) == 6
        assert "without end" in bench.panel.progress

    def test_nowhere_and_too_late(self, bench: Bench) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(code="redirected", target="file:///etc/passwd", args=("file:///etc/passwd",), status=302)
        assert "cannot be called" in bench.panel.progress
        bench.fetcher.fetch()
        bench.network.answer(code="redirected", target="/late", status=302, duration=10.0)
        assert "10 seconds" in bench.panel.progress
        assert len(bench.asked) == 2


class TestKept:
    def test_a_fresh_answer_is_used_without_a_request_until_it_is_old(self, bench: Bench, set_clock: SetClock) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(KEYS, cache_control="max-age=60")
        assert bench.panel.fresh_until == pytest.approx(NOW + 60.25)
        bench.fetcher.fetch()
        assert (len(bench.asked), len(bench.kept)) == (1, 2)
        assert "Nothing was sent" in bench.panel.progress
        set_clock.now += 61
        bench.fetcher.fetch()
        assert len(bench.asked) == 1, "the button said that nothing would be sent"
        assert bench.panel.fresh_until is None
        bench.fetcher.fetch()
        assert len(bench.asked) == 2

    def test_fetch_again_always_goes_out(self, bench: Bench) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(KEYS, cache_control="max-age=60")
        bench.fetcher.fetch_again()
        bench.network.answer(KEYS.replace(b"a1", b"b2"), cache_control="no-store")
        assert (len(bench.asked), bench.panel.fresh_until) == (2, None)
        assert "b2" in bench.kept[-1][0]

    def test_what_may_not_be_kept_is_not(self, bench: Bench) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(KEYS, cache_control="no-store, max-age=60")
        assert bench.panel.fresh_until is None

    def test_a_configuration_is_kept_too(self, bench: Bench) -> None:
        bench.write(ISSUER)
        bench.fetcher.fetch()
        bench.network.answer(configuration(), cache_control="max-age=60")
        bench.write(ISSUER)
        bench.fetcher.fetch()
        assert bench.asked == [OPENID]
        assert bench.panel.call is not None
        assert bench.panel.call.address == JWKS


class TestFailure:
    @pytest.mark.parametrize(
        "code, args",
        [
            ("timeout", ("10",)),
            ("too-large", ("1 MB",)),
            ("tls-expired", ()),
            ("host-unknown", ()),
            ("packing", ("gzip",)),
        ],
    )
    def test_the_keys_of_before_stay(self, bench: Bench, code: str, args: tuple[str, ...]) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(KEYS)
        bench.fetcher.fetch()
        bench.network.answer(code=code, args=args, status=0)
        assert len(bench.kept) == 1
        assert bench.panel.kind == "bad"
        assert bench.panel.progress.startswith(REQUESTS[code].format("issuer.example", *args))
        assert bench.panel.progress.endswith("The keys are those of before.")
        assert bench.panel.requests[-1].outcome == code

    @pytest.mark.parametrize(
        "body, said",
        [
            (b"", "empty"),
            (b"<html>", "web page"),
            (b"\xff", "UTF-8"),
            (b"[" * 5000, "too deep"),
            (b"{", "no JSON"),
            (b"{}", "no keys"),
            (b'{"keys":[]}', "none of its 0 keys"),
            (b'{"keys":[{"kty":"?"}]}', "none of its 1 keys"),
            (configuration(), "as an issuer"),
        ],
    )
    def test_an_answer_without_keys_is_told(self, bench: Bench, body: bytes, said: str) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(body)
        assert said in bench.panel.progress
        assert (bench.kept, bench.panel.kind, bench.panel.working) == ([], "bad", False)

    def test_cancelled(self, bench: Bench) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.fetcher.cancel()
        assert bench.network.is_cancelled
        assert (bench.panel.working, bench.panel.requests[0].outcome) == (False, "cancelled")
        bench.fetcher.cancel()
        assert len(bench.panel.requests) == 1

    def test_cancelled_while_it_is_read(self, set_clock: SetClock, worker: HeldWorker) -> None:
        bench = Bench(set_clock, worker)
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.network.answer(KEYS)
        assert bench.panel.working, "it is read"
        bench.fetcher.cancel()
        worker.finish()
        assert (bench.kept, bench.panel.working) == ([], False)

    def test_a_newer_press_takes_the_place_of_the_older(self, bench: Bench) -> None:
        bench.write(JWKS)
        bench.fetcher.fetch()
        bench.write("https://other.example/jwks")
        bench.fetcher.fetch()
        assert [request.outcome for request in bench.panel.requests] == ["cancelled", "under-way"]
        bench.network.answer(KEYS)
        assert [source for _, source in bench.kept] == ["https://other.example/jwks"]

    @pytest.mark.parametrize(
        "address, said", [("", ""), ("ftp://x.example/", "ftp"), ("https://u:p@x.example/", "password")]
    )
    def test_what_cannot_be_called_is_not(self, bench: Bench, address: str, said: str) -> None:
        bench.write(address)
        assert bench.panel.call is None
        assert said in bench.panel.wrong
        bench.fetcher.fetch()
        bench.fetcher.fetch_again()
        assert bench.asked == []


def test_the_named_authorities_go_with_the_request(bench: Bench) -> None:
    bench.write(JWKS)
    bench.fetcher.authorities_chosen("/etc/own.pem")
    bench.fetcher.fetch()
    assert bench.network.terms == [Terms(10.0, 1_000_000, "/etc/own.pem")]


def test_the_person_says_what_an_address_is(bench: Bench) -> None:
    bench.write("https://issuer.example/odd")
    assert bench.panel.purpose == "discovery"
    bench.fetcher.purpose_chosen("keys")
    assert bench.panel.call is not None
    assert (bench.panel.call.address, bench.panel.purpose) == ("https://issuer.example/odd", "keys")


def test_offers_follow_the_token(bench: Bench) -> None:
    bench.fetcher.token_shown(token({"jku": JWKS}, iss=ISSUER))
    assert [offer.origin for offer in bench.panel.offers] == ["iss", "jku"]
    bench.fetcher.token_shown(None)
    assert bench.panel.offers == ()
    bench.fetcher.offer_taken(0)
    assert bench.asked == []
