"""Requests that carry a token."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.model.token import Token

_URL = "https://api.example.com/"


def authorization(token: Token) -> str:
    """The header field of a request (RFC 6750, 2.1; for a proof-bound token RFC 9449, 7.1)."""
    return f"Authorization: Bearer {token.text}"


def curl(token: Token) -> str:
    """A command for a POSIX shell."""
    return f"curl --header {shlex.quote(authorization(token))} {_URL}"


def httpie(token: Token) -> str:
    """A command for a POSIX shell."""
    return f"http {_URL} {shlex.quote(f'Authorization:Bearer {token.text}')}"
