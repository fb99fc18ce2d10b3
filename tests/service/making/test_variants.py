"""The test set: a small verifier of the tests' own refuses each variant, and for the reason on its label."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import jwt
import pytest

from inspector.model import KeySet, Refusal
from inspector.model.calendar import utc_text
from inspector.model.sentences.variants import VARIANTS
from inspector.model.variant import LIFETIMES
from inspector.report.variants import as_curl, as_json, as_pytest
from inspector.service.inspector import read
from inspector.service.keys.forms import forms_of
from inspector.service.keys.maker import make_key
from inspector.service.making.signer import sign_with
from inspector.service.making.variants import make_test_set

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.model import Key
    from inspector.model.variant import Variant

NOW = 1_800_000_000
ISSUER, AUDIENCE = "https://issuer.example", "api"
CLAIMS = {"iss": ISSUER, "aud": AUDIENCE, "sub": "user-1", "iat": NOW - 100, "nbf": NOW - 100, "exp": NOW + 100, "n": 1}
KINDS = {"HS256": "secret 256", "RS256": "RSA 2048", "ES256": "P-256", "EdDSA": "Ed25519", "PS384": "RSA 2048"}
REASONS = {
    "expired": "expired",
    "not-yet-valid": "not yet valid",
    "wrong-audience": "audience",
    "wrong-issuer": "issuer",
    "wrong-type": "typ",
    "tampered-payload": "signature",
    "signature-cut": "signature",
    "signature-empty": "signature",
    "another-key": "signature",
    "alg-none": "algorithm",
    "alg-none-capitalised": "algorithm",
    "alg-none-upper": "algorithm",
    "alg-none-mixed": "algorithm",
    "hmac-with-public-key": "algorithm",
    "unknown-kid": "kid",
    "unknown-crit": "crit",
    "duplicate-claims": "duplicate",
}


class Refused(Exception):
    """Why the verifier does not take a token."""


def verify(token: str, key: Key, algorithm: str, now: float = NOW) -> None:
    """A small verifier: PyJWT, with the checks of typ, kid and duplicate names that it lacks."""
    form = "secret-hex" if key.kind == "oct" else "public-pem"
    written = next(each for each in forms_of(key) if each.code == form)
    try:
        decoded = jwt.api_jws.decode_complete(token, written.data, algorithms=[algorithm])
    except jwt.InvalidAlgorithmError as error:
        raise Refused("algorithm") from error
    except jwt.InvalidSignatureError as error:
        raise Refused("signature") from error
    except jwt.InvalidTokenError as error:
        raise Refused("crit" if "crit" in str(error) or "extension" in str(error) else str(error)) from error
    header, raw = decoded["header"], decoded["payload"]
    if header.get("typ") != "JWT":
        raise Refused("typ")
    if header.get("kid") != key.kid:
        raise Refused("kid")
    names = json.loads(raw, object_pairs_hook=lambda pairs: [name for name, _ in pairs])
    if len(names) != len(set(names)):
        raise Refused("duplicate")
    claims = json.loads(raw)
    if claims["exp"] <= now:
        raise Refused("expired")
    if claims["nbf"] > now:
        raise Refused("not yet valid")
    if claims["aud"] != AUDIENCE:
        raise Refused("audience")
    if claims["iss"] != ISSUER:
        raise Refused("issuer")


def made(algorithm: str, lifetime: int | None = None) -> tuple[Key, tuple[Variant, ...]]:
    key = make_key(KINDS[algorithm])
    header = {"alg": algorithm, "typ": "JWT", "kid": key.kid}
    token, _ = sign_with(json.dumps(header), json.dumps(CLAIMS), KeySet((key,)))
    return key, make_test_set(read(token)[0], KeySet((make_key("P-256"), key)), NOW, lifetime)


def refusals(key: Key, algorithm: str, variants: tuple[Variant, ...], now: float) -> dict[str, str]:
    refused = {}
    for variant in variants:
        try:
            verify(variant.text, key, algorithm, now)
        except Refused as reason:
            refused[variant.code] = str(reason)
    return refused


@pytest.mark.parametrize("lifetime", LIFETIMES.values(), ids=LIFETIMES)
@pytest.mark.parametrize("algorithm", KINDS)
def test_each_is_refused_for_the_reason_on_its_label_and_the_good_one_taken_to_the_end(
    algorithm: str, lifetime: int | None
) -> None:
    key, variants = made(algorithm, lifetime)
    expected = {code: reason for code, reason in REASONS.items() if key.kind != "oct" or code != "hmac-with-public-key"}
    (until,) = {variant.until for variant in variants}
    assert until > NOW
    for moment in (NOW, until - 1):
        assert refusals(key, algorithm, variants, moment) == expected
    assert [variant.code for variant in variants if variant.is_good] == ["good"]
    assert {variant.code for variant in variants} == {"good", *expected}


def test_when_the_set_has_run_out_none_is_taken_for_years() -> None:
    key, variants = made("HS256")
    for later in (0, 86_400, 9 * 365 * 86_400):
        assert set(refusals(key, "HS256", variants, variants[0].until + later)) == {each.code for each in variants}


@pytest.mark.parametrize(
    "claims, lived",
    [
        ({"iat": 1000, "nbf": 900, "exp": 1300}, 300),
        ({"nbf": 900, "exp": 1300}, 400),
        ({"iat": 1000.5, "exp": 8200.5}, 7200),
        ({"iat": 1000, "exp": 1005}, 5),
        ({"iat": 1300, "exp": 1000}, 86_400),
        ({"iat": "1000", "exp": 1300}, 86_400),
        ({"iat": True, "exp": 1300}, 86_400),
        ({"iat": 1000, "exp": 10**15}, 86_400),
        ({"iat": 0, "exp": 10**11}, 86_400),
        ({"exp": 1300}, 86_400),
        ({"iat": 1000}, 86_400),
        ({}, 86_400),
    ],
)
def test_the_good_one_lives_as_long_as_the_token_did(claims: dict[str, object], lived: int) -> None:
    key = make_key("secret 256")
    token, _ = sign_with('{"alg":"HS256"}', json.dumps(claims), KeySet((key,)))
    good = make_test_set(read(token)[0], KeySet((key,)), NOW)[0]
    payload = json.loads(read(good.text)[0].payload.text)
    starts = {payload[name] for name in ("iat", "nbf") if name in payload}
    assert len(starts) <= 1
    assert payload["exp"] == good.until
    assert good.until > NOW
    assert good.until - lived <= NOW
    assert starts <= {good.until - lived}


def test_every_variant_has_its_words() -> None:
    assert set(VARIANTS) == {"good", *REASONS}


def test_a_token_whose_key_cannot_sign_has_no_test_set() -> None:
    key, variants = made("ES256")
    public = next(form for form in forms_of(key) if form.code == "public-pem")
    from inspector.service.keys.key_reader import load_keys

    for text, keys in ((variants[0].text, load_keys(public.data)), ("no token", KeySet((key,)))):
        with pytest.raises(Refusal):
            make_test_set(read(text)[0], keys, NOW)


def test_a_token_without_dates_and_subject_has_one_too() -> None:
    key = make_key("secret 256")
    token, _ = sign_with('{"alg":"HS256"}', "{ }", KeySet((key,)))
    variants = {each.code: each.text for each in make_test_set(read(token)[0], KeySet((key,)), NOW)}
    payload = read(variants["good"])[0].payload.text
    assert payload == '{"exp":1800086340 }'
    assert read(variants["duplicate-claims"])[0].payload.text.count('"sub"') == 2


def test_the_json_form_is_read_by_anybody() -> None:
    _, variants = made("ES256")
    rows = json.loads(as_json(variants))
    assert [(row["name"], row["token"], row["accept"]) for row in rows] == [
        (each.code, each.text, each.is_good) for each in variants
    ]


def test_every_form_says_until_when_it_holds() -> None:
    _, variants = made("ES256")
    until = utc_text(variants[0].until)
    assert until.startswith("2027-01-15T")
    assert {row["holds_until"] for row in json.loads(as_json(variants))} == {until}
    for form in (as_pytest, as_curl):
        assert f"This holds until {until}" in form(variants)


def test_the_pytest_form_runs(tmp_path: Path) -> None:
    _, variants = made("HS256")
    good = variants[0].text
    (tmp_path / "test_tokens.py").write_text(as_pytest(variants).replace("accepts(token)", f"(token == {good!r})"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_tokens.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert f"{len(variants)} passed" in done.stdout


def test_the_curl_form_sends_each_token(tmp_path: Path) -> None:
    _, variants = made("RS256")
    script, fake = tmp_path / "test-set.sh", tmp_path / "curl"
    script.write_text(as_curl(variants))
    fake.write_text(
        '#!/bin/sh\nfor last in "$@"; do case "$last" in Authorization*) echo "$last" >> sent;; esac; done\nprintf 401\n'
    )
    fake.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", str(script)], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "URL": "http://127.0.0.1/"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sent").read_text().splitlines() == [f"Authorization: Bearer {each.text}" for each in variants]
    assert done.stdout.count("401") == len(variants)
