"""Disclosures put in, every fault named, and key binding judged (RFC 9901)."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import ECKey, OctKey

from inspector.model import Policy
from inspector.report import as_dict, as_text
from inspector.service import inspect
from inspector.service.reading import base64url

NOW = 1_700_000_000
ISSUER = OctKey.generate_key(256)
HOLDER = ECKey.generate_key("P-256")
STRANGER = ECKey.generate_key("P-256")
ISSUER_JWK = json.dumps(ISSUER.as_dict(private=True))
CNF = {"jwk": HOLDER.as_dict(private=False)}
REGISTRY = jws.JWSRegistry(algorithms=["HS256", "ES256", "none"], strict_check_header=False)


def signed(payload: object, key: Any = ISSUER, alg: str = "HS256", typ: str = "example+sd-jwt") -> str:
    text = payload if isinstance(payload, str) else json.dumps(payload)
    return jws.serialize_compact({"alg": alg, "typ": typ}, text, key, registry=REGISTRY)


def disclosure(*members: object) -> str:
    return base64url.encode(json.dumps(list(members)).encode())


def digest(text: str, name: str = "sha256") -> str:
    return base64url.encode(hashlib.new(name, text.encode()).digest())


def presented(payload: dict[str, object], *disclosures: str) -> str:
    return "~".join((signed(payload), *disclosures, ""))


def bound(sd_jwt: str, key: Any = HOLDER, typ: str = "kb+jwt", alg: str = "ES256", **claims: object) -> str:
    told = {"iat": NOW, "aud": "me", "nonce": "n", "sd_hash": digest(sd_jwt), **claims}
    told = {name: value for name, value in told.items() if value is not None}
    return sd_jwt + signed(told, key, alg, typ)


def told(text: str, policy: Policy | None = None, keys: str = ISSUER_JWK) -> dict[str, Any]:
    inspection = inspect(text, keys, policy or Policy(), now=NOW)
    assert as_text(inspection)
    (token,) = json.loads(json.dumps(as_dict(inspection)))["tokens"]
    assert isinstance(token, dict)
    return token


def codes(token: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in token["findings"] if finding["severity"] != "info"]


def outcome(token: dict[str, Any], name: str) -> str:
    return str(next(check["outcome"] for check in token["checks"] if check["name"] == name))


def states(token: dict[str, Any]) -> list[str]:
    return [each["state"] for each in token["disclosures"]]


NAME = disclosure("salt", "name", "Erika")
OTHER = disclosure("salt", "other", 1)
ELEMENT = disclosure("salt", "DE")


def test_properties_and_elements_are_put_in_where_their_digests_are() -> None:
    token = told(
        presented({"_sd": [digest(NAME)], "_sd_alg": "sha-256", "in": ["a", {"...": digest(ELEMENT)}]}, NAME, ELEMENT)
    )
    assert token["disclosed_payload"] == {"name": "Erika", "in": ["a", "DE"]}
    assert [(each["path"], each["kind"], each["value"]) for each in token["disclosures"]] == [
        ("$.name", "property", "Erika"),
        ("$.in[1]", "array-element", "DE"),
    ]
    assert (states(token), codes(token), outcome(token, "disclosures")) == (["disclosed"] * 2, [], "passed")
    assert token["payload"]["_sd"] == [digest(NAME)]


def test_disclosures_inside_disclosures_are_put_in_and_marked() -> None:
    inner = disclosure("s", "street", "Main")
    element = disclosure("s", {"_sd": [digest(inner)], "zip": 1})
    outer = disclosure("s", "places", [{"...": digest(element)}, {"...": digest("withheld")}])
    inspection = inspect(presented({"_sd": [digest(outer)], "iss": "i"}, inner, outer, element), ISSUER_JWK, now=NOW)
    selective = inspection.tokens[0].token.selective
    assert selective is not None
    assert selective.payload.plain() == {"iss": "i", "places": [{"zip": 1, "street": "Main"}]}
    assert [each.path for each in selective.disclosures] == ["$.places[0].street", "$.places", "$.places[0]"]
    for each in selective.disclosures:
        assert selective.payload.path(each.node) == each.path
    assert [(gap.path, gap.number, selective.payload.path(gap.node)) for gap in selective.withheld] == [
        ("$.places", 1, "$.places")
    ]
    disclosed = [node for node in range(len(selective.payload.kinds)) if selective.is_disclosed(node)]
    assert [selective.payload.path(node) for node in disclosed] == [
        "$.places",
        "$.places[0]",
        "$.places[0].zip",
        "$.places[0].street",
    ]


def test_without_the_one_around_it_a_disclosure_stands_nowhere() -> None:
    inner = disclosure("s", "street", "Main")
    outer = disclosure("s", "address", {"_sd": [digest(inner)]})
    token = told(presented({"_sd": [digest(outer)]}, inner))
    assert (states(token), outcome(token, "disclosures")) == (["unmatched"], "failed")
    assert token["withheld"] == [{"path": "$", "count": 1}]


def test_what_was_signed_is_copied_and_not_written_anew() -> None:
    raw = base64url.encode(b'["s", "\\u00e4", {"big": 100002348117421473, "f": 3.0, "e": 1E2}]')
    payload = f'{{"_sd":["{digest(raw)}"],"n":3.0, "x" : [ 1,2 ]}}'
    token = told(f"{signed(payload)}~{raw}~")
    assert token["payload_text"] == payload
    assert token["disclosed_payload_text"] == (
        '{"n": 3.0, "x": [ 1,2 ], "\\u00e4": {"big": 100002348117421473, "f": 3.0, "e": 1E2}}'
    )
    assert token["disclosures"][0]["value_text"] == '{"big": 100002348117421473, "f": 3.0, "e": 1E2}'


def test_names_with_escapes_hold_digests_too() -> None:
    payload = f'{{"\\u005fsd":["{digest(NAME)}"],"a":[{{"\\u002e..":"{digest(ELEMENT)}"}}]}}'
    assert told(f"{signed(payload)}~{NAME}~{ELEMENT}~")["disclosed_payload"] == {"name": "Erika", "a": ["DE"]}


@pytest.mark.parametrize("name", ["sha-384", "sha-512", "sha3-256"])
def test_other_hashes_are_known_by_their_registered_names(name: str) -> None:
    python = name.replace("-", "", 1) if name.startswith("sha-") else name.replace("-", "_")
    token = told(presented({"_sd": [digest(NAME, python)], "_sd_alg": name}, NAME))
    assert (states(token), token["disclosed_payload"]) == (["disclosed"], {"name": "Erika"})


@pytest.mark.parametrize("name", ["md5", "SHA-256", "", 256, ["sha-256"]])
def test_an_unknown_hash_is_named_and_nothing_is_claimed(name: object) -> None:
    token = told(presented({"_sd": [digest(NAME)], "_sd_alg": name}, NAME))
    assert "sd-alg-unknown" in codes(token)
    assert (states(token), outcome(token, "disclosures")) == (["unmatched"], "failed")
    assert token["disclosures"][0]["digest"] is None
    assert "name" not in token["disclosed_payload"]


RAW = base64url.encode
FAULTS = {
    "disclosure-not-json": (RAW(b'["s", "a" 1]'), "malformed"),
    "disclosure-length": (disclosure("s", "a", 1, 2), "malformed"),
    "disclosure-name": (disclosure("s", 1, 2), "malformed"),
    "disclosure-salt": (disclosure(1, "a", 2), "malformed"),
    "disclosure-name-reserved": (disclosure("s", "_sd", []), "malformed"),
    "disclosure-name-taken": (disclosure("s", "iss", "other"), "malformed"),
    "disclosure-misplaced": (ELEMENT, "malformed"),
    "base64url-length": (RAW(b'["s",1]  ') + "A", "malformed"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_faulty_disclosure_is_named_and_not_put_in(code: str) -> None:
    text, state = FAULTS[code]
    token = told(presented({"iss": "i", "_sd": [digest(text), digest(NAME)]}, text, NAME))
    assert codes(token) == [code]
    assert (states(token), outcome(token, "disclosures")) == ([state, "disclosed"], "failed")
    assert token["disclosed_payload"] == {"iss": "i", "name": "Erika"}
    assert token["verdict"] == "verified"


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'["a"]', b'"a"', b'\xef\xbb\xbf["s",1]', b'["s","\xff"]', b'["s",NaN]', b'["s",1']
)
def test_what_is_no_list_in_strict_json_is_malformed(data: bytes) -> None:
    assert states(told(presented({"_sd": []}, RAW(data)))) == ["malformed"]


def test_a_property_in_a_list_is_in_the_wrong_place() -> None:
    token = told(presented({"a": [{"...": digest(NAME)}]}, NAME))
    assert "disclosure-misplaced" in codes(token)
    assert (states(token), token["disclosed_payload"]) == (["malformed"], {"a": []})


def test_two_disclosures_of_one_name_clash() -> None:
    again = disclosure("pepper", "name", "Max")
    token = told(presented({"_sd": [digest(NAME), digest(again)]}, again, NAME))
    assert token["disclosed_payload"] == {"name": "Erika"}
    assert "disclosure-name-taken" in codes(token)


@pytest.mark.parametrize(
    "payload", [{"_sd": [digest(NAME), digest(NAME)]}, {"_sd": [digest(NAME)], "a": {"_sd": [digest(NAME)]}}]
)
def test_a_digest_that_is_there_twice_fails_the_token(payload: dict[str, object]) -> None:
    token = told(presented(payload, NAME))
    assert "digest-twice" in codes(token)
    assert (states(token), outcome(token, "disclosures")) == (["duplicate"], "failed")


def test_decoys_twice_fail_the_token_although_nothing_discloses_them() -> None:
    token = told(presented({"_sd": ["x", "x"]}))
    assert "digest-twice" in codes(token)
    assert outcome(token, "disclosures") == "failed"
    assert token["withheld"] == [{"path": "$", "count": 1}]


def test_a_disclosure_given_twice_counts_once() -> None:
    token = told(presented({"_sd": [digest(NAME)]}, NAME, NAME))
    assert (states(token), outcome(token, "disclosures")) == (["disclosed", "duplicate"], "failed")
    assert "disclosure-twice" in codes(token)


@pytest.mark.parametrize(
    "payload, code",
    [
        ({"_sd": "x"}, "sd-digests-odd"),
        ({"_sd": [1, digest(NAME)]}, "sd-digests-odd"),
        ({"a": {"...": "x"}}, "sd-name-reserved"),
        ({"a": [{"...": "x", "b": 1}]}, "sd-name-reserved"),
        ({"a": [{"...": 1}]}, "sd-name-reserved"),
    ],
)
def test_names_of_digests_elsewhere_fail_the_token(payload: dict[str, object], code: str) -> None:
    token = told(presented(payload))
    assert code in codes(token)
    assert outcome(token, "disclosures") == "failed"


def test_dates_and_claims_that_are_disclosed_count() -> None:
    late, issuer = disclosure("s", "exp", NOW - 1), disclosure("s", "iss", "joe")
    payload: dict[str, object] = {"_sd": [digest(late), digest(issuer)]}
    token = told(presented(payload, late, issuer), Policy(issuer="joe", required=("exp",)))
    assert (token["lifetime"]["state"], outcome(token, "expires")) == ("expired", "failed")
    assert outcome(token, "issuer") == outcome(token, "required-claims") == "passed"
    assert "no-expiry" not in [finding["code"] for finding in token["findings"]]
    hidden = told(presented(payload), Policy(issuer="joe", required=("exp",)))
    assert (hidden["lifetime"]["state"], outcome(hidden, "issuer"), outcome(hidden, "required-claims")) == (
        "no-expiry",
        "failed",
        "failed",
    )


def test_odd_text_in_a_disclosure_is_warned_of() -> None:
    turned = disclosure("s", "name", "a\u202eb")
    found = told(presented({"_sd": [digest(turned)]}, turned))["findings"]
    (odd,) = [finding for finding in found if finding["code"] == "suspicious-text"]
    assert odd["where"].startswith("disclosed payload 1:")


def test_a_missing_end_is_told_and_the_last_part_shown() -> None:
    token = told(f"{signed({'_sd': [digest(NAME)]})}~{NAME}")
    assert (states(token), token["kind"]) == (["disclosed"], "sd-jwt")
    assert "sd-jwt-no-end" in codes(token)


def test_white_space_inside_is_left_out_and_told() -> None:
    token = told(f"{signed({'_sd': [digest(NAME)]})}~{NAME[:9]}\n  {NAME[9:]}~")
    assert states(token) == ["disclosed"]


def test_what_an_issuer_signed_is_known_without_its_disclosures() -> None:
    token = told(signed({"_sd": ["x"], "_sd_alg": "sha-256", "iss": "i"}))
    assert (token["kind"], token["disclosed_payload"], token["disclosures"]) == ("jws-compact", {"iss": "i"}, [])
    plain = told(signed({"iss": "i"}, typ="JWT"))
    assert (plain["disclosed_payload"], plain["disclosures"], plain["withheld"]) == (None, [], [])


def test_a_payload_that_is_no_object_discloses_nothing() -> None:
    token = told(f"{signed('[1]')}~{NAME}~")
    assert (states(token), token["disclosed_payload"], outcome(token, "disclosures")) == (["unmatched"], None, "failed")


# --- Key binding ---------------------------------------------------------------------------------------------

HELD = presented({"_sd": [digest(NAME)], "cnf": CNF}, NAME)
MEANT = Policy(audience=("me",), nonce="n")


def test_a_bound_presentation_holds() -> None:
    token = told(bound(HELD), MEANT)
    (inner,) = token["inner"]
    assert (inner["kind"], inner["verdict"], outcome(inner, "kb-sd-hash")) == ("jws-compact", "verified", "passed")
    assert outcome(token, "confirmation") == "passed"
    assert outcome(token, "audience") == outcome(token, "nonce") == "not-checked"
    assert not [check for check in inner["checks"] if check["outcome"] == "failed"]
    assert codes(inner) == []


@pytest.mark.parametrize(
    "text, failing",
    [
        (bound(HELD, typ="JWT"), "type"),
        (bound(HELD, nonce="other"), "nonce"),
        (bound(HELD, aud="other"), "audience"),
        (bound(HELD, sd_hash="x"), "kb-sd-hash"),
        (bound(HELD, sd_hash=1), "kb-sd-hash"),
        (bound(HELD, sd_hash=None), "kb-sd-hash"),
        (bound(HELD, iat=NOW + 900), "issued-at"),
        (bound(HELD, STRANGER), "signature"),
    ],
)
def test_each_fault_of_key_binding_fails_its_check(text: str, failing: str) -> None:
    token = told(text, MEANT)
    (inner,) = token["inner"]
    assert [check["name"] for check in inner["checks"] if check["outcome"] == "failed"] == [failing]
    assert outcome(token, "confirmation") == ("passed" if failing == "issued-at" else "failed")
    assert (token["verdict"], outcome(token, "disclosures")) == ("verified", "passed")


def test_a_hash_is_over_the_disclosures_that_were_presented() -> None:
    text = bound(HELD).replace(f"~{NAME}~", "~")
    assert outcome(told(text)["inner"][0], "kb-sd-hash") == "failed"


def test_claims_that_key_binding_must_have_are_missed() -> None:
    (inner,) = told(bound(HELD, nonce=None, iat=None))["inner"]
    (missing,) = [each for each in inner["findings"] if each["code"] == "type-claim-missing"]
    assert missing["arguments"][1] == "iat, nonce"


@pytest.mark.parametrize("keys", ["", "another secret that is long enough to be one"])
def test_a_key_that_nobody_vouches_for_verifies_nothing(keys: str) -> None:
    token = told(bound(HELD), MEANT, keys)
    (inner,) = token["inner"]
    assert (inner["verdict"], inner["key"], outcome(inner, "signature")) == ("not-checked", None, "not-checked")
    assert outcome(token, "confirmation") == "not-checked"
    assert told(bound(HELD, STRANGER), MEANT, keys)["inner"][0]["verdict"] == "bad-signature"


@pytest.mark.parametrize("cnf", [None, {}, {"jwk": {}}, {"jkt": "x"}, {"jwk": {"kty": "oct", "k": "AAAA"}}, "x"])
def test_without_a_public_key_in_the_payload_nothing_is_bound(cnf: object) -> None:
    token = told(bound(presented({"cnf": cnf} if cnf is not None else {})))
    assert (token["inner"][0]["verdict"], outcome(token, "confirmation")) == ("not-checked", "failed")
    assert "kb-no-key" in codes(token["inner"][0])


def test_a_key_binding_token_is_never_unsigned() -> None:
    header = RAW(b'{"alg":"none","typ":"kb+jwt"}')
    token = told(f"{HELD}{header}.{RAW(json.dumps({'sd_hash': digest(HELD)}).encode())}.")
    assert (token["inner"][0]["verdict"], outcome(token, "confirmation")) == ("unsecured", "failed")


# --- JSON serializations --------------------------------------------------------------------------------------


def flattened(compact: str, **header: object) -> dict[str, object]:
    protected, payload, signature = compact.split(".")
    return {"protected": protected, "payload": payload, "signature": signature, "header": header}


def test_a_flattened_serialization_is_opened_and_bound() -> None:
    issued = signed({"_sd": [digest(NAME)], "cnf": CNF})
    key_binding = bound(f"{issued}~{NAME}~").rpartition("~")[2]
    token = told(json.dumps(flattened(issued, disclosures=[NAME], kb_jwt=key_binding)), MEANT)
    assert (token["kind"], token["verdict"], token["inner"][0]["verdict"]) == ("sd-jwt", "verified", "verified")
    assert outcome(token["inner"][0], "kb-sd-hash") == outcome(token, "confirmation") == "passed"
    assert len(token["signatures"]) == 1


def test_disclosures_beside_the_second_signature_are_read_and_told() -> None:
    one = flattened(signed({"_sd": [digest(NAME)]}))
    payload = one.pop("payload")
    two = {**one, "header": {"disclosures": [NAME]}}
    token = told(json.dumps({"payload": payload, "signatures": [one, two]}))
    assert states(token) == ["disclosed"]
    assert "sd-jwt-header-misplaced" in codes(token)


@pytest.mark.parametrize("header", [{"disclosures": "x"}, {"disclosures": [1, NAME]}, {"disclosures": [], "kb_jwt": 1}])
def test_header_members_of_other_kinds_are_told(header: dict[str, object]) -> None:
    token = told(json.dumps(flattened(signed({"_sd": [digest(NAME)]}), **header)))
    assert (token["kind"], "sd-jwt-header-odd" in codes(token)) == ("sd-jwt", True)


# --- Whatever comes --------------------------------------------------------------------------------------------

MEMBERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from([digest(NAME), "_sd", "..."]),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(
            st.sampled_from(["_sd", "...", "_sd_alg", "name", "x"]) | st.text(max_size=3), inside, max_size=4
        )
    ),
    max_leaves=12,
)


@given(
    st.lists(st.text(max_size=20) | st.binary(max_size=30).map(RAW) | st.just(NAME), max_size=6), st.text(max_size=20)
)
@settings(deadline=None, max_examples=150)
def test_any_text_as_disclosures_gives_a_report(parts: list[str], last: str) -> None:
    text = "~".join((signed({"_sd": [digest(NAME)], "cnf": CNF}), *parts, last))
    inspection = inspect(text, ISSUER_JWK, now=NOW)
    json.dumps(as_dict(inspection), allow_nan=False)
    as_text(inspection).encode()


@given(
    st.dictionaries(st.sampled_from(["_sd", "...", "_sd_alg", "a"]), MEMBERS, max_size=3), st.lists(MEMBERS, max_size=5)
)
@settings(deadline=None, max_examples=150)
def test_whatever_is_disclosed_nothing_of_the_digests_stays_and_all_is_accounted_for(
    payload: dict[str, object], values: list[object]
) -> None:
    given_ones = list(dict.fromkeys(disclosure("s", f"n{at}", value) for at, value in enumerate(values)))
    inspection = inspect(
        presented({**payload, "mine": {"_sd": [digest(text) for text in given_ones]}}, *given_ones), "", now=NOW
    )
    selective = inspection.tokens[0].token.selective
    assert selective is not None
    assert selective.payload.is_json
    assert selective.payload.members("_sd") == ()
    if selective.is_known:
        assert {each.state for each in selective.disclosures} <= {"disclosed", "duplicate"}
        for each in selective.disclosures:
            assert selective.payload.path(each.node) == each.path
    json.dumps(as_dict(inspection), allow_nan=False)


def flat(number: int) -> str:
    given_ones = [disclosure("s", f"claim{at}", at) for at in range(number)]
    return presented({"_sd": [digest(text) for text in given_ones]}, *given_ones)


def chained(number: int) -> str:
    given_ones = [disclosure("s", "end", 1)]
    for _ in range(number - 1):
        given_ones.append(disclosure("s", "in", {"_sd": [digest(given_ones[-1])]}))
    return presented({"_sd": [digest(given_ones[-1])]}, *given_ones)


@pytest.mark.parametrize("make", [flat, chained])
def test_the_work_grows_with_the_number_of_disclosures_and_no_faster(make: Any) -> None:
    def calls(number: int) -> int:
        text = make(number)
        counted: Counter[str] = Counter()

        def count(_frame: object, event: str, _arg: object) -> None:
            counted[event] += 1

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            inspect(text, ISSUER_JWK, now=NOW)
        finally:
            sys.setprofile(before)
        return counted["call"] + counted["c_call"]

    calls(10)  # what is loaded on first use is no work of this text
    few, many = calls(400), calls(1600)
    assert 2 * few < many < 5 * few


@pytest.mark.parametrize("make", [flat, chained])
def test_ten_thousand_disclosures_are_all_put_in(make: Any) -> None:
    selective = inspect(make(10_000), ISSUER_JWK, now=NOW).tokens[0].token.selective
    assert selective is not None
    assert {each.state for each in selective.disclosures} == {"disclosed"}
    assert max(len(each.path) for each in selective.disclosures) <= 500


@pytest.mark.parametrize("form", ["compact", "flattened"])
def test_a_detached_presentation_is_opened_with_its_payload(form: str) -> None:
    """RFC 7515, appendix F; RFC 9901, 8."""
    payload = json.dumps({"_sd": [digest(NAME)], "cnf": CNF})
    issued = signed(payload)
    head, _, signature = issued.split(".")
    key_binding = bound(f"{issued}~{NAME}~").rpartition("~")[2]
    text = f"{head}..{signature}~{NAME}~{key_binding}"
    if form == "flattened":
        header = {"disclosures": [NAME], "kb_jwt": key_binding}
        text = json.dumps({"protected": head, "signature": signature, "header": header})
    alone = as_dict(inspect(text, ISSUER_JWK, MEANT, now=NOW))["tokens"][0]
    assert (alone["verdict"], alone["parse"]) == ("not-checked", "partial")
    (token,) = as_dict(inspect(text, ISSUER_JWK, MEANT, now=NOW, payload=payload))["tokens"]
    assert (token["kind"], token["verdict"]) == ("sd-jwt", "verified")
    assert token["disclosed_payload"]["name"] == "Erika"
    assert token["inner"][0]["verdict"] == "verified"
    (sd_hash,) = (check for check in token["inner"][0]["checks"] if check["name"] == "kb-sd-hash")
    assert sd_hash["outcome"] == "passed"
