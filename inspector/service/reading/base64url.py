"""base64url as RFC 7515, section 2, wants it, read leniently: a slip is named, and what can be decoded is."""

from __future__ import annotations

import binascii

from inspector.model.document import Fault
from inspector.model.record import NamedTuple

_TO_STANDARD = bytes.maketrans(b"-_", b"+/")
_TO_URL = bytes.maketrans(b"+/", b"-_")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WHITESPACE = "\t\n\v\f\r "
_UNUSED_BITS = {2: 0b1111, 3: 0b11}
"""How many bits of the last character carry nothing, by the length of the last group."""


class Decoded(NamedTuple):
    """What a segment held, and what was wrong with its writing; faults stand in the order of their places."""

    data: bytes
    faults: tuple[Fault, ...] = ()


def decode(segment: str, where: str = "") -> Decoded:
    """Decode a segment as far as it is sound, up to the first character that is none of base64url.

    `where` (header, payload, signature) becomes the last argument of each fault if it is given.  Offsets
    count characters of `segment`.
    """
    suffix = (where,) if where else ()
    if segment.isascii():
        ascii_segment = segment.encode("ascii")
        # Everything that is no letter of the alphabet is deleted; nothing is left of a clean segment.
        strange = ascii_segment.translate(None, _ALPHABET)
        if not strange:
            return _decode_clean(ascii_segment, (), len(segment), suffix)
    faults: list[Fault] = []
    kept = segment
    if any(c in segment for c in _WHITESPACE):
        offset = min(at for c in _WHITESPACE if (at := segment.find(c)) >= 0)
        faults.append(Fault("whitespace-in-segment", offset, suffix))
    end = _sound_length(segment)
    if end < len(segment):
        faults.append(Fault("bad-base64url", end, (f"U+{ord(segment[end]):04X}", *suffix)))
        kept = segment[:end]
    if (plus := _first(kept, "+/")) >= 0:
        faults.append(Fault("standard-base64-alphabet", plus, suffix))
    if (padding := kept.find("=")) >= 0:
        faults.append(Fault("padding", padding, suffix))
    clean = kept.encode("ascii").translate(_TO_URL, _WHITESPACE.encode("ascii") + b"=")
    return _decode_clean(clean, tuple(faults), end, suffix)


def decode_around(segment: str) -> bytes:
    """Decode a segment as lenient decoders do: what is no character of base64url is left out, wherever it stands."""
    kept = segment.encode("ascii", "ignore").translate(_TO_URL)
    strange = kept.translate(None, _ALPHABET)
    return _decode_clean(kept.translate(None, strange), (), 0, ()).data


def encode(data: bytes) -> str:
    """Encode as base64url without padding, the only form that RFC 7515 allows."""
    return binascii.b2a_base64(data, newline=False).translate(_TO_URL, b"=").decode("ascii")


def _sound_length(segment: str) -> int:
    """Count the characters before the first that cannot be read; padding is sound at the end only."""
    import re

    match = re.match(r"[A-Za-z0-9_+/\-\t\n\v\f\r ]*+[=\t\n\v\f\r ]*+", segment)
    return match.end() if match else 0


def _first(text: str, characters: str) -> int:
    found = [at for c in characters if (at := text.find(c)) >= 0]
    return min(found, default=-1)


def _decode_clean(clean: bytes, faults: tuple[Fault, ...], end: int, suffix: tuple[str, ...]) -> Decoded:
    rest = len(clean) % 4
    if rest == 1:
        faults = (*faults, Fault("base64url-length", end, suffix))
        clean, rest = clean[:-1], 0
    data = binascii.a2b_base64(clean.translate(_TO_STANDARD) + b"=" * (-len(clean) % 4))
    if rest and _ALPHABET.index(clean[-1]) & _UNUSED_BITS[rest]:
        faults = (*faults, Fault("trailing-bits", max(end - 1, 0), suffix))
    return Decoded(data, tuple(sorted(faults, key=_offset)))


def _offset(fault: Fault) -> int:
    return fault.offset
