"""The key of an encrypted content, handled otherwise than the header says: used directly, wrapped, masked, derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.model.finding import Remedy
from inspector.model.sentences import Word
from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS, misfit
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model import Key
    from inspector.service.doctor.lock import Lock

_OAEP = (("SHA-256", "SHA-1"), ("SHA-384", "SHA-1"), ("SHA-512", "SHA-1"), ("SHA-1", "SHA-256"))
"""Hashes of OAEP and of its mask that differ, as Java's ``OAEPWithSHA-256AndMGF1Padding`` has them."""


def head_with(lock: Lock, name: str, old: str, new: str) -> bytes:
    """The protected header with another name of an algorithm; empty where the old one does not stand in it exactly once."""
    text = lock.protected.text if lock.protected.is_text else ""
    written, wanted = f'"{old}"', f'"{new}"'
    if text.count(written) != 1 or lock.protected.find(name) is None:
        return b""
    return base64url.encode(text.replace(written, wanted).encode("utf-8", "surrogatepass")).encode("ascii")


def about_surplus(lock: Lock) -> Iterator[Remedy]:
    """Tell an encrypted key where there must be none (RFC 7516, 5.2, step 10)."""
    is_odd = lock.manner.is_direct and lock.recipient.encrypted_key
    if is_odd and any(lock.opens(lock.content_key(key, encrypted=b"")) for key in lock.fitting):
        yield Remedy("jwe-encrypted-key-present", (lock.algorithm,), apply=lock.token_with(encrypted=b""))


def about_wrapping(lock: Lock) -> Iterator[Remedy]:
    """Find the other ``alg`` that the key of the content was handled with."""
    for key in lock.given.keys.keys:
        if not key.private:
            continue
        for name, manner in MANNERS.items():
            if name == lock.algorithm or manner.is_by_password != lock.manner.is_by_password:
                continue
            if misfit(key, manner, lock.enc) is not None:
                continue
            content = lock.content_key(key, name)
            if lock.opens(content):
                yield Remedy("jwe-alg", (lock.algorithm, name))
                return
            head = head_with(lock, "alg", lock.algorithm, name)
            if head and lock.opens(content, aad=lock.aad_with(head)):
                yield Remedy("jwe-alg-edited", (lock.algorithm, name), apply=lock.token_with(head=head))
                return
    yield from _about_mask(lock)
    yield from _about_salt(lock)


def _about_mask(lock: Lock) -> Iterator[Remedy]:
    if not lock.algorithm.startswith("RSA-OAEP"):
        return
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    made: dict[str, Callable[[], Any]] = {
        "SHA-1": hashes.SHA1, "SHA-256": hashes.SHA256, "SHA-384": hashes.SHA384, "SHA-512": hashes.SHA512,
    }  # fmt: skip
    for key in lock.fitting:
        for digest, mask in _OAEP:
            if not isinstance(key.material, rsa.RSAPrivateKey) or not lock.budget.take_public(0):
                return
            try:
                how = padding.OAEP(padding.MGF1(made[mask]()), made[digest](), None)
                content = key.material.decrypt(lock.recipient.encrypted_key, how)
            except ValueError:
                continue
            if lock.opens(content):
                yield Remedy("jwe-oaep-mask", (lock.algorithm, digest, mask))
                return


def _about_salt(lock: Lock) -> Iterator[Remedy]:
    """Try the salt of a password as it stands in ``p2s``, without the name of the algorithm (RFC 7518, 4.8.1.1)."""
    if not lock.manner.is_by_password or not isinstance(lock.headers.get("p2s"), str):
        return
    import hashlib

    from inspector.service.judging.encrypted_header import iterations
    from inspector.service.keys.material import Label, secret_key

    digest, wrap = lock.algorithm.removeprefix("PBES2-H").split("+")
    salt, times = base64url.decode(lock.headers["p2s"]).data, iterations(lock.recipient.header)
    for key in lock.fitting[:1]:
        if not isinstance(key.material, bytes) or not salt or not 0 < times <= _MOST_ITERATIONS:
            return
        name, size = f"sha{digest.removeprefix('S')}", int(wrap[1:4]) // 8
        derived = secret_key(hashlib.pbkdf2_hmac(name, key.material, salt, times, size), Label("derived"))
        if lock.opens(lock.content_key(derived, wrap)):
            yield Remedy("jwe-salt", (lock.algorithm,))
            return


_MOST_ITERATIONS = 100_000


def about_agreement(lock: Lock) -> Iterator[Remedy]:
    """Derive the agreed key otherwise (RFC 7518, 4.6.2): ``apu`` and ``apv`` left out, not decoded or swapped."""
    if not lock.algorithm.startswith("ECDH-ES"):
        return
    apu, apv = (
        value if isinstance(value, str) else "" for value in (lock.headers.get(name) for name in ("apu", "apv"))
    )
    raw = base64url.decode(apu).data, base64url.decode(apv).data
    text = apu.encode("utf-8", "surrogatepass"), apv.encode("utf-8", "surrogatepass")
    wrap = lock.algorithm.partition("+")[2]
    own, other = (lock.algorithm, lock.enc) if wrap else (lock.enc, lock.algorithm)
    guesses = (
        ("party-none", own, (b"", b"")),
        ("party-text", own, text),
        ("party-swapped", own, (raw[1], raw[0])),
        ("kdf-algorithm", other, raw),
        ("kdf-algorithm", "", raw),
    )
    for key in lock.fitting:
        shared = _shared(lock, key)
        for word, name, parties in guesses:
            if shared and lock.opens(_agreed(lock, shared, name, parties, wrap)):
                yield Remedy("jwe-agreement", (Word(word),))
                return


def _shared(lock: Lock, key: Key) -> bytes:
    """What both parties know (RFC 7518, 4.6.1.1); empty where the sender's key does not fit."""
    from cryptography.hazmat.primitives.asymmetric import ec

    from inspector.model import Key as KnownKey
    from inspector.service.keys.jwk import read_jwk
    from inspector.service.keys.material import public_half

    sender = read_jwk(lock.headers.get("epk"), "epk")
    if not isinstance(sender, KnownKey) or sender.curve != key.curve or not lock.budget.take_public(0):
        return b""
    private: Any = key.material
    public = public_half(sender.material)
    try:
        made = private.exchange(ec.ECDH(), public) if key.kind == "EC" else private.exchange(public)
    except ValueError:  # a point of small order
        return b""
    return bytes(made)


def _agreed(lock: Lock, shared: bytes, name: str, parties: tuple[bytes, bytes], wrap: str) -> bytes | None:
    """Derive the key of the content (NIST SP 800-56A, 5.8.2.1, as RFC 7518, 4.6.2 fills it), unwrapped where it is wrapped."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash

    from inspector.service.keys.material import Label, secret_key

    bits = int(wrap[1:4]) if wrap else CONTENT_BITS[lock.enc]
    fields = b"".join(len(each).to_bytes(4, "big") + each for each in (name.encode("ascii"), *parties))
    derived = ConcatKDFHash(SHA256(), bits // 8, fields + bits.to_bytes(4, "big")).derive(shared)
    return lock.content_key(secret_key(derived, Label("derived")), wrap) if wrap else derived
