"""One press, one request: what is asked before, what is told after, and what stays when it goes wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspector.controller.network.grant_offers import GrantOffers
from inspector.controller.network.granter import Granter
from inspector.controller.network.request_book import RequestBook
from inspector.controller.network.trust import Trust
from inspector.controller.speech import Speech
from inspector.model.grant import Granted, TokenResponse
from inspector.service.reading.reader import read_token
from tests.controller.conftest import make_token
from tests.controller.switchboard import AtOnce, CallPart, Switchboard

if TYPE_CHECKING:
    from inspector.model.request import Call
    from tests.controller.conftest import HeldWorker, SetClock

ISSUER = "https://issuer.example"
ENDPOINT = f"{ISSUER}/token"
CONFIGURATION = json.dumps({"issuer": ISSUER, "token_endpoint": ENDPOINT}).encode()


class Window(CallPart):
    """Gives what `controller.grant_view.GrantView` asks for, and remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.discovery: Call | None = None
        self.call: Call | None = None
        self.endpoint = self.client = self.client_origin = self.authentication = self.token = self.token_origin = ""
        self.scope = self.said = self.request = self.answer = ""
        self.is_wrong = self.has_secrets = False

    def show_discovery(self, call: Call | None) -> None:
        self.discovery = call

    def show_endpoint(self, text: str) -> None:
        self.endpoint = text

    def show_client(self, text: str, origin: str) -> None:
        self.client, self.client_origin = text, origin

    def show_authentication(self, name: str) -> None:
        self.authentication = name

    def show_refresh_token(self, text: str, origin: str) -> None:
        self.token, self.token_origin = text, origin

    def show_scope(self, text: str) -> None:
        self.scope = text

    def show_call(self, call: Call | None, said: str, *, is_wrong: bool) -> None:
        self.call, self.said, self.is_wrong = call, said, is_wrong

    def show_request(self, text: str) -> None:
        self.request = text

    def show_answer(self, text: str, *, has_secrets: bool) -> None:
        self.answer, self.has_secrets = text, has_secrets


class Board:
    """A clipboard that remembers."""

    def __init__(self) -> None:
        self.held: tuple[str, bool] = ("", False)

    def put(self, text: str, *, sensitive: bool) -> None:
        self.held = (text, sensitive)

    def text(self) -> str:
        raise NotImplementedError


class Bench:
    def __init__(self, clock: SetClock, worker: HeldWorker | None = None) -> None:
        self.network, self.window, self.board = Switchboard(), Window(), Board()
        self.granted: list[tuple[str, ...]] = []
        self.former: list[tuple[str, ...]] = []
        self.told: list[str] = []
        self.granter = Granter(
            self.network,
            worker or AtOnce(),
            self.window,
            Speech(),
            clock,
            self.board,
            RequestBook(),
            self.hear,
            Trust(),
            self.told.append,
        )

    def hear(self, granted: tuple[Granted, ...]) -> None:
        self.granted.append(tuple(each.text for each in granted))
        self.former.append(tuple(each.before for each in granted))

    def ready(self, refresh_token: str = "r-1") -> None:
        self.granter.endpoint_edited(ENDPOINT)
        self.granter.refresh_token_edited(refresh_token)

    def send(self) -> None:
        self.ready()
        self.granter.refresh()

    def answer(self, **members: object) -> None:
        self.network.answer(json.dumps(members).encode(), content_type="application/json")

    @property
    def sent(self) -> list[bytes]:
        return [form.body for form in self.network.forms]


@pytest.fixture
def bench(set_clock: SetClock) -> Bench:
    return Bench(set_clock)


