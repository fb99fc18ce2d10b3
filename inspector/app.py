"""The composition root: every object is made and wired here, and nowhere else."""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from inspector import __version__
from inspector.arguments import Arguments, parse
from inspector.comparing import Comparing
from inspector.controller.clipboard_offers import ClipboardOffers
from inspector.controller.clocks import Clocks
from inspector.controller.consultation import Consultation
from inspector.controller.copier import Copier
from inspector.controller.desk import Desk
from inspector.controller.encoder import Encoder
from inspector.controller.expectations import Expectations
from inspector.controller.key_keeper import KeyKeeper
from inspector.controller.key_ring import KeyRing
from inspector.controller.opener import Opener
from inspector.controller.presenter import Presenter
from inspector.controller.refresher import Refresher
from inspector.controller.request_book import RequestBook
from inspector.controller.speech import Speech
from inspector.controller.timekeeper import Timekeeper
from inspector.desktop.clipboard import SystemClipboard
from inspector.desktop.failure import catch_failures, exit_without_display, leave_messages_to_qt
from inspector.desktop.kept_expectations import KeptExpectations
from inspector.desktop.later import Pause
from inspector.desktop.ticker import Ticker
from inspector.desktop.translation import install_translation
from inspector.desktop.worker import ThreadWorker
from inspector.forming import Forms
from inspector.granting import Granting
from inspector.service.documents.formatter import pretty
from inspector.taking import Taking
from inspector.view.frame.window import MainWindow
from inspector.view.look.theme import STYLE
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu

    from inspector.controller.fetcher import Fetcher
    from inspector.view.keys.window import KeysWindow
    from inspector.watch import Watch
    from inspector.workshop import Workshop


_AT_REST = 1000
"""Milliseconds after which the window has been painted for the first time, whatever the display."""


