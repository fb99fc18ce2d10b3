"""Dates are found at the caret, in claims that are dates by their name or look like one."""

from __future__ import annotations

import pytest

from inspector.model.dated import Dated, date_at

TEXT = '{"sub":"1700000000","exp": 1700000720, "n":12345678901234, "due_at":1700000720000,"iat":5}'


@pytest.mark.parametrize(
    "word,name,number,mended",
    [
        ('"exp"', "exp", 1_700_000_720, None),
        ("1700000720,", "exp", 1_700_000_720, None),
        ("due_at", "due_at", 1_700_000_720_000, 1_700_000_720),
        ('"iat"', "iat", 5, None),
    ],
)
def test_a_date_is_found_from_its_name_to_its_last_digit(
    word: str, name: str, number: float, mended: float | None
) -> None:
    found = date_at(TEXT, TEXT.index(word) + 1)
    assert found is not None
    assert (found.name, found.number, found.mended) == (name, number, mended)
    assert float(TEXT[found.start : found.end]) == number


@pytest.mark.parametrize("word", ["sub", '"1700000000"', '"n"', "345678901234"])
def test_what_is_no_date_is_none(word: str) -> None:
    assert date_at(TEXT, TEXT.index(word) + 1) is None


@pytest.mark.parametrize("text", ["", "exp", '"exp":', '"exp":1.2.3', '"exp":17x', '"exp":"1700000000"', "\\" * 900])
def test_what_is_unfinished_is_none(text: str) -> None:
    assert date_at(text, len(text) // 2) is None


def test_a_long_line_is_searched_around_the_caret_alone() -> None:
    text = '{"a":"' + "x" * 200_000 + '","exp":1700000000,"b":"' + "y" * 200_000 + '"}'
    found = date_at(text, text.index("exp"))
    assert found == Dated("exp", text.index("17000"), text.index("17000") + 10, 1_700_000_000, None)
