"""Says all there is to say about the chosen claim in whole sentences, where a table has room for a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.view.look.furniture import Line, named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.view.claims.table import ClaimsView

_MOST = 900
"""Characters that are said of one line."""


class ClaimLine(Line):
    """Stands below the claims while one of them is chosen: its path, its meaning with the source, its bytes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        named(self, "claimLine", QCoreApplication.translate("Claims", "About the chosen claim"))
        self._view: ClaimsView | None = None
        self.hide()

    def tell(self, view: ClaimsView, row: int) -> None:
        """Speak of a row; of several views, the one in which a row was chosen last is spoken of."""
        if row < 0 and view is not self._view:
            return
        self._view = view
        lines = view.claims.details(row) if row >= 0 else ()
        self.say("\n".join(line if len(line) <= _MOST else f"{line[:_MOST]}…" for line in lines))

    def say(self, text: str) -> None:
        """Show what is said, and let it be heard."""
        super().say(text)
        self.setAccessibleDescription(text)
