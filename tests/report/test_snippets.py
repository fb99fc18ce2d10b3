"""Code to take along: the Python program runs and verifies, the commands carry the token whole."""

from __future__ import annotations

import ast
import base64
import json
import re
import shlex
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from inspector.model import KeySet
from inspector.report.snippets import SNIPPETS, Snippet
from inspector.report.snippets.csharp import csharp
from inspector.report.snippets.go import go, text_of
from inspector.report.snippets.java import java
from inspector.report.snippets.node import node
from inspector.report.snippets.python import python
from inspector.report.snippets.requests import curl, httpie
from inspector.service.algorithms.encryption import MANNERS
from inspector.service.algorithms.signing import ALGORITHMS as SIGNING
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

ALGORITHMS = [name for name in SIGNING if name not in ("HS384", "RS384", "PS384", "RS512", "PS512")]
"""Every one that is written differently; longer hashes of the same kind are alike."""
PROGRAMS = {"python": python, "node": node, "go": go, "java": java, "csharp": csharp}
EXCHANGES = {
    "dir": ("secret", "A128CBC-HS256"),
    "A256KW": ("secret", "A256GCM"),
    "A128GCMKW": ("secret", "A128GCM"),
    "PBES2-HS256+A128KW": ("secret", "A128GCM"),
    "RSA-OAEP-256": ("RSA 2048", "A256GCM"),
    "ECDH-ES": ("P-256", "A256GCM"),
    "ECDH-ES+A256KW": ("X25519", "A128CBC-HS256"),
}
"""The kind of key and the content's algorithm with which each is tried."""
SIZES = {"dir": 32, "A256KW": 32, "A128GCMKW": 16, "PBES2-HS256+A128KW": 24}


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


def encrypted(algorithm: str) -> tuple[Token, str]:
    """An encrypted token, and what stands for the placeholder of the key that opens it: hex, or a private PEM."""
    from joserfc import jwe
    from joserfc.jwk import ECKey, OKPKey, RSAKey, import_key

    kind, content = EXCHANGES[algorithm]
    if kind == "secret":
        secret = bytes(range(65, 65 + SIZES[algorithm]))
        key: Any = import_key(secret, "oct")
        written = secret.hex()
    else:
        written = next(each.text for each in forms_of(make_key(kind)) if each.code == "private-pem")
        readers: dict[str, Any] = {"RSA 2048": RSAKey, "P-256": ECKey, "X25519": OKPKey}
        key = readers[kind].import_key(written)
    members = {"alg": algorithm, "enc": content}
    text = jwe.encrypt_compact(members, b"it's me", key, algorithms=[algorithm, content])
    return read(text)[0], written


def opened_by(program: str, key: str, placeholder: str, written: str) -> str:
    """A program with the real key instead of the placeholder."""
    if key.startswith("-----"):
        return program.replace("-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----\n", key)
    assert placeholder in program
    return program.replace(placeholder, written.format(key))


