"""The desk: what the person asked for, and the inspection that it comes to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.inspection import EMPTY_INSPECTION
from inspector.model.key import KeySet
from inspector.model.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.ports import Clock, Worker
    from inspector.model.inspection import Inspected, Inspection
    from inspector.model.token import Token

LARGE = 100_000
"""Characters from which on a text is read beside the window instead of in it."""


class _Asked(NamedTuple):
    """What the person asked for: the texts on the shelf, the key's text with its encoding and password, the expectations."""

    texts: tuple[str, ...] = ()
    key: tuple[str, str, str] = ("", "utf8", "")
    policy: Policy = Policy()


class _Known(NamedTuple):
    """What asking turned out to mean: the tokens of each text, and the keys of the key's text."""

    tokens: dict[str, tuple[Token, ...]]
    key: tuple[str, str, str]
    keys: KeySet
    inspection: Inspection


class Desk:
    """Keeps the tokens, the keys and the expectations, and judges them anew when one of them changes.

    What is heavy runs on the worker; until it is done `working` is true and the former judgement is void. Whoever wants to
    know of a change is in `listeners`; a tick of the clock tells them, too.
    """

    def __init__(self, clock: Clock, worker: Worker) -> None:
        self._clock = clock
        self._worker = worker
        self._asked = _Asked()
        self._known = _Known({}, self._asked.key, KeySet(), EMPTY_INSPECTION._replace(now=clock()))
        self._as_of: float | None = None
        self.inspection: Inspection = self._known.inspection
        self.chosen = 0
        self.working = False
        self.listeners: list[Callable[[], None]] = []

    @property
    def inspected(self) -> Inspected | None:
        """The chosen token with its judgement; None while there is none or it is void."""
        tokens = self.inspection.tokens
        return tokens[self.chosen] if self.chosen < len(tokens) and not self.working else None

    @property
    def keys(self) -> KeySet:
        """The keys that judge."""
        return self._known.keys

    @property
    def key_text(self) -> tuple[str, str]:
        """What the keys are read from, and how a secret is written."""
        return self._asked.key[0], self._asked.key[1]

    @property
    def policy(self) -> Policy:
        """What the person expects."""
        return self._asked.policy

    @property
    def now(self) -> float:
        """The moment at which everything is judged: the one that was asked for, else this one; seconds since 1970."""
        return self._clock() if self._as_of is None else self._as_of

    def replace(self, text: str) -> None:
        """Inspect a text instead of everything that is held."""
        self.chosen = 0
        self._ask(self._asked._replace(texts=(text,) if text.strip() else ()))

    def edit(self, text: str) -> None:
        """Inspect a changed text of the chosen token; the others on the shelf stay, unless it holds several itself."""
        from inspector.service.finder import find_tokens

        held = tuple(inspected.token.text for inspected in self.inspection.tokens)
        if len(held) < 2 or self.working or len(find_tokens(text)) > 1:
            self.replace(text)
        else:
            self._ask(self._asked._replace(texts=(*held[: self.chosen], text, *held[self.chosen + 1 :])))

    def choose(self, index: int) -> None:
        """Turn to another token of the shelf."""
        if 0 <= index < len(self.inspection.tokens) and index != self.chosen:
            self.chosen = index
            self._tell()

    def set_key(self, text: str, encoding: str, password: str) -> None:
        """Judge with the keys of this text; ``encoding`` is that of a secret."""
        self._ask(self._asked._replace(key=(text, encoding, password)))

    def set_policy(self, policy: Policy) -> None:
        """Judge by these expectations."""
        self._ask(self._asked._replace(policy=policy))

    def set_as_of(self, moment: float | None) -> None:
        """Judge at this moment (seconds since 1970), or at the present one."""
        self._as_of = moment
        self.tick()

    def tick(self) -> None:
        """Let the time go on: everything that depends on it is judged at the present moment."""
        now = self.now
        if now != self.inspection.now:
            self.inspection = self.inspection._replace(now=now)
            self._tell()

    def _ask(self, asked: _Asked) -> None:
        if asked == self._asked:
            return
        before, self._asked = self._asked, asked
        order = _Order(asked, self._known, self.now)
        if self.working or self._is_heavy(asked):
            self.working = True
            if asked.texts != before.texts:  # what stands on the screen must not outlive its text
                self.inspection = EMPTY_INSPECTION._replace(now=self.now, policy=asked.policy)
            self._tell()
            self._worker.run(order, self._settle)
        else:
            self._settle(order())

    def _is_heavy(self, asked: _Asked) -> bool:
        first_key = bool(asked.key[0] or asked.key[2]) and "cryptography" not in sys.modules
        return first_key or sum(map(len, asked.texts)) > LARGE

    def _settle(self, known: object) -> None:
        assert isinstance(known, _Known)
        self._known = known
        self.working = False
        self.inspection = known.inspection._replace(now=self.now)
        self.chosen = min(self.chosen, max(0, len(self.inspection.tokens) - 1))
        self._tell()

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()


class _Order:
    """The work of finding out what was asked for; it holds all that it needs and can run anywhere."""

    def __init__(self, asked: _Asked, known: _Known, now: float) -> None:
        self._asked, self._before, self._now = asked, known, now

    def __call__(self) -> _Known:
        from inspector.service.inspector import assess, load, read

        asked, before = self._asked, self._before
        tokens = {text: before.tokens.get(text) or read(text) for text in asked.texts}
        shelf = tuple(token for text in asked.texts for token in tokens[text])
        keys = before.keys if asked.key == before.key else load(*asked.key)
        same = asked.policy == before.inspection.policy and keys is before.keys
        done = {id(each.token): each for each in before.inspection.tokens} if same else {}
        inspection = assess(shelf, keys, asked.policy, self._now, done)
        return _Known({**tokens, **{token.text: (token,) for token in shelf}}, asked.key, keys, inspection)
