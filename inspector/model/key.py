"""Key material as a value that never shows its secret."""

from __future__ import annotations

from inspector.model.finding import Finding
from inspector.model.record import NamedTuple


class Certified(NamedTuple):
    """What a key's certificate says of it: its fingerprints as headers write them (RFC 7515, 4.1.7 and 4.1.8), its dates.

    ``not_before``, ``not_after``: seconds since 1970-01-01 UTC; None where a JWK states the fingerprints alone.
    """

    x5t: str = ""
    x5t_s256: str = ""
    not_before: float | None = None
    not_after: float | None = None


class Key(NamedTuple):
    """One key that was found in what the person gave.

    ``kind``: ``oct``, ``RSA``, ``EC``, ``OKP`` (RFC 7518, 8037) or ``AKP``. ``size``: bits. ``algorithms``: the ``alg`` values
    that fit it. ``use``, ``key_ops``, ``alg``: as its JWK states them, empty elsewhere. ``source``: where it stood, in words
    of data ("secret, UTF-8", "PEM public key", "certificate", "JWKS key 2"). ``material``: what the service verifies and
    signs with; nothing outside the service looks at it, and the repr leaves it out. ``looks_like``: the encoding that a
    typed secret looks like although it is not read so. ``ring``: the name by which it is kept in the key ring, else empty.
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
    certified: Certified | None = None
    looks_like: str = ""
    ring: str = ""

    def __repr__(self) -> str:
        return f"Key(kind={self.kind!r}, size={self.size}, kid={self.kid!r}, source={self.source!r})"

    def __str__(self) -> str:
        return repr(self)


class KeySet(NamedTuple):
    """What was found in the text of a key field: the keys, and what is to be said about those that are none.

    ``password``: the one that was given beside them, as a key: a token may be encrypted with a password alone. ``ring``: the
    keys of the key ring, which are asked only where these do not serve.
    """

    keys: tuple[Key, ...] = ()
    findings: tuple[Finding, ...] = ()
    password: Key | None = None
    ring: tuple[Key, ...] = ()

    def __repr__(self) -> str:
        return f"KeySet(keys={self.keys!r})"


class Fit(NamedTuple):
    """Whether a key may be used for a token, and why: ``outcome`` is ``verified``, ``fits``, ``not`` or ``unknown``.

    ``reason``: a code of the board's reasons (`model.sentences.REASONS`), with its arguments.
    """

    outcome: str = "unknown"
    reason: str = ""
    args: tuple[str, ...] = ()


class KeyRow(NamedTuple):
    """One line of the list of keys: a key of the field (``name`` empty) or of the ring, and whether it fits the token.

    ``entry``: the number of the ring's entry, 0 for the field.
    """

    key: Key
    fit: Fit
    name: str = ""
    entry: int = 0
