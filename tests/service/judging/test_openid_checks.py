from __future__ import annotations

import hashlib
import json

import pytest

from inspector.model import Check, Policy
from inspector.model.sentences import CHECK_SOURCES, CHECKS, REASONS
from inspector.model.sentences.disclosures import DISCLOSURE_SOURCES
from inspector.report import as_dict
from inspector.service import inspect
from inspector.service.judging.asked import asked_checks
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token

NOW = 1_700_000_000
BESIDE = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"


def written(claims: object, signature: bytes = b"sig", **header: object) -> str:
    parts = (json.dumps({"alg": "RS256", **header}).encode(), json.dumps(claims).encode(), signature)
    return ".".join(base64url.encode(part) for part in parts)


def board(text: str, policy: Policy = Policy(), now: float = NOW) -> dict[str, Check]:  # noqa: B008 - a frozen value
    inspection = inspect(text, "", policy, now)
    checks = {check.name: check for check in inspection.checks(inspection.tokens[0])}
    for check in checks.values():
        assert REASONS[check.reason].format(*check.args)
    return checks


def half(content: str, name: str = "sha256") -> str:
    digest = hashlib.new(name, content.encode()).digest()
    return base64url.encode(digest[: len(digest) // 2])


def test_a_check_that_nobody_asked_for_and_no_claim_calls_for_is_not_on_the_board() -> None:
    assert list(board(written({"sub": "a"}))) == list(CHECKS)[:13]


def test_a_claim_alone_puts_its_check_on_the_board_unchecked() -> None:
    claims = {"nonce": "n", "azp": "c", "auth_time": NOW, "at_hash": "x", "c_hash": "y", "cnf": {}, "scope": "a"}
    checks = board(written(claims))
    assert list(checks) == [name for name in CHECKS if name not in DISCLOSURE_SOURCES]
    assert {check.outcome for check in list(checks.values())[13:]} == {"not-checked"}


def test_a_report_tells_where_each_check_is_written_down() -> None:
    claims = {"nonce": "n", "azp": "c", "auth_time": NOW, "at_hash": "x", "c_hash": "y", "cnf": {}, "scope": "a"}
    (token,) = as_dict(inspect(written(claims), now=NOW))["tokens"]
    sources = {check["name"]: check["source"] for check in token["checks"]}
    assert {**sources, **DISCLOSURE_SOURCES} == CHECK_SOURCES
    assert list(CHECK_SOURCES) == list(CHECKS)


@pytest.mark.parametrize("name,policy", [("nonce", Policy(nonce="x")), ("azp", Policy(azp="x"))])
@pytest.mark.parametrize(
    "claims,outcome,reason",
    [
        ("x", "passed", "claim-equal"),
        ("X", "failed", "claim-different"),
        (None, "failed", "claim-not-text"),
        (..., "failed", "claim-missing"),
    ],
)
def test_nonce_and_authorized_party_are_compared_exactly(
    name: str, policy: Policy, claims: object, outcome: str, reason: str
) -> None:
    check = board(written({} if claims is ... else {name: claims}), policy)[name]
    assert (check.outcome, check.reason, check.expected) == (outcome, reason, "x")


@pytest.mark.parametrize("name", ["nonce", "\\u006eonce"])
def test_a_claim_is_found_however_its_name_is_written(name: str) -> None:
    payload = f'{{"nonce":"first","{name}":"last"}}'
    text = ".".join(base64url.encode(part.encode()) for part in ('{"alg":"RS256"}', payload, "sig"))
    assert board(text, Policy(nonce="last"))["nonce"].outcome == "passed"


# --- The time of the login ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "age,leeway,outcome,reason",
    [
        (0, 0, "passed", "auth-time-ok"),
        (60, 0, "passed", "auth-time-ok"),
        (61, 0, "failed", "auth-time-over"),
        (61, 30, "passed", "auth-time-leeway"),
        (90, 30, "passed", "auth-time-leeway"),
        (91, 30, "failed", "auth-time-over"),
        (-1, 0, "failed", "auth-time-future"),
        (-30, 30, "passed", "auth-time-ok"),
    ],
)
def test_a_login_may_be_no_longer_ago_than_allowed(age: int, leeway: float, outcome: str, reason: str) -> None:
    check = board(written({"auth_time": NOW - age}), Policy(max_age=60, leeway=leeway))["auth-time"]
    assert (check.outcome, check.reason, check.actual) == (outcome, reason, str(NOW - age))


def test_a_tick_of_the_clock_moves_the_check_of_the_login() -> None:
    inspection = inspect(written({"auth_time": NOW}), "", Policy(max_age=60), NOW)
    inspected = inspection.tokens[0]
    outcomes = []
    for now in (NOW + 60, NOW + 61):
        ticked = inspection._replace(now=now)
        outcomes += [check.outcome for check in ticked.checks(inspected) if check.name == "auth-time"]
    assert outcomes == ["passed", "failed"]


@pytest.mark.parametrize(
    "value,reason",
    [
        ("soon", "date-not-number"), (True, "date-not-number"), (None, "date-not-number"), ([], "date-not-number"),
        (NOW * 1000, "date-unit"), (10**30, "date-out-of-range"),
    ],
)  # fmt: skip
def test_a_login_that_is_no_date_fails(value: object, reason: str) -> None:
    check = board(written({"auth_time": value}), Policy(max_age=60))["auth-time"]
    assert (check.outcome, check.reason) == ("failed", reason)


def test_a_missing_login_fails_where_an_age_was_asked_for() -> None:
    assert board(written({}), Policy(max_age=60))["auth-time"].reason == "claim-missing"
    assert board(written({"auth_time": NOW - 5}), Policy(max_age=0))["auth-time"].outcome == "failed"


# --- What came beside the token ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "alg,signature,name",
    [
        ("RS256", b"s", "sha256"), ("PS384", b"s", "sha384"), ("ES512", b"s", "sha512"), ("HS256", b"s", "sha256"),
        ("ES256K", b"s", "sha256"), ("Ed25519", b"s", "sha512"), ("EdDSA", bytes(64), "sha512"),
    ],
)  # fmt: skip
def test_the_hash_is_the_one_of_the_signature(alg: str, signature: bytes, name: str) -> None:
    claims = {"at_hash": half(BESIDE, name), "c_hash": half("code", name)}
    checks = board(written(claims, signature, alg=alg), Policy(access_token=BESIDE, code="code"))
    assert [checks[check].outcome for check in ("at-hash", "c-hash")] == ["passed", "passed"]
    checks = board(written(claims, signature, alg=alg), Policy(access_token=BESIDE + "x", code="other"))
    assert [checks[check].reason for check in ("at-hash", "c-hash")] == ["at-hash-other", "c-hash-other"]


