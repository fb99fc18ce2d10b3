"""The shelf as the person handles it: choosing, keys, menu, filter, order, progress, and what a tick paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QProgressBar, QPushButton, QSplitter, QWidget

from inspector.model.shelf import Progress
from inspector.view.look.theme import Theme
from inspector.view.shelf.shelf import Shelf
from tests.view.shelf_entries import NOW, entry, lasting, many

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspector.model.shelf import Entry
    from inspector.view.shelf.face import Face

SOME = lasting(1_200, 20, None, 600, -50)


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    shelf = made(qtbot)
    put(shelf, qtbot, SOME)
    return shelf


def made(qtbot: QtBot) -> Shelf:
    shelf = Shelf(Theme())
    qtbot.addWidget(shelf)
    shelf.resize(430, 300)
    shelf.show_time(NOW)
    return shelf


def put(shelf: Shelf, qtbot: QtBot, entries: tuple[Entry, ...], chosen: int = 1) -> None:
    shelf.show_entries(entries, chosen)
    qtbot.waitUntil(lambda: shelf._rows.is_read)


def part(shelf: Shelf, kind: type[QWidget], name: str) -> QWidget:
    found = shelf.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def chosen(shelf: Shelf) -> int:
    row = shelf.view.currentIndex().row()
    return shelf._rows.entry(row).number if row >= 0 else -1


def numbers(shelf: Shelf) -> list[int]:
    return [shelf._rows.entry(row).number for row in range(shelf._rows.rowCount())]


def count(shelf: Shelf) -> str:
    label = part(shelf, QLabel, "shelfCount")
    assert isinstance(label, QLabel)
    return label.text()


def write(shelf: Shelf, text: str) -> None:
    field = part(shelf, QLineEdit, "shelfFilter")
    assert isinstance(field, QLineEdit)
    field.setText(text)


def image(shelf: Shelf) -> QImage:
    return shelf.view.grab().toImage()


class TestWhenItIsThere:
    def test_it_hides_while_there_is_nothing_to_choose_from(self, qtbot: QtBot) -> None:
        shelf = made(qtbot)
        seen = [shelf.isVisible()]
        for entries in (SOME[:1], SOME, SOME[:1], ()):
            shelf.show_entries(entries, 1)
            seen.append(shelf.isVisible())
        assert seen == [False, False, True, False, False]
        assert shelf.view.model().rowCount() == 0

    def test_a_search_is_shown_before_it_has_found_anything(self, qtbot: QtBot) -> None:
        shelf = made(qtbot)
        shelf.show_progress(Progress(12_400_000, 100_000_000, 1_204))
        label, bar = part(shelf, QLabel, "searchProgress"), part(shelf, QProgressBar, "searchBar")
        assert isinstance(label, QLabel)
        assert isinstance(bar, QProgressBar)
        assert shelf.isVisible()
        assert label.text() == "12 of 100 MB, 1,204 tokens"
        assert bar.value() == 124
        with qtbot.waitSignal(shelf.cancelRequested):
            QTest.mouseClick(part(shelf, QPushButton, "cancelSearch"), Qt.MouseButton.LeftButton)
        shelf.show_progress(None)
        assert not shelf.isVisible()

    def test_the_fill_of_the_bar_follows_the_theme(self, qtbot: QtBot) -> None:
        shelf = made(qtbot)
        shelf.show_progress(Progress(1, 2, 0))
        bar = part(shelf, QProgressBar, "searchBar")
        for choice in ("light", "dark"):
            shelf._theme.choose(choice)
            shelf._theme.apply_to_application()
            qtbot.waitUntil(
                lambda: bar.palette().color(QPalette.ColorRole.Highlight).name() == shelf._theme.colours.accent
            )

    @pytest.mark.parametrize(
        "progress, words",
        [
            (Progress(3_000, 6_000, 1), "3 of 6 kB, 1 token"),
            (Progress(7_000, 0, 0), "7 kB, 0 tokens"),
            (Progress(100_000_000, 99_999_999, 2), "100 of 100 MB, 2 tokens"),
        ],
    )
    def test_sizes_are_said_as_people_say_them(self, qtbot: QtBot, progress: Progress, words: str) -> None:
        shelf = made(qtbot)
        shelf.show_progress(progress)
        label = part(shelf, QLabel, "searchProgress")
        assert isinstance(label, QLabel)
        assert label.text() == words


class TestChoosing:
    def test_what_is_shown_is_marked_and_not_told(self, shelf: Shelf, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(shelf.tokenChosen):
            shelf.show_entries(SOME, 4)
        assert chosen(shelf) == 4

    def test_a_click_and_an_arrow_choose(self, shelf: Shelf) -> None:
        told: list[int] = []
        shelf.tokenChosen.connect(told.append)
        place = shelf.view.visualRect(shelf._rows.index(2)).center()
        QTest.mouseClick(shelf.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Return):
            QTest.keyClick(shelf.view, key)
        assert told == [3, 4, 5, 1, 1]

    def test_more_entries_leave_what_is_chosen_and_what_is_in_view(self, qtbot: QtBot) -> None:
        shelf = made(qtbot)
        entries = many(400)
        put(shelf, qtbot, entries[:200], chosen=150)
        bar = shelf.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 3)
        before, in_view = bar.value(), shelf.view.rows_in_view()
        told: list[int] = []
        shelf.tokenChosen.connect(told.append)
        put(shelf, qtbot, entries, chosen=150)
        assert (bar.value(), shelf.view.rows_in_view(), chosen(shelf), told) == (before, in_view, 150, [])

    def test_what_is_taken_away_chooses_nothing_by_itself(self, shelf: Shelf, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(shelf.tokenChosen):
            shelf.show_entries(SOME[1:], 2)
        assert chosen(shelf) == 2


class TestKeysAndMenu:
    @pytest.mark.parametrize(
        "key, modifier, signal",
        [
            (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "pinToggled"),
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "removeRequested"),
            (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "copyRequested"),
        ],
    )
    def test_a_key_asks(
        self, shelf: Shelf, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
    ) -> None:
        shelf.show_entries(SOME, 2)
        with qtbot.waitSignal(getattr(shelf, signal)) as asked:
            QTest.keyClick(shelf.view, key, modifier)
        assert asked.args == [2]

    def test_the_menu_offers_what_can_be_done(self, shelf: Shelf) -> None:
        shelf.view.offers_comparison = True
        pinned = (SOME[0], SOME[1]._replace(is_pinned=True), *SOME[2:])
        shelf.show_entries(pinned, 1)
        menu = shelf.view.row_menu(shelf._rows.index(1))
        offers = [action.text().replace("&", "") for action in menu.actions() if action.text()]
        assert offers == ["Show", "Unpin", "Refresh", "Copy token", "Compare with the shown one", "Remove"]
        told: list[str] = []
        for name in ("tokenChosen", "pinToggled", "refreshRequested", "copyRequested", "compareRequested"):
            getattr(shelf, name).connect(lambda number, name=name: told.append(f"{name} {number}"))
        shelf.removeRequested.connect(lambda number: told.append(f"removeRequested {number}"))
        for action in (action for action in menu.actions() if not action.isSeparator()):
            action.trigger()
        assert told == [
            "tokenChosen 2",
            "pinToggled 2",
            "refreshRequested 2",
            "copyRequested 2",
            "compareRequested 2",
            "removeRequested 2",
        ]
        menu.close()

    def test_nothing_is_offered_that_nobody_does(self, shelf: Shelf) -> None:
        menu = shelf.view.row_menu(shelf._rows.index(0))
        texts = {action.text().replace("&", ""): action.isEnabled() for action in menu.actions() if action.text()}
        assert "Compare with the shown one" not in texts
        assert texts["Show"] is False
        menu.close()

    def test_a_letter_goes_to_the_filter(self, shelf: Shelf) -> None:
        shelf.view.setFocus()
        QTest.keyClick(shelf.view, Qt.Key.Key_U)
        field = part(shelf, QLineEdit, "shelfFilter")
        assert isinstance(field, QLineEdit)
        assert field.text() == "u"

    def test_everything_is_in_the_order_of_tab(self, shelf: Shelf) -> None:
        shelf.show_progress(Progress(1, 2, 3))
        assert [stop.objectName() for stop in shelf.tab_stops()] == [
            "shelfFilter",
            "shelfOrder",
            "tokenShelf",
            "cancelSearch",
        ]
        assert all(stop.accessibleName() for stop in shelf.tab_stops())


class TestFilterAndOrder:
    def test_the_count_says_how_many_are_shown(self, shelf: Shelf, qtbot: QtBot) -> None:
        shelf.show_entries(many(1_204), 1)
        qtbot.waitUntil(lambda: shelf._rows.is_read)
        seen = [count(shelf)]
        write(shelf, "user-7")
        seen.append(count(shelf))
        write(shelf, "")
        seen.append(count(shelf))
        assert seen == ["1,204 tokens", "1,204 tokens · 60 shown", "1,204 tokens"]

    def test_a_filter_chooses_nothing_and_gives_back_what_was_chosen(self, shelf: Shelf, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(shelf.tokenChosen):
            write(shelf, "user-3")
            hidden = chosen(shelf)
            write(shelf, "")
        assert (hidden, chosen(shelf)) == (-1, 1)

    def test_words_for_other_tokens_hide_no_new_ones(self, shelf: Shelf, qtbot: QtBot) -> None:
        write(shelf, "user-3")
        put(shelf, qtbot, tuple(each._replace(number=each.number + 10) for each in SOME[:2]), chosen=11)
        assert numbers(shelf) == [11, 12]
        write(shelf, "user-3")
        shelf.show_entries((), -1)
        put(shelf, qtbot, SOME)
        assert len(numbers(shelf)) == len(SOME)

    def test_a_filter_that_leaves_nothing_says_so(self, shelf: Shelf) -> None:
        write(shelf, "nothing has this")
        picture = image(shelf)
        assert len({picture.pixel(x, y) for x in range(picture.width()) for y in range(5, 40)}) > 4

    def test_down_goes_from_the_filter_to_the_first_row(self, shelf: Shelf, qtbot: QtBot) -> None:
        write(shelf, "user-3")
        with qtbot.waitSignal(shelf.tokenChosen) as told:
            QTest.keyClick(part(shelf, QLineEdit, "shelfFilter"), Qt.Key.Key_Down)
        assert told.args == [3]

    def test_escape_clears_the_filter(self, shelf: Shelf) -> None:
        write(shelf, "nothing has this")
        before = numbers(shelf)
        QTest.keyClick(part(shelf, QLineEdit, "shelfFilter"), Qt.Key.Key_Escape)
        assert (before, numbers(shelf)) == ([], [1, 2, 3, 4, 5])

    def test_the_order_is_chosen_by_keyboard(self, shelf: Shelf) -> None:
        order = part(shelf, QComboBox, "shelfOrder")
        QTest.keyClick(order, Qt.Key.Key_Down)
        assert numbers(shelf) == [2, 4, 1, 3, 5]
        assert chosen(shelf) == 1


class TestPainting:
    def test_a_tick_paints_only_rows_that_look_other(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        put(shelf, qtbot, lasting(95_000 * 3, 20, 95_000 * 5, None))
        shelf.show_time(NOW)
        painted: list[int] = []
        monkeypatch.setattr(shelf.view, "update", lambda index: painted.append(index.row()))
        shelf.show_time(NOW)
        assert painted == []
        shelf.show_time(NOW + 1)
        assert painted == [1]

    def test_a_tick_judges_only_what_is_in_view(
        self, qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(shelf, qtbot, many(10_000))
        judged: list[int] = []
        face_of = shelf._rows.face

        def judge(row: int) -> Face:
            judged.append(row)
            return face_of(row)

        monkeypatch.setattr(shelf._rows, "face", judge)
        shelf.show_time(NOW + 1)
        assert 0 < len(judged) < 12

    def test_a_hidden_shelf_judges_nothing_and_is_right_when_it_is_seen(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = image(shelf)
        shelf.hide()
        judged: list[int] = []
        with monkeypatch.context() as patch:
            patch.setattr(shelf._rows, "face", judged.append)
            shelf.show_time(NOW + 3_600)
        assert judged == []
        shelf.show()
        assert image(shelf) != before

    @pytest.mark.parametrize("width", [200, 260, 430, 1_200])
    @pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
    def test_every_row_can_be_painted(self, qtbot: QtBot, width: int, choice: str) -> None:
        shelf = made(qtbot)
        shelf._theme.choose(choice)
        odd = (
            entry(11, iss="i" * 5_000, sub="s" * 5_000, exp=NOW + 5, place="p" * 500),
            entry(12, iat=NOW + 50, exp=NOW + 20),
            entry(13, iat=-1e14, exp=1e14),
            entry(14, exp=1e300, nbf="x"),
            entry(15, nbf=NOW + 500),
        )
        wrong = odd[0]._replace(number=16, times=12_000, is_pinned=True)
        wrong = wrong._replace(inspected=wrong.inspected._replace(verdict="bad-signature"))
        put(shelf, qtbot, (*SOME, *odd, wrong), chosen=2)
        shelf.resize(width, 700)
        picture = image(shelf)
        colours = {picture.pixel(x, 30) for x in range(0, width - 20, 3)}
        assert len(colours) > 3

    def test_a_larger_font_makes_higher_rows(self, shelf: Shelf) -> None:
        before = shelf.view.rowHeight(0)
        font = shelf.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        shelf.setFont(font)
        assert shelf.view.rowHeight(0) > before * 1.5

    def test_it_asks_for_a_few_rows_and_never_for_more_than_it_has(self, shelf: Shelf, qtbot: QtBot) -> None:
        shelf.show_entries(SOME[:3], 1)
        assert shelf.maximumHeight() >= shelf.sizeHint().height() >= shelf.minimumSizeHint().height()
        three = shelf.maximumHeight()
        put(shelf, qtbot, many(500))
        assert shelf.maximumHeight() > three * 10
        assert shelf.sizeHint().height() < three * 2


class TestRoom:
    @pytest.fixture
    def splitter(self, qtbot: QtBot) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Vertical)
        qtbot.addWidget(splitter)
        shelf = Shelf(Theme(splitter))
        for part in (QWidget(), shelf, QWidget()):
            splitter.addWidget(part)
        splitter.resize(430, 800)
        splitter.setSizes([200, 200, 400])
        splitter.show()
        return splitter

    def test_few_rows_leave_their_room_and_more_take_it_back(self, splitter: QSplitter) -> None:
        shelf = splitter.widget(1)
        assert isinstance(shelf, Shelf)
        heights = []
        for entries in (many(50), SOME[:2], many(51)):
            shelf.show_entries(entries, 1)
            heights.append(shelf.height())
        assert heights[1] == shelf._height(2) < heights[0]
        assert heights[2] == shelf.sizeHint().height()

    def test_what_the_person_dragged_stays(self, splitter: QSplitter) -> None:
        shelf = splitter.widget(1)
        assert isinstance(shelf, Shelf)
        shelf.show_entries(many(50), 1)
        splitter.setSizes([100, 350, 350])
        dragged = shelf.height()
        shelf.show_entries(many(60), 1)
        assert shelf.height() == dragged


class TestHearing:
    def test_a_screen_reader_hears_the_whole_row(self, shelf: Shelf) -> None:
        table = QAccessible.queryAccessibleInterface(shelf.view)
        heard = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
        assert "JWT, subject user-2, 20 s left, expiring, signature: not checked" in heard

    def test_the_tip_stands_for_what_has_no_room(self, shelf: Shelf) -> None:
        tip = str(shelf._rows.data(shelf._rows.index(0), Qt.ItemDataRole.ToolTipRole))
        assert "Subject: user-1" in tip
        assert "in 20 min" in tip

    def test_rows_in_view_are_none_where_there_are_none(self, qtbot: QtBot) -> None:
        shelf = made(qtbot)
        assert list(shelf.view.rows_in_view()) == []
        assert shelf.view.indexAt(QPoint(1, 1)).row() == -1
