from __future__ import annotations

import base64
import gzip
import json
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import OctKey

from inspector.cli import status
from inspector.model import Policy, Refusal
from inspector.report import as_text
from inspector.service import inspect, refresh
from inspector.service.algorithms import unlocking
from inspector.service.judging.nesting import DEEPEST
from inspector.service.making.refresher import require_form
from inspector.service.reading import base64url
from tests.service.locksmith import CLAIMS, NOW, check, codes, compact, jwk_of, key_for, opened

SIGNER = OctKey.generate_key(256, parameters={"kid": "signer", "use": "sig"})
READER = OctKey.generate_key(256, parameters={"kid": "reader", "use": "enc"})
OTHER = OctKey.generate_key(256, parameters={"kid": "other"})
BOTH = json.dumps({"keys": [json.loads(jwk_of(SIGNER)), json.loads(jwk_of(READER))]})


def signed(content: str | bytes = CLAIMS, key: Any = SIGNER, **members: object) -> str:
    return jws.serialize_compact(
        {"alg": "HS256", **members}, content, key, registry=jws.JWSRegistry(strict_check_header=False)
    )


def sealed(content: str | bytes, **members: object) -> str:
    return compact("dir", "A256GCM", content, READER, **members)


def told(text: object, keys: str = BOTH, **more: Any) -> dict[str, Any]:
    return opened(text, keys, **more)


def test_a_signed_token_in_an_encrypted_one_is_judged_by_itself() -> None:
    outer = told(sealed(signed(), cty="JWT"), policy=Policy(issuer="joe", audience=("me",)))
    (inner,) = outer["inner"]
    assert (outer["verdict"], inner["verdict"]) == ("decrypted", "verified")
    assert (inner["key"]["kid"], inner["payload_text"]) == ("signer", CLAIMS)
    assert inner["lifetime"]["state"] == "valid"
    assert check(inner, "issuer")["outcome"] == "passed"
    assert check(inner, "audience")["outcome"] == "failed"
    assert check(outer, "issuer")["outcome"] == check(outer, "audience")["outcome"] == "not-checked"
    assert {check(outer, name)["outcome"] for name in ("expires", "not-before", "issued-at")} == {"not-checked"}
    assert outer["lifetime"]["state"] == "unreadable"
    assert not codes(outer) & {"payload-not-json", "cty-missing", "encrypted", "encrypted-by-anybody"}


@pytest.mark.parametrize("cty", ["JWT", "jwt", "application/jwt"])
def test_a_signed_token_in_a_signed_one_is_opened(cty: str) -> None:
    outer = told(signed(signed(), cty=cty))
    (inner,) = outer["inner"]
    assert (outer["verdict"], inner["verdict"]) == ("verified", "verified")
    assert check(outer, "structure")["outcome"] == "passed"
    assert not codes(outer) & {"payload-not-json", "cty-missing"}


def test_an_inner_token_is_found_without_being_announced_and_in_every_form() -> None:
    (inner,) = told(sealed(signed()))["inner"]
    assert inner["verdict"] == "verified"
    assert "cty-missing" in codes(told(sealed(signed())))
    (quoted,) = told(signed(json.dumps(signed())))["inner"]
    assert quoted["verdict"] == "verified"
    flat = jws.serialize_json({"protected": {"alg": "HS256"}}, CLAIMS, SIGNER)
    (as_json,) = told(sealed(json.dumps(flat), cty="JWT"))["inner"]
    assert (as_json["kind"], as_json["verdict"]) == ("jws-json", "verified")
    head, body = base64url.encode(b'{"alg":"none"}'), base64url.encode(CLAIMS.encode())
    (unsecured,) = told(sealed(f"{head}.{body}."))["inner"]
    assert (unsecured["kind"], unsecured["verdict"]) == ("unsecured", "unsecured")


def test_what_is_announced_and_is_none_is_told() -> None:
    outer = told(sealed("no token", cty="JWT"))
    assert (outer["verdict"], outer["inner"]) == ("decrypted", [])
    assert "nested-no-token" in codes(outer)
    assert "nested-no-token" not in codes(told(sealed("no token", cty="JWT"), keys=""))


