"""Wires what is taken away, to the clipboard and to a file; what takes long is made beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.controller.taking.copier import Copier
    from inspector.desktop.worker import ThreadWorker
    from inspector.view.frame.window import MainWindow


class Taking:
    """Has things copied, asks where the shelf is to be written, and has it written there."""

    def __init__(self, window: MainWindow, copier: Copier) -> None:
        self._window = window
        self._copier = copier
        self._workers: dict[str, ThreadWorker] = {}
        window.copyRequested.connect(self._on_copy_requested)
        window.exportRequested.connect(self._on_export_requested)

    def close(self) -> None:
        """End the work that is under way."""
        for worker in self._workers.values():
            worker.close()

    def _on_copy_requested(self, what: str) -> None:
        self._copier.copy(what, self._worker("copy"))

    def _on_export_requested(self) -> None:
        from inspector.desktop.private_file import PrivateFiles
        from inspector.view.shelf.export_dialog import ask_where_to

        wish = ask_where_to(self._window)
        if wish is not None:
            self._copier.export(wish.path, PrivateFiles(), self._worker("export"), with_tokens=wish.with_tokens)

    def _worker(self, what: str) -> ThreadWorker:
        """One for each: a newer copy takes the place of an older one, and never that of a file."""
        from inspector.desktop.worker import ThreadWorker

        if what not in self._workers:
            self._workers[what] = ThreadWorker(self._window)
        return self._workers[what]
