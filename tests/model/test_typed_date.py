"""What is typed as a date, and the digits that stand for it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.typed_date import digits_of, typed_date

NOW = 1_700_000_000.7


@pytest.mark.parametrize(
    "text,digits,is_mended",
    [
        ("now", "1700000000", False),
        ("+1h", "1700003600", False),
        ("1700000001.50", "1700000001.5", False),
        ("1700000001000", "1700000001", True),
        ("1700000001000000", "1700000001", True),
        ("1700000001000000000", "1700000001", True),
        ("-1", "-1", False),
    ],
)
def test_what_is_typed_becomes_digits(text: str, digits: str, is_mended: bool) -> None:
    typed = typed_date(text, NOW)
    assert typed is not None
    assert (typed.digits, typed.is_mended) == (digits, is_mended)


@pytest.mark.parametrize("text", ["", "soon", "1e300", "nan", "1_700_000_000_000", "2026-02-30", "tomorrow x"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert typed_date(text, NOW) is None


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_digits_lose_nothing(seconds: float) -> None:
    assert float(json.loads(digits_of(seconds))) == seconds
