"""What the rows of the shelf say, their order, their filter, and what stays where it is when others come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from inspector.view.shelf import rows as shelf_rows
from inspector.view.shelf.rows import ShelfRows
from inspector.view.shelf.words import Words, words_of
from tests.view.shelf_entries import NOW, entry, lasting, many

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from inspector.model import Token

REALM = "https://auth.example/realms/main"


@pytest.fixture
def rows(qtbot: QtBot, qtmodeltester: ModelTester) -> ShelfRows:
    model = ShelfRows()
    model.show_time(NOW)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types for it
    return model


def read(rows: ShelfRows, qtbot: QtBot) -> None:
    rows.read_on()
    qtbot.waitUntil(lambda: rows.is_read)


def numbers(rows: ShelfRows) -> list[int]:
    return [rows.entry(row).number for row in range(rows.rowCount())]


def said(rows: ShelfRows, row: int = 0) -> str:
    return str(rows.data(rows.index(row)))


class TestWhatIsSaid:
    def test_a_row_says_in_words_what_it_shows(self, rows: ShelfRows) -> None:
        one = entry(1, iss=REALM, sub="you", iat=NOW - 60, exp=NOW + 712, place="server.log, line 812")
        rows.show_entries((one._replace(times=3, is_pinned=True),))
        assert said(rows) == (
            f"Keycloak token, issuer {REALM}, subject you, 11 min 52 s left, signature: not checked, "
            "server.log, line 812, found 3 times, pinned"
        )
        assert rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole) == said(rows)

    @pytest.mark.parametrize(
        "claims, words",
        [
            ({"exp": NOW - 10_800}, "expired 3 h ago"),
            ({"exp": NOW}, "expired now"),
            ({"exp": NOW + 30}, "30 s left, expiring"),
            ({"nbf": NOW + 95, "exp": NOW + 900}, "valid in 1 min 35 s, not yet valid"),
            ({}, "no expiry"),
            ({"exp": "soon"}, "unreadable"),
        ],
    )
    def test_the_state_is_a_word(self, rows: ShelfRows, claims: dict[str, Any], words: str) -> None:
        rows.show_entries((entry(1, iat=NOW - 7200, **claims),))
        assert f"JWT, {words}, signature: not checked" == said(rows)

    def test_what_an_attacker_wrote_is_shown_escaped(self, rows: ShelfRows) -> None:
        rows.show_entries((entry(1, iss="<img src='x'>\u202e", sub="a\u0007b", header={"typ": "\u202eJWT"}),))
        tip = str(rows.data(rows.index(0), Qt.ItemDataRole.ToolTipRole))
        for text in (said(rows), tip):
            assert not set("\u202e\u0007") & set(text)
            assert r"\u{202E}" in text
        assert "<img" not in tip
        assert "&lt;img" in tip

    def test_algorithm_and_key_are_told_only_where_they_tell_tokens_apart(self, rows: ShelfRows, qtbot: QtBot) -> None:
        same = [entry(number, iss="me", header={"kid": kid}) for number, kid in ((1, "old"), (2, "new"))]
        rows.show_entries((*same, entry(3, iss="other", header={"kid": "third"})))
        read(rows, qtbot)
        assert [rows.apart(row) for row in range(3)] == [("old",), ("new",), ()]

    def test_a_signature_that_is_bad_is_said_and_a_valid_one_is_called_good_only_if_verified(
        self, rows: ShelfRows
    ) -> None:
        (one,) = lasting(900)
        verdicts = ("verified", "not-checked", "bad-signature")
        rows.show_entries(
            tuple(
                one._replace(number=number, inspected=one.inspected._replace(verdict=verdict))
                for number, verdict in enumerate(verdicts)
            )
        )
        faces = [rows.face(row) for row in range(3)]
        assert [(face.tone, face.wrong) for face in faces] == [
            ("good", ""),
            ("neutral", ""),
            ("neutral", "Bad signature"),
        ]


class TestOrder:
    def test_by_time_left_the_next_to_expire_is_first_and_the_expired_are_last(self, rows: ShelfRows) -> None:
        broken = entry(6, exp="soon")
        rows.show_entries((*lasting(-90, 500, None, 20, -10), broken))
        rows.sort_by("time")
        assert numbers(rows) == [4, 2, 3, 6, 5, 1]
        rows.sort_by("found")
        assert numbers(rows) == [1, 2, 3, 4, 5, 6]

    def test_the_order_stays_right_as_time_passes_and_the_chosen_row_stays_chosen(self, rows: ShelfRows) -> None:
        rows.show_entries(lasting(-90, 500, None, 20))
        rows.sort_by("time")
        chosen = QPersistentModelIndex(rows.index(0))
        rows.show_time(NOW + 19)
        assert numbers(rows)[0] == 4
        rows.show_time(NOW + 20)
        assert numbers(rows) == [2, 3, 4, 1]
        assert rows.entry(chosen.row()).number == 4
        rows.show_time(NOW)
        assert numbers(rows) == [4, 2, 3, 1]

    def test_by_type_and_by_issuer(self, rows: ShelfRows, qtbot: QtBot) -> None:
        rows.show_entries((entry(1, iss="b"), entry(2), entry(3, iss=REALM), entry(4, iss="A")))
        read(rows, qtbot)
        rows.sort_by("issuer")
        assert numbers(rows) == [4, 1, 3, 2]
        rows.sort_by("type")
        assert numbers(rows) == [2, 4, 1, 3]

    def test_an_order_that_is_chosen_early_is_completed(self, rows: ShelfRows, qtbot: QtBot) -> None:
        rows.show_entries((entry(1, iss="b"), entry(2, iss="a")))
        rows.sort_by("issuer")
        read(rows, qtbot)
        assert numbers(rows) == [2, 1]

    def test_what_comes_later_is_put_in_its_place(self, rows: ShelfRows) -> None:
        first = lasting(500, 20)
        rows.show_entries(first)
        rows.sort_by("time")
        rows.show_entries((*first, lasting(100)[0]._replace(number=3)))
        assert numbers(rows) == [2, 3, 1]


class TestFilter:
    @pytest.mark.parametrize(
        "text, left",
        [
            ("", [1, 2, 3]),
            ("keycloak", [1]),
            ("AUTH.example", [1]),
            ("line 9", [2]),
            ("k-17", [3]),
            ("hs256", [1, 2, 3]),
            ("berlin", [2]),
            ("zürich", [3]),
            ("jwt berlin", [2]),
            ("keycloak berlin", []),
        ],
    )
    def test_words_are_sought_everywhere(self, rows: ShelfRows, qtbot: QtBot, text: str, left: list[int]) -> None:
        rows.show_entries(
            (
                entry(1, iss=REALM, sub="you"),
                entry(2, address={"city": "Berlin"}, place="a.log, line 9"),
                entry(3, city="Zürich", header={"kid": "k-17"}),
            )
        )
        read(rows, qtbot)
        rows.filter_by(text)
        assert numbers(rows) == left

    def test_what_was_not_looked_at_yet_follows(self, rows: ShelfRows, qtbot: QtBot) -> None:
        rows.show_entries(lasting(20, 30, 40))
        rows.filter_by("user-2")
        assert numbers(rows) == []
        with qtbot.waitSignal(rows.countChanged):
            rows.read_on()
        qtbot.waitUntil(lambda: numbers(rows) == [2])

    def test_a_filter_holds_for_what_comes_later(self, rows: ShelfRows, qtbot: QtBot) -> None:
        some = lasting(20, 30, 40, 50)
        rows.show_entries(some[:2])
        read(rows, qtbot)
        rows.filter_by("user-4")
        rows.show_entries(some)
        read(rows, qtbot)
        assert numbers(rows) == [4]

    def test_a_word_that_grows_and_another_word(self, rows: ShelfRows, qtbot: QtBot) -> None:
        rows.show_entries(many(40, lasting(*range(1, 41))))
        read(rows, qtbot)
        counts = []
        for text in ("u", "user-1", "user-11", "user-2", ""):
            rows.filter_by(text)
            counts.append(rows.rowCount())
        assert counts == [40, 11, 1, 11, 40]


class TestWhatStays:
    def test_more_entries_are_added_at_the_end_without_a_reset(self, rows: ShelfRows, qtbot: QtBot) -> None:
        some = lasting(20, 30, 40)
        rows.show_entries(some[:1])
        kept = QPersistentModelIndex(rows.index(0))
        with qtbot.assertNotEmitted(rows.modelReset), qtbot.waitSignal(rows.rowsInserted) as inserted:
            rows.show_entries(some)
        assert inserted.args is not None
        assert inserted.args[1:] == [1, 2]
        assert kept.row() == 0

    def test_a_count_and_a_pin_touch_one_row(self, rows: ShelfRows, qtbot: QtBot) -> None:
        some = lasting(20, 30, 40)
        rows.show_entries(some)
        with qtbot.assertNotEmitted(rows.modelReset), qtbot.waitSignal(rows.dataChanged) as changed:
            rows.show_entries((some[0], some[1]._replace(is_pinned=True), some[2]))
        assert changed.args is not None
        assert changed.args[0].row() == changed.args[1].row() == 1
        assert rows.entry(1).is_pinned

    def test_one_that_is_taken_away_takes_no_other_along(self, rows: ShelfRows, qtbot: QtBot) -> None:
        some = lasting(20, 30, 40)
        rows.show_entries(some)
        kept = QPersistentModelIndex(rows.index(2))
        with qtbot.assertNotEmitted(rows.modelReset):
            rows.show_entries((some[0], some[2]))
        assert numbers(rows) == [1, 3]
        assert kept.row() == 1
        assert "user-3" in said(rows, 1)

    def test_one_that_the_filter_hides_can_be_taken_away(self, rows: ShelfRows, qtbot: QtBot) -> None:
        some = lasting(20, 30, 40)
        rows.show_entries(some)
        read(rows, qtbot)
        rows.filter_by("user-3")
        rows.show_entries(some[1:])
        assert numbers(rows) == [3]

    def test_a_token_that_is_edited_is_read_anew_in_its_row(self, rows: ShelfRows, qtbot: QtBot) -> None:
        some = lasting(20, 30, 40)
        rows.show_entries(some)
        read(rows, qtbot)
        rows.sort_by("time")
        edited = entry(1, sub="somebody", iat=NOW - 60, exp=NOW + 35)
        rows.show_entries((edited, *some[1:]))
        assert numbers(rows) == [2, 1, 3]
        assert "somebody" in said(rows, 1)

    def test_others_replace_them(self, rows: ShelfRows) -> None:
        rows.show_entries(lasting(20, 30))
        rows.show_entries((entry(7, sub="new"), entry(8)))
        assert numbers(rows) == [7, 8]
        rows.show_entries(())
        assert numbers(rows) == []


class TestWork:
    def test_nothing_is_looked_at_before_it_is_asked_for(self, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
        looked: list[Token] = []

        def look(token: Token, label: str) -> Words:
            looked.append(token)
            return words_of(token, label)

        monkeypatch.setattr(shelf_rows, "words_of", look)
        rows = ShelfRows()
        rows.show_entries(many(1_000))
        assert looked == []
        said(rows, 3)
        said(rows, 3)
        assert len(looked) == 1
        read(rows, qtbot)
        assert len(looked) == 1_000

    def test_a_tick_sorts_only_when_a_token_expires(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = ShelfRows()
        rows.show_time(NOW)
        rows.show_entries(many(1_000))
        rows.sort_by("time")
        sorted_at: list[float] = []
        monkeypatch.setattr(rows, "_sort", lambda: sorted_at.append(rows._now))
        for second in range(1, 121):
            rows.show_time(NOW + second)
        assert sorted_at == [NOW + 60, NOW + 120]


def test_a_token_of_a_test_set_says_what_it_was_made_for(rows: ShelfRows, qtbot: QtBot) -> None:
    labelled = entry(1, iat=NOW - 60, exp=NOW + 20)._replace(label="wrong-audience")
    rows.show_entries((labelled, *lasting(30)))
    assert said(rows, 0).startswith("Wrong audience · ")
    tip = str(rows.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert "Refused: “aud” names somebody else." in tip
    assert "Refused" not in str(rows.index(1).data(Qt.ItemDataRole.ToolTipRole))
    read(rows, qtbot)
    rows.filter_by("wrong audience")
    assert numbers(rows) == [1]
