"""Templates: each is filled in, signed with a key that fits, and taken by PyJWT and by what this program knows of its type."""

from __future__ import annotations

import json
import re

import jwt
import pytest

from inspector.model import KeySet, Refusal
from inspector.model.templates import TEMPLATES, Template
from inspector.model.types import recognise
from inspector.service.inspector import read
from inspector.service.keys.forms import forms_of
from inspector.service.keys.maker import kind_for, make_key
from inspector.service.making.crafting import craft, fitted_header, freshened
from inspector.service.making.own_templates import as_template
from inspector.service.making.signer import sign_with

NOW = 1_800_000_000.0
IDS = [template.code for template in TEMPLATES]
TYPES = {
    "id-token": "id-token",
    "access-token": "access-token",
    "client-assertion": "client-assertion",
    "dpop-proof": "dpop-proof",
    "logout-token": "logout-token",
    "kubernetes-service-account": "kubernetes",
}


def signed(template: Template, algorithm: str = "ES256", **answers: str) -> tuple[str, str]:
    """The token of a template, and the public key in PEM."""
    algorithm = str(template.header["alg"]) if template.header["alg"] != "@alg" else algorithm
    key = make_key(kind_for(algorithm))
    header, claims = craft(template, answers, NOW, key, algorithm)
    token, _ = sign_with(header, claims, KeySet((key,)))
    return token, next(form.text for form in forms_of(key) if form.code == "public-pem")


@pytest.mark.parametrize("template", TEMPLATES, ids=IDS)
def test_pyjwt_takes_each(template: Template) -> None:
    token, pem = signed(template)
    header = jwt.get_unverified_header(token)
    options = {"verify_aud": False, "verify_exp": False, "verify_iat": False, "verify_nbf": False}
    claims = jwt.decode(token, pem, algorithms=[header["alg"]], options=options)  # type: ignore[arg-type]  # plain booleans
    assert not re.search(r'"@|@\?', json.dumps([header, claims]))
    assert list(claims) == [name for name in template.claims if name != "ath"]
    if "exp" in claims:
        assert claims["exp"] > NOW
        assert claims["iat"] <= NOW


@pytest.mark.parametrize("code", TYPES)
def test_each_is_recognised_as_what_it_is(code: str) -> None:
    token, _ = signed(TEMPLATES[IDS.index(code)])
    assert any(TYPES[code] in row.code for row in recognise(read(token)[0])), recognise(read(token)[0])


def test_answers_are_filled_in() -> None:
    template = TEMPLATES[IDS.index("kubernetes-service-account")]
    _, claims = craft(template, {"namespace": "shop"}, NOW)
    assert json.loads(claims)["sub"] == "system:serviceaccount:shop:default"
    assert json.loads(claims)["kubernetes.io"]["namespace"] == "shop"


def test_a_proof_carries_the_public_key_and_the_hash_of_the_access_token() -> None:
    template = TEMPLATES[IDS.index("dpop-proof")]
    key = make_key("P-256")
    token = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"  # RFC 9449, figure 12
    header, claims = craft(template, {"access_token": token}, NOW, key, "ES256")
    assert json.loads(claims)["ath"] == "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"
    assert set(json.loads(header)["jwk"]) == {"kty", "crv", "x", "y"}
    assert "Kz" not in header + claims


def test_without_a_key_what_only_it_could_say_is_left_out() -> None:
    header, _ = craft(TEMPLATES[IDS.index("id-token")], {}, NOW)
    assert "kid" not in json.loads(header)
    secret = make_key("secret 256")
    header, _ = craft(TEMPLATES[IDS.index("dpop-proof")], {}, NOW, secret, "HS256")
    assert "jwk" not in json.loads(header)


def test_identifiers_are_fresh_each_time() -> None:
    template = TEMPLATES[IDS.index("access-token")]
    assert craft(template, {}, NOW)[1] != craft(template, {}, NOW)[1]