@pytest.mark.parametrize("algorithm", EXCHANGES)
def test_the_python_program_opens(algorithm: str, tmp_path: Path) -> None:
    token, key = encrypted(algorithm)
    done = run(opened_by(python(token), key, "'the-shared-secret'", "bytes.fromhex({0!r})"), tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "it's me\n"


@pytest.mark.parametrize("algorithm", SIGNING)
def test_the_python_program_verifies(algorithm: str, tmp_path: Path) -> None:
    token, key = made(algorithm, sub="it's me")
    done = run(with_key(python(token), algorithm, key), tmp_path)
    assert done.returncode == 0, done.stderr
    assert ast.literal_eval(done.stdout)["sub"] == "it's me"


@pytest.mark.parametrize(
    "claims, wrong, said",
    [
        ({"exp": 1}, {}, "expired"),
        ({"nbf": 9_999_999_999}, {}, "not valid yet"),
        ({}, {"issuer.example": "issuer.other"}, "another iss"),
        ({}, {"'api'": "'web'"}, "another aud"),
        ({}, {"!= 'Ed448'": "!= 'Ed25519'"}, "another algorithm"),
    ],
)
def test_the_python_program_without_pyjwt_refuses_the_same(
    claims: dict[str, object], wrong: dict[str, str], said: str, tmp_path: Path
) -> None:
    token, key = made("Ed448", **claims)
    program = with_key(python(token), "Ed448", key)
    for old, new in wrong.items():
        assert old in program
        program = program.replace(old, new)
    assert said in run(program, tmp_path).stderr


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
        assert json.dumps(algorithm) in text or repr(algorithm) in text or f"know {algorithm}." in text
        assert "issuer.example" in text
        assert "api" in text


@pytest.mark.parametrize("make", PROGRAMS.values(), ids=list(PROGRAMS))
@pytest.mark.parametrize("algorithm", sorted(MANNERS))
def test_each_program_for_an_encrypted_one_names_both_algorithms_or_what_is_missing(
    algorithm: str, make: Callable[[Token], str]
) -> None:
    header = {"alg": algorithm, "enc": "A256GCM", **({"epk": {"kty": "OKP"}} if algorithm == "ECDH-ES" else {})}
    token = read(f"{_part(header)}.AA.AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA")[0]
    assert token.kind == "jwe-compact"
    text = make(token)
    assert token.text in text
    assert not {"PUBLIC KEY", "jwt.Parse(", "jwtVerify", "JWTProcessor", "ValidateToken"} & set(text.split())
    written = {algorithm, algorithm.replace("-", "_").replace("+", "_"), "DIR" if algorithm == "dir" else algorithm}
    no_comment = [line for line in text.splitlines() if not line.startswith(("#", "//"))]
    said = "\n".join(no_comment) if no_comment else text
    assert any(each in said for each in written) or "X25519" in text


@pytest.mark.parametrize("make", PROGRAMS.values(), ids=list(PROGRAMS))
@pytest.mark.parametrize("algorithm", ["ES256", "HS256"])
def test_what_is_pinned_is_said_to_be_the_tokens_own(algorithm: str, make: Callable[[Token], str]) -> None:
    text = make(made(algorithm)[0])
    assert "never taken from the token" not in text, "it is, once, when the program is written"
    assert "pinned to what this token says: write another if your API expects one" in text


@pytest.mark.parametrize("make", PROGRAMS.values(), ids=list(PROGRAMS))
@pytest.mark.parametrize(
    "header, payload, said",
    [
        ({"alg": "HS256"}, b"no JSON", "its payload is no JSON object"),
        ({"alg": "HS256"}, b"[1]", "its payload is no JSON object"),
        ({"alg": "HS256", "b64": False, "crit": ["b64"]}, b"{}", "without base64url"),
        ({"alg": "none"}, b"{}", "no signature"),
        ({"alg": 'FOO"\nimport os'}, b"{}", "no registered algorithm"),
    ],
)
def test_what_no_program_can_verify_gets_words_and_no_program(
    header: dict[str, object], payload: bytes, said: str, make: Callable[[Token], str]
) -> None:
    body = base64.urlsafe_b64encode(payload).decode().rstrip("=")
    token = read(f"{_part(header)}.{body}.{'' if header['alg'] == 'none' else 'AAAA'}")[0]
    text = make(token)
    assert said in text
    assert all(line.startswith(("#", "//")) for line in text.splitlines())


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "make, algorithm, fits",
    [
        (csharp, "EdDSA", 'GetSigner("Ed25519")'),
        (csharp, "Ed448", 'GetSigner("Ed448")'),
        (csharp, "ML-DSA-65", 'GetSigner("ML-DSA-65")'),
        (csharp, "ES256K", 'GetSigner("SHA-256withPLAIN-ECDSA")'),
        (csharp, "ES384", "ECDsa.Create()"),
        (csharp, "PS256", "RSA.Create()"),
        (go, "EdDSA", "ParseEdPublicKeyFromPEM"),
        (go, "Ed25519", 'RegisterSigningMethod("Ed25519"'),
        (go, "ES512", "ParseECPublicKeyFromPEM"),
        (go, "PS512", "ParseRSAPublicKeyFromPEM"),
        (go, "ES256K", "jwx_es256k"),
        (go, "ML-DSA-44", "circl/sign/mldsa/mldsa44"),
        (java, "EdDSA", 'Signature.getInstance("Ed25519")'),
        (java, "ML-DSA-87", 'Signature.getInstance("ML-DSA-87")'),
        (java, "ES256K", "BouncyCastleProvider"),
        (java, "HS256", "ImmutableSecret"),
    ],
)  # fmt: skip
def test_each_key_is_of_the_kind_that_the_algorithm_takes(
    make: Callable[[Token], str], algorithm: str, fits: str
) -> None:
    assert fits in make(made(algorithm)[0])


