"""What a refresh at the issuer is asked with and what it brings (RFC 6749, 6), as values whose repr shows no secret."""

from __future__ import annotations

from typing import NamedTuple

AUTHENTICATIONS = ("none", "body", "basic")
"""How a client says who it is: not at all, by its secret in the body, or by HTTP Basic (RFC 6749, 2.3.1)."""


class Grant(NamedTuple):
    """What is asked for. ``authentication``: one of `AUTHENTICATIONS`; ``scope``: empty for what was granted before."""

    refresh_token: str = ""
    client_id: str = ""
    authentication: str = "none"
    client_secret: str = ""
    scope: str = ""

    def __repr__(self) -> str:
        return f"Grant(authentication={self.authentication!r})"


class TokenResponse(NamedTuple):
    """What a token endpoint sent (RFC 6749, 5.1); empty where it sent nothing of that name.

    ``lifetime``: seconds that the access token lives, None where nothing is said.
    """

    access_token: str = ""
    id_token: str = ""
    refresh_token: str = ""
    token_type: str = ""
    lifetime: int | None = None
    scope: str = ""
    client_id: str = ""

    def __repr__(self) -> str:
        return f"TokenResponse({', '.join(self.names)})"

    @property
    def names(self) -> tuple[str, ...]:
        """Which tokens there are."""
        return tuple(name for name in TOKENS if getattr(self, name))


TOKENS = ("access_token", "id_token", "refresh_token")
"""Members of a token response that hold tokens."""


class Granted(NamedTuple):
    """A new token that can be inspected. ``before``: the one whose place it takes; ``is_known``: by its name in the answer of
    before, else it is the one that was looked at, and may be another.
    """

    text: str
    before: str
    is_known: bool = True

    def __repr__(self) -> str:
        return "Granted()"


def former_tokens(response: TokenResponse, before: TokenResponse) -> dict[str, str]:
    """By each new token the one of the same name that came before."""
    return {getattr(response, name): getattr(before, name) for name in TOKENS if getattr(response, name)}


class Denial(NamedTuple):
    """Why there is no token: ``code`` is the issuer's own (``is_theirs``, RFC 6749, 5.2), else a row of `REQUESTS` or `GRANTS`.

    ``args``: the places of its sentence. ``words``: what the issuer says of it, with nothing secret in it.
    ``is_uncertain``: the issuer may have done what was asked all the same.
    """

    code: str
    args: tuple[str, ...] = ()
    words: str = ""
    is_uncertain: bool = False
    is_theirs: bool = False


class Endpoint(NamedTuple):
    """What a configuration says of the token endpoint (RFC 8414, 2). ``authentications``: those of ours that it takes.

    ``is_said``: the configuration names them; else they are what holds where nothing is said.
    """

    address: str
    issuer: str
    is_same: bool
    authentications: tuple[str, ...] = ()
    is_said: bool = True
