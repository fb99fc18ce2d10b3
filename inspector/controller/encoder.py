"""The conversation of the ENCODE pane: free JSON text and a key in, a signed token out, at every keystroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.document import EMPTY
from inspector.model.key import KeySet
from inspector.model.policy import Refusal
from inspector.service.offers import fitting_algorithms
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.controller.desk import Desk
    from inspector.controller.ports import Later
    from inspector.controller.speech import Speech
    from inspector.controller.views import EncodeView
    from inspector.model.document import Document

EMPTY_HEADER = '{"alg":"HS256","typ":"JWT"}'
EMPTY_PAYLOAD = "{}"
_EMPTY_ALGORITHM = "HS256"
_OF_HEADER = frozenset({"header-not-json", "header-not-object", "alg-missing", "alg-unknown", "alg-unsupported"})
_OF_PAYLOAD = frozenset({"claims-not-json"})
_LONG = 8_000
"""Characters of a payload from which its changes are looked for when the typing pauses."""


class Encoder:
    """Follows the inspected token until the pane is touched, and signs what stands in it byte for byte."""

    def __init__(self, desk: Desk, view: EncodeView, speech: Speech, later: Later | None = None) -> None:
        self._later = later
        self._lines = 0
        self._desk = desk
        self._view = view
        self._speech = speech
        self._header, self._payload = EMPTY_HEADER, EMPTY_PAYLOAD
        self._key_text = ""
        self._own_keys = KeySet()
        self._origin: tuple[Document, Document] = (EMPTY, EMPTY)
        self._touched = False
        self._borrowed: KeySet | None = None
        self.token = ""
        desk.listeners.append(self.follow)

    @property
    def keys(self) -> KeySet:
        """The keys that sign: those of the signing key's field, else those of VERIFY."""
        return self._own_keys if self._key_text.strip() else self._desk.keys

    @property
    def texts(self) -> tuple[str, str]:
        """Header and payload as they stand."""
        return self._header, self._payload

    @property
    def algorithm(self) -> str:
        """The ``alg`` of the header's text; empty where it has none that is a text."""
        from inspector.service.scanner import scan

        header = scan(self._header.encode("utf-8", "surrogatepass"))
        node = header.find("alg") if header.is_object else None
        return str(header.value(node)) if node is not None and header.kinds[node] == ord('"') else ""

    def craft(self, header: str, payload: str) -> None:
        """Put another header and payload in, as the person would; undo takes them back."""
        self._header, self._payload = header, payload
        self._view.show_header(header)
        self._view.show_payload(payload)
        self._touch()

    def start(self) -> None:
        """Show the empty token to begin with: there is no key yet, so what could sign is not even loaded."""
        self._view.show_header(EMPTY_HEADER)
        self._view.show_payload(EMPTY_PAYLOAD)
        self._view.show_touched(touched=False)
        self._borrowed = self.keys
        self._view.show_algorithms(fitting_algorithms(self.keys), _EMPTY_ALGORITHM)
        self._view.show_error(*self._place(refusal("no-key", _EMPTY_ALGORITHM)))

    def follow(self) -> None:
        """Hear of a change on the desk: another token, or another key to borrow."""
        if not self._desk.working:
            self._follow(self._origin_now())
        if self.keys is not self._borrowed and not self._desk.working:
            self._sign()

    def _origin_now(self) -> tuple[Document, Document]:
        """Header and payload of the innermost signed token: what one wants another of; empty where there is none."""
        inspected = self._desk.inspected
        while inspected is not None and inspected.inner:
            inspected = inspected.inner[0]
        if inspected is None or inspected.token.kind.startswith("jwe"):
            return EMPTY, EMPTY
        token = inspected.token
        return (token.header, token.payload) if token.header.is_object and token.payload.raw else (EMPTY, EMPTY)

    def _follow(self, origin: tuple[Document, Document]) -> None:
        if origin[0] is self._origin[0] and origin[1] is self._origin[1]:
            return
        self._origin = origin
        header, payload = origin
        same = header.raw and (header.text, payload.text) == (self._header, self._payload)
        if self._touched and not same:
            self._show_changes()
        else:  # also when what was made here is inspected: there is nothing left that differs
            self._touched = False
            self._fill(header.text or EMPTY_HEADER, payload.text if header.raw else EMPTY_PAYLOAD)

    def header_edited(self, text: str) -> None:
        """The header's text changed."""
        self._header = text
        self._touch()

    def payload_edited(self, text: str) -> None:
        """The payload's text changed."""
        self._payload = text
        self._touch()

    def signing_key_edited(self, text: str) -> None:
        """The signing key's text changed."""
        from inspector.service.inspector import load

        self._key_text = text
        self._own_keys = load(text)
        self._sign()

    def algorithm_chosen(self, name: str) -> None:
        """Write another ``alg`` into the header's text: the text is the truth."""
        from inspector.service.offers import with_algorithm

        try:
            text = with_algorithm(self._header, name)
        except Refusal as refusal:
            self._view.show_error("header", self._speech.refusal(refusal), 0, 0)
            return
        if text != self._header:
            self._header = text
            self._view.show_header(text)
            self._touch()

    def start_again(self) -> None:
        """Leave what was edited and follow the inspected token again."""
        self._touched = False
        header, payload = self._origin
        self._fill(header.text or EMPTY_HEADER, payload.text if header.raw else EMPTY_PAYLOAD)

    def lay_out(self, indented: bool) -> None:
        """Write header and payload with or without line breaks and indents; nothing else about them changes."""
        self._header, self._payload = (self._laid_out(text, indented) for text in (self._header, self._payload))
        self._view.show_header(self._header)
        self._view.show_payload(self._payload)
        self._touch()

    @staticmethod
    def _laid_out(text: str, indented: bool) -> str:
        from inspector.service.formatter import compact, pretty
        from inspector.service.scanner import scan

        return pretty(scan(text.encode("utf-8", "surrogatepass"))) if indented else compact(text)

    def _fill(self, header: str, payload: str) -> None:
        self._header, self._payload = header, payload
        self._view.show_header(header)
        self._view.show_payload(payload)
        self._view.show_touched(touched=False)
        if self._later is not None:
            self._later.cancel()
        self._lines = payload.count("\n")
        self._view.show_changes((), ())  # these are the inspected token's own texts
        self._sign()

    def _touch(self) -> None:
        if not self._touched:
            self._touched = True
            self._view.show_touched(touched=True)
        self._show_changes_soon()
        self._sign()

    def _show_changes_soon(self) -> None:
        if self._later is None or len(self._payload) < _LONG:
            self._show_changes()
            return
        lines = self._payload.count("\n")
        if lines != self._lines:  # the marks stand beside other lines now
            self._lines = lines
            self._view.show_changes((), ())
        self._later.call(self._show_changes)

    def _show_changes(self) -> None:
        origin_header, origin_payload = self._origin
        if not origin_header.raw:
            self._view.show_changes((), ())
            return
        header_lines, header_gone = _changes(origin_header, self._header)
        payload_lines, payload_gone = _changes(origin_payload, self._payload)
        self._view.show_changes(header_lines, payload_lines, (*header_gone, *payload_gone))

    def _sign(self) -> None:
        from inspector.service.signer import sign_with

        keys = self._borrowed = self.keys
        self._view.show_algorithms(fitting_algorithms(keys), self.algorithm)
        try:
            self.token, key = sign_with(self._header, self._payload, keys)
        except Refusal as refusal:
            self.token = ""
            self._view.show_token("")
            self._view.show_error(*self._place(refusal))
            self._view.show_key(None, keys.findings, borrowed=not self._key_text.strip())
            return
        self._view.show_token(self.token)
        self._view.show_error("", "", 0, 0)
        self._view.show_key(key, key.findings if key is not None else (), borrowed=not self._key_text.strip())

    def _place(self, refusal: Refusal) -> tuple[str, str, int, int]:
        """Where a refusal belongs: a place of the pane, the sentence, and a line and column where they are known."""
        sentence = self._speech.refusal(refusal)
        if refusal.code in _OF_HEADER:
            return ("header", sentence, *_first_fault(self._header))
        if refusal.code in _OF_PAYLOAD:
            return ("payload", sentence, *_first_fault(self._payload))
        return "key", sentence, 0, 0


def _changes(before: Document, text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines (from 0) of a text that hold something new or changed, and the paths of what is gone."""
    from inspector.service.difference import difference
    from inspector.service.scanner import scan

    after = scan(text.encode("utf-8", "surrogatepass"))
    lines: set[int] = set()
    found = difference(before, after)
    for start, end in found.spans:
        lines.update(range(after.line_column(start)[0] - 1, after.line_column(end)[0]))
    return tuple(sorted(lines)), found.removed


def _first_fault(text: str) -> tuple[int, int]:
    from inspector.service.scanner import scan

    document = scan(text.encode("utf-8", "surrogatepass"))
    for fault in document.faults:
        if fault.code == "json-syntax":
            return document.line_column(fault.offset)
    return 0, 0
