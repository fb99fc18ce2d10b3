"""The conversation about keys from the network: one press, one request, to the address that the button shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.controller.exchange import Exchange, Outcome
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

    from inspector.controller.fetch_view import FetchView
    from inspector.controller.ports import Clock, Network, Worker
    from inspector.controller.request_book import RequestBook
    from inspector.controller.speech import Speech
    from inspector.model.token import Token

_DISCOVERIES = frozenset(("discovery", "discovery-oauth"))
_EVERY_TIME = frozenset(("redirect", "downgrade"))
"""Warnings that are said each time: a server may point to another place at each request."""


class _Kept(NamedTuple):
    """An answer that may be used again until a moment (seconds since 1970)."""

    read: FetchedKeys | Configuration
    until: float


class _Reading:
    """The reading of an answer; it holds all that it needs and can run anywhere."""

    def __init__(self, call: Call, answer: Answer) -> None:
        self._call, self._answer = call, answer

    def __call__(self) -> FetchedKeys | Configuration | Unfit:
        if self._call.purpose in _DISCOVERIES:
            return read_configuration(self._answer, self._call)
        read = read_keys(self._answer, self._call.host)
        if isinstance(read, Unfit):
            return read
        from inspector.service.keys.key_reader import load_keys

        usable = len(load_keys(read.text).keys)
        return read if usable else Unfit("answer-unusable", (self._call.host, str(read.number)))


class Fetcher:
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
    ) -> None:
        self._worker, self._view, self._speech, self._clock = worker, view, speech, clock
        self._keys_fetched = keys_fetched
        self._terms = terms or Terms()
        self._exchange = Exchange(network, clock, self._on_log, book)
        self._text, self._purpose = "", ""
        self._token: Token | None = None
        self._offers: tuple[Offer, ...] = ()
        self._next: Call | None = None
        self._asking: Call | None = None
        self._accepted: set[tuple[str, str]] = set()
        self._kept: dict[str, _Kept] = {}
        self._reading = 0
        self._working = False
        self._promised = False
        """The button says that nothing is sent; that holds, also when the answer has grown old meanwhile."""
        self._show()
        self._on_log()

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

    def authorities_chosen(self, path: str) -> None:
        """A file of certificates is to be trusted beside the system's."""
        self._terms = self._terms._replace(authorities=path)

    def fetch(self) -> None:
        """The button was pressed: use the answer that is kept and fresh, else call."""
        call = self._call()
        if isinstance(call, Unfit):
            self._view.show_progress(self._sentence(call.code, *call.args), "bad")
            return
        kept = self._fresh(call)
        if kept is not None:
            self._take(call, kept.read, is_kept=True)
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
            self._accept(call)
        self.fetch()

    def give_consent(self) -> None:
        """The question was answered with yes."""
        call, self._asking = self._asking, None
        if call is not None:
            self._accept(call)
            self._view.show_question(None, ())
            self._go(call)

    def refuse_consent(self) -> None:
        """The question was answered with no: nothing is sent."""
        self._next = None if self._next is self._asking else self._next
        self._ask_nothing()
        self._show()

    def cancel(self) -> None:
        """Leave what is under way."""
        if self._working:
            self._reading += 1
            self._exchange.cancel()
            self._set_working(False)
            self._view.show_progress(self._sentence("cancelled"), "info")

    # --- What would be called -----------------------------------------------------------------------------------

    def _call(self) -> Call | Unfit:
        if self._next is not None:
            return self._next
        origin = next((offer.origin for offer in self._offers if offer.address.strip() == self._text.strip()), "")
        return plan(self._text, self._purpose, origin)

    def _open_warnings(self, call: Call) -> tuple[str, ...]:
        """What the person has not said yes to in this run."""
        return tuple(each for each in call.warnings if (_place(call), each) not in self._accepted)

    def _ask_or_go(self, call: Call) -> None:
        warnings = self._open_warnings(call)
        if warnings:
            self._ask(call, warnings)
        else:
            self._go(call)

    def _ask(self, call: Call, warnings: tuple[str, ...]) -> None:
        self._asking = call
        sentences = (self._speech.sentence(CALL_WARNINGS[warning], call.host) for warning in warnings)
        self._view.show_question(call, tuple(sentences))

    def _ask_nothing(self) -> None:
        self._asking = None
        self._view.show_question(None, ())

    def _accept(self, call: Call) -> None:
        self._accepted.update((_place(call), each) for each in call.warnings if each not in _EVERY_TIME)

    # --- What comes back ------------------------------------------------------------------------------------------

    def _go(self, call: Call) -> None:
        self._ask_nothing()
        self._reading += 1
        self._next = call
        self._view.show_progress(self._sentence("under-way", call.host), "info")
        self._set_working(True)
        self._exchange.start(call.address, self._terms, _Hearing(self, call).hear)

    def hear(self, call: Call, outcome: Outcome) -> None:
        """Hear what a call came to."""
        answer = outcome.answer
        if answer.code:
            self._set_working(False)
            self._fail(call, Unfit(answer.code, (outcome.host, *answer.args)), outcome)
            return
        fresh = fresh_for(answer)
        until = outcome.at + answer.duration + fresh if fresh else 0.0
        self._worker.run(_Reading(call, answer), _Read(self, call, self._reading, until).hear)

    def hear_read(self, call: Call, number: int, until: float, read: object) -> None:
        """Hear what an answer holds, unless another call has begun meanwhile."""
        if number != self._reading:
            return
        self._set_working(False)
        if isinstance(read, Unfit):
            self._fail(call, read, None)
            return
        assert isinstance(read, FetchedKeys | Configuration)
        self._kept.pop(call.address, None)
        if until > self._clock():
            self._kept[call.address] = _Kept(read, until)
        self._take(call, read, is_kept=False)

    def _take(self, call: Call, read: FetchedKeys | Configuration, *, is_kept: bool) -> None:
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

    def _fail(self, call: Call, why: Unfit, outcome: Outcome | None) -> None:
        said = [self._sentence(why.code, *why.args)]
        elsewhere = outcome.elsewhere if outcome is not None else None
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
            self._ask(self._next, self._open_warnings(self._next))
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

    def _set_working(self, working: bool) -> None:
        self._working = working
        self._view.show_working(working)

    def _on_log(self) -> None:
        self._view.show_requests(self._exchange.requests)


_NO_OTHER_PLACE = frozenset(
    ("host-unknown", "refused", "network", "proxy", "authorities-unreadable", "address-invalid", "timeout")
)
"""Failures that the second place of discovery would share; TLS failures all begin alike and are left to the person."""


class _Hearing:
    """Remembers which call an outcome belongs to."""

    def __init__(self, fetcher: Fetcher, call: Call) -> None:
        self._fetcher, self._call = fetcher, call

    def hear(self, outcome: Outcome) -> None:
        self._fetcher.hear(self._call, outcome)


class _Read:
    """Remembers which call a reading belongs to, and until when it may be used."""

    def __init__(self, fetcher: Fetcher, call: Call, number: int, until: float) -> None:
        self._fetcher, self._call, self._number, self._until = fetcher, call, number, until

    def hear(self, read: object) -> None:
        self._fetcher.hear_read(self._call, self._number, self._until, read)


def _place(call: Call) -> str:
    return f"{call.address.partition('://')[0]}://{call.host}"
