from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.controller.inspecting.expectations import Expectations
from inspector.controller.views import ExpectView
from inspector.model import Policy
from tests.controller.conftest import make_token

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from tests.controller.conftest import SetClock

STAGING = Policy(audience=("api",), issuer="https://staging.test", leeway=30.0)
SECRETS = {"nonce": "n", "access_token": "t", "code": "c", "proof": "p"}


class Memory:
    """Keeps in memory what the settings would keep."""

    def __init__(self, **kept: Policy) -> None:
        self.kept = dict(kept)
        self.works = True
        self.reads = 0

    def read(self) -> dict[str, Policy]:
        self.reads += 1
        return dict(self.kept)

    def write(self, kept: dict[str, Policy]) -> bool:
        self.kept = dict(kept)
        return self.works


@pytest.fixture
def view() -> MagicMock:
    return MagicMock(spec=ExpectView)


@pytest.fixture
def memory() -> Memory:
    return Memory(staging=STAGING)


@pytest.fixture
def expectations(desk: Desk, view: MagicMock, memory: Memory) -> Expectations:
    made = Expectations(desk, view, memory)
    made.hear()
    return made


def offers(view: MagicMock) -> list[tuple[str, str]]:
    return [call.args for call in view.show_offer.call_args_list]


class TestTaking:
    def test_one_field_is_filled_and_marked(self, desk: Desk, view: MagicMock, expectations: Expectations) -> None:
        desk.replace(make_token(iss="me", aud=["api", "web"], sub="you"))

        expectations.take("audience")

        assert desk.policy == Policy(audience=("api", "web"), taken=("audience",))
        view.show_policy.assert_called_once_with(desk.policy)

    def test_all_are_taken_and_the_rest_stays(self, desk: Desk, expectations: Expectations) -> None:
        desk.replace(make_token(iss="me", scope="read write", nonce="n"))
        desk.set_policy(Policy(leeway=5.0, issuer="other", required=("exp",)))

        expectations.take("")

        assert desk.policy._replace(taken=()) == Policy(
            leeway=5.0, issuer="me", required=("exp",), scopes=("read", "write"), nonce="n", type="JWT"
        )
        assert set(desk.policy.taken) == {"issuer", "scopes", "nonce", "type"}
        reasons = {check.name: check.reason for check in desk.inspection.checks(desk.inspection.tokens[0])}
        assert {reasons[name] for name in desk.policy.taken} == {"taken-from-token"}
        assert reasons["required-claims"] == "required-present"

    def test_what_the_person_wrote_to_the_same_effect_stays_theirs(
        self, desk: Desk, expectations: Expectations
    ) -> None:
        desk.replace(make_token(iss="me", sub="you"))
        desk.set_policy(Policy(issuer="me"))

        expectations.take("")

        assert set(desk.policy.taken) == {"subject", "type"}

    @pytest.mark.parametrize("field", ["nonce", ""])
    def test_nothing_to_take_is_said(self, desk: Desk, view: MagicMock, expectations: Expectations, field: str) -> None:
        desk.replace("no token" if not field else make_token(iss="me"))

        expectations.take(field)

        view.show_not_taken.assert_called_once_with(field)
        view.show_policy.assert_not_called()

    def test_without_a_token_there_is_nothing_to_take(self, view: MagicMock, expectations: Expectations) -> None:
        expectations.take("issuer")

        view.show_not_taken.assert_called_once_with("issuer")

    def test_it_fails_for_another_token_as_any_expectation_does(self, desk: Desk, expectations: Expectations) -> None:
        desk.replace(make_token(iss="me"))
        expectations.take("issuer")
        desk.replace(make_token(iss="another"))

        (check,) = [each for each in desk.inspection.tokens[0].checks if each.name == "issuer"]
        assert (check.outcome, check.reason) == ("failed", "claim-different")


