"""Changes single members in the text of a header that somebody writes; everything else stays byte for byte.

What a form of token needs in its header is fitted here, so that the text in the editor stays the truth.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.model.policy import Refusal
from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS, misfit
from inspector.service.documents.scanner import scan
from inspector.service.making.offers import fitting_algorithms
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.key import KeySet
    from inspector.service.keys.choice import Objection

_USUAL_ALG, _USUAL_ENC = "RSA-OAEP-256", "A256GCM"
_READ_ONLY = frozenset({"RSA-OAEP-384", "RSA-OAEP-512"})
"""What is opened here, but not made: joserfc has it not."""
_PREFERRED = ("dir", "A256KW", "A128KW", "RSA-OAEP-256", "ECDH-ES+A256KW", "PBES2-HS512+A256KW")
"""What is taken first where a key fits several."""


def member_of(header: str, name: str) -> str:
    """A member that is a text; empty where there is none, or where the header is no object."""
    document = _scanned(header)
    node = document.find(name) if document.is_object else None
    return str(document.value(node)) if node is not None and document.kinds[node] == ord('"') else ""


def with_member(header: str, name: str, value: str) -> str:
    """Write a text into a member, at the end where it is new. Raises `Refusal` where there is no object."""
    return _with_literal(header, name, json.dumps(value, ensure_ascii=False))


def _with_literal(header: str, name: str, literal: str) -> str:
    document = _object(header)
    nodes = document.members(name)
    if nodes:
        node = nodes[-1]
        return header[: document.starts[node]] + literal + header[document.ends[node] :]
    children = list(document.children(0))
    if not children:
        start = document.starts[0] + 1
        return f"{header[:start]}{json.dumps(name)}:{literal}{header[start:]}"
    end, first = document.ends[children[-1]], document.key_starts[children[0]]
    gap = header[document.starts[0] + 1 : first]  # the indent of the first member is that of the new one
    colon = header[document.key_ends[children[0]] : document.starts[children[0]]]
    comma = "," if gap or colon.strip() == colon else ", "
    return f"{header[:end]}{comma}{gap}{json.dumps(name)}{colon}{literal}{header[end:]}"


def without_member(header: str, name: str) -> str:
    """Take every member of that name out, with its comma. Raises `Refusal` where there is no object."""
    document = _object(header)
    for node in reversed(document.members(name)):
        siblings = list(document.children(0))
        place = siblings.index(node)
        if place + 1 < len(siblings):
            start, end = document.key_starts[node], document.key_starts[siblings[place + 1]]
        elif place:
            start, end = document.ends[siblings[place - 1]], document.ends[node]
        else:
            start, end = document.key_starts[node], document.ends[node]
        header = header[:start] + header[end:]
        document = _object(header)
    return header


def asks_for_plain_payload(header: str) -> bool:
    """Tell whether a header asks for a payload without base64url (``b64``: false, RFC 7797)."""
    document = _scanned(header)
    node = document.find("b64") if document.is_object else None
    return node is not None and document.literal(node) == "false"


def with_plain_payload(header: str) -> str:
    """Ask for a payload without base64url, and let ``crit`` name that (RFC 7797, 6); what is no object stays as it is."""
    try:
        header = _with_literal(header, "b64", "false")
        critical = _critical(header)
        return header if "b64" in critical else _with_literal(header, "crit", json.dumps([*critical, "b64"]))
    except Refusal:
        return header


def without_plain_payload(header: str) -> str:
    """Take out what `with_plain_payload` put in; what else is critical stays."""
    if not asks_for_plain_payload(header):
        return header
    try:
        critical = _critical(header)
        header = without_member(header, "b64")
        rest = [name for name in critical if name != "b64"]
        if rest == critical:
            return header
        return _with_literal(header, "crit", json.dumps(rest)) if rest else without_member(header, "crit")
    except Refusal:
        return header


def _critical(header: str) -> list[object]:
    document = _object(header)
    node = document.find("crit")
    found = json.loads(document.literal(node)) if node is not None else []
    return found if isinstance(found, list) else []


def encrypting_algorithms(keys: KeySet, encryption: str = _USUAL_ENC) -> tuple[str, ...]:
    """The algorithms that one of the keys can encrypt with; all that are known where there is no key yet."""
    held = (*keys.keys, *((keys.password,) if keys.password is not None else ()))
    made = [name for name in MANNERS if name not in _READ_ONLY]
    if not held:
        return tuple(made)
    wanted = encryption if encryption in CONTENT_BITS else _USUAL_ENC
    return tuple(name for name in made if any(misfit(key, MANNERS[name], wanted) is None for key in held))


def best_to_encrypt(keys: KeySet, encryption: str = _USUAL_ENC) -> str:
    """The algorithm that one of the keys is usually encrypted for; empty where none fits."""
    offered = encrypting_algorithms(keys, encryption)
    return next((name for name in (*_PREFERRED, *offered) if name in offered), "")


def why_not_to_encrypt(keys: KeySet, encryption: str = _USUAL_ENC) -> tuple[tuple[str, Refusal], ...]:
    """The algorithms that none of the keys fits, each with the reason."""
    fitting = encrypting_algorithms(keys, encryption)
    wanted = encryption if encryption in CONTENT_BITS else _USUAL_ENC
    held = next(iter((*keys.keys, *((keys.password,) if keys.password is not None else ()))), None)
    return tuple(
        (name, objected_to(against))
        for name, manner in MANNERS.items()
        if name not in fitting
        and name not in _READ_ONLY
        and held is not None
        and (against := misfit(held, manner, wanted)) is not None
    )


def objected_to(objection: Objection) -> Refusal:
    """Why a key does not encrypt."""
    codes = {"alg-wants-other-key": "key-does-not-fit", "alg-wants-other-curve": "key-wrong-curve"}
    return refusal(codes.get(objection.reason, "key-wrong-size"), *objection.args)


def fit_to_encrypt(header: str, keys: KeySet) -> str:
    """Give a header the ``alg`` and ``enc`` that it needs to encrypt, unless it has them."""
    try:
        if member_of(header, "alg") not in MANNERS:
            best = best_to_encrypt(keys) if keys.keys or keys.password else _USUAL_ALG
            header = with_member(header, "alg", best or _USUAL_ALG)
        return header if member_of(header, "enc") in CONTENT_BITS else with_member(header, "enc", _USUAL_ENC)
    except Refusal:
        return header  # it is no object: to say so is up to who makes the token


def fit_to_sign(header: str, keys: KeySet, usual: str, *, unsecured: bool = False) -> str:
    """Give a header an ``alg`` that signs (or ``none``), and take out what only an encrypted token has."""
    try:
        algorithm = member_of(header, "alg")
        if algorithm in MANNERS or (member_of(header, "enc") in CONTENT_BITS):
            header = without_member(without_member(header, "enc"), "zip")
        if unsecured:
            return header if algorithm == "none" else with_member(header, "alg", "none")
        if algorithm in MANNERS or algorithm == "none":
            offered = fitting_algorithms(keys)
            header = with_member(header, "alg", usual if usual in offered or not offered else offered[0])
        return header
    except Refusal:
        return header


def _scanned(header: str) -> Document:
    return scan(header.encode("utf-8", "surrogatepass"))


def _object(header: str) -> Document:
    document = _scanned(header)
    if not document.is_object or not document.is_json:
        raise refusal("header-not-object")
    return document
