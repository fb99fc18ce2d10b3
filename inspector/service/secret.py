"""Shared secrets as people write them: plain text, base64, base64url, hex."""

from __future__ import annotations

import base64
import binascii

from inspector.model import Finding, Key
from inspector.service.material import WHERE, Label, secret_key

ENCODINGS = {"utf8": "UTF-8", "base64": "base64", "base64url": "base64url", "hex": "hex"}
"""How a secret may be written, with the name to show."""


def read_secret(text: str, encoding: str, findings: tuple[Finding, ...] = ()) -> Key | Finding:
    """Make a key of a secret's text; white space and padding are forgiven, except in plain text, which counts
    as it is.
    """
    label = Label(f"secret, {ENCODINGS.get(encoding, encoding)}", typed=True)
    material = decode_secret(text, encoding)
    if material is None:
        return Finding("secret-encoding", WHERE, (ENCODINGS.get(encoding, encoding),))
    return secret_key(material, label, findings)


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
