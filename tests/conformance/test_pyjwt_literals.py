"""The tokens and keys of PyJWT's own tests: both programs come to the same verdict on each pair of them."""

from __future__ import annotations

import json
import os
import warnings
from pathlib import Path
from typing import Any

import jwt
import pytest

from inspector.report import as_dict, as_text
from inspector.service import inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FOLDER = Path(VECTORS) / "pyjwt"
LITERALS: list[dict[str, Any]] = (
    json.loads((FOLDER / "pyjwt_test_literals.json").read_text(encoding="utf-8"))["literals"] if VECTORS else []
)
TOKENS = list(dict.fromkeys(one["value"] for one in LITERALS if one["value"].startswith("ey")))
KEYS: dict[str, str] = {"secret": "secret", "wrong": "another secret"}
if VECTORS:
    public = (path for path in FOLDER.joinpath("keys").iterdir() if path.suffix in (".pub", ".pem"))
    KEYS |= {path.name: path.read_text(encoding="utf-8") for path in sorted(public)}
    KEYS |= {f"line {one['line']}": one["value"] for one in LITERALS if "-----END" in one["value"]}

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")

NOT_AN_ANSWER = (TypeError, ValueError, AttributeError)
"""What PyJWT lets through of `cryptography` for keys that it cannot verify with."""


def inspected(token: str, key: str = "") -> dict[str, Any]:
    inspection = inspect(token, key, now=0)
    assert as_text(inspection)
    plain = as_dict(inspection)
    json.dumps(plain, allow_nan=False)
    (only,) = plain["tokens"]
    assert isinstance(only, dict)
    return only


def accepts(token: str, key: str, algorithm: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            jwt.PyJWS().decode(token, key, algorithms=[algorithm])
        except (jwt.PyJWTError, *NOT_AN_ANSWER):
            return False
    return True


def test_the_literals_are_there() -> None:
    assert len(TOKENS) == 32
    assert len(KEYS) >= 10


@pytest.mark.parametrize("token", TOKENS, ids=range(len(TOKENS)))
def test_every_token_is_read_as_far_as_it_goes(token: str) -> None:
    read = inspected(token)
    assert read["verdict"] in ("not-checked", "unsecured", "refused")
    if read["kind"] != "malformed":
        assert read["parse"] == "ok"
        odd = any(finding["code"] == "not-utf8" and "header" in finding["where"] for finding in read["findings"])
        assert odd if read["header"] is None else read["header"]["alg"]
        assert read["payload_text"] is not None or read["payload_base64"] is not None


@pytest.mark.parametrize("token", TOKENS, ids=range(len(TOKENS)))
def test_both_programs_agree_on_every_key(token: str) -> None:
    for name, key in KEYS.items():
        ours = inspected(token, key)
        algorithm = (ours["header"] or {}).get("alg", "") if isinstance(ours["header"], dict) else ""
        if accepts(token, key, str(algorithm)):
            assert ours["verdict"] == "verified", name
        elif name in ("secret", "wrong") and "kid-not-string" not in {found["code"] for found in ours["findings"]}:
            assert ours["verdict"] != "verified", name


def test_the_keys_fit_what_they_should() -> None:
    verified = {
        name for name, key in KEYS.items() for token in TOKENS if inspected(token, key)["verdict"] == "verified"
    }
    assert {"secret", "testkey_rsa.pub", "testkey_ec.pub", "line 9", "line 17"} <= verified
    assert "wrong" not in verified
