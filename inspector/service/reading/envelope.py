"""The parts of an encrypted token in every serialization, laid out alike for each recipient (RFC 7516, 7).

What the libraries cannot take (no protected header, several recipients) is nothing special here: a recipient is its header,
joined of all that apply to it, and its encrypted key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.model.document import EMPTY, Document
from inspector.service.documents.scanner import scan
from inspector.service.reading import base64url
from inspector.service.reading.json_serialization import header_beside, joined, texts_of
from inspector.service.reading.segments import segment_findings

if TYPE_CHECKING:
    from inspector.model.finding import Finding
    from inspector.model.token import Token

MOST_RECIPIENTS = 16
"""Recipients that are tried at most: each may cost as much as its writer wished."""

_OBJECT, _ARRAY = b"{["


class Recipient(NamedTuple):
    """One to whom a token is encrypted: the joined header, the names in it that nothing protects, the encrypted key."""

    header: Document
    unprotected: frozenset[str]
    encrypted_key: bytes


class Envelope(NamedTuple):
    """An encrypted token taken apart. ``aad``: the very bytes that are authenticated beside the content (RFC 7516, 5.1)."""

    aad: bytes
    iv: bytes
    ciphertext: bytes
    tag: bytes
    recipients: tuple[Recipient, ...]
    findings: tuple[Finding, ...] = ()


def envelope_of(token: Token) -> Envelope:
    """Take an encrypted token apart; never raises: what is missing is empty, what is odd is a finding."""
    return _compact(token) if token.kind == "jwe-compact" else _json(token.text)


def _compact(token: Token) -> Envelope:
    head, key, iv, ciphertext, tag = ("".join(token.text[first:last].split()) for first, last in token.segments[:5])
    findings: list[Finding] = []
    recipient = Recipient(token.header, frozenset(), _decoded(key, findings))
    return Envelope(
        aad=head.encode("utf-8", "surrogatepass"),
        iv=_decoded(iv, findings),
        ciphertext=_decoded(ciphertext, findings),
        tag=_decoded(tag, findings),
        recipients=(recipient,),
        findings=tuple(dict.fromkeys(findings)),
    )


def _json(text: str) -> Envelope:
    whole = scan(text.encode("utf-8", "surrogatepass"))
    given = texts_of(whole, 0, ("protected", "aad", "iv", "ciphertext", "tag"))
    findings: list[Finding] = []
    head = "".join(given["protected"].split())
    protected = scan(base64url.decode(head).data) if head else EMPTY
    shared = header_beside(whole, "unprotected", 0)
    places = _places(whole)[:MOST_RECIPIENTS]
    recipients = tuple(_recipient(whole, place, protected, shared, findings) for place in places)
    aad = f"{head}.{given['aad']}" if whole.find("aad") is not None else head
    return Envelope(
        aad=aad.encode("utf-8", "surrogatepass"),
        iv=_decoded(given["iv"], findings),
        ciphertext=_decoded(given["ciphertext"], findings),
        tag=_decoded(given["tag"], findings),
        recipients=recipients,
        findings=tuple(dict.fromkeys(findings)),
    )


def _places(whole: Document) -> tuple[int, ...]:
    """The objects that hold a recipient each; the whole where the token is flattened."""
    node = whole.find("recipients")
    if node is None:
        return (0,)
    if whole.kinds[node] != _ARRAY:
        return ()
    return tuple(child for child in whole.children(node) if whole.kinds[child] == _OBJECT)


def _recipient(whole: Document, place: int, protected: Document, shared: str, findings: list[Finding]) -> Recipient:
    own = header_beside(whole, "header", place)
    header, names = joined(protected, *(written for written in (shared, own) if written))
    key = texts_of(whole, place, ("encrypted_key",))["encrypted_key"]
    return Recipient(header, names, _decoded(key, findings))


def _decoded(part: str, findings: list[Finding]) -> bytes:
    decoded = base64url.decode(part)
    findings += segment_findings(decoded.faults, "token")
    return decoded.data
