"""The JOSE cookbook (RFC 7520 and its supplements): signed ones verify in every serialization that it gives.

The encrypted ones are opened in `test_cookbook_jwe`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.report import as_dict, as_text
from inspector.service import inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FOLDER = Path(VECTORS) / "rfc7520-cookbook"
FILES = sorted(FOLDER.rglob("*.json")) if VECTORS else []
RECIPES: dict[str, Any] = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")

NOT_FINAL = "4.2.hmac-sha2_b64_false"
"""Written before RFC 7797 was final: without ``crit`` a verifier that knows no ``b64`` would take it wrongly."""
SIGNED = [name for name, recipe in RECIPES.items() if "signing" in recipe and name != NOT_FINAL]
ENCRYPTED = [name for name, recipe in RECIPES.items() if "encrypting_content" in recipe]
NESTED = "6.nesting_signatures_and_encryption"
"""Its outer layer is encrypted."""


def outputs(names: list[str]) -> list[Any]:
    return [pytest.param(name, form, id=f"{name}-{form}") for name in names for form in RECIPES[name]["output"]]


def inspected(text: object, keys: object = None, payload: str | None = None) -> dict[str, Any]:
    written = text if isinstance(text, str) else json.dumps(text)
    key = json.dumps({"keys": keys} if isinstance(keys, list) else keys) if keys else ""
    inspection = inspect(written, key, now=1_300_000_000, payload=payload)
    assert as_text(inspection)
    plain = as_dict(inspection)
    json.dumps(plain, allow_nan=False)
    (only,) = plain["tokens"]
    assert isinstance(only, dict)
    return only


def verdicts(token: dict[str, Any]) -> set[str]:
    if token["verdict"] != "per-signature":
        return {token["verdict"]}
    return {signature["verdict"] for signature in token["signatures"]}


def test_every_recipe_is_accounted_for() -> None:
    keys = [name for name in RECIPES if name.startswith("3_")]
    assert len(keys) == 6
    assert len(SIGNED) == 10
    assert len(ENCRYPTED) == 14
    assert set(RECIPES) == {*keys, *SIGNED, *ENCRYPTED, NESTED, NOT_FINAL}


@pytest.mark.parametrize("name,form", outputs(SIGNED))
def test_a_signed_recipe_verifies(name: str, form: str) -> None:
    recipe = RECIPES[name]
    given, written = recipe["input"], recipe["output"][form]
    detached = name.startswith("4_5")
    token = inspected(written, given["key"], given["payload"] if detached else None)
    expected = "jws-json" if form != "compact" else "jws-detached" if detached else "jws-compact"
    assert token["kind"] == expected
    assert token["parse"] == "ok"
    assert verdicts(token) == {"verified"}
    assert token["payload_text"] == given["payload"]


@pytest.mark.parametrize("form", ["compact", "json", "json_flat"])
def test_a_detached_recipe_without_its_payload_is_not_called_bad(form: str) -> None:
    (name,) = [name for name in SIGNED if name.startswith("4_5")]
    token = inspected(RECIPES[name]["output"][form], RECIPES[name]["input"]["key"])
    assert token["verdict"] == "not-checked"
    assert token["parse"] == "partial"
    assert "payload-empty" in {finding["code"] for finding in token["findings"]}


@pytest.mark.parametrize("form", ["json", "json_flat"])
def test_what_is_not_the_final_standard_is_warned_of(form: str) -> None:
    token = inspected(RECIPES[NOT_FINAL]["output"][form], RECIPES[NOT_FINAL]["input"]["key"])
    assert verdicts(token) <= {"verified", "refused"}
    assert "b64-not-critical" in {finding["code"] for finding in token["findings"]}
