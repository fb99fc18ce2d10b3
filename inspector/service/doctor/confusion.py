"""Signatures that anybody can make: with an empty secret, a well-known one, or the public key as secret (RFC 8725, 2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Remedy
from inspector.model.sentences import Word
from inspector.service.doctor.trial import secret_as_key
from inspector.service.keys.material import public_half

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Key
    from inspector.service.doctor.trial import Trial


def about_confusion(trial: Trial) -> Iterator[Remedy]:
    """Tell an HMAC that was made with the public key, or with nothing."""
    if trial.row.kind != "oct":
        return
    if trial.is_mac(b""):
        yield Remedy("secret-empty")
        return
    keys = [key for key in (*trial.given.keys.keys, *trial.given.others.keys) if key.kind != "oct"]
    for key in keys[:8]:
        for form, material in _public_forms(trial, key):
            if trial.is_mac(material):
                yield Remedy("signed-with-public-key", (Word(form),))
                return


def _public_forms(trial: Trial, key: Key) -> Iterator[tuple[str, bytes]]:
    """The bytes that a program may hold where it was given a public key."""
    given = trial.given.text
    text = given.decode("utf-8", "replace") if isinstance(given, bytes) else given
    yield "pem-as-given", given if isinstance(given, bytes) else text.encode("utf-8", "surrogatepass")
    from inspector.service.keys.pem import looks_like_pem

    if looks_like_pem(text):
        yield from _pem_forms(text, "pem-as-given")
    for name, pem, der in _encodings(key):
        yield from _pem_forms(pem.decode("ascii"), name)
        yield "der", der
    yield from _jwk_forms(text)


def _pem_forms(text: str, name: str) -> Iterator[tuple[str, bytes]]:
    unix = text.replace("\r\n", "\n").strip("\n")
    yield name if name != "pem-as-given" else "pem-without-newline", unix.encode("utf-8", "replace")
    yield "pem-with-newline", f"{unix}\n".encode("utf-8", "replace")
    windows = unix.replace("\n", "\r\n").encode("utf-8", "replace")
    yield "pem-crlf", windows
    yield "pem-crlf", windows + b"\r\n"
    lines = [line for line in unix.splitlines() if not line.startswith("-----")]
    yield "pem-body", "".join(lines).encode("utf-8", "replace")
    yield "pem-body", "\n".join(lines).encode("utf-8", "replace")


def _encodings(key: Key) -> Iterator[tuple[str, bytes, bytes]]:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = public_half(key.material)
    formats = [("pem-spki", PublicFormat.SubjectPublicKeyInfo)]
    if isinstance(public, RSAPublicKey):
        formats.append(("pem-pkcs1", PublicFormat.PKCS1))
    for name, form in formats:
        pem, der = (
            public.public_bytes(each, form)  # type: ignore[attr-defined]  # every public key has it
            for each in (Encoding.PEM, Encoding.DER)
        )
        yield name, pem, der


def _jwk_forms(text: str) -> Iterator[tuple[str, bytes]]:
    import json

    try:
        jwk = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(jwk, dict):
        for one in (jwk, dict(sorted(jwk.items()))):
            yield "jwk-text", json.dumps(one, separators=(",", ":")).encode("utf-8", "surrogatepass")
            yield "jwk-text", json.dumps(one).encode("utf-8", "surrogatepass")


def about_known_secrets(trial: Trial) -> Iterator[Remedy]:
    """Try the secrets that everybody knows; which one it is stands in what Apply would do, and nowhere else."""
    if trial.row.kind != "oct" or trial.is_large:
        return
    from inspector.service.keys.weak_secrets import known_secrets

    for secret in known_secrets():
        if trial.is_mac(secret):
            yield Remedy("secret-known", apply=secret_as_key(secret, trial.given.encoding))
            return
