"""Puts what is made later than the window into the order of reading, in which Tab goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def put_behind(before: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab go from a widget through these."""
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop


def put_before(behind: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab go through these to a widget, which must live as long as its window: PySide takes the widget before it in the
    chain for its own child.
    """
    for stop in stops:
        before = behind.previousInFocusChain()
        # Qt puts nothing behind what takes no focus, and behind a whole is behind all that is in it.
        while before is not None and (
            not before.focusPolicy() & Qt.FocusPolicy.TabFocus or before.isAncestorOf(behind)
        ):
            before = before.previousInFocusChain()
        if before is not None and before not in (stop, behind):
            QWidget.setTabOrder(before, stop)
