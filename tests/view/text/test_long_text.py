from __future__ import annotations

import gc
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QClipboard, QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.view.look.escaping import is_odd
from inspector.view.text.grid import ShownText, TextGrid
from inspector.view.text.long_text import LongText

WORDS = "one two\nthree\n\nfour five six seven\n"


# The grid

texts = st.text(alphabet=st.sampled_from("ab \n漢é\r\x85"), max_size=80)


def expected_rows(text: str, columns: int) -> list[tuple[int, int]]:
    rows, at = [], 0
    for line in text.split("\n"):
        width = columns if all(c < "\u0300" for c in line) else max(1, columns * 2 // 5)
        width = width if columns else max(1, len(line))
        pieces = range(0, max(1, len(line)), width)
        rows += [(at + piece, at + min(piece + width, len(line))) for piece in pieces]
        at += len(line) + 1
    return rows


@given(texts, st.integers(0, 12))
def test_rows_are_those_of_a_grid(text: str, columns: int) -> None:
    grid = TextGrid(text)
    grid.wrap(columns)
    rows = [grid.row(number) for number in range(grid.row_count)]
    assert [(row.start, row.end) for row in rows] == expected_rows(text, columns)
    assert grid.longest == max(map(len, text.split("\n")))
    for place in range(len(text) + 1):
        row = rows[grid.row_of(place)]
        assert row.start <= place <= row.end


def test_a_grid_of_many_pieces_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join("x" * (number % 97) for number in range(3_000)) + "\n"
    whole = TextGrid(text)
    monkeypatch.setattr("inspector.view.text.grid._CHUNK", 50)
    pieces = TextGrid(text)
    for columns in (10, 0, 33, 200):
        whole.wrap(columns)
        pieces.wrap(columns)
        rows = [whole.row(number) for number in range(whole.row_count)]
        assert [pieces.row(number) for number in range(pieces.row_count)] == rows
        assert [(row.start, row.end) for row in rows] == expected_rows(text, columns)
    assert pieces.longest == whole.longest == 96


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=40))
def test_places_of_the_source_and_of_what_is_shown_fit(text: str) -> None:
    shown = ShownText(text)
    assert not any(is_odd(c) for c in shown.text if c != "\n")
    places = [shown.to_shown(place) for place in range(len(text) + 1)]
    assert places == sorted(set(places))
    assert [shown.to_source(place) for place in places] == list(range(len(text) + 1))
    for place in range(len(shown.text) + 1):
        source = shown.to_source(place)
        assert places[source] <= place
        assert source == len(text) or place < places[source + 1]


def test_bytes_without_end_are_shown_by_a_sign_each() -> None:
    text = "\x01\x02a" * 60_000
    shown = ShownText(text)
    assert len(shown.text) == len(text)
    assert shown.piece(0, 6) == "\ufffd\ufffda" * 2


@pytest.mark.parametrize("text", ["x" * 3_000_000, '  "name": "value",\n' * 150_000])
def test_no_object_is_kept_per_line(text: str) -> None:
    gc.collect()
    before = sys.getallocatedblocks()
    grid = TextGrid(ShownText(text).text)
    grid.wrap(80)
    gc.collect()
    assert sys.getallocatedblocks() - before < 2_000
    assert grid.row_count > 30_000


# The view


@pytest.fixture
def view(qtbot: QtBot) -> LongText:
    view = LongText()
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    view.setFocus()
    return view


def painted(view: LongText) -> QImage:
    return view.grab().toImage()


def columns_of(view: LongText) -> int:
    return view._grid.row(0).end


def point(view: LongText, row: int, column: float) -> QPoint:
    return QPoint(round(view._left() + column * view._cell), round((row + 0.5) * view._row_height))


def press(view: LongText, key: Qt.Key, *modifiers: str) -> None:
    chosen = Qt.KeyboardModifier.NoModifier
    for name in modifiers:
        chosen |= Qt.KeyboardModifier[f"{name}Modifier"]
    QTest.keyClick(view, key, chosen)


