"""A file for its owner alone: whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from inspector.desktop.private_file import PrivateFiles

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_may_read_it_whatever_was_there(tmp_path: Path) -> None:
    target = tmp_path / "key.pem"
    target.write_text("what was there before")
    target.chmod(0o644)
    before = os.umask(0)
    try:
        assert PrivateFiles().write(str(target), b"new")
    finally:
        os.umask(before)
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["key.pem"]


def test_where_it_cannot_be_written_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not PrivateFiles().write(str(tmp_path / "absent" / "key.pem"), b"new")
    (tmp_path / "folder").mkdir()
    assert not PrivateFiles().write(str(tmp_path / "folder"), b"new")

    def fail(_: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "fsync", fail)
    (tmp_path / "key.pem").write_bytes(b"old")
    assert not PrivateFiles().write(str(tmp_path / "key.pem"), b"new")
    assert (tmp_path / "key.pem").read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["folder", "key.pem"]


def test_a_long_name_is_no_obstacle(tmp_path: Path) -> None:
    assert PrivateFiles().write(str(tmp_path / ("k" * 250)), b"new")