class TestOffering:
    def test_what_is_kept_is_offered_to_its_issuer_and_not_applied(
        self, desk: Desk, view: MagicMock, expectations: Expectations
    ) -> None:
        del expectations
        desk.replace(make_token(iss=STAGING.issuer))

        assert offers(view) == [("fits", "staging")]
        assert desk.policy == Policy()

    def test_a_tick_says_nothing_again(
        self, desk: Desk, view: MagicMock, expectations: Expectations, set_clock: SetClock, memory: Memory
    ) -> None:
        del expectations
        desk.replace(make_token(iss=STAGING.issuer))
        view.reset_mock()
        set_clock.now += 1
        desk.tick()

        assert view.mock_calls == []
        assert memory.reads == 1

    def test_using_it_keeps_what_belongs_to_this_token_alone(
        self, desk: Desk, view: MagicMock, expectations: Expectations
    ) -> None:
        desk.replace(make_token(iss=STAGING.issuer))
        desk.set_policy(Policy(subject="x", **SECRETS))  # type: ignore[arg-type]  # all are texts

        expectations.answer("fits", "staging")

        assert desk.policy == STAGING._replace(**SECRETS)  # type: ignore[arg-type]  # all are texts
        assert offers(view)[-1] == ("", "")
        view.show_saved.assert_called_with(("staging",), "staging")

    def test_it_goes_with_its_token(self, desk: Desk, view: MagicMock, expectations: Expectations) -> None:
        del expectations
        desk.replace(make_token(iss=STAGING.issuer))
        desk.replace(make_token(iss="https://elsewhere.test"))

        assert offers(view) == [("fits", "staging"), ("", "")]

    def test_it_goes_when_the_person_has_typed_the_same(
        self, desk: Desk, view: MagicMock, expectations: Expectations
    ) -> None:
        del expectations
        desk.replace(make_token(iss=STAGING.issuer))
        desk.set_policy(STAGING)

        assert offers(view) == [("fits", "staging"), ("", "")]

    def test_declined_it_is_offered_no_more(self, desk: Desk, view: MagicMock, expectations: Expectations) -> None:
        desk.replace(make_token(iss=STAGING.issuer))
        expectations.decline("staging")
        desk.replace(make_token(iss=STAGING.issuer, sub="another"))

        assert offers(view) == [("fits", "staging")]

    def test_without_an_issuer_nothing_is_offered(self, desk: Desk, view: MagicMock, memory: Memory) -> None:
        memory.kept = {"any": Policy(audience=("api",))}
        Expectations(desk, view, memory).hear()
        desk.replace(make_token(sub="x"))

        assert offers(view) == []


class TestKeeping:
    def test_it_is_kept_without_what_is_secret_or_used_once(
        self, desk: Desk, view: MagicMock, expectations: Expectations, memory: Memory
    ) -> None:
        desk.set_policy(STAGING._replace(**SECRETS, taken=("nonce", "issuer")))  # type: ignore[arg-type]  # all are texts

        expectations.save("mine")

        assert memory.kept["mine"] == STAGING._replace(taken=("issuer",))
        assert offers(view) == [("saved", "mine")]
        view.show_saved.assert_called_with(("staging", "mine"), "mine")

    def test_a_name_that_is_there_is_replaced(self, desk: Desk, expectations: Expectations, memory: Memory) -> None:
        desk.set_policy(Policy(issuer="new"))
        expectations.save("staging")

        assert memory.kept == {"staging": Policy(issuer="new")}

    def test_renaming_keeps_its_place(self, expectations: Expectations, memory: Memory) -> None:
        expectations.save("second")
        expectations.rename("staging", "first")

        assert list(memory.kept) == ["first", "second"]
        assert memory.kept["first"] == STAGING

    def test_renaming_never_takes_anothers_name(
        self, view: MagicMock, expectations: Expectations, memory: Memory
    ) -> None:
        expectations.save("second")
        expectations.rename("staging", "second")
        expectations.rename("no such", "third")

        assert list(memory.kept) == ["staging", "second"]
        assert offers(view)[-1] == ("taken-name", "second")

    def test_deleting_can_be_taken_back(self, view: MagicMock, expectations: Expectations, memory: Memory) -> None:
        expectations.delete("staging")
        assert memory.kept == {}
        assert offers(view) == [("deleted", "staging")]

        expectations.answer("deleted", "staging")

        assert memory.kept == {"staging": STAGING}
        expectations.delete("no such")
        assert memory.kept == {"staging": STAGING}

    def test_what_cannot_be_kept_is_there_until_the_end_and_said(
        self, desk: Desk, view: MagicMock, expectations: Expectations, memory: Memory
    ) -> None:
        memory.works = False
        desk.set_policy(Policy(issuer="me"))
        expectations.save("mine")
        desk.set_policy(Policy())
        expectations.use("mine")

        assert offers(view)[0] == ("not-kept", "mine")
        assert desk.policy == Policy(issuer="me")

    def test_nothing_is_expected_any_more(self, desk: Desk, view: MagicMock, expectations: Expectations) -> None:
        desk.set_policy(STAGING)
        expectations.clear()

        assert desk.policy == Policy()
        view.show_policy.assert_called_once_with(Policy())

    def test_a_name_that_is_gone_changes_nothing(self, desk: Desk, expectations: Expectations) -> None:
        desk.set_policy(STAGING)
        expectations.use("no such")

        assert desk.policy == STAGING
