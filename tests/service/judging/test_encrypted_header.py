from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.report import as_dict, as_text
from inspector.service import inspect
from inspector.service.algorithms import unlocking
from inspector.service.algorithms.encryption import MANNERS, MOST_ITERATIONS
from inspector.service.reading import base64url
from tests.service.locksmith import CLAIMS, NOW, PASSWORD, codes, compact, given_key, opened


def with_header(text: str, **members: object) -> str:
    """The token with another header, which nothing authenticates any more."""
    head, _, rest = text.partition(".")
    header = {**json.loads(base64url.decode(head).data), **members}
    written = {name: value for name, value in header.items() if value is not None}
    return f"{base64url.encode(json.dumps(written).encode())}.{rest}"


@pytest.mark.parametrize(
    "members,code",
    [
        ({"alg": "RSA-OAEP-1024"}, "alg-unknown"),
        ({"alg": "rsa-oaep"}, "alg-unknown"),
        ({"alg": "HS256"}, "alg-signs"),
        ({"alg": "none"}, "alg-signs"),
        ({"alg": None}, "alg-missing"),
        ({"enc": "A256CBC"}, "enc-unknown"),
        ({"enc": None}, "enc-missing"),
        ({"zip": "GZ"}, "zip-unknown"),
        ({"crit": ["exp"], "exp": 1}, "crit-unknown"),
        ({"crit": ["b64"], "b64": True}, "crit-unknown"),
        ({"crit": []}, "crit-invalid"),
    ],
)
@pytest.mark.parametrize("key", ["", "given"])
def test_what_the_header_forbids_is_refused_with_and_without_a_key(
    members: dict[str, object], code: str, key: str
) -> None:
    token = opened(with_header(compact("RSA-OAEP"), **members), given_key("RSA-OAEP") if key else "")
    assert token["verdict"] == "refused"
    assert code in codes(token)


@pytest.mark.parametrize(
    "alg,name,value",
    [
        ("A256GCMKW", "iv", None), ("A256GCMKW", "tag", 5), ("ECDH-ES", "epk", "P-256"), ("ECDH-ES", "epk", None),
        ("ECDH-ES", "apu", ["x"]), ("PBES2-HS256+A128KW", "p2s", None), ("PBES2-HS256+A128KW", "p2c", "1000"),
        ("PBES2-HS256+A128KW", "p2c", -1), ("PBES2-HS256+A128KW", "p2c", 0), ("PBES2-HS256+A128KW", "p2c", 1e3),
        ("PBES2-HS256+A128KW", "p2c", True),
    ],
)  # fmt: skip
def test_a_member_that_the_algorithm_needs_is_missed(alg: str, name: str, value: object) -> None:
    token = opened(with_header(compact(alg), **{name: value}), given_key(alg))
    assert token["verdict"] == "refused"
    assert "header-member" in codes(token)


@pytest.mark.parametrize("digits", [str(MOST_ITERATIONS + 1), "1000000000", "1" + "0" * 5000], ids=len)
def test_a_password_is_not_hashed_as_often_as_an_attacker_likes(digits: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlocking, "unlock", pytest.fail)
    text = compact("PBES2-HS256+A128KW")
    head, _, rest = with_header(text, p2c=0).partition(".")
    written = base64url.decode(head).data.decode().replace('"p2c": 0', f'"p2c": {digits}')
    assert digits in written
    token = opened(f"{base64url.encode(written.encode())}.{rest}", PASSWORD)
    assert token["verdict"] == "refused"
    assert "pbes2-cost" in codes(token)


def test_as_many_iterations_as_are_allowed_open() -> None:
    token = opened(compact("PBES2-HS256+A128KW", p2c=MOST_ITERATIONS), PASSWORD)
    assert token["verdict"] == "decrypted"


def test_few_iterations_are_warned_of() -> None:
    token = opened(compact("PBES2-HS256+A128KW", p2c=999), PASSWORD)
    assert token["verdict"] == "decrypted"
    assert "pbes2-few" in codes(token)


def test_many_recipients_do_not_cost_many_times_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def count(_envelope: object, _recipient: object, headers: dict[str, Any], _key: object) -> None:
        asked.append(headers["p2c"])

    monkeypatch.setattr(unlocking, "unlock", count)
    recipient = {
        "header": {"alg": "PBES2-HS256+A128KW", "p2s": "AAAAAAAAAAA", "p2c": MOST_ITERATIONS},
        "encrypted_key": "AA",
    }
    head = base64url.encode(b'{"enc":"A128GCM"}')
    token = opened(
        {"protected": head, "recipients": [recipient] * 5000, "iv": "AA", "ciphertext": "AA", "tag": "AA"}, PASSWORD
    )
    assert token["verdict"] == "refused"
    assert sum(asked) <= 4 * MOST_ITERATIONS