@pytest.mark.parametrize("text", ["e" * 2_000_000, json.dumps(list(range(200_000)), indent=1), "漢" * 300_000])
def test_only_the_rows_in_view_are_painted(view: LongText, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    view.set_text(text)
    view.set_json(True)
    drawn: list[int] = []
    paint_row = view._paint_row

    def count(painter: object, row: object, *rest: object) -> None:
        drawn.append(row.end - row.start)  # type: ignore[attr-defined]  # a row
        paint_row(painter, row, *rest)  # type: ignore[arg-type]  # passed on as received

    monkeypatch.setattr(view, "_paint_row", count)
    for wraps in (True, False):
        view.set_wrap(wraps)
        drawn.clear()
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
        painted(view)
        assert 0 < len(drawn) <= view.viewport().height() / view._row_height + 2


def test_a_long_line_breaks_anywhere_at_the_width(view: LongText) -> None:
    view.set_text("x" * 1_000)
    columns = columns_of(view)
    assert columns * view._cell <= view.viewport().width()
    assert view._grid.row_count == -(-1_000 // columns)
    assert view.horizontalScrollBar().maximum() == 0
    view.set_wrap(False)
    assert view._grid.row_count == 1
    assert view.horizontalScrollBar().maximum() > 0


def test_another_width_keeps_the_top_line(view: LongText) -> None:
    view.set_text("x" * 100_000)
    bar = view.verticalScrollBar()
    bar.setValue(300)
    top = view._grid.row(300).start
    for width in (250, 700, 333):
        view.resize(width, 200)
        row = view._grid.row(bar.value())
        assert row.start <= top < row.end
        top = row.start


def test_a_selection_goes_across_breaks(view: LongText) -> None:
    text = "".join(chr(0x21 + number % 90) for number in range(2_000))
    view.set_text(text)
    columns = columns_of(view)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 1, 5))
    QTest.mouseMove(view.viewport(), point(view, 3, 7))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 3, 7))
    assert view.selected_text() == text[columns + 5 : 3 * columns + 7]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, point(view, 2, 3))
    assert view.selected_text() == text[columns + 5 : 2 * columns + 3]


def test_a_double_click_takes_a_word_and_a_third_the_line(view: LongText) -> None:
    view.set_text("head.pay-load_1.sig\nnext line\n")
    at = point(view, 0, 8)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_text() == "pay-load_1"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_text() == "head.pay-load_1.sig\n"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_text() == ""


def test_a_double_click_behind_a_line_takes_its_last_word(view: LongText) -> None:
    view.set_text("one two\n\nthree")
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 0, 20))
    assert view.selected_text() == "two"
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 1, 20))
    assert view.selected_text().strip() == ""


def test_a_page_down_turns_the_page_also_from_its_top(view: LongText) -> None:
    view.set_text("line\n" * 500)
    bar = view.verticalScrollBar()
    page = view._page()
    for expected in (page, 2 * page):
        press(view, Qt.Key.Key_PageDown)
        assert bar.value() == expected
    press(view, Qt.Key.Key_PageUp)
    assert bar.value() == page


def test_what_the_mouse_selects_can_be_pasted_by_a_middle_click(
    view: LongText, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QApplication.clipboard()
    taken: list[tuple[str, QClipboard.Mode]] = []
    monkeypatch.setattr(QClipboard, "supportsSelection", _yes)
    monkeypatch.setattr(QClipboard, "setText", lambda _self, text, mode: taken.append((text, mode)))
    assert clipboard.supportsSelection()
    view.set_text("one two")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 0, 0))
    QTest.mouseMove(view.viewport(), point(view, 0, 3))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 0, 3))
    assert taken == [("one", QClipboard.Mode.Selection)]


def _yes(_clipboard: QClipboard) -> bool:
    return True


