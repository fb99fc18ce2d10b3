from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo

import jwt
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from inspector.model import Check, Policy
from inspector.model.sentences import CHECKS, REASONS
from inspector.service import inspect, sign

SECRET = "a secret of more than thirty-two bytes"
NOW = 1_700_000_000


def token(claims: object, **header: object) -> str:
    text = json.dumps(claims).encode()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return jwt.PyJWS().encode(text, SECRET, "HS256", header or None)


def board(claims: object, policy: Policy = Policy(), **header: object) -> dict[str, Check]:  # noqa: B008 - a frozen value
    inspection = inspect(token(claims, **header), SECRET, policy, NOW)
    (inspected,) = inspection.tokens
    assert inspected.verdict == "verified"
    return {check.name: check for check in inspection.checks(inspected)}


def test_the_board_has_every_check_in_its_order() -> None:
    names = list(board({"sub": "a"}))
    assert names == [name for name in CHECKS if name in names]
    assert len(names) >= 13


def test_nothing_is_checked_that_was_not_asked() -> None:
    checks = board({"iss": "i", "aud": "a", "sub": "s"}, typ="JWT")
    for name in ("issuer", "audience", "subject", "required-claims", "type"):
        assert (checks[name].outcome, checks[name].reason) == ("not-checked", "not-asked")
    assert [checks[name].actual for name in ("issuer", "audience", "subject", "type")] == ["i", "a", "s", "JWT"]


@pytest.mark.parametrize(
    "claim,name,policy", [("iss", "issuer", Policy(issuer="me")), ("sub", "subject", Policy(subject="me"))]
)
@pytest.mark.parametrize(
    "value,outcome,reason",
    [
        ("me", "passed", "claim-equal"),
        ("Me", "failed", "claim-different"),
        ("me ", "failed", "claim-different"),
        ("", "failed", "claim-different"),
        (7, "failed", "claim-not-text"),
        (["me"], "failed", "claim-not-text"),
        (None, "failed", "claim-not-text"),
    ],
)
def test_a_name_must_be_exactly_the_expected_one(
    claim: str, name: str, policy: Policy, value: object, outcome: str, reason: str
) -> None:
    check = board({claim: value}, policy)[name]
    assert (check.outcome, check.reason, check.expected) == (outcome, reason, "me")


@pytest.mark.parametrize(
    "name,policy",
    [("issuer", Policy(issuer="x")), ("subject", Policy(subject="x")), ("audience", Policy(audience=("x",)))],
)
@pytest.mark.parametrize("claims", [{}, [], "text"])
def test_what_is_expected_and_missing_fails(name: str, policy: Policy, claims: object) -> None:
    assert board(claims, policy)[name].outcome == "failed"


@pytest.mark.parametrize(
    "aud,expected,outcome",
    [
        ("api", ("api",), "passed"),
        (["api", "web"], ("web",), "passed"),
        ("api", ("web", "api"), "passed"),
        ("api", ("web",), "failed"),
        ([], ("api",), "failed"),
        ("API", ("api",), "failed"),
        ("api,web", ("api",), "failed"),
        (["api", 7], ("api",), "failed"),
        (7, ("7",), "failed"),
        ({"api": 1}, ("api",), "failed"),
    ],
)
def test_one_of_the_audiences_must_be_expected(aud: object, expected: tuple[str, ...], outcome: str) -> None:
    check = board({"aud": aud}, Policy(audience=expected))["audience"]
    assert check.outcome == outcome
    assert check.expected == ", ".join(expected)


def test_required_claims_must_be_there_whatever_they_hold() -> None:
    check = board({"a": None, "b": ""}, Policy(required=("a", "b")))["required-claims"]
    assert (check.outcome, check.actual) == ("passed", "a, b")
    check = board({"a": {"b": 1}}, Policy(required=("a", "b", "c")))["required-claims"]
    assert (check.outcome, check.actual, check.args) == ("failed", "a", ("b, c",))


@pytest.mark.parametrize(
    "typ,expected,outcome",
    [
        ("at+jwt", "at+jwt", "passed"),
        ("AT+JWT", "at+jwt", "passed"),
        ("application/at+jwt", "at+jwt", "passed"),
        ("at+jwt", "application/at+jwt", "passed"),
        ("JWT", "at+jwt", "failed"),
        (None, "JWT", "failed"),
    ],
)
def test_a_type_is_compared_as_media_types_are(typ: str | None, expected: str, outcome: str) -> None:
    header = {} if typ is None else {"typ": typ}
    part = json.dumps({"alg": "HS256", **header})
    from inspector.service import sign

    inspection = inspect(sign(part, "{}", SECRET), SECRET, Policy(type=expected), NOW)
    checks = {check.name: check for check in inspection.checks(inspection.tokens[0])}
    assert checks["type"].outcome == outcome


