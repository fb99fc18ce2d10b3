"""What was pasted, as values."""

from __future__ import annotations

from inspector.model.disclosure import Selective
from inspector.model.document import EMPTY, Document
from inspector.model.finding import Finding
from inspector.model.lifetime import NO_DATES, Dates
from inspector.model.record import NamedTuple


class Stripped(NamedTuple):
    """Something that was cleaned off around or inside a token; ``code`` names a row of `sentences.STRIPPED`."""

    code: str
    args: tuple[str, ...] = ()


class Found(NamedTuple):
    """A token found in a text: its decoded text, and its span in the source as given (characters or bytes).

    ``place``: where it stood, for a person who looks for it again: ``line 812``, ``line 3, access_token``.
    """

    text: str
    start: int
    end: int
    stripped: tuple[Stripped, ...] = ()
    place: str = ""


class Signature(NamedTuple):
    """One signature of a token with what it signs: compact tokens have one, JSON serializations several (RFC 7515, 7.2).

    ``header``: the protected header. ``signing_input``: the very bytes that are signed. ``value``: the signature's bytes, as
    far as they could be decoded; ``is_sound``: they could be decoded whole, and so could all that they sign. ``unprotected``:
    the names in the header that the signature does not cover.
    """

    header: Document
    signing_input: bytes
    value: bytes
    is_sound: bool = True
    unprotected: frozenset[str] = frozenset()


class Token(NamedTuple):
    """One token as values: exact text, kind, header, payload, signatures, dates, and what its form gives to say.

    ``kind``: ``jws-compact``, ``jws-json``, ``jws-detached``, ``unsecured``, ``jwe-compact``, ``jwe-json``, ``sd-jwt``,
    ``malformed``.
    ``parse``: ``ok``, ``partial``, ``fail``: how much of header and payload could be shown. ``segments``: the spans of the
    dot-separated parts in ``text``. ``start``, ``end``: its span in the text that was given. ``packed``: the payload's bytes as
    they stand in the token where ``payload`` is what they unpack to. ``selective``: what the disclosures of an SD-JWT make of it.
    ``place``: where it stood, for a person who looks for it again: ``server.log, line 812``; empty where it stood alone.
    """

    kind: str
    parse: str
    text: str
    header: Document = EMPTY
    payload: Document = EMPTY
    signatures: tuple[Signature, ...] = ()
    segments: tuple[tuple[int, int], ...] = ()
    dates: Dates = NO_DATES
    findings: tuple[Finding, ...] = ()
    stripped: tuple[Stripped, ...] = ()
    start: int = 0
    end: int = 0
    packed: bytes = b""
    selective: Selective | None = None
    place: str = ""

    @property
    def algorithm(self) -> str:
        """The header's ``alg`` where it is a string, else empty."""
        return self.header_text("alg")

    def header_text(self, name: str) -> str:
        """A header parameter where it is a string, else empty."""
        return text_of(self.header, name)

    def claim_text(self, name: str) -> str:
        """A top-level claim where it is a string, else empty."""
        return text_of(self.payload, name)

    @property
    def disclosed(self) -> Token:
        """The token with the claims that a verifier goes by: those that were disclosed among them (RFC 9901, 7.1, step 6)."""
        if self.selective is None or not self.selective.payload.raw:
            return self
        return self._replace(payload=self.selective.payload)

    @property
    def is_payload_known(self) -> bool:
        """Tell whether the payload was read to its end, so that a claim which is not in it is known to be absent."""
        if self.kind == "malformed" or self.parse != "ok" or (self.kind.startswith("jwe") and not self.payload.raw):
            return False
        return self.payload.is_json or not self.payload.kinds

    @property
    def signature_size(self) -> int:
        """Bytes of the first signature."""
        return len(self.signatures[0].value) if self.signatures else 0


def text_of(document: Document, name: str) -> str:
    """The member ``name`` of a document's root where it is a string, else empty."""
    if not document.is_object:
        return ""
    node = document.find(name)
    if node is None:
        return ""
    value = document.value(node) if document.kinds[node] == ord('"') else ""
    return value if isinstance(value, str) else ""
