"""The conversation about taking things away: what is copied, and in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.sentences import COPIED, NOTHING_TO_COPY

if TYPE_CHECKING:
    from inspector.controller.desk import Desk
    from inspector.controller.encoder import Encoder
    from inspector.controller.ports import Clipboard
    from inspector.controller.speech import Speech
    from inspector.controller.views import WindowView


class Copier:
    """Puts on the clipboard what the person asked for, and says what it was; tokens are marked as sensitive."""

    def __init__(self, desk: Desk, encoder: Encoder, clipboard: Clipboard, window: WindowView, speech: Speech) -> None:
        self._desk = desk
        self._encoder = encoder
        self._clipboard = clipboard
        self._window = window
        self._speech = speech

    def copy(self, what: str) -> None:
        """Copy ``token``, ``header``, ``payload``, ``authorization`` or ``new-token``."""
        text = self._text(what)
        if text:
            self._clipboard.put(text, sensitive=True)
        self._window.show_message(self._speech.sentence(COPIED if text else NOTHING_TO_COPY))

    def _text(self, what: str) -> str:
        if what == "new-token":
            return self._encoder.token
        inspected = self._desk.inspected
        if inspected is None:
            return ""
        token = inspected.token
        if what == "authorization":
            return f"Authorization: Bearer {token.text}"
        return {"token": token.text, "header": token.header.text, "payload": token.payload.text}[what]
