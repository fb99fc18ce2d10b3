"""Where moments and labels stand: true at every length of life, and never on top of each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.lifetime import Lifetime
from inspector.model.scale import Scale, Wanted, place_labels, scale_for

NOW = 1_800_000_000.0

moments = st.one_of(st.none(), st.floats(-1e14, 1e14), st.floats(NOW - 1e5, NOW + 1e5), st.integers(0, 300_000_000_000))
labels = st.builds(
    lambda at, widths, rows: Wanted(at, tuple(sorted(widths, reverse=True)), tuple(rows)),
    st.floats(-100, 700),
    st.lists(st.floats(0, 400), min_size=1, max_size=4),
    st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True),
)


def life(issued: float | None = None, earliest: float | None = None, expires: float | None = None) -> Lifetime:
    return Lifetime("valid", issued, earliest, expires)


@given(moments, moments, moments, st.floats(-1e11, 1e12), st.lists(st.floats(-1e12, 1e12)), st.floats(0, 1e9))
def test_any_dates_give_a_scale_with_a_length_that_holds_the_life(
    issued: float | None, earliest: float | None, expires: float | None, now: float, beside: list[float], leeway: float
) -> None:
    scale = scale_for(life(issued, earliest, expires), now, beside, leeway)
    assert scale.begin < scale.end
    for moment in (issued, expires):
        assert moment is None or scale.side(moment) == 0
    for moment in (now, *beside):
        assert 0 <= scale.place(moment) <= 1
    assert scale.step() > 0


@pytest.mark.parametrize("length", [1, 5, 60, 3_600, 86_400, 31_556_952, 20 * 31_556_952, 8_000 * 31_556_952])
def test_a_life_fills_the_width_from_seconds_to_millennia(length: float) -> None:
    scale = scale_for(life(NOW, NOW, NOW + length), NOW + length / 2)

    assert scale.place(NOW + length) - scale.place(NOW) > 0.85
    assert scale.place(NOW + length / 2) == pytest.approx(0.5)
    assert (scale.end - scale.begin) / 250 <= max(1, scale.step()) <= max(1, (scale.end - scale.begin) / 20)


@pytest.mark.parametrize("away,side", [(10, 0), (45, 0), (200, 1), (1e9, 1), (-45, 0), (-200, -1)])
def test_a_now_that_is_far_away_stands_at_the_rim(away: float, side: int) -> None:
    scale = scale_for(life(NOW, None, NOW + 100), NOW + 100 + away if away > 0 else NOW + away)

    assert scale.side(NOW + 100 + away if away > 0 else NOW + away) == side


def test_a_login_long_before_does_not_squeeze_the_life() -> None:
    near, far = NOW - 50, NOW - 1e6
    scale = scale_for(life(NOW, None, NOW + 100), NOW, (near, far))

    assert (scale.side(near), scale.side(far)) == (0, -1)


def test_the_leeway_has_room_unless_it_would_squeeze_the_life() -> None:
    assert scale_for(life(NOW, None, NOW + 100), NOW, leeway=30).side(NOW + 130) == 0
    assert scale_for(life(NOW, None, NOW + 100), NOW, leeway=1_000).side(NOW + 1_100) == 1


def test_without_an_expiry_now_ends_what_is_known() -> None:
    scale = scale_for(life(NOW - 1_000), NOW)

    assert 0 < scale.place(NOW - 1_000) < scale.place(NOW) < 1


def test_a_moment_outside_widens_a_scale_and_one_inside_does_not() -> None:
    scale = Scale(0, 100)

    assert scale.including(50) is scale
    assert scale.including(200).side(200) == 0
    assert scale.including(-1e12).begin < -1e12
    assert scale.including(200).begin == 0


def test_a_place_is_a_moment_and_back() -> None:
    scale = Scale(1_000, 3_000)

    assert scale.moment(0.25) == 1_500
    assert scale.place(1_500) == 0.25
    assert (scale.moment(-1), scale.moment(9)) == (1_000, 3_000)


@given(st.lists(labels, max_size=8), st.floats(0, 600), st.floats(0, 30))
def test_no_two_labels_overlap_and_none_leaves_the_width(wanted: list[Wanted], width: float, gap: float) -> None:
    placed = place_labels(wanted, width, gap)
    there = [label for label in placed if label is not None]

    assert len(placed) == len(wanted)
    for label, wish in zip(placed, wanted, strict=True):
        if label is not None:
            assert label.left >= 0
            assert label.left + label.width <= width + 1e-9
            assert label.row in wish.rows
            assert wish.widths[label.form] == label.width
    for number, one in enumerate(there):
        for other in there[number + 1 :]:
            apart = one.left + one.width <= other.left + 1e-9 or other.left + other.width <= one.left + 1e-9
            assert one.row != other.row or apart


def test_the_first_label_keeps_its_place_and_its_longest_form() -> None:
    wanted = [Wanted(100, (90, 40)), Wanted(140, (300, 40)), Wanted(300, (90, 40))]

    assert [label.form if label else None for label in place_labels(wanted, 360)] == [0, 1, 0]


def test_a_label_without_room_is_left_out_or_takes_another_row() -> None:
    one = Wanted(50, (90.0,))
    assert place_labels([one, one], 100)[1] is None
    assert place_labels([one, one._replace(rows=(0, 1))], 100)[1] is not None
