from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from inspector.desktop.kept_expectations import KEPT, KeptExpectations
from inspector.model import Policy

if TYPE_CHECKING:
    from pathlib import Path

POLICY = Policy(
    algorithms=("RS256",),
    audience=("api", "web"),
    issuer="https://staging.test",
    subject="me",
    required=("exp",),
    leeway=30.0,
    type="at+jwt",
    azp="client",
    max_age=3600.0,
    scopes=("read", "Domain Admins"),
    taken=("issuer",),
)
SECRETS = Policy(nonce="the-nonce", access_token="the-access-token", code="the-code", proof="the-proof")


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_what_was_kept_is_there_again(settings: QSettings) -> None:
    kept = {"staging API": POLICY, "Nothing, “really”": Policy(), "übung": Policy(max_age=0.0)}
    assert KeptExpectations(settings).write(kept)
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert KeptExpectations(again).read() == kept


def test_no_secret_and_nothing_used_once_is_written(settings: QSettings) -> None:
    everything = POLICY._replace(**{name: value for name, value in SECRETS._asdict().items() if value})
    everything = everything._replace(audience=POLICY.audience)
    KeptExpectations(settings).write({"a": everything._replace(access_token="the-access-token")})
    with open(settings.fileName(), encoding="utf-8") as file:
        written = file.read()
    assert "staging.test" in written
    assert all(secret not in written for secret in ("the-nonce", "the-access-token", "the-code", "the-proof"))
    assert set(KEPT).isdisjoint(("nonce", "access_token", "code", "proof"))
    assert {*KEPT, "nonce", "access_token", "code", "proof"} == set(Policy._fields), (
        "a new field is kept, or is a secret"
    )


def test_nothing_to_keep_leaves_nothing_behind(settings: QSettings) -> None:
    keeper = KeptExpectations(settings)
    keeper.write({"a": POLICY})
    keeper.write({})
    assert not settings.contains(KeptExpectations.key)
    assert keeper.read() == {}


@pytest.mark.parametrize(
    "content",
    [
        "", "no JSON", "[]", "null", "{", "[" * 100_000, 7, ["a", "b"], b"\xff\x00", "\0", '{"a": 5}', '{"a": {"issuer": 5}}',
        '{"a": {"audience": "api"}}', '{"a": {"audience": [5]}}', '{"a": {"leeway": "30"}}', '{"a": {"leeway": -1}}',
        '{"a": {"leeway": true}}', '{"a": {"leeway": NaN}}', '{"a": {"max_age": 1e400}}', '{"": {}}', '{" ": {}}',
        json.dumps({"x" * 61: {}}), '{"a": {}' + " " * 2_000_001 + "}",
    ],
)  # fmt: skip
def test_bad_settings_are_left_out(settings: QSettings, content: object) -> None:
    settings.setValue(KeptExpectations.key, content)
    settings.sync()
    assert KeptExpectations(QSettings(settings.fileName(), QSettings.Format.IniFormat)).read() == {}


def test_one_bad_entry_does_not_hide_the_others(settings: QSettings) -> None:
    settings.setValue(KeptExpectations.key, '{"bad": {"issuer": 5}, "good": {"issuer": "me", "unknown": 5}}')
    assert KeptExpectations(settings).read() == {"good": Policy(issuer="me")}


def test_a_secret_that_somebody_wrote_into_the_settings_is_not_taken(settings: QSettings) -> None:
    settings.setValue(KeptExpectations.key, '{"a": {"nonce": "n", "access_token": "t"}}')
    assert KeptExpectations(settings).read() == {"a": Policy()}


def test_settings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "settings.ini"
    folder.mkdir()
    settings = QSettings(str(folder), QSettings.Format.IniFormat)
    assert not KeptExpectations(settings).write({"a": POLICY})
