"""A strip that offers to inspect the token on the clipboard: it is never taken unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from inspector.view.look.escaping import shown
from inspector.view.look.faces import Face
from inspector.view.look.furniture import named
from inspector.view.look.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from inspector.view.look.theme import Theme


class ClipboardOffer(Strip):
    """Implements `OfferView`. Signals: ``accepted()``, ``dismissed()`` for this token, ``switchedOff()`` for all to come."""

    accepted = Signal()
    dismissed = Signal()
    switchedOff = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Face("info", "paste"), parent)
        named(self, "clipboardOffer", self.tr("Token on the clipboard"))

    def show_offer(self, text_start: str) -> None:
        """Offer a token by the characters that it begins with."""
        self.offer(self.tr("A token is on the clipboard: {0}…").format(shown(text_start, 40)))

    def _make_answers(self) -> Sequence[QWidget]:
        return (
            self._answer("offerInspect", self.tr("Inspect"), self.hide, self.accepted),
            self._answer("offerNotNow", self.tr("Not now"), self.hide, self.dismissed),
            self._answer("offerNever", self.tr("Never offer"), self.hide, self.switchedOff),
        )
