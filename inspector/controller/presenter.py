"""Keeps the left and the middle column true to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.calendar import parse_moment, utc_text
from inspector.model.policy import Policy
from inspector.model.sentences import AS_OF_UNREADABLE

if TYPE_CHECKING:
    from inspector.arguments import Arguments
    from inspector.controller.desk import Desk
    from inspector.controller.speech import Speech
    from inspector.controller.views import PasteView, VerifyView


class Presenter:
    """Hears what the person does in PASTE and VERIFY, tells the desk, and shows what the desk found out."""

    def __init__(self, desk: Desk, paste: PasteView, verify: VerifyView, speech: Speech) -> None:
        self._desk = desk
        self._paste = paste
        self._verify = verify
        self._speech = speech
        self._key, self._encoding, self._password = "", "utf8", ""
        self._is_pasting = False
        desk.listeners.append(self.show)

    def show(self) -> None:
        """Show the desk as it is now."""
        self._verify.show_working(self._desk.working)
        if self._is_pasting and not self._desk.working:
            self._is_pasting = False
            self._show_chosen_text()
        self._paste.show_inspection(self._desk.inspection, self._desk.chosen)
        self._verify.show_inspection(self._desk.inspection, self._desk.chosen)

    def begin(self, arguments: Arguments, key: str, password: str) -> None:
        """Begin with what the command line asked for."""
        moment = "" if arguments.at is None else utc_text(arguments.at) or str(arguments.at)
        self._verify.show_request(key, arguments.secret_encoding, password, arguments.policy, moment)
        self._key, self._encoding, self._password = key, arguments.secret_encoding, password
        self._desk.set_policy(arguments.policy)
        self._set_key()
        self.as_of_edited(moment)

    def token_edited(self, text: str) -> None:
        """The editor's text changed."""
        self._verify.show_notice("", "")
        self._desk.edit(text)

    def paste(self, text: str) -> None:
        """A text is to be inspected instead of the present one."""
        self._verify.show_notice("", "")
        self._is_pasting = True
        self._paste.show_text(text)
        self._desk.replace(text)

    def token_chosen(self, index: int) -> None:
        """Another row of the shelf was chosen."""
        self._desk.choose(index)
        self._show_chosen_text()

    def key_edited(self, text: str) -> None:
        """The key's text changed."""
        self._verify.show_notice("", "")
        self._key = text
        self._set_key()

    def secret_encoding_chosen(self, encoding: str) -> None:
        """The secret is written in another encoding."""
        self._encoding = encoding
        self._set_key()

    def password_edited(self, password: str) -> None:
        """The password of the private key changed."""
        self._password = password
        self._set_key()

    def policy_edited(self, policy: object) -> None:
        """The expectations changed."""
        assert isinstance(policy, Policy)
        self._desk.set_policy(policy)

    def as_of_edited(self, text: str) -> None:
        """Another moment is to be judged at: ISO 8601 or seconds since 1970; empty means now."""
        if not text.strip():
            self._desk.set_as_of(None)
            self._verify.show_as_of(None, "")
            return
        moment = parse_moment(text)
        if moment is None:
            self._desk.set_as_of(None)
            self._verify.show_as_of(None, self._speech.sentence(AS_OF_UNREADABLE))
            return
        self._desk.set_as_of(moment)
        self._verify.show_as_of(moment, "")

    def _show_chosen_text(self) -> None:
        """Let the editor hold the chosen token alone, cleaned; a text in which no token was found stays as it is."""
        inspected = self._desk.inspected
        if inspected is not None and inspected.token.parse != "fail":
            self._paste.show_text(inspected.token.text)

    def put(self, field: str, value: str) -> None:
        """Write something into a field as the person would: ``key``, ``secret_encoding`` or ``token``."""
        if field == "key":
            self._verify.put_key(value)
        elif field == "secret_encoding":
            self._verify.put_secret_encoding(value)
        else:
            self._paste.show_text(value)
            self.token_edited(value)

    def _set_key(self) -> None:
        self._desk.set_key(self._key, self._encoding, self._password)
