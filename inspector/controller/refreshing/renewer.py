"""Refreshes a token of the shelf in its place, chosen or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.refreshing.signing_keys import signing_keys
from inspector.model.policy import Refusal
from inspector.model.renewal import BY_HAND
from inspector.service.making.offers import why_no_refresh

if TYPE_CHECKING:
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Clock
    from inspector.controller.refreshing.histories import Histories
    from inspector.controller.speech import Speech
    from inspector.controller.views import PasteView
    from inspector.model.inspection import Inspected
    from inspector.model.key import KeySet


class Renewer:
    """Gives a token a new life where it stands: its number, its pin and what was chosen for it stay."""

    def __init__(
        self, desk: Desk, encoder: Encoder, paste: PasteView, clock: Clock, speech: Speech, histories: Histories
    ) -> None:
        self._desk = desk
        self._encoder = encoder
        self._paste = paste
        self._clock = clock
        self._speech = speech
        self._histories = histories

    def can_refresh(self, number: int) -> bool:
        """Tell whether there is a key for it."""
        inspected = self._find(number)
        return inspected is not None and why_no_refresh(inspected.token, *self._keys(inspected)) is None

    def renew(self, number: int, *, force: bool = False, by: str = BY_HAND) -> str:
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
        self._histories.note(number, number, inspected.token.text, done.text, done.changes, by)
        is_chosen = number == self._desk.chosen
        self._desk.renew(number, done.text)
        if is_chosen:
            self._paste.show_text(done.text)
        return ""

    def _find(self, number: int) -> Inspected | None:
        return next((entry.inspected for entry in self._desk.entries if entry.number == number), None)

    def _keys(self, inspected: Inspected) -> tuple[KeySet, KeySet]:
        return signing_keys(inspected, self._desk, self._encoder)