class App:
    """The program without its event loop: ``window`` is not shown yet, ``tick`` lets the time go on, ``close`` ends it."""

    def __init__(self, arguments: Arguments, clock: Callable[[], float]) -> None:
        self.window = window = MainWindow(QSettings())
        paste, verify, encode = window.paste_pane, window.verify_pane, window.encode_pane
        expect = verify.expect_section
        self._worker = worker = ThreadWorker(window)
        self._ticker = ticker = Ticker(clock, window)
        self._clipboard = clipboard = SystemClipboard()
        self._clock, self._speech = clock, Speech(say)
        speech = self._speech
        self.desk = desk = Desk(clock, worker)
        self.presenter = presenter = Presenter(desk, paste, verify, speech)
        self._doctor = doctor = ThreadWorker(window)
        self.consultation = consultation = Consultation(desk, doctor, presenter, verify)
        self.expectations = expectations = Expectations(desk, expect, KeptExpectations(QSettings()))
        self.timekeeper = timekeeper = Timekeeper(desk, clock, ticker)
        self._signer = ThreadWorker(window)
        self.encoder = encoder = Encoder(desk, encode, speech, Pause(window), self._signer)
        self.forms = Forms(encoder, encode)
        self.refresher = refresher = Refresher(desk, encoder, paste, verify, window, speech)
        self.copier = copier = Copier(desk, encoder, clipboard, window, speech)
        self.taking = Taking(window, copier)
        self.key_ring = KeyRing()
        self.keeper = KeyKeeper(desk, self.key_ring, presenter, window, speech)
        self.keys_window: KeysWindow | None = None
        self.comparing = Comparing(window, desk, encoder, refresher, speech)
        self.fetcher: Fetcher | None = None
        self._requests = book = RequestBook()
        self._clocks = Clocks(book, verify, speech)
        self.granting = granting = Granting(window, desk, clipboard, clock, speech, book)
        self._watch: Watch | None = None
        self.workshop: Workshop | None = None
        self.opener = opener = Opener(presenter, window, speech)
        strip, self._scout = window.clipboard_offer, ThreadWorker(window)
        self.offers = offers = ClipboardOffers(desk, presenter.paste, clipboard, strip, Pause(window), self._scout)

        paste.tokenEdited.connect(presenter.token_edited)
        paste.tokenChosen.connect(presenter.token_chosen)
        paste.stepChosen.connect(desk.choose_step)
        paste.contentEdited.connect(presenter.content_edited)
        paste.pinToggled.connect(desk.pin)
        paste.removeRequested.connect(presenter.removed)
        paste.shelfRefreshRequested.connect(refresher.refresh_row)
        paste.cancelRequested.connect(desk.cancel)
        verify.timeShown.connect(window.show_time)
        verify.keyEdited.connect(presenter.key_edited)
        verify.secretEncodingChosen.connect(presenter.secret_encoding_chosen)
        verify.passwordEdited.connect(presenter.password_edited)
        verify.policyEdited.connect(presenter.policy_edited)
        verify.asOfEdited.connect(presenter.as_of_edited)
        verify.refreshAnywayRequested.connect(refresher.refresh_anyway)
        verify.undoRefreshRequested.connect(refresher.undo)
        verify.takeBackRequested.connect(presenter.take_back)
        verify.applyRequested.connect(consultation.apply)
        expect.takeRequested.connect(expectations.take)
        expect.savedChosen.connect(expectations.use)
        expect.saveRequested.connect(expectations.save)
        expect.renameRequested.connect(expectations.rename)
        expect.deleteRequested.connect(expectations.delete)
        expect.clearRequested.connect(expectations.clear)
        expect.offerTaken.connect(expectations.answer)
        expect.offerClosed.connect(expectations.decline)
        encode.headerEdited.connect(encoder.header_edited)
        encode.payloadEdited.connect(encoder.payload_edited)
        encode.signingKeyEdited.connect(encoder.signing_key_edited)
        encode.algorithmChosen.connect(encoder.algorithm_chosen)
        encode.startAgainRequested.connect(encoder.start_again)
        encode.layOutRequested.connect(encoder.lay_out)
        encode.inspectRequested.connect(self._on_inspect_requested)
        window.pasteRequested.connect(presenter.paste)
        window.openRequested.connect(opener.open)
        window.refreshRequested.connect(refresher.refresh)
        window.lifetimeChosen.connect(refresher.lifetime_chosen)
        window.copyRequested.connect(copier.copy)
        window.keysRequested.connect(self._on_keys_requested)
        window.issuerRefreshRequested.connect(granting.open)
        presenter.text_listeners.append(granting.offers.hear)
        window.craftRequested.connect(self._on_craft_requested)
        window.compareRequested.connect(self.comparing.open)
        paste.shelf.view.offers_comparison = True
        paste.shelf.compareRequested.connect(self.comparing.open_row)
        window.watchRequested.connect(self._on_watch_requested)
        window.quitRequested.connect(self._on_quit_requested)
        window.menus.warn_menu.aboutToShow.connect(self._on_warnings_shown)
        paste.pinToggled.connect(self._on_pinned)
        paste.shelf.view.menuMade.connect(self._on_row_menu_made)
        window.shownChanged.connect(ticker.set_running)
        window.turnedTo.connect(offers.window_activated)
        window.offersSwitched.connect(offers.switch)
        strip.accepted.connect(offers.accept)
        strip.dismissed.connect(offers.dismiss)
        ticker.ticked.connect(desk.tick)
        ticker.ticked.connect(timekeeper.hear)

        paste.set_formatter(pretty)
        encoder.start()
        refresher.show()
        presenter.show()
        expectations.hear()
        offers.switch(window.offers_tokens)
        opener.begin(arguments)
        if QSettings().value("warnWhom", "", type=str) == "everybody":
            QTimer.singleShot(_AT_REST, window, self._on_pinned)
        self._jwks_url = arguments.jwks_url
        if self._jwks_url:
            QTimer.singleShot(0, window, self._fetch_named)

    def tick(self) -> None:
        """Let the time go on, as the ticker does every second."""
        self.desk.tick()

    def close(self) -> None:
        """Stop the time, end the work that is under way, and close the window."""
        self._ticker.stop()
        if self._watch is not None:
            self._watch.close()
        if self.workshop is not None:
            self.workshop.close()
        self._worker.close()
        self._doctor.close()
        self._scout.close()
        self._signer.close()
        if self.fetcher is not None:
            self.fetcher.cancel()
            self._reader.close()
        self.granting.close()
        self.comparing.close()
        self.taking.close()
        self.window.close()
        self.window.deleteLater()

    @property
    def watch(self) -> Watch:
        """What keeps an eye on tokens; made when it is first wanted."""
        if self._watch is None:
            from inspector.watch import Watch

            self._watch = Watch(
                self.window, self.desk, self.encoder, self.presenter, self._ticker, self._clock, self._speech
            )
        return self._watch

    def _on_watch_requested(self) -> None:
        self.watch.watch(self.desk.chosen)

    def _on_warnings_shown(self) -> None:
        self.watch.fill_menu(self.window.menus.warn_menu)

    def _on_row_menu_made(self, menu: QMenu, number: int) -> None:
        self.watch.fill_row_menu(menu, number)

    def _on_pinned(self) -> None:
        self.watch.warner.hear()

    def _on_quit_requested(self) -> None:
        if self._watch is not None:
            self._watch.small.close()

    def _on_craft_requested(self, name: str) -> None:
        """Open what makes keys, tokens from templates and test sets, which is loaded when it is first asked for."""
        if self.workshop is None:
            from inspector.workshop import Workshop

            self.workshop = Workshop(
                self.window, self.desk, self.encoder, self.presenter, self.key_ring, self._clipboard, self._clock,
                self._speech,
            )  # fmt: skip
        self.workshop.open(name)

    def _on_keys_requested(self) -> None:
        """Show the list of keys, which is built when it is first asked for."""
        if self.keys_window is None:
            from inspector.view.keys.window import KeysWindow

            self.keys_window = keys = KeysWindow(self.window.theme, self.window)
            keeper = self.keeper
            keeper.attach(keys)
            keys.keepRequested.connect(keeper.keep)
            keys.useRequested.connect(keeper.use)
            keys.renameRequested.connect(keeper.rename)
            keys.removeRequested.connect(keeper.remove)
            keys.shownChanged.connect(keeper.set_shown)
            self._add_fetching(keys)
            keys.shownChanged.connect(self._tell_fetcher)
        self.keys_window.show()
        self.keys_window.raise_()
        self.keys_window.activateWindow()

    def _add_fetching(self, keys: KeysWindow) -> None:
        """Let keys be fetched below their list; what sends is not even loaded before somebody presses for it."""
        from inspector.controller.fetcher import Fetcher
        from inspector.desktop.way_out import WayOut
        from inspector.view.network.fetch_panel import FetchPanel

        panel = FetchPanel(self.window.theme, keys)
        self._reader = reader = ThreadWorker(keys)
        way, speech, book = WayOut(keys), self._speech, self._requests
        self.fetcher = fetcher = Fetcher(way, reader, panel, speech, self._clock, self._on_keys_fetched, book=book)
        panel.addressEdited.connect(fetcher.address_edited)
        panel.purposeChosen.connect(fetcher.purpose_chosen)
        panel.offerTaken.connect(fetcher.offer_taken)
        panel.fetchRequested.connect(fetcher.fetch)
        panel.againRequested.connect(fetcher.fetch_again)
        panel.consentGiven.connect(fetcher.give_consent)
        panel.consentRefused.connect(fetcher.refuse_consent)
        panel.cancelRequested.connect(fetcher.cancel)
        panel.authoritiesChosen.connect(fetcher.authorities_chosen)
        keys.add_panel(panel)
        self.desk.listeners.append(self._tell_fetcher)

    def _tell_fetcher(self) -> None:
        """Let the fetcher know the token while its panel can be seen."""
        if self.fetcher is not None and self.keys_window is not None and self.keys_window.isVisible():
            inspected = self.desk.inspected
            self.fetcher.token_shown(inspected.token if inspected is not None else None)

    def _on_keys_fetched(self, text: str, source: str) -> None:
        self.key_ring.add(source, text, "utf8", source=source)

    def _fetch_named(self) -> None:
        self._on_keys_requested()
        assert self.fetcher is not None
        self.fetcher.fetch_named(self._jwks_url)

    def _on_inspect_requested(self) -> None:
        self.encoder.hand_over(self.presenter.paste)


