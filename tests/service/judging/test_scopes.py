from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Check, Policy
from inspector.model.sentences import REASONS
from inspector.service.judging.asked import asked_checks
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token


def scopes(claims: object, *wanted: str) -> Check | None:
    text = ".".join(base64url.encode(json.dumps(part).encode()) for part in ({"alg": "HS256"}, claims))
    found = {check.name: check for check in asked_checks(read_token(f"{text}.c2ln"), Policy(scopes=wanted))}
    return found.get("scopes")


def judged(claims: object, *wanted: str) -> Check:
    check = scopes(claims, *wanted)
    assert check is not None
    assert REASONS[check.reason].format(*check.args)
    return check


@pytest.mark.parametrize(
    "claims,wanted,place",
    [
        ({"scope": "openid read write"}, "read", "scope"),
        ({"scope": ["read", "write"]}, "read", "scope"),
        ({"scp": "read write"}, "write", "scp"),
        ({"scp": ["read", "write"]}, "write", "scp"),
        ({"roles": ["admin"]}, "admin", "roles"),
        ({"roles": "user,admin"}, "admin", "roles"),
        ({"roles": "admin"}, "admin", "roles"),
        ({"permissions": ["read:things"]}, "read:things", "permissions"),
        ({"groups": ["Domain Admins"]}, "Domain Admins", "groups"),
        ({"groups": "Domain Admins"}, "Domain Admins", "groups"),
        ({"cognito:groups": ["staff"]}, "staff", "cognito:groups"),
        ({"realm_access": {"roles": ["admin"]}}, "admin", "realm_access.roles"),
        ({"https://example.com/roles": ["admin"]}, "admin", "https://example.com/roles"),
        ({"http://example.com/claims/role": "admin"}, "admin", "http://example.com/claims/role"),
        ({"resource_access": {"web": {"roles": ["a"]}, "api": {"roles": ["b"]}}}, "b", "resource_access.api.roles"),
    ],
)
def test_what_is_wanted_is_found_wherever_issuers_write_it(claims: object, wanted: str, place: str) -> None:
    check = judged(claims, wanted)
    assert (check.outcome, check.reason, check.args) == ("passed", "scopes-found", (f"{wanted}: {place}",))


@pytest.mark.parametrize(
    "claims",
    [
        {"scope": "readwrite"},
        {"scope": "read:all reader"},
        {"roles": ["reader"], "groups": []},
        {"scope": "write", "roles": {"read": True}},
        {"realm_access": {"roles": ["write"]}, "resource_access": ["read"]},
    ],
)
def test_what_only_resembles_it_or_stands_elsewhere_is_not_granted(claims: object) -> None:
    check = judged(claims, "read")
    assert check.outcome == "failed"


def test_everything_that_is_wanted_must_be_granted_and_the_missing_one_is_named() -> None:
    check = judged({"scope": "read", "roles": ["user"]}, "read", "admin")
    assert (check.outcome, check.reason) == ("failed", "scopes-missing")
    assert check.args == ("admin", "scope, roles")
    assert (check.expected, check.actual) == ("read, admin", "scope: read; roles: user")


@pytest.mark.parametrize("claims", [{}, {"scope": ""}, {"roles": []}, {"scope": 7}, []])
def test_a_token_that_grants_nothing_fails_and_says_where_it_was_looked_for(claims: object) -> None:
    check = judged(claims, "read")
    assert (check.outcome, check.reason) == ("failed", "scopes-none")
    assert check.args == ("scope, scp, roles, permissions, groups",)


@pytest.mark.parametrize(
    "claims,args",
    [
        ({"roles": ["Admin"]}, ("admin", "Admin", "roles")),
        ({"scope": "read,admin"}, ("admin", "read,admin", "scope")),
    ],
)
def test_a_near_miss_is_shown(claims: object, args: tuple[str, ...]) -> None:
    check = judged(claims, "admin")
    assert (check.outcome, check.reason, check.args) == ("failed", "scopes-similar", args)


def test_without_a_wish_the_board_shows_what_is_granted_and_nothing_else() -> None:
    check = judged({"scope": "a b", "groups": ["c"]})
    assert (check.outcome, check.actual) == ("not-checked", "scope: a, b; groups: c")
    assert scopes({"sub": "a"}) is None
    assert scopes({"roles": [1, {}]}) is None


def test_what_could_not_be_read_is_not_called_missing() -> None:
    token = read_token("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIiwi!.c2ln")
    (check,) = asked_checks(token, Policy(scopes=("read",)))
    assert (check.outcome, check.reason) == ("not-checked", "date-unknown")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.just("roles") | st.text(max_size=3), inside),
    max_leaves=8,
)
names = st.sampled_from(["scope", "scp", "roles", "groups", "permissions", "realm_access", "resource_access"])


@given(st.dictionaries(names, anything), st.lists(st.text(max_size=4), max_size=3))
def test_any_claims_are_judged_with_a_sentence(claims: dict[str, object], wanted: list[str]) -> None:
    check = scopes(claims, *wanted)
    if wanted:
        assert check is not None
    if check is not None:
        assert REASONS[check.reason].format(*check.args)
        assert len(check.actual) <= 200
