"""Keys that a token brings along in its header; they are never trusted, only recognised (RFC 8725, 2.6)."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from inspector.model import Key
from inspector.service.keys.jwk import read_jwk

if TYPE_CHECKING:
    from inspector.model import Document

_OBJECT, _ARRAY, _STRING = b'{["'


def header_keys(header: Document) -> tuple[Key, ...]:
    """Read ``jwk`` and the first certificate of ``x5c`` where that works (RFC 7515, 4.1.3, 4.1.6)."""
    if not header.is_object:
        return ()
    return tuple(key for key in (_jwk(header), _certificate(header)) if key is not None)


def _jwk(header: Document) -> Key | None:
    node = header.find("jwk")
    if node is None or header.kinds[node] != _OBJECT:
        return None
    try:
        jwk = header.plain(node)
    except ValueError:  # not faithful as plain values, so no reader would agree on it
        return None
    key = read_jwk(jwk, "jwk of the header")
    return key if isinstance(key, Key) else None


def _certificate(header: Document) -> Key | None:
    from inspector.service.keys.files import read_der

    node = header.find("x5c")
    if node is None or header.kinds[node] != _ARRAY:
        return None
    first = next(iter(header.children(node)), None)
    if first is None or header.kinds[first] != _STRING:
        return None
    try:
        der = base64.b64decode(str(header.value(first)), validate=True)
    except (ValueError, binascii.Error):
        return None
    found = read_der(der, None)
    return found[0] if found and isinstance(found[0], Key) else None
