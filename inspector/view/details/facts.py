"""What the details of a token are made of: facts with a name, a value, and words that explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from inspector.model.escaping import sendable
from inspector.view.look.escaping import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

translate = QCoreApplication.translate

MOST = 100
"""Facts of one kind that are shown; a hostile token has thousands."""
_GROUP = 4
_MOST_HEX = 600
SIGNS = {"good": "check", "bad": "cross", "warn": "warning", "neutral": "dash"}
"""The icon of each tone: nothing is said by colour alone."""

VERDICT_TONES = {"verified": "good", "bad-signature": "bad", "refused": "bad", "unsecured": "warn"}
"""The tone of each verdict; that of all others is neutral."""


class Fact(NamedTuple):
    """One row: ``value`` is what is so, ``note`` what that means. Both are fit for the screen.

    ``tone``: empty, or a row of `SIGNS`, which the value says in words, too. ``fixed``: characters are to be told apart.
    ``share``: the length of a bar, 1 is full; None for no bar. ``copied``: what a copy takes, where that is not the value.
    ``is_heading``: it begins a section.
    """

    name: str
    value: str = ""
    note: str = ""
    tone: str = ""
    fixed: bool = False
    share: float | None = None
    copied: str = ""
    is_heading: bool = False

    @property
    def text(self) -> str:
        """What a copy of it takes."""
        return self.copied or self.value


def heading(text: str) -> Fact:
    """Begin a section."""
    return Fact(text, is_heading=True)


def section(title: str, facts: Iterable[Fact]) -> list[Fact]:
    """Put a heading over facts; without facts there is none."""
    held = list(facts)
    return [heading(title), *held] if held else []


def given(name: str, text: str, note: str = "", *, fixed: bool = False, tone: str = "") -> Fact:
    """Show a text that an attacker may have written; a copy takes it as it is."""
    return Fact(name, shown(text), note, tone, fixed=fixed, copied=sendable(text))


def in_groups(value: bytes) -> str:
    """Write bytes in hexadecimal groups that the eye can keep; of very many only the first."""
    groups = value[:_MOST_HEX].hex(" ", -_GROUP)
    left = len(value) - _MOST_HEX
    return f"{groups} … {translate('Details', '(+{0} bytes)').format(f'{left:,}')}" if left > 0 else groups


def of_bytes(name: str, value: bytes, note: str = "") -> Fact:
    """Show bytes in hexadecimal; a copy takes all of them without the gaps."""
    return Fact(name, in_groups(value), note, fixed=True, copied=value.hex())


def byte_count(count: int) -> str:
    """Say how many bytes."""
    return translate("Details", "{0} bytes").format(f"{count:,}") if count != 1 else translate("Details", "1 byte")


def percent(share: float) -> str:
    """Say a share; what is there at all is never nought."""
    return f"{share:.0%}" if share >= 0.01 or not share else f"{share:.1%}"
