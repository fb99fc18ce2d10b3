"""The conversation about a refresh token in what was pasted: it is offered, and nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.grant import TokenResponse

_NAME = "refresh_token"
_LONGEST = 100_000
"""Characters of a text that is looked through while the window waits."""


class GrantOfferView(Protocol):
    """The strip. Signals: ``accepted()``, ``dismissed()``."""

    def show_offer(self) -> None:
        """Offer to refresh at the issuer with the refresh token of the pasted text."""
        ...

    def hide_offer(self) -> None:
        """Take the offer back."""
        ...


class GrantOffers:
    """Remembers the last pasted answer of a token endpoint, in memory alone, until something else is pasted.

    ``make_view`` builds the strip when it is first needed.
    """

    def __init__(self, make_view: Callable[[], GrantOfferView]) -> None:
        self._make_view = make_view
        self._view: GrantOfferView | None = None
        self._response: TokenResponse | None = None

    def hear(self, text: str) -> None:
        """Another text is inspected."""
        response = None
        if len(text) <= _LONGEST and _NAME in text:
            from inspector.service.network.token_responses import find_response

            response = find_response(text)
        if response == self._response:
            return
        self._response = response
        if response is not None:
            self._view = self._view or self._make_view()
            self._view.show_offer()
        elif self._view is not None:
            self._view.hide_offer()

    def take(self) -> TokenResponse | None:
        """Give the answer that waits, once."""
        response, self._response = self._response, None
        self.dismiss()
        return response

    def dismiss(self) -> None:
        """Take the offer back; the menu still leads to what was pasted."""
        if self._view is not None:
            self._view.hide_offer()
