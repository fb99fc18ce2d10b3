"""Something worth saying about a token or a key, as a code and its arguments; the sentences stand in `sentences`."""

from __future__ import annotations

from inspector.model.record import NamedTuple
from inspector.model.sentences import FINDINGS, REMEDIES, Sentence


class Finding(NamedTuple):
    """One thing worth saying: ``code`` names its row in `sentences.FINDINGS`, ``where`` the place.

    ``where`` is ``token``, ``header``, ``payload``, ``signature`` or ``key``, where known followed by a JSON path
    (``payload $.exp``) or by a line and a column (``payload 1:17``).
    """

    code: str
    where: str
    args: tuple[str, ...] = ()

    @property
    def sentence(self) -> Sentence:
        """The row that says it: severity, message, what to do, source."""
        return FINDINGS[self.code]

    @property
    def severity(self) -> str:
        """``info``, ``warning`` or ``danger``."""
        return FINDINGS[self.code].severity


class Check(NamedTuple):
    """One question of the verdict board.

    ``outcome``: ``passed``, ``failed``, ``warning`` or ``not-checked``. ``expected`` and ``actual`` are data as they
    stand in the policy and the token; ``reason`` names a row of `sentences.REASONS`, ``args`` fill it.
    """

    name: str
    outcome: str
    expected: str = ""
    actual: str = ""
    reason: str = ""
    args: tuple[str, ...] = ()


class Apply(NamedTuple):
    """What taking a remedy's advice would change: ``field`` is ``key``, ``secret_encoding`` or ``token``.

    ``value`` is what that field would hold. A key's value is a secret, and the repr leaves it out.
    """

    field: str
    value: str

    def __repr__(self) -> str:
        return f"Apply(field={self.field!r})" if self.field == "key" else f"Apply({self.field!r}, {self.value!r})"

    def __str__(self) -> str:
        return repr(self)


class Remedy(NamedTuple):
    """What the doctor found out about a failing signature, or a token that does not open; ``guess``: it could not be computed.

    ``code`` names a row of `sentences.REMEDIES`, which ``args`` fill; no key material is among them. ``apply``: what would
    make the signature verify, where that can be had. ``signature``: which one of several it is about, counted from 1; else 0.
    """

    code: str
    args: tuple[str, ...] = ()
    guess: bool = False
    apply: Apply | None = None
    signature: int = 0

    @property
    def message(self) -> str:
        """The sentence that says it."""
        return REMEDIES[self.code]
