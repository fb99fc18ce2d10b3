"""A certificate that stands in a token's header, as values to show."""

from __future__ import annotations

from typing import NamedTuple


class Certificate(NamedTuple):
    """One certificate of ``x5c`` (RFC 7515, 4.1.6), as it describes itself: nothing of it is proven.

    ``subject``, ``issuer``: as RFC 4514 writes them. ``not_before``, ``not_after``: seconds since 1970-01-01 UTC. ``key``:
    kind and size or curve. ``thumbprint``: that of the key (RFC 7638). ``sha1``, ``sha256``: fingerprints in hex, as
    openssl writes them. ``x5t``, ``x5t_s256``: the same as headers write them.
    """

    subject: str
    issuer: str
    not_before: float
    not_after: float
    key: str
    thumbprint: str
    sha1: str
    sha256: str
    x5t: str
    x5t_s256: str
