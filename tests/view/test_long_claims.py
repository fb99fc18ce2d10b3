"""A long payload stands in the tree at once, and the rest of its rows come in while the person looks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspector.model.document import EMPTY
from inspector.service.documents.bulk_scanner import scan_sound
from inspector.service.documents.scanner import scan
from inspector.view.claims.long_reading import _EVERY, _FIRST
from inspector.view.claims.model import ClaimsModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

COUNT = 20_000
RAW = json.dumps({f"claim_{at:06}": [at, {"x": at}] for at in range(COUNT)}, separators=(",", ":")).encode()


@pytest.fixture
def model(qapp: QApplication, qtmodeltester: ModelTester) -> Iterator[ClaimsModel]:
    assert qapp is not None  # the model has a timer
    made = ClaimsModel()
    qtmodeltester.check(made)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    made.show_document(scan(RAW))
    yield made
    made.show_document(EMPTY)


def test_the_first_rows_are_there_at_once_and_true(model: ClaimsModel) -> None:
    assert 100 < model.rowCount() < COUNT
    assert (model.name_text(7), model.value_text(7)) == ("claim_000007", '[2]  7,{"x":7}')
    assert model.has_children(7)


def test_nothing_more_is_read_before_the_first_rows_can_be_painted(model: ClaimsModel) -> None:
    model.show_document(EMPTY)
    model.show_document(scan(RAW))  # here, since pytest-qt lets events pass between fixture and test
    timer = model._reading._timer
    assert timer is not None
    assert timer.interval() == _FIRST
    timer.timeout.emit()
    assert timer.interval() == _EVERY


def test_the_rest_follows_and_what_was_expanded_stays(qtbot: QtBot, model: ClaimsModel) -> None:
    before = model.rowCount()
    model.expand(3)

    qtbot.waitUntil(lambda: model.rowCount() > before + 2, timeout=20_000)

    assert model.rowCount() == COUNT + 2
    assert model.is_open(3)
    assert model.name_text(COUNT + 1) == f"claim_{COUNT - 1:06}"
    assert model.document == scan_sound(RAW, RAW.decode())
    assert not model._reading.is_under_way()


def test_to_expand_all_reads_all(model: ClaimsModel) -> None:
    model.expand_all()

    assert model.rowCount() == 4 * COUNT
    assert not model._reading.is_under_way()


def test_another_document_ends_the_reading(model: ClaimsModel) -> None:
    model.show_document(EMPTY)

    assert model.rowCount() == 0
    assert not model._reading.is_under_way()
