"""The fields of a refresh at the issuer: where it goes, who asks, and with which refresh token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspector.view.look.furniture import Choice, Line, Title, named
from inspector.view.network.address_button import AddressButton
from inspector.view.text.hidden_edit import HiddenEdit

if TYPE_CHECKING:
    from inspector.model.request import Call
    from inspector.view.look.theme import Theme

_LONGEST = 4_000


class GrantForm(QWidget):
    """Shows and edits; what is shown by its methods emits nothing."""

    endpointEdited = Signal(str)
    clientEdited = Signal(str)
    authenticationChosen = Signal(str)
    secretEdited = Signal(str)
    refreshTokenEdited = Signal(str)
    scopeEdited = Signal(str)
    discoverRequested = Signal()
    returned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.discover_button = AddressButton(theme, self)
        self.discover_button.setObjectName("grantDiscoverButton")
        self.endpoint_edit = self._field("grantEndpointEdit", self.tr("Token endpoint"))
        self.endpoint_edit.setPlaceholderText("https://issuer.example/token")
        self.client_edit = self._field("grantClientEdit", self.tr("Client id"))
        self.authentication = Choice(theme, self)
        named(self.authentication, "grantAuthentication", self.tr("How the client says who it is"))
        self.authentication.addItem(self.tr("Public client, no secret"), "none")
        self.authentication.addItem(self.tr("Secret in the body"), "body")
        self.authentication.addItem(self.tr("Secret by HTTP Basic"), "basic")
        self.secret_edit = HiddenEdit(theme, self.tr("Reveal the client secret"), self)
        named(self.secret_edit, "grantSecretEdit", self.tr("Client secret"))
        self.token_edit = HiddenEdit(theme, self.tr("Reveal the refresh token"), self)
        named(self.token_edit, "grantTokenEdit", self.tr("Refresh token"))
        self.scope_edit = self._field("grantScopeEdit", self.tr("Scope"))
        self.scope_edit.setPlaceholderText(self.tr("empty: what was granted before"))
        self._client_origin, self._token_origin = Line(parent=self), Line(parent=self)
        self._secret_label = QLabel(self.tr("Client secret"), self)
        self._lay_out()
        self._connect()
        self.show_discovery(None)
        self.show_client("", "")
        self.show_refresh_token("", "")
        self._show_secret()

    def _field(self, object_name: str, accessible_name: str) -> QLineEdit:
        field = QLineEdit(self)
        named(field, object_name, accessible_name)
        field.setMaxLength(_LONGEST)
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str | QLabel, QWidget, QWidget | None, Line | None], ...] = (
            (self.tr("Token endpoint"), self.endpoint_edit, None, None),
            (self.tr("Refresh token"), self.token_edit, self.token_edit.eye, self._token_origin),
            (self.tr("Client id"), self.client_edit, None, self._client_origin),
            (self.tr("Client is"), self.authentication, None, None),
            (self._secret_label, self.secret_edit, self.secret_edit.eye, None),
            (self.tr("Scope"), self.scope_edit, None, None),
        )
        line = 0
        for name, field, eye, origin in rows:
            label = name if isinstance(name, QLabel) else QLabel(name, self)
            label.setProperty("quiet", "true")
            label.setBuddy(field)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1, 1, 1 if eye is not None else 2)
            if eye is not None:
                grid.addWidget(eye, line, 2)
            if origin is not None:
                grid.addWidget(origin, line + 1, 1, 1, 2)
            line += 2
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        title = Title(self.tr("Refresh at the issuer"))
        title.setMinimumHeight(28)  # in line with the titles beside it, which have buttons
        box.addWidget(title)
        box.addWidget(Line(self.tr("Nothing is sent before you press a button that shows the address."), self))
        box.addWidget(self.discover_button)
        box.addLayout(grid)

    def _connect(self) -> None:
        self.discover_button.clicked.connect(self.discoverRequested)
        self.endpoint_edit.textEdited.connect(self.endpointEdited)
        self.client_edit.textEdited.connect(self.clientEdited)
        self.authentication.activated.connect(self._on_authentication)
        self.secret_edit.textEdited.connect(self.secretEdited)
        self.token_edit.textEdited.connect(self.refreshTokenEdited)
        self.scope_edit.textEdited.connect(self.scopeEdited)
        for field in (self.endpoint_edit, self.client_edit, self.secret_edit, self.token_edit, self.scope_edit):
            field.returnPressed.connect(self.returned)

    def show_discovery(self, call: Call | None) -> None:
        """Offer to ask the token's issuer where its token endpoint is."""
        self.discover_button.setVisible(call is not None)
        if call is not None:
            self.discover_button.show_address(self.tr("Ask the token's issuer for its token endpoint"), call.address)

    def show_endpoint(self, text: str) -> None:
        """Write the address of the token endpoint into its field."""
        _put(self.endpoint_edit, text)

    def show_client(self, text: str, origin: str) -> None:
        """Write the client id, and say where it comes from."""
        _put(self.client_edit, text)
        self._client_origin.say(origin)
        self.client_edit.setAccessibleDescription(origin)

    def show_authentication(self, name: str) -> None:
        """Choose how the client says who it is."""
        self.authentication.setCurrentIndex(max(0, self.authentication.findData(name)))
        self._show_secret()

    def show_refresh_token(self, text: str, origin: str) -> None:
        """Write the refresh token, masked, and say where it comes from."""
        if text != self.token_edit.text():
            self.token_edit.hide_again()
        _put(self.token_edit, text)
        self._token_origin.say(origin)
        self.token_edit.setAccessibleDescription(origin)

    def show_scope(self, text: str) -> None:
        """Write the scope."""
        _put(self.scope_edit, text)

    def hide_secrets(self) -> None:
        """Mask what was revealed."""
        self.secret_edit.hide_again()
        self.token_edit.hide_again()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [
            self.discover_button, self.endpoint_edit, self.token_edit, self.token_edit.eye, self.client_edit,
            self.authentication, self.secret_edit, self.secret_edit.eye, self.scope_edit,
        ]  # fmt: skip

    def _on_authentication(self) -> None:
        self._show_secret()
        self.authenticationChosen.emit(self.authentication.currentData())

    def _show_secret(self) -> None:
        """A public client has no secret to write."""
        has_secret = self.authentication.currentData() != "none"
        for part in (self._secret_label, self.secret_edit, self.secret_edit.eye):
            part.setVisible(has_secret)


def _put(field: QLineEdit, text: str) -> None:
    """Write a text that begins at its beginning; what the person types stays as it is."""
    if field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)
