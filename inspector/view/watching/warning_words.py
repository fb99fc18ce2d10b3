"""The words of a warning: which token expires, and when. No claim is in them: others may look at the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.view.look.phrases import past_text, span_text
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from inspector.model import Token
    from inspector.model.shelf import Entry
    from inspector.model.warnings import Due

_PUNCTUAL = 5.0
"""Seconds that a warning may be late and still say the time that was chosen."""
_NAMED = 3
"""Tokens that are told one by one; more are counted."""


def words_of(dues: tuple[Due, ...], entries: tuple[Entry, ...]) -> tuple[str, str]:
    """Title and body for what is due, with the entries in the same order; plain text."""
    if len(dues) == 1:
        return _when(dues[0]), name_of(entries[0].inspected.token, dues[0].place)
    gone = sum(due.remaining <= 0 for due in dues)
    if gone == len(dues):
        title = QCoreApplication.translate("Warnings", "%n tokens have expired", "", gone)
    elif gone == 0:
        title = QCoreApplication.translate("Warnings", "%n tokens expire soon", "", len(dues))
    else:
        title = QCoreApplication.translate("Warnings", "{0} of {1} tokens have expired, the others will soon")
        title = title.format(gone, len(dues))
    pairs = list(zip(dues, entries, strict=True))[:_NAMED]
    lines = [f"{name_of(entry.inspected.token, due.place)}: {_short(due)}" for due, entry in pairs]
    if len(dues) > _NAMED:
        lines.append(QCoreApplication.translate("Warnings", "and %n more", "", len(dues) - _NAMED))
    return title, "\n".join(lines)


def name_of(token: Token, place: int) -> str:
    """What a token is called where no claim may stand: its type, if it is a known one, and its place on the shelf from 1."""
    from inspector.model.types import recognise

    types = recognise(token)
    if not types:
        return QCoreApplication.translate("Warnings", "Token {0} on the shelf").format(place)
    name = say(types[0].name)
    return QCoreApplication.translate("Warnings", "{0} (token {1} on the shelf)").format(
        name[:1].upper() + name[1:], place
    )


def short_name(token: Token, place: int) -> str:
    """The same where there is little room: its type, else its place."""
    from inspector.model.types import recognise

    types = recognise(token)
    if not types:
        return QCoreApplication.translate("Warnings", "Token {0}").format(place)
    name = say(types[0].name)
    return name[:1].upper() + name[1:]


def _when(due: Due) -> str:
    if due.remaining > 0:
        return QCoreApplication.translate("Warnings", "A token expires in {0}").format(span_text(_told(due)))
    if due.remaining > -_PUNCTUAL:
        return QCoreApplication.translate("Warnings", "A token has expired")
    return QCoreApplication.translate("Warnings", "A token expired {0} ago").format(_ago(due))


def _short(due: Due) -> str:
    if due.remaining > 0:
        return QCoreApplication.translate("Warnings", "expires in {0}").format(span_text(_told(due)))
    if due.remaining > -_PUNCTUAL:
        return QCoreApplication.translate("Warnings", "has expired")
    return QCoreApplication.translate("Warnings", "expired {0} ago").format(_ago(due))


def _told(due: Due) -> float:
    """The time that was chosen, unless it is another by now."""
    return due.event.ahead if abs(due.event.ahead - due.remaining) < _PUNCTUAL else due.remaining


def _ago(due: Due) -> str:
    return span_text(-due.remaining) if due.remaining > -60 else past_text(-due.remaining)