def test_eddsa_on_the_larger_curve_is_told_by_its_signature() -> None:
    key = make_key("Ed448")
    text, _ = sign_with('{"alg":"EdDSA"}', "{}", KeySet((key,)))
    token = read(text)[0]
    assert 'Signature.getInstance("Ed448")' in java(token)
    assert 'GetSigner("Ed448")' in csharp(token)
    assert "circl/sign/ed448" in go(token)
    assert "node:crypto" in node(token)


@pytest.mark.parametrize("make", PROGRAMS.values(), ids=list(PROGRAMS))
@pytest.mark.parametrize(
    "text, said",
    [
        ("eyJhbGciOiJub25lIn0.e30.", "must refuse it"),
        ("eyJhbGciOiJIUzI1NiJ9..AAAA", "travels apart"),
        ('{"payload":"e30","protected":"eyJhbGciOiJIUzI1NiJ9","signature":"AAAA"}', "JSON serialization"),
        ("eyJhbGciOiJub3BlIn0.e30.AAAA", "no registered algorithm"),
        ("e30.e30.AAAA", "no registered algorithm"),
    ],
)
def test_where_nothing_can_be_verified_the_program_says_so_and_does_nothing(
    make: Callable[[Token], str], text: str, said: str
) -> None:
    written = make(read(text)[0])
    assert said in written
    assert all(line.startswith(("#", "//")) for line in written.splitlines())


@pytest.mark.parametrize("make", PROGRAMS.values(), ids=list(PROGRAMS))
def test_of_an_sd_jwt_what_the_issuer_signed_is_verified(make: Callable[[Token], str]) -> None:
    token, _ = made("ES256", _sd_alg="sha-256", _sd=["abc"])
    disclosed = read(f"{token.text}~WyJhIiwiYiIsImMiXQ~")[0]
    assert disclosed.kind == "sd-jwt"
    text = make(disclosed)
    assert token.text in text
    assert "~" not in text
    assert "SD-JWT" in text or "sd-jwt" in text.lower() or "Sd.Jwt" in text


@pytest.mark.parametrize("make", PROGRAMS.values(), ids=list(PROGRAMS))
@pytest.mark.parametrize("place", ["alg", "enc", "iss", "aud"])
def test_nothing_of_a_token_becomes_part_of_a_program(make: Callable[[Token], str], place: str) -> None:
    """Names and claims are an attacker's text: none may end a string or a comment."""
    evil = 'ML-DSA-65\n"); evil("\u2028*/ `${evil}` \\u000aevil'
    header = {"alg": "dir" if place == "enc" else evil if place == "alg" else "EdDSA", "enc": evil, "kid": "a"}
    claims = {"iss": evil if place == "iss" else "a", "aud": evil if place == "aud" else "b"}
    signed = f"{_part(header if place != 'enc' else {'alg': 'EdDSA'})}.{_part(claims)}.{'A' * 86}"
    sealed = f"{_part(header)}.AA.AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA"
    for text in (signed, sealed):
        for line in make(read(text)[0]).splitlines():
            bare = re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', "", line)
            assert "evil" not in bare or bare.startswith(("#", "//"))


