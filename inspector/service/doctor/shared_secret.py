"""What may be wrong with a shared secret: how it is read, what stands around it, and what the signer made of it."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode, urlsafe_b64encode
from typing import TYPE_CHECKING

from inspector.model.finding import Apply, Remedy
from inspector.model.sentences import Word
from inspector.service.doctor.secret_in_json import secrets_in_json
from inspector.service.doctor.trial import secret_as_key
from inspector.service.keys.secret import ENCODINGS, decode_secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspector.service.doctor.trial import Secretive

    _Reading = tuple[str, tuple[str, ...], str]
    _Material = tuple[str, tuple[str, ...], bytes]

_QUOTES = {'"': '"', "'": "'", "`": "`", "“": "”", "„": "“", "‘": "’", "«": "»"}
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f"))
_ASSIGNMENT = r"\s*(?:export\s+|set\s+|-D|--)?[A-Za-z_][A-Za-z0-9_.\-]*\s*(?:=|:=|:)\s*(.+?)[;,]?\s*"
_LONGEST = 10_000
"""Characters of a secret that may be read in other ways; nobody types more."""


def about_secret(trial: Secretive) -> Iterator[Remedy]:
    """Find the reading of the secret that verifies."""
    kinds = {key.kind for key in trial.given.keys.keys}
    if trial.kind != "oct" or (kinds and "oct" not in kinds):  # a public key as secret is no reading, but an attack
        return
    text = trial.key_text
    if 0 < len(text) < _LONGEST:
        yield from _about_text(trial, text)
        yield from _about_forms(trial, secrets_in_json(text))
    for key in trial.given.keys.keys:
        if isinstance(key.material, bytes) and not (key.typed and text) and len(key.material) < _LONGEST:
            try:
                yield from _about_text(trial, key.material.decode("utf-8"))
            except UnicodeDecodeError:
                yield from _about_forms(trial, (*_written(key.material), *_hashed(key.material)))


def _about_text(trial: Secretive, text: str) -> Iterator[Remedy]:
    encoding = trial.given.encoding
    otherwise = tuple(_read_otherwise(trial, text))
    if otherwise:  # what else would verify is the same secret, told in a less likely way
        yield from otherwise
        return
    if not trial.given.keys.keys:  # it looks like something else than a secret, and may be one all the same
        yield from _about_forms(trial, [("secret-plain", (), text.encode("utf-8", "surrogatepass"))])
    for code, args, reading in _readings(text):
        for one in dict.fromkeys((encoding, *ENCODINGS)):
            material = decode_secret(reading, one)
            if material is not None and trial.is_mac(material):
                yield Remedy(code, args, apply=secret_as_key(material, encoding))
                return
    yield from _about_forms(trial, _forms(text, decode_secret(text, encoding)))


def _about_forms(trial: Secretive, forms: Iterable[_Material]) -> Iterator[Remedy]:
    for code, args, material in forms:
        if material and trial.is_mac(material):
            yield Remedy(code, args, apply=secret_as_key(material, trial.given.encoding))
            return


def _read_otherwise(trial: Secretive, text: str) -> Iterator[Remedy]:
    """Read the text in the other ways in which a secret may be written."""
    from inspector.service.keys.key_reader import load_keys

    used = trial.given.encoding
    for encoding in ENCODINGS:
        material = decode_secret(text, encoding) if encoding != used else None
        if material is None or not trial.is_mac(material):
            continue
        loaded = load_keys(trial.given.text, encoding).keys
        if len(loaded) == 1 and loaded[0].material == material:
            apply: Apply | None = Apply("secret_encoding", encoding)
        else:
            apply = secret_as_key(material, used)
        yield Remedy("secret-encoding", (_named(encoding), _named(used)), apply=apply)
        return


def _named(encoding: str) -> str:
    return Word("UTF-8") if encoding == "utf8" else ENCODINGS.get(encoding, encoding)


def _readings(text: str) -> Iterator[_Reading]:
    """The texts that may be meant, the likeliest first."""
    for code, args, reading in _all_readings(text):
        if reading and reading != text:
            yield code, args, reading


def _all_readings(text: str) -> Iterator[_Reading]:
    bare = text.strip()
    yield "secret-newline-extra", (), text.rstrip("\r\n")
    yield "secret-spaces", (), bare
    yield "secret-newline-literal", (), re.sub(r"(?:\\r)?\\[nr]\s*$", "", text)
    yield "secret-newline-missing", ("LF",), f"{text}\n"
    yield "secret-newline-missing", ("CR LF",), f"{text}\r\n"
    yield "secret-quotes", (), _unquoted(bare)
    yield "secret-invisible", (), text.translate(_INVISIBLE).replace("\u00a0", " ").strip()
    yield "secret-spaces", (), "".join(text.split())
    assigned = re.fullmatch(_ASSIGNMENT, text, re.DOTALL)
    if assigned:
        yield "secret-assignment", (), _unquoted(assigned[1])
    yield from _undone(bare)
    yield from _composed(text)
    yield from (("secret-twice", (), half) for half in _halves(bare))
    yield "secret-quoted", (), f'"{text}"'
    yield "secret-quoted", (), f"'{text}'"
    yield "secret-case", (Word("lower-case"),), text.lower()
    yield "secret-case", (Word("upper-case"),), text.upper()


def _halves(text: str) -> Iterator[str]:
    """What a text is that was pasted twice, with or without white space between."""
    half = text[: len(text) // 2].rstrip()
    if half and text.startswith(half) and text[len(half) :].lstrip() == half:
        yield half


def _unquoted(text: str) -> str:
    if len(text) > 2 and _QUOTES.get(text[0]) == text[-1]:
        return text[1:-1]
    return text.strip("\"'`")


def _undone(text: str) -> Iterator[_Reading]:
    """Undo what JSON, shells, addresses and pages make of characters."""
    import html
    from urllib.parse import unquote, unquote_plus

    from inspector.model.document import unquote as unescaped

    inner = _unquoted(text)
    yield "secret-escaped", (), unescaped(f'"{inner}"')
    yield "secret-escaped", (), inner.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
    yield "secret-escaped", (), re.sub(r"\\(.)", r"\1", inner)
    yield "secret-percent", (), unquote(text)
    yield "secret-percent", (), unquote_plus(text)
    yield "secret-entities", (), html.unescape(text)


def _composed(text: str) -> Iterator[_Reading]:
    import unicodedata

    if not text.isascii():
        yield "secret-characters", (Word("composed"),), unicodedata.normalize("NFC", text)
        yield "secret-characters", (Word("decomposed"),), unicodedata.normalize("NFD", text)
        yield "secret-characters", (Word("compatible"),), unicodedata.normalize("NFKC", text)


def _forms(text: str, material: bytes | None) -> Iterator[_Material]:
    """What the signer may have made of the same secret: other characters, its base64 or hex, a hash, a part of it."""
    written = text.encode("utf-8", "surrogatepass")
    material = written if material is None else material
    for name in ("utf-16-le", "utf-16-be", "utf-16"):
        yield "secret-characters", (Word("UTF-16"),), text.encode(name, "replace")
    yield "secret-characters", (Word("UTF-16"),), b"\xfe\xff" + text.encode("utf-16-be", "replace")
    if not text.isascii():
        yield "secret-characters", (Word("Latin-1"),), text.encode("cp1252", "replace")
        yield "secret-characters", (Word("Latin-1"),), text.encode("latin-1", "replace")
    yield "secret-characters", (Word("UTF-8"),), written.decode("latin-1").encode("utf-8")
    yield "secret-padding", (), written.rstrip(b"=")
    yield "secret-padding", (), written.rstrip(b"=") + b"=" * (-len(written.rstrip(b"=")) % 4)
    for source in dict.fromkeys((material, written)):
        yield from _written(source)
    for source in dict.fromkeys((material, written)):
        yield from _hashed(source)
        for size in (16, 24, 32, 48, 64):
            if len(source) > size:
                yield "secret-shortened", (str(size),), source[:size]


def _written(source: bytes) -> Iterator[_Material]:
    yield "secret-text", ("base64",), b64encode(source)
    yield "secret-text", ("base64",), b64encode(source).rstrip(b"=")
    yield "secret-text", ("base64url",), urlsafe_b64encode(source).rstrip(b"=")
    yield "secret-text", ("base64url",), urlsafe_b64encode(source)
    yield "secret-text", ("hex",), source.hex().encode()
    yield "secret-text", ("hex",), source.hex().upper().encode()


def _hashed(source: bytes) -> Iterator[_Material]:
    for name in ("sha256", "sha512", "sha1", "md5"):
        digest = hashlib.new(name, source, usedforsecurity=False)
        label = {"sha256": "SHA-256", "sha512": "SHA-512", "sha1": "SHA-1", "md5": "MD5"}[name]
        yield "secret-hashed", (label,), digest.digest()
        yield "secret-hashed", (f"{label}, hex",), digest.hexdigest().encode()
        yield "secret-hashed", (f"{label}, base64",), b64encode(digest.digest())
