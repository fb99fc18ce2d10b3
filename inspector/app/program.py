"""The circuit diagram: every object that the window needs from its first moment, and which wish of a view reaches whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer

from inspector.app.comparing import Comparing
from inspector.app.forms import Forms
from inspector.app.granting import Granting
from inspector.app.history import History
from inspector.app.keys import Keys
from inspector.app.taking import Taking
from inspector.arguments import Arguments
from inspector.controller.crafting.encoder import Encoder
from inspector.controller.inspecting.clipboard_offers import ClipboardOffers
from inspector.controller.inspecting.consultation import Consultation
from inspector.controller.inspecting.desk import Desk
from inspector.controller.inspecting.expectations import Expectations
from inspector.controller.inspecting.opener import Opener
from inspector.controller.inspecting.presenter import Presenter
from inspector.controller.inspecting.timekeeper import Timekeeper
from inspector.controller.keys.ring import KeyRing
from inspector.controller.network.clocks import Clocks
from inspector.controller.network.request_book import RequestBook
from inspector.controller.network.trust import Trust
from inspector.controller.refreshing.histories import Histories
from inspector.controller.refreshing.refresher import Refresher
from inspector.controller.speech import Speech
from inspector.controller.taking.copier import Copier
from inspector.desktop.clipboard import SystemClipboard
from inspector.desktop.kept_expectations import KeptExpectations
from inspector.desktop.later import Pause
from inspector.desktop.ticker import Ticker
from inspector.desktop.worker import ThreadWorker
from inspector.service.documents.formatter import pretty
from inspector.view.frame.window import MainWindow
from inspector.view.look.moments import moments
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from inspector.app.watch import Watch
    from inspector.app.workshop import Workshop


AT_REST = 1000
"""Milliseconds after which the window has been painted for the first time, whatever the display."""


class App:
    """The program without its event loop: ``window`` is not shown yet, ``tick`` lets the time go on, ``close`` ends it."""

    def __init__(self, arguments: Arguments, clock: Callable[[], float]) -> None:
        moments().clock = clock
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
        self.forms = Forms(encoder, encode, speech)
        self.histories = histories = Histories(clock)
        self.refresher = refresher = Refresher(desk, encoder, paste, verify, window, speech, histories)
        self.copier = copier = Copier(desk, encoder, clipboard, window, speech)
        self.taking = Taking(window, copier)
        self.key_ring = KeyRing()
        self.comparing = Comparing(window, desk, encoder, histories, speech)
        self.history = History(window, desk, histories, self.comparing)
        book, trust = RequestBook(), Trust()
        self.keys = keys = Keys(window, desk, presenter, self.key_ring, clock, speech, book, trust)
        self._clocks = Clocks(book, verify, speech)
        self.granting = granting = Granting(window, desk, clipboard, clock, speech, book, trust, histories)
        self._watch: Watch | None = None
        self.workshop: Workshop | None = None
        self.opener = opener = Opener(presenter, window, speech)
        strip, self._scout = window.clipboard_offer, ThreadWorker(window)
        self.offers = offers = ClipboardOffers(desk, presenter.paste, clipboard, strip, Pause(window), self._scout)

        paste.tokenEdited.connect(self._on_token_edited)
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
        encode.history.textsRestored.connect(encoder.restore)
        encode.inspectRequested.connect(self._on_inspect_requested)
        window.pasteRequested.connect(presenter.paste)
        window.openRequested.connect(opener.open)
        window.refreshRequested.connect(refresher.refresh)
        window.lifetimeChosen.connect(refresher.lifetime_chosen)
        window.keysRequested.connect(keys.open)
        window.issuerRefreshRequested.connect(granting.open)
        presenter.text_listeners.append(granting.offers.hear)
        window.craftRequested.connect(self._on_craft_requested)
        window.compareRequested.connect(self.comparing.open)
        paste.shelf.view.offers_comparison = True
        paste.shelf.compareRequested.connect(self.comparing.open_row)
        window.watchRequested.connect(self._on_watch_requested)
        window.quitRequested.connect(self._on_quit_requested)
        window.menus.warn_menu.aboutToShow.connect(self._on_warnings_shown)
        window.menus.renewalShown.connect(self._on_renewal_shown)
        window.renewalRequested.connect(self._on_renewal_requested)
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
            QTimer.singleShot(AT_REST, window, self._on_pinned)
        if arguments.jwks_url:
            keys.fetch_soon(arguments.jwks_url)

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
        self.keys.close()
        self.granting.close()
        self.comparing.close()
        self.taking.close()
        self.window.close()
        self.window.deleteLater()

    @property
    def watch(self) -> Watch:
        """What keeps an eye on tokens; made when it is first wanted."""
        if self._watch is None:
            from inspector.app.watch import Watch

            self._watch = Watch(
                self.window, self.desk, self.encoder, self.presenter, self._ticker, self._clock, self._speech,
                self.histories, self.history,
            )  # fmt: skip
        return self._watch

    def _on_token_edited(self, text: str) -> None:
        if not self.refresher.text_edited(text):
            self.presenter.token_edited(text)

    def _on_watch_requested(self) -> None:
        self.watch.watch(self.desk.chosen)

    def _on_warnings_shown(self) -> None:
        self.watch.fill_menu(self.window.menus.warn_menu)

    def _on_renewal_shown(self) -> None:
        self.watch.dress_renewal(self.window.menus.actions["renew"])

    def _on_renewal_requested(self) -> None:
        self.watch.turn_renewal(self.desk.chosen)

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
            from inspector.app.workshop import Workshop

            self.workshop = Workshop(
                self.window, self.desk, self.encoder, self.presenter, self.key_ring, self._clipboard, self._clock,
                self._speech,
            )  # fmt: skip
        self.workshop.open(name)

    def _on_inspect_requested(self) -> None:
        self.encoder.hand_over(self.presenter.paste)
