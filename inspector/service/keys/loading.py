"""Asks the loaders of `cryptography` for keys, and turns what they raise into findings.

The texts of their exceptions are never read, for they may hold parts of a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.model import Finding
from inspector.model.sentences import Word
from inspector.service.keys.material import WHERE, Label, asymmetric_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model import Key

_RAISED_BY_BROKEN_KEYS = (ValueError, LookupError, ArithmeticError, AttributeError, AssertionError)
"""What the loaders of `cryptography` were seen to raise, or may: they promise nothing but ValueError."""


_SEALED = {"PEM": "sealed-pem", "OpenSSH": "sealed-openssh"}
"""What a password is asked for, by the form it is in; else it is DER."""


class Failure(NamedTuple):
    """Why a loader gave nothing: ``encrypted``, ``unsupported``, ``unreadable``."""

    why: str


def attempt(load: Callable[[], object]) -> object:
    """Ask a loader, and turn what it raises into a `Failure`."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import InvalidVersion

    try:
        return load()
    except TypeError:  # "Password was not given but private key is encrypted"
        return Failure("encrypted")
    except (UnsupportedAlgorithm, NotImplementedError, Warning):  # a deprecated kind warns, which may be an error
        return Failure("unsupported")
    except (InvalidVersion, *_RAISED_BY_BROKEN_KEYS):
        return Failure("unreadable")


def open_private(
    load: Callable[[bytes, bytes | None], object],
    data: bytes,
    password: bytes | None,
    label: Label,
    form: str,
) -> Key | Finding:
    """Open a private key without the password first: `cryptography` refuses one that is not needed."""
    found = attempt(lambda: load(data, None))
    if not isinstance(found, Failure) or (found.why == "unreadable" and not _is_sealed(data)):
        return made(found, label, form)
    if found.why == "unsupported":
        return made(found, label, form)
    sealed = Word(_SEALED.get(form, "sealed-der"))
    if not password:
        return Finding("key-password", WHERE, (sealed,))
    found = attempt(lambda: load(data, password))
    if isinstance(found, Failure) and found.why != "unsupported":
        return Finding("key-password-wrong", WHERE, (sealed,))
    return made(found, label, form)


def _is_sealed(data: bytes) -> bool:
    return b"ENCRYPTED" in data[:200]


def made(material: object, label: Label, form: str) -> Key | Finding:
    """Make a key of what a loader gave, or say why it is none; ``form``: what it looked like."""
    if isinstance(material, Failure):
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
