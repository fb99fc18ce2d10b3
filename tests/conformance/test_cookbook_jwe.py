"""The JOSE cookbook's encrypted recipes (RFC 7520, 5 and 6, and Curve25519): all open, in every serialization that it gives."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.report import as_dict, as_text
from inspector.service import inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILES = sorted((Path(VECTORS) / "rfc7520-cookbook").rglob("*.json")) if VECTORS else []
ALL: dict[str, Any] = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
RECIPES = {name: recipe for name, recipe in ALL.items() if "encrypting_content" in recipe}
NESTED = "6.nesting_signatures_and_encryption"

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")


def outputs() -> list[Any]:
    return [pytest.param(name, form, id=f"{name}-{form}") for name in RECIPES for form in RECIPES[name]["output"]]


def written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def key_of(recipe: dict[str, Any]) -> str:
    given = recipe["input"]
    if "pwd" in given:
        return str(given["pwd"])
    return json.dumps({"keys": given["key"]} if isinstance(given["key"], list) else given["key"])


def inspected(text: object, key: str, password: str | None = None) -> dict[str, Any]:
    inspection = inspect(written(text), key, now=1_300_000_000, password=password)
    assert as_text(inspection)
    plain = as_dict(inspection)
    json.dumps(plain, allow_nan=False)
    (only,) = plain["tokens"]
    assert isinstance(only, dict)
    return only


def outcome(token: dict[str, Any], name: str) -> str:
    return str(next(check["outcome"] for check in token["checks"] if check["name"] == name))


def test_every_encrypted_recipe_is_here() -> None:
    assert len(RECIPES) == 14
    assert len(outputs()) == 37


@pytest.mark.parametrize("name,form", outputs())
def test_an_encrypted_recipe_opens(name: str, form: str) -> None:
    recipe = RECIPES[name]
    token = inspected(recipe["output"][form], key_of(recipe))
    assert token["kind"] == ("jwe-compact" if form == "compact" else "jwe-json")
    assert (token["parse"], token["verdict"]) == ("ok", "decrypted")
    assert token["payload_text"] == recipe["input"]["plaintext"]
    assert outcome(token, "key") != "failed"
    assert outcome(token, "signature") == "not-checked"
    assert outcome(token, "algorithm") == ("warning" if token["header"]["alg"] == "RSA1_5" else "passed")


@pytest.mark.parametrize("name,form", outputs())
def test_an_encrypted_recipe_without_its_key_shows_its_header(name: str, form: str) -> None:
    token = inspected(RECIPES[name]["output"][form], "")
    assert (token["parse"], token["verdict"]) == ("ok", "encrypted")
    assert token["header"]["enc"]
    assert token["payload_text"] is None


@pytest.mark.parametrize("name,form", outputs())
def test_a_changed_content_does_not_open(name: str, form: str) -> None:
    recipe = RECIPES[name]
    content = recipe["encrypting_content"]["ciphertext"]
    changed = ("B" if content[0] != "B" else "C") + content[1:]
    text = written(recipe["output"][form])
    assert content in text
    token = inspected(text.replace(content, changed), key_of(recipe))
    assert (token["verdict"], token["payload_text"]) == ("decryption-failed", None)
    assert outcome(token, "key") == "failed"


@pytest.mark.parametrize("number", range(3))
def test_each_of_several_recipients_opens_with_its_own_key(number: int) -> None:
    (name,) = [name for name in RECIPES if name.startswith("5_13")]
    recipe = RECIPES[name]
    token = inspected(recipe["output"]["json"], json.dumps(recipe["input"]["key"][number]))
    assert (token["verdict"], token["payload_text"]) == ("decrypted", recipe["input"]["plaintext"])
    assert token["header"]["alg"] == recipe["input"]["alg"][number]


def test_a_password_opens_as_a_secret_or_as_the_password() -> None:
    (name,) = [name for name in RECIPES if name.startswith("5_3")]
    recipe = RECIPES[name]
    token = inspected(recipe["output"]["compact"], "", recipe["input"]["pwd"])
    assert token["verdict"] == "decrypted"
    assert token["key"]["source"] == "password"
    assert token["key"]["thumbprint"] is None


def test_a_nested_recipe_is_opened_to_the_innermost() -> None:
    recipe = ALL[NESTED]
    keys = json.dumps({"keys": [recipe["sign"]["input"]["key"], recipe["encrypt"]["input"]["key"]]})
    outer = inspected(recipe["encrypt"]["output"]["compact"], keys)
    (inner,) = outer["inner"]
    assert (outer["kind"], outer["verdict"]) == ("jwe-compact", "decrypted")
    assert (inner["kind"], inner["verdict"]) == ("jws-compact", "verified")
    assert inner["payload_text"] == recipe["sign"]["input"]["payload"]
    assert inner["inner"] == []
    assert [check["name"] for check in inner["checks"]] == [check["name"] for check in outer["checks"]]
