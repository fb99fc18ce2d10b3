"""Reads whatever a person gives as key: the text of a key field, or a file's content.

The form is told by the text itself; only a secret needs to be told how it is written. Nothing here raises on
bad keys, and no finding holds anything of a key but public names.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.model import Finding, Key, KeySet
from inspector.model.sentences import WORDS, Word, fill
from inspector.service.keys.material import WHERE, Label, secret_key
from inspector.service.keys.secret import read_secret

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = frozenset(range(32)) - frozenset(b"\t\n\r")


def load_keys(text: str | bytes, secret_encoding: str = "utf8", password: str | bytes | None = None) -> KeySet:
    """Read the keys of a text (exactly as typed) or of a file's content (bytes, which lose one final line
    break of a secret).

    ``secret_encoding``: ``utf8``, ``base64``, ``base64url`` or ``hex``; ``password`` opens encrypted private
    keys.
    """
    secret_of_doors = password.encode("utf-8", "surrogatepass") if isinstance(password, str) else password
    if isinstance(text, bytes):
        return _gathered(_read_file(text, secret_encoding, secret_of_doors or None))
    return _gathered(_read_text(text, secret_encoding, secret_of_doors or None))


def password_key(password: str | bytes) -> Key:
    """Make the key that a password is for a token encrypted with one (PBES2); without a thumbprint, which could be searched."""
    octets = password.encode("utf-8", "surrogatepass") if isinstance(password, str) else password
    return secret_key(octets, Label("password", typed=True))._replace(thumbprint="")


def _read_file(content: bytes, secret_encoding: str, password: bytes | None) -> Iterable[Key | Finding]:
    from inspector.model.key_text import as_key_text
    from inspector.service.keys.files import read_der

    found = read_der(content, password)
    if found is not None:
        return found
    try:
        text = (as_key_text(content) if content[:2] in _WIDE else None) or content.decode("utf-8")
    except UnicodeDecodeError:
        if secret_encoding != "utf8":
            return [read_secret("\ud800", secret_encoding)]
        return [secret_key(content, Label("secret, bytes", typed=True))]
    if secret_encoding != "utf8" or not text.endswith("\n") or not _NO_TEXT.isdisjoint(content):
        return _read_text(text, secret_encoding, password)
    shorter = text[:-1].removesuffix("\r")
    said = (Finding("secret-newline", WHERE),)
    return _read_text(shorter, secret_encoding, password, said)


def _read_text(
    text: str, secret_encoding: str, password: bytes | None, said: tuple[Finding, ...] = ()
) -> Iterable[Key | Finding]:
    stripped = text.strip().removeprefix("\ufeff").lstrip()
    if not text:
        return []
    if stripped[:1] in {"{", "["}:
        found = _read_json(stripped, password)
        if found is not None:
            return found
    return (
        _read_armoured(stripped, password)
        or _read_disguised(stripped, password)
        or [read_secret(text, secret_encoding, said)]
    )


def _read_disguised(stripped: str, password: bytes | None) -> list[Key | Finding]:
    """Read a JWK in a JSON text or in base64, and tell a token; empty where the text is none of them."""
    from inspector.service.keys import misplaced, wrapped

    for word, inner in (("wrapped-string", wrapped.unquoted(stripped)), ("wrapped-base64", wrapped.decoded(stripped))):
        found = list(_read_json(inner, password) or ()) if inner else []
        if found:
            return [*found, wrapped.said(word)]
    token = misplaced.token_instead(stripped)
    return [token] if token is not None else []


def _read_armoured(stripped: str, password: bytes | None) -> list[Key | Finding]:
    """Read the forms that show themselves; empty where the text is none of them."""
    from inspector.service.keys import pem

    if pem.looks_like_pem(stripped):
        return pem.read_pem(stripped, password)
    if pem.looks_like_ssh(stripped):
        lines = [line for line in stripped.splitlines() if pem.looks_like_ssh(line.strip())]
        return [pem.read_ssh_public(line) for line in lines]
    return pem.read_bare(stripped, password) or []


def _read_json(text: str, password: bytes | None) -> Iterable[Key | Finding] | None:
    """Read a JWK, a set, a list of them, or certificates by kid; None where the text is a secret that begins
    like JSON.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        looks_meant = '"kty"' in text or '"keys"' in text
        return [Finding("key-unreadable", WHERE, ("JWK",))] if looks_meant else None
    if isinstance(value, list):
        return _read_set(value)
    if "kty" not in value and "keys" in value:
        keys = value["keys"]
        return _read_set(keys) if isinstance(keys, list) else [Finding("jwk-member", WHERE, ("keys",))]
    if "kty" not in value and value and all(_is_pem(one) for one in value.values()):
        return _read_by_kid(value, password)
    from inspector.service.keys.jwk import read_jwk

    return ([] if "kty" in value else _read_larger(value, password)) or [read_jwk(value, "JWK")]


