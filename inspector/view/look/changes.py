"""The words for what a refresh changed, the same in the strip, in the history and in the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model.comparison import DATES
from inspector.model.lifetime import understand
from inspector.view.look.escaping import CELL, shown
from inspector.view.look.moments import moments
from inspector.view.look.phrases import moved_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.renewal import Change

_ID = 12
"""Characters of an identifier that tell it from another."""


def changes_text(changes: Iterable[Change]) -> str:
    """Say all of them in one short line: of the first date, which is the expiry, what it is now; of the others how they moved."""
    first: list[str] = []
    moves: dict[str, list[str]] = {}
    others: list[str] = []
    for change in in_order(changes):
        before, after = (_seconds(change.claim, literal) for literal in (change.before, change.after))
        if after is None:
            others.append(change_text(change, with_former=False))
        elif not first:
            first.append(change_text(change, with_former=False))
        else:
            moves.setdefault(_difference(before, after), []).append(shown(change.claim, CELL))
    return "; ".join((*first, *(f"{', '.join(names)} {how}" for how, names in moves.items()), *others))


def in_order(changes: Iterable[Change]) -> list[Change]:
    """What matters most first: the expiry, the other dates, the rest, and the identifier, which says nothing."""
    ranks = {"exp": 0, "jti": 3}
    return sorted(changes, key=lambda change: ranks.get(change.claim, 1 if change.claim in DATES else 2))


def change_text(change: Change, *, with_former: bool = True) -> str:
    """Say one: a date in the person's own form with its difference, an identifier by its beginning, all else as written."""
    name = shown(change.claim, CELL)
    before, after = (_seconds(change.claim, literal) for literal in (change.before, change.after))
    if after is not None and (written := moments().write(after)):
        former = moments().write(before) if before is not None else ""
        has_moved = with_former and former and before != after
        said = f"{name} {former} → {written}" if has_moved else f"{name} {written}"
        return f"{said} ({_difference(before, after)})"
    if not change.before:
        return f"{name} {_value(change.after)} ({_tr('added')})"
    if not change.after:
        return f"{name} ({_tr('removed')})"
    if change.claim == "jti" and not with_former:
        return _tr("{0} renewed").format(name)
    return f"{name} {_value(change.before)} → {_value(change.after)}"


def _difference(before: float | None, after: float) -> str:
    if before is None:
        return _tr("added")
    return moved_text(after - before) if after != before else _tr("as it was")


def _value(literal: str) -> str:
    text = literal[1:-1] if literal.startswith('"') else literal
    return shown(text if len(text) <= _ID else f"{text[:_ID]}…", CELL)


def _seconds(claim: str, literal: str) -> float | None:
    """The moment that a claim is written as, or is meant as where it counts milliseconds."""
    if claim not in DATES or not literal[:1].strip('"{[tfn'):
        return None
    moment = understand(claim, literal)
    return moment.seconds if moment.seconds is not None else moment.likely


def _tr(text: str) -> str:
    return QCoreApplication.translate("Changes", text)
