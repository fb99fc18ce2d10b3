"""Feeds the shelf: every token that is held, with a sign of its state, what it is, and the time it has
left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from inspector.model import EMPTY_INSPECTION
from inspector.model.sentences import STATES
from inspector.view.escaping import shown
from inspector.view.phrases import span_text
from inspector.view.row_delegate import ROW_ROLE, Row
from inspector.view.wording import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from inspector.model import Inspected, Inspection

_FACES = {
    "valid": ("check", "good"),
    "expiring": ("clock", "warn"),
    "not-yet-valid": ("clock", "warn"),
    "expired": ("cross", "bad"),
    "no-expiry": ("dash", "neutral"),
    "unreadable": ("help", "bad"),
}


class ShelfModel(QAbstractListModel):
    """One row per token. Texts are made when a row is painted, so that a tick costs the same with a
    thousand tokens.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspection: Inspection = EMPTY_INSPECTION

    def show_inspection(self, inspection: Inspection) -> bool:
        """Show other tokens, or the same at another time; tell whether they are others."""
        others = inspection.tokens is not self._inspection.tokens
        if others:
            self.beginResetModel()
        self._inspection = inspection
        if others:
            self.endResetModel()
        return others

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._inspection.tokens)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, ROW_ROLE}:
            return None
        inspected = self._inspection.tokens[index.row()]
        life = self._inspection.lifetime(inspected)
        word = say(STATES[life.state])
        if life.remaining is not None and life.state in {"valid", "expiring"}:
            word = self.tr("{0} left").format(span_text(life.remaining))
        elif life.remaining is not None and life.state == "expired":
            word = self.tr("expired {0} ago").format(span_text(-life.remaining))
        what = self._what(inspected, index.row())
        if role == ROW_ROLE:
            icon, tone = _FACES[life.state]
            if life.state == "valid" and inspected.verdict != "verified":
                icon, tone = "clock", "neutral"
            return Row(icon, tone, word, what, ())
        return f"{what}, {word}"

    def _what(self, inspected: Inspected, row: int) -> str:
        token = inspected.token
        parts = [token.header_text("typ"), token.claim_text("iss"), token.claim_text("sub")]
        named = " · ".join(shown(part, 80) for part in parts if part)
        return named or self.tr("Token {0}").format(row + 1)
