"""The conversation about a refresh: one press, what changed, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.refreshing.signing_keys import signing_keys
from inspector.model.policy import Refusal
from inspector.model.renewal import BY_HAND
from inspector.service.making.offers import why_no_refresh

if TYPE_CHECKING:
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.refreshing.histories import Histories
    from inspector.controller.speech import Speech
    from inspector.controller.views import PasteView, VerifyView, WindowView
    from inspector.model.renewal import Change, Renewal


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
        histories: Histories,
    ) -> None:
        self._desk = desk
        self._encoder = encoder
        self._paste = paste
        self._verify = verify
        self._window = window
        self._speech = speech
        self._lifetime: float | None = None
        self._histories = histories
        self._last: Renewal | None = None
        self._undone: Renewal | None = None
        self._refused = ""
        self._reason: str | None = None
        desk.listeners.append(self.show)

    def show(self) -> None:
        """Say whether a refresh is possible now, and if not, why."""
        inspected = self._desk.inspected
        token = inspected.token if inspected is not None else None
        refusal = why_no_refresh(token, *signing_keys(inspected, self._desk, self._encoder))
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
        if (last := self._last) is not None:
            self._take_back(last)
            self._paste.show_text(self._desk.chosen_text)

    def text_edited(self, text: str) -> bool:
        """The editor went a step back over a refresh, or forward again: the shelf goes with it. Tell whether it was that."""
        last, undone, chosen = self._last, self._undone, self._desk.chosen
        if last is not None and (text, chosen) == (last.before, last.to) and last.to != last.of:
            self._take_back(last)
            return True
        if undone is not None and (text, chosen) == (undone.after, undone.of):
            self._desk.add(text)
            self._note(undone.of, undone.before, text, undone.changes, undone.moment)
            return True
        return False

    def _take_back(self, last: Renewal) -> None:
        self._last, self._undone = None, last
        self._verify.show_notice("", "")
        self._histories.take_back(last)
        self._desk.choose(last.of)
        if last.to != last.of:
            self._desk.remove(last.to)

    def _note(self, of: int, before: str, after: str, changes: tuple[Change, ...], moment: float | None = None) -> None:
        self._last = self._histories.note(of, self._desk.chosen, before, after, changes, BY_HAND, moment)
        self._undone = None
        self._verify.show_refreshed(changes)

    def _refresh(self, *, force: bool) -> None:
        inspected = self._desk.inspected
        if inspected is None:
            return
        from inspector.service.making.refresher import refresh_with

        keys, own = signing_keys(inspected, self._desk, self._encoder)
        try:
            done = refresh_with(
                inspected.token,
                keys,
                self._desk.now,
                self._lifetime,
                force=force,
                signing_keys=own if own is not keys else None,
            )
        except Refusal as refusal:
            expired = refusal.code == "expired"
            self._refused = inspected.token.text if expired else ""
            self._verify.show_notice(self._speech.refusal(refusal), "refresh-anyway" if expired else "")
            return
        before = self._desk.chosen
        self._desk.add(done.text)
        self._paste.show_text(done.text)
        self._note(before, inspected.token.text, done.text, done.changes)
