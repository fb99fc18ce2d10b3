"""What the fetcher tells the panel of fetched keys; the panel's wishes are signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from inspector.controller.network.caller import CallView

if TYPE_CHECKING:
    from inspector.model.request import Call, Offer


class FetchView(CallView, Protocol):
    """The panel that fetches keys, and the log of requests below it.

    Signals: ``addressEdited(str)``, ``purposeChosen(str)`` ``keys``, ``discovery`` or empty (by the look of the address),
    ``offerTaken(int)`` the number of an offer, ``fetchRequested()`` the press on the button that shows the address,
    ``againRequested()`` the same, past the answer that is kept, ``consentGiven()``, ``consentRefused()``,
    ``cancelRequested()``, ``authoritiesChosen(str)`` a file, empty for none.
    """

    def show_address(self, text: str) -> None:
        """Write an address into its field without emitting that it was edited."""
        ...

    def show_purpose(self, purpose: str) -> None:
        """Show what the address is taken for: ``keys`` or ``discovery``."""
        ...

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Offer the addresses that stand in the token; nothing is called by taking one."""
        ...

    def show_call(self, call: Call | None, wrong: str, fresh_until: float | None) -> None:
        """Let the button show exactly what it would call, or say why there is nothing to call.

        ``fresh_until``: an answer is kept until then (seconds since 1970), and using it sends nothing.
        """
        ...
