"""The conversation about keys from the network: one press, one request, to the address that the button shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.controller.network.caller import Caller
from inspector.controller.network.request_book import RequestBook
from inspector.controller.network.trust import Trust
from inspector.model.request import Answer, Call, Offer, Terms
from inspector.model.sentences.network import CALL_WARNINGS, NOT_TAKEN, OTHER_PLACE, REQUESTS
from inspector.service.network.addresses import Unfit
from inspector.service.network.discovery import (
    Configuration,
    call_for_keys,
    call_for_redirect,
    offers_of,
    other_place,
    plan,
    read_configuration,
)
from inspector.service.network.freshness import fresh_for
from inspector.service.network.key_answers import FetchedKeys, read_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.network.exchange import Outcome
    from inspector.controller.network.fetch_view import FetchView
    from inspector.controller.ports import Clock, Network, Worker
    from inspector.controller.speech import Speech
    from inspector.model.token import Token
    from inspector.service.network.addresses import Address

_DISCOVERIES = frozenset(("discovery", "discovery-oauth"))


class _Kept(NamedTuple):
    """An answer that may be used again until a moment (seconds since 1970)."""

    read: FetchedKeys | Configuration
    until: float


class _Read(NamedTuple):
    """What an answer holds, until when it may be used again (seconds since 1970; 0: not at all), and where it points."""

    found: FetchedKeys | Configuration | Unfit
    until: float = 0.0
    elsewhere: Address | None = None


class _Reading:
    """The reading of an answer; it holds all that it needs and can run anywhere."""

    def __init__(self, call: Call, outcome: Outcome) -> None:
        self._call, self._outcome = call, outcome

    def __call__(self) -> _Read:
        outcome, answer = self._outcome, self._outcome.answer
        if answer.code:
            return _Read(Unfit(answer.code, (outcome.host, *answer.args)), elsewhere=outcome.elsewhere)
        fresh = fresh_for(answer)
        return _Read(self._read(answer), outcome.at + answer.duration + fresh if fresh else 0.0)

    def _read(self, answer: Answer) -> FetchedKeys | Configuration | Unfit:
        if self._call.purpose in _DISCOVERIES:
            return read_configuration(answer, self._call)
        read = read_keys(answer, self._call.host)
        if isinstance(read, Unfit):
            return read
        from inspector.service.keys.key_reader import load_keys

        usable = len(load_keys(read.text).keys)
        return read if usable else Unfit("answer-unusable", (self._call.host, str(read.number)))


class Fetcher(Caller):
    """Fetches keys by consent; whatever goes wrong, the keys of before stay.

    ``keys_fetched`` hears the text of the keys and the address that they came from.
    """

    def __init__(
        self,
        network: Network,
        worker: Worker,
        view: FetchView,
        speech: Speech,
        clock: Clock,
        keys_fetched: Callable[[str, str], None],
        terms: Terms | None = None,
        book: RequestBook | None = None,
        trust: Trust | None = None,
    ) -> None:
        super().__init__(network, worker, view, clock, terms or Terms(), trust or Trust(), book or RequestBook())
        self._view, self._speech, self._clock = view, speech, clock
        self._keys_fetched = keys_fetched
        self._text, self._purpose = "", ""
        self._token: Token | None = None
        self._offers: tuple[Offer, ...] = ()
        self._next: Call | None = None
        self._kept: dict[str, _Kept] = {}
        self._promised = False
        """The button says that nothing is sent; that holds, also when the answer has grown old meanwhile."""
        self._show()

    # --- What the person does ---------------------------------------------------------------------------------

    def token_shown(self, token: Token | None) -> None:
        """Offer the addresses of the token that is looked at; nothing is called."""
        if token is self._token:
            return
        self._token = token
        offers = offers_of(token) if token is not None else ()
        if offers != self._offers:
            self._offers = offers
            self._view.show_offers(offers)
            self._show()

    def address_edited(self, text: str) -> None:
        """Another address was written."""
        self._text, self._next = text, None
        self._ask_nothing()
        self._show()

    def purpose_chosen(self, purpose: str) -> None:
        """The address is that of ``keys`` or of an issuer (``discovery``); empty: by its look."""
        self._purpose, self._next = purpose, None
        self._ask_nothing()
        self._show()

    def offer_taken(self, number: int) -> None:
        """An address of the token is to stand in the field."""
        if 0 <= number < len(self._offers):
            offer = self._offers[number]
            self._purpose = "discovery" if offer.origin == "iss" else "keys"
            self._view.show_address(offer.address)
            self.address_edited(offer.address)

    def fetch(self) -> None:
        """The button was pressed: use the answer that is kept and fresh, else call."""
        call = self._call()
        if isinstance(call, Unfit):
            self._view.show_progress(self._sentence(call.code, *call.args), "bad")
            return
        kept = self._fresh(call)
        if kept is not None:
            self._use(call, kept.read, is_kept=True)
        elif self._promised:
            self._show()
            self._view.show_progress(self._sentence("answer-old", call.host), "info")
        else:
            self._ask_or_go(call)

    def fetch_again(self) -> None:
        """Call, whatever is kept."""
        call = self._call()
        if isinstance(call, Call):
            self._ask_or_go(call)

    def fetch_named(self, address: str) -> None:
        """Fetch the keys of an address that the command line names: naming it is the yes."""
        self._purpose = "keys"
        self._view.show_address(address)
        self.address_edited(address)
        call = self._call()
        if isinstance(call, Call):
            self._trust.accept(call, call.warnings)
        self.fetch()

    def refuse_consent(self) -> None:
        """The question was answered with no: nothing is sent."""
        self._next = None if self._next is self._asking else self._next
        super().refuse_consent()
        self._show()

    # --- What would be called -----------------------------------------------------------------------------------

    def _call(self) -> Call | Unfit:
        if self._next is not None:
            return self._next
        origin = next((offer.origin for offer in self._offers if offer.address.strip() == self._text.strip()), "")
        return plan(self._text, self._purpose, origin)

    def _explained(self, call: Call, warnings: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._speech.sentence(CALL_WARNINGS[warning], call.host) for warning in warnings)

    def _tell_under_way(self, call: Call) -> None:
        self._next = call
        self._view.show_progress(self._sentence("under-way", call.host), "info")

    def _tell_cancelled(self, _call: Call) -> None:
        self._view.show_progress(self._sentence("cancelled"), "info")

    # --- What comes back ------------------------------------------------------------------------------------------

    def _reading_of(self, call: Call, outcome: Outcome) -> Callable[[], object]:
        return _Reading(call, outcome)

    def _take(self, call: Call, read: object) -> None:
        assert isinstance(read, _Read)
        if isinstance(read.found, Unfit):
            self._fail(call, read.found, read.elsewhere)
            return
        self._kept.pop(call.address, None)
        if read.until > self._clock():
            self._kept[call.address] = _Kept(read.found, read.until)
        self._use(call, read.found, is_kept=False)

    def _use(self, call: Call, read: FetchedKeys | Configuration, *, is_kept: bool) -> None:
        self._ask_nothing()
        if isinstance(read, FetchedKeys):
            self._next = call
            self._keys_fetched(read.text, call.address)
            said = self._sentence("keys-kept" if is_kept else "keys-read", call.host, str(read.number))
            self._view.show_progress(said, "good")
        else:
            self._next = call_for_keys(call, read)
            said = self._sentence("configuration-kept" if is_kept else "configuration-read", call.host)
            if not read.is_same:
                said = f"{said} {self._speech.sentence(CALL_WARNINGS['issuer-differs'], call.host)}"
            self._view.show_progress(said, "info" if read.is_same else "warning")
        self._show()

    def _fail(self, call: Call, why: Unfit, elsewhere: Address | None) -> None:
        said = [self._sentence(why.code, *why.args)]
        other = other_place(call) if elsewhere is None else None
        if other is not None and why.code not in _NO_OTHER_PLACE:
            self._next = other
            said.append(self._speech.sentence(OTHER_PLACE))
        else:
            said.append(self._speech.sentence(NOT_TAKEN))
        self._view.show_progress(" ".join(said), "bad")
        if elsewhere is not None:
            self._next = call_for_redirect(call, elsewhere)
            self._show()
            self._ask(self._next, self._trust.open_warnings(self._next, self._next.warnings))
            return
        self._show()

    # --- What is shown --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        call = self._call()
        self._promised = isinstance(call, Call) and self._fresh(call) is not None
        if isinstance(call, Unfit):
            self._view.show_call(None, self._sentence(call.code, *call.args) if self._text.strip() else "", None)
            return
        kept = self._fresh(call)
        if call.origin not in {"discovery", "redirect"}:
            self._view.show_purpose("keys" if call.purpose == "keys" else "discovery")
        self._view.show_call(call, "", kept.until if kept is not None else None)

    def _fresh(self, call: Call) -> _Kept | None:
        kept = self._kept.get(call.address)
        return kept if kept is not None and kept.until > self._clock() else None

    def _sentence(self, code: str, *args: str) -> str:
        return self._speech.sentence(REQUESTS[code], *args)


_NO_OTHER_PLACE = frozenset(
    ("host-unknown", "refused", "network", "proxy", "authorities-unreadable", "address-invalid", "timeout")
)
"""Failures that the second place of discovery would share; TLS failures all begin alike and are left to the person."""