def test_a_compressed_content_is_decompressed_within_a_bound() -> None:
    key = given_key("A128KW")
    assert opened(compact("A128KW", zip="DEF"), key)["payload_text"] == CLAIMS
    large = b'"' + b"x" * (unlocking.MOST_INFLATED - 2) + b'"'
    token = opened(compact("A128KW", content=large, zip="DEF"), key)
    assert token["verdict"] == "decrypted"
    assert len(token["payload_text"]) == unlocking.MOST_INFLATED
    token = opened(compact("A128KW", content=large + b" ", zip="DEF"), key)
    assert (token["verdict"], token["payload_text"], token["key"]) == ("refused", None, None)
    assert "inflated-size" in codes(token)


def test_what_is_not_compressed_as_the_header_says_does_not_open() -> None:
    assert unlocking.inflate(b"\xff\xff") is None
    assert unlocking.inflate(zlib.compress(b"with a zlib header")) == b"with a zlib header"
    assert unlocking.inflate(zlib.compress(b"cut off")[2:-6]) is None
    assert unlocking.inflate(zlib.compress(b"")[2:-4]) == b""


secrets = st.sampled_from([given_key("RSA-OAEP"), given_key("dir"), given_key("ECDH-ES"), PASSWORD, ""])


@settings(max_examples=60)
@given(st.sampled_from(sorted(MANNERS)), st.lists(st.binary(max_size=80), min_size=4, max_size=4), secrets)
def test_any_bytes_as_parts_are_judged_without_an_exception(alg: str, parts: list[bytes], keys: str) -> None:
    header = {"alg": alg, "enc": "A256GCM", "p2s": "AAAAAAAAAAA", "p2c": 1, "iv": "AAAA", "tag": "AAAA",
              "epk": {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}}  # fmt: skip
    text = ".".join(base64url.encode(part) for part in (json.dumps(header).encode(), *parts))
    verdict = opened(text, keys)["verdict"]
    assert verdict in {"encrypted", "refused", "decryption-failed"} or (not any(parts[1:]) and verdict == "not-checked")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["kty", "crv", "x", "y"]), inner),
    max_leaves=6,
)
names = ["alg", "enc", "zip", "crit", "epk", "apu", "apv", "p2s", "p2c", "iv", "tag", "kid", "cty"]


@settings(max_examples=60)
@given(st.sampled_from(sorted(MANNERS)), st.dictionaries(st.sampled_from(names), json_values, max_size=4), secrets)
def test_any_header_is_judged_without_an_exception(alg: str, members: dict[str, Any], keys: str) -> None:
    head = base64url.encode(json.dumps({"alg": alg, "enc": "A128GCM", **members}).encode())
    assert opened(f"{head}.AAAA.AAAA.AAAA.AAAA", keys)["verdict"] in {"encrypted", "refused", "decryption-failed"}
    whole = {
        "unprotected": {"alg": alg, "enc": "A128GCM", **members},
        "iv": "AAAA",
        "ciphertext": "AAAA",
        "tag": "AAAA",
    }
    if "NaN" not in json.dumps(whole) and "Infinity" not in json.dumps(whole):
        assert opened(whole, keys)["verdict"] in {"encrypted", "refused", "decryption-failed"}


@settings(max_examples=60)
@given(st.data())
def test_nothing_of_a_key_or_of_what_did_not_open_is_ever_told(data: st.DataObject) -> None:
    alg = data.draw(st.sampled_from(["dir", "A128KW", "RSA-OAEP", "ECDH-ES", "PBES2-HS256+A128KW"]))
    text, key = compact(alg, content="the plaintext that nobody may see"), given_key(alg)
    at = data.draw(st.integers(text.index(".") + 1, len(text) - 1))
    changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
    inspection = inspect(changed, key, now=NOW)
    told = as_text(inspection) + json.dumps(as_dict(inspection)) + repr(inspection)
    if inspection.tokens[0].verdict != "decrypted":  # bits that belong to nothing may be changed
        assert "the plaintext" not in told
    members = json.loads(key) if key.startswith("{") else {"k": key}
    assert not [name for name in ("k", "d", "p", "q", "dp", "dq", "qi") if name in members and members[name] in told]
