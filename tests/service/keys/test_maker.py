"""Keys that are made here: each kind signs with each of its algorithms, and every form of it is read back as the same key."""

from __future__ import annotations

import json

import jwt
import pytest
from joserfc import jwe
from joserfc.jwk import OctKey

from inspector.model import KeySet, Refusal
from inspector.service.keys.forms import forms_of, jwk_of
from inspector.service.keys.key_reader import load_keys
from inspector.service.keys.maker import Kind, kind_for, kinds, make_key
from inspector.service.making.encrypter import encrypt
from inspector.service.making.signer import sign_with

NAMES = [kind.name for kind in kinds()]
QUICK = [name for name in NAMES if name not in ("RSA 3072", "RSA 4096")]


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.name in QUICK], ids=QUICK)
def test_a_key_signs_with_each_of_its_algorithms(kind: Kind) -> None:
    name, algorithms = kind
    key = make_key(name)
    assert set(algorithms) <= set(key.algorithms)
    for algorithm in algorithms:
        token, used = sign_with(json.dumps({"alg": algorithm}), "{}", KeySet((key,)))
        assert used is key
        assert token.count(".") == 2


@pytest.mark.parametrize("name", QUICK)
def test_every_form_is_read_back_as_the_same_key(name: str) -> None:
    key = make_key(name)
    assert key.kid == key.thumbprint
    for form in forms_of(key):
        encoding = form.code.removeprefix("secret-")
        text = encoding in ("base64url", "base64", "hex")
        read = load_keys(form.text if text else form.data, encoding if text else "utf8")
        assert [each.thumbprint for each in read.keys] == [key.thumbprint], form.code
        assert read.keys[0].private == form.is_secret, form.code


@pytest.mark.parametrize("name", [name for name in QUICK if not name.startswith("secret")])
def test_public_forms_hold_nothing_private(name: str) -> None:
    key = make_key(name)
    private = {json.dumps(value) for form, value in jwk_of(key, private=True).items() if form not in jwk_of(key)}
    assert private
    for form in forms_of(key):
        if not form.is_secret:
            assert "PRIVATE" not in form.text
            assert not any(value in form.text for value in private)


def test_other_readers_take_the_jwk() -> None:
    key = make_key("P-256", "ES256")
    token, _ = sign_with('{"alg":"ES256"}', '{"sub":"a"}', KeySet((key,)))
    jwks = next(form for form in forms_of(key) if form.code == "jwks")
    found = jwt.PyJWKSet.from_json(jwks.text)[key.thumbprint]
    assert jwt.decode(token, found, algorithms=["ES256"]) == {"sub": "a"}
    assert json.loads(jwks.text)["keys"][0]["use"] == "sig"


@pytest.mark.parametrize("name, code", [("P-256", "private-jwks"), ("secret 256", "secret-jwks")])
def test_a_private_set_holds_the_private_key(name: str, code: str) -> None:
    key = make_key(name)
    form = next(form for form in forms_of(key) if form.code == code)
    assert form.is_secret
    assert json.loads(form.text) == {"keys": [jwk_of(key, private=True)]}


@pytest.mark.parametrize("bits, algorithm", [(128, "A128KW"), (192, "A192GCMKW"), (128, "dir")])
def test_a_short_secret_encrypts(bits: int, algorithm: str) -> None:
    key = make_key(f"secret {bits}")
    header = json.dumps({"alg": algorithm, "enc": "A128GCM"})
    secret = key.material
    assert isinstance(secret, bytes)
    opened = jwe.decrypt_compact(
        encrypt(header, b"here", KeySet((key,)))[0], OctKey.import_key(secret), [algorithm, "A128GCM"]
    )
    assert opened.plaintext == b"here"


def test_the_size_of_a_key_is_what_its_name_says() -> None:
    assert make_key("RSA 3072").size == 3072
    assert make_key("secret 384").size == 384
    assert make_key("secret 128").size == 128


def test_there_is_a_kind_for_every_algorithm_and_none_for_another() -> None:
    assert kind_for("HS384") == "secret 384"
    assert kind_for("PS256") == "RSA 2048"
    assert kind_for("Ed25519") == kind_for("EdDSA") == "Ed25519"
    for call in (kind_for, make_key):
        with pytest.raises(Refusal):
            call("HS1024")


def test_a_public_key_has_no_private_jwk() -> None:
    key = make_key("Ed25519")
    public = load_keys(next(form.data for form in forms_of(key) if form.code == "public-pem"))
    with pytest.raises(Refusal):
        jwk_of(public.keys[0], private=True)
    assert all(not form.is_secret for form in forms_of(public.keys[0]))