@pytest.mark.parametrize(
    "claims", ['{"header":{"a":1},"signature":"x"}', '{"a":"eyJhbGciOiJIUzI1NiJ9.e30.x"}', "1.2.3", "a.b.c"]
)
def test_claims_and_numbers_are_no_token(claims: str) -> None:
    assert told(signed(claims))["inner"] == []


def test_a_changed_inner_token_is_bad_and_the_outer_one_is_not() -> None:
    outer = told(sealed(signed(key=OTHER), cty="JWT"))
    (inner,) = outer["inner"]
    assert (outer["verdict"], inner["verdict"]) == ("decrypted", "bad-signature")


def test_without_the_outer_key_nothing_inside_is_known() -> None:
    outer = told(sealed(signed(), cty="JWT"), jwk_of(SIGNER))
    assert (outer["verdict"], outer["inner"], outer["payload_text"]) == ("refused", [], None)


def test_a_key_pair_that_decrypts_is_not_what_the_signature_failed_by() -> None:
    pair = key_for("RSA-OAEP")
    rsa = jws.serialize_compact({"alg": "RS256"}, CLAIMS, key_for("RSA-OAEP"))
    (own,) = told(compact("RSA-OAEP", content=rsa), jwk_of(pair))["inner"]
    assert own["verdict"] == "verified"
    (foreign,) = told(compact("RSA-OAEP", content=rsa[:-20] + "A" * 18 + "AA"), jwk_of(pair))["inner"]
    assert foreign["verdict"] == "not-checked"
    assert foreign["key"] is None
    assert check(foreign, "key")["outcome"] == "not-checked"


def test_ten_tokens_inside_one_another_are_opened_and_no_more() -> None:
    text = signed()
    for _ in range(DEEPEST + 3):
        text = signed(text, cty="JWT")
    token, depth = told(text), 0
    while token["inner"]:
        (token,), depth = token["inner"], depth + 1
    assert depth == DEEPEST
    assert "nested-too-deep" in codes(token)


def test_the_exit_status_counts_what_is_inside() -> None:
    fine, bad = sealed(signed(), cty="JWT"), sealed(signed(key=OTHER), cty="JWT")
    assert status(inspect(fine, BOTH, now=NOW), key_given=True) == 0
    assert status(inspect(fine, BOTH, now=NOW + 1e6), key_given=True) == 1
    assert status(inspect(bad, BOTH, now=NOW), key_given=True) == 1


def test_the_text_report_shows_what_is_inside_below_its_own_heading() -> None:
    report = as_text(inspect(sealed(signed(), cty="JWT"), BOTH, now=NOW))
    before, _, after = report.partition("--- Inside this jwe-compact ---")
    assert "decrypted" in before
    assert '    iss: "joe"' not in before
    assert "    Signature   verified" in after
    assert '      iss: "joe"' in after


@pytest.mark.parametrize(
    "form,packed",
    [
        ("gzip", gzip.compress(CLAIMS.encode(), mtime=0)),
        ("zlib", zlib.compress(CLAIMS.encode())),
        ("DEFLATE", zlib.compress(CLAIMS.encode())[2:-4]),
    ],
)
def test_a_compressed_payload_is_shown_decompressed_and_kept_as_signed(form: str, packed: bytes) -> None:
    token = told(signed(packed, zip="DEF"))
    assert token["verdict"] == "verified"
    assert token["payload_text"] == CLAIMS
    assert base64.b64decode(token["payload_base64"]) == packed
    assert token["lifetime"]["state"] == "valid"
    (said,) = [finding for finding in token["findings"] if finding["code"] == "payload-compressed"]
    assert said["arguments"] == [form, str(len(packed)), str(len(CLAIMS))]
    assert not codes(token) & {"payload-not-json", "not-utf8", "payload-binary"}


