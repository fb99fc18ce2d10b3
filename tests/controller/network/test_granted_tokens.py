"""What an issuer granted stands beside the old, and in its history where it is known what it takes the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.controller.network.granted_tokens import GrantedTokens
from inspector.controller.refreshing.histories import Histories
from inspector.controller.views import PasteView
from inspector.model.grant import Granted
from inspector.model.renewal import AT_ISSUER
from tests.controller.conftest import NOW, make_token

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk

ACCESS = make_token(iss="https://issuer.example", sub="a", aud="api")
IDENTITY = make_token(iss="https://issuer.example", sub="a", aud="web")
LATER = make_token(iss="https://issuer.example", sub="a", aud="api", exp=int(NOW) + 9_999, scope="less")


@pytest.fixture
def histories() -> Histories:
    return Histories(lambda: NOW)


@pytest.fixture
def taking(desk: Desk, histories: Histories) -> GrantedTokens:
    desk.replace(f"{ACCESS}\n{IDENTITY}")
    return GrantedTokens(desk, MagicMock(spec=PasteView), histories)


def test_it_stands_beside_the_old_and_in_its_history(desk: Desk, taking: GrantedTokens, histories: Histories) -> None:
    old = desk.chosen
    taking.take((Granted(LATER, ACCESS),))
    assert len(desk.entries) == 3
    (told,) = histories.of(old)
    assert (told.by, told.of, told.to, told.before, told.after) == (AT_ISSUER, old, desk.chosen, ACCESS, LATER)
    assert [(change.claim, change.before) for change in told.changes] == [("exp", str(int(NOW) + 3540)), ("scope", "")]
    assert histories.origin(desk.chosen) == old


def test_where_nobody_knows_the_like_of_it_is_taken_and_nothing_else(
    desk: Desk, taking: GrantedTokens, histories: Histories
) -> None:
    first, second = (entry.number for entry in desk.entries)
    taking.take((Granted(LATER, IDENTITY, is_known=False),))
    assert histories.of(second) == ()
    desk.remove(desk.chosen)
    taking.take((Granted(LATER, ACCESS, is_known=False),))
    assert len(histories.of(first)) == 1


@pytest.mark.parametrize("before", ["", "never held", LATER])
def test_without_an_old_one_there_is_no_history(
    desk: Desk, taking: GrantedTokens, histories: Histories, before: str
) -> None:
    taking.take((Granted(LATER, before),))
    assert histories.of(desk.chosen) == ()
    assert desk.chosen_text == LATER


def test_nothing_granted_changes_nothing(desk: Desk, taking: GrantedTokens) -> None:
    entries = desk.entries
    taking.take(())
    assert desk.entries is entries
