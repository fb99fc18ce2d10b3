"""Looks at the certificates that a header brings along (``x5c``): who they name, whether they fit together, and the signature.

That they fit proves nothing: the sender chose them. `cryptography` is loaded only where a header has some.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.calendar import utc_text
from inspector.model.certificate import Certificate
from inspector.model.finding import Finding
from inspector.model.sentences.sentence import Date
from inspector.service.reading import base64url
from inspector.service.reading.reader import is_detached

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography import x509

    from inspector.model.key import Key
    from inspector.model.token import Token

_MOST = 10
"""Certificates that are looked at; real chains have two to four."""
_MOST_BITS = 16_384
"""Size of a key with which a signature is tried."""
_STRING = ord('"')
_RAISED_BY_BROKEN_ONES = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError)
"""What `cryptography` may raise for certificates that are none; it promises nothing but ValueError."""


class _Read(NamedTuple):
    """A certificate as the library holds it, as values to show, and its key."""

    loaded: x509.Certificate
    shown: Certificate
    key: Key | None


def examine(token: Token) -> tuple[tuple[Certificate, ...], tuple[Finding, ...]]:
    """Read the chain in a token's header and say what is odd about it; nothing where there is none."""
    header = token.header
    node = header.find("x5c") if header.is_object else None
    if node is None:
        return (), ()
    children = tuple(islice(header.children(node), _MOST)) if header.kinds[node] == ord("[") else ()
    texts = [str(header.value(child)) if header.kinds[child] == _STRING else "" for child in children]
    chain = [_read(text) for text in texts]
    findings = [_about(place, "x5c-unreadable") for place, read in enumerate(chain) if read is None]
    if not chain:
        findings.append(_about(0, "x5c-unreadable"))
    follows: dict[int, bool] = {}
    for place, (one, other) in enumerate(pairwise(chain)):
        if one is not None and other is not None:
            follows[place] = _is_issued_by(one.loaded, other.loaded)
            if not follows[place]:
                findings.append(_about(place, "x5c-order"))
    if chain and chain[0] is not None:
        findings += _first(token, chain[0])
    shown = (
        read.shown._replace(
            number=place + 1,
            self_signed=_is_issued_by(read.loaded, read.loaded),
            signed_by_next=follows.get(place),
        )
        for place, read in enumerate(chain)
        if read is not None
    )
    return tuple(shown), tuple(findings)


def _about(place: int, code: str, *args: str) -> Finding:
    return Finding(code, f"header $.x5c[{place}]", (str(place + 1), *args))


def _read(text: str) -> _Read | None:
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm

    from inspector.service.keys.material import Label, asymmetric_key

    try:
        der = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    try:
        loaded = x509.load_der_x509_certificate(der)
        names = loaded.subject.rfc4514_string(), loaded.issuer.rfc4514_string()
        dates = loaded.not_valid_before_utc.timestamp(), loaded.not_valid_after_utc.timestamp()
    except (*_RAISED_BY_BROKEN_ONES, UnsupportedAlgorithm, x509.InvalidVersion):
        return None
    try:
        key = asymmetric_key(loaded.public_key(), Label("certificate"))
    except (*_RAISED_BY_BROKEN_ONES, UnsupportedAlgorithm):
        key = None
    one, two = hashlib.sha1(der, usedforsecurity=False).digest(), hashlib.sha256(der).digest()
    shown = Certificate(
        *names,
        *dates,
        key=f"{key.kind} {key.curve or key.size}" if key is not None else "",
        thumbprint=key.thumbprint if key is not None else "",
        sha1=one.hex(":").upper(),
        sha256=two.hex(":").upper(),
        x5t=base64url.encode(one),
        x5t_s256=base64url.encode(two),
    )
    return _Read(loaded, shown, key)


def _is_issued_by(one: x509.Certificate, other: x509.Certificate) -> bool:
    """Tell whether a certificate is named and signed by another; one whose algorithm is not known counts as such."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        one.verify_directly_issued_by(other)
    except (UnsupportedAlgorithm, TypeError):
        return one.issuer == other.subject
    except (InvalidSignature, ValueError):
        return False
    return True


def _first(token: Token, first: _Read) -> Iterable[Finding]:
    """Hold the signer's certificate against the other headers, the token's date and its signature."""
    for name, expected in (("x5t", first.shown.x5t), ("x5t#S256", first.shown.x5t_s256)):
        stated = token.header_text(name)
        if stated and stated.rstrip("=") != expected:
            yield Finding(
                "x5c-thumbprint", "header $.x5t" if name == "x5t" else 'header $["x5t#S256"]', (name, expected)
            )
    issued = token.dates.issued_at.seconds if token.dates.issued_at is not None else None
    if issued is not None and not first.shown.not_before <= issued <= first.shown.not_after:
        dates = (Date(utc_text(moment)) for moment in (first.shown.not_before, first.shown.not_after, issued))
        yield _about(0, "x5c-validity", *dates)
    fits = _signed(token, first.key)
    if fits is not None:
        yield _about(0, "x5c-signed" if fits else "x5c-not-signed")


def _signed(token: Token, key: Key | None) -> bool | None:
    """Tell whether the certificate's key made the signature; None where that cannot be tried."""
    if key is None or not token.signatures or key.size > _MOST_BITS or is_detached(token):
        return None
    signature, algorithm = token.signatures[0], token.algorithm
    if algorithm not in key.algorithms or not signature.is_sound:
        return None
    from inspector.service.algorithms.primitives import is_implemented, verify

    return verify(algorithm, key, signature.signing_input, signature.value) if is_implemented(algorithm) else None
