"""Wires the list of keys and what fetches them, both made when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from inspector.controller.keys.keeper import KeyKeeper

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.inspecting.presenter import Presenter
    from inspector.controller.keys.ring import KeyRing
    from inspector.controller.network.fetcher import Fetcher
    from inspector.controller.network.request_book import RequestBook
    from inspector.controller.network.trust import Trust
    from inspector.controller.ports import Clock
    from inspector.controller.speech import Speech
    from inspector.desktop.worker import ThreadWorker
    from inspector.view.frame.window import MainWindow
    from inspector.view.keys.window import KeysWindow


class Keys:
    """Opens the list of keys; ``window`` and ``fetcher`` are None until it was asked for."""

    def __init__(
        self,
        main: MainWindow,
        desk: Desk,
        presenter: Presenter,
        ring: KeyRing,
        clock: Clock,
        speech: Speech,
        book: RequestBook,
        trust: Trust,
    ) -> None:
        self._main, self._desk, self._ring = main, desk, ring
        self._clock, self._speech, self._book, self._trust = clock, speech, book, trust
        self.keeper = KeyKeeper(desk, ring, presenter, main, speech)
        self.window: KeysWindow | None = None
        self.fetcher: Fetcher | None = None
        self._reader: ThreadWorker | None = None
        self._address = ""

    def open(self) -> None:
        """Show the list."""
        if self.window is None:
            self._make()
        assert self.window is not None
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def fetch_soon(self, address: str) -> None:
        """Fetch the keys from an address that the command line named, as soon as the window runs."""
        self._address = address
        QTimer.singleShot(0, self._main, self._fetch_named)

    def close(self) -> None:
        """End what is under way."""
        if self.fetcher is not None and self._reader is not None:
            self.fetcher.cancel()
            self._reader.close()

    def _make(self) -> None:
        from inspector.view.keys.window import KeysWindow

        self.window = view = KeysWindow(self._main.theme, self._main)
        keeper = self.keeper
        keeper.attach(view)
        view.keepRequested.connect(keeper.keep)
        view.useRequested.connect(keeper.use)
        view.renameRequested.connect(keeper.rename)
        view.removeRequested.connect(keeper.remove)
        view.shownChanged.connect(keeper.set_shown)
        self._add_fetching(view)
        view.shownChanged.connect(self._tell)

    def _add_fetching(self, window: KeysWindow) -> None:
        """Let keys be fetched below their list; what sends is not even loaded before somebody presses for it."""
        from inspector.controller.network.fetcher import Fetcher
        from inspector.desktop.way_out import WayOut
        from inspector.desktop.worker import ThreadWorker
        from inspector.view.network.fetch_panel import FetchPanel

        panel = FetchPanel(self._main.theme, window)
        self._reader = reader = ThreadWorker(window)
        way, speech, book = WayOut(window), self._speech, self._book
        self.fetcher = fetcher = Fetcher(
            way, reader, panel, speech, self._clock, self._on_fetched, book=book, trust=self._trust
        )
        panel.addressEdited.connect(fetcher.address_edited)
        panel.purposeChosen.connect(fetcher.purpose_chosen)
        panel.offerTaken.connect(fetcher.offer_taken)
        panel.fetchRequested.connect(fetcher.fetch)
        panel.againRequested.connect(fetcher.fetch_again)
        panel.consentGiven.connect(fetcher.give_consent)
        panel.consentRefused.connect(fetcher.refuse_consent)
        panel.cancelRequested.connect(fetcher.cancel)
        panel.authoritiesChosen.connect(fetcher.authorities_chosen)
        window.add_panel(panel)
        self._desk.listeners.append(self._tell)

    def _tell(self) -> None:
        """Let the fetcher know the token while its panel can be seen."""
        if self.fetcher is not None and self.window is not None and self.window.isVisible():
            inspected = self._desk.inspected
            self.fetcher.token_shown(inspected.token if inspected is not None else None)

    def _on_fetched(self, text: str, source: str) -> None:
        self._ring.add(source, text, "utf8", source=source)

    def _fetch_named(self) -> None:
        self.open()
        assert self.fetcher is not None
        self.fetcher.fetch_named(self._address)
