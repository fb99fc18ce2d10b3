"""The words for a key, said the same way wherever keys are named; never anything of a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.view.look.escaping import shown
from inspector.view.look.phrases import SEPARATOR
from inspector.view.look.wording import say_finding

if TYPE_CHECKING:
    from inspector.model import Finding, Key

_LONGEST = 80
_MOST_FINDINGS = 3


def kind_of(key: Key) -> str:
    """A key's kind with its size or curve: ``RSA 2048``, ``EC P-256``, ``secret, 32 bytes``."""
    if key.kind == "oct":
        return QCoreApplication.translate("Keys", "secret, {0} bytes").format(key.size // 8)
    return f"{key.kind} {key.curve or key.size}"


def describe_key(key: Key) -> str:
    """A key in a few words of data: ``RSA 2048 · kid “a1” · JWKS key 2``."""
    parts = [f"{key.size // 8} bytes" if key.kind == "oct" else kind_of(key)]
    if key.kid:
        parts.append(f"kid “{shown(key.kid, 60)}”")
    if key.source:
        parts.append(shown(key.source, _LONGEST))
    return SEPARATOR.join(parts)


def say_key(key: Key | None, findings: tuple[Finding, ...], *, borrowed: bool) -> list[str]:
    """The sentences below a key's field: which one is at work (``borrowed``: that of VERIFY), what is to be said about it."""
    said = [say_finding(finding) for finding in findings[:_MOST_FINDINGS]]
    if key is None:
        return said
    described = describe_key(key)
    if borrowed:
        described = QCoreApplication.translate("EncodePane", "Key of VERIFY: {0}").format(described)
    return [described, *said]


def purpose_of(key: Key) -> str:
    """What a JWK says that it is for: ``sig · verify · RS256``."""
    return SEPARATOR.join(shown(part, _LONGEST) for part in (key.use, ", ".join(key.key_ops), key.alg) if part)


def thumbprint_of(key: Key) -> str:
    """The thumbprint of a key; a secret has none to show, for it could be searched for."""
    return "" if key.kind == "oct" else key.thumbprint
