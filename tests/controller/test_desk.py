"""The desk: what was asked for is judged at once, heavy work beside the window, and nothing stale survives."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from inspector.controller import desk as desk_module
from inspector.model import Policy

if TYPE_CHECKING:
    import pytest

    from inspector.controller.desk import Desk
    from tests.controller.conftest import HeldWorker, SetClock


def verdict(desk: Desk) -> str:
    assert desk.inspected is not None
    return desk.inspected.verdict


def test_an_empty_desk_holds_nothing(desk: Desk) -> None:
    assert desk.inspected is None
    assert desk.inspection.tokens == ()


def test_a_text_is_judged_and_a_key_judges_it_again(desk: Desk, token: str, secret: str) -> None:
    desk.replace(f"Bearer {token}")
    assert verdict(desk) == "not-checked"
    desk.set_key(secret, "utf8", "")
    assert verdict(desk) == "verified"
    desk.set_key("another secret, just as long as the first", "utf8", "")
    assert verdict(desk) == "bad-signature"
    desk.set_key("", "utf8", "")
    assert verdict(desk) == "not-checked"


def test_expectations_are_judged(desk: Desk, token: str) -> None:
    desk.replace(token)
    desk.set_policy(Policy(subject="user-2"))
    inspected = desk.inspected
    assert inspected is not None
    assert {check.name: check.outcome for check in desk.inspection.checks(inspected)}["subject"] == "failed"


def test_a_tick_changes_now_alone(desk: Desk, token: str, set_clock: SetClock) -> None:
    desk.replace(token)
    before, told = desk.inspected, []
    desk.listeners.append(lambda: told.append(desk.inspection.now))
    set_clock.now += 3540
    desk.tick()
    assert desk.inspected is before
    assert before is not None
    assert desk.inspection.lifetime(before).state == "expired"
    desk.tick()
    assert told == [set_clock.now]  # the second tick, at the same moment, tells nobody


def test_as_of_stands_still_until_it_is_now_again(desk: Desk, token: str, set_clock: SetClock) -> None:
    desk.replace(token)
    desk.set_as_of(set_clock.now + 3540)
    set_clock.now += 10
    desk.tick()
    assert desk.inspected is not None
    assert desk.inspection.lifetime(desk.inspected).remaining == 0
    desk.set_as_of(None)
    assert desk.inspection.lifetime(desk.inspected).remaining == 3530


def test_several_tokens_are_held_and_an_edit_changes_the_chosen_one_alone(
    desk: Desk, token: str, other_token: str, secret: str
) -> None:
    desk.set_key(secret, "utf8", "")
    desk.replace(f"{token}\n{other_token}")
    assert [each.verdict for each in desk.inspection.tokens] == ["verified", "verified"]
    desk.choose(1)
    first = desk.inspection.tokens[0]
    desk.edit(other_token[:-3] + "AAA")
    assert desk.chosen == 1
    assert [each.verdict for each in desk.inspection.tokens] == ["verified", "bad-signature"]
    assert desk.inspection.tokens[0].token is first.token  # what did not change is not read again


def test_an_edit_that_holds_several_tokens_replaces_all(desk: Desk, token: str, other_token: str) -> None:
    desk.replace(f"{token} {other_token}")
    desk.choose(1)
    desk.edit(f"{other_token} and {token} and {other_token}")
    assert len(desk.inspection.tokens) == 3
    assert desk.chosen == 0


def test_large_texts_are_read_beside_the_window(
    desk: Desk, token: str, other_token: str, worker: HeldWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.replace(other_token)
    monkeypatch.setattr(desk_module, "LARGE", 10)
    desk.replace(token)
    assert desk.working
    assert desk.inspected is None
    assert desk.inspection.tokens == ()  # what stood here belonged to another text
    worker.finish()
    assert not desk.working
    assert desk.inspected is not None
    assert desk.inspected.token.text == token


def test_a_newer_order_carries_the_older_wishes_along(
    desk: Desk, token: str, secret: str, worker: HeldWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "LARGE", 10)
    desk.set_key(secret, "utf8", "")
    desk.replace(token)
    desk.set_policy(Policy(subject="user-1"))
    worker.finish()
    assert verdict(desk) == "verified"
    assert desk.inspection.policy.subject == "user-1"


def test_the_first_key_of_a_run_is_heavy(
    desk: Desk, token: str, secret: str, worker: HeldWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.replace(token)
    monkeypatch.delitem(sys.modules, "cryptography")
    desk.set_key(secret, "utf8", "")
    assert desk.working
    assert desk.inspection.tokens  # the text did not change, so what was read of it still stands
    worker.finish()
    assert verdict(desk) == "verified"
