"""What can be done with the keys at hand, before anybody presses a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.policy import Refusal
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.model.key import KeySet
    from inspector.model.token import Token


def fitting_algorithms(keys: KeySet) -> tuple[str, ...]:
    """The algorithms that the keys can sign with; all that are known where there is no key yet."""
    private = [key for key in keys.keys if key.private]
    if not private:
        return tuple(ALGORITHMS)
    return tuple(name for name in ALGORITHMS if any(name in key.algorithms for key in private))


def nearest(wished: str, fitting: tuple[str, ...]) -> str:
    """Of those that fit, the one that is most like the wished one: but for its capitals, by its hash, else the first."""
    same = [name for name in fitting if name.casefold() == wished.strip().casefold()]
    hashed = [name for name in fitting if wished[-3:].isdigit() and name.endswith(wished[-3:])]
    return next(iter((*same, *hashed, *fitting)), "")


def with_algorithm(header: str, name: str) -> str:
    """Write ``alg`` into a header's text and leave everything else as it is; raises `Refusal` where there is no object."""
    from inspector.service.documents.scanner import scan

    document = scan(header.encode("utf-8", "surrogatepass"))
    if not document.is_object:
        raise refusal("header-not-object")
    nodes = document.members("alg")
    if nodes:
        node = nodes[-1]
        return f'{header[: document.starts[node]]}"{name}"{header[document.ends[node] :]}'
    start = document.starts[0] + 1
    comma = "," if document.after[0] > 1 else ""
    return f'{header[:start]}"alg":"{name}"{comma}{header[start:]}'


def why_no_refresh(token: Token | None, keys: KeySet, signing_keys: KeySet) -> Refusal | None:
    """Why a token cannot be refreshed as things stand; None where a press is worth it."""
    if token is None:
        return refusal("refresh-nothing")
    from inspector.service.making.refresher import require_form
    from inspector.service.making.signer import signing_key

    try:
        require_form(token)
        signing_key(signing_keys if signing_keys.keys else keys, token.algorithm, token.header_text("kid"))
    except Refusal as found:
        return found
    return None
