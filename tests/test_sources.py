from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from inspector import sources
from inspector.arguments import Arguments
from inspector.model import Policy, Refusal
from inspector.sources import is_file, read_file, read_key, read_password, read_policy, read_source


def test_a_token_stands_for_itself() -> None:
    assert read_source("a.b.c") == "a.b.c"
    assert read_source(None) == ""
    assert read_source("") == ""


def test_a_file_stands_for_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_bytes(b"a.b.c\r\n\xff")
    assert read_source(str(file)) == b"a.b.c\r\n\xff"


def test_a_dash_stands_for_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"a.b.c")))
    assert read_source("-") == b"a.b.c"


@pytest.mark.parametrize("name", ["x" * 100_000, "a\0b", "", ".", "..", "\ud800", "no such file"])
def test_what_names_nothing_is_no_file(name: str) -> None:
    assert not is_file(name)


@pytest.mark.parametrize(
    "name",
    [
        "missing.jwt",
        "/no/such",
        "./token",
        "no/such/file",
        "My Tokens/file 1.log",
        "C:\\tokens\\id",
        "~/token",
        "Server.LOG",
    ],
)
def test_a_path_that_leads_nowhere_is_told_in_a_sentence(name: str) -> None:
    with pytest.raises(Refusal) as raised:
        read_source(name)
    assert raised.value.message == f"There is no file {name}."


@pytest.mark.parametrize(
    "text",
    ["eyJhbGciOiJub25lIn0.e30.", "a.b.c", "example.com", "https://a.example/token.json", "ab/Cd9+xyz", "AbC/dEf9", "/9j/4AAQ+x",
     "Bearer eyJhbGciOiJub25lIn0.e30.", '{"file":"a.json"}', "access_token=a/b", "a\nb.log", "x" * 2000 + ".log", "hello"],
)  # fmt: skip
def test_what_may_be_a_token_is_no_path(text: str) -> None:
    assert read_source(text) == text


@pytest.mark.parametrize("name", ["no/such/file", "a\0b"])
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(Refusal, match=r"^The file .* cannot be opened: .*\.$"):
        read_file(name)


def test_a_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be opened"):
        read_file(str(tmp_path))
    with pytest.raises(Refusal, match="cannot be opened"):
        read_source(str(tmp_path))


def test_a_key_comes_from_a_file_or_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key"
    file.write_bytes(b"secret\n")
    monkeypatch.setenv("THE_SECRET", "secret")
    assert read_key(Arguments()) == ""
    assert read_key(Arguments(key_file=str(file))) == b"secret\n"
    assert read_key(Arguments(secret_variable="THE_SECRET")) == "secret"


def test_a_key_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key"
    file.write_bytes(b"")
    monkeypatch.setenv("THE_SECRET", "")
    with pytest.raises(Refusal, match="is empty"):
        read_key(Arguments(key_file=str(file)))
    with pytest.raises(Refusal, match="is empty"):
        read_key(Arguments(secret_variable="THE_SECRET"))
    monkeypatch.setattr(sources, "LARGEST_KEY", 3)
    file.write_bytes(b"1234")
    with pytest.raises(Refusal, match="too large"):
        read_key(Arguments(key_file=str(file)))


def test_a_variable_that_is_not_set_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOT_THERE", raising=False)
    with pytest.raises(Refusal, match="NOT_THERE is not set"):
        read_key(Arguments(secret_variable="NOT_THERE"))
    with pytest.raises(Refusal, match="NOT_THERE is not set"):
        read_password(Arguments(password_variable="NOT_THERE"))


def test_a_password_comes_from_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THE_PASSWORD", "p")
    assert read_password(Arguments(password_variable="THE_PASSWORD")) == "p"
    assert read_password(Arguments()) is None


def test_what_came_beside_the_token_is_read_into_the_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "access").write_bytes(b"\xef\xbb\xbfan-access-token\r\n")
    (tmp_path / "proof").write_text("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n")
    monkeypatch.setenv("THE_CODE", " a-code ")
    arguments = Arguments(
        policy=Policy(issuer="me"),
        access_token_file=str(tmp_path / "access"),
        code_variable="THE_CODE",
        proof_file=str(tmp_path / "proof"),
    )
    assert read_policy(arguments) == Policy(
        issuer="me",
        access_token="an-access-token",
        code="a-code",
        proof="-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----",
    )
    assert read_policy(Arguments(policy=Policy(issuer="me"))) == Policy(issuer="me")


@pytest.mark.parametrize(
    "content, said",
    [(b" \n", "is empty"), (b"\xff\xfe", "is no text"), (b"x" * (sources.LARGEST_KEY + 1), "is too large")],
    ids=["empty", "binary", "large"],
)
def test_what_came_beside_the_token_and_is_nothing_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "beside"
    file.write_bytes(content)
    with pytest.raises(Refusal, match=said):
        read_policy(Arguments(proof_file=str(file)))


def test_an_empty_or_missing_variable_beside_the_token_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THE_CODE", "  ")
    with pytest.raises(Refusal, match="THE_CODE is empty"):
        read_policy(Arguments(code_variable="THE_CODE"))
    with pytest.raises(Refusal, match="is not set"):
        read_policy(Arguments(access_token_variable="NO_SUCH_VARIABLE_HERE"))
