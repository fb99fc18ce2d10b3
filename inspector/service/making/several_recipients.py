"""Encrypts in JSON serialization, for each key that fits: flattened for one recipient, general for several (RFC 7516, 7.2)."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

from inspector.service.algorithms.encryption import MANNERS, misfit
from inspector.service.algorithms.unlocking import jose_key
from inspector.service.making.encrypter import order_of
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.model.key import Key, KeySet


def encrypt_for_all(header: str, content: bytes, keys: KeySet) -> tuple[str, tuple[Key, ...]]:
    """Encrypt a content for every key that fits the header's ``alg``; gives the token and these keys.

    ``header``: as `encrypt`, protected and the same for all; a key's ``kid`` stands beside its share, unless the header names
    one. Raises `Refusal`, also where the algorithm allows no second recipient.
    """
    members, algorithm, encryption, first = order_of(header, keys)
    manner = MANNERS[algorithm]
    fitting = tuple(key for key in keys.keys if misfit(key, manner, encryption) is None)
    if manner.is_by_password and first is keys.password:
        fitting = (first,)
    if len(fitting) > 1 and manner.is_direct:
        raise refusal("jwe-one-recipient", algorithm, str(len(fitting)))
    from joserfc import jwe
    from joserfc.errors import JoseError

    made: Any = (jwe.GeneralJSONEncryption if len(fitting) > 1 else jwe.FlattenedJSONEncryption)(members, content)
    registry = jwe.JWERegistry(algorithms=[algorithm, encryption, "DEF"], strict_check_header=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is weak is told by the review, not by joserfc on the console
            for key in fitting:
                made.add_recipient({"kid": key.kid} if key.kid and "kid" not in members else {}, jose_key(key))
            written: Any = jwe.encrypt_json(made, None, registry=registry)
    except (JoseError, ValueError, TypeError) as error:
        raise refusal("jwe-impossible", algorithm, encryption) from error
    for share in (written, *written.get("recipients", ())):
        for name in ("header", "encrypted_key"):
            if name in share and not share[name]:  # what is empty is to be absent (RFC 7516, 7.2.1)
                del share[name]
    return json.dumps(written, indent=2), fitting
