"""The desk: what was asked for is judged at once, heavy work beside the window, and nothing stale survives."""

from __future__ import annotations

import sys
from base64 import urlsafe_b64decode
from typing import TYPE_CHECKING

import jwt
import pytest

from inspector.controller.inspecting import judging
from inspector.model import Policy
from tests.controller.conftest import make_token

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
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
    desk.choose(desk.entries[1].number)
    first = desk.inspection.tokens[0]
    desk.edit(other_token[:-3] + "AAA")
    assert desk.chosen == desk.entries[1].number
    assert [each.verdict for each in desk.inspection.tokens] == ["verified", "bad-signature"]
    assert desk.inspection.tokens[0].token is first.token  # what did not change is not read again


def test_an_edit_that_holds_several_tokens_replaces_all(desk: Desk, token: str, other_token: str) -> None:
    desk.replace(f"{token} {other_token}")
    desk.choose(desk.entries[1].number)
    desk.edit(f"{other_token} and {token} and {other_token}")
    assert [(entry.inspected.token.text, entry.times) for entry in desk.entries] == [(other_token, 2), (token, 1)]
    assert desk.chosen == desk.entries[0].number


def test_large_texts_are_read_beside_the_window(
    desk: Desk, token: str, other_token: str, worker: HeldWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.replace(other_token)
    monkeypatch.setattr("inspector.controller.inspecting.desk.LARGE", 10)
    monkeypatch.setattr(judging, "LARGE", 10)
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
    monkeypatch.setattr("inspector.controller.inspecting.desk.LARGE", 10)
    monkeypatch.setattr(judging, "LARGE", 10)
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


def texts(desk: Desk) -> list[str]:
    return [entry.inspected.token.text for entry in desk.entries]


def test_a_paste_leaves_the_pinned_and_can_be_taken_back(desk: Desk, token: str, other_token: str) -> None:
    desk.replace(f"{token} {other_token}")
    desk.pin(desk.entries[1].number)
    third = make_token(sub="user-3")
    desk.replace(third)
    assert texts(desk) == [other_token, third]
    assert desk.inspected is not None
    assert desk.inspected.token.text == third
    assert desk.take_back()
    assert texts(desk) == [token, other_token]
    assert desk.inspected.token.text == token
    assert [entry.is_pinned for entry in desk.entries] == [False, True]
    assert not desk.take_back()


def test_the_text_of_a_former_token_brings_back_its_shelf(desk: Desk, token: str, other_token: str) -> None:
    desk.replace(f"{token} {other_token}")
    desk.replace(make_token(sub="user-3"))
    desk.edit(token)  # what undo does in the editor
    assert texts(desk) == [token, other_token]


def test_a_paste_that_was_taken_back_is_done_again(desk: Desk, token: str, other_token: str) -> None:
    third, fourth = make_token(sub="user-3"), make_token(sub="user-4")
    desk.replace(f"{token} {other_token}")
    desk.replace(f"Bearer {third}")
    desk.replace(fourth)
    desk.edit(third)
    desk.edit(token)  # what undo does in the editor
    desk.edit(f"Bearer {third}")  # and redo
    assert texts(desk) == [third]
    desk.edit(fourth)
    assert texts(desk) == [fourth]
    desk.edit(token)  # back over two at once
    assert texts(desk) == [token, other_token]
    desk.edit(fourth)
    assert texts(desk) == [fourth]
    assert desk.take_back()
    assert texts(desk) == [third]
    desk.edit(fourth)
    assert texts(desk) == [fourth]


def test_what_was_taken_back_is_forgotten_with_the_next_edit(desk: Desk, token: str, other_token: str) -> None:
    desk.replace(f"{token} {other_token}")
    desk.replace(make_token(sub="user-3"))
    third = desk.chosen_text
    desk.edit(token)
    desk.edit(token[:-3])
    desk.edit(third)  # an edit of the chosen one, and no paste
    assert texts(desk) == [third, other_token]


def test_a_token_that_is_added_stands_beside_the_chosen_one(desk: Desk, token: str, other_token: str) -> None:
    desk.replace(f"{token} {other_token}")
    third = make_token(sub="user-3")
    desk.add(third)
    assert texts(desk) == [token, third, other_token]
    assert desk.chosen_text == third
    desk.add(other_token)  # it is held already
    assert len(desk.entries) == 3
    assert desk.chosen_text == other_token
    desk.remove(desk.chosen)
    assert texts(desk) == [token, third]
    assert desk.chosen_text == third


def test_numbers_are_never_given_twice(desk: Desk, token: str, other_token: str) -> None:
    seen: set[int] = set()
    for text in (token, other_token, token, f"{token} {other_token}"):
        desk.replace(text)
        numbers = {entry.number for entry in desk.entries}
        assert not numbers & seen
        seen |= numbers


def test_a_long_text_gives_its_tokens_while_it_is_read(
    desk: Desk, worker: HeldWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"2026-01-01 {make_token(sub=f'user-{number}')} {'.' * 3_000}" for number in range(200)]
    desk.replace("\n".join(lines), "server.log")
    assert desk.working
    found: list[int] = []
    while worker.go_on():
        found.append(len(desk.entries))
        assert desk.progress is None or desk.progress.found == found[-1]
        assert desk.inspected is not None
    assert found == sorted(found)
    assert found[0] < found[-1] == 200
    assert desk.progress is None
    assert desk.entries[7].inspected.token.place == "server.log, line 8"


def test_what_was_found_before_a_search_is_cancelled_stays(desk: Desk, worker: HeldWorker, token: str) -> None:
    desk.replace("\n".join(f"{make_token(sub=str(number))} {'.' * 9_000}" for number in range(200)))
    worker.go_on()
    some = texts(desk)
    assert 0 < len(some) < 200
    desk.cancel()
    assert desk.progress is None
    assert not desk.working
    assert texts(desk) == some
    with pytest.raises(AssertionError, match="nothing was ordered"):
        worker.go_on()
    desk.add(token)
    assert len(desk.entries) == len(some) + 1


def test_another_key_while_a_long_text_is_read_judges_all_of_it(desk: Desk, worker: HeldWorker, secret: str) -> None:
    desk.replace("\n".join(f"{make_token(sub=str(number))} {'.' * 9_000}" for number in range(100)))
    worker.go_on()
    desk.set_key(secret, "utf8", "")
    worker.finish()
    assert len(desk.entries) == 100
    assert {entry.inspected.verdict for entry in desk.entries} == {"verified"}


def test_a_detached_token_is_judged_with_the_payload_beside_it(desk: Desk, token: str, secret: str) -> None:
    header, payload, signature = token.split(".")
    desk.set_key(secret, "utf8", "")
    desk.replace(f"{header}..{signature}")
    assert verdict(desk) == "not-checked"
    desk.set_content(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    assert verdict(desk) == "verified"
    desk.set_content(b"{}")
    assert verdict(desk) == "bad-signature"
    desk.set_content(None)
    assert verdict(desk) == "not-checked"


def test_the_steps_into_a_token_are_looked_at_one_by_one(desk: Desk, token: str, secret: str) -> None:
    outer = jwt.api_jws.encode(token.encode(), secret, headers={"cty": "JWT"})
    desk.set_key(secret, "utf8", "")
    desk.replace(outer)
    assert [step.depth for step in desk.steps] == [0, 1]
    desk.choose_step(1)
    assert desk.inspected is not None
    assert desk.inspected.token.text == token
    desk.replace(token)
    assert desk.step == 0


def test_a_pin_on_a_long_shelf_is_light_work(desk: Desk, token: str, worker: HeldWorker) -> None:
    desk.replace("\n".join(make_token(sub=f"user-{number}") for number in range(1000)))
    worker.finish()
    first = desk.entries[0]
    desk.pin(first.number)
    assert not desk.working
    assert desk.entries[0].inspected is first.inspected
