"""Explains claims and headers beside their values: what one means, what it lists, and where that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model.document import EMPTY
from inspector.view.claims.added_rows import WORD
from inspector.view.look.phrases import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Document
    from inspector.model.explanations.lists import Items

_FARTHEST = 500
"""Values that are walked back at most to find the name of what a value stands in."""
_STRING = ord('"')
_ROOM = 120
"""Characters of a list's items that are named, two lines; the rest stand in the rows below and are counted."""
_LONGEST_ITEM = 60


class Explainer:
    """Says what the members of a header or a payload mean; the tables are loaded when the first one is asked for."""

    def __init__(self, place: str) -> None:
        """``place``: ``header`` or ``payload``."""
        self._place = place
        self._document = EMPTY
        self._vendor = ""

    def __call__(self, name: str, document: Document, node: int) -> tuple[str, ...]:
        """Say what a value means, in ever shorter forms; nothing where there is nothing to say."""
        from inspector.model.explanations import explain
        from inspector.model.explanations.lists import items_of

        if document.key_starts[node] < 0:
            return self._word(document, node)
        top = document.depths[node] == 1
        where = self._place if top else document.name(_container(document, node))
        told = explain(name, where, self._vendor_of(document) if top else "")
        listed = items_of(name, document, node)
        list_forms = _list_forms(name, listed) if listed is not None else ()
        if told is None:
            return list_forms or ((self._unknown(),) if top else ())
        text = QCoreApplication.translate("Claims", told.text)
        whole = f"{text} ({told.source})"
        if not list_forms:
            return whole, text
        return SEPARATOR.join((list_forms[0], whole)), *list_forms

    def _word(self, document: Document, node: int) -> tuple[str, ...]:
        """Say what an item of a list of codes stands for."""
        from inspector.model.explanations import word_for

        if document.depths[node] != 2 or document.kinds[node] not in (_STRING, WORD):
            return ()
        is_word = document.kinds[node] == WORD
        item = document.literal(node) if is_word else str(document.value(node))
        word = word_for(document.name(_container(document, node)), item)
        return (QCoreApplication.translate("Claims", word),) if word else ()

    def _unknown(self) -> str:
        if self._place == "header":
            return QCoreApplication.translate("Claims", "no registered header")
        return QCoreApplication.translate("Claims", "no registered claim")

    def _vendor_of(self, document: Document) -> str:
        if self._place != "payload":
            return ""
        if document is not self._document:
            from inspector.model.types import vendor_of

            self._document, self._vendor = document, vendor_of(document)
        return self._vendor


def _container(document: Document, node: int) -> int:
    """Find the value that a value stands in; the root where it is too far away to look for."""
    depth = document.depths[node] - 1
    for place in range(node - 1, max(-1, node - _FARTHEST), -1):
        if document.depths[place] == depth:
            return place
    return 0


def _list_forms(name: str, listed: Items) -> tuple[str, ...]:
    from inspector.model.explanations import word_for

    is_code = listed.kind != "scopes"  # a scope's name says more than a sentence would beside many others
    words = (
        QCoreApplication.translate("Claims", (word_for(name, item) if is_code else "") or item) for item in listed.items
    )
    count = f"{len(listed.items):,}{'+' if listed.is_cut else ''}"
    shown = _beginning(words, len(listed.items), "+" if listed.is_cut else "")
    if listed.kind == "classes" or len(listed.items) == 1:
        # A single item that has no word of ours stands in the value already.
        return (shown,) if is_code and any(word_for(name, item) for item in listed.items) else ()
    title = _titles()[listed.kind].format(count)
    return (f"{title}: {shown}", title) if listed.items else (title,)


def _beginning(words: Iterator[str], total: int, more: str) -> str:
    """Name as many as there is room for, and count the rest."""
    named: list[str] = []
    room = _ROOM
    for word in words:
        room -= min(len(word), _LONGEST_ITEM) + len(SEPARATOR)
        if named and room < 0:
            break
        named.append(word if len(word) <= _LONGEST_ITEM else f"{word[:_LONGEST_ITEM]}…")
    rest = total - len(named)
    if rest or more:
        named.append(QCoreApplication.translate("Claims", "and {0} more").format(f"{rest:,}{more}"))
    return SEPARATOR.join(named)


def _titles() -> dict[str, str]:
    return {
        "scopes": QCoreApplication.translate("Claims", "{0} scopes"),
        "methods": QCoreApplication.translate("Claims", "{0} methods"),
        "roles": QCoreApplication.translate("Claims", "{0} roles"),
        "groups": QCoreApplication.translate("Claims", "{0} groups"),
        "permissions": QCoreApplication.translate("Claims", "{0} permissions"),
        "nationalities": QCoreApplication.translate("Claims", "{0} nationalities"),
        "headers": QCoreApplication.translate("Claims", "{0} headers"),
        "events": QCoreApplication.translate("Claims", "{0} events"),
    }