def test_the_caret_moves_by_keys(view: LongText) -> None:
    view.set_text(WORDS)
    steps = (
        (Qt.Key.Key_Right, (), 1),
        (Qt.Key.Key_End, (), 7),
        (Qt.Key.Key_Down, (), 13),
        (Qt.Key.Key_Down, (), 14),
        (Qt.Key.Key_Down, (), 22),
        (Qt.Key.Key_Home, (), 15),
        (Qt.Key.Key_Left, (), 14),
        (Qt.Key.Key_End, ("Control",), len(WORDS)),
        (Qt.Key.Key_Right, (), len(WORDS)),
        (Qt.Key.Key_Home, ("Control",), 0),
        (Qt.Key.Key_Left, (), 0),
        (Qt.Key.Key_Right, ("Control",), 4),
        (Qt.Key.Key_Right, ("Control",), 8),
        (Qt.Key.Key_Left, ("Control",), 4),
        (Qt.Key.Key_PageDown, (), len(WORDS)),
        (Qt.Key.Key_PageUp, (), 4),  # the column is remembered
    )
    for key, modifiers, place in steps:
        press(view, key, *modifiers)
        assert view.selection() == (place, place), key


def test_shift_selects(view: LongText) -> None:
    view.set_text(WORDS)
    press(view, Qt.Key.Key_Down, "Shift")
    press(view, Qt.Key.Key_Right, "Shift")
    assert view.selected_text() == "one two\nt"
    press(view, Qt.Key.Key_End, "Shift", "Control")
    assert view.selected_text() == WORDS
    press(view, Qt.Key.Key_Left)
    assert view.selection() == (0, 0)


@pytest.mark.parametrize("text", ["x" * 2_000_000 + "\x00\u202eend", "a\tb\r\n\x7f漢 é\n", "😀\ufe0f"])
def test_what_is_copied_is_exactly_what_was_set(view: LongText, qtbot: QtBot, text: str) -> None:
    view.set_text(text)
    press(view, Qt.Key.Key_A, "Control")
    with qtbot.waitSignal(view.copyRequested) as copied:
        press(view, Qt.Key.Key_C, "Control")
    assert copied.args == [text]
    assert view.text() == view.selected_text() == text


def test_nothing_is_copied_where_nothing_is_selected(view: LongText, qtbot: QtBot) -> None:
    view.set_text(WORDS)
    with qtbot.assertNotEmitted(view.copyRequested):
        press(view, Qt.Key.Key_C, "Control")
    copy, everything = view.edit_menu().actions()
    assert not copy.isEnabled()
    everything.trigger()
    assert view.selected_text() == WORDS
    assert view.edit_menu().actions()[0].isEnabled()


def test_find_goes_on_round_the_end_and_back(view: LongText) -> None:
    view.set_text("Ab..ab..aB")
    assert [view.find("ab") and view.selection() for _ in range(4)] == [(0, 2), (4, 6), (8, 10), (0, 2)]
    assert [view.find("ab", backwards=True) and view.selection() for _ in range(3)] == [
        (8, 10), (4, 6), (0, 2),
    ]  # fmt: skip
    assert view.find("aB", match_case=True)
    assert view.selection() == (8, 10)
    assert not view.find("abc")
    assert not view.find("")
    assert view.selection() == (8, 10)


def test_what_was_found_is_in_view(view: LongText) -> None:
    view.set_text("x" * 1_000_000 + "needle" + "x" * 1_000_000)
    assert view.find("needle")
    assert view.viewport().rect().contains(view.caret_rectangle().toRect())
    view.set_wrap(False)
    assert view.find("needle")
    assert view.viewport().rect().contains(view.caret_rectangle().toRect())


