"""The picture of a life: what it says in words, what stands where, and that the moment of judging can be moved along it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from inspector.model import Lifetime
from inspector.model.zones import USUAL, Style
from inspector.view.look.moments import moments
from inspector.view.look.theme import Theme
from inspector.view.verify.timeline import Timeline
from inspector.view.verify.timeline_painting import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

NOW = 1_800_000_000.0
YEAR = 31_556_952
HOUR = Lifetime("valid", NOW - 1_800, NOW - 1_800, NOW + 1_800, 1_800, 0.5)


@pytest.fixture(autouse=True)
def utc() -> Iterator[None]:
    moments().choose(Style("UTC"))
    moments().clock = this_day
    yield
    moments().choose(USUAL)
    moments().clock = time.time


def this_day() -> float:
    return NOW


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    timeline = Timeline(Theme())
    qtbot.addWidget(timeline)
    timeline.resize(360, 60)
    return timeline


def picture(timeline: Timeline) -> Picture:
    found = timeline.picture()
    assert found is not None
    return found


def place(timeline: Timeline, moment: float) -> float:
    return picture(timeline).scale.place(moment)


def labels(timeline: Timeline) -> list[str]:
    return [label[1] for label in picture(timeline).labels if label is not None]


def test_it_says_in_words_what_it_shows(timeline: Timeline) -> None:
    timeline.show_lifetime(HOUR, NOW, 20, "good", leeway=30, login=NOW - 2_000)

    assert timeline.accessibleDescription() == (
        "expires 08:30:00, issued, not before 07:30:00, login 07:26:40, now 08:00:00 Z, leeway 30 s, 50 % used"
    )


def test_now_stands_in_the_middle_of_a_half_used_life(timeline: Timeline) -> None:
    timeline.show_lifetime(HOUR, NOW, 20, "good")

    assert place(timeline, NOW) == pytest.approx(0.5)
    assert labels(timeline) == ["now 08:00:00 Z", "expires 08:30:00", "issued, not before 07:30:00"]


@pytest.mark.parametrize("late,side", [(1.0, 0), (3_600.0, 1), (1e9, 1)])
def test_a_long_expired_token_still_shows_its_life(timeline: Timeline, late: float, side: int) -> None:
    timeline.show_lifetime(Lifetime("expired", NOW - 100, None, NOW, -late, 1.0), NOW + late, 10, "bad")

    assert place(timeline, NOW) > 0.8
    assert picture(timeline).scale.side(NOW + late) == side
    assert labels(timeline)[0].startswith("now")


@pytest.mark.parametrize(
    "life,words",
    [
        (Lifetime("no-expiry", NOW), "no expiry"),
        (Lifetime("no-expiry"), "The token has no dates."),
        (Lifetime("expired", NOW, None, NOW - 50, -50, None), "expired 07:59:10"),
        (Lifetime("expired", NOW, NOW + 9, NOW - 1e9, -1e9, None), "expired 9 May 1995"),
        (Lifetime("valid", -1e14, None, 1e14, 1e14, 0.5), "expires beyond the year 9999"),
        (Lifetime("valid", -1e14, None, 1e14, 1e14, 0.5), "issued before the year 1"),
        (Lifetime("valid", -0.5, None, NOW + 0.25, 0.25, 0.9), "issued 31 Dec 1969"),
        (Lifetime("valid", NOW, None, 2**31 + 0.0, 1e8, 0.1), "expires 19 Jan 2038"),
        (Lifetime("valid", NOW, None, 253_402_300_799.0, 1e11, 0.1), "expires 31 Dec 9999"),
        (Lifetime("valid", None, NOW - 1, NOW + 1, 1, 0.5), "not before 07:59:59"),
        (Lifetime("valid", None, None, NOW + 5_000, 5_000, None), "expires 09:23"),
        (Lifetime("not-yet-valid", NOW + 1000, NOW + 500, NOW + 2000, 2000, 0.0), "not before 08:08:20"),
    ],
)
def test_odd_lives_are_shown_as_what_they_are(timeline: Timeline, life: Lifetime, words: str) -> None:
    timeline.show_lifetime(life, NOW, 5, "neutral", leeway=3)

    assert not timeline.grab().isNull()
    assert words in timeline.accessibleDescription()


dates = st.one_of(st.none(), st.floats(-1e14, 1e14), st.floats(NOW - 1e4, NOW + 1e4))


@given(dates, dates, dates, dates, st.floats(-1e11, 1e12), st.integers(160, 900), st.booleans())
def test_no_label_lies_on_another_whatever_the_dates(
    qapp: object, issued: float, earliest: float, expires: float, login: float, now: float, width: int, is_as_of: bool
) -> None:
    timeline = Timeline(Theme())
    timeline.resize(width, 60)
    timeline.show_as_of(is_as_of)
    timeline.show_lifetime(Lifetime("valid", issued, earliest, expires, None, None), now, 9, "warn", login=login)
    placed = [label[0] for label in picture(timeline).labels if label is not None]

    assert placed
    for number, one in enumerate(placed):
        assert one.left >= 0
        assert one.left + one.width <= width
        for other in placed[number + 1 :]:
            apart = one.left + one.width <= other.left or other.left + other.width <= one.left
            assert one.row != other.row or apart
    timeline.deleteLater()


def test_a_life_is_told_to_the_second_only_where_seconds_matter(timeline: Timeline) -> None:
    timeline.show_lifetime(
        Lifetime("valid", NOW - 3 * YEAR, None, NOW + 17 * YEAR, 17.0 * YEAR, 0.15), NOW, 300, "good"
    )

    assert labels(timeline) == ["now 08:00 Z", "expires 15 Jan 2044", "issued 15 Jan 2024"]


def test_what_is_not_of_this_day_bears_its_date_also_as_of_another_one(timeline: Timeline) -> None:
    there = NOW + 2 * YEAR
    timeline.resize(700, 60)
    timeline.show_as_of(True)
    timeline.show_lifetime(Lifetime("valid", there - 900, None, there + 900, 900, 0.5), there, 20, "good")
    assert labels(timeline) == [
        "as of 14 Jan 2029 19:38:24 Z",
        "expires 14 Jan 2029 19:53:24",
        "issued 14 Jan 2029 19:23:24",
    ]

    timeline.resize(300, 60)
    assert len(labels(timeline)) == 3
    assert all("14 Jan 2029" in label for label in labels(timeline))

    timeline.show_lifetime(HOUR, NOW + 60, 20, "good")
    assert labels(timeline)[0] == "as of 08:01:00 Z"


def test_on_the_night_when_clocks_turn_each_time_bears_what_tells_it(timeline: Timeline) -> None:
    moments().choose(Style("Europe/Berlin"))
    turn = 1_792_890_000.0  # 2026-10-25T01:00:00Z: 03:00 becomes 02:00
    timeline.show_lifetime(Lifetime("valid", turn - 1_800, None, turn + 1_800, 1_800, 0.5), turn, 300, "good")

    assert "issued 02:30:00 +02:00" in timeline.accessibleDescription()
    assert "expires 02:30:00, " in timeline.accessibleDescription()
    assert "now 02:00:00 +01:00" in timeline.accessibleDescription()


class TestTips:
    def test_a_mark_and_now_say_what_they_are(self, timeline: Timeline) -> None:
        timeline.show_lifetime(HOUR, NOW, 20, "good")

        x = timeline._x(place(timeline, NOW + 1_800))
        assert timeline.tip_at(QPointF(x + 2, 20)) == "expires 2027-01-15T08:30:00Z · in 30 min"
        assert timeline.tip_at(QPointF(timeline._x(0.5), 20)) == "now 2027-01-15T08:00:00Z"

    def test_anywhere_else_it_says_the_moment_and_how_to_take_it(self, timeline: Timeline) -> None:
        timeline.show_lifetime(HOUR, NOW, 20, "good")

        tip = timeline.tip_at(QPointF(timeline._x(place(timeline, NOW + 900)), 20))
        assert tip.startswith("2027-01-15T08:1")
        assert "arrow keys" in tip

    def test_without_a_token_there_is_nothing_to_say(self, timeline: Timeline) -> None:
        assert timeline.tip_at(QPointF(10, 10)) == ""
        assert timeline.accessibleDescription() == ""
        timeline.show_lifetime(None, NOW, 0, "neutral")
        assert timeline.focusPolicy() == Qt.FocusPolicy.NoFocus


class TestMoving:
    @pytest.fixture
    def moved(self, timeline: Timeline) -> list[float | None]:
        heard: list[float | None] = []
        timeline.show_lifetime(HOUR, NOW, 20, "good")
        timeline.asOfMoved.connect(heard.append)
        return heard

    @pytest.mark.parametrize(
        "key,shift,expected",
        [
            (Qt.Key.Key_Right, False, NOW + 60),
            (Qt.Key.Key_Left, False, NOW - 60),
            (Qt.Key.Key_Up, False, NOW + 60),
            (Qt.Key.Key_Down, True, NOW - 600),
            (Qt.Key.Key_Right, True, NOW + 600),
            (Qt.Key.Key_End, False, NOW + 1_800),
            (Qt.Key.Key_Home, False, None),
        ],
    )
    def test_keys_move_the_moment_of_judging(
        self, timeline: Timeline, moved: list[float | None], key: Qt.Key, shift: bool, expected: float | None
    ) -> None:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(timeline, key, modifier)

        assert moved == [expected]

    def test_escape_goes_back_only_where_it_is_not_now(self, timeline: Timeline, moved: list[float | None]) -> None:
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
        assert moved == []
        QTest.keyClick(timeline, Qt.Key.Key_Right)
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
        assert moved == [NOW + 60, None]

    def test_a_drag_moves_it_and_a_click_does_not(self, timeline: Timeline, moved: list[float | None]) -> None:
        button = Qt.MouseButton.LeftButton
        QTest.mouseClick(timeline, button, pos=QPoint(100, 30))
        assert moved == []

        QTest.mousePress(timeline, button, pos=QPoint(180, 30))
        QTest.mouseMove(timeline, QPoint(240, 30))
        QTest.mouseRelease(timeline, button, pos=QPoint(240, 30))
        assert moved
        scale = picture(timeline).scale
        assert moved[-1] == pytest.approx(scale.moment((240 - 7) / (360 - 14)), abs=1)

    def test_near_a_mark_the_drag_means_the_mark(self, timeline: Timeline, moved: list[float | None]) -> None:
        x = round(timeline._x(place(timeline, NOW + 1_800)))
        QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(180, 30))
        QTest.mouseMove(timeline, QPoint(x + 3, 30))
        QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(x + 3, 30))

        assert moved[-1] == NOW + 1_800

    def test_what_is_shown_stays_under_the_hand_and_widens_at_its_end(
        self, timeline: Timeline, moved: list[float | None]
    ) -> None:
        before = picture(timeline).scale
        QTest.keyClick(timeline, Qt.Key.Key_Right)
        timeline.show_lifetime(HOUR, NOW + 60, 20, "good")
        timeline.show_as_of(True)
        assert picture(timeline).scale == before
        assert moved == [NOW + 60]
        assert labels(timeline)[0] == "as of 08:01:00 Z"

        timeline.show_lifetime(HOUR, NOW + 90_000, 20, "bad")
        assert picture(timeline).scale.side(NOW + 90_000) == 0

        timeline.show_as_of(False)
        timeline.show_lifetime(HOUR, NOW + 1, 20, "good")
        assert picture(timeline).scale.end == before.end

    def test_it_never_leaves_the_calendar(self, timeline: Timeline, moved: list[float | None]) -> None:
        late = Lifetime("valid", NOW, None, 1e14, 1e14, 0.1)
        timeline.show_lifetime(late, 9e13, 20, "good")
        QTest.keyClick(timeline, Qt.Key.Key_Right)

        assert moved == [253_402_300_799.0]

    def test_there_is_nothing_to_move_without_a_token(self, timeline: Timeline, moved: list[float | None]) -> None:
        timeline.show_lifetime(None, NOW, 0, "neutral")
        QTest.keyClick(timeline, Qt.Key.Key_Right)
        QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(180, 30))
        QTest.mouseMove(timeline, QPoint(240, 30))
        QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(240, 30))

        assert moved == []


def test_the_last_second_that_32_bits_hold_is_drawn(timeline: Timeline) -> None:
    timeline.show_lifetime(Lifetime("valid", NOW, None, 2**31 - 1, 2**31 - NOW, 0.5), NOW, 20, "good")

    assert "expires 19 Jan 2038" in labels(timeline)
