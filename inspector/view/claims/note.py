"""What a table of claims says where there are no claims to show: always something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model.record import NamedTuple
from inspector.model.sentences.words import WORDS
from inspector.view.claims.outline import unread_from
from inspector.view.look.escaping import CELL, shown, shown_part

if TYPE_CHECKING:
    from inspector.model import Document

BRACES = {ord("{"): "{{{0}}}", ord("["): "[{0}]"}
"""How a container shows the number of what is in it."""


class Note(NamedTuple):
    """A row that is no value: what could not be read as one. ``tone`` colours the meaning."""

    name: str
    value: str
    meaning: str
    tone: str


def note_of(document: Document) -> Note | None:
    """Make the row of what could not be read as JSON, or of an object that holds nothing."""
    if not document.raw and not document.faults:
        return None
    if not document.kinds:
        return _text_note(document)
    offset, fault = unread_from(document)
    if offset >= 0:
        rest = shown_part(document.text, offset, len(document.text))
        said = QCoreApplication.translate("Claims", "could not be read from line {0}, column {1} on")
        said = said.format(*document.line_column(offset))
        if fault is not None and fault.args and fault.args[0] in WORDS:
            said = f"{said}: {QCoreApplication.translate('Sentences', WORDS[fault.args[0]])}"
        return Note(QCoreApplication.translate("Claims", "(the rest)"), rest, said, "warning")
    if len(document.kinds) == 1 and document.kinds[0] in BRACES:
        nothing = QCoreApplication.translate("Claims", "nothing is in it")
        return Note(BRACES[document.kinds[0]].format(""), "", nothing, "dim")
    return None


def _text_note(document: Document) -> Note:
    if not document.raw:
        return Note(
            QCoreApplication.translate("Claims", "(empty)"),
            "",
            QCoreApplication.translate("Claims", "it is empty"),
            "dim",
        )
    meaning = QCoreApplication.translate("Claims", "no JSON")
    if document.is_text and _is_token(document.text):
        said = QCoreApplication.translate("Claims", "a token: the next step")
        return Note(QCoreApplication.translate("Claims", "(text)"), shown(document.text), said, "dim")
    if document.is_text:
        return Note(QCoreApplication.translate("Claims", "(text)"), shown(document.text), meaning, "warning")
    size = QCoreApplication.translate("Claims", "{0} bytes, no text").format(f"{len(document.raw):,}")
    in_hex = document.raw[:CELL].hex(" ") + (" …" if len(document.raw) > CELL else "")
    return Note(QCoreApplication.translate("Claims", "(binary)"), in_hex, size, "warning")


def _is_token(text: str) -> bool:
    """Tell whether a content is a token in its compact form, which is what a nested one carries (RFC 7519, 5.2)."""
    parts = text.strip().split(".")
    return len(parts) in (3, 5) and text.isascii() and parts[0][:2] in ("ey", "ew")
