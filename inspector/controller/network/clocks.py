"""Hears from answers how far other clocks are off: a person who knows it looks for no other fault."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspector.model.sentences.words import CLOCK_AHEAD, CLOCK_BEHIND

if TYPE_CHECKING:
    from inspector.controller.network.request_book import RequestBook
    from inspector.controller.speech import Speech
    from inspector.controller.views import VerifyView

_NOTICEABLE = 5.0
"""Seconds from which a difference is told: an answer's ``Date`` is whole seconds, and it was on its way."""
_UNIT = 10


class Clocks:
    """Tells once for each host that its clock is off by so much, and offers that much leeway."""

    def __init__(self, book: RequestBook, verify: VerifyView, speech: Speech) -> None:
        self._book, self._verify, self._speech = book, verify, speech
        self._told: dict[str, float] = {}
        book.listeners.append(self.hear)

    def hear(self) -> None:
        """Hear of a change in the log of requests."""
        last = self._book.requests[-1] if self._book.requests else None
        if last is None or last.clock_ahead is None or abs(last.clock_ahead) < _NOTICEABLE:
            return
        host = urlsplit(last.address).netloc
        known = self._told.get(host)
        if known is not None and abs(known - last.clock_ahead) < _NOTICEABLE:
            return
        self._told[host] = last.clock_ahead
        template = CLOCK_AHEAD if last.clock_ahead > 0 else CLOCK_BEHIND
        off = abs(last.clock_ahead)
        sentence = self._speech.sentence(template, host, f"{off:.0f}")
        self._verify.show_clock(sentence, float(math.ceil(off / _UNIT) * _UNIT))
