"""A person's own templates in the settings: there again next time, and never in the way of the start."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from inspector.desktop.kept_templates import KeptTemplates
from inspector.model.repeated import every_member
from inspector.model.templates import Template

TEMPLATE = Template(
    "own", "staging “admin”", {"alg": "ES256", "kid": "a1"}, {"sub": "übung", "exp": "@+1h", "n": 10**30}
)
DEEP = '{"a": {"header": {}, "claims": {"x": ' + "[" * 500 + "]" * 500 + "}}}"


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_what_was_kept_is_there_again(settings: QSettings) -> None:
    kept = {TEMPLATE.name: TEMPLATE, "b": Template("own", "b", {}, {})}
    assert KeptTemplates(settings).write(kept)
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert KeptTemplates(again).read() == kept
    assert list(KeptTemplates(again).read()) == list(kept)


def test_nothing_to_keep_leaves_nothing_behind(settings: QSettings) -> None:
    keeper = KeptTemplates(settings)
    keeper.write({"a": TEMPLATE})
    keeper.write({})
    assert not settings.contains(KeptTemplates.key)
    assert keeper.read() == {}


@pytest.mark.parametrize(
    "content",
    [
        "", "no JSON", "[]", "null", "{", "[" * 100_000, 7, ["a", "b"], b"\xff\x00", "\0", '{"a": 5}', '{"a": {"header": {}}}',
        '{"a": {"header": [], "claims": {}}}', '{"a": {"header": {}, "claims": null}}', DEEP,
        '{"": {"header": {}, "claims": {}}}', json.dumps({"x" * 61: {"header": {}, "claims": {}}}),
        '{"a": {"header": {}, "claims": {"n": ' + "9" * 5_000 + "}}}",
        '{"a": {"header": {}, "claims": {}}' + " " * 4_000_001 + "}",
    ],
)  # fmt: skip
def test_bad_settings_are_left_out(settings: QSettings, content: object) -> None:
    settings.setValue(KeptTemplates.key, content)
    settings.sync()
    assert KeptTemplates(QSettings(settings.fileName(), QSettings.Format.IniFormat)).read() == {}


def test_one_bad_entry_does_not_hide_the_others(settings: QSettings) -> None:
    settings.setValue(KeptTemplates.key, '{"bad": 5, "good": {"header": {}, "claims": {}}}')
    assert KeptTemplates(settings).read() == {"good": Template("own", "good", {}, {})}


def test_settings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "settings.ini"
    folder.mkdir()
    assert not KeptTemplates(QSettings(str(folder), QSettings.Format.IniFormat)).write({"a": TEMPLATE})


def test_members_of_the_same_name_are_there_again(settings: QSettings) -> None:
    claims = json.loads('{"a":1,"a":{"b":2,"b":3}}', object_pairs_hook=every_member)
    KeptTemplates(settings).write({"a": TEMPLATE._replace(claims=claims)})
    again = KeptTemplates(QSettings(settings.fileName(), QSettings.Format.IniFormat)).read()["a"]
    assert json.dumps(again.claims) == '{"a": 1, "a": {"b": 2, "b": 3}}'


def test_what_was_not_kept_is_asked_for_next_time(settings: QSettings) -> None:
    claims: dict[str, object] = {"password": "@?password", "n": ["@?n[0]"], "sub": "@@?sub"}
    KeptTemplates(settings).write({"a": TEMPLATE._replace(claims=claims)})
    found = KeptTemplates(settings).read()["a"]
    assert [(each.name, each.is_secret) for each in found.questions] == [("password", True), ("n[0]", True)]


@pytest.mark.skipif(sys.platform == "win32", reason="a file has no such permissions there")
def test_nobody_else_may_read_the_settings(settings: QSettings) -> None:
    for name in "ab":
        settings.setValue("size", name)
        assert KeptTemplates(settings).write({name: TEMPLATE})
        assert Path(settings.fileName()).stat().st_mode & 0o777 == 0o600
