"""A network that answers when the test says so, and a panel that remembers what it was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.request import Answer, Call, Form, Offer, Request, Terms

if TYPE_CHECKING:
    from collections.abc import Callable

ISSUER = "https://issuer.example/tenant"
KEYS = b'{"keys":[{"kty":"oct","kid":"a1","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMw"}]}'


class Switchboard:
    """Gives what `controller.ports.Network` asks for; ``asked`` are the addresses in their order."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.terms: list[Terms] = []
        self.forms: list[Form] = []
        self._waiting: list[_Waiting] = []

    def get(self, address: str, terms: Terms, done: Callable[[Answer], None]) -> _Waiting:
        self.asked.append(address)
        self.terms.append(terms)
        self._waiting.append(_Waiting(done))
        return self._waiting[-1]

    def post(self, address: str, form: Form, terms: Terms, done: Callable[[Answer], None]) -> _Waiting:
        self.forms.append(form)
        return self.get(address, terms, done)

    def answer(self, body: bytes = b"", *, code: str = "", args: tuple[str, ...] = (), duration: float = 0.25,
               target: str = "", status: int = 200, **headers: str) -> None:  # fmt: skip
        """Let the last request come back."""
        waiting = self._waiting[-1]
        assert not waiting.is_cancelled, "nobody listens any more"
        named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
        waiting.done(Answer(code, args, status, named, body, len(body), duration, target))

    @property
    def is_cancelled(self) -> bool:
        return self._waiting[-1].is_cancelled


class _Waiting:
    def __init__(self, done: Callable[[Answer], None]) -> None:
        self.done = done
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True


class AtOnce:
    """A worker that needs no time."""

    def run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        done(work())

    def stream(self, parts: object, heard: Callable[[object], None]) -> None:
        raise NotImplementedError

    def stop(self) -> None:
        raise NotImplementedError


class CallPart:
    """Gives what `controller.caller.CallView` asks for, and remembers it."""

    def __init__(self) -> None:
        self.authorities = self.progress = self.kind = ""
        self.question: Call | None = None
        self.warnings: tuple[str, ...] = ()
        self.working = False
        self.requests: tuple[Request, ...] = ()

    def show_question(self, call: Call | None, warnings: tuple[str, ...]) -> None:
        self.question, self.warnings = call, warnings

    def show_working(self, working: bool) -> None:
        self.working = working

    def show_progress(self, sentence: str, kind: str) -> None:
        self.progress, self.kind = sentence, kind

    def show_requests(self, requests: tuple[Request, ...]) -> None:
        self.requests = requests

    def show_authorities(self, path: str) -> None:
        self.authorities = path


class Panel(CallPart):
    """Gives what `controller.fetch_view.FetchView` asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.address = self.purpose = self.wrong = ""
        self.offers: tuple[Offer, ...] = ()
        self.call: Call | None = None
        self.fresh_until: float | None = None

    def show_address(self, text: str) -> None:
        self.address = text

    def show_purpose(self, purpose: str) -> None:
        self.purpose = purpose

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        self.offers = offers

    def show_call(self, call: Call | None, wrong: str, fresh_until: float | None) -> None:
        self.call, self.wrong, self.fresh_until = call, wrong, fresh_until
