"""Refreshes a token of the shelf in its place, chosen or not, and keeps what each refresh changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.model.policy import Refusal
from inspector.service.making.offers import why_no_refresh

if TYPE_CHECKING:
    from inspector.controller.desk import Desk
    from inspector.controller.encoder import Encoder
    from inspector.controller.ports import Clock
    from inspector.controller.speech import Speech
    from inspector.controller.views import PasteView
    from inspector.model.inspection import Inspected
    from inspector.model.key import KeySet

_REMEMBERED = 100
"""Refreshes of one token that are kept."""


class Renewal(NamedTuple):
    """One refresh: when (seconds since 1970), and in words what it changed."""

    moment: float
    changes: str


class Renewer:
    """Gives a token a new life where it stands: its number, its pin and what was chosen for it stay."""

    def __init__(self, desk: Desk, encoder: Encoder, paste: PasteView, clock: Clock, speech: Speech) -> None:
        self._desk = desk
        self._encoder = encoder
        self._paste = paste
        self._clock = clock
        self._speech = speech
        self._history: dict[int, tuple[Renewal, ...]] = {}

    def can_refresh(self, number: int) -> bool:
        """Tell whether there is a key for it."""
        inspected = self._find(number)
        return inspected is not None and why_no_refresh(inspected.token, *self._keys(inspected)) is None

    def renew(self, number: int, *, force: bool = False) -> str:
        """Refresh it; gives a sentence that says why not, else nothing. ``force``: also when it has expired."""
        inspected = self._find(number)
        if inspected is None:
            return ""
        from inspector.service.making.refresher import refresh_with

        keys, own = self._keys(inspected)
        signing = own if own is not keys else None
        try:
            done = refresh_with(inspected.token, keys, self._clock(), force=force, signing_keys=signing)
        except Refusal as refusal:
            return self._speech.refusal(refusal)
        changes = "; ".join(f"{change.claim} {change.before or '–'} → {change.after}" for change in done.changes)
        before = self._history.get(number, ())
        self._history[number] = (*before[1 - _REMEMBERED :], Renewal(self._clock(), changes))
        is_chosen = number == self._desk.chosen
        self._desk.renew(number, done.text)
        if is_chosen:
            self._paste.show_text(done.text)
        return ""

    def history(self, number: int) -> tuple[Renewal, ...]:
        """What the refreshes of a token changed, the oldest first."""
        return self._history.get(number, ())

    def _find(self, number: int) -> Inspected | None:
        return next((entry.inspected for entry in self._desk.entries if entry.number == number), None)

    def _keys(self, inspected: Inspected) -> tuple[KeySet, KeySet]:
        """The keys that check a token, and those that sign it again: where one of the ring verified it, the ring's."""
        keys = self._desk.keys
        if inspected.key is not None and inspected.key.ring:
            keys = keys._replace(keys=keys.ring)
            return keys, keys
        own = self._encoder.keys if self._encoder.keys is not self._desk.keys else keys
        return keys, own
