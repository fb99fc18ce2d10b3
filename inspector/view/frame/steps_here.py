"""What the items Undo and Redo of the menu mean, which depends on where the person is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from inspector.view.encode.pane import EncodePane


class Steps(Protocol):
    """What has steps that can be undone."""

    def undo(self) -> None:
        """Take the latest one back."""
        ...

    def redo(self) -> None:
        """Do again what was taken back."""
        ...


def steps_here(encode: EncodePane, elsewhere: Steps) -> Steps:
    """The steps of all of ENCODE while the person is there, else those of the editor, else those of the pasted texts."""
    focused = QApplication.focusWidget()
    if focused is not None and encode.isAncestorOf(focused):
        return encode.history
    if isinstance(focused, (QPlainTextEdit, QLineEdit)) and not focused.isReadOnly():
        return focused
    return elsewhere
