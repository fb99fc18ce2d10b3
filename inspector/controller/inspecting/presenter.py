"""Keeps the left and the middle column true to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.inspecting.judging import LARGE, Text
from inspector.controller.keys.key_change import is_another, is_written_so
from inspector.model.calendar import utc_text
from inspector.model.policy import Policy
from inspector.model.sentences import AS_OF_UNREADABLE, SHELF_REPLACED

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.arguments import Arguments
    from inspector.controller.inspecting.desk import Desk
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
        # The last key that the encoding was meant for; empty where it was chosen for one that is still to come.
        self._read_so = ""
        self._is_pasting = False
        self.text_listeners: list[Callable[[str], None]] = []
        desk.listeners.append(self.show)

    def show(self) -> None:
        """Show the desk as it is now."""
        desk = self._desk
        inspected = desk.inspected
        self._verify.show_working(desk.working)
        if self._is_pasting and not desk.working:
            self._is_pasting = False
            self._show_chosen_text()
        self._paste.show_shelf(desk.entries, desk.chosen)
        self._paste.show_progress(desk.progress)
        self._paste.show_steps(desk.steps, desk.step)
        self._paste.show_inspection(desk.inspection, inspected)
        self._verify.show_inspection(desk.inspection, inspected)

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
        self._tell_text(text)

    def paste(self, text: str) -> None:
        """A text is to be inspected instead of the present one."""
        self._take(text, text, "")

    def open(self, data: bytes, name: str) -> None:
        """A file's bytes are to be inspected instead of the present text; ``name``: what it is called."""
        from inspector.service.inspector import as_text

        # A long file is no text to edit: what was found in it is shown.
        self._take(as_text(data) if len(data) <= LARGE else "", data if len(data) > LARGE else as_text(data), name)

    def open_all(self, files: tuple[tuple[bytes, str], ...]) -> None:
        """As `open`, several: the tokens of all of them come to the shelf."""
        first, *others = (Text(data, name) for data, name in files)
        self._take("", first.data, first.source, tuple(others))

    def token_chosen(self, number: int) -> None:
        """Another row of the shelf was chosen."""
        self._desk.choose(number)
        self._show_chosen_text()

    def removed(self, number: int) -> None:
        """A token is to be held no longer."""
        before = self._desk.chosen
        self._desk.remove(number)
        if self._desk.chosen != before:
            self._show_chosen_text()

    def take_back(self) -> None:
        """What was held before the last paste is wanted again."""
        if self._desk.take_back():
            self._verify.show_notice("", "")
            self._show_chosen_text()

    def content_edited(self, content: object) -> None:
        """The payload of a detached token was given, as bytes, or taken away."""
        assert content is None or isinstance(content, bytes)
        self._desk.set_content(content)

    def key_edited(self, text: str) -> None:
        """The key's text changed."""
        self._verify.show_notice("", "")
        self._key = text
        before, self._read_so = self._read_so, text or self._read_so
        if self._encoding != "utf8" and is_another(before, text) and not is_written_so(text, self._encoding):
            self._verify.put_secret_encoding("utf8")
        self._set_key()

    def secret_encoding_chosen(self, encoding: str) -> None:
        """The secret is written in another encoding."""
        self._encoding = encoding
        self._read_so = self._key
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
        """Another moment is to be judged at, as `parse_date` reads it; empty means now."""
        if not text.strip():
            self._desk.set_as_of(None)
            self._verify.show_as_of(None, "")
            return
        from inspector.model.date_words import parse_date

        moment = parse_date(text, self._desk.present)
        if moment is None:
            self._desk.set_as_of(None)
            self._verify.show_as_of(None, self._speech.sentence(AS_OF_UNREADABLE))
            return
        self._desk.set_as_of(moment)
        self._verify.show_as_of(moment, "")

    def _take(self, shown: str, data: str | bytes, name: str, more: tuple[Text, ...] = ()) -> None:
        self._verify.show_notice("", "")
        lost = sum(not entry.is_pinned for entry in self._desk.entries)
        self._is_pasting = True
        self._paste.show_pasted(shown)
        self._desk.replace(data, name, more)
        if lost > 1:
            self._verify.show_notice(self._speech.sentence(SHELF_REPLACED, str(lost)), "take-back")
        self._tell_text(data if isinstance(data, str) else "")

    def _tell_text(self, text: str) -> None:
        """Let others look for what is no token in what the person brought."""
        for listener in self.text_listeners:
            listener(text)

    def _show_chosen_text(self) -> None:
        """Let the editor hold the chosen token alone, cleaned; a text in which no token was found stays as it is."""
        entry = next((entry for entry in self._desk.entries if entry.number == self._desk.chosen), None)
        if entry is not None and not self._desk.working:
            token = entry.inspected.token
            if token.parse != "fail" or len(self._desk.entries) > 1:
                self._paste.show_text(token.text)

    def put(self, field: str, value: str) -> None:
        """Write something into a field as the person would: ``key``, ``secret_encoding``, ``password`` or ``token``."""
        if field == "key":
            self._verify.put_key(value)
        elif field == "secret_encoding":
            self._verify.put_secret_encoding(value)
        elif field == "password":
            self._verify.put_password(value)
        else:
            self._paste.show_text(value)
            self.token_edited(value)

    def _set_key(self) -> None:
        self._desk.set_key(self._key, self._encoding, self._password)