@pytest.mark.parametrize(
    "text,outcome,reason",
    [
        ("nothing", "failed", "structure-broken"),
        ("eyJhbGciOiJIUzI1NiJ9.e30", "failed", "structure-broken"),
        ("eyJhbGciOiJIUzI1NiJ9.e!30.c2ln", "failed", "structure-partial"),
        ("eyJhbGciOiJIUzI1NiJ9.e30=.c2ln", "warning", "structure-odd"),
        ("eyJhbGciOiJIUzI1NiJ9.W10.c2ln", "warning", "structure-odd"),
        ("eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "passed", "structure-ok"),
    ],
)
def test_the_structure_is_judged_by_what_could_be_read(text: str, outcome: str, reason: str) -> None:
    inspection = inspect(text, now=NOW)
    check = inspection.checks(inspection.tokens[0])[0]
    assert (check.name, check.outcome, check.reason) == ("structure", outcome, reason)


# --- Agreement with PyJWT ---------------------------------------------------------------------------------------


@contextmanager
def pyjwt_at(now: float) -> Iterator[None]:
    """PyJWT cannot be told the time, so its clock is stopped."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a moment of the parent will do
            return datetime.fromtimestamp(now, tz or UTC)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jwt.api_jwt.datetime", Stopped)
        yield


def near(now: int) -> st.SearchStrategy[int]:
    return st.one_of(
        st.sampled_from([now - 1, now, now + 1, now - 31, now - 30, now + 30, now + 31]),
        st.integers(now - 100, now + 100),
    )


names = st.sampled_from(["me", "you", "Me"])
claims = st.fixed_dictionaries(
    {},
    optional={
        "exp": near(NOW), "nbf": near(NOW), "iat": near(NOW), "iss": names, "sub": names,
        "aud": st.one_of(names, st.lists(names, max_size=3)), "role": st.just("x"),
    },
)  # fmt: skip
policies = st.builds(
    Policy,
    algorithms=st.just(("HS256",)),
    audience=st.lists(names, min_size=1, max_size=2, unique=True).map(tuple),
    issuer=st.sampled_from(["", "me"]),
    subject=st.sampled_from(["", "me"]),
    required=st.lists(st.sampled_from(["exp", "iat", "sub", "role"]), max_size=2, unique=True).map(tuple),
    leeway=st.sampled_from([0, 30]),
    type=st.just(""),
    nonce=st.just(""),
    azp=st.just(""),
    max_age=st.none(),
    scopes=st.just(()),
    access_token=st.just(""),
    code=st.just(""),
    proof=st.just(""),
)
NOTHING_TO_SAY = {"not-checked", "passed"}


@given(claims, policies)
@example({"exp": NOW, "aud": "me"}, Policy(("HS256",), ("me",)))
@example({"exp": NOW - 30, "aud": "me"}, Policy(("HS256",), ("me",), leeway=30))
def test_the_board_agrees_with_pyjwt_on_ordinary_tokens(payload: dict[str, object], policy: Policy) -> None:
    assume("sub" in payload or not policy.subject)  # PyJWT lets a missing subject pass that was expected
    text = token(payload)
    inspection = inspect(text, SECRET, policy, NOW)
    ours = {check.outcome for check in inspection.checks(inspection.tokens[0])} <= NOTHING_TO_SAY
    with pyjwt_at(NOW):
        try:
            jwt.decode(
                text, SECRET, algorithms=["HS256"], audience=list(policy.audience), issuer=policy.issuer or None,
                subject=policy.subject or None, leeway=policy.leeway, options={"require": list(policy.required)},
            )  # fmt: skip
        except jwt.PyJWTError:
            theirs = False
        else:
            theirs = True
    assert ours == theirs


anything = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.lists(st.none() | st.text(max_size=3), max_size=3)
)


@given(st.dictionaries(st.sampled_from(["iss", "aud", "sub", "exp", "nbf", "iat"]), anything), policies)
def test_every_check_can_be_said_whatever_the_claims(payload: dict[str, object], policy: Policy) -> None:
    for check in board(payload, policy).values():
        assert REASONS[check.reason].format(*check.args) or check.reason == ""
        assert check.outcome in {"passed", "failed", "warning", "not-checked"}


def test_a_long_claim_is_bounded_in_the_board() -> None:
    check = board({"iss": "x" * 10_000, "aud": ["y" * 10_000]}, Policy(issuer="x"))
    assert len(check["issuer"].actual) == len(check["audience"].actual) == 200


def test_the_board_of_several_signatures_claims_nothing_that_does_not_hold_of_all() -> None:
    token = sign('{"alg":"HS256"}', "{}", SECRET)
    header, payload, signature = token.split(".")
    other = sign('{"alg":"HS384"}', "{}", "another secret, just as long, but not the one that is given").split(".")
    text = json.dumps(
        {
            "payload": payload,
            "signatures": [
                {"protected": header, "signature": signature},
                {"protected": other[0], "signature": other[2]},
            ],
        }
    )
    found = inspect(text, SECRET).tokens[0]
    assert [each.verdict for each in found.signatures] == ["verified", "bad-signature"]
    assert {check.name: check.outcome for check in found.checks}["signature"] == "failed"