def _read_larger(value: dict[str, object], password: bytes | None) -> list[Key | Finding]:
    """Read an object that is no JWK: the keys in it, or what it is instead; empty where that is not known."""
    from inspector.service.keys import misplaced, wrapped

    def read(inner: object) -> list[Key | Finding]:
        if isinstance(inner, str):
            return _read_armoured(inner, password)
        return list(_read_json(json.dumps(inner), password) or ())

    other = misplaced.other_json(value)
    if other is not None:
        return [other]
    found = wrapped.keys_inside(value, read)
    other = None if found else misplaced.claims_instead(value)
    return found if other is None else [other]


def _is_pem(value: object) -> bool:
    return isinstance(value, str) and "-----BEGIN " in value


def _read_by_kid(by_kid: dict[str, str], password: bytes | None) -> list[Key | Finding]:
    """Read certificates by kid, as Google and Firebase publish theirs."""
    from inspector.service.keys.pem import read_pem

    return [
        found._replace(kid=kid, source=f"certificate “{kid[:40]}”") if isinstance(found, Key) else found
        for kid, text in by_kid.items()
        for found in read_pem(text, password)
    ]


def _read_set(members: list[object]) -> list[Key | Finding]:
    """Read a JWK Set (RFC 7517, 5): what cannot be used is left out and named, the others are used."""
    from inspector.service.keys.jwk import read_jwk

    if not members:
        return [Finding("set-empty", WHERE)]
    found: list[Key | Finding] = []
    for number, member in enumerate(members, 1):
        read = read_jwk(member, f"JWKS key {number}")
        if isinstance(read, Finding):
            found += (Finding("skipped-key", WHERE, (str(number), _said(read))), read)
        else:
            found.append(read)
    keys = [key for key in found if isinstance(key, Key)]
    pairs = [key for key in keys if key.kind != "oct"]
    if len(pairs) not in {0, len(keys)}:
        found.append(Finding("mixed-key-set", WHERE))
    private = [key for key in pairs if key.private]
    if len(private) not in {0, len(pairs)}:
        found.append(Finding("private-in-set", WHERE, (", ".join(_called(key) for key in private)[:200],)))
    return found


def _called(key: Key) -> str:
    return f"kid “{key.kid[:40]}”" if key.kid else key.source


def _said(finding: Finding) -> str:
    """Say a finding inside of another; a sentence without arguments is translated as it stands."""
    message = finding.sentence.message
    return fill(message, finding.args, WORDS, str) if finding.args else Word(message)


def _gathered(found: Iterable[Key | Finding]) -> KeySet:
    keys: list[Key] = []
    findings: list[Finding] = []
    for one in found:
        if isinstance(one, Key):
            keys.append(one)
        else:
            findings.append(one)
    findings += _duplicates(keys)
    return KeySet(tuple(keys), tuple(findings))


def _duplicates(keys: list[Key]) -> list[Finding]:
    """Name each kid that stands at several different keys of one kind (RFC 7517, 4.5)."""
    thumbprints: dict[tuple[str, str], set[str]] = {}
    for key in keys:
        if key.kid:
            thumbprints.setdefault((key.kid, key.kind), set()).add(key.thumbprint)
    repeated = dict.fromkeys(kid for (kid, _), prints in thumbprints.items() if len(prints) > 1)
    return [Finding("duplicate-kid", WHERE, (kid[:80],)) for kid in repeated]
