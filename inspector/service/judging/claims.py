"""Claims looked up once for all checks that ask about them, and one of them held against what is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Check
from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.document import Document
    from inspector.model.token import Token

SHOWN = 200
"""Characters of a claim that stand in a check at most."""

_STRING, _ARRAY = b'"['


class Claims(NamedTuple):
    """Some top-level claims of a payload: the number of each value, by its name; where a name repeats the last one counts."""

    payload: Document
    nodes: dict[str, int]

    def shown(self, name: str) -> str:
        """A claim as the board shows it: a text without its quotes, anything else as written; bounded."""
        if name not in self.nodes:
            return ""
        node = self.nodes[name]
        value = self.payload.value(node) if self.payload.kinds[node] == _STRING else self.payload.literal(node)
        return str(value)[:SHOWN]

    def is_text(self, name: str) -> bool:
        """Tell whether a claim is there and a text."""
        return name in self.nodes and self.payload.kinds[self.nodes[name]] == _STRING

    def text(self, name: str) -> str:
        """A claim where it is a text, whole; else empty."""
        return str(self.payload.value(self.nodes[name])) if self.is_text(name) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a claim that is a text or a list; what is no text is left out."""
        return texts_of(self.payload, self.nodes[name]) if name in self.nodes else ()


def texts_of(document: Document, node: int) -> tuple[str, ...]:
    """The texts of a value that is one, or a list of them; what is no text is left out."""
    if document.kinds[node] == _STRING:
        return (str(document.value(node)),)
    if document.kinds[node] != _ARRAY:
        return ()
    return tuple(str(document.value(child)) for child in document.children(node) if document.kinds[child] == _STRING)


def claims_of(token: Token, names: Iterable[str]) -> Claims:
    """Look some claims up, in one walk where the payload writes escapes: names may be written with them, too."""
    payload = token.payload
    if not payload.is_object:
        return Claims(payload, {})
    if "\\" not in payload.text:
        found = {name: payload.find(name) for name in names}
        return Claims(payload, {name: node for name, node in found.items() if node is not None})
    wanted = frozenset(names)
    return Claims(payload, {name: node for node in payload.children(0) if (name := payload.name(node)) in wanted})


def compared(check: str, claim: str, claims: Claims, expected: str) -> Check:
    """Compare a claim with a text, exactly (RFC 7519, 2: StringOrURI is case-sensitive)."""
    actual = claims.shown(claim)
    if not expected:
        return Check(check, "not-checked", "", actual, "not-asked")
    if claim not in claims.nodes:
        return Check(check, "failed", expected, "", "claim-missing", (claim,))
    if not claims.is_text(claim):
        return Check(check, "failed", expected, actual, "claim-not-text", (claim,))
    same = claims.text(claim) == expected
    return Check(check, "passed" if same else "failed", expected, actual, "claim-equal" if same else "claim-different")
