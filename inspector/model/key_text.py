"""How a key file can stand in a field for text: a text as it is, what is binary in base64."""

from __future__ import annotations

import base64
import binascii

from inspector.model.record import NamedTuple

PKCS7 = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07"
"""The object identifier that every PKCS#12 file begins with."""
JAVA = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")
"""How Java key stores begin."""
BARE = ("MI", "MC", "MD", "ME", "MF", "MG", "MH", "/u3+7Q", "zs7Ozg")
"""How the base64 of DER begins, and that of a Java key store."""
_LONGEST = 6_000_000


class BinaryFile(NamedTuple):
    """What a text is that stands for a binary file: ``PKCS#12``, ``DER`` or ``JKS``, and how many bytes it had."""

    form: str
    size: int


def as_field_text(content: bytes, secret_encoding: str) -> tuple[str, str]:
    """Write a key file's content as a text that is read as the same keys, with the encoding it is to be read in.

    A text stays one, and a secret loses the line break at its end, which editors put there; a binary secret is base64.
    """
    text = as_key_text(content)
    if text is None:
        encoding = secret_encoding if _form(content) else "base64"
        return base64.b64encode(content).decode("ascii"), encoding
    if text.endswith("\n"):
        text = text[:-1].removesuffix("\r")
    return text, secret_encoding


def as_key_text(content: bytes) -> str | None:
    """Decode a key file that is a text, in UTF-16 too where it says so; None where it is binary."""
    if _form(content) and not content.isascii():
        return None
    try:
        if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            text = content.decode("utf-16")
            # The bytes of a secret may look like UTF-16, too.
            return text if "-----BEGIN " in text or text.lstrip()[:1] in {"{", "["} else None
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if any(sign < " " and sign not in "\t\n\r" for sign in text) else text


def binary_file(text: str) -> BinaryFile | None:
    """Tell what binary file a text in base64 stands for; None where it is something else."""
    if not text.startswith(BARE) or not 40 <= len(text) <= _LONGEST:
        return None
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    form = _form(content)
    return BinaryFile(form, len(content)) if form else None


def _form(content: bytes) -> str:
    if content[:4] in JAVA:
        return "JKS"
    if content[:1] != b"\x30" or len(content) < 2:
        return ""
    count = content[1] & 0x7F if content[1] & 0x80 else 0
    length = int.from_bytes(content[2 : 2 + count], "big") if count else content[1]
    # Some programs write the length of the whole as unknown (BER).
    if content[1] != 0x80 and (count > 4 or length != len(content) - 2 - count):
        return ""
    return "PKCS#12" if PKCS7 in content[:64] else "DER"
