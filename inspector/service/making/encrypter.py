"""Encrypts: any content, also a signed token, in compact form with joserfc's algorithms (RFC 7516)."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS, misfit
from inspector.service.algorithms.unlocking import jose_key
from inspector.service.making.header_text import objected_to
from inspector.service.making.signer import read_header
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.key import Key, KeySet

COUNT = 100_000
"""Iterations of PBES2 that are asked for where the header names none (RFC 7518, 4.8.1.2)."""


def encrypt(header: str, content: bytes, keys: KeySet) -> tuple[str, Key]:
    """Encrypt a content for a key that fits the header's ``alg``; gives the token and the key.

    ``header``: JSON text with ``alg`` and ``enc``, and ``zip`` if wanted. It is protected as its values; joserfc adds what the
    algorithm needs (``epk``, ``iv``, ``tag``, ``p2s``, ``p2c``). ``keys``: a public or private key, a secret, or a password.
    Raises `Refusal`.
    """
    members, algorithm, encryption, key = order_of(header, keys)
    from joserfc import jwe
    from joserfc.errors import JoseError

    registry = jwe.JWERegistry(algorithms=[algorithm, encryption, "DEF"], strict_check_header=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is weak is told by the review, not by joserfc on the console
            return jwe.encrypt_compact(members, content, jose_key(key), registry=registry), key
    except (JoseError, ValueError, TypeError) as error:
        raise refusal("jwe-impossible", algorithm, encryption) from error


def order_of(header: str, keys: KeySet) -> tuple[dict[str, Any], str, str, Key]:
    """What a header asks for: its members, ``alg``, ``enc``, and the first key that fits. Raises `Refusal`."""
    members = _members(read_header(header))
    algorithm, encryption = str(members.get("alg", "")), str(members.get("enc", ""))
    if algorithm not in MANNERS:
        raise refusal("jwe-alg-unknown", algorithm[:200])
    if encryption not in CONTENT_BITS:
        raise refusal("jwe-enc-unknown", encryption[:200])
    key = _fitting(algorithm, encryption, keys)
    if MANNERS[algorithm].is_by_password:
        members.setdefault("p2c", COUNT)
    return members, algorithm, encryption, key


def _members(document: Document) -> dict[str, Any]:
    import json

    found = json.loads(document.text)
    assert isinstance(found, dict), "read_header takes objects alone"
    return found


def _fitting(algorithm: str, encryption: str, keys: KeySet) -> Key:
    manner = MANNERS[algorithm]
    candidates = (keys.password, *keys.keys) if manner.is_by_password else keys.keys
    against = None
    for key in candidates:
        if key is None:
            continue
        objected = misfit(key, manner, encryption)
        if objected is None:
            return key
        against = against or objected
    if against is None:
        raise refusal("no-key", algorithm)
    raise objected_to(against)
