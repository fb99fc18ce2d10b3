"""Puts what an issuer granted on the shelf, beside what it takes the place of, and into the history of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.renewal import AT_ISSUER

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.refreshing.histories import Histories
    from inspector.controller.views import PasteView
    from inspector.model.grant import Granted
    from inspector.model.token import Token

_SAME = ("iss", "sub", "aud")
"""Claims in which a new token agrees with the one that it takes the place of, where nobody said which one that is."""


class GrantedTokens:
    """Holds the new ones beside the old; both count down."""

    def __init__(self, desk: Desk, paste: PasteView, histories: Histories) -> None:
        self._desk = desk
        self._paste = paste
        self._histories = histories

    def take(self, granted: tuple[Granted, ...]) -> None:
        """Hold these, too, and turn to the last."""
        held = {entry.inspected.token.text: entry.number for entry in self._desk.entries}
        for each in granted:
            of = held.get(each.before)
            self._desk.add(each.text)
            if of is not None and of != self._desk.chosen:
                self._note(of, each, is_known=each.is_known)
        if granted:
            self._paste.show_text(granted[-1].text)

    def _note(self, of: int, granted: Granted, *, is_known: bool) -> None:
        from inspector.service.inspector import read
        from inspector.service.making.changes import changes_between

        before, after = read(granted.before)[0], read(granted.text)[0]
        if is_known or _is_like(before, after):
            changes = changes_between(before, after)
            self._histories.note(of, self._desk.chosen, granted.before, granted.text, changes, AT_ISSUER)


def _is_like(before: Token, after: Token) -> bool:
    return before.header_text("typ") == after.header_text("typ") and all(
        _written(before, claim) == _written(after, claim) for claim in _SAME
    )


def _written(token: Token, claim: str) -> str:
    node = token.payload.find(claim) if token.payload.is_object else None
    return token.payload.literal(node) if node is not None else ""
