"""What may be wrong with the signature itself: its writing, its length, its owner, and the algorithm that made it."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from inspector.model.finding import Remedy
from inspector.model.sentences import Word
from inspector.service.algorithms.signing import ALGORITHMS, COORDINATE_BYTES
from inspector.service.doctor.trial import signature_sizes
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Key
    from inspector.service.doctor.trial import Trial

    _Form = tuple[str, tuple[str, ...], bytes]

_HASH_NAMES = {
    "sha1": "SHA-1",
    "sha224": "SHA-224",
    "sha256": "SHA-256",
    "sha384": "SHA-384",
    "sha512": "SHA-512",
    "md5": "MD5",
}
_ENOUGH = 8
"""Bytes of an HMAC that no chance makes equal."""
_MOST_LOST = 3
"""Zero bytes at most that a number loses in front of it."""


def about_form(trial: Trial) -> Iterator[Remedy]:
    """Find the form in which the same signature verifies."""
    if not trial.value and not _written(trial):
        return
    for code, args, value in _forms(trial):
        if value and value != trial.value and any(trial.holds(key, value=value) for key in trial.fitting):
            yield Remedy(code, args, apply=trial.token_with(value=value))
            return
    yield from _damaged_mac(trial)


def _written(trial: Trial) -> str:
    """The signature's part as it stands in the token."""
    token = trial.token
    if len(token.segments) < 3 or token.kind == "jws-json":
        return ""
    first, last = token.segments[2]
    return token.text[first:last]


def _forms(trial: Trial) -> Iterator[_Form]:
    written, value = _written(trial), trial.value
    sizes = trial.sizes()
    compact = "".join(written.split())
    if re.fullmatch(r"(?:[0-9A-Fa-f]{2})+", compact):
        yield "signature-encoding", ("hex",), bytes.fromhex(compact)
    if written != compact:
        yield "signature-plus-lost", (), base64url.decode(re.sub(r"\s", "+", written.strip("\r\n\t"))).data
    yield from _decoded_twice(value)
    if trial.row.kind == "EC":
        yield from _of_two_numbers(value, COORDINATE_BYTES[trial.row.curves[0]])
    for size in sizes:
        if len(value) > size:
            extra = (str(len(value) - size),)
            yield "signature-long", extra, value[:size]
            yield "signature-long", extra, value[-size:]
        elif size - _MOST_LOST <= len(value) < size and trial.row.kind == "RSA":
            yield "signature-zeros", (), value.rjust(size, b"\x00")
    yield "signature-little-endian", (), value[::-1]


def _decoded_twice(value: bytes) -> Iterator[_Form]:
    """Take the bytes of the signature for the text that somebody encoded once more."""
    if not value.isascii():
        return
    text = "".join(value.decode("ascii").split()).strip("\"'")
    if re.fullmatch(r"(?:[0-9A-Fa-f]{2})+", text):
        yield "signature-encoding", ("base64url (hex)",), bytes.fromhex(text)
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        yield (
            "signature-encoding",
            ("base64url (base64)",),
            base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True),
        )
    except (ValueError, binascii.Error):
        return


def _of_two_numbers(value: bytes, width: int) -> Iterator[_Form]:
    """Read an ECDSA signature as DER, with its numbers the other way round, or with zeros lost (RFC 7518, 3.4)."""
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    try:
        r, s = decode_dss_signature(value)
    except ValueError:
        r = s = -1
    if 0 <= r < 1 << 8 * width and 0 <= s < 1 << 8 * width:
        yield "signature-der", (), r.to_bytes(width, "big") + s.to_bytes(width, "big")
    if len(value) == 2 * width:
        first, second = value[:width], value[width:]
        yield "signature-swapped", (), second + first
        yield "signature-little-endian", (), first[::-1] + second[::-1]
    elif 2 * (width - _MOST_LOST) <= len(value) < 2 * width:
        for at in range(max(1, len(value) - width), min(width, len(value) - 1) + 1):
            yield "signature-zeros", (), value[:at].rjust(width, b"\x00") + value[at:].rjust(width, b"\x00")
    elif len(value) > 2 * width and len(value) % 2 == 0:
        half, extra = len(value) // 2, len(value) // 2 - width
        if not any(value[:extra]) and not any(value[half : half + extra]):
            yield "signature-long", (str(2 * extra),), value[extra:half] + value[half + extra :]


def _damaged_mac(trial: Trial) -> Iterator[Remedy]:
    """Compare with the HMAC that should be there: what is equal tells that key and content are right."""
    for key in trial.fitting:
        made = trial.mac(key.material) if isinstance(key.material, bytes) else b""
        value = trial.value
        if not made:
            continue
        if _ENOUGH <= len(value) < len(made) and made.startswith(value):
            yield Remedy("signature-cut-right", (str(len(value)), str(len(made) - len(value))))
        elif len(value) == len(made):
            changed = sum(one != other for one, other in zip(made, value, strict=True))
            if changed <= len(made) // 2:
                yield Remedy("signature-edited", (str(changed),))


