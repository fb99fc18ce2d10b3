"""Members of a header's text are changed one by one; everything else stays byte for byte."""

from __future__ import annotations

import json

import pytest

from inspector.model import KeySet, Refusal
from inspector.service.algorithms.encryption import MANNERS
from inspector.service.keys.maker import make_key
from inspector.service.keys.material import Label, secret_key
from inspector.service.making.encrypter import encrypt
from inspector.service.making.header_text import (
    asks_for_plain_payload,
    encrypting_algorithms,
    fit_to_encrypt,
    fit_to_sign,
    member_of,
    with_member,
    with_plain_payload,
    without_member,
    without_plain_payload,
)

SECRET = KeySet((secret_key(b"0123456789abcdef", Label("test")),))


@pytest.mark.parametrize(
    "before,after",
    [
        ('{"alg":"HS256"}', '{"alg":"HS256","enc":"x"}'),
        ('{ "alg": "HS256", "typ": "JWT" }', '{ "alg": "HS256", "typ": "JWT", "enc": "x" }'),
        ('{\n  "alg": "HS256"\n}', '{\n  "alg": "HS256",\n  "enc": "x"\n}'),
        ("{}", '{"enc":"x"}'),
        ('{"enc" : 1, "enc":"y"}', '{"enc" : 1, "enc":"x"}'),
    ],
)
def test_a_member_is_written_in_the_manner_of_the_others(before: str, after: str) -> None:
    assert with_member(before, "enc", "x") == after


@pytest.mark.parametrize(
    "before,after",
    [
        ('{"enc":"x","alg":"a"}', '{"alg":"a"}'),
        ('{\n  "alg": "a",\n  "enc": "x"\n}', '{\n  "alg": "a"\n}'),
        ('{"enc":"x"}', "{}"),
        ('{"enc":1,"alg":"a","enc":2}', '{"alg":"a"}'),
        ('{"alg":"a"}', '{"alg":"a"}'),
    ],
)
def test_a_member_goes_with_its_comma(before: str, after: str) -> None:
    assert without_member(before, "enc") == after


@pytest.mark.parametrize("text", ["", "[]", '{"alg"', "nothing"])
def test_what_is_no_object_is_left_alone(text: str) -> None:
    with pytest.raises(Refusal):
        with_member(text, "alg", "x")
    assert fit_to_encrypt(text, SECRET) == text
    assert fit_to_sign(text, SECRET, "HS256", unsecured=True) == text
    assert member_of(text, "alg") == ""


def test_a_header_is_fitted_to_encrypt_and_back_to_sign() -> None:
    locked = fit_to_encrypt('{"alg":"HS256","kid":"k"}', SECRET)
    assert json.loads(locked) == {"alg": "dir", "kid": "k", "enc": "A128GCM"} or json.loads(locked)["alg"] == "A128KW"
    assert fit_to_encrypt(locked, SECRET) == locked
    assert json.loads(fit_to_sign(locked, SECRET, "HS512")) == {"alg": "HS512", "kid": "k"}
    assert json.loads(fit_to_sign('{"alg":"none"}', KeySet(), "HS256")) == {"alg": "HS256"}
    assert fit_to_sign('{"alg":"XX"}', SECRET, "HS256") == '{"alg":"XX"}'  # typed by hand: it is obeyed


@pytest.mark.parametrize("kind", ["RSA 2048", "P-256", "X25519", "secret 256"])
def test_everything_that_is_offered_can_be_made(kind: str) -> None:
    keys = KeySet((make_key(kind),))
    offered = encrypting_algorithms(keys)
    assert offered
    assert set(offered) < set(MANNERS)
    for name in offered:
        assert encrypt(json.dumps({"alg": name, "enc": "A256GCM", "made_up": 1}), b"{}", keys)[0].count(".") == 4
    assert set(offered) <= set(encrypting_algorithms(KeySet()))


@pytest.mark.parametrize(
    "header,plain",
    [
        ('{"alg":"HS256"}', '{"alg":"HS256","b64":false,"crit":["b64"]}'),
        ('{ "crit": ["x"], "b64": true }', '{ "crit": ["x", "b64"], "b64": false }'),
        ("{}", '{"b64":false,"crit":["b64"]}'),
        ("[", "["),
    ],
)
def test_a_plain_payload_is_asked_for_in_the_text_and_no_longer(header: str, plain: str) -> None:
    assert with_plain_payload(header) == plain
    assert with_plain_payload(plain) == plain
    assert asks_for_plain_payload(plain) == (header != "[")
    again = without_plain_payload(plain)
    assert not asks_for_plain_payload(again)
    if header != "[":
        wanted = {name: value for name, value in json.loads(header).items() if name != "b64"}
        assert json.loads(again) == wanted
    assert without_plain_payload(header) == header


def test_what_is_wrong_with_crit_does_not_hinder_anybody() -> None:
    assert without_plain_payload('{"b64":false,"crit":3}') == '{"crit":3}'
    assert json.loads(with_plain_payload('{"crit":3}'))["crit"] == ["b64"]
