"""The certificates of a JWK: its chain (``x5c``) and their fingerprints (``x5t``, RFC 7517, 4.7 to 4.9)."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from inspector.model import Finding, Key
from inspector.model.key import Certified
from inspector.service.keys.material import WHERE

if TYPE_CHECKING:
    from inspector.service.keys.material import Label


def stated_prints(jwk: dict[str, object]) -> Certified | None:
    """The fingerprints that a JWK states by itself."""
    one, two = jwk.get("x5t"), jwk.get("x5t#S256")
    stated = Certified(_text(one), _text(two))
    return stated if stated != Certified() else None


def _text(value: object) -> str:
    return value.rstrip("=")[:100] if isinstance(value, str) else ""


def certified_by(jwk: dict[str, object], label: Label) -> Key | None:
    """Read the key of a JWK's first certificate under the JWK's own name; None where there is none to be read."""
    chain = jwk.get("x5c")
    if not isinstance(chain, list) or not chain or not isinstance(chain[0], str):
        return None
    try:
        der = base64.b64decode("".join(chain[0].split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    from inspector.service.keys.files import load_certificate, read_certificate

    key = read_certificate(load_certificate, der, label.source)
    if isinstance(key, Finding):
        return None
    return key._replace(kid=label.kid, use=label.use, key_ops=label.key_ops, alg=label.alg)


def agreeing(key: Key, certified: Key | None) -> Key:
    """Give a key what its certificate says; a certificate of another key is said to be that."""
    if certified is None:
        return key
    if certified.thumbprint != key.thumbprint:
        return key._replace(findings=(*key.findings, Finding("jwk-x5c-other", WHERE)))
    return key._replace(certified=certified.certified)
