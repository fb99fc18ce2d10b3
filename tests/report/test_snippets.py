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
from inspector.report.snippets import SNIPPETS, Snippet, curl, httpie, python
from inspector.service.inspector import read
from inspector.service.key_forms import forms_of
from inspector.service.key_maker import kind_for, make_key
from inspector.service.signer import sign_with

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
