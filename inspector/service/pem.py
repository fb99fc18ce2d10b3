"""Keys in the forms of openssl and OpenSSH: PEM, DER, certificates, PKCS#12; converted with `cryptography`,
for PyJWT takes few.

Every loader of `cryptography` is asked inside `_attempt`, the one place that turns its exceptions into
findings; their texts are never read, for they may hold parts of a key.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, NamedTuple

from inspector.model import Finding
from inspector.service.material import WHERE, Label, asymmetric_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model import Key

_BLOCK = r"-----BEGIN ([A-Z0-9 ]+)-----(.*?)(?:-----END \1-----|(?=-----BEGIN )|\Z)"
_IGNORED = frozenset(("EC PARAMETERS", "DSA PARAMETERS", "DH PARAMETERS"))
_RAISED_BY_BROKEN_KEYS = (ValueError, LookupError, ArithmeticError, AttributeError, AssertionError)
"""What the loaders of `cryptography` were seen to raise, or may: they promise nothing but ValueError."""
_SSH_NAMES = ("ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-nistp")


class _Failure(NamedTuple):
    """Why a loader gave nothing: ``encrypted``, ``unsupported``, ``unreadable``."""

    why: str


def looks_like_pem(text: str) -> bool:
    """Tell whether a text holds armour, whatever stands around it."""
    return "-----BEGIN " in text


def looks_like_ssh(text: str) -> bool:
    """Tell whether a text is a public key as OpenSSH writes it, on one line."""
    return text.startswith(_SSH_NAMES)


def read_pem(text: str, password: bytes | None) -> list[Key | Finding]:
    """Read every block of a text; indentation, lost line breaks and escaped ones are forgiven."""
    if "\\n" in text:
        text = text.replace("\\r", "").replace("\\n", "\n")
    found: list[Key | Finding] = []
    for match in re.finditer(_BLOCK, text, re.DOTALL):
        label, body = match[1], match[2]
        if label not in _IGNORED:
            found.append(_read_block(label, body, password))
    return found or [Finding("key-unreadable", WHERE, ("PEM",))]


def _read_block(label: str, body: str, password: bytes | None) -> Key | Finding:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    pem = _tidy(label, body)
    if label.endswith("CERTIFICATE"):
        certificate = _attempt(lambda: x509.load_pem_x509_certificate(pem).public_key())
        return _made(certificate, Label("certificate"), "X.509")
    if label.endswith("PUBLIC KEY") and not label.startswith("SSH2"):
        public = _attempt(lambda: load_pem_public_key(pem))
        return _made(public, Label("PEM public key"), "PEM")
    if label == "OPENSSH PRIVATE KEY":
        return _private(_load_ssh_private, pem, password, Label("OpenSSH private key"), "OpenSSH")
    if label.endswith("PRIVATE KEY"):
        return _private(_load_pem_private, pem, password, Label("PEM private key"), "PEM")
    return Finding("key-unsupported", WHERE, (f"PEM “{label[:40]}”",))


def _tidy(label: str, body: str) -> bytes:
    """Write a block as openssl does: old headers (RFC 1421) as they are, the base64 in lines of 64
    characters.
    """
    lines = [line.strip() for line in body.strip().splitlines()]
    headers = [line for line in lines if ":" in line]
    content = "".join("".join(line.split()) for line in lines if ":" not in line)
    wrapped = [content[at : at + 64] for at in range(0, len(content), 64)]
    name = "CERTIFICATE" if label.endswith("CERTIFICATE") else label
    parts = (
        f"-----BEGIN {name}-----",
        *headers,
        *([""] if headers else []),
        *wrapped,
        f"-----END {name}-----",
        "",
    )
    return "\n".join(parts).encode("utf-8", "replace")


def read_ssh_public(line: str) -> Key | Finding:
    """Read a public key as it stands in ``authorized_keys`` or an ``id_….pub`` file."""
    from cryptography.hazmat.primitives.serialization import load_ssh_public_key

    public = _attempt(lambda: load_ssh_public_key(line.strip().encode("utf-8", "replace")))
    return _made(public, Label("OpenSSH public key"), "OpenSSH")


def read_der(der: bytes, password: bytes | None, form: str = "DER") -> Key | Finding | None:
    """Read a key, a certificate or a PKCS#12 file in its binary form; None where it is none of these."""
    if der[:1] != b"\x30":
        return None
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    public = _attempt(lambda: load_der_public_key(der))
    if not isinstance(public, _Failure):
        return _made(public, Label(f"{form} public key"), form)
    certified = _attempt(lambda: x509.load_der_x509_certificate(der).public_key())
    if not isinstance(certified, _Failure):
        return _made(certified, Label(f"{form} certificate"), form)
    private = _private(_load_der_private, der, password, Label(f"{form} private key"), form)
    if not isinstance(private, Finding) or private.code != "key-unreadable":
        return private
    return _read_pkcs12(der, password)


