"""What is made here is taken by another's hands: the tokens of all templates, and keys in all forms, by Node's jose."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from inspector.model import KeySet
from inspector.model.templates import TEMPLATES, Template
from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS
from inspector.service.keys.forms import forms_of, jwk_of
from inspector.service.keys.key_reader import password_key
from inspector.service.keys.maker import kind_for, make_key
from inspector.service.keys.material import Label, secret_key
from inspector.service.making.crafting import craft
from inspector.service.making.encrypter import encrypt
from inspector.service.making.several_recipients import encrypt_for_all
from inspector.service.making.several_signatures import payload_of, sign_part, together
from inspector.service.making.signer import sign_with
from tests.conftest import need
from tools import setup

NOW = 1_800_000_000
JOSE = setup.PROVIDER_FOLDER / "node_modules" / "jose" / "dist" / "webapi" / "index.js"
SCRIPT = Path(__file__).with_name("jose_verify.mjs")
OPEN = ("HS256", "HS512", "RS256", "PS384", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Algorithms for the templates that leave it open; jose knows neither ES256K nor Ed448."""


def told_by_jose(*cases: dict[str, Any], script: Path = SCRIPT) -> list[dict[str, str]]:
    need(JOSE.is_file(), "jose is not installed; `make test` brings it where there is npm.")
    node = setup.node()
    need(setup.node_version(node) >= setup.OLDEST_NODE, f"jose needs Node {setup.OLDEST_NODE} or newer.")
    assert node is not None
    command = [node, str(script), str(JOSE)]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True, timeout=120)
    told: list[dict[str, str]] = json.loads(done.stdout)
    return told


def case(template: Template, algorithm: str) -> dict[str, Any]:
    """One token of a template with its key in every form, and what jose is to expect of it."""
    key = make_key(kind_for(algorithm), algorithm)
    header, claims = craft(template, {"access_token": "at"}, NOW, key, algorithm)
    token, _ = sign_with(header, claims, KeySet((key,)))
    forms = {form.code: form.text for form in forms_of(key)}
    head, body = json.loads(header), json.loads(claims)
    expected = {
        "issuer": body.get("iss"),
        "subject": body.get("sub"),
        "audience": body.get("aud"),
        "typ": head.get("typ"),
    }
    return {
        "name": f"{template.code} {algorithm}",
        "token": token,
        "alg": algorithm,
        "now": NOW,
        "expected": {name: value for name, value in expected.items() if value is not None},
        "jwk": jwk_of(key, private=key.kind == "oct"),
        "spki": forms.get("public-pem"),
        "pkcs8": forms.get("private-pem"),
        "private": jwk_of(key, private=True),
        "embedded": "jwk" in head,
        "thumbprint": key.thumbprint,
    }


def cases() -> list[dict[str, Any]]:
    found = []
    for template in TEMPLATES:
        fixed = str(template.header["alg"])
        algorithms = OPEN if fixed == "@alg" else (fixed,)
        found += [case(template, algorithm) for algorithm in algorithms]
    return found


def test_jose_takes_every_template_and_every_form_of_its_key() -> None:
    made = cases()
    told = told_by_jose(*made)
    assert {each["name"]: answer for each, answer in zip(made, told, strict=True)} == {
        each["name"]: {"thumbprint": each["thumbprint"]} for each in made
    }
    assert sum(each["embedded"] for each in made) == len([name for name in OPEN if not name.startswith("HS")])


