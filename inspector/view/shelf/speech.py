"""Says a row of the shelf in words: to those who hear it, and as a tip to those who point at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model.sentences import VERDICTS
from inspector.view.look.escaping import tooltip
from inspector.view.look.phrases import date_line, times_text
from inspector.view.look.wording import say
from inspector.view.shelf.face import lifetime_of

if TYPE_CHECKING:
    from inspector.model.shelf import Entry
    from inspector.view.shelf.face import Face
    from inspector.view.shelf.words import Words


def row_text(entry: Entry, words: Words, face: Face, apart: tuple[str, ...]) -> str:
    """Everything that a row shows by colour, sign or place, as one sentence; what tells it from others comes first."""
    said = [words.title]
    if words.issuer:
        said.append(_tr("issuer {0}").format(words.issuer))
    if words.subject:
        said.append(_tr("subject {0}").format(words.subject))
    said += [*apart, face.word]
    if face.state in ("expiring", "not-yet-valid"):
        said.append(_tr("expiring") if face.state == "expiring" else _tr("not yet valid"))
    said.append(_tr("signature: {0}").format(say(VERDICTS.get(entry.inspected.verdict, entry.inspected.verdict))))
    if words.place:
        said.append(words.place)
    if entry.times > 1:
        said.append(_tr("found {0}").format(times_text(entry.times)))
    if entry.is_pinned:
        said.append(_tr("pinned"))
    return ", ".join(said)


def row_tip(entry: Entry, words: Words, now: float) -> str:
    """What a row has no room for, in lines; safe as a tooltip."""
    life = lifetime_of(entry.inspected, now)
    start = life.issued_at if life.issued_at is not None else life.not_before
    lines = [
        words.title,
        *_line("{0}", _provokes(entry)),
        *_line(_tr("Issuer: {0}"), words.issuer),
        *_line(_tr("Subject: {0}"), words.subject),
        *_line(_tr("Algorithm: {0}"), words.algorithm),
        *_line(_tr("Key: {0}"), words.kid),
        *_line(_tr("Stood in: {0}"), words.place),
        *_line(_tr("Issued: {0}"), date_line(start, now) if start is not None else ""),
        *_line(_tr("Expires: {0}"), date_line(life.expires_at, now) if life.expires_at is not None else ""),
        *_line(_tr("Signature: {0}"), say(VERDICTS.get(entry.inspected.verdict, entry.inspected.verdict))),
        _tr("The bars of all tokens have one scale of time; the line is now."),
    ]
    return tooltip("\n".join(lines)).replace("\n", "<br>")


def _provokes(entry: Entry) -> str:
    """What an API has to do with a token of a test set."""
    if not entry.label:
        return ""
    from inspector.model.sentences.variants import VARIANTS

    return say(VARIANTS[entry.label][1])


def _line(template: str, text: str) -> list[str]:
    return [template.format(text)] if text else []


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shelf", text)
