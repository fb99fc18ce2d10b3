"""Claims that are lists by their nature, however their issuer writes them: scopes, methods, roles, groups, permissions."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from inspector.model.document import Document

MOST = 1_000
"""Items that are looked at; a hostile list has more."""
KINDS: dict[str, str] = {
    "scope": "scopes",
    "scp": "scopes",
    "amr": "methods",
    "acr": "classes",
    "roles": "roles",
    "role": "roles",
    "wids": "roles",
    "cognito:roles": "roles",
    "groups": "groups",
    "cognito:groups": "groups",
    "permissions": "permissions",
    "entitlements": "permissions",
    "nationalities": "nationalities",
    "crit": "headers",
    "events": "events",
}
"""What the items of such a claim are."""
_BY_SPACES = frozenset(("scopes", "classes"))
_STRING = ord('"')


class Items(NamedTuple):
    """What a claim lists: what the items are, the items, and whether there are more than were looked at."""

    kind: str
    items: tuple[str, ...]
    is_cut: bool = False


def items_of(name: str, document: Document, node: int) -> Items | None:
    """Give the items of a claim that is a list by its nature; None for any other, and where it is written oddly."""
    kind = KINDS.get(name)
    if kind is None:
        return None
    form = document.kinds[node]
    if form == _STRING:
        text = str(document.value(node))
        items = text.split() if kind in _BY_SPACES else [item.strip() for item in text.split(",")]
        return Items(kind, tuple(items[:MOST]), len(items) > MOST)
    if kind == "events" and form == ord("{"):
        children = tuple(islice(document.children(node), MOST + 1))
        return Items(kind, tuple(map(document.name, children[:MOST])), len(children) > MOST)
    if form != ord("["):
        return None
    children = tuple(islice(document.children(node), MOST + 1))
    if any(document.kinds[child] != _STRING for child in children):
        return None
    return Items(kind, tuple(str(document.value(child)) for child in children[:MOST]), len(children) > MOST)
