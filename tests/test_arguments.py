from __future__ import annotations

import pytest

from inspector import __version__
from inspector.arguments import Arguments, parse
from inspector.model import Policy


def test_nothing_is_an_empty_window() -> None:
    assert parse([]) == Arguments()


@pytest.mark.parametrize("source", ["a.b.c", "token.txt", "-"])
def test_one_word_is_the_source(source: str) -> None:
    assert parse([source]) == Arguments(source=source)


def test_everything_that_can_be_said_is_understood() -> None:
    found = parse(
        ["--json", "--key", "k.pem", "--secret-encoding", "hex", "--password-env", "P", "--payload", "p.bin", "--alg", "RS256",
         "--alg", "PS256", "--audience", "a", "--audience", "b", "--require", "exp", "--require", "sub", "--issuer", "i",
         "--subject", "s", "--type", "at+jwt", "--leeway", "2.5", "--at", "1300819380", "--scope", "read",
         "--scope", "admin", "--nonce", "n", "--azp", "c", "--max-age", "60", "a.b.c"]
    )  # fmt: skip
    assert found == Arguments(
        source="a.b.c",
        report="json",
        key_file="k.pem",
        secret_encoding="hex",
        password_variable="P",
        payload_file="p.bin",
        policy=Policy(
            ("RS256", "PS256"), ("a", "b"), "i", "s", ("exp", "sub"), 2.5, "at+jwt", "n", "c", 60.0, ("read", "admin")
        ),
        at=1_300_819_380,
    )


def test_the_source_may_stand_anywhere() -> None:
    expected = Arguments(source="a.b.c", report="text")
    assert parse(["a.b.c", "--print"]) == parse(["--print", "a.b.c"]) == expected


@pytest.mark.parametrize(
    "text,seconds",
    [("2011-03-22T18:43:00Z", 1_300_819_380), ("0", 0), ("-5", -5), ("1300819380.5", 1_300_819_380.5)],
)
def test_a_moment_is_iso_8601_or_unix_seconds(text: str, seconds: float) -> None:
    assert parse(["--print", "--at", text]).at == seconds


@pytest.mark.parametrize(
    "argv,words",
    [
        (["--bogus"], "--bogus"),
        (["--pri"], "--pri"),
        (["--print", "--json"], "not allowed with"),
        (["--key", "a", "--secret-env", "b"], "not allowed with"),
        (["a", "b"], "b"),
        (["--at", "tomorrow"], "neither ISO 8601 nor Unix seconds"),
        (["--at", "nan"], "neither ISO 8601 nor Unix seconds"),
        (["--leeway", "-1"], "no number of seconds"),
        (["--leeway", "a minute"], "no number of seconds"),
        (["--leeway", "2026-01-01"], "no number of seconds"),
        (["--leeway", "inf"], "no number of seconds"),
        (["--max-age", "-1"], "no number of seconds"),
        (["--max-age", "an hour"], "no number of seconds"),
        (["--secret-encoding", "rot13"], "rot13"),
        (["--key"], "expected one argument"),
    ],
)
def test_wrong_usage_ends_with_two_and_a_sentence(
    argv: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(argv)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""


@pytest.mark.parametrize("option,words", [("--help", "Exit status"), ("--version", __version__)])
def test_who_asks_is_told(option: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse([option])
    assert ended.value.code == 0
    assert words in capsys.readouterr().out
