"""The window "Refresh at the issuer": what would be sent, what came back, and the fields that it is made of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from inspector.view.look.escaping import shown
from inspector.view.look.furniture import IconButton, Line, Title, column, named, row
from inspector.view.look.side_dialog import SideDialog
from inspector.view.look.theme import monospace
from inspector.view.network.address_button import AddressButton
from inspector.view.network.authorities_row import AuthoritiesRow
from inspector.view.network.consent_strip import ConsentStrip
from inspector.view.network.fitting_page import FittingScroll
from inspector.view.network.grant_form import GrantForm
from inspector.view.network.progress_row import ProgressRow
from inspector.view.network.request_log import RequestLog

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from inspector.model.request import Call, Request
    from inspector.view.look.theme import Theme

_LONGEST = 20_000


class GrantWindow(SideDialog):
    """Implements `GrantView`; it stays beside the main window."""

    refreshRequested = Signal()
    consentGiven = Signal()
    consentRefused = Signal()
    cancelRequested = Signal()
    copyRequested = Signal(str)
    authoritiesChosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("grantWindow", parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Refresh at the issuer"))
        self.form = form = GrantForm(theme, self)
        self.show_discovery, self.show_endpoint = form.show_discovery, form.show_endpoint
        self.show_client, self.show_authentication = form.show_client, form.show_authentication
        self.show_refresh_token, self.show_scope = form.show_refresh_token, form.show_scope
        self.endpointEdited, self.clientEdited, self.secretEdited = (
            form.endpointEdited,
            form.clientEdited,
            form.secretEdited,
        )
        self.refreshTokenEdited, self.scopeEdited = form.refreshTokenEdited, form.scopeEdited
        self.authenticationChosen, self.discoverRequested = form.authenticationChosen, form.discoverRequested
        self.refresh_button = AddressButton(theme, self)
        self.refresh_button.setObjectName("grantButton")
        self._said = Line(parent=self)
        self._said.setObjectName("grantMissing")
        self.consent = ConsentStrip(theme, self.refresh_button, self)
        named(self.consent, "grantConsent", self.consent.accessibleName())
        self.consent.call_button.setObjectName("grantConsentButton")
        self.consent.leave_button.setObjectName("grantRefuseButton")
        self._progress = ProgressRow(theme, self.refresh_button, self)
        self._progress.give_names("grant", self.tr("Refresh at the issuer"))
        self.show_working = self._progress.show_working
        self.progress, self.cancel_button = self._progress.line, self._progress.cancel_button
        self.authorities = AuthoritiesRow(theme, self)
        named(self.authorities.choose_button, "grantAuthoritiesButton", self.authorities.choose_button.accessibleName())
        self.show_authorities = self.authorities.show_authorities
        self.request_view = self._text("grantRequestView", self.tr("Request"))
        self.request_view.setPlaceholderText(self.tr("What would be sent stands here, its secrets cut out."))
        self.answer_view = self._text("grantAnswerView", self.tr("Last answer"))
        self.answer_view.setPlaceholderText(self.tr("What the issuer answers stands here, its secrets cut out."))
        self.copy_request = self._copy("grantCopyRequest", self.tr("Copy"), self.tr("Copy the request without secrets"))
        self.copy_answer = self._copy("grantCopyAnswer", self.tr("Copy"), self.tr("Copy the answer without secrets"))
        self.copy_secrets = self._copy(
            "grantCopySecrets", self.tr("Copy with secrets"), self.tr("Copy the answer with its tokens")
        )
        self.log = RequestLog(theme, self)
        self._lay_out()
        self._connect()
        self.show_call(None, "", is_wrong=False)
        self.show_answer("", has_secrets=False)
        self.resize(980, 600)  # by itself Qt takes two thirds of the screen at most

    def _text(self, object_name: str, accessible_name: str) -> QPlainTextEdit:
        view = QPlainTextEdit(self)
        named(view, object_name, accessible_name)
        view.setReadOnly(True)
        view.setFont(monospace())
        view.setTabChangesFocus(True)
        view.setMinimumHeight(72)
        return view

    def _copy(self, object_name: str, text: str, what: str) -> IconButton:
        button = IconButton(self._theme, "copy", text, self, words=True)
        named(button, object_name, what)
        button.setToolTip(what)
        return button

    def _lay_out(self) -> None:
        self._scroll = FittingScroll(self)
        self._scroll.setMinimumSize(320, 200)
        box = QVBoxLayout(self._scroll.page)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(8)
        box.addWidget(self.form)
        box.addWidget(self.refresh_button)
        box.addWidget(self._said)
        box.addWidget(self.consent)
        box.addWidget(self._progress)
        box.addWidget(self.authorities)
        box.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        asked = column(row(Title(self.tr("Request")), None, self.copy_request), self.request_view)
        came = row(Title(self.tr("Last answer")), None, self.copy_secrets, self.copy_answer)
        right.addLayout(asked, 3)
        right.addLayout(column(came, self.answer_view), 4)
        right.addLayout(column(Title(self.tr("Requests")), self.log), 2)
        both = QHBoxLayout(self)
        both.setContentsMargins(16, 8, 16, 16)
        both.setSpacing(16)
        both.addWidget(self._scroll, 1)
        both.addLayout(right, 1)

    def _connect(self) -> None:
        self.form.returned.connect(self._on_returned)
        self.refresh_button.clicked.connect(self.refreshRequested)
        self.consent.given.connect(self.consentGiven)
        self.consent.refused.connect(self.consentRefused)
        self._progress.cancelled.connect(self.cancelRequested)
        self.authorities.chosen.connect(self.authoritiesChosen)
        self.copy_request.clicked.connect(self._on_copy_request)
        self.copy_answer.clicked.connect(self._on_copy_answer)
        self.copy_secrets.clicked.connect(self._on_copy_secrets)
        for before, after in pairwise(self.tab_stops()):
            QWidget.setTabOrder(before, after)

    # --- What the granter shows -----------------------------------------------------------------------------------

    def show_call(self, call: Call | None, said: str, *, is_wrong: bool) -> None:
        """Let the button show exactly what it would call."""
        self.refresh_button.setEnabled(call is not None and not said)
        self.refresh_button.show_address(self.tr("Refresh at"), call.address if call is not None else "")
        self._said.say(said)
        self._said.set_wrong(is_wrong)
        self.refresh_button.setAccessibleDescription(said)

    def show_question(self, call: Call | None, warnings: tuple[str, ...]) -> None:
        """Ask for a yes before a call."""
        self.consent.show_question(call, warnings)
        self._scroll.page.fit()
        if call is not None:
            QTimer.singleShot(0, self, self._reveal_question)  # once it has its place

    def show_progress(self, sentence: str, kind: str) -> None:
        """Say how it stands."""
        self._progress.show_progress(sentence, kind)
        self._scroll.page.fit()
        if sentence:
            QTimer.singleShot(0, self, self._reveal_progress)

    def show_request(self, text: str) -> None:
        """Show the request with its secrets cut out."""
        _show(self.request_view, text)
        self.copy_request.setEnabled(bool(text))

    def show_answer(self, text: str, *, has_secrets: bool) -> None:
        """Show the last answer with its secrets cut out."""
        _show(self.answer_view, text)
        self.copy_answer.setEnabled(bool(text))
        self.copy_secrets.setEnabled(has_secrets)

    def show_requests(self, requests: tuple[Request, ...]) -> None:
        """Show every request that went out."""
        self.log.show_requests(requests)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [
            *self.form.tab_stops(), self.refresh_button, self.consent.call_button, self.consent.leave_button,
            self.cancel_button, self.authorities.forget_button, self.authorities.choose_button, self.copy_request,
            self.request_view, self.copy_secrets, self.copy_answer, self.answer_view, self.log,
        ]  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(980, 600)

    def hideEvent(self, event: QHideEvent) -> None:
        self.form.hide_secrets()
        super().hideEvent(event)

    def _on_returned(self) -> None:
        """Return moves on to the button: a key in a field is no press on an address that was read."""
        if self.refresh_button.isEnabled():
            self.refresh_button.setFocus()

    def _reveal_question(self) -> None:
        self._scroll.ensureWidgetVisible(self.consent.leave_button)

    def _reveal_progress(self) -> None:
        self._scroll.ensureWidgetVisible(self.progress)

    def _on_copy_request(self) -> None:
        self.copyRequested.emit("request")

    def _on_copy_answer(self) -> None:
        self.copyRequested.emit("answer")

    def _on_copy_secrets(self) -> None:
        self.copyRequested.emit("secrets")


def _show(view: QPlainTextEdit, text: str) -> None:
    """Show lines, odd characters in them escaped; the same text keeps its place."""
    lines = "\n".join(shown(line, _LONGEST) for line in text.split("\n"))
    if view.toPlainText() != lines:
        view.setPlainText(lines)
