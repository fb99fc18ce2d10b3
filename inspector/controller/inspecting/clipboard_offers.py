"""The conversation about a token that waits on the clipboard: it is offered once, and never taken unasked."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Later, Worker

LONGEST = 1_000_000
"""Characters of a text that is looked through; a longer one is no token that somebody copied."""
_LARGE = 20_000
"""Characters from which on it is looked through beside the window."""
_STEP = 16_384
_MOST = 50
"""Tokens of one text that are compared with those that are held."""
_SHOWN = 12
"""Characters of a token that are shown: those of its header, which hold nothing secret."""


class OfferedClipboard(Protocol):
    """What is on the system's clipboard, and whether this program put it there."""

    def text(self) -> str:
        """What is on it as text, else empty."""
        ...

    def is_own(self) -> bool:
        """Tell whether it was copied in this program."""
        ...


class OfferView(Protocol):
    """The strip. Signals: ``accepted()``, ``dismissed()``, ``switchedOff()``."""

    def show_offer(self, text_start: str) -> None:
        """Offer a token by the characters that it begins with."""
        ...

    def hide_offer(self) -> None:
        """Take the offer back."""
        ...


class ClipboardOffers:
    """Looks at the clipboard when the window is turned to, and offers a token that is not held yet.

    ``paste``: inspects a text. ``later``: what puts the look off until the window is at rest. Of what was offered only a digest
    is remembered, so that it is not offered again.
    """

    def __init__(
        self,
        desk: Desk,
        paste: Callable[[str], None],
        clipboard: OfferedClipboard,
        view: OfferView,
        later: Later,
        worker: Worker,
    ) -> None:
        self._desk = desk
        self._paste = paste
        self._clipboard = clipboard
        self._view = view
        self._later = later
        self._worker = worker
        self._is_on = True
        self._text = ""
        self._tokens: tuple[str, ...] = ()
        self._is_offered = False
        self._seen = b""
        desk.listeners.append(self._on_desk)

    def switch(self, is_on: bool) -> None:
        """Offer from now on, or never again."""
        self._is_on = is_on
        if not is_on:
            self._later.cancel()
            self._withdraw()

    def window_activated(self) -> None:
        """The window was turned to: something may have been copied elsewhere."""
        if self._is_on:
            self._later.call(self._look)

    def accept(self) -> None:
        """Inspect what was offered, as it was when it was offered."""
        text = self._text
        self._withdraw()
        if text:
            self._paste(text)

    def dismiss(self) -> None:
        """Leave what was offered; it is not offered again."""
        self._withdraw()

    def _look(self) -> None:
        if not self._is_on:
            return
        text = "" if self._clipboard.is_own() else self._clipboard.text()
        if not text or len(text) > LONGEST:
            self._withdraw()
            return
        import hashlib  # brings OpenSSL along, some megabytes that an idle window does without

        seen = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        if seen == self._seen:
            return
        self._withdraw()
        self._seen, self._text = seen, text
        search = _Search(text)
        if len(text) > _LARGE:
            self._worker.run(search, self._hear)
        else:
            self._hear(search())

    def _hear(self, tokens: object) -> None:
        """Offer the first token that is not held yet; while a judgement is under way, nobody knows what is held."""
        assert isinstance(tokens, tuple)
        self._tokens = tokens
        new = self._new_token()
        if new and self._is_on:
            self._is_offered = True
            self._view.show_offer(new[:_SHOWN])
        else:
            self._withdraw()

    def _new_token(self) -> str:
        held = {inspected.token.text for inspected in self._desk.inspection.tokens}
        return next((token for token in self._tokens if token not in held), "")

    def _on_desk(self) -> None:
        """What was pasted by other means needs no offer."""
        if self._is_offered and not self._desk.working and not self._new_token():
            self._withdraw()

    def _withdraw(self) -> None:
        """Forget the text, and take the offer back."""
        self._worker.stop()
        self._text, self._tokens = "", ()
        if self._is_offered:
            self._is_offered = False
            self._view.hide_offer()


class _Search:
    """Finds the first tokens of a text; it holds all that it needs and can run anywhere."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self) -> tuple[str, ...]:
        from inspector.service.finding.finder import scan_chunks

        data = self._text.encode("utf-8", "surrogatepass")
        found = (each.text for _, batch in scan_chunks(data, _STEP) for each in batch)
        return tuple(islice(found, _MOST))
