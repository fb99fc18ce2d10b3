"""The one scale that the bars of all rows stand on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.view.shelf.scale import Life, fit

NOW = 1_800_000_000.0
MOMENTS = st.none() | st.floats(-1e15, 1e15)


@given(st.lists(st.builds(Life, MOMENTS, MOMENTS), max_size=20), st.lists(st.floats(-1e15, 1e15), min_size=2))
def test_later_is_never_farther_left_and_now_is_always_in_view(lives: list[Life], deltas: list[float]) -> None:
    scale = fit(lives, NOW)
    places = [scale.place(delta) for delta in sorted(deltas)]
    assert places == sorted(places)
    assert 0 < scale.now < 1
    assert scale.place(0) == pytest.approx(scale.now)


def test_the_longest_life_ends_on_the_scale_and_the_shortest_can_be_seen() -> None:
    scale = fit([Life(NOW - 60, NOW + left) for left in (300, 3_600, 30 * 86_400)], NOW)
    short, middle, long = (scale.place(left) for left in (300, 3_600, 30 * 86_400))
    assert short - scale.now > 0.04
    assert middle - short > 0.04
    assert middle < long <= 1


def test_tokens_alike_are_shown_nearly_even() -> None:
    scale = fit([Life(NOW - 600, NOW + left) for left in (2_400, 3_000, 3_600)], NOW)
    half, whole = (scale.place(left) - scale.now for left in (1_500, 3_000))
    assert 1.4 < whole / half < 2.01


def test_where_everything_is_over_now_stands_at_the_right() -> None:
    assert fit([Life(NOW - 7_200, NOW - 3_600)], NOW).now > 0.9


def test_a_token_that_is_to_begin_is_on_the_scale() -> None:
    scale = fit([Life(NOW + 3_600, None)], NOW)
    assert scale.now < scale.place(3_600) <= 1


def test_the_scale_does_not_creep_with_every_second() -> None:
    lives = [Life(NOW - 600, NOW + left) for left in (1_000, 3_000, 40_000)]
    assert len({fit(lives, NOW + second) for second in range(60)}) <= 3
