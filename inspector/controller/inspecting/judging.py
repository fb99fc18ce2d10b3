"""The work of finding out what was asked for: texts become tokens, key texts keys, and all of it a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.inspecting.shelf import Held, Shelf
from inspector.model.inspection import EMPTY_INSPECTION, Inspection
from inspector.model.key import KeySet
from inspector.model.policy import Policy
from inspector.model.record import NamedTuple
from inspector.model.shelf import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.inspection import Inspected
    from inspector.model.token import Token


LARGE = 100_000
"""Characters or bytes from which on a text is read beside the window, piece by piece."""


_SHARE = 10
"""What part of the tokens that were found must be new before they are shown."""


class Text(NamedTuple):
    """A text, or a file's bytes, in which tokens are to be found, and what it is called; ``more``: those that follow it."""

    data: str | bytes
    source: str = ""
    more: tuple[Text, ...] = ()

    @property
    def size(self) -> int:
        """How long it is, with all that follows: characters or bytes."""
        return len(self.data) + sum(len(each.data) for each in self.more)


class Asked(NamedTuple):
    """What the person asked for: the tokens that are held, a text to read, the key's text with its encoding and password,
    the keys of the ring, the expectations.
    """

    shelf: Shelf = Shelf()
    text: Text | None = None
    key: tuple[str, str, str] = ("", "utf8", "")
    ring: KeySet = KeySet()
    policy: Policy = Policy()


class Known(NamedTuple):
    """What asking turned out to mean. ``own``: the keys of the key's text, ``keys``: those with the ring behind them.

    ``progress``: how far the text has been searched; None: to its end.
    """

    shelf: Shelf = Shelf()
    key: tuple[str, str, str] = ("", "utf8", "")
    own: KeySet = KeySet()
    ring: KeySet = KeySet()
    keys: KeySet = KeySet()
    inspection: Inspection = EMPTY_INSPECTION
    progress: Progress | None = None


def work_through(asked: Asked, before: Known, now: float) -> Iterator[Known]:
    """Find out what was asked for, with as much of what is known ``before`` as still holds; the last part is the whole.

    It holds all that it needs and can run anywhere. The parts before the last come from a long text that is being read.
    """
    keys = _with_keys(asked, before)
    judge = _Judge(keys, asked.policy, now)
    judge.remember(before)
    if asked.text is None:
        yield judge.known(asked.shelf, keys, None)
        return
    shelf = asked.shelf
    waiting: list[Token] = []
    known = judge.known(shelf, keys, None)
    for progress, tokens in _read_all(asked.text):
        waiting += tokens
        found = len(shelf.held) - len(asked.shelf.held)
        # The more there are, the more must come together before they are told: else many tokens cost their square.
        if progress is None or len(waiting) > found // _SHARE:
            shelf = shelf.with_tokens(waiting)
            waiting.clear()
            known = judge.known(shelf, keys, None)
            found = len(shelf.held) - len(asked.shelf.held)
        yield known._replace(progress=progress._replace(found=found) if progress is not None else None)


def _with_keys(asked: Asked, before: Known) -> Known:
    """What is known, with the keys that were asked for: loaded anew only where their text is another."""
    from inspector.service.inspector import load

    if asked.key == before.key and asked.ring == before.ring:
        return before
    own = before.own if asked.key == before.key else load(*asked.key)
    keys = own._replace(ring=asked.ring.keys) if asked.ring.keys else own
    return before._replace(key=asked.key, own=own, ring=asked.ring, keys=keys)


def _read_all(text: Text) -> Iterator[tuple[Progress | None, tuple[Token, ...]]]:
    """Give the tokens of a text and of those that follow it, each with the name of its own as the place; what is none last."""
    if not text.more:
        yield from _read(text)
        return
    before = 0
    others: list[Token] = []
    for each in (text, *text.more):
        for progress, tokens in _read(each):
            done = len(each.data) if progress is None else progress.done
            is_end = progress is None and each is text.more[-1]
            placed = [token if token.place else token._replace(place=each.source) for token in tokens]
            others += (token for token in placed if token.parse == "fail")
            found = tuple(token for token in placed if token.parse != "fail")
            yield (None, (*found, *others)) if is_end else (Progress(before + done, text.size, 0), found)
        before += len(each.data)


def _read(text: Text) -> Iterator[tuple[Progress | None, tuple[Token, ...]]]:
    """Give the tokens of a text, piece by piece where it is long; None: that was all."""
    if len(text.data) <= LARGE:
        from inspector.service.inspector import read

        yield None, read(text.data, text.source)
        return
    from inspector.service.finding.stream import read_stream

    data = text.data.encode("utf-8", "surrogatepass") if isinstance(text.data, str) else text.data
    before = 0
    last: tuple[Token, ...] = ()
    for place, (done, tokens) in enumerate(read_stream(data, text.source)):
        if place:
            yield Progress(before, len(data), 0), last
        before, last = done, tokens
    yield None, last


class _Judge:
    """Judges tokens, each once: with the same keys and expectations a judgement stands."""

    def __init__(self, known: Known, policy: Policy, now: float) -> None:
        self._keys, self._policy, self._now = known.keys, policy, now
        self._done: dict[int, tuple[Held, Inspected]] = {}

    def remember(self, before: Known) -> None:
        """Take over what was judged with the same keys and expectations."""
        if self._keys is before.keys and self._policy == before.inspection.policy:
            pairs = zip(before.shelf.held, before.inspection.tokens, strict=True)
            self._done = {held.number: (held, inspected) for held, inspected in pairs}

    def known(self, shelf: Shelf, keys: Known, progress: Progress | None) -> Known:
        """All that is known with these tokens held."""
        from inspector.service.inspector import assess

        fresh = [each for each in shelf.held if not self._is_done(each)]
        inspection = assess(tuple(map(_token, fresh)), self._keys, self._policy, self._now)
        self._done.update(
            (each.number, (each, inspected)) for each, inspected in zip(fresh, inspection.tokens, strict=True)
        )
        judged = tuple(self._done[each.number][1] for each in shelf.held)
        inspection = inspection._replace(tokens=judged, keys=keys.own.keys)
        return keys._replace(shelf=shelf, inspection=inspection, progress=progress)

    def _is_done(self, held: Held) -> bool:
        done = self._done.get(held.number)
        return done is not None and done[0].token is held.token and done[0].content is held.content


def _token(held: Held) -> Token:
    """The token with the payload that was given beside it."""
    if held.content is None:
        return held.token
    from inspector.service.reading.reader import attach, is_detached

    return attach(held.token, held.content) if is_detached(held.token) else held.token
