"""Opens the content of an encrypted token with one key: joserfc's algorithms on the parts of an envelope.

joserfc's own readers take neither a token without protected header nor several recipients with one key, and hold content and
compression to limits that are not ours; its algorithms know nothing of that. Every library is asked inside `content_key` and
`decipher`, the places that turn exceptions into None; their texts are never read.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspector.model.key import Key
    from inspector.service.reading.envelope import Envelope, Recipient

MOST_INFLATED = 10_000_000
"""Bytes to which a content may be decompressed."""

_OAEP = {"RSA-OAEP-384": "SHA384", "RSA-OAEP-512": "SHA512"}
"""Registered for Web Cryptography, and not in joserfc."""


class TooLargeError(Exception):
    """A compressed content that is larger than anybody asked for."""


def unlock(envelope: Envelope, recipient: Recipient, headers: dict[str, Any], key: Key) -> bytes | None:
    """Decrypt the content for a recipient; None where this key does not open it. ``headers``: the recipient's, as values."""
    found = content_key(recipient, headers, key)
    return None if found is None else decipher(envelope, headers["enc"], found)


def content_key(recipient: Recipient, headers: dict[str, Any], key: Key) -> bytes | None:
    """Work out the key of the content for a recipient; None where this key gives none."""
    try:
        return _content_key(recipient, headers, key)
    except _broken():
        return None


def decipher(envelope: Envelope, enc: str, content: bytes) -> bytes | None:
    """Decrypt the content with its own key; None where the key does not open it."""
    from joserfc.jwe import JWERegistry

    encryption = JWERegistry.algorithms["enc"][enc]
    if len(content) * 8 != encryption.cek_size:
        return None
    try:
        encryption.check_iv(envelope.iv)
        return encryption.decrypt(envelope.ciphertext, envelope.tag, content, envelope.iv, envelope.aad)
    except _broken():
        return None


def _broken() -> tuple[type[Exception], ...]:
    from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
    from joserfc.errors import JoseError

    return (
        JoseError, InvalidTag, UnsupportedAlgorithm, ValueError, TypeError, LookupError, ArithmeticError,
        AttributeError, AssertionError, struct.error,
    )  # fmt: skip


def _content_key(recipient: Recipient, headers: dict[str, Any], key: Key) -> bytes:
    """Work out the key of the content (RFC 7516, 5.2, steps 6 to 13)."""
    from joserfc.jwa import JWEDirectEncryption, JWEKeyAgreement
    from joserfc.jwe import CompactEncryption, JWERegistry
    from joserfc.jwe import Recipient as JoseRecipient

    name = headers["alg"]
    if name in _OAEP:
        return _oaep(recipient.encrypted_key, key.material, _OAEP[name])
    # Looked up by itself: asking the registry warns the whole process of RSA1_5.
    algorithm = JWERegistry.algorithms["alg"][name]
    encryption = JWERegistry.algorithms["enc"][headers["enc"]]
    asked: JoseRecipient[Any] = JoseRecipient(CompactEncryption(headers), None, jose_key(key))
    asked.encrypted_key = recipient.encrypted_key
    if isinstance(algorithm, JWEKeyAgreement):
        agreed = algorithm.decrypt_agreed_upon_key(encryption, asked)
        if algorithm.key_wrapping is None:
            return agreed
        return algorithm.unwrap_cek_with_auk(recipient.encrypted_key, agreed)
    if isinstance(algorithm, JWEDirectEncryption):
        return algorithm.compute_cek(encryption.cek_size, asked)
    return algorithm.decrypt_cek(asked)


def jose_key(key: Key) -> Any:
    """Wrap key material for joserfc; the constructors, for the importers of joserfc warn and refuse what is judged elsewhere."""
    from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

    material: Any = key.material
    return {"oct": OctKey, "RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}[key.kind](material, material)


def _oaep(encrypted: bytes, material: object, digest: str) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    assert isinstance(material, rsa.RSAPrivateKey)
    made = getattr(hashes, digest)
    return material.decrypt(encrypted, padding.OAEP(padding.MGF1(made()), made(), None))


def inflate(data: bytes) -> bytes | None:
    """Undo DEFLATE (RFC 1951; RFC 7516, 4.1.3), also with a zlib header as some write it; None where the data is none.

    Raises `TooLargeError` beyond `MOST_INFLATED` bytes, and never holds more than that.
    """
    made = expand(data, -zlib.MAX_WBITS)
    return expand(data, zlib.MAX_WBITS) if made is None else made


def expand(data: bytes, window: int) -> bytes | None:
    """Decompress in the form that ``window`` stands for (as in `zlib`); None where the data does not end as it should."""
    expander = zlib.decompressobj(window)
    try:
        made = expander.decompress(data, MOST_INFLATED + 1)
    except zlib.error:
        return None
    if len(made) > MOST_INFLATED:
        raise TooLargeError
    return made if expander.eof else None