@pytest.mark.parametrize("alg,signature", [("Ed448", b"s"), ("EdDSA", bytes(114))])
def test_ed448_hashes_with_shake256(alg: str, signature: bytes) -> None:
    claims = {"at_hash": base64url.encode(hashlib.shake_256(BESIDE.encode()).digest(114)[:57])}
    assert board(written(claims, signature, alg=alg), Policy(access_token=BESIDE))["at-hash"].outcome == "passed"


@pytest.mark.parametrize("alg", ["none", "ML-DSA-44", "XX", "EdDSA"])
def test_where_no_standard_names_a_hash_nothing_is_claimed(alg: str) -> None:
    check = board(written({"at_hash": "x"}, alg=alg), Policy(access_token=BESIDE))["at-hash"]
    assert (check.outcome, check.reason) == ("not-checked", "hash-unknown")


@pytest.mark.parametrize(
    "written_hash,mistake",
    [
        (base64url.encode(hashlib.sha256(BESIDE.encode()).digest()), "SHA-256, base64url"),
        (hashlib.sha256(BESIDE.encode()).hexdigest()[:32], "½ SHA-256, hex"),
        (half(BESIDE) + "==", "½ SHA-256, base64"),
        (half(BESIDE, "sha512"), "½ SHA-512, base64url"),
    ],
)
def test_a_hash_that_was_made_another_way_is_told_from_a_foreign_one(written_hash: str, mistake: str) -> None:
    check = board(written({"at_hash": written_hash}), Policy(access_token=BESIDE))["at-hash"]
    assert (check.outcome, check.reason, check.args) == ("failed", "hash-other", (mistake,))


def test_a_token_without_a_hash_is_not_tied_to_anything() -> None:
    checks = board(written({}), Policy(access_token=BESIDE, code="code"))
    assert [checks[name].outcome for name in ("at-hash", "c-hash")] == ["warning", "warning"]


def test_an_access_token_has_no_hash_of_itself() -> None:
    text = written({})
    assert "at-hash" not in board(text, Policy(access_token=text))
    assert "at-hash" not in board(written({}, typ="at+jwt"), Policy(access_token=BESIDE))


def test_a_proof_carries_the_whole_hash_of_its_access_token() -> None:
    whole = base64url.encode(hashlib.sha256(BESIDE.encode()).digest())
    checks = board(written({"ath": whole}, typ="dpop+jwt"), Policy(access_token=BESIDE))
    assert checks["at-hash"].outcome == "passed"
    assert board(written({"ath": "x"}, typ="dpop+jwt"), Policy(access_token=BESIDE))["at-hash"].outcome == "failed"


@pytest.mark.parametrize("value", [7, None, ["x"], {}])
def test_a_hash_that_is_no_text_fails(value: object) -> None:
    check = board(written({"at_hash": value}), Policy(access_token=BESIDE))["at-hash"]
    assert (check.outcome, check.reason) == ("failed", "claim-not-text")


def test_what_came_beside_can_be_given_to_the_door_and_is_in_no_repr() -> None:
    claims = {"at_hash": half("a-token"), "c_hash": half("a-code")}
    inspection = inspect(written(claims), now=NOW, access_token="a-token", code="a-code", proof="a-proof")
    outcomes = {check.name: check.outcome for check in inspection.checks(inspection.tokens[0])}
    assert (outcomes["at-hash"], outcomes["c-hash"]) == ("passed", "passed")
    assert not any(secret in repr(inspection.policy) for secret in ("a-token", "a-code", "a-proof"))
    assert repr(Policy(nonce="n", code="c")) == str(Policy(nonce="n")) == "Policy(nonce='n')"


def test_claims_that_are_encrypted_are_not_called_missing() -> None:
    token = read_token("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..YWFhYWFhYWFhYWFh.YQ.YWFhYWFhYWFhYWFhYWFhYQ")
    checks = asked_checks(token, Policy(nonce="n", azp="a", max_age=1, scopes=("s",), access_token="t", code="c"))
    assert {check.outcome for check in checks} == {"not-checked"}
    assert len(checks) == 6
