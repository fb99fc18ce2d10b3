"""A request as a person means it: one press, within one limit of time, through the redirects that stay at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.controller.network.request_book import RequestBook
from inspector.model.request import Answer, Form, Request, Terms
from inspector.service.network.addresses import Address, Unfit, follow, is_same_place, read_address
from inspector.service.network.freshness import clock_ahead

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.ports import Clock, Network, UnderWay

_MOST_REDIRECTS = 5


class Outcome(NamedTuple):
    """What a press came to. ``host``: whom the last answer came from; ``elsewhere``: where it points, which was not called.

    ``at``: when the last request was sent, in seconds since 1970-01-01 UTC.
    """

    answer: Answer
    host: str
    elsewhere: Address | None = None
    at: float = 0.0


class Exchange:
    """Asks for one address at a time and keeps the log of every request that goes out.

    ``heard`` is told whenever the log changed. A redirect to another place, or to plain http, is never followed here.
    """

    def __init__(
        self,
        network: Network,
        clock: Clock,
        heard: Callable[[], None] | None = None,
        book: RequestBook | None = None,
    ) -> None:
        self._network = network
        self._clock = clock
        self._book = book or RequestBook()
        if heard is not None:
            self._book.listeners.append(heard)
        self._last = Request(0, 0.0, "")
        self._form: Form | None = None
        self._under_way: UnderWay | None = None
        self._done: Callable[[Outcome], None] | None = None
        self._terms = Terms()
        self._left = 0.0
        self._hops = 0
        self._asked: Address | None = None

    @property
    def requests(self) -> tuple[Request, ...]:
        """The log, with what others of the same book have sent."""
        return self._book.requests

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is waited for."""
        return self._under_way is not None

    def start(self, address: str, terms: Terms, done: Callable[[Outcome], None], form: Form | None = None) -> None:
        """Ask, or send a form; what was under way is cancelled. ``done`` hears once, unless it is cancelled."""
        self.cancel()
        read = read_address(address)
        assert isinstance(read, Address), "only what was shown as callable is called"
        self._terms, self._left, self._hops, self._done = terms, terms.seconds, 0, done
        self._form = form
        self._ask(read)

    def cancel(self) -> bool:
        """Leave what is under way; tell whether there was something."""
        under_way, self._under_way, self._done, self._form = self._under_way, None, None, None
        if under_way is None:
            return False
        under_way.cancel()
        last = self._last
        self._note(last._replace(outcome="cancelled", duration=max(0.0, self._clock() - last.at)))
        return True

    def _ask(self, address: Address) -> None:
        self._asked = address
        method = "GET" if self._form is None else "POST"
        self._last = self._book.add(Request(0, self._clock(), address.text, method=method))
        terms = self._terms._replace(seconds=self._left)
        if self._form is None:
            self._under_way = self._network.get(address.text, terms, self._hear)
        else:
            self._under_way = self._network.post(address.text, self._form, terms, self._hear)

    def _hear(self, answer: Answer) -> None:
        assert self._asked is not None
        asked, last = self._asked, self._last
        self._under_way = None
        host = asked.place
        if answer.code == "timeout":  # of the whole, not of the last redirect's share
            answer = answer._replace(args=(f"{self._terms.seconds:g}",))
        done_at = last.at + answer.duration
        self._note(
            last._replace(
                outcome=answer.code or "answered",
                args=(host, *answer.args),
                status=answer.status,
                size=answer.size,
                duration=answer.duration,
                clock_ahead=clock_ahead(answer, done_at) if answer.status else None,
            )
        )
        if answer.code != "redirected" or self._form is not None:  # nobody else is sent what was meant for this one
            self._finish(Outcome(answer, host, at=last.at))
            return
        self._left -= answer.duration
        self._hops += 1
        target = follow(asked, answer.target)
        if isinstance(target, Unfit):
            self._finish(Outcome(answer._replace(code="redirect-nowhere"), host, at=last.at))
        elif not is_same_place(asked, target):
            told = answer._replace(code="redirect-elsewhere", args=(target.text,))
            self._finish(Outcome(told, host, target, last.at))
        elif self._hops > _MOST_REDIRECTS:
            self._finish(Outcome(answer._replace(code="redirect-many", args=()), host, at=last.at))
        elif self._left <= 0:
            self._finish(Outcome(Answer("timeout", (f"{self._terms.seconds:g}",)), host, at=last.at))
        else:
            self._ask(target)

    def _finish(self, outcome: Outcome) -> None:
        done, self._done, self._form = self._done, None, None
        if done is not None:
            done(outcome)

    def _note(self, request: Request) -> None:
        self._last = request
        self._book.change(request)
