"""What every registered claim and header means, in one plain sentence each with its source.

To add one is a row in the table of its origin. The texts are marked for translation (context ``Claims``). Nothing here is
needed before a token is shown: importers load it when they explain something.
"""

from __future__ import annotations

from inspector.model.explanations import headers, oauth, openid, registered
from inspector.model.explanations.vendors import VENDORS
from inspector.model.explanations.words import CLASSES, EVENTS, METHODS, SCOPES
from inspector.model.record import NamedTuple

__all__ = ["PLACES", "VENDORS", "Explanation", "explain", "word_for"]


class Explanation(NamedTuple):
    """What a claim or header means: one sentence, in English until it is translated, and where that is written."""

    text: str
    source: str


_ACTOR = {
    "RFC 8693, 4.1": {name: registered.CLAIMS[f"RFC 7519, 4.1.{n}"][name] for n, name in ((1, "iss"), (2, "sub"))}
}
PLACES: dict[str, tuple[dict[str, dict[str, str]], ...]] = {
    "header": (headers.HEADERS,),
    "payload": (registered.CLAIMS, openid.CLAIMS, oauth.CLAIMS),
    "cnf": (registered.CONFIRMATIONS,),
    "address": (openid.ADDRESS,),
    "act": (_ACTOR, oauth.CLAIMS),
    "may_act": (_ACTOR, oauth.CLAIMS),
    "jwk": (headers.KEY,),
    "epk": (headers.KEY,),
    "sub_jwk": (headers.KEY,),
    "keys": (headers.KEY,),
}
"""The tables that explain what stands in a place: the header, the payload, or a member that holds others."""
_ANYWHERE = registered.CLAIMS["RFC 9901, 4.2"]
_ONE_OF = {"amr": METHODS, "acr": CLASSES, "acr_values": CLASSES, "events": EVENTS, "scope": SCOPES, "scp": SCOPES}


def explain(name: str, where: str, type_code: str = "") -> Explanation | None:
    """Explain a name in a place (a key of `PLACES`); None for one that nobody registered.

    ``type_code``: the token's type (`model.types`), whose vendor may mean something of its own by it.
    """
    if where == "payload" and (vendor := VENDORS.get(type_code.partition("/")[0])) and name in vendor[1]:
        return Explanation(vendor[1][name], vendor[0])
    for table in PLACES.get(where, ()):
        for source, rows in table.items():
            if name in rows:
                return Explanation(rows[name], source)
    if where == "payload":
        return next((Explanation(rows[name], source) for source, rows in VENDORS.values() if name in rows), None)
    if name in _ANYWHERE:
        return Explanation(_ANYWHERE[name], "RFC 9901, 4.2")
    if where == "events" and name in EVENTS:
        return Explanation(EVENTS[name], "RFC 8417, 2.2")
    return None


def word_for(claim: str, value: str) -> str:
    """Give the word for a value of ``amr``, ``acr``, ``scope`` or ``events``; empty for one that has none."""
    return _ONE_OF.get(claim, {}).get(value, "")
