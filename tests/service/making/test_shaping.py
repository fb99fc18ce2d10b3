"""Other forms of a signed token: each is read again here as what it is, and verifies."""

from __future__ import annotations

import json

import jwt
import pytest
from joserfc import jws
from joserfc.jwk import OctKey

from inspector.model import KeySet, Refusal
from inspector.service import inspect
from inspector.service.keys.maker import make_key
from inspector.service.keys.material import Label, secret_key
from inspector.service.making.shaping import detach, flattened, general, sign_detached, sign_unencoded
from inspector.service.making.signer import sign_with

SECRET = "a secret that is long enough for HS256, surely"
KEYS = KeySet((secret_key(SECRET.encode(), Label("test")),))
TOKEN = sign_with('{"alg":"HS256","kid":"a"}', '{"sub":"user-1","n":1.10}', KEYS)[0]


def test_a_detached_token_verifies_with_its_payload_alone() -> None:
    text = detach(TOKEN)
    assert inspect(text, SECRET).tokens[0].token.kind == "jws-detached"
    assert inspect(text, SECRET, payload='{"sub":"user-1","n":1.10}').tokens[0].verdict == "verified"
    assert inspect(text, SECRET, payload='{"sub":"user-1","n":1.1}').tokens[0].verdict == "bad-signature"


def test_any_bytes_are_signed_beside_a_detached_token() -> None:
    content = b"\xff\x00\r\n"
    text, key = sign_detached('{"alg":"HS256"}', content, KEYS)
    assert key == KEYS.keys[0]
    assert inspect(text, SECRET, payload=content).tokens[0].verdict == "verified"
    assert inspect(text, SECRET, payload=content + b"\n").tokens[0].verdict == "bad-signature"
    assert sign_detached('{"alg":"none"}', content, KeySet()) == ("eyJhbGciOiJub25lIn0..", None)


def test_an_unencoded_payload_is_signed_as_it_is() -> None:
    content = b"$.02 \xff\n"
    text = sign_unencoded('{"alg":"HS256","b64":true}', content, KEYS)
    assert inspect(text, SECRET, payload=content).tokens[0].verdict == "verified"
    decoded = jwt.api_jws.decode_complete(text, SECRET, algorithms=["HS256"], detached_payload=content)
    assert decoded["header"] == {"alg": "HS256", "b64": False, "crit": ["b64"]}


def test_a_flattened_token_is_read_here_and_by_joserfc() -> None:
    text = flattened(TOKEN)
    found = inspect(text, SECRET).tokens[0]
    assert (found.token.kind, found.verdict) == ("jws-json", "verified")
    key = OctKey.import_key(SECRET)
    assert jws.deserialize_json(json.loads(text), key, algorithms=["HS256"]).payload == b'{"sub":"user-1","n":1.10}'


def test_several_signatures_stand_over_one_payload() -> None:
    key = make_key("P-256")
    other, _ = sign_with('{"alg":"ES256","kid":"b"}', '{"sub":"user-1","n":1.10}', KeySet((key,)))
    found = inspect(general([TOKEN, other]), SECRET).tokens[0]
    assert found.verdict == "per-signature"
    assert [each.verdict for each in found.signatures] == ["verified", "refused"]


def test_different_payloads_do_not_go_together() -> None:
    other, _ = sign_with('{"alg":"HS256"}', "{}", KEYS)
    with pytest.raises(Refusal) as refused:
        general([TOKEN, other])
    assert refused.value.code == "payloads-differ"


def test_other_forms_are_made_of_compact_tokens_alone() -> None:
    for make in (detach, flattened):
        with pytest.raises(Refusal):
            make("a.b.c.d.e")


@pytest.mark.parametrize("header", ["[]", "{", '{"kid":"a"}', '{"alg":"ES256"}'])
def test_what_cannot_be_signed_unencoded_is_said(header: str) -> None:
    with pytest.raises(Refusal):
        sign_unencoded(header, b"", KEYS)
