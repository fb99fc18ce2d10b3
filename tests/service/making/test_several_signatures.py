"""Several signatures over one payload: each is checked here and, independently, by joserfc."""

from __future__ import annotations

import json

import pytest
from joserfc import jws
from joserfc.jwk import KeySet as JoseKeys
from joserfc.jwk import import_key

from inspector.model import Key, KeySet, Refusal
from inspector.service import inspect
from inspector.service.keys.forms import jwk_of
from inspector.service.keys.maker import make_key
from inspector.service.making.several_signatures import Part, payload_of, sign_part, together

PAYLOAD = '{"sub":"user-1", "n":1.10}'
RSA, EC = make_key("RSA 2048")._replace(kid="r"), make_key("P-256")._replace(kid="e")


def keys(*held: Key) -> KeySet:
    return KeySet(held)


def written(*parts: Part) -> str:
    return together(payload_of(PAYLOAD), parts)


def set_of(*held: Key) -> str:
    return json.dumps({"keys": [jwk_of(key) for key in held]})


def test_each_signature_verifies_here_and_with_joserfc() -> None:
    payload = payload_of(PAYLOAD)
    first, used = sign_part('{"alg":"RS256"}', '{"kid":"r"}', payload, keys(EC, RSA))
    second, _ = sign_part('{"kid":"e", "alg":"ES256"}', "", payload, keys(RSA, EC))
    text = written(first, second)
    assert used == RSA
    found = inspect(text, set_of(RSA, EC)).tokens[0]
    assert found.token.payload.text == PAYLOAD
    assert [each.verdict for each in found.signatures] == ["verified", "verified"]
    jose = JoseKeys([import_key({**jwk_of(key), "kid": key.kid}) for key in (RSA, EC)])
    read = jws.deserialize_json(json.loads(text), jose, algorithms=["RS256", "ES256"])
    assert read.payload == PAYLOAD.encode()


def test_headers_stay_as_they_were_written() -> None:
    part, _ = sign_part('{ "alg": "ES256" }', ' {"kid" : "e","n":1.0} ', payload_of(PAYLOAD), keys(EC))
    assert '"header": {"kid" : "e","n":1.0},' in written(part)
    signature = inspect(written(part), set_of(EC)).tokens[0].token.signatures[0]
    assert signature.signing_input.startswith(b"eyAiYWxnIjogIkVTMjU2IiB9.")


def test_all_of_the_header_may_stand_unprotected() -> None:
    """As in RFC 7520, 4.7."""
    part, _ = sign_part("", '{"alg":"ES256","kid":"e"}', payload_of(PAYLOAD), keys(EC))
    assert "protected" not in json.loads(written(part))["signatures"][0]
    assert inspect(written(part), set_of(EC)).tokens[0].verdict == "verified"


@pytest.mark.parametrize(
    "protected,unprotected,code",
    [
        ("", "", "header-not-json"),
        ("{}", "", "alg-missing"),
        ('{"alg":"ES256"}', '{"kid":', "header-not-json"),
        ('{"alg":"ES256"}', "[]", "header-not-object"),
        ('{"alg":"HS256"}', "", "key-does-not-fit"),
        ('{"alg":"ES256","b64":false}', "", "b64-false"),
    ],
)
def test_what_cannot_be_signed_is_said(protected: str, unprotected: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        sign_part(protected, unprotected, payload_of(PAYLOAD), keys(EC))
    assert refused.value.code == code
