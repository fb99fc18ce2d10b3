"""Keys in binary files: DER, certificates, PKCS#12."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from inspector.model import Finding
from inspector.model.key import Certified
from inspector.model.key_text import JAVA, PKCS7
from inspector.model.sentences import Word
from inspector.service.keys.loading import Failure, attempt, made, open_private
from inspector.service.keys.material import WHERE, Label
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography import x509
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates

    from inspector.model import Key

_MOST_CERTIFICATES = 100


def read_der(der: bytes, password: bytes | None, form: str = "") -> list[Key | Finding] | None:
    """Read what a binary file holds; None where it is no key. ``form``: what it was wrapped in, for its source."""
    if der[:4] in JAVA:
        return [Finding("key-jks", WHERE)]
    if der[:1] != b"\x30":
        return None
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    name = f"{form} DER".strip()
    public = attempt(lambda: load_der_public_key(der))
    if not isinstance(public, Failure):
        return [made(public, Label(f"{name} public key"), name)]
    certified = read_certificate(load_certificate, der, f"{name} certificate")
    if not isinstance(certified, Finding):
        return [certified]
    private = open_private(_der_private, der, password, Label(f"{name} private key"), name)
    if not isinstance(private, Finding) or private.code != "key-unreadable":
        return [private]
    return _read_pkcs12(der, password, f"{form} PKCS#12".strip()) if PKCS7 in der[:64] else None


def read_certificate(load: Callable[[bytes], x509.Certificate], data: bytes, source: str) -> Key | Finding:
    """Read the key of a certificate, with what the certificate says of it."""
    certificate = attempt(lambda: load(data))
    return certified_key(certificate, source)


def certified_key(certificate: object, source: str) -> Key | Finding:
    """Make a key of a loaded certificate, or say why that cannot be done."""
    if isinstance(certificate, Failure):
        return made(certificate, Label(source), "X.509")
    key = attempt(certificate.public_key)  # type: ignore[attr-defined]  # it is a certificate
    return made(key, Label(source, certified=_certified(certificate)), "X.509")


def _certified(certificate: object) -> Certified | None:
    """What a certificate says, where it can be read."""
    found = attempt(lambda: _read(certificate))
    return found if isinstance(found, Certified) else None


def _read(certificate: object) -> Certified:
    from cryptography.hazmat.primitives.serialization import Encoding

    loaded: x509.Certificate = certificate  # type: ignore[assignment]  # what is none raises, and is caught outside
    der = loaded.public_bytes(Encoding.DER)
    return Certified(
        base64url.encode(hashlib.sha1(der, usedforsecurity=False).digest()),
        base64url.encode(hashlib.sha256(der).digest()),
        loaded.not_valid_before_utc.timestamp(),
        loaded.not_valid_after_utc.timestamp(),
    )


def _read_pkcs12(der: bytes, password: bytes | None, source: str) -> list[Key | Finding]:
    """Read the private key and every certificate: trust stores hold these alone, often under an empty password."""
    found: object = Failure("unreadable")
    for candidate in dict.fromkeys((None, b"", password)):
        found = _open_pkcs12(der, candidate)
        if not isinstance(found, Failure):
            break
    if isinstance(found, Failure):
        if found.why == "unsupported":
            return [made(found, Label(source), "PKCS#12")]
        # It does not tell a wrong password from a broken file.
        return [Finding("key-password-wrong" if password else "key-password", WHERE, (Word("sealed-pkcs12"),))]
    bundle: PKCS12KeyAndCertificates = found  # type: ignore[assignment]  # what is no failure is a bundle
    return _bundled(bundle, source) or [Finding("key-unreadable", WHERE, ("PKCS#12",))]


def _open_pkcs12(der: bytes, password: bytes | None) -> object:
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    return attempt(lambda: load_pkcs12(der, password))


def _bundled(bundle: PKCS12KeyAndCertificates, source: str) -> list[Key | Finding]:
    found: list[Key | Finding] = []
    certificates = [each for each in (bundle.cert, *bundle.additional_certs) if each is not None]
    if bundle.key is not None:
        own = certificates.pop(0) if bundle.cert is not None else None
        named = _named(source, own.friendly_name if own is not None else None)
        certified = _certified(own.certificate) if own is not None else None
        found.append(made(bundle.key, Label(named, certified=certified), "PKCS#12"))
    for number, each in enumerate(certificates[:_MOST_CERTIFICATES], 1):
        named = _named(
            f"{source} certificate {number}" if len(certificates) > 1 else f"{source} certificate", each.friendly_name
        )
        found.append(certified_key(each.certificate, named))
    return found


def _named(source: str, friendly: bytes | None) -> str:
    name = friendly.decode("utf-8", "replace")[:40] if friendly else ""
    return f"{source} “{name}”" if name else source


def load_certificate(data: bytes) -> x509.Certificate:
    """Load a certificate in its binary form."""
    from cryptography import x509

    return x509.load_der_x509_certificate(data)


def _der_private(data: bytes, password: bytes | None) -> object:
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    return load_der_private_key(data, password)
