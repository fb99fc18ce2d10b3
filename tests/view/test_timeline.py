"""The picture of a life, read by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspector.model import Lifetime
from inspector.view.theme import Theme
from inspector.view.timeline import Timeline

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = 1_800_000_000.0


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    timeline = Timeline(Theme())
    qtbot.addWidget(timeline)
    timeline.resize(360, 60)
    return timeline


def test_it_says_in_words_what_it_shows(timeline: Timeline) -> None:
    life = Lifetime("valid", NOW - 100, NOW - 100, NOW + 100, 100, 0.5)

    timeline.show_lifetime(life, NOW, 20, "good")

    assert "issued, not before" in timeline.accessibleDescription()
    assert timeline.accessibleDescription().endswith("50 % used")


def test_now_stands_in_the_middle_of_a_half_used_life(timeline: Timeline) -> None:
    timeline.show_lifetime(Lifetime("valid", NOW - 100, None, NOW + 100, 100, 0.5), NOW, 20, "good")

    assert timeline._place(NOW) == pytest.approx(0.5)


@pytest.mark.parametrize("late", [1.0, 3_600.0, 1e9])
def test_a_long_expired_token_still_shows_its_life(timeline: Timeline, late: float) -> None:
    timeline.show_lifetime(Lifetime("expired", NOW - 100, None, NOW, -late, 1.0), NOW + late, 10, "bad")

    assert timeline._place(NOW) > 0.8
    assert timeline._place(NOW) < timeline._place(NOW + late) <= 1


@pytest.mark.parametrize(
    "life",
    [
        Lifetime("no-expiry", NOW),
        Lifetime("expired", NOW, None, NOW - 50, -50, None),
        Lifetime("valid", -1e14, None, 1e14, 1e14, 0.5),
        Lifetime("valid", None, NOW - 1, NOW + 1, 1, 0.5),
        Lifetime("not-yet-valid", NOW + 1000, NOW + 500, NOW + 2000, 2000, 0.0),
    ],
)
def test_odd_lives_are_painted_without_a_crash(timeline: Timeline, life: Lifetime) -> None:
    timeline.show_lifetime(life, NOW, 5, "neutral")

    assert not timeline.grab().isNull()
    assert timeline.accessibleDescription()
