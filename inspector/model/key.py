"""Key material as a value that never shows its secret."""

from __future__ import annotations

from typing import NamedTuple

from inspector.model.finding import Finding


class Key(NamedTuple):
    """One key that was found in what the person gave.

    ``kind``: ``oct``, ``RSA``, ``EC``, ``OKP`` (RFC 7518, 8037) or ``AKP``. ``size``: bits. ``algorithms``: the ``alg`` values
    that fit it. ``use``, ``key_ops``, ``alg``: as its JWK states them, empty elsewhere. ``source``: where it stood, in words
    of data ("secret, UTF-8", "PEM public key", "certificate", "JWKS key 2"). ``material``: what the service verifies and
    signs with; nothing outside the service looks at it, and the repr leaves it out.
    """

    kind: str
    size: int
    curve: str
    algorithms: tuple[str, ...]
    kid: str
    use: str
    key_ops: tuple[str, ...]
    alg: str
    thumbprint: str
    source: str
    private: bool
    typed: bool
    findings: tuple[Finding, ...]
    material: object

    def __repr__(self) -> str:
        return f"Key(kind={self.kind!r}, size={self.size}, kid={self.kid!r}, source={self.source!r})"

    def __str__(self) -> str:
        return repr(self)


class KeySet(NamedTuple):
    """What was found in the text of a key field: the keys, and what is to be said about those that are none.

    ``password``: the one that was given beside them, as a key: a token may be encrypted with a password alone.
    """

    keys: tuple[Key, ...] = ()
    findings: tuple[Finding, ...] = ()
    password: Key | None = None

    def __repr__(self) -> str:
        return f"KeySet(keys={self.keys!r})"
