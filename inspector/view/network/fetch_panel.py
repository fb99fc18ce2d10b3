"""Where keys are fetched from an issuer or from the address of a key set, one press at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector.model.sentences.network import ORIGINS
from inspector.view.look.escaping import shown, tooltip
from inspector.view.look.furniture import Choice, Line, Title, column, named, row
from inspector.view.network.address_button import AddressButton
from inspector.view.network.authorities_row import AuthoritiesRow
from inspector.view.network.consent_strip import ConsentStrip
from inspector.view.network.fitting_page import FittingScroll
from inspector.view.network.progress_row import ProgressRow
from inspector.view.network.request_log import RequestLog

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.model.request import Call, Offer, Request
    from inspector.view.look.theme import Theme

_OFFERS = 3
_LONGEST = 2_000
"""Characters of an address that are shown."""


class FetchPanel(QWidget):
    """Gives what `controller.fetch_view.FetchView` asks for, with its signals; the log of requests stands below."""

    addressEdited = Signal(str)
    purposeChosen = Signal(str)
    offerTaken = Signal(int)
    fetchRequested = Signal()
    againRequested = Signal()
    consentGiven = Signal()
    consentRefused = Signal()
    cancelRequested = Signal()
    authoritiesChosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.address_edit = QLineEdit(self)
        named(self.address_edit, "fetchAddressEdit", self.tr("Issuer or address of a key set"))
        self.address_edit.setPlaceholderText("https://issuer.example  ·  https://issuer.example/jwks.json")
        self.address_edit.setMaxLength(4_000)
        self.purpose = Choice(theme, self)
        named(self.purpose, "fetchPurpose", self.tr("What the address is"))
        self.purpose.addItem(self.tr("Issuer"), "discovery")
        self.purpose.addItem(self.tr("Key set"), "keys")
        self._offers = [OfferButton(self) for _ in range(_OFFERS)]
        self._origin = Line(parent=self)
        self._wrong = Line(parent=self, quiet=False)
        self._wrong.set_wrong(True)
        self.fetch_button = AddressButton(theme, self)
        self.fetch_button.setObjectName("fetchButton")
        self.again_button = AddressButton(theme, self)
        self.again_button.setObjectName("fetchAgainButton")
        self.consent = ConsentStrip(theme, self.fetch_button, self)
        self._progress = ProgressRow(theme, self.fetch_button, self)
        self._progress.give_names("fetch", self.tr("Fetching"))
        self.show_working, self.show_progress = self._progress.show_working, self._progress.show_progress
        self.progress, self.cancel_button = self._progress.line, self._progress.cancel_button
        self.authorities = AuthoritiesRow(theme, self)
        self.show_authorities = self.authorities.show_authorities
        self.log = RequestLog(theme, self)
        self._scroll = FittingScroll(self)
        self._scroll.setMinimumSize(300, 120)
        self._lay_out()
        self._connect()
        self.show_call(None, "", None)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Issuer or key set"), self)
        label.setBuddy(self.address_edit)
        label.setProperty("quiet", "true")
        promise = Line(self.tr("Nothing is sent before you press a button that shows the address."), self)
        box = QVBoxLayout(self._scroll.page)
        box.setContentsMargins(0, 0, 4, 0)
        box.setSpacing(6)
        box.addWidget(Title(self.tr("Fetch keys")))
        box.addWidget(promise)
        for button in self._offers:
            box.addWidget(button)
        box.addLayout(row(label, self.address_edit, self.purpose, spacing=8))
        box.addWidget(self._wrong)
        box.addWidget(self._origin)
        box.addWidget(self.fetch_button)
        box.addWidget(self.again_button)
        box.addWidget(self.consent)
        box.addWidget(self._progress)
        box.addWidget(self.authorities)
        box.addStretch(1)
        # Beside each other: together with the list of keys they have to find room on a screen of 640 lines.
        both = QHBoxLayout(self)
        both.setContentsMargins(16, 8, 16, 16)
        both.setSpacing(16)
        both.addWidget(self._scroll, 1)
        both.addLayout(column(Title(self.tr("Requests")), self.log, spacing=6), 1)

    def _connect(self) -> None:
        self.address_edit.textEdited.connect(self.addressEdited)
        self.address_edit.returnPressed.connect(self._on_return)
        self.purpose.activated.connect(self._on_purpose)
        for button in self._offers:
            button.clicked.connect(self._on_offer)
        self.fetch_button.clicked.connect(self.fetchRequested)
        self.again_button.clicked.connect(self.againRequested)
        self._progress.cancelled.connect(self.cancelRequested)
        self.consent.given.connect(self.consentGiven)
        self.consent.refused.connect(self._on_refused)
        self.authorities.chosen.connect(self.authoritiesChosen)
        for before, after in pairwise(self.tab_stops()):
            QWidget.setTabOrder(before, after)

    # --- What the fetcher shows -----------------------------------------------------------------------------------

    def show_address(self, text: str) -> None:
        """Write an address into its field without emitting that it was edited."""
        self.address_edit.setText(text)
        self.address_edit.setCursorPosition(0)

    def show_purpose(self, purpose: str) -> None:
        """Show what the address is taken for."""
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(purpose)))

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Offer the addresses that stand in the token."""
        for number, button in enumerate(self._offers):
            button.setVisible(number < len(offers))
            if number < len(offers):
                offer = offers[number]
                # One look at where it comes from, before one at where it leads.
                address = shown(offer.address, _LONGEST)
                button.show_offer(self.tr("Take {0}: {1}").format(_origin(offer.origin), address))
                button.setObjectName(f"fetchOffer-{offer.origin}")
                button.setToolTip(tooltip(address))

    def show_call(self, call: Call | None, wrong: str, fresh_until: float | None) -> None:
        """Let the button show exactly what it would call, or say why there is nothing to call."""
        self._wrong.say(wrong)
        self._origin.say(self._origin_of(call) if call is not None and call.origin else "")
        self.fetch_button.setEnabled(call is not None)
        self.again_button.setVisible(call is not None and fresh_until is not None)
        if call is None:
            self.fetch_button.show_address(self.tr("Fetch"), "")
        elif fresh_until is None:
            self.fetch_button.show_address(self.tr("Fetch"), call.address)
        else:
            until = QDateTime.fromMSecsSinceEpoch(round(fresh_until * 1000)).toString("HH:mm:ss")
            use = self.tr("Use the answer of before (fresh until {0}; nothing is sent)").format(until)
            self.fetch_button.show_address(use, call.address)
            self.again_button.show_address(self.tr("Fetch again"), call.address)

    def show_question(self, call: Call | None, warnings: tuple[str, ...]) -> None:
        """Ask for a yes before a call."""
        self.consent.show_question(call, warnings)
        self._scroll.page.fit()
        if call is not None:
            self._scroll.ensureWidgetVisible(self.consent)

    def show_requests(self, requests: tuple[Request, ...]) -> None:
        """Show every request that went out."""
        self.log.show_requests(requests)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        fields = [*self._offers, self.address_edit, self.purpose, self.fetch_button, self.again_button]
        return [
            *fields, self.consent.call_button, self.consent.leave_button, self.cancel_button,
            self.authorities.forget_button, self.authorities.choose_button, self.log,
        ]  # fmt: skip

    # --- What the person does ---------------------------------------------------------------------------------------

    def _on_return(self) -> None:
        """Return moves on to the button: a key in a field is no press on an address that was read."""
        if self.fetch_button.isEnabled():
            self.fetch_button.setFocus()

    def _on_purpose(self) -> None:
        self.purposeChosen.emit(self.purpose.currentData())

    def _on_offer(self) -> None:
        self.offerTaken.emit(self._offers.index(self.sender()))  # type: ignore[arg-type]  # one of the buttons
        self.fetch_button.setFocus()

    def _on_refused(self) -> None:
        self.consentRefused.emit()
        self.address_edit.setFocus()

    def _origin_of(self, call: Call) -> str:
        return self.tr("This address comes {0}.").format(_origin(call.origin))


class OfferButton(QPushButton):
    """Offers an address; a long one is cut here, and stands whole in the field and on the button once it is taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setAutoDefault(False)
        self.setStyleSheet("text-align: left;")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_offer(self, text: str) -> None:
        """Offer this."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(80, self.width() - 2 * 16)
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))


def _origin(origin: str) -> str:
    return QCoreApplication.translate("Sentences", ORIGINS[origin])