@pytest.mark.parametrize(
    "text, written",
    [('a"\\\n', r'"a\"\\\n"'), ("\U0001f600", r'"\U0001f600"'), ("\ud800é", r'"\ufffd\u00e9"'), ("\x00", r'"\u0000"')],
)
def test_go_gets_texts_that_it_can_read(text: str, written: str) -> None:
    assert text_of(text) == written


def test_the_java_programs_are_java(tmp_path: Path) -> None:
    """The compiler finds nothing wrong but the libraries that are not here."""
    compiler = shutil.which("javac")
    if compiler is None:
        pytest.skip("There is no javac here.")
    programs = [java(made(algorithm)[0]) for algorithm in ALGORITHMS]
    programs += [java(encrypted(algorithm)[0]) for algorithm in EXCHANGES]
    for number, program in enumerate(programs):
        folder = tmp_path / f"p{number}"
        folder.mkdir()
        (folder / "Verify.java").write_text(f"package p{number};\n{program}", encoding="utf-8")
    files = [str(tmp_path / f"p{number}" / "Verify.java") for number in range(len(programs))]
    done = subprocess.run(
        [compiler, "-encoding", "utf-8", "-proc:none", "-Xmaxerrs", "9999", "-d", str(tmp_path), *files],
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stderr.splitlines() if ": error:" in line]
    assert errors, "the libraries are not here"
    known = re.compile(r": error: (package \S+ does not exist|cannot find symbol)$")
    assert [line for line in errors if not known.search(line)] == []


@pytest.mark.parametrize("algorithm", ["EdDSA", "Ed448"])
def test_the_java_program_of_the_jdk_alone_verifies(algorithm: str, tmp_path: Path) -> None:
    runner = shutil.which("java")
    if runner is None or shutil.which("javac") is None:
        pytest.skip("There is no JDK here.")
    token, key = made(algorithm, sub="it's me")
    other = made(algorithm)[1]
    for number, (each, code) in enumerate(((key, 0), (other, 1))):
        place = tmp_path / f"V{number}.java"
        place.write_text(with_key(java(token), algorithm, each), encoding="utf-8")
        done = subprocess.run([runner, str(place)], capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        assert ("it's me" in done.stdout) is (code == 0)


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


@pytest.mark.parametrize("algorithm", [name for name in SIGNING if not name.startswith("ML-DSA")])
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


@pytest.mark.parametrize("algorithm", EXCHANGES)
def test_the_node_program_opens(algorithm: str, run_node: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    token, key = encrypted(algorithm)
    placeholder = 'new TextEncoder().encode("the-shared-secret")'
    done = run_node(opened_by(node(token), key, placeholder, 'Buffer.from("{0}", "hex")'))
    assert done.returncode == 0, done.stderr
    assert done.stdout == "it's me\n"


@pytest.mark.parametrize(
    "claims, wrong, error", [({}, "api", "bad claims"), ({"exp": 1}, "", "bad claims"), ({}, "key", "bad signature")]
)
def test_the_node_program_without_jose_refuses_the_same(
    claims: dict[str, object], wrong: str, error: str, run_node: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    token, own = made("ES256K", **claims)
    program = with_key_for_node(node(token), "ES256K", made("ES256K")[1] if wrong == "key" else own)
    done = run_node(program.replace('"api"', '"web"') if wrong == "api" else program)
    assert done.returncode != 0
    assert error in done.stderr


def test_the_node_program_for_a_module_lattice_is_one(
    run_node: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    """It runs where Node knows the algorithm, and says that it does not where it does not."""
    token, key = made("ML-DSA-65")
    done = run_node(with_key_for_node(node(token), "ML-DSA-65", key))
    assert "SyntaxError" not in done.stderr
    assert (done.returncode == 0) is ("issuer.example" in done.stdout)
