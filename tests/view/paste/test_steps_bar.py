"""The bar of steps: shown where there are several, reached by key, silent about what the program itself chose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton

from inspector.model.steps import steps_of
from inspector.service import inspect
from inspector.view.look.theme import Theme
from inspector.view.paste.steps_bar import MOST_BUTTONS, StepsBar

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> StepsBar:
    made = StepsBar(Theme())
    qtbot.addWidget(made)
    made.resize(400, 80)
    return made


def chosen(bar: StepsBar) -> list[int]:
    found: list[int] = []
    bar.stepChosen.connect(found.append)
    return found


def buttons(bar: StepsBar) -> list[QToolButton]:
    assert bar._group is not None
    return [button for button in bar._group.buttons() if isinstance(button, QToolButton)]


def case(vectors: Path, name: str) -> Any:
    cases = json.loads(vectors.joinpath("rfc-appendix", "rfc-appendix.json").read_text("utf-8"))["cases"]
    return next(each for each in cases if each["id"] == name)


def test_one_step_takes_no_room(bar: StepsBar) -> None:
    assert bar.isHidden()
    bar.show_steps(("JWT",), 0)
    assert bar.isHidden()
    bar.show_steps(("JWE", "JWT"), 1)
    assert not bar.isHidden()
    assert [button.isChecked() for button in buttons(bar)] == [False, True]
    bar.show_steps((), 0)
    assert bar.isHidden()


def test_a_click_turns_to_a_step_and_what_is_shown_is_not_told(bar: StepsBar) -> None:
    told = chosen(bar)
    bar.show_steps(("JWE", "JWT"), 0)
    bar.show_steps(("JWE", "JWT"), 1)
    buttons(bar)[1].click()
    assert told == []
    buttons(bar)[0].click()
    assert told == [0]


def test_arrows_go_from_step_to_step_and_stop_at_the_ends(bar: StepsBar) -> None:
    told = chosen(bar)
    bar.show_steps(("a", "b", "c"), 0)
    bar.show()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(buttons(bar)[bar._chosen], key)
    assert told == [1, 2, 1]
    assert buttons(bar)[1].isChecked()
    QTest.keyClick(buttons(bar)[1], Qt.Key.Key_X)
    assert told == [1, 2, 1]


def test_many_steps_stand_in_a_list(bar: StepsBar) -> None:
    told = chosen(bar)
    labels = tuple(f"Signature {number}" for number in range(MOST_BUTTONS + 1))
    bar.show_steps(labels, 2, ("verified", *["bad-signature"] * MOST_BUTTONS))
    choice = bar.findChild(QComboBox, "stepsList")
    assert choice is not None
    assert (choice.count(), choice.currentIndex()) == (MOST_BUTTONS + 1, 2)
    assert not choice.itemIcon(0).isNull()
    choice.setCurrentIndex(4)
    choice.activated.emit(4)
    assert told == [4]


def test_each_signature_bears_its_verdict(bar: StepsBar, vectors: Path) -> None:
    given = case(vectors, "rfc7515-A.6")
    inspection = inspect(json.dumps(given["token"]), json.dumps({"keys": given["key"]}), now=0)
    steps = steps_of(inspection.tokens[0])
    bar.show_way(steps, 0)
    assert [button.text() for button in buttons(bar)] == [
        "1 JWT: one verdict per signature", "Signature 1 of 2: verified", "Signature 2 of 2: verified",
    ]  # fmt: skip
    assert not any(button.icon().isNull() for button in buttons(bar))


def test_a_nested_token_is_a_way(bar: StepsBar, vectors: Path) -> None:
    given = case(vectors, "rfc7519-A.2")
    inspection = inspect(given["token"], json.dumps(given["key"]), now=0)
    bar.show_way(steps_of(inspection.tokens[0]), 1)
    texts = [button.text() for button in buttons(bar)]
    assert texts[0] == "1 JWE: decrypted"
    assert texts[1].startswith("2 JWT: ")
    assert [label.text() for label in bar.findChildren(QLabel)] == ["›"]


def test_where_there_is_no_room_the_steps_stand_in_a_list(bar: StepsBar) -> None:
    told = chosen(bar)
    bar.show_steps(("a long name of a step", "another long name of a step"), 0)
    bar.resize(1_000, 40)
    bar.show()
    choice = bar.findChild(QComboBox, "stepsList")
    assert choice is not None
    assert (buttons(bar)[0].isVisible(), choice.isVisible()) == (True, False)
    bar.resize(120, 40)
    assert (buttons(bar)[0].isVisible(), choice.isVisible()) == (False, True)
    choice.activated.emit(1)
    assert told == [1]
    assert buttons(bar)[1].isChecked()


def test_a_label_that_changes_is_shown(bar: StepsBar) -> None:
    bar.show_steps(("a", "b"), 0, ("not-checked", "unknown word"))
    kept = buttons(bar)
    bar.show_steps(("a: verified", "b"), 0, ("verified", ""))
    assert buttons(bar) == kept
    assert not kept[0].icon().isNull()
    assert [button.text() for button in buttons(bar)] == ["a: verified", "b"]
