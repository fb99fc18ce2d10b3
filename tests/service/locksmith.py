"""Encrypted tokens of every kind, made by joserfc, for the tests that open them."""

from __future__ import annotations

import json
import warnings
from functools import cache
from typing import Any

from joserfc.errors import SecurityWarning
from joserfc.jwa import JWE_ENC_MODELS
from joserfc.jwe import FlattenedJSONEncryption, GeneralJSONEncryption, JWERegistry, encrypt_compact, encrypt_json
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from inspector.report import as_dict, as_text
from inspector.service import inspect

CLAIMS = '{"iss":"joe","exp":1700000600,"iat":1700000000}'
NOW = 1_700_000_000
PASSWORD = "a password that is nobody's pet"
SIZES = {model.name: model.cek_size for model in JWE_ENC_MODELS}


def key_for(alg: str, enc: str = "A256GCM", curve: str = "P-256") -> Any:
    """The key that an algorithm wants, made once."""
    if alg.startswith("RSA"):
        return _made("RSA")
    if alg.startswith("ECDH"):
        return _made(curve)
    if alg.startswith("PBES2"):
        return _made("password")
    return _made(str(SIZES[enc]) if alg == "dir" else alg[1:4])


@cache
def _made(name: str) -> Any:
    if name == "RSA":
        return RSAKey.generate_key(2048)
    if name == "X25519":
        return OKPKey.generate_key("X25519")
    if name == "X448":
        return OKPKey.generate_key("X448")
    if name.startswith("P-"):
        return ECKey.generate_key(name)
    return OctKey.import_key(PASSWORD) if name == "password" else OctKey.generate_key(int(name))


def given_key(alg: str, enc: str = "A256GCM", curve: str = "P-256") -> str:
    """What a person would give as the key."""
    return PASSWORD if alg.startswith("PBES2") else jwk_of(key_for(alg, enc, curve))


def jwk_of(key: Any, **members: object) -> str:
    """The private JWK of a key as text, with more members."""
    return json.dumps({**key.as_dict(private=True), **members})


def registry() -> JWERegistry:
    """One that encrypts with whatever it is asked for."""
    names = [*JWERegistry.algorithms["alg"], *JWERegistry.algorithms["enc"], "DEF"]
    return JWERegistry(algorithms=names, strict_check_header=False)


def compact(alg: str, enc: str = "A256GCM", content: str | bytes = CLAIMS, key: Any = None, **members: object) -> str:
    """A compact encrypted token."""
    header = {"alg": alg, "enc": enc, **members}
    with warnings.catch_warnings():  # joserfc warns whoever encrypts with an old algorithm
        warnings.simplefilter("ignore", SecurityWarning)
        return encrypt_compact(header, content, key or key_for(alg, enc), registry=registry())


def flattened(alg: str, key: Any, unprotected: dict[str, object], aad: bytes | None = None) -> dict[str, Any]:
    """A flattened one, with members that nothing protects."""
    made = FlattenedJSONEncryption({"enc": "A256GCM"}, CLAIMS.encode(), {**unprotected}, aad)
    made.add_recipient({"alg": alg}, key)
    return dict(encrypt_json(made, None, registry=registry()))


def general(*recipients: tuple[str, Any]) -> dict[str, Any]:
    """One for several recipients: algorithm and key of each."""
    made = GeneralJSONEncryption({"enc": "A256GCM"}, CLAIMS.encode())
    for alg, key in recipients:
        made.add_recipient({"alg": alg}, key)
    return dict(encrypt_json(made, None, registry=registry()))


def opened(text: object, keys: str = "", **more: Any) -> dict[str, Any]:
    """The one token of an inspection as the report tells it."""
    written = text if isinstance(text, str) else json.dumps(text)
    inspection = inspect(written, keys, now=NOW, **more)
    assert as_text(inspection)
    plain = as_dict(inspection)
    json.dumps(plain, allow_nan=False)
    (only,) = plain["tokens"]
    assert isinstance(only, dict)
    return only


def check(token: dict[str, Any], name: str) -> dict[str, Any]:
    """One check of a token's board."""
    (found,) = [one for one in token["checks"] if one["name"] == name]
    assert isinstance(found, dict)
    return found


def codes(token: dict[str, Any]) -> set[str]:
    """What was found."""
    return {finding["code"] for finding in token["findings"]}
