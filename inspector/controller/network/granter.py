"""The conversation about a refresh at the issuer: one press, one request, to the address that the button shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.network.caller import Caller
from inspector.controller.network.grant_reading import GrantRead, GrantReading
from inspector.controller.network.grant_telling import GrantTelling
from inspector.model.grant import Denial, Endpoint, Grant, Granted, TokenResponse, former_tokens
from inspector.model.request import Call, Terms
from inspector.model.sentences.grants import CLIENT_FROM, GRANT_WARNINGS, REFRESH_FROM_HOST, REFRESH_FROM_PASTE
from inspector.model.sentences.network import OTHER_PLACE
from inspector.service.network.addresses import Unfit
from inspector.service.network.discovery import offers_of, other_place, plan
from inspector.service.network.grants import (
    call_for_endpoint,
    call_for_found,
    client_of,
    fields_of,
    form_of,
    why_not,
)
from inspector.service.network.token_responses import shown_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.network.exchange import Outcome
    from inspector.controller.network.grant_view import GrantView
    from inspector.controller.network.request_book import RequestBook
    from inspector.controller.network.trust import Trust
    from inspector.controller.ports import Clipboard, Clock, Network, Worker
    from inspector.controller.speech import Speech
    from inspector.model.request import Form
    from inspector.model.token import Token

_EMPTY_CODES = frozenset(("no-endpoint", "no-refresh-token", "no-client", "no-secret"))
"""What is not filled in yet is no mistake."""


class Granter(Caller):
    """Refreshes at the issuer by consent; whatever is secret stays in memory and in what is sent.

    ``tokens_granted`` hears of the new tokens that can be inspected, the one to look at last; ``told`` what became of a grant.
    """

    def __init__(
        self,
        network: Network,
        worker: Worker,
        view: GrantView,
        speech: Speech,
        clock: Clock,
        clipboard: Clipboard,
        book: RequestBook,
        tokens_granted: Callable[[tuple[Granted, ...]], None],
        trust: Trust,
        told: Callable[[str], None],
    ) -> None:
        super().__init__(network, worker, view, clock, Terms(), trust, book)
        self._view, self._speech, self._clipboard = view, speech, clipboard
        self._telling = GrantTelling(speech)
        self._tokens_granted = tokens_granted
        self._told = told
        self._grant = self._sent = Grant()
        self._typed: set[str] = set()
        self._endpoint = ""
        self._found: dict[str, Call] = {}
        self._issuer: Call | None = None
        self._token: Token | None = None
        self._last = TokenResponse()
        self._sender = ""
        self._shown = {"request": "", "answer": "", "secrets": ""}
        self._show()

    # --- What there is to begin with ---------------------------------------------------------------------------

    def token_shown(self, token: Token | None) -> None:
        """Another token is looked at: its issuer can be asked, and its client is suggested."""
        if token is self._token:
            return
        self._token = token
        offer = next((each for each in offers_of(token) if each.origin == "iss"), None) if token is not None else None
        issuer = plan(offer.address, "discovery", "iss") if offer is not None else None
        call = issuer if isinstance(issuer, Call) else None
        if call != self._issuer:
            self._issuer = call
            self._view.show_discovery(call)
            if "endpoint" not in self._typed:
                found = self._found.get(call.issuer) if call is not None else None
                self._put_endpoint(found.address if found is not None else "")
        if "client_id" not in self._typed and token is not None:
            client, claim = client_of(token)
            if client:
                self._grant = self._grant._replace(client_id=client)
                self._view.show_client(client, self._speech.sentence(CLIENT_FROM, claim))
        self._ask_nothing()
        self._show()

    def response_pasted(self, response: TokenResponse) -> None:
        """An answer of a token endpoint was pasted: its refresh token is to be used."""
        self._last, self._sender = response, ""
        self._grant = self._grant._replace(refresh_token=response.refresh_token)
        self._view.show_refresh_token(response.refresh_token, self._speech.sentence(REFRESH_FROM_PASTE))
        if response.client_id and "client_id" not in self._typed:
            self._grant = self._grant._replace(client_id=response.client_id)
            self._view.show_client(response.client_id, self._speech.sentence(REFRESH_FROM_PASTE))
        self._ask_nothing()
        self._show()

    # --- What the person does -----------------------------------------------------------------------------------

    def endpoint_edited(self, text: str) -> None:
        """Another address was written; an empty field is free for what the issuer tells."""
        self._endpoint = text
        self._typed.discard("endpoint")
        if text.strip():
            self._typed.add("endpoint")
        if not self.waits_for:
            self._view.show_progress("", "info")  # what went wrong elsewhere says nothing of this one
        self._edited()

    def client_edited(self, text: str) -> None:
        """Another client id was written."""
        self._typed.add("client_id")
        self._view.show_client(text, "")
        self._edited(client_id=text.strip())

    def authentication_chosen(self, name: str) -> None:
        """The client says in another way who it is."""
        self._typed.add("authentication")
        self._edited(authentication=name)

    def secret_edited(self, text: str) -> None:
        """Another secret was written."""
        self._edited(client_secret=text)

    def refresh_token_edited(self, text: str) -> None:
        """Another refresh token was written."""
        self._sender = ""
        self._view.show_refresh_token(text, "")
        self._edited(refresh_token=text.strip())

    def scope_edited(self, text: str) -> None:
        """Another scope was written."""
        self._edited(scope=" ".join(text.split()))

    def discover(self) -> None:
        """The issuer is to be asked where its token endpoint is."""
        if self._issuer is not None:
            self._ask_or_go(self._issuer)

    def refresh(self) -> None:
        """The grant is to be sent."""
        call = self._call()
        if isinstance(call, Call) and why_not(self._grant) is None:
            self._ask_or_go(call)

    def copy(self, what: str) -> None:
        """Copy the ``request`` or the ``answer`` without their secrets, or the answer with them: ``secrets``."""
        if self._shown[what]:
            self._clipboard.put(self._shown[what], sensitive=what == "secrets")

    @property
    def waits_for(self) -> str:
        """The host whose answer to a grant is waited for; empty where none is."""
        return self._waiting.host if self._waiting is not None and self._waiting.purpose == "token" else ""

    # --- What goes out --------------------------------------------------------------------------------------------

    def _call(self) -> Call | Unfit:
        found = self._found.get(self._issuer.issuer) if self._issuer is not None else None
        is_found = found is not None and found.address == self._endpoint.strip()
        return found if found is not None and is_found else call_for_endpoint(self._endpoint)

    def _warnings(self, call: Call) -> tuple[str, ...]:
        moved = call.purpose == "token" and self._sender and self._sender != call.host
        return (*(("grant-other-place",) if moved else ()), *call.warnings)

    def _explained(self, call: Call, warnings: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._speech.sentence(GRANT_WARNINGS[each], call.host, self._sender) for each in warnings)

    def _tell_under_way(self, call: Call) -> None:
        self._view.show_progress(self._telling.sentence("under-way", call.host), "info")

    def _tell_cancelled(self, call: Call) -> None:
        """A grant may have arrived all the same."""
        sent = call.purpose == "token"
        said = [self._telling.sentence("cancelled"), self._telling.sentence("uncertain") if sent else ""]
        self._view.show_progress(" ".join(filter(None, said)), "warning" if sent else "info")

    def _form(self, call: Call) -> Form | None:
        self._sent = self._grant
        return form_of(self._sent) if call.purpose == "token" else None

    # --- What comes back ------------------------------------------------------------------------------------------

    def _reading_of(self, call: Call, outcome: Outcome) -> Callable[[], object]:
        return GrantReading(call, self._sent, outcome)

    def _take(self, call: Call, read: object) -> None:
        assert isinstance(read, GrantRead)
        if call.purpose == "token":
            self._shown["answer"] = read.shown
            self._shown["secrets"] = read.body if isinstance(read.result, TokenResponse) else ""
            self._view.show_answer(read.shown, has_secrets=bool(self._shown["secrets"]))
        if isinstance(read.result, TokenResponse):
            self._take_tokens(call, read, read.result)
        elif isinstance(read.result, Endpoint):
            self._take_endpoint(call, read.result)
        elif isinstance(read.result, Denial):
            said = self._telling.of_denial(read.result)
            self._view.show_progress(said, "bad")
            self._told(said)
        else:
            self._fail(call, read.result)
        self._show()

    def _take_endpoint(self, call: Call, endpoint: Endpoint) -> None:
        found = call_for_found(call, endpoint)
        self._found[call.issuer] = found
        if self._issuer is not None and self._issuer.issuer == call.issuer:
            self._typed.discard("endpoint")
            self._put_endpoint(found.address)
        taken, before = endpoint.authentications, self._grant.authentication
        if "authentication" not in self._typed and taken and self._grant.authentication not in taken:
            self._grant = self._grant._replace(authentication=taken[0])
            self._view.show_authentication(taken[0])
        found_it = self._telling.sentence("endpoint-found", call.host)
        said = f"{found_it} {self._telling.of_client(endpoint, self._grant.authentication, before)}"
        if not endpoint.is_same:
            said = f"{said} {self._speech.sentence(GRANT_WARNINGS['issuer-differs'], call.host)}"
        self._view.show_progress(said, "info" if endpoint.is_same else "warning")

    def _take_tokens(self, call: Call, read: GrantRead, response: TokenResponse) -> None:
        sent, last = self._sent, self._last
        rotated = response.refresh_token not in {"", sent.refresh_token}
        said, kind = self._telling.of_tokens(call.host, sent, last.scope, response, read.tokens)
        if rotated and self._grant.refresh_token == sent.refresh_token:
            self._grant = self._grant._replace(refresh_token=response.refresh_token)
            self._sender = call.host
            self._view.show_refresh_token(response.refresh_token, self._speech.sentence(REFRESH_FROM_HOST, call.host))
        looks_at_identity = self._token is not None and self._token.text == last.id_token
        self._last = response._replace(scope=response.scope or last.scope)
        self._view.show_progress(said, kind)
        first = response.access_token if looks_at_identity else response.id_token
        in_order = sorted(read.tokens, key=lambda each: _rank(each, response, first))
        former = former_tokens(response, last._replace(refresh_token=sent.refresh_token))
        shown = self._token.text if self._token is not None else ""
        self._tokens_granted(
            tuple(Granted(each, former.get(each) or shown, bool(former.get(each))) for each in in_order)
        )
        self._told(said)

    def _fail(self, call: Call, why: Unfit) -> None:
        said = self._telling.sentence(why.code, *why.args)
        other = other_place(call)
        if other is not None and why.code in _ELSEWHERE and self._issuer is not None:
            self._issuer = other
            self._view.show_discovery(other)
            said = f"{said} {self._speech.sentence(OTHER_PLACE)}"
        self._view.show_progress(said, "bad")

    # --- What is shown --------------------------------------------------------------------------------------------

    def _edited(self, **fields: str) -> None:
        self._grant = self._grant._replace(**fields)
        self._ask_nothing()
        self._show()

    def _put_endpoint(self, text: str) -> None:
        self._endpoint = text
        self._view.show_endpoint(text)

    def _show(self) -> None:
        call = self._call()
        why = call if isinstance(call, Unfit) else why_not(self._grant)
        said = self._telling.sentence(why.code, *why.args) if why is not None else ""
        is_wrong = why is not None and why.code not in _EMPTY_CODES
        made = call if isinstance(call, Call) else None
        self._view.show_call(made, said, is_wrong=is_wrong)
        text = ""
        if made is not None:
            text = shown_request(made.address, made.host, form_of(self._grant).headers, fields_of(self._grant))
        self._shown["request"] = text
        self._view.show_request(text)


_ELSEWHERE = frozenset(("status-missing", "status-other", "answer-html", "answer-no-endpoint", "answer-not-json"))
"""Failures after which the second place of a configuration is worth a press."""


def _rank(text: str, response: TokenResponse, first: str) -> int:
    return 0 if text == response.refresh_token else 1 if text == first else 2
