"""Asks where the shelf is to be written, and whether the tokens themselves go along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SUFFIX = ".csv"


class Wish(NamedTuple):
    """A path, and whether the tokens' own texts are wanted, too."""

    path: str
    with_tokens: bool


def ask_where_to(parent: QWidget) -> Wish | None:
    """Ask for a file; the tokens go along only if the second kind of file is chosen. None: the person thought better of it."""
    without = QCoreApplication.translate("Export", "Table without the tokens (*.csv)")
    along = QCoreApplication.translate("Export", "Table with the tokens, which are credentials (*.csv)")
    title = QCoreApplication.translate("Export", "Export the shelf as CSV")
    path, kind = QFileDialog.getSaveFileName(parent, title, f"tokens{_SUFFIX}", f"{without};;{along}", without)
    if not path:
        return None
    return Wish(path if path.lower().endswith(_SUFFIX) else f"{path}{_SUFFIX}", kind == along)
