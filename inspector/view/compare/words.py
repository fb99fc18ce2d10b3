"""The words for what two tokens have in common and what not, the same in the table, in its sum and on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model.comparison import DATES
from inspector.model.sentences import VERDICTS
from inspector.model.sentences.comparison import (
    COUNTS,
    FACTS,
    KINDS_OF_ROWS,
    MORE_ROWS,
    OF_KEY,
    OF_LIFETIME,
    SAME_CLAIMS,
    SAME_TOKEN,
    SECTIONS,
)
from inspector.model.sentences.details import KINDS
from inspector.view.look.escaping import CELL, shown
from inspector.view.look.moments import moments
from inspector.view.look.phrases import SEPARATOR, exact_span, moved_text
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from inspector.model.comparison import Comparison, Row


def section_text(part: str) -> str:
    """Name a section."""
    return say(SECTIONS[part])


def name_text(row: Row) -> str:
    """Name what a row is about: a fact in words, a member by its path."""
    if row.part in ("header", "payload"):
        if row.name == "$":
            return {"reordered": _tr("Order"), "rewritten": _tr("Writing")}.get(row.kind, _tr("All of it"))
        return shown(row.name.removeprefix("$."), CELL)
    return say(FACTS[row.name])


def side_text(row: Row, text: str, limit: int = CELL) -> str:
    """Say what a row has on one side: a date with its day, a fact in words, all else as it is written."""
    if not text:
        return ""
    if row.name == "verdict" and row.part == "token":
        return say(VERDICTS.get(text, text))
    if row.name == "form" and row.part == "token":
        return say(KINDS.get(text, text))
    if row.name == "lifetime" and row.part == "token":
        return _signed(float(text))
    if row.part == "payload" and row.name.removeprefix("$.") in DATES and text.isdigit() and len(text) < 12:
        return f"{text}{SEPARATOR}{moments().write(float(text))}"
    return shown(text, limit)


def difference_text(row: Row) -> str:
    """Say what became of a row: that it was added, by how much a date moved, what a list gained and lost."""
    if row.kind == "moved" and row.shift is not None:
        return moved_text(row.shift)
    if row.name == "lifetime" and row.part == "token" and row.shift:
        longer, shorter = _tr("{0} longer"), _tr("{0} shorter")
        return (longer if row.shift > 0 else shorter).format(exact_span(row.shift))
    items = [f"+ {item}" for item in row.gained] + [f"− {item}" for item in row.lost]
    return SEPARATOR.join([say(KINDS_OF_ROWS[row.kind]), *([shown(", ".join(items), CELL)] if items else [])])


def sum_text(comparison: Comparison) -> str:
    """Say in one line what the comparison comes to."""
    if comparison.before.token.text == comparison.after.token.text:
        return say(SAME_TOKEN)
    counted = [(text, comparison.count(kind)) for kind, text in COUNTS]
    parts = [say(text, (f"{number:,}",)) for text, number in counted if number]
    key, life = comparison.fact("key"), comparison.fact("lifetime")
    about = [say(OF_KEY[key.kind])] if key is not None else []
    about += [say(OF_LIFETIME[life.kind])] if life is not None else []
    more = [say(MORE_ROWS, (f"{comparison.more:,}",))] if comparison.more else []
    said = ", ".join(parts) if parts else say(SAME_CLAIMS)
    return SEPARATOR.join([said, *about, *more])


def row_text(row: Row) -> str:
    """Say a row in one breath, for a screen reader and for the clipboard."""
    said = [f"{section_text(row.part)}, {name_text(row)}: {difference_text(row)}"]
    before, after = side_text(row, row.before), side_text(row, row.after)
    if row.kind == "same":
        return f"{said[0]}: {before}" if before else said[0]
    said += [_tr("before {0}").format(before)] if before else []
    said += [_tr("after {0}").format(after)] if after else []
    return "; ".join(said)


def _signed(seconds: float) -> str:
    return f"−{exact_span(seconds)}" if seconds < 0 else exact_span(seconds)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)
