"""Encryption in JSON serialization: one share of the key for each recipient, opened by our own reader and by joserfc."""

from __future__ import annotations

import json
from typing import Any

import pytest
from joserfc import jwe
from joserfc.jwk import KeySet as JoseKeys

from inspector.model import KeySet, Refusal
from inspector.service import inspect
from inspector.service.algorithms.encryption import MANNERS
from inspector.service.keys.forms import jwk_of
from inspector.service.keys.key_reader import password_key
from inspector.service.keys.maker import make_key
from inspector.service.keys.material import Label, secret_key
from inspector.service.making.several_recipients import encrypt_for_all

CONTENT = b'{"n":1.10}'
MADE = {"RSA": "RSA 2048", "EC": "P-256"}
WRAPPING = [name for name, manner in MANNERS.items() if not manner.is_direct and not manner.is_by_password]
ANY = [name for name in MANNERS if name not in {"RSA-OAEP-384", "RSA-OAEP-512"}]


def key_for(algorithm: str, number: int = 0) -> Any:
    manner = MANNERS[algorithm]
    if "oct" in manner.kinds:
        bits = manner.bits or 256
        return secret_key(bytes(range(number, number + bits // 8)), Label("test", kid=f"k{number}"))
    kind = next(MADE[kind] for kind in manner.kinds if kind in MADE)
    return make_key(kind)._replace(kid=f"k{number}")


def header(algorithm: str, **more: str) -> str:
    return json.dumps({"alg": algorithm, "enc": "A256GCM", **more})


@pytest.mark.filterwarnings("ignore")  # joserfc's, of what is weak
@pytest.mark.parametrize("algorithm", [name for name in WRAPPING if name in ANY])
def test_each_of_several_recipients_opens_it(algorithm: str) -> None:
    keys = (key_for(algorithm), key_for(algorithm, 1))
    token, used = encrypt_for_all(header(algorithm), CONTENT, KeySet(keys))
    assert used == keys
    written = json.loads(token)
    assert [each["header"]["kid"] for each in written["recipients"]] == ["k0", "k1"]
    jwks: Any = {"keys": [jwk_of(key, private=True) | {"kid": key.kid} for key in keys]}
    registry = jwe.JWERegistry(algorithms=[algorithm, "A256GCM"], verify_all_recipients=True)
    assert jwe.decrypt_json(written, JoseKeys.import_key_set(jwks), registry=registry).plaintext == CONTENT
    for key in keys:
        found = inspect(token, json.dumps(jwk_of(key, private=True))).tokens[0]
        assert found.token.kind == "jwe-json"
        assert (found.verdict, found.token.payload.raw) == ("decrypted", CONTENT)


@pytest.mark.parametrize("algorithm", [name for name in ANY if not MANNERS[name].is_by_password])
def test_one_recipient_gets_the_flattened_form(algorithm: str) -> None:
    key = key_for(algorithm)
    token, used = encrypt_for_all(header(algorithm), CONTENT, KeySet((key,)))
    written = json.loads(token)
    assert used == (key,)
    assert "recipients" not in written
    assert ("encrypted_key" in written) != MANNERS[algorithm].is_direct


def test_a_password_is_one_recipient() -> None:
    token, used = encrypt_for_all(header("PBES2-HS256+A128KW"), CONTENT, KeySet(password=password_key("open sesame")))
    assert len(used) == 1
    assert "recipients" not in json.loads(token)


@pytest.mark.parametrize("algorithm", ["dir", "ECDH-ES"])
def test_direct_algorithms_allow_one_recipient(algorithm: str) -> None:
    with pytest.raises(Refusal) as refused:
        encrypt_for_all(header(algorithm), CONTENT, KeySet((key_for(algorithm), key_for(algorithm, 1))))
    assert refused.value.code == "jwe-one-recipient"
    assert refused.value.arguments == (algorithm, "2")


def test_only_keys_that_fit_are_recipients() -> None:
    fitting = key_for("A256KW")
    _, used = encrypt_for_all(header("A256KW"), CONTENT, KeySet((key_for("RSA-OAEP"), fitting)))
    assert used == (fitting,)


def test_a_kid_that_is_protected_is_not_written_twice() -> None:
    token, _ = encrypt_for_all(header("A256KW", kid="mine"), CONTENT, KeySet((key_for("A256KW"),)))
    assert "header" not in json.loads(token)
