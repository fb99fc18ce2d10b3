from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Policy
from inspector.service import inspect
from inspector.service.judging.expectations import expectations_of
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token


def compact(claims: object, **header: object) -> str:
    parts = (json.dumps({"alg": "HS256", **header}), json.dumps(claims))
    return ".".join(base64url.encode(part.encode()) for part in parts) + ".c2ln"


def taken(claims: object, **header: object) -> dict[str, str]:
    return expectations_of(read_token(compact(claims, **header)))


def test_each_field_gets_the_tokens_own_value() -> None:
    claims = {
        "iss": "https://a", "sub": "me", "aud": ["api", "web"], "nonce": "n", "azp": "c", "scope": "read write",
        "roles": ["admin"],
    }  # fmt: skip
    assert taken(claims, typ="at+jwt") == {
        "issuer": "https://a", "subject": "me", "audience": "api, web", "nonce": "n", "azp": "c",
        "scopes": "read, write, admin", "type": "at+jwt",
    }  # fmt: skip


def test_every_field_is_one_of_the_policy_and_the_algorithm_is_never_taken() -> None:
    fields = taken({"iss": "a", "sub": "b", "aud": "c", "nonce": "n", "azp": "c", "scope": "s"}, typ="JWT")
    assert set(fields) < set(Policy._fields)
    assert "algorithms" not in fields


@pytest.mark.parametrize("value", [7, None, True, {}, "", " me", "me\u202e", "a\nb", "x" * 1001])
def test_a_value_that_no_field_can_show_as_it_is_is_not_taken(value: object) -> None:
    assert taken({"iss": value, "aud": value, "nonce": value}) == {}


def test_a_comma_inside_one_of_several_values_would_make_two_of_it() -> None:
    assert taken({"aud": ["a,b", "c"]}) == {"audience": "c"}
    assert taken({"iss": "a,b"}) == {"issuer": "a,b"}


@pytest.mark.parametrize("text", ["", "nonsense", "eyJhbGciOiJIUzI1NiJ9.W10.c2ln"])
def test_a_text_without_claims_has_nothing_to_take(text: str) -> None:
    assert expectations_of(read_token(text)) == {}


words = st.text(st.characters(codec="utf-8", exclude_characters=","), min_size=1, max_size=6)


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("iss", "sub", "nonce", "azp"), words)),
    st.lists(words, max_size=3),
)
def test_what_was_taken_holds_for_the_token_that_it_was_taken_from(
    claims: dict[str, object], audience: list[str]
) -> None:
    text = compact({**claims, "aud": audience, "groups": audience})
    fields = expectations_of(read_token(text))
    wanted: dict[str, Any] = {
        name: tuple(value.split(", ")) if name in ("audience", "scopes") else value for name, value in fields.items()
    }
    inspection = inspect(text, "", Policy(**wanted), 0)
    failed = {check.name for check in inspection.checks(inspection.tokens[0]) if check.outcome == "failed"}
    assert failed == set()
