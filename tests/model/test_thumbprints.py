from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Document, Token
from inspector.model.thumbprints import SeenKey, agreements, seen_keys
from inspector.service.documents.scanner import scan
from inspector.service.keys.jwk import read_jwk

# RFC 9449, 4.1 and 6.1
EC = {
    "kty": "EC",
    "x": "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
    "y": "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA",
    "crv": "P-256",
}
EC_THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"
# RFC 8037, A.1 to A.3
OKP = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
OKP_THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def document(value: object) -> Document:
    return scan(json.dumps(value).encode())


def seen(header: object, payload: object) -> tuple[SeenKey, ...]:
    return seen_keys(Token("jws-compact", "ok", "", header=document(header), payload=document(payload)))


def test_every_key_in_a_token_has_its_thumbprint() -> None:
    found = seen({"jwk": EC, "alg": "ES256"}, {"cnf": {"jwk": OKP}, "jwks": {"keys": [7, {**OKP, "kid": "a"}]}})
    assert found == (
        ("header $.jwk", "EC", EC_THUMBPRINT, "P-256", ""),
        ("payload $.cnf.jwk", "OKP", OKP_THUMBPRINT, "Ed25519", ""),
        ("payload $.jwks.keys[1]", "OKP", OKP_THUMBPRINT, "Ed25519", "a"),
    )


def test_a_thumbprint_is_that_of_a_loaded_key() -> None:
    key = read_jwk(EC, "JWK")
    assert getattr(key, "thumbprint", None) == EC_THUMBPRINT


@pytest.mark.parametrize("key", [{}, {"kty": "EC"}, {"kty": "oct", "k": "c2VjcmV0"}, {**EC, "x": 1}, [], "EC", None])
def test_what_is_no_public_key_has_none(key: object) -> None:
    assert seen({"jwk": key}, {}) == ()


def test_the_size_of_an_rsa_key_is_counted_and_junk_has_none() -> None:
    odd = {"kty": "RSA", "e": "AQAB", "n": "é"}
    sound = {**odd, "n": "f" * 342}
    assert [key.detail for key in seen({"jwk": sound}, {"sub_jwk": odd})] == ["2047", ""]


def holder(header: object, payload: object, **key: str) -> list[tuple[str, bool]]:
    token = Token("jws-compact", "ok", "", header=document(header), payload=document(payload))
    return [(each.where, each.agrees) for each in agreements(token, EC_THUMBPRINT, **key)]


def test_a_key_is_held_against_what_names_it() -> None:
    assert holder({"kid": "a"}, {}, kid="a") == [("header $.kid", True)]
    assert holder({"kid": EC_THUMBPRINT}, {}, where="header $.jwk") == [("header $.kid", True)]
    assert holder({"kid": "a"}, {}) == [("header $.kid", False)]
    assert holder({}, {"cnf": {"jkt": EC_THUMBPRINT}}) == [("payload $.cnf.jkt", True)]
    assert holder({"kid": "a"}, {"cnf": {"jkt": OKP_THUMBPRINT}}, where="payload $.cnf.jwk") == [
        ("payload $.cnf.jkt", False)
    ]
    assert holder({}, {"sub": EC_THUMBPRINT}, where="payload $.sub_jwk") == [("payload $.sub", True)]
    assert holder({"kid": 1}, {"cnf": 7, "sub": "a"}) == []


def members(inner: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(st.sampled_from(["kty", "crv", "x", "jwk", "cnf", "jwks", "keys"]), inner)


VALUES = st.recursive(st.none() | st.text(max_size=4), lambda inner: st.lists(inner, max_size=3) | members(inner))


@given(VALUES, VALUES)
def test_any_token_can_be_looked_through(header: object, payload: object) -> None:
    assert isinstance(seen(header, payload), tuple)
