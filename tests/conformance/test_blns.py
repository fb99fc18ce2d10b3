"""Naughty strings as claim values: they come out exactly as they went in, and harm nothing on the way."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from inspector.report import as_dict, as_text
from inspector.service import inspect, sign

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILE = Path(VECTORS) / "blns" / "blns.json"
STRINGS: list[str] = json.loads(FILE.read_text(encoding="utf-8")) if VECTORS else []
SECRET = "a secret of more than thirty-two bytes"

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")


def inspected(claims: str) -> tuple[dict[str, Any], str]:
    inspection = inspect(sign('{"alg":"HS256"}', claims, SECRET), SECRET, now=0)
    plain = as_dict(inspection)
    json.dumps(plain, allow_nan=False)
    (token,) = plain["tokens"]
    return token, as_text(inspection)


def test_the_list_is_there() -> None:
    assert len(STRINGS) == 515


@pytest.mark.parametrize("naughty", STRINGS, ids=map(str, range(len(STRINGS))))
@pytest.mark.parametrize("ensure_ascii", [True, False])
def test_a_naughty_claim_comes_out_as_it_went_in(naughty: str, ensure_ascii: bool) -> None:
    claims = json.dumps({"name": naughty, naughty: 1}, ensure_ascii=ensure_ascii)
    token, text = inspected(claims)
    assert (token["verdict"], token["payload_text"]) == ("verified", claims)
    assert token["payload"] == {"name": naughty, naughty: 1}
    dangerous = [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert not dangerous
    assert not set(text) & set(
        "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2066\u2067\u2068\u2069\ufeff"
    )


@pytest.mark.parametrize("naughty", STRINGS, ids=map(str, range(len(STRINGS))))
def test_a_naughty_string_in_place_of_a_token_is_no_token(naughty: str) -> None:
    inspection = inspect(naughty, naughty, now=0)
    plain = as_dict(inspection)
    json.dumps(plain, allow_nan=False)
    assert as_text(inspection)
    assert all(token["verdict"] != "verified" for token in plain["tokens"])
