"""The keeper of keys: the list while it is looked at, the ring on the desk, and the doctor who knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import MagicMock, call, create_autospec

import pytest

from inspector.controller.inspecting.consultation import Consultation
from inspector.controller.inspecting.presenter import Presenter
from inspector.controller.keys.keeper import KeyKeeper
from inspector.controller.keys.keys_view import KeysView
from inspector.controller.keys.ring import KeyRing
from inspector.controller.speech import Speech
from inspector.controller.views import VerifyView, WindowView
from tests.controller.conftest import SECRET, HeldWorker, make_token

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk


class Talk(NamedTuple):
    """The keeper with its stand-ins."""

    keeper: KeyKeeper
    ring: KeyRing
    view: MagicMock
    window: MagicMock
    presenter: MagicMock


@pytest.fixture
def talk(desk: Desk) -> Talk:
    ring = KeyRing()
    view, window, presenter = create_autospec(KeysView), create_autospec(WindowView), create_autospec(Presenter)
    keeper = KeyKeeper(desk, ring, presenter, window, Speech())
    keeper.attach(view)
    keeper.set_shown(True)
    view.reset_mock()
    return Talk(keeper, ring, view, window, presenter)


def settle(desk: Desk, worker: HeldWorker) -> None:
    if desk.working:
        worker.finish()


def test_the_list_tells_of_each_key_whether_it_fits(desk: Desk, worker: HeldWorker, talk: Talk) -> None:
    desk.replace(make_token())
    desk.set_key("wrong secret", "utf8", "")
    settle(desk, worker)
    talk.ring.add("good", SECRET, "utf8")

    (rows,) = talk.view.show_keys.call_args.args
    assert [(row.name, row.entry, row.fit.outcome, row.fit.reason) for row in rows] == [
        ("", 0, "not", "key-did-not-sign"),
        ("good", 1, "verified", "key-used"),
    ]
    talk.view.show_name_to_keep.assert_called_with("secret")


def test_nothing_is_found_out_while_nobody_looks_and_at_a_tick(desk: Desk, worker: HeldWorker, talk: Talk) -> None:
    talk.keeper.set_shown(False)
    desk.replace(make_token())
    desk.set_key(SECRET, "utf8", "")
    settle(desk, worker)
    talk.view.show_keys.assert_not_called()

    talk.keeper.set_shown(True)
    assert talk.view.show_keys.call_count == 1
    talk.keeper.hear()
    assert talk.view.show_keys.call_count == 1


def test_without_a_token_nothing_is_said_of_fitting(desk: Desk, worker: HeldWorker, talk: Talk) -> None:
    talk.ring.add("good", SECRET, "utf8")
    settle(desk, worker)
    (rows,) = talk.view.show_keys.call_args.args
    assert [row.fit.outcome for row in rows] == ["unknown"]
    talk.view.show_name_to_keep.assert_called_with("")


def test_a_kept_key_judges_where_there_is_none(desk: Desk, worker: HeldWorker, talk: Talk) -> None:
    desk.replace(make_token())
    talk.ring.add("staging", SECRET, "utf8")
    settle(desk, worker)
    assert desk.inspected is not None
    assert desk.inspected.key is not None
    assert (desk.inspected.verdict, desk.inspected.key.ring) == ("verified", "staging")
    assert desk.inspection.keys == ()
    assert desk.keys.keys == ()

    talk.ring.remove(1)
    settle(desk, worker)
    assert desk.inspected.verdict == "not-checked"


def test_keeping_says_what_became_of_it(desk: Desk, worker: HeldWorker, talk: Talk) -> None:
    talk.keeper.keep("")
    assert "no key" in talk.window.show_message.call_args.args[0]
    desk.set_key(SECRET, "utf8", "")
    settle(desk, worker)
    talk.keeper.keep("staging")
    assert talk.window.show_message.call_args.args[0].endswith("“staging”.")
    talk.keeper.keep("")
    assert "already" in talk.window.show_message.call_args.args[0]
    assert [entry.name for entry in talk.ring.entries] == ["staging"]


def test_using_puts_the_text_into_the_field_as_it_was_kept(talk: Talk) -> None:
    kept = talk.ring.add("a", "616263", "hex", "pw")
    assert kept is not None
    talk.keeper.use(kept.number)
    talk.keeper.use(99)
    assert talk.presenter.put.call_args_list == [
        call("secret_encoding", "hex"), call("password", "pw"), call("key", "616263"),
    ]  # fmt: skip


def test_renaming_and_removing_reach_the_ring(talk: Talk) -> None:
    talk.ring.add("a", SECRET, "utf8")
    talk.keeper.rename(1, "b")
    assert [entry.name for entry in talk.ring.entries] == ["b"]
    talk.keeper.remove(1)
    assert talk.ring.entries == ()


def test_the_doctor_offers_a_key_of_the_ring(desk: Desk, worker: HeldWorker, talk: Talk) -> None:
    verify, doctor = create_autospec(VerifyView), HeldWorker()
    consultation = Consultation(desk, doctor, talk.presenter, verify)
    talk.ring.add("staging", SECRET, "utf8")
    settle(desk, worker)
    desk.replace(make_token())
    desk.set_key("another secret of the same kind, but not the one", "utf8", "")
    settle(desk, worker)
    doctor.finish()

    (remedies,) = verify.show_remedies.call_args.args
    assert [remedy.code for remedy in remedies] == ["other-key"]
    assert "staging" in remedies[0].args[0]
    consultation.apply(0)
    talk.presenter.put.assert_called_with("key", SECRET)
