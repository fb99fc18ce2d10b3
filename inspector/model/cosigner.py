"""One of the signatures that a new token has, as it is asked for and as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from inspector.model.finding import Finding
    from inspector.model.key import Key


class Cosigner(NamedTuple):
    """What was written for a signature beside the first, and what became of it; of the first, ``unprotected`` alone is written.

    ``header``, ``unprotected``: JSON text. ``algorithms``: those that fit the keys. ``error``: why it is not there, which
    belongs to ``place``: ``header``, ``unprotected`` or ``key``, at ``line`` and ``column`` (from 1; 0: unknown).
    ``is_wanting``: nothing is wrong, there is only no key yet. ``borrowed``: the key is the one of VERIFY.
    """

    header: str = ""
    unprotected: str = ""
    key_text: str = ""
    algorithm: str = ""
    algorithms: tuple[str, ...] = ()
    key: Key | None = None
    findings: tuple[Finding, ...] = ()
    borrowed: bool = False
    error: str = ""
    place: str = ""
    line: int = 0
    column: int = 0
    is_wanting: bool = False

    def __repr__(self) -> str:
        return f"Cosigner(algorithm={self.algorithm!r})"