class TestBeforeAPress:
    def test_nothing_is_sent(self, bench: Bench) -> None:
        bench.granter.token_shown(read_token(make_token(iss=ISSUER, client_id="web")))
        bench.granter.response_pasted(TokenResponse(refresh_token="r-1"))
        bench.granter.refresh()
        assert bench.network.asked == []
        assert bench.window.said.startswith("Write the address of the issuer's token endpoint")
        assert not bench.window.is_wrong, "what is not filled in yet is no mistake"

    def test_the_request_stands_in_view_without_its_secrets(self, bench: Bench) -> None:
        bench.ready("r-secret")
        bench.granter.client_edited(" web ")
        bench.granter.authentication_chosen("body")
        bench.granter.secret_edited("s-secret")
        bench.granter.scope_edited("a  b")
        assert bench.window.call is not None
        assert bench.window.call.address == ENDPOINT
        assert "&client_id=web&client_secret=[hidden]" in bench.window.request
        assert "&scope=a+b&" in bench.window.request
        shown = bench.window.request.rpartition("\n")[2].replace("r-[hidden]", "r-secret")
        bench.granter.refresh()
        as_sent = bench.sent[-1].decode().replace("r-secret", "[hidden]").replace("s-secret", "[hidden]")
        assert shown == as_sent, "a copy can be replayed"
        assert "-secret" not in bench.window.request
        bench.granter.copy("request")
        assert bench.board.held == (bench.window.request, False)

    def test_what_went_wrong_elsewhere_goes_with_the_endpoint(self, bench: Bench) -> None:
        bench.send()
        bench.network.answer(code="refused", args=())
        assert bench.window.kind == "bad"
        bench.granter.client_edited("web")
        assert bench.window.progress
        bench.granter.endpoint_edited("issuer.example:8443/token")
        assert (bench.window.progress, bench.window.said) == ("", "")
        assert bench.window.call is not None
        assert bench.window.call.address == "https://issuer.example:8443/token", "https is what is meant"
        bench.granter.endpoint_edited("localhost:8443/token")
        call, is_wrong = bench.window.call, bench.window.is_wrong
        assert not call
        assert is_wrong
        assert "https://" in bench.window.said
        bench.granter.endpoint_edited(ENDPOINT)
        bench.granter.refresh()
        bench.granter.endpoint_edited(f"{ENDPOINT}2")
        assert bench.window.progress, "what is under way is told on"

    def test_a_wrong_address_is_told_as_one(self, bench: Bench) -> None:
        bench.granter.refresh_token_edited("r")
        bench.granter.endpoint_edited("ftp://issuer.example/")
        assert bench.window.is_wrong
        assert bench.window.call is None
        bench.granter.refresh()
        assert bench.network.asked == []

    def test_the_client_follows_the_token_until_it_is_written(self, bench: Bench) -> None:
        bench.granter.token_shown(read_token(make_token(client_id="a")))
        assert (bench.window.client, bench.window.client_origin) == ("a", "Taken from the token (“client_id”).")
        bench.granter.token_shown(read_token(make_token(azp="b")))
        assert bench.window.client == "b"
        bench.granter.client_edited("mine")
        assert (bench.window.client, bench.window.client_origin) == ("mine", "")
        bench.granter.token_shown(read_token(make_token(azp="c")))
        assert bench.window.client == "mine"


