from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

from inspector.cli import main
from inspector.service import sign

ROOT = Path(__file__).resolve().parent.parent
# RFC 7515, A.1
TOKEN = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)
KEY = '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}'
SECRET = "a secret of more than thirty-two bytes"
BEFORE, AFTER = "2011-03-22T18:42:59Z", "1300819380"
HS = '{"alg":"HS256"}'

Capture = pytest.CaptureFixture[bytes]


def written(folder: Path, data: bytes, name: str = "key") -> str:
    file = folder / name
    file.write_bytes(data)
    return str(file)


@pytest.fixture
def key(tmp_path: Path) -> str:
    return written(tmp_path, KEY.encode(), "key.jwk")


def run(*argv: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The program as a process of its own."""
    command = [sys.executable, "-m", "inspector", *argv]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, timeout=60, check=False)


def report(capture: Capture, *argv: str) -> tuple[int, dict[str, Any]]:
    status = main(["--json", *argv])
    out = capture.readouterr().out
    assert out.isascii()
    assert out.endswith(b"\n")
    plain = json.loads(out)
    assert isinstance(plain, dict)
    return status, plain


@pytest.mark.parametrize(
    "argv,expected",
    [
        ([], 1),  # it has expired
        (["--at", BEFORE], 0),
        (["--at", AFTER], 1),
        (["--at", AFTER, "--leeway", "1"], 0),
        (["--at", BEFORE, "--issuer", "joe"], 0),
        (["--at", BEFORE, "--issuer", "jim"], 1),
        (["--at", BEFORE, "--audience", "api"], 1),
        (["--at", BEFORE, "--subject", "a"], 1),
        (["--at", BEFORE, "--require", "exp", "--require", "iss"], 0),
        (["--at", BEFORE, "--require", "exp", "--require", "sub"], 1),
        (["--at", BEFORE, "--alg", "RS256"], 1),
        (["--at", BEFORE, "--alg", "RS256", "--alg", "HS256"], 0),
        (["--at", BEFORE, "--type", "JWT"], 0),
        (["--at", BEFORE, "--scope", "read"], 1),
        (["--at", BEFORE, "--nonce", "n"], 1),
        (["--at", BEFORE, "--azp", "c"], 1),
        (["--at", BEFORE, "--max-age", "60"], 1),
    ],
)
@pytest.mark.parametrize("with_key", [True, False])
def test_the_status_tells_whether_all_holds_that_was_asked(
    argv: list[str], expected: int, with_key: bool, key: str, capfdbinary: Capture
) -> None:
    status, plain = report(capfdbinary, TOKEN, *argv, *(["--key", key] if with_key else []))
    assert status == expected
    refused = "RS256" in argv and "HS256" not in argv
    assert plain["tokens"][0]["verdict"] == ("refused" if refused else "verified" if with_key else "not-checked")


@pytest.mark.parametrize(
    "argv,expected",
    [
        (["--scope", "read", "--scope", "admin"], 0),
        (["--scope", "read", "--scope", "owner"], 1),
        (["--nonce", "n"], 0),
        (["--nonce", "m"], 1),
        (["--azp", "c"], 0),
        (["--azp", "d"], 1),
        (["--max-age", "60"], 0),
        (["--max-age", "59"], 1),
        (["--max-age", "59", "--leeway", "1"], 0),
        (["--max-age", "0"], 1),
    ],
)
def test_what_an_api_or_a_client_wants_is_part_of_the_status(
    argv: list[str], expected: int, capfdbinary: Capture
) -> None:
    claims = {"scope": "openid read", "roles": ["admin"], "nonce": "n", "azp": "c", "auth_time": int(AFTER) - 60}
    token = sign(HS, json.dumps(claims), SECRET)
    status, plain = report(capfdbinary, token, "--at", AFTER, *argv)
    assert status == expected
    failed = [check for check in plain["tokens"][0]["checks"] if check["outcome"] == "failed"]
    assert bool(failed) == bool(expected)
    assert all(check["source"] and check["reason"] for check in failed)


@pytest.mark.parametrize(
    "data",
    [b"another secret of more than thirty-two bytes", b"-----BEGIN PUBLIC KEY-----\n", b'{"kty":"RSA"}', b"\x00"],
)
def test_a_key_that_verifies_nothing_fails(data: bytes, tmp_path: Path, capfdbinary: Capture) -> None:
    status, plain = report(capfdbinary, TOKEN, "--at", BEFORE, "--key", written(tmp_path, data))
    assert status == 1
    assert plain["tokens"][0]["verdict"] != "verified"


@pytest.mark.parametrize("text", ["hello", "", ".", "a.b.c", "eyJhbGciOiJIUzI1NiJ9"])
def test_nothing_readable_is_two(text: str, capfdbinary: Capture) -> None:
    status, plain = report(capfdbinary, text)
    assert status == 2
    assert plain["tokens"][0]["parse"] == "fail"


def test_what_is_partly_readable_is_a_failed_check(capfdbinary: Capture) -> None:
    assert report(capfdbinary, TOKEN.rsplit(".", 1)[0], "--at", BEFORE)[0] == 1


def test_an_unsecured_token_never_holds(capfdbinary: Capture) -> None:
    assert report(capfdbinary, "eyJhbGciOiJub25lIn0.e30.")[0] == 1


def test_a_signature_among_several_is_something_that_verified(key: str, capfdbinary: Capture) -> None:
    protected, payload, value = TOKEN.split(".")
    one = {"protected": protected, "signature": value}
    text = json.dumps({"payload": payload, "signatures": [one, one]})
    status, plain = report(capfdbinary, text, "--at", BEFORE, "--key", key)
    assert (status, plain["tokens"][0]["verdict"]) == (0, "per-signature")


def test_a_file_of_tokens_holds_only_if_each_does(tmp_path: Path, capfdbinary: Capture) -> None:
    file = written(tmp_path, f"{TOKEN}\n{TOKEN}\n".encode(), "tokens.txt")
    status, plain = report(capfdbinary, file, "--at", BEFORE)
    assert (status, len(plain["tokens"])) == (0, 2)
    assert report(capfdbinary, file, "--at", AFTER)[0] == 1


def test_a_secret_file_loses_one_line_break_and_that_is_said(tmp_path: Path, capfdbinary: Capture) -> None:
    token = sign(HS, "{}", SECRET)
    status, plain = report(capfdbinary, token, "--key", written(tmp_path, f"{SECRET}\n".encode()))
    assert (status, plain["tokens"][0]["verdict"]) == (0, "verified")
    assert "secret-newline" in {finding["code"] for finding in plain["findings"]}
    assert report(capfdbinary, token, "--key", written(tmp_path, f"{SECRET}\n\n".encode()))[0] == 1


def test_a_secret_from_the_environment_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture) -> None:
    token = sign(HS, "{}", SECRET)
    monkeypatch.setenv("THE_SECRET", SECRET)
    assert report(capfdbinary, token, "--secret-env", "THE_SECRET")[0] == 0
    monkeypatch.setenv("THE_SECRET", SECRET.encode().hex())
    assert report(capfdbinary, token, "--secret-env", "THE_SECRET", "--secret-encoding", "hex")[0] == 0
    monkeypatch.setenv("THE_SECRET", f"{SECRET}\n")
    assert report(capfdbinary, token, "--secret-env", "THE_SECRET")[0] == 1


def test_the_password_of_a_key_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture
) -> None:
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"open sesame"))
    token = sign('{"alg":"EdDSA"}', "{}", pem, password="open sesame")
    argv = (token, "--key", written(tmp_path, pem), "--password-env", "THE_PASSWORD")
    monkeypatch.setenv("THE_PASSWORD", "open sesame")
    assert report(capfdbinary, *argv)[0] == 0
    monkeypatch.setenv("THE_PASSWORD", "wrong")
    status, plain = report(capfdbinary, *argv)
    assert status == 1
    assert plain["findings"]


def test_a_detached_payload_comes_from_a_file(key: str, tmp_path: Path, capfdbinary: Capture) -> None:
    header, _, value = TOKEN.split(".")
    content = b'{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}'
    argv = (f"{header}..{value}", "--key", key, "--at", BEFORE)
    assert report(capfdbinary, *argv)[0] == 1
    status, plain = report(capfdbinary, *argv, "--payload", written(tmp_path, content, "payload"))
    assert (status, plain["tokens"][0]["verdict"]) == (0, "verified")


@pytest.mark.parametrize("option", ["--key", "--payload"])
@pytest.mark.parametrize("name", ["", "absent"])
def test_a_file_that_cannot_be_read_is_a_sentence_and_two(
    option: str, name: str, tmp_path: Path, capfdbinary: Capture
) -> None:
    assert main(["--print", TOKEN, option, str(tmp_path / name)]) == 2
    said = capfdbinary.readouterr()
    assert said.out == b""
    assert said.err.startswith(b"The file ")
    assert said.err.count(b"\n") == 1


@pytest.mark.parametrize("option", ["--secret-env", "--password-env"])
def test_a_variable_that_is_not_set_is_a_sentence_and_two(option: str, capfdbinary: Capture) -> None:
    assert main(["--print", TOKEN, option, "SURELY_NOT_SET"]) == 2
    assert capfdbinary.readouterr().err == b"The environment variable SURELY_NOT_SET is not set.\n"


def test_no_secret_is_ever_printed(tmp_path: Path, capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THE_SECRET", SECRET)
    monkeypatch.setenv("THE_PASSWORD", "open sesame")
    private = json.dumps({"kty": "oct", "k": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo", "alg": ["x"], "d": "PRIVATEPART"})
    for form in ("--print", "--json"):
        main([form, TOKEN, "--secret-env", "THE_SECRET", "--password-env", "THE_PASSWORD"])
        main([form, TOKEN, "--key", written(tmp_path, private.encode())])
        main([form, TOKEN, "--key", written(tmp_path, SECRET.encode()), "--secret-encoding", "hex"])
    said = b"".join(capfdbinary.readouterr())
    for secret in (SECRET.encode(), b"QUJDREVGR0", b"PRIVATEPART", b"open sesame"):
        assert secret not in said


def test_a_report_for_people_is_text(capfdbinary: Capture) -> None:
    assert main(["--print", TOKEN, "--at", BEFORE]) == 0
    first, second = capfdbinary.readouterr().out.decode().splitlines()[:2]
    assert first == "Signature   not checked: No key was given."
    assert second == "Time left   expiring, expires in 1 s"


@pytest.mark.parametrize("argv", [["--json"], ["--json", "-"]])
def test_what_is_piped_is_read(argv: list[str]) -> None:
    done = run(*argv, "--at", BEFORE, stdin=f"Bearer {TOKEN}\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    (token,) = json.loads(done.stdout)["tokens"]
    assert (token["text"], token["stripped"]) == (TOKEN, ["white space around it", "“Bearer”"])


def test_any_bytes_may_be_piped() -> None:
    done = run("--json", "-", stdin=bytes(range(256)) * 10)
    assert (done.returncode, done.stderr) == (2, b"")
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["tokens"]


def test_wrong_usage_is_two_with_a_sentence() -> None:
    done = run("--print", "--leeway", "much", TOKEN)
    assert done.returncode == 2
    assert b"is no number of seconds" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows tells a closed pipe in another way.")
def test_a_reader_who_has_had_enough_is_no_error() -> None:
    command = [sys.executable, "-m", "inspector", "--print", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        program.stdin.write(f"{TOKEN}\n".encode() * 500)
        program.stdin.close()
        assert program.stderr.read() == b""
        assert program.wait(60) == 1


def test_a_report_without_a_key_loads_no_cryptography_and_no_window() -> None:
    code = (
        "import sys; from inspector.cli import main; main(sys.argv[1:]);"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "--print", TOKEN]
    done = subprocess.run(command, cwd=ROOT, input="", capture_output=True, text=True, timeout=60, check=True)
    loaded = set(done.stderr.split())
    assert "inspector" in loaded
    assert not loaded & {"jwt", "cryptography", "PySide6", "shiboken6", "msgspec", "joserfc", "ssl", "http", "asyncio"}


def test_every_expectation_can_be_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture
) -> None:
    """OpenID Connect Core 1.0, A.3 and A.4: an access token and a code with the hashes that belong to them."""
    claims = {
        "iss": "https://server.example.com", "azp": "s6BhdRkqt3", "nonce": "n-0S6_WzA2Mj", "auth_time": 1311280969,
        "scope": "read write", "at_hash": "77QmUPtjPfzWtF2AnpK9RQ", "c_hash": "LDktKdoQak3Pk0cnXxCltA",
        "cnf": {"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}, "exp": 1311281970,
    }  # fmt: skip
    token = sign('{"alg":"HS256","typ":"JWT"}', json.dumps(claims), SECRET)
    jwk = (
        '{"kty":"EC","crv":"P-256","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",'
        '"y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA"}'
    )
    monkeypatch.setenv("THE_CODE", "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk")
    beside = written(tmp_path, b"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y\n", "access")
    status, told = report(
        capfdbinary,
        *(token, "--at", "1311281000", "--nonce", "n-0S6_WzA2Mj", "--azp", "s6BhdRkqt3", "--max-age", "60"),
        *("--scope", "read, write", "--type", "JWT", "--access-token-file", beside, "--code-env", "THE_CODE"),
        *("--proof", written(tmp_path, jwk.encode(), "proof.jwk")),
    )
    outcomes = {check["name"]: check["outcome"] for check in told["tokens"][0]["checks"]}
    asked = ("nonce", "azp", "auth-time", "scopes", "type", "at-hash", "c-hash", "confirmation")
    assert {name: outcomes[name] for name in asked} == dict.fromkeys(asked, "passed")
    assert status == 0
    assert b"Qcb0Orv1zh30vL1" not in json.dumps(told).encode()


def test_a_scope_that_is_not_granted_fails(capfdbinary: Capture) -> None:
    token = sign(HS, '{"scope":"read","exp":1311281970}', SECRET)
    status, told = report(capfdbinary, token, "--at", "1311281000", "--scope", "read write")
    (scopes,) = [check for check in told["tokens"][0]["checks"] if check["name"] == "scopes"]
    assert (status, scopes["outcome"], scopes["expected"]) == (1, "failed", "read, write")


def test_a_secret_beside_the_token_is_never_an_argument() -> None:
    done = run("--print", TOKEN, "--access-token", "a-secret-token")
    assert done.returncode == 2
    assert b"unrecognized arguments" in done.stderr


@pytest.mark.parametrize("report_as", ["--print", "--json"])
def test_a_name_of_no_file_and_a_name_of_no_algorithm_are_wrong_usage(
    report_as: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([report_as, "no/such.jwt"]) == 2
    assert capfd.readouterr() == ("", "There is no file no/such.jwt.\n")
    assert main([report_as, "--alg", "HS999", TOKEN]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("“HS999” is no algorithm that is known here. Known are: HS256, ")
    assert main([report_as, "--alg", "RSA-OAEP", "--alg", "none", TOKEN]) == 1


def test_the_place_of_a_token_begins_with_the_name_of_its_file(capfdbinary: Capture, tmp_path: Path) -> None:
    file = written(tmp_path, f'{{"access_token":"{TOKEN}",\n"id_token":"{TOKEN}"}}'.encode(), "answer.json")
    _, plain = report(capfdbinary, file)
    assert [token["place"] for token in plain["tokens"]] == [
        "answer.json, line 1, access_token",
        "answer.json, line 2, id_token",
    ]
    _, plain = report(capfdbinary, written(tmp_path, TOKEN.encode(), "a.jwt"))
    assert plain["tokens"][0]["place"] is None


def test_a_report_in_markdown_can_be_handed_on(capsysbinary: Capture, key: str) -> None:
    assert main(["--markdown", "--key", key, TOKEN, "--at", "1300819379"]) in (0, 1)
    told = capsysbinary.readouterr().out.decode()
    assert told.startswith("# Token")
    assert "```json" in told
    assert TOKEN not in told
    assert "signature removed" in told
