"""Which algorithms encrypt and what key each wants: the rows that encrypted tokens are judged by (RFC 7518, 4 and 5).

Standard library only: who gives no key never pays for the cryptography.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.record import NamedTuple
from inspector.model.sentences import Word
from inspector.service.keys.choice import Objection

if TYPE_CHECKING:
    from inspector.model.key import Key

MOST_ITERATIONS = 300_000
"""How often a PBES2 password may be hashed at the wish of whoever wrote the token (RFC 8725, 3.11)."""
FEWEST_ITERATIONS = 1000
"""RFC 7518, 4.8.1.2."""

_SHOWN = 200
_AGREEING = ("P-256", "P-384", "P-521", "X25519", "X448")


class Manner(NamedTuple):
    """One ``alg``: the way in which the key of the content is managed (RFC 7518, 4.1).

    ``kinds``: of the keys that fit. ``bits``: how long a secret has to be; 0 for any. ``operations``: the ``key_ops`` that
    allow to decrypt.
    """

    name: str
    kinds: tuple[str, ...]
    operations: tuple[str, ...]
    bits: int = 0

    @property
    def is_direct(self) -> bool:
        """Tell whether no key of the content is in the token: it is the secret itself, or agreed upon."""
        return self.name in ("dir", "ECDH-ES")

    @property
    def is_by_password(self) -> bool:
        """Tell whether the key is made of a password."""
        return self.name.startswith("PBES2")


_RSA = (("RSA",), ("decrypt", "unwrapKey"))
_WRAP = (("oct",), ("unwrapKey", "decrypt"))
_AGREE = (("EC", "OKP"), ("deriveKey", "deriveBits", "unwrapKey"))
_PASSWORD = (("oct",), ("deriveKey", "deriveBits", "unwrapKey", "decrypt"))

MANNERS: dict[str, Manner] = {
    row.name: row
    for row in (
        Manner("RSA1_5", *_RSA),
        Manner("RSA-OAEP", *_RSA),
        Manner("RSA-OAEP-256", *_RSA),
        Manner("RSA-OAEP-384", *_RSA),
        Manner("RSA-OAEP-512", *_RSA),
        Manner("A128KW", *_WRAP, 128),
        Manner("A192KW", *_WRAP, 192),
        Manner("A256KW", *_WRAP, 256),
        Manner("A128GCMKW", *_WRAP, 128),
        Manner("A192GCMKW", *_WRAP, 192),
        Manner("A256GCMKW", *_WRAP, 256),
        Manner("dir", ("oct",), ("decrypt",)),
        Manner("ECDH-ES", *_AGREE),
        Manner("ECDH-ES+A128KW", *_AGREE),
        Manner("ECDH-ES+A192KW", *_AGREE),
        Manner("ECDH-ES+A256KW", *_AGREE),
        Manner("PBES2-HS256+A128KW", *_PASSWORD),
        Manner("PBES2-HS384+A192KW", *_PASSWORD),
        Manner("PBES2-HS512+A256KW", *_PASSWORD),
    )
}
"""Every registered ``alg`` that manages keys, by its name."""

CONTENT_BITS = {
    "A128CBC-HS256": 256,
    "A192CBC-HS384": 384,
    "A256CBC-HS512": 512,
    "A128GCM": 128,
    "A192GCM": 192,
    "A256GCM": 256,
}
"""Every registered ``enc``, with the bits of its key (RFC 7518, 5.1)."""


def decrypting(key: Key) -> tuple[str, ...]:
    """Name the algorithms that a key can open tokens of, whatever else it says of itself."""
    return tuple(
        row.name
        for row in MANNERS.values()
        if key.kind in row.kinds
        and (not row.bits or row.bits == key.size)
        and ("EC" not in row.kinds or key.curve in _AGREEING)
        and (row.name != "dir" or key.size in CONTENT_BITS.values())
    )


def key_objection(key: Key, manner: Manner, enc: str) -> Objection | None:
    """Say why a key may not be tried: its kind, curve, length, being public, ``use``, ``key_ops``, ``alg`` (RFC 7517, 4)."""
    return misfit(key, manner, enc) or _said_by_key(key, manner, enc)


def misfit(key: Key, manner: Manner, enc: str) -> Objection | None:
    """Say why a key can neither encrypt nor decrypt in this manner: its kind, curve or length."""
    wanted = manner.bits or (CONTENT_BITS[enc] if manner.name == "dir" else 0)
    if key.kind not in manner.kinds:
        args: tuple[str, ...] = (manner.name, Word(manner.kinds[0]), Word(key.kind))
        return Objection("alg-wants-other-key", args, Finding("key-type-mismatch", "key", args))
    if "EC" in manner.kinds and key.curve not in _AGREEING:
        args = (manner.name, " / ".join(_AGREEING), key.curve)
        return Objection("alg-wants-other-curve", args, Finding("key-curve-mismatch", "key", args))
    if wanted and key.size != wanted:
        args = (manner.name if manner.bits else f"dir, {enc}", str(wanted), str(key.size))
        return Objection("key-wrong-size", args, Finding("key-wrong-size", "key", args))
    return None


def _said_by_key(key: Key, manner: Manner, enc: str) -> Objection | None:
    if key.use and key.use != "enc":
        return Objection("key-use-sig", (key.use[:_SHOWN],), _own("use", key.use))
    if key.key_ops and set(key.key_ops).isdisjoint(manner.operations):
        operations = ", ".join(key.key_ops)[:_SHOWN]
        return Objection("key-ops-decrypt", (operations, manner.operations[0]), _own("key_ops", operations))
    if key.alg and key.alg != manner.name and not (manner.name == "dir" and key.alg == enc):
        return Objection("key-alg", (key.alg[:_SHOWN], manner.name), _own("alg", key.alg))
    if not key.private:
        return Objection("key-public", (), Finding("key-public", "key"))
    return None


def _own(member: str, value: str) -> Finding:
    return Finding("key-not-for-this", "key", (f"{member} “{value[:_SHOWN]}”",))
