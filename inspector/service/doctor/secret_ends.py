"""A secret that lost a character at one of its ends, or gained one, as it happens when it is marked with the mouse."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from inspector.model.finding import Apply, Remedy
from inspector.service.doctor.trial import secret_as_key
from inspector.service.keys.secret import ENCODINGS, decode_secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.service.doctor.trial import Secretive

    _Reading = tuple[str, str, tuple[str, ...]]

_ALPHABETS = {
    "utf8": string.ascii_letters + string.digits + string.punctuation + " ",
    "base64": string.ascii_letters + string.digits + "+/",
    "base64url": string.ascii_letters + string.digits + "-_",
    "hex": string.digits + "abcdef",
}
_LARGEST = 64_000
"""Bytes of what is signed beyond which a few hundred hashes are too many."""
_LONGEST, _SHORTEST = 1000, 4


def about_ends(trial: Secretive) -> Iterator[Remedy]:
    """Try the secret without its first or last character, and with one more there.

    One unknown character is a slip, two are a search: never more than one is tried, of the printable ASCII ones for plain
    text and of its alphabet for base64, base64url and hex. That is at most 400 hashes; none where the token is large.
    """
    text = trial.key_text
    kinds = {key.kind for key in trial.given.keys.keys}
    if trial.kind != "oct" or kinds - {"oct"} or not _SHORTEST <= len(text) <= _LONGEST:
        return
    if text.lstrip()[:1] in {"{", "["} or len(trial.signed) > _LARGEST:
        return
    seen: set[bytes] = set()
    for code, reading, encodings in _readings(trial, text):
        for encoding in encodings:
            material = decode_secret(reading, encoding)
            if material is None or material in seen:
                continue
            seen.add(material)
            if trial.is_mac(material):
                yield Remedy(code, apply=_applied(trial, reading, encoding, material))
                return


def _readings(trial: Secretive, text: str) -> Iterator[_Reading]:
    used = trial.given.encoding
    every = tuple(sorted(ENCODINGS, key=lambda name: name != used))
    yield "secret-character-extra-end", text[:-1], every
    yield "secret-character-extra-start", text[1:], every
    for encoding in every:
        if encoding == "utf8" and used != "utf8":
            continue
        if encoding != "utf8" and not set(text.lower() if encoding == "hex" else text.rstrip("=")) <= set(
            _ALPHABETS[encoding]
        ):
            continue
        bare = text if encoding == "utf8" else text.rstrip("=")
        for character in _ALPHABETS[encoding]:
            yield "secret-character-missing-end", bare + character, (encoding,)
            yield "secret-character-missing-start", character + bare, (encoding,)


def _applied(trial: Secretive, reading: str, encoding: str, material: bytes) -> Apply | None:
    """Offer the mended text where it is read in the same way, else a JWK."""
    from inspector.service.keys.key_reader import load_keys

    if encoding == trial.given.encoding:
        keys = load_keys(reading, encoding).keys
        if len(keys) == 1 and keys[0].material == material:
            return Apply("key", reading)
    return secret_as_key(material, trial.given.encoding)