def test_what_is_optional_and_not_answered_is_left_out() -> None:
    _, claims = craft(TEMPLATES[IDS.index("id-token")], {"nonce": " ", "email": ""}, NOW)
    assert not {"nonce", "email", "email_verified"} & set(json.loads(claims))
    _, claims = craft(TEMPLATES[IDS.index("id-token")], {"email": "a@b.example"}, NOW)
    assert json.loads(claims)["email"] == "a@b.example"
    assert json.loads(claims)["email_verified"] is True
    for code, answer in (("minimal", "subject"), ("logout-token", "subject"), ("access-token", "scope")):
        template = TEMPLATES[IDS.index(code)]
        assert len(json.loads(craft(template, {answer: ""}, NOW)[1])) == len(template.claims) - 1


def test_a_nonce_is_another_each_time() -> None:
    template = TEMPLATES[IDS.index("id-token")]
    asked = [next(each.default for each in freshened(template).questions if each.name == "nonce") for _ in range(2)]
    made = [json.loads(craft(template, {}, NOW)[1])["nonce"] for _ in range(2)]
    assert len({*asked, *made}) == 4
    assert min(map(len, (*asked, *made))) > 20


def test_an_answer_is_never_filled_in_again() -> None:
    _, claims = craft(
        TEMPLATES[IDS.index("kubernetes-service-account")], {"namespace": "@?account", "account": "@now"}, NOW
    )
    assert json.loads(claims)["sub"] == "system:serviceaccount:@?account:@now"


def test_a_shared_secret_never_lends_its_thumbprint() -> None:
    secret = make_key("secret 256")._replace(kid="")
    header, _ = craft(TEMPLATES[IDS.index("id-token")], {}, NOW, secret)
    assert secret.thumbprint not in header
    assert "kid" not in json.loads(header)


@pytest.mark.parametrize("text", ["@", "@now", "@@", "@id", "@kid", "@?issuer", "@+1h", "user@example.com"])
def test_a_text_of_ones_own_stays_what_it_is(text: str) -> None:
    claims = {"a": text, "b": [text], "c": {"d": text}}
    made = as_template("mine", json.dumps({"x": text}), json.dumps(claims), relative=True)
    header, payload = craft(made, {}, NOW, make_key("P-256"))
    assert json.loads(header) == {"x": text}
    assert json.loads(payload) == claims


def test_dates_keep_their_distance_to_the_first_that_there_is() -> None:
    made = as_template("mine", "{}", '{"exp": 5000, "nbf": 1000.5, "iat": "no date", "auth_time": true}', relative=True)
    assert made.claims == {"exp": "@+1h6m40s", "nbf": "@now", "iat": "no date", "auth_time": True}
    assert as_template("mine", "{}", '{"exp": 1e300}', relative=True).claims == {"exp": 1e300}


@pytest.mark.parametrize(
    "header, fitted",
    [
        ("{}", '{"alg":"ES256"}'),
        ('{"alg": "ES256" }', '{"alg": "ES256" }'),
        ('{"typ":"x", "kid":"<kid>"}', '{"alg":"ES256","typ":"x", "kid":"<kid>"}'),
        ('{"kid":5,"alg":"HS256"}', '{"kid":"<kid>","alg":"ES256"}'),
    ],
)
def test_a_header_is_changed_as_little_as_it_takes(header: str, fitted: str) -> None:
    key = make_key("P-256")
    assert fitted_header(header.replace("<kid>", key.kid), key) == fitted.replace("<kid>", key.kid)


def test_a_key_that_is_for_one_algorithm_gets_that() -> None:
    key = make_key("RSA 2048", "PS384")
    assert fitted_header('{"alg":"RS256"}', key) == '{"alg":"PS384"}'
    assert fitted_header('{"alg":"RS512"}', key._replace(alg="")) == '{"alg":"RS512"}'
    with pytest.raises(Refusal):
        fitted_header("[]", key)
