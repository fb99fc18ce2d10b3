"""What the keeper of keys tells the list of keys; its wishes are signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inspector.model.key import KeyRow


class KeysView(Protocol):
    """The list of the keys in the field and in the ring.

    Signals: ``keepRequested(str)`` the keys of the field are to be kept under this name, ``useRequested(int)``,
    ``renameRequested(int, str)`` and ``removeRequested(int)`` with an entry's number, ``shownChanged(bool)``.
    """

    def show_keys(self, rows: tuple[KeyRow, ...]) -> None:
        """Show all keys, and whether each fits the token; what was chosen stays chosen where it is still there."""
        ...

    def show_name_to_keep(self, name: str) -> None:
        """Offer to keep the keys of the field under this name; empty: there is nothing to keep."""
        ...