def test_a_compressed_payload_is_not_refreshed_into_something_else() -> None:
    text = signed(gzip.compress(CLAIMS.encode(), mtime=0))
    token = inspect(text, BOTH, now=NOW).tokens[0].token
    with pytest.raises(Refusal, match="compressed"):
        require_form(token)
    with pytest.raises(Refusal):
        refresh(text, BOTH, NOW)


def test_a_compressed_payload_is_decompressed_within_a_bound() -> None:
    token = told(signed(gzip.compress(b" " * (unlocking.MOST_INFLATED + 1))))
    assert "inflated-size" in codes(token)
    assert token["verdict"] == "verified"
    assert token["payload_text"] is None


@pytest.mark.parametrize(
    "packed,form",
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\x1f\x8b\x08\0cut off", "gzip"),
        (b"\xff\xfe\xfd\xfc", "binary-unknown"),
        (b"a\0b", "binary-unknown"),
    ],
)
def test_a_binary_payload_is_called_one(packed: bytes, form: str) -> None:
    token = told(signed(packed))
    (said,) = [finding for finding in token["findings"] if finding["code"] == "payload-binary"]
    assert said["arguments"] == [form, str(len(packed))]
    assert token["payload"] is None
    assert (token["payload_base64"] is None) == packed.isascii()
    assert token["verdict"] == "verified"


def test_ordinary_text_is_not_called_binary() -> None:
    for content in ("It’s a dangerous business, Frodo", "x^y", CLAIMS, '"a\\u0000b"', "line\nbreak\ttab"):
        assert not codes(told(signed(content))) & {"payload-binary", "payload-compressed"}


@settings(max_examples=60)
@given(st.binary(max_size=60) | st.binary(max_size=60).map(zlib.compress) | st.binary(max_size=60).map(gzip.compress))
def test_any_payload_is_told_without_an_exception_and_kept(content: bytes) -> None:
    for text in (signed(content), sealed(content)):
        token = told(text)
        assert token["verdict"] in ({"verified"} if text.count(".") == 2 else {"decrypted"}) or not content
        if token["payload_base64"] is not None:
            assert base64.b64decode(token["payload_base64"]) == content


# Payloads that stand beside their signature


def detached(text: str) -> str:
    head, _, signature = text.split(".")
    return f"{head}..{signature}"


def plain_signed(content: str) -> str:
    """A compact signature over a payload as it is (RFC 7797), detached."""
    import hashlib
    import hmac

    head = base64url.encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    value = hmac.digest(SIGNER.raw_value, f"{head}.{content}".encode(), hashlib.sha256)
    return f"{head}..{base64url.encode(value)}"


FLAT = jws.serialize_json({"protected": {"alg": "HS256"}}, CLAIMS, SIGNER)
WITHOUT = {name: value for name, value in FLAT.items() if name != "payload"}
GENERAL = {"signatures": [WITHOUT, WITHOUT]}
PLAIN_HEAD, _, PLAIN_VALUE = plain_signed(CLAIMS).split(".")
PLAIN_FLAT = {"protected": PLAIN_HEAD, "signature": PLAIN_VALUE}
BESIDE: list[Any] = [
    pytest.param(detached(signed()), id="compact"),
    pytest.param(WITHOUT, id="flattened"),
    pytest.param(GENERAL, id="general"),
    pytest.param(plain_signed(CLAIMS), id="compact-b64"),
    pytest.param(PLAIN_FLAT, id="flattened-b64"),
]


def verdicts(token: dict[str, Any]) -> set[str]:
    several = token["verdict"] == "per-signature"
    return {one["verdict"] for one in token["signatures"]} if several else {token["verdict"]}


@pytest.mark.parametrize("text", BESIDE)
def test_a_payload_given_beside_is_put_back(text: object) -> None:
    without = told(text)
    assert verdicts(without) == {"not-checked"}
    assert "payload-empty" in codes(without)
    for payload in (CLAIMS, CLAIMS.encode()):
        token = told(text, payload=payload)
        assert verdicts(token) == {"verified"}
        assert (token["parse"], token["payload_text"]) == ("ok", CLAIMS)
        assert token["lifetime"]["state"] == "valid"
        assert check(token, "expires")["outcome"] == "passed"
        assert "payload-empty" not in codes(token)


