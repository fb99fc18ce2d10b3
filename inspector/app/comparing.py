"""Wires the comparison of two tokens: its window and its conversation, each made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.refreshing.histories import Histories
    from inspector.controller.speech import Speech
    from inspector.controller.taking.comparison import Comparer
    from inspector.desktop.worker import ThreadWorker
    from inspector.model.renewal import Renewal
    from inspector.view.compare.window import CompareWindow
    from inspector.view.frame.window import MainWindow


class Comparing:
    """Opens the window with a pair of tokens; ``window`` is None until it was asked for."""

    def __init__(self, main: MainWindow, desk: Desk, encoder: Encoder, histories: Histories, speech: Speech) -> None:
        self._main, self._desk, self._encoder = main, desk, encoder
        self._histories, self._speech = histories, speech
        self.window: CompareWindow | None = None
        self._comparer: Comparer | None = None
        self._worker: ThreadWorker | None = None

    @property
    def comparer(self) -> Comparer:
        """The one who compares, with the window."""
        if self._comparer is None:
            from inspector.controller.taking.comparison import Comparer
            from inspector.desktop.worker import ThreadWorker
            from inspector.view.compare.window import CompareWindow

            self.window = view = CompareWindow(self._main.theme, self._main)
            self._worker = ThreadWorker(view)
            self._comparer = made = Comparer(self._desk, self._encoder, self._worker, self._histories)
            made.attach(view)
            view.pairChosen.connect(made.choose)
            view.shownChanged.connect(made.set_shown)
        return self._comparer

    def open(self, what: str) -> None:
        """Compare the shown token with its origin or neighbour, or (``compare-new``) with that of ENCODE; or say why not."""
        comparer = self.comparer
        pair = comparer.pair_with_new() if what == "compare-new" else comparer.pair_of_shown()
        if pair is None:
            self._main.show_message(self._speech.sentence(comparer.reason(what)))
        else:
            self._show(pair)

    def open_row(self, number: int) -> None:
        """Compare a token of the shelf with the shown one."""
        self._show(self.comparer.pair_with_shown(number))

    def open_renewal(self, renewal: Renewal) -> None:
        """Compare the tokens before and after a refresh."""
        self._show(self.comparer.pair_of_renewal(renewal))

    def close(self) -> None:
        """End the work that is under way."""
        if self._worker is not None:
            self._worker.close()

    def _show(self, pair: tuple[int, int]) -> None:
        self.comparer.choose(pair)
        assert self.window is not None
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