def build(argv: Sequence[str] = (), clock: Callable[[], float] = time.time) -> App:
    """Make the program with its window, which is not shown yet.

    ``argv``: the command line without the program's name. ``clock``: seconds since 1970-01-01 UTC. Uses the QApplication that
    exists, makes one otherwise, and does not run the event loop.
    """
    arguments = parse(argv)
    application()
    return App(arguments, clock)


def application() -> QCoreApplication:
    """Give the one application object, with the names under which its settings are kept."""
    existing = QApplication.instance()
    if existing is not None:
        return existing
    QCoreApplication.setOrganizationName("token-inspector")
    QCoreApplication.setApplicationName("token-inspector")
    QCoreApplication.setApplicationVersion(__version__)
    made = QApplication([*sys.argv[:1], "-style", STYLE])
    made.setProperty(STYLE, True)
    made.setDesktopFileName("token-inspector")
    return made


def main(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    exit_without_display()
    running = application()
    leave_messages_to_qt()
    install_translation(running)
    catch_failures()
    gc.disable()  # all that is made now stays: to search it for rubbish again and again only delays the first paint
    app = build(argv)
    app.window.show()
    QTimer.singleShot(_AT_REST, _collect_garbage_again)
    try:
        return running.exec()
    finally:
        gc.enable()
        app.close()


def _collect_garbage_again() -> None:
    """Leave out what the start has made, which spares every later search the whole of the program."""
    gc.freeze()
    gc.enable()
