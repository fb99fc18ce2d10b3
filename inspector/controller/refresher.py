"""The conversation about a refresh: one press, what changed, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.policy import Refusal
from inspector.model.sentences import REFRESHED
from inspector.service.making.offers import why_no_refresh

if TYPE_CHECKING:
    from inspector.controller.desk import Desk
    from inspector.controller.encoder import Encoder
    from inspector.controller.speech import Speech
    from inspector.controller.views import PasteView, VerifyView, WindowView


class Refresher:
    """Signs the chosen token anew with its dates moved, shows what became of it, and can take it back."""

    def __init__(
        self,
        desk: Desk,
        encoder: Encoder,
        paste: PasteView,
        verify: VerifyView,
        window: WindowView,
        speech: Speech,
    ) -> None:
        self._desk = desk
        self._encoder = encoder
        self._paste = paste
        self._verify = verify
        self._window = window
        self._speech = speech
        self._lifetime: float | None = None
        self._before: int | None = None
        self.origins: dict[int, int] = {}
        """By the number of a refreshed token the one that it was made from."""
        self._refused = ""
        self._reason: str | None = None
        desk.listeners.append(self.show)

    def show(self) -> None:
        """Say whether a refresh is possible now, and if not, why."""
        inspected = self._desk.inspected
        token = inspected.token if inspected is not None else None
        refusal = why_no_refresh(token, self._desk.keys, self._encoder.keys)
        reason = "" if refusal is None else self._speech.refusal(refusal)
        if reason != self._reason:
            self._reason = reason
            self._window.show_refresh(reason)

    def lifetime_chosen(self, seconds: object) -> None:
        """The next refresh gives this lifetime in seconds; None keeps the token's own."""
        self._lifetime = float(seconds) if isinstance(seconds, int | float) else None

    def refresh(self) -> None:
        """Refresh the chosen token; one that has expired only when it is asked for a second time."""
        inspected = self._desk.inspected
        self._refresh(force=inspected is not None and inspected.token.text == self._refused)

    def refresh_anyway(self) -> None:
        """Refresh the chosen token although it has expired."""
        self._refresh(force=True)

    def refresh_row(self, number: int) -> None:
        """Refresh another token of the shelf."""
        self._desk.choose(number)
        self.refresh()

    def undo(self) -> None:
        """Take the token of the last refresh away and turn to the one that it was made of."""
        if self._before is not None:
            refreshed, before = self._desk.chosen, self._before
            self._before = None
            self._verify.show_notice("", "")
            self._desk.choose(before)
            if refreshed != before:
                self._desk.remove(refreshed)
            self._paste.show_text(self._desk.chosen_text)

    def _refresh(self, *, force: bool) -> None:
        inspected = self._desk.inspected
        if inspected is None:
            return
        from inspector.service.making.refresher import refresh_with

        own = self._encoder.keys if self._encoder.keys is not self._desk.keys else None
        try:
            done = refresh_with(
                inspected.token, self._desk.keys, self._desk.now, self._lifetime, force=force, signing_keys=own
            )
        except Refusal as refusal:
            expired = refusal.code == "expired"
            self._refused = inspected.token.text if expired else ""
            self._verify.show_notice(self._speech.refusal(refusal), "refresh-anyway" if expired else "")
            return
        self._before = self._desk.chosen
        self._desk.add(done.text)
        if self._desk.chosen != self._before:
            self.origins[self._desk.chosen] = self._before
        self._paste.show_text(done.text)
        changes = "; ".join(f"{change.claim} {change.before or '–'} → {change.after}" for change in done.changes)
        self._verify.show_notice(self._speech.sentence(REFRESHED, changes), "undo")
