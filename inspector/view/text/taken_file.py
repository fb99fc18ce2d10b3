"""Takes a payload's file as it is: what is signed are bytes, and no decoding would give them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from inspector.view.details.facts import byte_count
from inspector.view.look.escaping import shown

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

LARGEST = 100_000_000
"""Bytes of a file that are taken at most."""
_NAME = 80

translate = QCoreApplication.translate


class TakenFile(NamedTuple):
    """``name``: fit for the screen, without its folder. ``refused``: why it was not taken, else empty."""

    name: str
    data: bytes = b""
    refused: str = ""


def take_file(path: str) -> TakenFile:
    """Read a file whole, or say why not."""
    from pathlib import Path

    name = shown(Path(path).name, _NAME)
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        refused = translate("DetachedSection", "{0} could not be read. Choose another file.").format(name)
        return TakenFile(name, refused=refused)
    if len(data) > LARGEST:
        refused = translate("DetachedSection", "{0} is larger than {1}.").format(name, byte_count(LARGEST))
        return TakenFile(name, refused=refused)
    if not data:
        refused = translate("DetachedSection", "{0} is empty. Choose the file that was signed, or is to be.")
        return TakenFile(name, refused=refused.format(name))
    return TakenFile(name, data)


def ask_for_file(parent: QWidget, title: str) -> str:
    """Let the person choose a file; empty: none."""
    from PySide6.QtWidgets import QFileDialog

    return QFileDialog.getOpenFileName(parent, title)[0]


def file_in(source: QMimeData) -> str:
    """The first local file of what is dropped or pasted, else empty."""
    return next((url.toLocalFile() for url in source.urls() if url.isLocalFile()), "")
