"""What can be copied of a claim, by which keys, and the menu that offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from inspector.model.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.view.claims.model import ClaimsModel

COPIES: dict[str, tuple[str, str]] = {
    "value": (QT_TRANSLATE_NOOP("Claims", "Copy &value"), "Ctrl+C"),
    "name": (QT_TRANSLATE_NOOP("Claims", "Copy &name"), ""),
    "claim": (QT_TRANSLATE_NOOP("Claims", "Copy &claim"), "Ctrl+Shift+J"),
    "path": (QT_TRANSLATE_NOOP("Claims", "Copy &path"), "Ctrl+Shift+P"),
    "pointer": (QT_TRANSLATE_NOOP("Claims", "Copy path as &JSON Pointer"), ""),
}
"""What can be copied: the words of the menu, and the keys."""


def key_of(key: Qt.Key | int, modifiers: Qt.KeyboardModifier) -> str:
    """Say what a key asks to be copied; empty for any other key."""
    wanted = QKeySequence(int(key) | modifiers.value)
    return next((what for what, (_, keys) in COPIES.items() if keys and QKeySequence(keys) == wanted), "")


def copied(claims: ClaimsModel, what: str, row: int) -> str:
    """Give the text that is to be copied of a row."""
    givers = {
        "value": claims.value_of,
        "name": claims.name_of,
        "claim": claims.claim_of,
        "path": claims.path_of,
        "pointer": claims.pointer_of,
    }
    return givers[what](row)


def make_menu(parent: QWidget, claims: ClaimsModel, row: int) -> QMenu:
    """Make the menu of a row, whose actions carry what they do and the row; it deletes itself when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for what, (text, keys) in COPIES.items():
        action = menu.addAction(QCoreApplication.translate("Claims", text))
        action.setData((what, row))
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(what == "value" or claims.is_value(row))
    if (seconds := claims.date_of(row)) is not None:
        from inspector.view.frame.time_menu import date_menu

        menu.addMenu(date_menu(menu, seconds))
    menu.addSeparator()
    for what, text, is_possible in (
        ("expand", QCoreApplication.translate("Claims", "E&xpand all in it"), claims.has_children(row)),
        ("collapse", QCoreApplication.translate("Claims", "C&ollapse"), claims.is_open(row)),
    ):
        action = menu.addAction(text)
        action.setData((what, row))
        action.setEnabled(is_possible)
    return menu
