"""A key written down: the forms in which programs want it."""

from __future__ import annotations

from typing import NamedTuple


class KeyForm(NamedTuple):
    """One form of a key.

    ``code``: ``private-pem``, ``public-pem``, ``private-jwk``, ``public-jwk``, ``private-jwks``, ``jwks``, ``private-der``,
    ``public-der``, ``secret-jwk``, ``secret-jwks``, ``secret-base64url``, ``secret-base64``, ``secret-hex``, ``secret-text``.

    ``text``: what is shown and copied; of a DER form its base64. ``data``: the bytes of a file that holds it.
    ``is_secret``: whoever has it can sign; ``is_encrypted``: whoever has its password, too.
    """

    code: str
    text: str
    data: bytes
    is_secret: bool
    is_encrypted: bool = False

    def __repr__(self) -> str:
        return f"KeyForm(code={self.code!r}, is_secret={self.is_secret})"