def about_algorithm(trial: Trial) -> Iterator[Remedy]:
    """Find the algorithm that made the signature, where the header names another one."""
    from inspector.service.making.offers import with_algorithm

    document = trial.signature.header
    for key in trial.given.keys.keys:
        for name in key.algorithms:
            if name == trial.algorithm:
                continue
            if trial.holds(key, algorithm=name):
                yield Remedy("alg-mislabelled", (trial.algorithm, name))
                return
            if document.is_text and document.is_object:
                head = base64url.encode(with_algorithm(document.text, name).encode("utf-8", "surrogatepass")).encode()
                if trial.holds(key, signed=head + b"." + trial.payload, algorithm=name):
                    yield Remedy("alg-edited", (trial.algorithm, name), apply=trial.token_with(head=head))
                    return
        yield from _about_hash(trial, key)


def _about_hash(trial: Trial, key: Key) -> Iterator[Remedy]:
    """Tell a hash, a salt or a mask that JOSE does not know for this algorithm."""
    if key.kind == "RSA":
        for opened in trial.opened(key):
            if opened.algorithm or not opened.is_of(trial.signed):
                continue
            if opened.scheme == "PS" and trial.algorithm.startswith("PS"):
                args = (trial.algorithm, str(len(opened.salt)), _HASH_NAMES[opened.mask_hash])
                yield Remedy("pss-parameters", args)
            else:
                yield Remedy("alg-hash", (trial.algorithm, _HASH_NAMES[opened.hash_name]))
            return
    if key.kind == "EC" and key in trial.fitting:
        yield from _about_ecdsa_hash(trial, key)


def _about_ecdsa_hash(trial: Trial, key: Key) -> Iterator[Remedy]:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    from inspector.service.keys.material import public_half

    public, width = public_half(key.material), COORDINATE_BYTES[key.curve]
    if len(trial.value) != 2 * width or not isinstance(public, EllipticCurvePublicKey):
        return
    r, s = (int.from_bytes(part, "big") for part in (trial.value[:width], trial.value[width:]))
    known = (hashes.SHA256(), hashes.SHA384(), hashes.SHA512(), hashes.SHA1())  # noqa: S303 - only to be recognised
    for hash_algorithm in known:
        if hash_algorithm.digest_size * 8 == trial.row.hash_bits or not trial.budget.take_public(len(trial.signed)):
            continue
        try:
            public.verify(encode_dss_signature(r, s), trial.signed, ECDSA(hash_algorithm))
        except (InvalidSignature, UnsupportedAlgorithm, ValueError):
            continue
        yield Remedy("alg-hash", (trial.algorithm, _HASH_NAMES[hash_algorithm.name]))
        return


def about_length(trial: Trial) -> Iterator[Remedy]:
    """Say by how much a signature is too short or too long; this needs no key but for RSA."""
    size, wanted = len(trial.value), trial.sizes()
    if not size:
        yield Remedy("signature-missing")
        return
    if not wanted or size in wanted:
        return
    if trial.row.kind == "RSA" and size in {128, 192, 256, 384, 512, 1024}:
        yield Remedy("key-other-size", (str(size * 8), str(wanted[0] * 8)))
        return
    others = [name for name in ALGORITHMS if size in signature_sizes(name, ())]
    if others:
        yield Remedy("signature-length-of", (trial.algorithm, ", ".join(others)))
    elif size < min(wanted):
        yield Remedy("signature-cut", (str(size), str(min(wanted) - size)))
    else:
        yield Remedy("signature-too-long", (str(size), str(size - max(wanted))))


def about_shelf(trial: Trial) -> Iterator[Remedy]:
    """Find the token on the shelf that this signature belongs to, or that has this token's parts."""
    for number, other in enumerate(trial.given.shelf[:50], 1):
        if other.text == trial.token.text or not other.signatures:
            continue
        signature = other.signatures[0]
        head, _, payload = signature.signing_input.partition(b".")
        for key in trial.fitting[:2]:
            if signature.value != trial.value and trial.holds(key, value=signature.value):
                yield Remedy("signature-at-other", (str(number),), apply=trial.token_with(value=signature.value))
                return
            if trial.holds(key, signed=signature.signing_input):
                yield Remedy("signature-of-other", (str(number),), apply=trial.token_with(head=head, payload=payload))
                return
            if head != trial.head and trial.holds(key, signed=head + b"." + trial.payload):
                args = (Word("the-header"), str(number))
                yield Remedy("parts-of-other", args, apply=trial.token_with(head=head))
                return
            if payload != trial.payload and trial.holds(key, signed=trial.head + b"." + payload):
                args = (Word("the-payload"), str(number))
                yield Remedy("parts-of-other", args, apply=trial.token_with(payload=payload))
                return
