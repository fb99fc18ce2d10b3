"""The reading of what an issuer sent; it holds all that it needs and can run anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.model.grant import Denial, Endpoint, TokenResponse
from inspector.service.network.addresses import Unfit
from inspector.service.network.grants import read_answer, read_endpoint, secrets_of
from inspector.service.network.token_responses import shown_answer

if TYPE_CHECKING:
    from inspector.controller.network.exchange import Outcome
    from inspector.model.grant import Grant
    from inspector.model.request import Answer, Call


class GrantRead(NamedTuple):
    """An answer that was read. ``tokens``: those that can be inspected; ``body``: the answer's text with its secrets."""

    result: TokenResponse | Denial | Endpoint | Unfit
    shown: str = ""
    tokens: tuple[str, ...] = ()
    body: str = ""

    def __repr__(self) -> str:
        return f"GrantRead({self.result!r})"


class GrantReading:
    """Reads one answer."""

    def __init__(self, call: Call, grant: Grant, outcome: Outcome) -> None:
        self._call, self._grant, self._outcome = call, grant, outcome

    def __call__(self) -> GrantRead:
        answer, host = self._outcome.answer, self._outcome.host
        if self._call.purpose != "token":
            read = Unfit(answer.code, (host, *answer.args)) if answer.code else read_endpoint(answer, self._call)
            return GrantRead(read)
        result = read_answer(answer, host, self._grant)
        shown = shown_answer(answer, secrets_of(self._grant))
        tokens = _inspectable(result) if isinstance(result, TokenResponse) else ()
        return GrantRead(result, shown, tokens, _text(answer))


def _inspectable(response: TokenResponse) -> tuple[str, ...]:
    from inspector.service.inspector import read

    texts = dict.fromkeys((response.refresh_token, response.id_token, response.access_token))
    return tuple(text for text in texts if text and read(text)[0].parse != "fail")


def _text(answer: Answer) -> str:
    return answer.body.decode("utf-8-sig", "replace")
