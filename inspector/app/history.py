"""Wires the history of a token's refreshes; its window is made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.app.comparing import Comparing
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.refreshing.histories import Histories
    from inspector.model.renewal import Renewal
    from inspector.view.compare.history_dialog import HistoryDialog
    from inspector.view.frame.window import MainWindow


class History:
    """Shows what the refreshes of a token changed, and hands two of its states on to be compared."""

    def __init__(self, main: MainWindow, desk: Desk, histories: Histories, comparing: Comparing) -> None:
        self._main, self._desk, self._histories, self._comparing = main, desk, histories, comparing
        self.dialog: HistoryDialog | None = None
        self._number = 0
        main.historyRequested.connect(self.open)

    def open(self) -> None:
        """Show the history of the token that is looked at."""
        self.open_row(self._desk.chosen)

    def open_row(self, number: int) -> None:
        """Show the history of a token of the shelf."""
        if self.dialog is None:
            from inspector.view.compare.history_dialog import HistoryDialog

            self.dialog = HistoryDialog(self._main)
            self.dialog.compareRequested.connect(self._on_compare_requested)
            self._histories.listeners.append(self._tell)
        self._number = number
        self._tell()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _tell(self) -> None:
        if self.dialog is not None:
            self.dialog.show_history(self._name(), self._histories.of(self._number))

    def _name(self) -> str:
        from inspector.view.watching.warning_words import name_of

        named = (
            name_of(entry.inspected.token, place)
            for place, entry in enumerate(self._desk.entries, 1)
            if entry.number == self._number
        )
        return next(named, self._main.tr("a token"))

    def _on_compare_requested(self, renewal: Renewal) -> None:
        self._comparing.open_renewal(renewal)
