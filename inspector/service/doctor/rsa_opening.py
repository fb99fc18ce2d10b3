"""Opens an RSA signature with the public key, to see what it is before asking what it signs (RFC 8017, 8.1 and 8.2).

One exponentiation tells whether this key made the signature, by which scheme and with which hash. Afterwards every guess at
the signed text costs a hash, not a verification.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, NamedTuple

from inspector.service.keys.material import public_half

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Key

_DIGEST_INFO = {
    "sha256": "3031300d060960864801650304020105000420",
    "sha384": "3041300d060960864801650304020205000430",
    "sha512": "3051300d060960864801650304020305000440",
    "sha1": "3021300906052b0e03021a05000414",
    "sha224": "302d300d06096086480165030402040500041c",
    "md5": "3020300c06082a864886f70d020505000410",
}
"""What stands before the digest (RFC 8017, 9.2, note 1)."""
_PSS_HASHES = ("sha256", "sha384", "sha512", "sha1")
_SURE_ZEROS = 8
"""Zero octets in front of a salt that no chance brings about."""
_MOST_EXPONENT_BITS = 64


class Opened(NamedTuple):
    """What an RSA signature turned out to be.

    ``scheme``: ``RS`` or ``PS``. ``hash_name``, ``mask_hash``: as `hashlib` names them. ``digest``: of the signed text (RS), or
    of that digest and the salt (PS). ``is_sure``: no chance looks like this.
    """

    scheme: str
    hash_name: str
    digest: bytes
    salt: bytes = b""
    mask_hash: str = ""
    is_sure: bool = True

    @property
    def algorithm(self) -> str:
        """The ``alg`` that such a signature is of; empty where JOSE has none."""
        bits = self.hash_name.removeprefix("sha")
        if bits not in {"256", "384", "512"}:
            return ""
        if self.scheme == "PS" and (len(self.salt) * 8 != int(bits) or self.mask_hash != self.hash_name):
            return ""
        return f"{self.scheme}{bits}"

    def is_of(self, signed: bytes) -> bool:
        """Tell whether exactly these bytes were signed."""
        made = hashlib.new(self.hash_name, signed, usedforsecurity=False).digest()
        if self.scheme == "PS":
            made = hashlib.new(self.hash_name, bytes(8) + made + self.salt, usedforsecurity=False).digest()
        return hmac.compare_digest(made, self.digest)


def open_signature(key: Key, value: bytes) -> tuple[Opened, ...]:
    """Give what the signature may be; empty where this key did not make it."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    public = public_half(key.material)
    if not isinstance(public, RSAPublicKey):
        return ()
    numbers, size = public.public_numbers(), (public.key_size + 7) // 8
    number = int.from_bytes(value, "big")
    if len(value) != size or number >= numbers.n or numbers.e.bit_length() > _MOST_EXPONENT_BITS:
        return ()
    block = pow(number, numbers.e, numbers.n).to_bytes(size, "big")
    plain = _plain(block)
    return (plain,) if plain is not None else tuple(_salted(block, public.key_size - 1))


def _plain(block: bytes) -> Opened | None:
    """Read the padding of RSASSA-PKCS1-v1_5 (RFC 8017, 9.2)."""
    if not block.startswith(b"\x00\x01\xff\xff\xff\xff\xff\xff\xff\xff"):
        return None
    filling, _, info = block[2:].partition(b"\x00")
    if filling.strip(b"\xff"):
        return None
    for name, prefix in _DIGEST_INFO.items():
        start = bytes.fromhex(prefix)
        if info.startswith(start) and len(info) == len(start) + start[-1]:
            return Opened("RS", name, info[len(start) :])
    return None


def _salted(block: bytes, bits: int) -> Iterator[Opened]:
    """Read the padding of RSASSA-PSS (RFC 8017, 9.1.2), also with a salt or a mask that JOSE does not allow."""
    block = block[-((bits + 7) // 8) :]
    if block[-1] != 0xBC:
        return
    for name in _PSS_HASHES:
        size = hashlib.new(name, usedforsecurity=False).digest_size
        if len(block) < size + 2:
            continue
        masked, digest = block[: -size - 1], block[-size - 1 : -1]
        for mask_hash in dict.fromkeys((name, "sha1")):
            salt = _salt(masked, _mask(digest, len(masked), mask_hash), 8 * len(block) - bits)
            if salt is not None:
                zeros = len(masked) - 1 - len(salt)
                yield Opened("PS", name, digest, salt, mask_hash, is_sure=zeros >= _SURE_ZEROS)


def _salt(masked: bytes, mask: bytes, unused: int) -> bytes | None:
    plain = bytearray(one ^ other for one, other in zip(masked, mask, strict=True))
    plain[0] &= 0xFF >> unused
    begun = bytes(plain).lstrip(b"\x00")
    return begun[1:] if begun[:1] == b"\x01" else None


def _mask(seed: bytes, length: int, name: str) -> bytes:
    """Make a mask with MGF1 (RFC 8017, B.2.1)."""
    made = bytearray()
    counter = 0
    while len(made) < length:
        made += hashlib.new(name, seed + counter.to_bytes(4, "big"), usedforsecurity=False).digest()
        counter += 1
    return bytes(made[:length])