def _read_pkcs12(der: bytes, password: bytes | None) -> Key | Finding | None:
    if (
        b"\x2a\x86\x48\x86\xf7\x0d\x01\x07" not in der[:64]
    ):  # the object identifier of PKCS#7 that every such file begins with
        return None
    found = _attempt(lambda: _load_pkcs12(der, password))
    if (
        isinstance(found, _Failure) and found.why != "unsupported"
    ):  # it does not tell a wrong password from a broken file
        return Finding("key-password-wrong" if password else "key-password", WHERE)
    return _made(found, Label("PKCS#12"), "PKCS#12")


def read_bare(text: str, password: bytes | None) -> Key | Finding | None:
    """Read a key whose armour was left off, as Keycloak shows its own: base64 of DER; None where it is
    something else.
    """
    compact = "".join(text.split())
    if not compact.startswith("MI") and not compact.startswith(("MC", "MD", "ME", "MF", "MG", "MH")):
        return None
    try:
        der = base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    found = read_der(der, password, "base64 DER")
    return None if isinstance(found, Finding) and found.code == "key-unreadable" else found


def _load_pem_private(data: bytes, password: bytes | None) -> object:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    return load_pem_private_key(data, password)


def _load_der_private(data: bytes, password: bytes | None) -> object:
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    return load_der_private_key(data, password)


def _load_ssh_private(data: bytes, password: bytes | None) -> object:
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    return load_ssh_private_key(data, password)


def _load_pkcs12(data: bytes, password: bytes | None) -> object:
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

    key, certificate, _ = load_key_and_certificates(data, password)
    return certificate.public_key() if key is None and certificate is not None else key


def _private(
    load: Callable[[bytes, bytes | None], object],
    data: bytes,
    password: bytes | None,
    label: Label,
    form: str,
) -> Key | Finding:
    """Open a private key without the password first: `cryptography` refuses one that is not needed."""
    found = _attempt(lambda: load(data, None))
    if not isinstance(found, _Failure) or (found.why == "unreadable" and not _is_sealed(data)):
        return _made(found, label, form)
    if found.why == "unsupported":
        return _made(found, label, form)
    if not password:
        return Finding("key-password", WHERE)
    found = _attempt(lambda: load(data, password))
    if isinstance(found, _Failure) and found.why != "unsupported":
        return Finding("key-password-wrong", WHERE)
    return _made(found, label, form)


def _is_sealed(data: bytes) -> bool:
    return b"ENCRYPTED" in data[:200]


def _attempt(load: Callable[[], object]) -> object:
    """Ask a loader, and turn what it raises into a `_Failure`."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import InvalidVersion

    try:
        return load()
    except TypeError:  # "Password was not given but private key is encrypted"
        return _Failure("encrypted")
    except (UnsupportedAlgorithm, NotImplementedError, Warning):  # a deprecated kind warns, which may be an error
        return _Failure("unsupported")
    except (InvalidVersion, *_RAISED_BY_BROKEN_KEYS):
        return _Failure("unreadable")


def _made(material: object, label: Label, form: str) -> Key | Finding:
    if isinstance(material, _Failure):
        if material.why == "unsupported":
            return _unsupported(form)
        return Finding("key-unreadable", WHERE, (form,))
    key = asymmetric_key(material, label)
    return Finding("key-unsupported", WHERE, (form,)) if key is None else key


def _unsupported(form: str) -> Finding:
    """Encrypted OpenSSH keys need one more package; what else is not supported can only be named."""
    from importlib.util import find_spec

    if form == "OpenSSH" and find_spec("bcrypt") is None:
        return Finding("key-bcrypt", WHERE)
    return Finding("key-unsupported", WHERE, (form,))