def sealed(algorithm: str, encryption: str, content: str) -> dict[str, Any]:
    """One encrypted token, with the key that opens it."""
    manner = MANNERS[algorithm]
    password = "correct horse battery staple" if manner.is_by_password else None
    if password is not None:
        keys, jwk = KeySet(password=password_key(password)), {}
    else:
        bits = manner.bits or CONTENT_BITS[encryption]
        kinds = {"RSA": "RSA 2048", "EC": "P-256"}
        kind = next((kinds[kind] for kind in manner.kinds if kind in kinds), "")
        key = make_key(kind) if kind else secret_key(bytes(range(bits // 8)), Label("test"))
        keys, jwk = KeySet((key,)), jwk_of(key, private=True)
    header = json.dumps({"alg": algorithm, "enc": encryption})
    token, _ = encrypt(header, content.encode(), keys)
    return {"token": token, "alg": algorithm, "enc": encryption, "jwk": jwk, "password": password}


def test_jose_opens_what_is_encrypted_here() -> None:
    unknown_there = {"RSA1_5", "RSA-OAEP-384", "RSA-OAEP-512"}  # jose dropped the first, joserfc lacks the others
    algorithms = [name for name in MANNERS if name not in unknown_there]
    made = [sealed(algorithm, "A256GCM", '{"n":1.10}') for algorithm in algorithms]
    made += [sealed("dir", encryption, '{"n":1.10}') for encryption in CONTENT_BITS]
    told = told_by_jose(*made, script=SCRIPT.with_name("jose_decrypt.mjs"))
    assert [(each["alg"], each["enc"], answer) for each, answer in zip(made, told, strict=True)] == [
        (each["alg"], each["enc"], {"content": '{"n":1.10}'}) for each in made
    ]


def test_jose_opens_no_encrypted_token_that_was_changed() -> None:
    good = sealed("A128KW", "A128GCM", "{}")
    parts = good["token"].split(".")
    changed = good | {"token": ".".join([*parts[:3], "AAAA", parts[4]])}
    told = told_by_jose(changed, script=SCRIPT.with_name("jose_decrypt.mjs"))
    assert told == [{"error": "ERR_JWE_DECRYPTION_FAILED"}]


def test_jose_refuses_what_was_changed_and_what_ran_out() -> None:
    good = case(TEMPLATES[0], "ES256")
    head, _, signature = good["token"].split(".")
    other = case(TEMPLATES[0], "ES256")["token"].split(".")[1] + "AA"
    changed = good | {"token": f"{head}.{other}.{signature}"}
    late = good | {"now": NOW + 3601}
    elsewhere = good | {"expected": {"issuer": "https://other.example"}}
    assert [answer.get("error") for answer in told_by_jose(changed, late, elsewhere)] == [
        "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
        "ERR_JWT_EXPIRED",
        "ERR_JWT_CLAIM_VALIDATION_FAILED",
    ]


def shared(algorithm: str, count: int) -> list[dict[str, Any]]:
    """One token in JSON serialization for so many keys, a case for each."""
    bits = MANNERS[algorithm].bits or 256
    kinds = {"RSA": "RSA 2048", "EC": "P-256"}
    kind = next((kinds[kind] for kind in MANNERS[algorithm].kinds if kind in kinds), "")
    keys = [make_key(kind) if kind else secret_key(bytes([n] * (bits // 8)), Label("test")) for n in range(count)]
    token, _ = encrypt_for_all(json.dumps({"alg": algorithm, "enc": "A256GCM"}), b'{"n":1.10}', KeySet(tuple(keys)))
    case = {"token": token, "alg": algorithm, "enc": "A256GCM", "password": None}
    return [case | {"jwk": jwk_of(key, private=True)} for key in keys]


def test_jose_opens_what_is_encrypted_as_json_with_every_key() -> None:
    made = [each for name in ("dir", "ECDH-ES") for each in shared(name, 1)]
    for name in ("RSA-OAEP-256", "A128KW", "A256GCMKW", "ECDH-ES+A256KW"):
        made += [*shared(name, 1), *shared(name, 2)]
    told = told_by_jose(*made, script=SCRIPT.with_name("jose_decrypt.mjs"))
    assert [(each["alg"], answer) for each, answer in zip(made, told, strict=True)] == [
        (each["alg"], {"content": '{"n":1.10}'}) for each in made
    ]
    assert sum("recipients" in json.loads(each["token"]) for each in made) == 8


def test_jose_verifies_each_of_two_signatures() -> None:
    keys = {"ES256": make_key("P-256"), "PS256": make_key("RSA 2048")}
    payload = payload_of('{"n":1.10}')
    parts = [sign_part(f'{{"alg":"{name}"}}', "", payload, KeySet((key,)))[0] for name, key in keys.items()]
    token = together(payload, parts)
    made = [{"token": token, "alg": name, "jwk": jwk_of(key)} for name, key in keys.items()]
    stranger = made[0] | {"jwk": jwk_of(make_key("P-256"))}
    told = told_by_jose(*made, stranger, script=SCRIPT.with_name("jose_several.mjs"))
    assert told == [
        {"content": '{"n":1.10}', "alg": "ES256"},
        {"content": '{"n":1.10}', "alg": "PS256"},
        {"error": "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"},
    ]