@pytest.mark.parametrize("text", [WORDS, "漢字 mixed é\nשלום \u202e\x00 end\n😀😀", "x" * 500])
def test_a_click_puts_the_caret_where_it_points(view: LongText, text: str) -> None:
    view.set_text(text)
    for place in range(0, len(text), 7):
        view.select(place, place)
        box = view.caret_rectangle()
        if view.viewport().rect().contains(box.toRect()):
            assert view.place_at(QPoint(round(box.x()), round(box.center().y()))) in (place, place - 1)


def test_spans_and_json_have_colours(view: LongText) -> None:
    view.set_text('{"a": [1, true, "x"]}')
    plain = painted(view)
    view.set_json(True)
    coloured = painted(view)
    assert coloured != plain
    view.set_json(False)
    view.set_span_colours([QColor("red"), QColor("blue")])
    view.set_spans([(0, 3, 0), (5, 9, 1)])
    assert painted(view) not in (plain, coloured)
    view.set_spans([])
    assert painted(view) == plain


def test_another_text_is_shown_from_its_beginning_without_old_spans(view: LongText) -> None:
    view.set_text("x" * 100_000)
    view.set_spans([(0, 10, 0)])
    view.select(90_000, 95_000)
    view.set_text("short")
    assert view.verticalScrollBar().value() == 0
    assert view.selection() == (0, 0)
    assert view.accessibleDescription() == "5 characters: short"
    view.set_text("")
    assert view.accessibleDescription() == "empty"
    assert not painted(view).isNull()


def test_the_font_changes_the_grid(view: LongText) -> None:
    view.set_text("x" * 1_000)
    before = columns_of(view)
    font = view.font()
    font.setPointSize(font.pointSize() * 2)
    view.setFont(font)
    assert columns_of(view) < before


def test_the_selection_is_seen(view: LongText) -> None:
    view.set_text(WORDS)
    before = painted(view)
    view.select_all()
    highlight = view.palette().color(QPalette.ColorRole.Highlight)
    assert painted(view) != before
    assert painted(view).pixelColor(point(view, 2, 0.5) + view.viewport().pos()) == highlight


def test_a_drag_beyond_the_border_scrolls_on(view: LongText, qtbot: QtBot) -> None:
    view.set_text("x" * 100_000)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 1, 5))
    view._drag_at = QPoint(10, view.viewport().height() + 50)
    view._drag_timer.start(1, view)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 3)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert not view._drag_timer.isActive()
    assert len(view.selected_text()) > 3 * columns_of(view)


# What screen readers read


def readable(view: LongText) -> QAccessibleTextInterface:
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    text = found.textInterface()
    assert text is not None
    return text


def test_a_screen_reader_finds_the_text(view: LongText) -> None:
    view.setAccessibleName("Token")
    view.set_text("ab\u202ecd\nef" + "x" * 1_000_000)
    text = readable(view)
    assert text.characterCount() == 1_000_008
    assert text.text(0, 8) == "ab\ufffdcd\nef"
    assert text.text(8, -1) == "x" * 100_000
    text.setCursorPosition(4)
    assert (view.caret(), text.cursorPosition(), text.selectionCount()) == (4, 4, 0)
    text.setSelection(0, 3, 5)
    assert (view.selected_text(), text.selectionCount()) == ("cd", 1)
    found = QAccessible.queryAccessibleInterface(view)
    assert found.text(QAccessible.Text.Name) == "Token"
    assert found.text(QAccessible.Text.Description).startswith("1,000,008 characters: ab")
    assert found.state().readOnly
    assert found.childCount() == 0
    assert found.rect().contains(text.characterRect(4).topLeft())
    assert text.offsetAtPoint(text.characterRect(4).center()) in (4, 5)


def test_what_is_read_goes_with_the_widget(qtbot: QtBot) -> None:
    for _ in range(50):
        holder = QWidget()
        inner = LongText(holder)
        inner.set_text("abc")
        assert readable(inner).text(0, -1) == "abc"
        alone = LongText()
        assert readable(alone).characterCount() == 0
        del holder, inner, alone
    gc.collect()
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, LongText)]
