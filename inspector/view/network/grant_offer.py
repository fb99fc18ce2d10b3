"""A strip that offers to use the refresh token of what was pasted: nothing is sent by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from inspector.view.look.faces import Face
from inspector.view.look.furniture import IconButton, named
from inspector.view.look.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from inspector.view.look.theme import Theme


class GrantOffer(Strip):
    """Implements `GrantOfferView`."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Face("info", "refresh"), parent)
        named(self, "grantOffer", self.tr("Refresh token"))

    def show_offer(self) -> None:
        """Offer to refresh at the issuer."""
        self.offer(self.tr("What was pasted holds a refresh token: its issuer can give new tokens for it."))

    def _make_answers(self) -> Sequence[QWidget]:
        close = IconButton(self._theme, "close", self.tr("Not now"), self)
        close.clicked.connect(self.dismissed)
        return self._answer("grantOfferButton", self.tr("Refresh at the issuer…"), self.accepted), close
