"""What every conversation over the network has in common: a press, a question, a request, and an answer that is read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Protocol

from inspector.controller.network.exchange import Exchange, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.network.request_book import RequestBook
    from inspector.controller.network.trust import Trust
    from inspector.controller.ports import Clock, Network, Worker
    from inspector.model.request import Call, Form, Request, Terms


class CallView(Protocol):
    """What a window shows of a call.

    Signals: ``consentGiven()``, ``consentRefused()``, ``cancelRequested()``, ``authoritiesChosen(str)`` a file, empty for none.
    """

    def show_question(self, call: Call | None, warnings: tuple[str, ...]) -> None:
        """Ask for a yes before a call, and say what it means; None: nothing is asked."""
        ...

    def show_working(self, working: bool) -> None:
        """Say that an answer is waited for, and offer to cancel."""
        ...

    def show_progress(self, sentence: str, kind: str) -> None:
        """Say how it stands; ``kind``: ``info``, ``good``, ``warning`` or ``bad``."""
        ...

    def show_requests(self, requests: tuple[Request, ...]) -> None:
        """Show every request that went out, in its order."""
        ...

    def show_authorities(self, path: str) -> None:
        """Show whose certificates are trusted beside the system's; empty: nobody's."""
        ...


class Caller(ABC):
    """Makes one call at a time: asks before what was not said yes to, sends, and hands on what was read of the answer.

    What was under way when a newer call begins, or when it is cancelled, is never heard of again.
    """

    def __init__(
        self,
        network: Network,
        worker: Worker,
        view: CallView,
        clock: Clock,
        terms: Terms,
        trust: Trust,
        book: RequestBook,
    ) -> None:
        self._worker = worker
        self._call_view = view
        self._trust = trust
        self._terms = terms
        self._exchange = Exchange(network, clock, self._on_log, book)
        self._asking: Call | None = None
        self._waiting: Call | None = None
        self._reading = 0
        trust.listeners.append(self._on_trusted)
        self._on_trusted()
        self._on_log()

    # --- What the person does ---------------------------------------------------------------------------------------

    def give_consent(self) -> None:
        """The question was answered with yes."""
        call = self._asking
        if call is not None:
            self._trust.accept(call, self._warnings(call))
            self._go(call)

    def refuse_consent(self) -> None:
        """The question was answered with no: nothing is sent."""
        self._ask_nothing()

    def authorities_chosen(self, path: str) -> None:
        """A file of certificates is to be trusted beside the system's, here and wherever else something is sent."""
        self._trust.trust(path)

    def cancel(self) -> None:
        """Leave what is under way."""
        call = self._waiting
        if call is not None:
            self._reading += 1
            self._exchange.cancel()
            self._wait_for(None)
            self._tell_cancelled(call)

    # --- What differs from one to the other -------------------------------------------------------------------------

    def _warnings(self, call: Call) -> tuple[str, ...]:
        """What should be read before a call."""
        return call.warnings

    def _form(self, _call: Call) -> Form | None:
        """What is sent along; None: nothing, it is asked for."""
        return None

    @abstractmethod
    def _explained(self, call: Call, warnings: tuple[str, ...]) -> tuple[str, ...]:
        """The warnings as sentences."""

    @abstractmethod
    def _tell_under_way(self, call: Call) -> None:
        """Say that a call goes out."""

    @abstractmethod
    def _tell_cancelled(self, call: Call) -> None:
        """Say that a call was left."""

    @abstractmethod
    def _reading_of(self, call: Call, outcome: Outcome) -> Callable[[], object]:
        """How what a call came to is read beside the window."""

    @abstractmethod
    def _take(self, call: Call, read: object) -> None:
        """Take what was read."""

    # --- What happens -------------------------------------------------------------------------------------------------

    def _ask_or_go(self, call: Call) -> None:
        warnings = self._trust.open_warnings(call, self._warnings(call))
        if warnings:
            self._ask(call, warnings)
        else:
            self._go(call)

    def _ask(self, call: Call, warnings: tuple[str, ...]) -> None:
        self._asking = call
        self._call_view.show_question(call, self._explained(call, warnings))

    def _ask_nothing(self) -> None:
        self._asking = None
        self._call_view.show_question(None, ())

    def _go(self, call: Call) -> None:
        self._ask_nothing()
        self._reading += 1
        self._tell_under_way(call)
        self._wait_for(call)
        terms = self._terms._replace(authorities=self._trust.authorities)
        self._exchange.start(call.address, terms, _Listening(self, call, self._reading).hear, self._form(call))

    def hear(self, call: Call, number: int, outcome: Outcome) -> None:
        """Hear what a call came to."""
        self._worker.run(self._reading_of(call, outcome), _Listening(self, call, number).hear_read)

    def hear_read(self, call: Call, number: int, read: object) -> None:
        """Hear what an answer holds, unless another call has begun meanwhile."""
        if number == self._reading:
            self._wait_for(None)
            self._take(call, read)

    def _wait_for(self, call: Call | None) -> None:
        self._waiting = call
        self._call_view.show_working(call is not None)

    def _on_log(self) -> None:
        self._call_view.show_requests(self._exchange.requests)

    def _on_trusted(self) -> None:
        self._call_view.show_authorities(self._trust.authorities)


class _Listening:
    """Remembers which call an answer belongs to."""

    def __init__(self, caller: Caller, call: Call, number: int) -> None:
        self._caller, self._call, self._number = caller, call, number

    def hear(self, outcome: Outcome) -> None:
        self._caller.hear(self._call, self._number, outcome)

    def hear_read(self, read: object) -> None:
        self._caller.hear_read(self._call, self._number, read)
