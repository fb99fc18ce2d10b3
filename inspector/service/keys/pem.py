"""Keys in the written forms of openssl and OpenSSH: PEM, one line, bare base64; converted with `cryptography`,
for PyJWT takes few.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from typing import TYPE_CHECKING

from inspector.model import Finding, Key
from inspector.model.key_text import BARE
from inspector.service.keys.files import read_certificate, read_der
from inspector.service.keys.loading import attempt, made, open_private
from inspector.service.keys.material import WHERE, Label

if TYPE_CHECKING:
    from cryptography import x509

_BLOCK = r"-----BEGIN ([A-Z0-9 ]+)-----(.*?)(?:-----END \1-----|(?=-----BEGIN )|\Z)"
_IGNORED = frozenset(("EC PARAMETERS", "DSA PARAMETERS", "DH PARAMETERS"))
_SSH_NAMES = ("ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-nistp")


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
    return _numbered(found) or [Finding("key-unreadable", WHERE, ("PEM",))]


def _numbered(found: list[Key | Finding]) -> list[Key | Finding]:
    """Tell blocks of one kind apart by their numbers."""
    total = Counter(one.source for one in found if isinstance(one, Key))
    seen: Counter[str] = Counter()
    numbered: list[Key | Finding] = []
    for one in found:
        if isinstance(one, Key) and total[one.source] > 1:
            seen[one.source] += 1
            one = one._replace(source=f"{one.source} {seen[one.source]}")
        numbered.append(one)
    return numbered


def _read_block(label: str, body: str, password: bytes | None) -> Key | Finding:
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    pem = _tidy(label, body)
    if label.endswith("CERTIFICATE"):
        return read_certificate(_load_certificate, pem, "certificate")
    if label.endswith("PUBLIC KEY") and not label.startswith("SSH2"):
        public = attempt(lambda: load_pem_public_key(pem))
        return made(public, Label("PEM public key"), "PEM")
    if label == "OPENSSH PRIVATE KEY":
        return open_private(_load_ssh_private, pem, password, Label("OpenSSH private key"), "OpenSSH")
    if label.endswith("PRIVATE KEY"):
        return open_private(_load_pem_private, pem, password, Label("PEM private key"), "PEM")
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

    public = attempt(lambda: load_ssh_public_key(line.strip().encode("utf-8", "replace")))
    return made(public, Label("OpenSSH public key"), "OpenSSH")


def read_bare(text: str, password: bytes | None) -> list[Key | Finding] | None:
    """Read a key whose armour was left off, as Keycloak shows its own: base64 of DER; None where it is
    something else.
    """
    compact = "".join(text.split())
    if not compact.startswith(BARE):
        return None
    try:
        der = base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    return read_der(der, password, "base64")


def _load_certificate(data: bytes) -> x509.Certificate:
    from cryptography import x509

    return x509.load_pem_x509_certificate(data)


def _load_pem_private(data: bytes, password: bytes | None) -> object:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    return load_pem_private_key(data, password)


def _load_ssh_private(data: bytes, password: bytes | None) -> object:
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    return load_ssh_private_key(data, password)