class TestDiscovery:
    def test_the_tokens_issuer_is_asked_about_first_and_the_endpoint_again(self, bench: Bench) -> None:
        bench.granter.token_shown(read_token(make_token(iss=ISSUER)))
        bench.granter.response_pasted(TokenResponse(refresh_token="r-1"))
        bench.granter.discover()
        assert bench.window.question is not None
        assert bench.network.asked == []
        bench.granter.give_consent()
        bench.network.answer(CONFIGURATION)
        assert bench.window.endpoint == ENDPOINT
        assert bench.window.authentication == "basic", "nothing said means Basic"
        assert "that means a secret by HTTP Basic (RFC 8414, 2), to which “Client is” was set" in bench.window.progress
        bench.granter.authentication_chosen("none")
        bench.granter.refresh()
        assert "would get the refresh token" in bench.window.warnings[0]
        assert bench.sent == []
        bench.granter.give_consent()
        assert bench.sent == [b"grant_type=refresh_token&refresh_token=r-1"]
        bench.answer(access_token="a")
        bench.granter.refresh()
        assert len(bench.sent) == 2, "the yes holds for the run"

    @pytest.mark.parametrize(
        "methods, chosen, stands, said",
        [
            (
                ["client_secret_post"],
                "",
                "body",
                "It knows clients by a secret in the body: “Client is” was set to a secret",
            ),
            (["client_secret_post", "none"], "", "", "“Client is” stays as it is"),
            (["client_secret_post"], "basic", "", "you chose a secret by HTTP Basic, which stays, but may be refused"),
            (
                None,
                "body",
                "",
                "does not say how its clients say who they are; you chose a secret in the body, which stays",
            ),
            (["private_key_jwt"], "", "", "only in ways that this window does not have"),
            ("none", "", "", "only in ways that this window does not have"),
        ],
    )
    def test_which_client_was_chosen_is_told_with_the_reason(
        self, bench: Bench, methods: object, chosen: str, stands: str, said: str
    ) -> None:
        bench.granter.token_shown(read_token(make_token(iss=ISSUER)))
        if chosen:
            bench.granter.authentication_chosen(chosen)
        bench.granter.discover()
        bench.granter.give_consent()
        told = {} if methods is None else {"token_endpoint_auth_methods_supported": methods}
        bench.network.answer(json.dumps({"issuer": ISSUER, "token_endpoint": ENDPOINT, **told}).encode())
        assert bench.window.authentication == stands
        assert said in bench.window.progress

    def test_a_no_sends_nothing(self, bench: Bench) -> None:
        bench.granter.token_shown(read_token(make_token(iss=ISSUER)))
        bench.granter.discover()
        bench.granter.refuse_consent()
        assert (bench.window.question, bench.network.asked) == (None, [])
        bench.granter.give_consent()
        assert bench.network.asked == [], "a yes to nothing"

    def test_the_second_place_takes_a_press_of_its_own(self, bench: Bench) -> None:
        bench.granter.token_shown(read_token(make_token(iss=ISSUER)))
        bench.granter.discover()
        bench.granter.give_consent()
        bench.network.answer(code="status-missing", args=("404",), status=404)
        assert bench.window.kind == "bad"
        assert bench.window.discovery is not None
        assert bench.window.discovery.address.endswith("/.well-known/oauth-authorization-server")
        assert len(bench.network.asked) == 1
        bench.granter.discover()
        bench.network.answer(CONFIGURATION)
        assert bench.window.endpoint == ENDPOINT

    def test_another_issuers_token_takes_the_endpoint_away(self, bench: Bench) -> None:
        bench.granter.token_shown(read_token(make_token(iss=ISSUER)))
        bench.granter.discover()
        bench.granter.give_consent()
        bench.network.answer(CONFIGURATION)
        bench.granter.token_shown(read_token(make_token(iss="https://other.example")))
        assert bench.window.endpoint == ""
        bench.granter.token_shown(read_token(make_token(iss=ISSUER, n=1)))
        assert bench.window.endpoint == ENDPOINT, "known already"

    def test_a_configuration_of_another_name_is_warned_of(self, bench: Bench) -> None:
        bench.granter.token_shown(read_token(make_token(iss=ISSUER)))
        bench.granter.discover()
        bench.granter.give_consent()
        bench.network.answer(json.dumps({"issuer": "x", "token_endpoint": ENDPOINT}).encode())
        assert bench.window.kind == "warning"
        assert "another name" in bench.window.progress

    def test_a_redirect_of_the_configuration_is_not_followed_elsewhere(self, bench: Bench) -> None:
        bench.granter.token_shown(read_token(make_token(iss=ISSUER)))
        bench.granter.discover()
        bench.granter.give_consent()
        bench.network.answer(code="redirected", status=302, target="https://other.example/")
        assert "points to another place" in bench.window.progress
        assert len(bench.network.asked) == 1


