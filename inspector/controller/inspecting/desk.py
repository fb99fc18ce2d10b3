"""The desk: what the person asked for, and the inspection that it comes to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from inspector.controller.inspecting.judging import LARGE, Asked, Known, Text, work_through
from inspector.controller.inspecting.shelf import Shelf
from inspector.model.inspection import EMPTY_INSPECTION
from inspector.model.key import KeySet
from inspector.model.shelf import Entry, Progress
from inspector.model.steps import Step, steps_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.ports import Clock, Worker
    from inspector.model.inspection import Inspected, Inspection
    from inspector.model.policy import Policy

_REMEMBERED = 10
"""Shelves that can be brought back after pastes."""


class Desk:
    """Keeps the tokens, the keys and the expectations, and judges them anew when one of them changes.

    What is heavy runs on the worker; until there is something to show `working` is true and the former judgement is void.
    Whoever wants to know of a change is in `listeners`; a tick of the clock tells them, too.
    """

    def __init__(self, clock: Clock, worker: Worker) -> None:
        self._clock = clock
        self._worker = worker
        self._asked = Asked()
        self._known = Known(inspection=EMPTY_INSPECTION._replace(now=clock()))
        self._as_of: float | None = None
        self._past: list[tuple[Shelf, int]] = []
        self._future: list[tuple[Shelf, int]] = []
        self._steps: tuple[Step, ...] = ()
        self.inspection: Inspection = self._known.inspection
        self.entries: tuple[Entry, ...] = ()
        self.chosen = 0
        self.step = 0
        self.working = False
        self.listeners: list[Callable[[], None]] = []

    @property
    def inspected(self) -> Inspected | None:
        """What is looked at, with its judgement: the chosen token, or a step into it; None while there is none or it is void."""
        steps = self.steps
        return steps[min(self.step, len(steps) - 1)].inspected if steps else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps into the chosen token, itself the first; empty while there is none or it is void."""
        return () if self.working else self._steps

    @property
    def chosen_text(self) -> str:
        """The text of the chosen token; empty where there is none."""
        held = self._asked.shelf.find(self.chosen)
        return held.token.text if held is not None else ""

    @property
    def progress(self) -> Progress | None:
        """How far the search through a long text is; None where none is under way."""
        return self._known.progress

    @property
    def keys(self) -> KeySet:
        """The keys that judge."""
        return self._known.keys

    @property
    def key_text(self) -> tuple[str, str]:
        """What the keys are read from, and how a secret is written."""
        return self._asked.key[0], self._asked.key[1]

    @property
    def key_request(self) -> tuple[str, str, str]:
        """The same with the password."""
        return self._asked.key

    @property
    def policy(self) -> Policy:
        """What the person expects."""
        return self._asked.policy

    @property
    def now(self) -> float:
        """The moment at which everything is judged: the one that was asked for, else this one; seconds since 1970."""
        return self.present if self._as_of is None else self._as_of

    @property
    def present(self) -> float:
        """The present moment, whichever is judged at; seconds since 1970."""
        return self._clock()

    def replace(self, text: str | bytes, source: str = "", more: tuple[Text, ...] = ()) -> None:
        """Inspect a text (or a file's bytes) instead of everything that is held and not pinned; `take_back` undoes it.

        ``source``: what to call the text where it says where a token stood. ``more``: what to inspect beside it.
        """
        self._remember()
        kept = self._asked.shelf.pinned()
        texts = [each for each in (Text(text, source), *more) if each.data and not each.data.isspace()]
        self._read(kept, texts[0]._replace(more=tuple(texts[1:])) if texts else None)

    def add(self, text: str, label: str = "") -> None:
        """Hold one more token, beside the chosen one, and turn to it; ``label``: as in `model.shelf.Entry`."""
        from inspector.service.inspector import read

        shelf = self._asked.shelf
        text_held = {each.token.text: each.number for each in shelf.held}
        tokens = read(text)
        added = shelf.with_tokens((token for token in tokens if token.text not in text_held), self.chosen, label)
        self.chosen = text_held.get(tokens[0].text, shelf.following)
        self.step = 0
        self._ask(self._asked._replace(shelf=added))

    def edit(self, text: str) -> None:
        """Inspect a changed text of the chosen token; the others on the shelf stay, unless it holds several itself.

        The text of a token that a paste took away brings back what was held with it; so does the text of a paste that was
        taken back, when it is done again.
        """
        if self._turn(text, self._past, self._future) or self._turn(text, self._future, self._past):
            return
        self._future = []
        shelf = self._asked.shelf
        chosen = shelf.find(self.chosen)
        if chosen is None or len(shelf.held) < 2 or self.working or len(text) > LARGE:
            self._read(shelf.pinned() if len(shelf.held) > 1 else Shelf(following=shelf.following), _text(text))
            return
        from inspector.service.inspector import read

        tokens = read(text)
        if len(tokens) > 1:
            self._read(shelf.pinned(), Text(text))
        else:
            self._ask(
                self._asked._replace(shelf=shelf.with_changed(chosen._replace(token=tokens[0], times=1, label="")))
            )

    def take_back(self) -> bool:
        """Bring back what was held before the last paste; tell whether there was one."""
        if not self._past:
            return False
        self._future.append((self._asked.shelf, self.chosen))
        self._bring_back(*self._past.pop())
        return True

    def remove(self, number: int) -> None:
        """Hold a token no longer; if it was the chosen one, its neighbour is chosen."""
        held = self._asked.shelf.held
        place = next((place for place, each in enumerate(held) if each.number == number), None)
        if place is None:
            return
        if number == self.chosen:
            neighbours = (*held[place + 1 : place + 2], *held[max(0, place - 1) : place])
            self.chosen, self.step = (neighbours[0].number if neighbours else 0), 0
        self._ask(self._asked._replace(shelf=self._asked.shelf.without(number)))

    def pin(self, number: int) -> None:
        """Let a token stay when something else is pasted, or no longer."""
        held = self._asked.shelf.find(number)
        if held is not None:
            changed = held._replace(is_pinned=not held.is_pinned)
            self._ask(self._asked._replace(shelf=self._asked.shelf.with_changed(changed)))

    def renew(self, number: int, text: str) -> None:
        """Hold this text instead of the token of this number, which keeps its place and its pin."""
        from inspector.service.inspector import read

        if (held := self._asked.shelf.find(number)) is not None:
            changed = held._replace(token=read(text)[0], times=1, label="")
            self._ask(self._asked._replace(shelf=self._asked.shelf.with_changed(changed)))

    def choose(self, number: int) -> None:
        """Turn to another token of the shelf."""
        if number != self.chosen and any(entry.number == number for entry in self.entries):
            self.chosen, self.step = number, 0
            self._look()
            self._tell()

    def choose_step(self, step: int) -> None:
        """Look at another step into the chosen token."""
        if 0 <= step < len(self.steps) and step != self.step:
            self.step = step
            self._tell()

    def set_content(self, content: bytes | None) -> None:
        """Judge the chosen token, which is detached, with this payload; None: it is not at hand."""
        held = self._asked.shelf.find(self.chosen)
        if held is not None:
            changed = held._replace(content=content)
            self._ask(self._asked._replace(shelf=self._asked.shelf.with_changed(changed)))

    def set_key(self, text: str, encoding: str, password: str) -> None:
        """Judge with the keys of this text; ``encoding`` is that of a secret."""
        self._ask(self._asked._replace(key=(text, encoding, password)))

    def set_ring(self, keys: KeySet) -> None:
        """Judge with these keys where those of the key's text do not serve."""
        self._ask(self._asked._replace(ring=keys))

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

    def cancel(self) -> None:
        """Leave off searching a long text; what was found in it stays."""
        if self._known.progress is not None:
            self._worker.stop()
            self._asked = self._asked._replace(text=None, shelf=self._known.shelf)
            self._settle(self._known._replace(progress=None))

    def _turn(self, text: str, source: list[tuple[Shelf, int]], target: list[tuple[Shelf, int]]) -> bool:
        """Bring back what was held with the token of this text, and let what is held now be brought back in turn."""
        for place in range(len(source) - 1, -1, -1):
            shelf, number = source[place]
            held = shelf.find(number)
            # A paste that is done again may bring more than the token: what was cleaned off, and what stood around it.
            is_it = held is not None and (
                held.token.text in text if source is self._future else held.token.text == text
            )
            if is_it:
                target += [(self._asked.shelf, self.chosen), *reversed(source[place + 1 :])]
                del source[place:]
                self._bring_back(shelf, number)
                return True
        return False

    def _remember(self) -> None:
        self._future = []
        if self._asked.shelf.held:
            self._past = [*self._past[1 - _REMEMBERED :], (self._asked.shelf, self.chosen)]

    def _bring_back(self, shelf: Shelf, number: int) -> None:
        self.chosen, self.step = number, 0
        following = max(shelf.following, self._known.shelf.following, self._asked.shelf.following)
        self._ask(self._asked._replace(shelf=shelf._replace(following=following), text=None))

    def _read(self, kept: Shelf, text: Text | None) -> None:
        following = max(kept.following, self._known.shelf.following)
        self.step = 0
        # The first token that is found will have this number.
        self.chosen = following if text is not None or not kept.held else kept.held[0].number
        self._ask(self._asked._replace(shelf=kept._replace(following=following), text=text))

    def _ask(self, asked: Asked) -> None:
        if asked == self._asked:
            return
        before, self._asked = self._asked, asked
        parts = work_through(asked, self._known, self.now)
        if self.working or self._known.progress is not None or self._is_heavy(asked, before):
            self.working = True
            if (
                asked.text != before.text or asked.shelf != before.shelf
            ):  # what stands on the screen must not outlive its text
                self._known = self._known._replace(progress=None)
                self.inspection = EMPTY_INSPECTION._replace(now=self.now, policy=asked.policy)
                self.entries, self._steps = (), ()
            self._tell()
            self._worker.stream(parts, self._settle)
        else:
            self._worker.stop()
            for known in parts:
                self._settle(known)

    def _is_heavy(self, asked: Asked, before: Asked) -> bool:
        """Tell whether what is to be read and judged anew takes longer than the window may stand still."""
        first_key = bool(asked.key[0] or asked.key[2]) and "cryptography" not in sys.modules
        judged = self._known.shelf.held if asked._replace(shelf=before.shelf, text=None) == before else ()
        done = {(id(each.token), id(each.content)) for each in judged}
        new = (each for each in asked.shelf.held if (id(each.token), id(each.content)) not in done)
        fresh = sum(len(each.token.text) + len(each.content or b"") for each in new)
        return first_key or fresh + (0 if asked.text is None else asked.text.size) > LARGE

    def _settle(self, known: object) -> None:
        assert isinstance(known, Known)
        same = known.inspection.tokens is self._known.inspection.tokens and len(self.entries) == len(known.shelf.held)
        self._known = known
        if known.progress is None:
            self._asked = self._asked._replace(text=None, shelf=known.shelf)
        self.working = known.progress is not None and not known.inspection.tokens
        self.inspection = known.inspection._replace(now=self.now)
        if not same:
            pairs = zip(known.shelf.held, self.inspection.tokens, strict=True)
            self.entries = tuple(
                Entry(inspected, each.number, each.times, each.is_pinned, each.label) for each, inspected in pairs
            )
        if self.entries and not any(entry.number == self.chosen for entry in self.entries):
            self.chosen, self.step = self.entries[0].number, 0
        self._look()
        self._tell()

    def _look(self) -> None:
        inspected = next((entry.inspected for entry in self.entries if entry.number == self.chosen), None)
        if not self._steps or inspected is not self._steps[0].inspected:
            self._steps = steps_of(inspected) if inspected is not None else ()
        self.step = min(self.step, max(0, len(self._steps) - 1))

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()


def _text(text: str) -> Text | None:
    return Text(text) if text and not text.isspace() else None
