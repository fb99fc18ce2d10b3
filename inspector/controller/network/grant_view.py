"""What the granter tells the window of a refresh at the issuer; the window's wishes are signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from inspector.controller.network.caller import CallView

if TYPE_CHECKING:
    from inspector.model.request import Call


class GrantView(CallView, Protocol):
    """The window "Refresh at the issuer".

    Signals: ``endpointEdited(str)``, ``clientEdited(str)``, ``authenticationChosen(str)``, ``secretEdited(str)``,
    ``refreshTokenEdited(str)``, ``scopeEdited(str)``; ``discoverRequested()`` and ``refreshRequested()``, the presses on the
    buttons that show their address; ``consentGiven()``, ``consentRefused()``, ``cancelRequested()``; ``copyRequested(str)``
    ``request``, ``answer`` or ``secrets``; ``shownChanged(bool)``. What is shown by the methods below emits nothing.
    """

    def show_discovery(self, call: Call | None) -> None:
        """Offer to ask the token's issuer where its token endpoint is; None: the token names no issuer to ask."""
        ...

    def show_endpoint(self, text: str) -> None:
        """Write the address of the token endpoint into its field."""
        ...

    def show_client(self, text: str, origin: str) -> None:
        """Write the client id, and say where it comes from (empty: from the person)."""
        ...

    def show_authentication(self, name: str) -> None:
        """Choose how the client says who it is: ``none``, ``body`` or ``basic``."""
        ...

    def show_refresh_token(self, text: str, origin: str) -> None:
        """Write the refresh token, masked, and say where it comes from."""
        ...

    def show_scope(self, text: str) -> None:
        """Write the scope."""
        ...

    def show_call(self, call: Call | None, said: str, *, is_wrong: bool) -> None:
        """Let the button show exactly what it would call; ``said``: why it cannot be pressed, empty where it can."""
        ...

    def show_request(self, text: str) -> None:
        """Show the request with its secrets cut out."""
        ...

    def show_answer(self, text: str, *, has_secrets: bool) -> None:
        """Show the last answer with its secrets cut out; ``has_secrets``: it can be copied with them, too."""
        ...
