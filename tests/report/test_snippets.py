"""Code to take along: the Python program runs and verifies, the commands carry the token whole."""

from __future__ import annotations

import ast
import json
import shlex
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from inspector.model import KeySet
from inspector.report.snippets import SNIPPETS, Snippet, curl, httpie, node, python
from inspector.service.inspector import read
from inspector.service.keys.forms import forms_of
from inspector.service.keys.maker import kind_for, make_key
from inspector.service.making.signer import sign_with
from tests.conftest import need
from tools import setup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.model import Token

ALGORITHMS = ["HS256", "RS256", "PS256", "ES256", "EdDSA"]


def made(algorithm: str, **claims: object) -> tuple[Token, str]:
    """A token, and what stands for the key's placeholder."""
    key = make_key(kind_for(algorithm))
    values = {"iss": "https://issuer.example", "aud": ["api"], "exp": int(time.time()) + 600, **claims}
    text, _ = sign_with(json.dumps({"alg": algorithm}), json.dumps(values), KeySet((key,)))
    form = "secret-hex" if algorithm.startswith("HS") else "public-pem"
    written = next(each for each in forms_of(key) if each.code == form)
    return read(text)[0], written.text


def with_key(program: str, algorithm: str, key: str) -> str:
    """A program with the real key instead of the placeholder."""
    if algorithm.startswith("HS"):
        return program.replace("'the-shared-secret'", f"bytes.fromhex({key!r})")
    return program.replace("-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n", key)


def run(program: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    (tmp_path / "verify.py").write_text(program)
    return subprocess.run([sys.executable, "verify.py"], cwd=tmp_path, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_the_python_program_verifies(algorithm: str, tmp_path: Path) -> None:
    token, key = made(algorithm, sub="it's me")
    done = run(with_key(python(token), algorithm, key), tmp_path)
    assert done.returncode == 0, done.stderr
    assert ast.literal_eval(done.stdout)["sub"] == "it's me"


@pytest.mark.parametrize("claims, error", [({"exp": 1}, "ExpiredSignatureError"), ({"aud": None}, "")])
def test_the_python_program_refuses_what_it_must(claims: dict[str, object], error: str, tmp_path: Path) -> None:
    token, key = made("ES256", **claims)
    done = run(with_key(python(token), "ES256", key), tmp_path)
    assert (error in done.stderr) if error else done.returncode == 0


def test_the_python_program_refuses_another_key(tmp_path: Path) -> None:
    token, _ = made("ES256")
    done = run(with_key(python(token), "ES256", made("ES256")[1]), tmp_path)
    assert "InvalidSignatureError" in done.stderr


@pytest.mark.parametrize("make", [curl, httpie])
def test_a_shell_sees_the_token_whole(make: Callable[[Token], str]) -> None:
    token, _ = made("HS256")
    odd = token._replace(text=token.text + "'; rm -rf ~")
    words = shlex.split(make(odd))
    assert any(word.endswith(f"Bearer {odd.text}") for word in words)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[snippet.code for snippet in SNIPPETS])
@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_each_names_the_token_and_never_takes_the_algorithm_from_it(algorithm: str, snippet: Snippet) -> None:
    token, _ = made(algorithm)
    text = snippet.make(token)
    assert token.text in text
    if "\n" in text:
        assert json.dumps(algorithm) in text or repr(algorithm) in text
        assert "issuer.example" in text
        assert "api" in text


def test_a_token_without_issuer_and_audience_has_programs_too() -> None:
    token = read("eyJhbGciOiJIUzI1NiJ9.e30.AAAA")[0]
    for snippet in SNIPPETS:
        assert token.text in snippet.make(token)
    compile(python(token), "verify.py", "exec")


@pytest.fixture
def run_node(tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs a program beside the `jose` that the OpenID provider of the tests brings along."""
    modules = setup.PROVIDER_FOLDER / "node_modules"
    need(
        (modules / "jose").is_dir(), "The npm package jose is not installed; `make test` brings it where there is npm."
    )
    runner = setup.node()
    need(setup.node_version(runner) >= setup.OLDEST_NODE, f"jose needs Node {setup.OLDEST_NODE} or newer.")
    assert runner is not None
    (tmp_path / "node_modules").symlink_to(modules, target_is_directory=True)

    def run_program(program: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "verify.mjs").write_text(program, encoding="utf-8")
        return subprocess.run([runner, "verify.mjs"], cwd=tmp_path, capture_output=True, text=True, check=False)

    return run_program


def with_key_for_node(program: str, algorithm: str, key: str) -> str:
    if algorithm.startswith("HS"):
        return program.replace('new TextEncoder().encode("the-shared-secret")', f'Buffer.from("{key}", "hex")')
    return with_key(program, algorithm, key)


@pytest.mark.parametrize("algorithm", [*ALGORITHMS, "HS512", "ES384", "ES512", "RS512"])
def test_the_node_program_verifies(algorithm: str, run_node: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    token, key = made(algorithm, sub="it's me")
    done = run_node(with_key_for_node(node(token), algorithm, key))
    assert done.returncode == 0, done.stderr
    assert "it's me" in done.stdout


@pytest.mark.parametrize(
    "claims, error", [({"exp": 1}, "ERR_JWT_EXPIRED"), ({}, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED")]
)
def test_the_node_program_refuses_what_it_must(
    claims: dict[str, object], error: str, run_node: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    token, own = made("ES256", **claims)
    key = own if claims else made("ES256")[1]
    done = run_node(with_key_for_node(node(token), "ES256", key))
    assert done.returncode != 0
    assert error in done.stderr
