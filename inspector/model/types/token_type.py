"""What a known type of token is: how it is told from others, what it is for, and what its standard asks of it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspector.model.document import Document
    from inspector.model.finding import Finding
    from inspector.model.token import Token

NO, BY_SHAPE, BY_ISSUER, BY_TYP = range(4)
"""How a type was recognised; the surer, the higher."""
MOST = 1_000
"""Members of a header or a payload that are looked at; no known type has nearly as many."""


class TokenType(NamedTuple):
    """One row of the table of types.

    ``code``: as in reports; what stands before a ``/`` names the vendor. ``name``, ``text``: in English, marked for
    translation (``Sentences``). ``looks``: how sure it is that a token is of this type. ``claims``: those that it must
    have; ``headers`` likewise; ``one_of``: of these at least one; ``never``: those that it must not have. ``notes``: codes of
    findings that are worth saying of each. ``rule``: what no list can say.
    """

    code: str
    name: str
    text: str
    source: str
    looks: Callable[[Facts], int]
    claims: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rule: Callable[[Facts], Iterable[Finding]] | None = None

    @property
    def vendor(self) -> str:
        """The code of the vendor, as `model.explanations` has it."""
        return self.code.partition("/")[0]


class Facts(NamedTuple):
    """A token with the members of its header and payload by name, so that dozens of questions cost one look each.

    Of a name that stands twice the last one counts. ``is_whole``: all members were looked at. ``typ``: the header's, in lower
    case and without ``application/`` (RFC 7515, 4.1.9). ``issuer``: the host of ``iss`` in lower case, and the path behind it;
    empty where it is no https address.
    """

    token: Token
    headers: dict[str, int]
    claims: dict[str, int]
    is_whole: bool
    typ: str
    issuer: tuple[str, str]

    @property
    def payload(self) -> Document:
        """The payload that the numbers of ``claims`` belong to."""
        return self.token.payload

    @property
    def algorithm(self) -> str:
        """The header's ``alg`` where it is a string, else empty."""
        return self.header_text("alg")

    @property
    def is_payload_known(self) -> bool:
        """Tell whether a claim that is not among ``claims`` is known to be absent."""
        return self.is_whole and self.token.is_payload_known and self.payload.is_object

    @property
    def is_plain(self) -> bool:
        """Tell whether ``typ`` says no more than that this is a JWT."""
        return self.typ in ("", "jwt")

    def has(self, *names: str) -> bool:
        """Tell whether the payload has all of these claims."""
        return all(name in self.claims for name in names)

    def has_any(self, *names: str) -> bool:
        """Tell whether the payload has one of these claims."""
        return any(name in self.claims for name in names)

    def has_header(self, *names: str) -> bool:
        """Tell whether the header has all of these parameters."""
        return all(name in self.headers for name in names)

    def claim_text(self, name: str) -> str:
        """A claim where it is a string, else empty."""
        return _text(self.payload, self.claims.get(name))

    def header_text(self, name: str) -> str:
        """A header parameter where it is a string, else empty."""
        return _text(self.token.header, self.headers.get(name))


def facts_of(token: Token) -> Facts:
    """Look at the members of a token once; of a hostile one with thousands only at the first."""
    headers, _ = _members(token.header)
    claims, is_whole = _members(token.payload)
    typ = _text(token.header, headers.get("typ")).lower().removeprefix("application/")
    return Facts(token, headers, claims, is_whole, typ, _host_and_path(_text(token.payload, claims.get("iss"))))


def _host_and_path(address: str) -> tuple[str, str]:
    scheme, separator, rest = address.partition("://")
    if not separator or scheme.lower() != "https":
        return "", ""
    host, _, path = rest.partition("/")
    return host.lower(), path


def _members(document: Document) -> tuple[dict[str, int], bool]:
    nodes = tuple(islice(document.children(0), MOST + 1)) if document.is_object else ()
    return {document.name(node): node for node in nodes[:MOST]}, len(nodes) <= MOST


def _text(document: Document, node: int | None) -> str:
    return str(document.value(node)) if node is not None and document.kinds[node] == ord('"') else ""