class TestTokens:
    def test_rotation(self, bench: Bench) -> None:
        bench.send()
        token = make_token(sub="new")
        bench.answer(access_token=token, refresh_token="r-2", expires_in=3600, token_type="bearer")
        assert bench.granted == [(token,)]
        assert (bench.window.token, bench.window.kind) == ("r-2", "good")
        assert bench.window.token_origin == "Sent by issuer.example at the last refresh."
        assert "(rotation)" in bench.window.progress
        assert "3,600 s" in bench.window.progress
        bench.granter.refresh()
        assert bench.sent[-1] == b"grant_type=refresh_token&refresh_token=r-2"

    def test_each_takes_the_place_of_its_like(self, bench: Bench) -> None:
        access, identity, new, newer = (make_token(sub=sub) for sub in ("a", "i", "new", "newer"))
        bench.granter.token_shown(read_token(identity))
        bench.ready()
        bench.granter.response_pasted(TokenResponse(access, identity, "r-1"))
        bench.granter.refresh()
        bench.answer(access_token=new, id_token=newer)
        assert bench.granted[-1] == (new, newer) or bench.granted[-1] == (newer, new)
        assert dict(zip(bench.granted[-1], bench.former[-1], strict=True)) == {new: access, newer: identity}
        latest = make_token(sub="latest")
        bench.granter.refresh()
        bench.answer(access_token=latest)
        assert bench.former[-1] == (new,), "the last answer counts, not the pasted one"

    def test_without_an_answer_of_before_it_may_be_the_shown_one(self, bench: Bench) -> None:
        shown = make_token(sub="shown")
        bench.granter.token_shown(read_token(shown))
        bench.send()
        bench.answer(access_token=make_token(sub="new"))
        assert bench.former == [(shown,)]

    @pytest.mark.parametrize("members", [{}, {"refresh_token": "r-1"}])
    def test_the_same_refresh_token(self, bench: Bench, members: dict[str, str]) -> None:
        bench.send()
        bench.answer(access_token="a", **members)
        assert "stays the same" in bench.window.progress
        assert bench.granter._grant.refresh_token == "r-1"

    def test_what_the_person_wrote_meanwhile_stays(self, bench: Bench) -> None:
        bench.send()
        bench.granter.refresh_token_edited("mine")
        bench.answer(access_token="a", refresh_token="r-2")
        assert bench.window.token == "mine"

    def test_an_opaque_token_is_no_token_to_inspect(self, bench: Bench) -> None:
        bench.send()
        bench.answer(access_token="opaque-1")
        assert bench.granted == [()]
        assert "no JWT" in bench.window.progress
        assert "opaque-1" not in bench.window.answer
        bench.granter.copy("secrets")
        assert bench.board.held == ('{"access_token": "opaque-1"}', True)
        bench.granter.copy("answer")
        assert bench.board.held == (bench.window.answer, False)

    def test_less_scope_and_another_type_are_warned_of(self, bench: Bench) -> None:
        bench.granter.response_pasted(TokenResponse(refresh_token="r-1", scope="a b"))
        bench.granter.endpoint_edited(ENDPOINT)
        bench.granter.refresh()
        bench.answer(access_token="a", scope="a", token_type="DPoP")
        assert bench.window.kind == "warning"
        assert "missing: b" in bench.window.progress
        assert "type DPoP" in bench.window.progress

    def test_the_kind_that_was_looked_at_is_looked_at(self, bench: Bench) -> None:
        old, access, identity = make_token(old=1), make_token(a=1), make_token(i=1)
        bench.ready()
        bench.granter.refresh()
        bench.answer(access_token=access, id_token=identity)
        assert bench.granted[-1] == (identity, access)
        bench.granter.response_pasted(TokenResponse(refresh_token="r", id_token=old))
        bench.granter.token_shown(read_token(old))
        bench.granter.refresh()
        bench.answer(access_token=access, id_token=identity)
        assert bench.granted[-1] == (access, identity)

    def test_another_host_would_get_it(self, bench: Bench) -> None:
        bench.send()
        bench.answer(access_token="a", refresh_token="r-2")
        bench.granter.endpoint_edited("https://other.example/token")
        bench.granter.refresh()
        assert "came from issuer.example, and other.example would get it" in bench.window.warnings[0]
        assert len(bench.sent) == 1


