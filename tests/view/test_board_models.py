"""The models behind the board and the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt

from inspector.model import Check, Finding
from inspector.model.sentences.sentence import Date
from inspector.model.zones import USUAL, Style
from inspector.report.english import message
from inspector.view.look.moments import moments
from inspector.view.verify.checks_model import ChecksModel
from inspector.view.verify.findings_model import FindingsModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

NOW = 1_800_000_000.0
ENDED = Finding("certificate-expired", "key", (Date("2026-11-23T20:59:57Z"),))
CHECKS = (
    Check("structure", "passed", "", "jws-compact", "structure-ok"),
    Check("audience", "failed", "web", "api", "audience-other"),
    Check("issuer", "not-checked", reason="not-asked"),
)


def check(tester: ModelTester, model: QAbstractItemModel) -> None:
    tester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types for it


def test_the_board_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = ChecksModel()
    check(qtmodeltester, model)
    model.show_checks(CHECKS)
    check(qtmodeltester, model)


def test_what_failed_stands_first_with_both_sides(qtbot: QtBot) -> None:
    model = ChecksModel()
    model.show_checks(CHECKS)

    cells = [model.data(model.index(0, column)) for column in range(5)]

    assert cells == ["Audience", "failed", "web", "api", "The token is meant for others."]


def test_a_second_that_passes_redraws_nothing(qtbot: QtBot) -> None:
    model = ChecksModel()
    model.show_checks((Check("expires", "passed", "> 10", "99", "expires-ok"),))

    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show_checks((Check("expires", "passed", "> 11", "99", "expires-ok"),))
    with qtbot.waitSignal(model.modelReset if model.rowCount() == 0 else model.dataChanged, timeout=1000):
        model.show_checks((Check("expires", "failed", "> 99", "99", "expires-over"),))


def test_an_attackers_value_is_shown_escaped(qtbot: QtBot) -> None:
    model = ChecksModel()
    model.show_checks((Check("issuer", "failed", "a", "x\u202ey", "claim-different"),))

    assert model.data(model.index(0, 3)) == "x\\u{202E}y"


def test_each_check_is_one_sentence_for_a_screen_reader(qtbot: QtBot) -> None:
    model = ChecksModel()
    model.show_checks(CHECKS)

    sentence = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert sentence == (
        "Audience: failed. Expected web. Actual api. The token is meant for others. Source: RFC 7519, 4.1.3."
    )


def test_the_worst_finding_stands_first_and_each_once(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    expired, none = Finding("expired", "payload $.exp"), Finding("alg-none", "header $.alg", ("none",))
    model.show_findings((expired, none, expired))
    check(qtmodeltester, model)

    assert [model.data(model.index(row, 1)) for row in range(model.rowCount())] == ["Danger", "Warning"]
    assert model.counts() == (1, 1, 0)


def test_the_date_of_a_finding_is_written_as_every_other_one(qtbot: QtBot) -> None:
    model = FindingsModel()
    model.show_findings((ENDED,))
    try:
        with qtbot.waitSignal(model.modelReset, timeout=1000):
            moments().choose(Style("Europe/Berlin"))
        assert model.data(model.index(0, 0)) == "The certificate of the key expired on 2026-11-23 21:59:57 +01:00."
    finally:
        moments().choose(USUAL)

    assert message(ENDED) == "The certificate of the key expired on 2026-11-23T20:59:57Z."


def test_findings_without_a_date_stay_as_they_are_when_dates_are_written_otherwise(qtbot: QtBot) -> None:
    model = FindingsModel()
    model.show_findings((ENDED._replace(args=("x",)),))
    try:
        with qtbot.assertNotEmitted(model.modelReset):
            moments().choose(Style("UTC"))
    finally:
        moments().choose(USUAL)
