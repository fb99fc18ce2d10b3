"""Shared secrets as people write them: plain text, base64, base64url, hex."""

from __future__ import annotations

import base64
import binascii
import re

from inspector.model import Finding, Key
from inspector.service.keys.material import WHERE, Label, secret_key

ENCODINGS = {"utf8": "UTF-8", "base64": "base64", "base64url": "base64url", "hex": "hex"}
"""How a secret may be written, with the name to show."""


_SHORTEST_ENCODED, _LONGEST_ENCODED = 22, 10_000
_HEX = re.compile(r"(?:0x)?(?=[0-9A-Fa-f:]*[0-9])(?=[0-9A-Fa-f:]*[A-Fa-f])[0-9A-Fa-f]{2}(?::?[0-9A-Fa-f]{2})+")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+={0,2}")


def read_secret(text: str, encoding: str, findings: tuple[Finding, ...] = ()) -> Key | Finding:
    """Make a key of a secret's text; white space and padding are forgiven, except in plain text, which counts
    as it is.
    """
    label = Label(f"secret, {ENCODINGS.get(encoding, encoding)}", typed=True, looks_like=looks_like(text, encoding))
    material = decode_secret(text, encoding)
    if material is None:
        return Finding("secret-encoding", WHERE, (ENCODINGS.get(encoding, encoding),))
    return secret_key(material, label, findings)


def looks_like(text: str, encoding: str = "utf8") -> str:
    """Guess in which encoding a secret is written that is read in another one; empty where it looks like nothing else.

    A guess is only ever offered: a password may look like anything.
    """
    compact = "".join(text.split())
    if not _SHORTEST_ENCODED <= len(compact) <= _LONGEST_ENCODED:
        return ""
    if _HEX.fullmatch(compact):
        return "" if encoding == "hex" else "hex"
    for name, form in (("base64", _BASE64), ("base64url", _BASE64URL)):
        if form.fullmatch(compact) and _is_mixed(compact):
            return "" if encoding in {name, "hex"} or (encoding != "utf8" and compact.isalnum()) else name
    return ""


def _is_mixed(compact: str) -> bool:
    """Tell whether a text has what random bytes have in base64: capitals, small letters and digits; words with dashes do not."""
    bare = compact.rstrip("=")
    if len(bare) % 4 == 1 or (compact != bare and len(compact) % 4):
        return False
    words = re.split(r"[-_]", bare)
    if len(words) > 2 and all(word.isalpha() or word.isdigit() or not word for word in words):
        return False
    return any(map(str.isupper, bare)) and any(map(str.islower, bare)) and any(map(str.isdigit, bare))


def decode_secret(text: str, encoding: str) -> bytes | None:
    """Give the bytes that a secret's text stands for, None where it is not written in that way."""
    try:
        if encoding == "utf8":
            return text.encode("utf-8")
        compact = "".join(text.split())
        if encoding == "hex":
            digits = compact.removeprefix("0x").removeprefix("0X").replace(":", "")
            return bytes.fromhex(digits) or None
        bare = compact.rstrip("=")
        if encoding == "base64url":
            if "+" in bare or "/" in bare:
                return None
            bare = bare.replace("-", "+").replace("_", "/")
        elif encoding != "base64":
            return None
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True) or None
    except (ValueError, binascii.Error):  # UnicodeEncodeError, of a lone surrogate, is a ValueError
        return None
