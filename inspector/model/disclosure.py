"""Selective disclosure (RFC 9901) as values: what an issuer signed as digests, and what the holder shows of it."""

from __future__ import annotations

from inspector.model.document import EMPTY, Document
from inspector.model.record import NamedTuple


class Disclosure(NamedTuple):
    """One disclosure as it was received: ``[salt, name, value]`` of a property or ``[salt, value]`` of an array's element.

    ``digest``: of ``text``, base64url; empty where its hash is not known here. ``state``: ``disclosed``, ``unmatched`` (no
    digest asks for it), ``duplicate`` (it, or its digest, is there twice) or ``malformed`` (also: in the wrong place).
    ``kind``: ``property``, ``array-element``, or empty where it is neither. ``name``: of the property, None where there is
    none. ``document``: the whole array; ``value``: the number of the value in it, -1 where there is none. ``path``: where it
    belongs in the processed payload; ``node``: its number there, -1 where it is not in it.
    """

    text: str
    digest: str
    state: str
    kind: str = ""
    name: str | None = None
    document: Document = EMPTY
    value: int = -1
    path: str = ""
    node: int = -1

    @property
    def salt(self) -> str:
        """What keeps its digest from being guessed (RFC 9901, 4.2.1); empty where it has none."""
        kinds = self.document.kinds
        return str(self.document.value(1)) if kinds[:2] == b'["' else ""

    @property
    def literal(self) -> str | None:
        """The value as it was written; None where there is none."""
        return self.document.literal(self.value) if self.value >= 0 else None


class Withheld(NamedTuple):
    """An object or array of the processed payload, and how many digests in it nothing discloses: withheld values, or decoys."""

    node: int
    path: str
    number: int


class Selective(NamedTuple):
    """What becomes of a payload when its disclosures are put in (RFC 9901, 7.1).

    ``algorithm``: the hash of the digests (``_sd_alg``); ``is_known``: this program can compute it. ``payload``: processed,
    without ``_sd``, ``_sd_alg`` and ``...``. ``presented``: what a key-binding JWT hashes; ``binding``: that JWT, else empty.
    """

    algorithm: str
    is_known: bool
    payload: Document = EMPTY
    disclosures: tuple[Disclosure, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    presented: str = ""
    binding: str = ""

    @property
    def withheld_count(self) -> int:
        """How many digests nothing discloses; nobody but the issuer can tell decoys among them."""
        return sum(place.number for place in self.withheld)

    @property
    def is_sound(self) -> bool:
        """Tell whether every disclosure stands where a digest asks for it, as a verifier demands (RFC 9901, 7.1)."""
        return self.is_known and all(disclosure.state == "disclosed" for disclosure in self.disclosures)

    def is_disclosed(self, node: int) -> bool:
        """Tell whether a value of the processed payload, or one around it, was disclosed and not signed in the open."""
        after = self.payload.after
        return any(each.node >= 0 and each.node <= node < after[each.node] for each in self.disclosures)
