"""Something worth saying about a token or a key, as a code and its arguments; the sentences stand in `sentences`."""

from __future__ import annotations

from typing import NamedTuple

from inspector.model.sentences import FINDINGS, Sentence


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


class Remedy(NamedTuple):
    """What the doctor found out about a failing signature; ``guess`` where it could not be computed."""

    code: str
    args: tuple[str, ...] = ()
    guess: bool = False