@pytest.mark.parametrize("text", BESIDE)
@pytest.mark.parametrize("payload", ["", CLAIMS + "\n", base64url.encode(CLAIMS.encode()), b"\xff\0"])
def test_another_payload_beside_is_a_bad_signature(text: object, payload: str | bytes) -> None:
    assert verdicts(told(text, payload=payload)) == {"bad-signature"}


def test_a_payload_in_the_token_is_not_replaced() -> None:
    token = told(signed(), payload="another")
    assert (token["verdict"], token["payload_text"]) == ("verified", CLAIMS)


def test_an_unencoded_payload_may_stand_in_the_json() -> None:
    token = told({**PLAIN_FLAT, "payload": CLAIMS})
    assert (token["verdict"], token["payload_text"]) == ("verified", CLAIMS)
    assert "b64-false" in codes(token)


# Several signatures


def general_of(*signatures: dict[str, Any]) -> dict[str, Any]:
    return {"payload": FLAT["payload"], "signatures": list(signatures)}


def signature_by(key: Any, header: dict[str, Any] | None = None, **protected: object) -> dict[str, Any]:
    made = jws.serialize_json({"protected": {"alg": "HS256", **protected}}, CLAIMS, key)
    return {"protected": made["protected"], "signature": made["signature"], **({"header": header} if header else {})}


def test_each_signature_has_its_own_verdict() -> None:
    changed = {**WITHOUT, "signature": base64url.encode(bytes(32))}
    elsewhere = {"protected": base64url.encode(b'{"alg":"RS256"}'), "signature": base64url.encode(bytes(256))}
    token = told(general_of(WITHOUT, changed, elsewhere), jwk_of(SIGNER))
    assert token["verdict"] == "per-signature"
    assert [one["verdict"] for one in token["signatures"]] == ["verified", "bad-signature", "refused"]
    assert [bool(one["key"]) for one in token["signatures"]] == [True, False, False]
    unchecked = told(general_of(WITHOUT, changed), "")
    assert [one["verdict"] for one in unchecked["signatures"]] == ["not-checked"] * 2


def test_a_name_in_both_headers_is_told_and_the_protected_one_counts() -> None:
    token = told(general_of(signature_by(SIGNER, {"alg": "none", "kid": "signer"})), jwk_of(SIGNER))
    assert "header-repeated" in codes(token)
    assert token["verdict"] == "verified"
    token = told(general_of(signature_by(SIGNER, {"kid": "signer"})), jwk_of(SIGNER))
    assert "header-repeated" not in codes(token)


@pytest.mark.parametrize("header", [{"crit": ["x"], "x": 1}, {"crit": ["b64"], "b64": True}, {"crit": []}])
def test_crit_that_nothing_protects_is_refused(header: dict[str, Any]) -> None:
    token = told(general_of(signature_by(SIGNER, header)), jwk_of(SIGNER))
    assert token["verdict"] == "refused"
    assert "crit-invalid" in codes(token)


def test_a_broken_protected_header_is_not_replaced_by_another() -> None:
    broken = {"protected": base64url.encode(b"{"), "header": {"alg": "HS256"}, "signature": "AAAA"}
    assert told(general_of(broken), jwk_of(SIGNER))["verdict"] == "refused"


def test_a_payload_that_unpacks_to_too_much_is_refused_by_name() -> None:
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    bomb = packer.compress(b'{"a":"' + b"a" * 11_000_000 + b'"}') + packer.flush()
    header = base64url.encode(b'{"alg":"HS256","zip":"DEF"}')
    found = inspect(f"{header}.{base64url.encode(bomb)}.{'A' * 43}").tokens[0]
    assert "inflated-size" in {finding.code for finding in found.findings}
