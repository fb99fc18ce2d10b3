"""A person's own templates: no secret is ever in one, wherever it stands, and everything else is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.templates import Template
from inspector.service.making.crafting import craft
from inspector.service.making.own_templates import as_template, secrets_in, without_secrets

SECRET = "ghp_0123456789abcdef0123"
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(categories=["L"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcuvw"), inner, max_size=3),
)


def test_each_secret_is_asked_for_where_it_stands() -> None:
    key = '{"kty":"EC","x":"b","d":"c"}'
    claims = f'{{"sub":"me","password":"a","d":"not a key","cnf":{{"jwk":{key}}},"l":["x","{SECRET}"]}}'
    made = as_template("mine", "{}", claims, relative=True)
    assert made.claims == {
        "sub": "me",
        "password": "@?password",
        "d": "not a key",
        "cnf": {"jwk": {"kty": "EC", "x": "b", "d": "@?cnf.jwk.d"}},
        "l": ["x", "@?l[1]"],
    }
    assert [question.name for question in made.questions] == ["password", "cnf.jwk.d", "l[1]"]
    assert secrets_in("{}", claims) == ("password", "cnf.jwk.d", "l[1]")


@pytest.mark.parametrize(
    "claims",
    [
        '{"password":12345678}', '{"secrets":["12345678",12345678]}', '{"credentials":{"a":{"b":"12345678"}}}',
        '{"a":"Bearer 12345678"}', '{"a":{"password":"12345678"},"b":{"password":"12345678"}}', '{"token":"@12345678"}',
        '{"a":"{\\"password\\":\\"12345678\\"}"}', '{"token":"a","token":"12345678"}', '{"token":"@@?12345678"}',
    ],
)  # fmt: skip
def test_a_secret_of_any_form_is_not_kept(claims: str) -> None:
    made = as_template("mine", claims, claims, relative=True, fresh=True)
    assert "12345678" not in json.dumps([made.header, made.claims, [list(each) for each in made.questions]])


def test_a_secret_as_a_name_is_not_kept() -> None:
    made = as_template("mine", "{}", json.dumps({SECRET: 1, "a": {SECRET: {"password": "x"}}}), relative=True)
    assert SECRET not in json.dumps([made.claims, [list(each) for each in made.questions]])


def test_secrets_at_places_of_the_same_name_are_asked_apart() -> None:
    made = as_template("mine", '{"token":"a"}', '{"header":{"token":"b"},"token":"c","token":"d"}', relative=True)
    assert [each.name for each in made.questions] == ["header.token", "header.token (2)", "token", "token (2)"]
    header, payload = craft(made, {each.name: str(at) for at, each in enumerate(made.questions)}, 0.0)
    assert "".join((header + payload).split()) == '{"token":"0"}{"header":{"token":"1"},"token":"2","token":"3"}'


def test_what_is_empty_or_no_text_is_no_secret() -> None:
    claims = {"password": "", "token": None, "secret": True, "sub": "me"}
    assert as_template("mine", "{}", json.dumps(claims), relative=True).claims == claims


def test_what_is_no_object_has_no_secrets() -> None:
    assert secrets_in("[]", '{"password":"a"}') == ()
    assert secrets_in("{", "{}") == ()


def test_taking_secrets_out_twice_is_taking_them_out_once() -> None:
    made = without_secrets(Template("own", "a", {}, {"password": "a", "iat": "@now", "token": "@@now"}))
    assert made.claims == {"password": "@?password", "iat": "@now", "token": "@?token"}
    assert without_secrets(made) == made


@given(st.dictionaries(st.sampled_from("abcuvw"), PLAIN, max_size=4))
def test_what_holds_no_secret_comes_back_as_it_was(claims: dict[str, object]) -> None:
    made = as_template("mine", "{}", json.dumps(claims), relative=False)
    assert made.questions == ()
    assert json.loads(craft(made, {}, 0.0)[1]) == claims


@given(st.lists(st.sampled_from(["a", "[0]", "password", "x y", "é", "@"]), min_size=1, max_size=5))
def test_a_secret_at_any_depth_is_found_and_filled_in_again(path: list[str]) -> None:
    claims: object = SECRET
    for name in reversed(path):
        claims = [claims] if name == "[0]" else {name: claims}
    whole = json.dumps({"root": claims})
    made = as_template("mine", "{}", whole, relative=True)
    assert SECRET not in json.dumps(made.claims)
    (question,) = made.questions
    assert json.loads(craft(made, {question.name: SECRET}, 0.0)[1]) == json.loads(whole)
