"""Wires what is taken away to a file; nothing of it is loaded before somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.controller.copier import Copier
    from inspector.desktop.worker import ThreadWorker
    from inspector.view.frame.window import MainWindow


class Taking:
    """Asks where the shelf is to be written, and has it written there."""

    def __init__(self, window: MainWindow, copier: Copier) -> None:
        self._window = window
        self._copier = copier
        self._worker: ThreadWorker | None = None
        window.exportRequested.connect(self._on_export_requested)

    def close(self) -> None:
        """End the work that is under way."""
        if self._worker is not None:
            self._worker.close()

    def _on_export_requested(self) -> None:
        from inspector.desktop.private_file import PrivateFiles
        from inspector.desktop.worker import ThreadWorker
        from inspector.view.shelf.export_dialog import ask_where_to

        wish = ask_where_to(self._window)
        if wish is None:
            return
        if self._worker is None:
            self._worker = ThreadWorker(self._window)
        self._copier.export(wish.path, PrivateFiles(), self._worker, with_tokens=wish.with_tokens)