class TestFailure:
    @pytest.mark.parametrize(
        "code, said",
        [
            ("invalid_request", "could not read the request"),
            ("invalid_client", "does not accept this client"),
            ("invalid_grant", "A new login gives a new one."),
            ("unauthorized_client", "does not let it refresh tokens"),
            ("unsupported_grant_type", "does not refresh tokens at this address"),
            ("invalid_scope", "Leave Scope empty"),
            ("temporarily_unavailable", "Try again later."),
            ("renewed", "a code of its own: “renewed”"),
        ],
    )
    def test_the_issuers_code_in_plain_words(self, bench: Bench, code: str, said: str) -> None:
        bench.send()
        body = json.dumps({"error": code, "error_description": "Never.", "refresh_token": "r-9"}).encode()
        bench.network.answer(body, code="status-refused", args=("400",), status=400)
        assert said in bench.window.progress
        assert "issuer.example" in bench.window.progress
        assert bench.window.progress.endswith("The issuer says: “Never”.")
        assert (bench.granted, bench.window.kind, bench.window.working) == ([], "bad", False)
        assert bench.granter._grant.refresh_token == "r-1"
        assert not bench.window.has_secrets
        bench.board.put("before", sensitive=False)
        bench.granter.copy("secrets")
        assert bench.board.held[0] == "before"

    @pytest.mark.parametrize(
        "body, said",
        [
            (b"", "is empty"),
            (b"<html>", "web page"),
            (b"\xff", "UTF-8"),
            (b"[" * 5000, "too deep"),
            (b"{", "no JSON"),
            (b"{}", "holds no token"),
        ],
    )
    def test_an_answer_without_tokens(self, bench: Bench, body: bytes, said: str) -> None:
        bench.send()
        bench.network.answer(body)
        assert said in bench.window.progress
        assert "this one may be spent" in bench.window.progress
        assert bench.granted == []

    @pytest.mark.parametrize(
        "code, args, is_uncertain",
        [("timeout", ("10",), True), ("reset", (), True), ("refused", (), False), ("tls-expired", (), False)],
    )
    def test_no_answer_at_all(self, bench: Bench, code: str, args: tuple[str, ...], is_uncertain: bool) -> None:
        bench.send()
        bench.network.answer(code=code, args=args, status=0)
        assert bench.window.kind == "bad"
        assert ("may be spent" in bench.window.progress) is is_uncertain

    def test_a_redirect_is_not_followed(self, bench: Bench) -> None:
        bench.send()
        bench.network.answer(code="redirected", status=307, target="/elsewhere")
        assert "was not sent there" in bench.window.progress
        assert len(bench.network.asked) == 1

    def test_cancelled(self, bench: Bench) -> None:
        bench.send()
        bench.granter.cancel()
        assert bench.network.is_cancelled
        assert "may be spent" in bench.window.progress
        assert bench.window.requests[0].outcome == "cancelled"
        bench.granter.cancel()
        assert len(bench.window.requests) == 1

    def test_cancelled_while_it_is_read(self, set_clock: SetClock, worker: HeldWorker) -> None:
        bench = Bench(set_clock, worker)
        bench.send()
        bench.answer(access_token=make_token())
        assert bench.window.working
        bench.granter.cancel()
        worker.finish()
        assert bench.granted == []

    def test_the_log_names_the_method_and_no_secret(self, bench: Bench) -> None:
        bench.send()
        bench.answer(access_token="a")
        (request,) = bench.window.requests
        assert (request.method, request.address, request.outcome) == ("POST", ENDPOINT, "answered")
        assert "r-1" not in repr(request)


class Strip:
    def __init__(self) -> None:
        self.shown: list[str] = []

    def show_offer(self) -> None:
        self.shown.append("offer")

    def hide_offer(self) -> None:
        self.shown.append("none")


class TestOffers:
    def test_a_pasted_refresh_token_is_offered_until_something_else_is_pasted(self) -> None:
        strip = Strip()
        offers = GrantOffers(lambda: strip)
        offers.hear("nothing")
        assert strip.shown == []
        offers.hear('{"refresh_token": "r-1"}')
        assert strip.shown == ["offer"]
        offers.hear("something else")
        assert strip.shown == ["offer", "none"]
        assert offers.take() is None

    def test_it_is_given_once_also_after_the_strip_was_closed(self) -> None:
        strip = Strip()
        offers = GrantOffers(lambda: strip)
        offers.hear('{"refresh_token": "r-1"}')
        offers.dismiss()
        assert offers.take() == TokenResponse(refresh_token="r-1")
        assert offers.take() is None
