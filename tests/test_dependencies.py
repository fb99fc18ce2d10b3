"""What this program relies on in others' code, where a wrong version would not fail by itself."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 20_000


class _Renamed(QObject):
    """An object whose name changes often."""


def test_a_void_call_takes_no_reference_from_none(qapp: object) -> None:
    """PySide6 6.12.0 on Python 3.11 drops one per call, and aborts the process after some thousands."""
    renamed = _Renamed()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        renamed.blockSignals(False)
        renamed.setObjectName("")
    assert before - sys.getrefcount(None) < CALLS / 10
