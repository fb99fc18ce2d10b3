"""What a refresh changed, in words: dates in the person's own form, the difference as a span, nothing that breaks out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from inspector.model.renewal import Change
from inspector.model.zones import USUAL, UTC, Style
from inspector.view.look.changes import change_text, changes_text
from inspector.view.look.moments import moments

if TYPE_CHECKING:
    from collections.abc import Iterator

EXP = Change("exp", "1700000000", "1700001000")


@pytest.fixture(autouse=True)
def in_utc(qapp: QCoreApplication) -> Iterator[None]:
    moments().choose(Style(UTC, USUAL.form))
    yield
    moments().choose(USUAL)


def test_a_date_stands_in_the_chosen_form_with_its_difference() -> None:
    assert change_text(EXP) == "exp 2023-11-14T22:13:20Z → 2023-11-14T22:30:00Z (16 min 40 s later)"
    moments().choose(Style(UTC, "unix"))
    assert change_text(EXP) == "exp Unix 1700000000 → Unix 1700001000 (16 min 40 s later)"
    assert change_text(Change("exp", "1700000000", "1699996400"), with_former=False).endswith("(1 h earlier)")


def test_the_expiry_comes_first() -> None:
    told = changes_text((Change("iat", "1700000000", "1700000000"), EXP, Change("jti", '"a"', '"b"')))
    assert told == "exp 2023-11-14T22:30:00Z (16 min 40 s later); iat as it was; jti renewed"


def test_dates_that_moved_alike_are_told_together() -> None:
    dates = [Change(name, "1700000000", "1700001000") for name in ("iat", "exp", "nbf")]
    assert changes_text(dates) == "exp 2023-11-14T22:30:00Z (16 min 40 s later); iat, nbf 16 min 40 s later"


@pytest.mark.parametrize(
    "change, said",
    [
        (Change("exp", "", "1700001000"), "exp 2023-11-14T22:30:00Z (added)"),
        (Change("exp", "1700000000000", "1700001000000"), "exp 2023-11-14T22:13:20Z → 2023-11-14T22:30:00Z (16 min 40 s later)"),
        (Change("exp", "1700000000", ""), "exp (removed)"),
        (Change("exp", '"soon"', "null"), "exp soon → null"),
        (Change("nbf", "1e99", "-1e99"), "nbf 1e99 → -1e99"),
        (Change("azp", "", '"web"'), "azp web (added)"),
        (Change("jti", '"0123456789abcdef"', '"fedcba9876543210"'), "jti 0123456789ab… → fedcba987654…"),
        (Change("a\u202eb", '"<b>"', '"\u200b"'), "a\\u{202E}b <b> → \\u{200B}"),
    ],
)  # fmt: skip
def test_whatever_it_is_it_is_said(change: Change, said: str) -> None:
    assert change_text(change) == said
