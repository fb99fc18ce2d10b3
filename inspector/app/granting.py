"""Wires the refresh at the issuer: its strip, its window and its conversation, each made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.network.grant_offers import GrantOffers
from inspector.model.sentences.grants import GRANTS

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.network.granter import Granter
    from inspector.controller.network.request_book import RequestBook
    from inspector.controller.network.trust import Trust
    from inspector.controller.ports import Clipboard, Clock
    from inspector.controller.refreshing.histories import Histories
    from inspector.controller.speech import Speech
    from inspector.desktop.worker import ThreadWorker
    from inspector.view.frame.window import MainWindow
    from inspector.view.network.grant_offer import GrantOffer
    from inspector.view.network.grant_window import GrantWindow


class Granting:
    """Offers the refresh at the issuer and opens its window; ``window`` and ``granter`` are None until it was asked for."""

    def __init__(
        self,
        main: MainWindow,
        desk: Desk,
        clipboard: Clipboard,
        clock: Clock,
        speech: Speech,
        book: RequestBook,
        trust: Trust,
        histories: Histories,
    ) -> None:
        self._main, self._desk, self._clipboard = main, desk, clipboard
        self._clock, self._speech, self._book, self._trust = clock, speech, book, trust
        self._histories = histories
        self.offers = GrantOffers(self._make_offer)
        self.window: GrantWindow | None = None
        self.granter: Granter | None = None
        self._reader: ThreadWorker | None = None

    def open(self) -> None:
        """Show the window, with the refresh token that was pasted."""
        if self.window is None:
            self._make()
        window, granter = self.window, self.granter
        assert window is not None
        assert granter is not None
        window.show()
        window.raise_()
        window.activateWindow()
        response = self.offers.take()
        if response is not None:
            granter.response_pasted(response)

    def close(self) -> None:
        """End what is under way."""
        if self.granter is not None and self._reader is not None:
            self.granter.cancel()
            self._reader.close()

    def _make_offer(self) -> GrantOffer:
        from inspector.view.network.grant_offer import GrantOffer

        strip = GrantOffer(self._main.theme, self._main)
        strip.accepted.connect(self.open)
        strip.dismissed.connect(self.offers.dismiss)
        self._main.middle.add_strip(strip)
        return strip

    def _make(self) -> None:
        from inspector.controller.network.granted_tokens import GrantedTokens
        from inspector.controller.network.granter import Granter
        from inspector.desktop.way_out import WayOut
        from inspector.desktop.worker import ThreadWorker
        from inspector.view.network.grant_window import GrantWindow

        self.window = view = GrantWindow(self._main.theme, self._main)
        self._reader = reader = ThreadWorker(view)
        network, speech, clock = WayOut(view), self._speech, self._clock
        self._granted = granted = GrantedTokens(self._desk, self._main.paste_pane, self._histories)
        self.granter = granter = Granter(
            network,
            reader,
            view,
            speech,
            clock,
            self._clipboard,
            self._book,
            granted.take,
            self._trust,
            self._on_told,
        )
        view.endpointEdited.connect(granter.endpoint_edited)
        view.clientEdited.connect(granter.client_edited)
        view.authenticationChosen.connect(granter.authentication_chosen)
        view.secretEdited.connect(granter.secret_edited)
        view.refreshTokenEdited.connect(granter.refresh_token_edited)
        view.scopeEdited.connect(granter.scope_edited)
        view.discoverRequested.connect(granter.discover)
        view.refreshRequested.connect(granter.refresh)
        view.consentGiven.connect(granter.give_consent)
        view.consentRefused.connect(granter.refuse_consent)
        view.cancelRequested.connect(granter.cancel)
        view.authoritiesChosen.connect(granter.authorities_chosen)
        view.copyRequested.connect(granter.copy)
        view.shownChanged.connect(self._tell)
        view.closed.connect(self._on_closed)
        self._desk.listeners.append(self._tell)

    def _on_closed(self) -> None:
        """What is under way goes on: the issuer may have taken the refresh token for spent, and its answer holds the next one."""
        if self.granter is not None and (host := self.granter.waits_for):
            self._main.show_message(self._speech.sentence(GRANTS["goes-on"], host))

    def _on_told(self, said: str) -> None:
        """What became of a grant is told where it can be seen."""
        if self.window is not None and not self.window.isVisible():
            sentence = self._speech.sentence(GRANTS["arrived"], said.replace("\n", " "))
            self._main.verify_pane.show_notice(sentence, "")
            self._main.show_message(said.partition("\n")[0])

    def _tell(self) -> None:
        """Let the granter know the token while its window can be seen."""
        if self.granter is not None and self.window is not None and self.window.isVisible():
            inspected = self._desk.inspected
            self.granter.token_shown(inspected.token if inspected is not None else None)
