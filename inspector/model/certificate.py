"""A certificate that stands in a token's header, as values to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple
from inspector.model.token import text_of

if TYPE_CHECKING:
    from inspector.model.document import Document


class Certificate(NamedTuple):
    """One certificate of ``x5c`` (RFC 7515, 4.1.6), as it describes itself: nothing of it is proven.

    ``subject``, ``issuer``: as RFC 4514 writes them. ``not_before``, ``not_after``: seconds since 1970-01-01 UTC. ``key``:
    kind and size or curve. ``thumbprint``: that of the key (RFC 7638). ``sha1``, ``sha256``: fingerprints in hex, as
    openssl writes them. ``x5t``, ``x5t_s256``: the same as headers write them. ``number``: its place in ``x5c``, from 1.
    ``self_signed``: its own key signed it. ``signed_by_next``: the key of the one behind it signed it; None where none follows.
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
    number: int = 1
    self_signed: bool = False
    signed_by_next: bool | None = None

    def state(self, now: float) -> str:
        """Tell whether it is ``not-yet-valid``, ``valid`` or ``expired`` at a moment, in seconds since 1970-01-01 UTC."""
        if now < self.not_before:
            return "not-yet-valid"
        return "expired" if now > self.not_after else "valid"


class FingerprintCheck(NamedTuple):
    """A header that names the signer's certificate by its fingerprint (RFC 7515, 4.1.7 and 4.1.8).

    ``agrees``: None where the header brings no certificate to compare it with.
    """

    name: str
    stated: str
    expected: str
    agrees: bool | None


def fingerprint_checks(header: Document, certificates: tuple[Certificate, ...]) -> tuple[FingerprintCheck, ...]:
    """Hold ``x5t`` and ``x5t#S256`` against the signer's certificate, which is the first of ``x5c``."""
    first = certificates[0] if certificates and certificates[0].number == 1 else None
    checks = []
    for name, expected in (("x5t", first.x5t if first else ""), ("x5t#S256", first.x5t_s256 if first else "")):
        stated = text_of(header, name)
        if stated:
            checks.append(FingerprintCheck(name, stated, expected, stated.rstrip("=") == expected if first else None))
    return tuple(checks)
