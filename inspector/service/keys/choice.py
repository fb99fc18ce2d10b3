"""Which of the keys given may be tried for a token, in which order, and why the others may not.

Allowed algorithms come from the person and the key, never from the token alone: a key is asked what it is
for, and a token whose ``alg`` is something else is refused (RFC 8725, 3.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model import Finding
from inspector.model.record import NamedTuple
from inspector.model.sentences import Word
from inspector.model.token import text_of
from inspector.service.algorithms.signing import ALGORITHMS, same_algorithm

if TYPE_CHECKING:
    from inspector.model import Key
    from inspector.model.document import Document

_SHOWN = 200


class Objection(NamedTuple):
    """Why a key may not be used for an algorithm: a reason of the board, and the finding with it."""

    reason: str
    args: tuple[str, ...]
    finding: Finding

    @property
    def about_kind(self) -> bool:
        """Tell whether the key is of another kind, so that the algorithm is the wrong one for it."""
        return self.reason in {"alg-wants-other-key", "alg-wants-other-curve"}


def objection(key: Key, algorithm: str, operation: str = "verify") -> Objection | None:
    """Say why a key may not be used: kind, curve, ``use``, ``key_ops``, ``alg`` (RFC 7517, 4.2 to 4.4)."""
    row = ALGORITHMS[algorithm]
    if key.kind != row.kind:
        args: tuple[str, ...] = (algorithm, Word(row.kind), Word(key.kind))
        return Objection("alg-wants-other-key", args, Finding("key-type-mismatch", "key", args))
    if algorithm not in key.algorithms:
        args = (algorithm, " / ".join(row.curves), key.curve)
        return Objection("alg-wants-other-curve", args, Finding("key-curve-mismatch", "key", args))
    if key.use and key.use != "sig":
        return Objection("key-use", (key.use[:_SHOWN],), _own("use", key.use))
    enough = {"verify", "sign"} if operation == "verify" and key.private else {operation}
    if key.key_ops and enough.isdisjoint(key.key_ops):
        operations = ", ".join(key.key_ops)[:_SHOWN]
        return Objection("key-ops", (operations,), _own("key_ops", operations))
    if key.alg and not same_algorithm(key.alg, algorithm):
        return Objection("key-alg", (key.alg[:_SHOWN], algorithm), _own("alg", key.alg))
    return None


def _own(member: str, value: str) -> Finding:
    return Finding("key-not-for-this", "key", (f"{member} “{value[:_SHOWN]}”",))


def prints_of(header: Document) -> tuple[str, ...]:
    """The fingerprints by which a token names the signer's certificate (``x5t``, ``x5t#S256``: RFC 7515, 4.1.7 and 4.1.8)."""
    return tuple(stated for name in ("x5t", "x5t#S256") if (stated := text_of(header, name).rstrip("=")))


def is_certified(key: Key, prints: tuple[str, ...]) -> bool:
    """Tell whether a key's certificate is one that the token names."""
    return key.certified is not None and not {key.certified.x5t, key.certified.x5t_s256}.isdisjoint(prints)


def in_order(keys: tuple[Key, ...], kid: str, prints: tuple[str, ...] = ()) -> tuple[Key, ...]:
    """Put those first whose kid is the token's, then those whose thumbprint is (RFC 7638), then those whose certificate
    has a fingerprint that the token names, then the rest as they stand.
    """
    if not kid and not prints:
        return keys
    return tuple(sorted(keys, key=lambda key: _rank(key, kid, prints)))


def _rank(key: Key, kid: str, prints: tuple[str, ...]) -> int:
    if kid and key.kid == kid:
        return 0
    if kid and key.thumbprint == kid:
        return 1
    return 2 if is_certified(key, prints) else 3


def is_named(key: Key, kid: str, prints: tuple[str, ...]) -> bool:
    """Tell whether the token names this key, by whatever."""
    return _rank(key, kid, prints) < 3


def reason_for(key: Key, kid: str, keys: tuple[Key, ...], prints: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """Say by what a key was chosen, as a reason of the board with its arguments."""
    if kid and key.kid == kid:
        return "key-by-kid", ()
    if kid and key.thumbprint == kid:
        return "key-by-thumbprint", ()
    if is_certified(key, prints):
        return "key-by-x5t", ()
    if kid and key.kid:
        return "key-kid-unmatched", (kid[:_SHOWN],)
    if prints and key.certified is not None:
        return "key-x5t-unmatched", ()
    return ("key-only", ()) if len(keys) == 1 else ("key-by-type", ())
