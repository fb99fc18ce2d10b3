from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.model.lifetime import read_dates
from inspector.service.documents.scanner import scan
from inspector.view.claims.model import MEANING, NAME, VALUE
from inspector.view.claims.table import ClaimsView, TextColours
from inspector.view.text.json_colours import ENOUGH, colours_of, contrast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CLAIMS = b'{"iss":"https://issuer.example","aud":["api","web"],"exp":1767225600,"nested":{"a":{"b":1},"c":2},"azp":"x"}'


@pytest.fixture
def view(qtbot: QtBot) -> ClaimsView:
    view = ClaimsView()
    qtbot.addWidget(view)
    document = scan(CLAIMS)
    view.show_document(document, read_dates(document))
    view.resize(500, 400)
    view.show()
    view.setFocus()
    return view


def names(view: ClaimsView) -> list[str]:
    return [view.claims.name_text(row) for row in range(view.claims.rowCount())]


def go_to(view: ClaimsView, name: str) -> None:
    view.setCurrentIndex(view.claims.index(names(view).index(name), NAME))


def current(view: ClaimsView) -> str:
    return view.claims.name_text(view.currentIndex().row())


def test_right_and_left_move_as_in_a_tree(view: ClaimsView) -> None:
    go_to(view, "nested")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert "a" not in names(view)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert current(view) == "nested"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert names(view)[-5:] == ["nested", "a", "b", "c", "azp"]
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert current(view) == "b"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert current(view) == "b"
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert current(view) == "a"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_toggles(view: ClaimsView, key: Qt.Key) -> None:
    go_to(view, "aud")
    QTest.keyClick(view, key)
    assert "[0]" not in names(view)
    QTest.keyClick(view, key)
    assert "[0]" in names(view)
    assert current(view) == "aud"


def test_an_asterisk_expands_all_that_is_inside(view: ClaimsView) -> None:
    view.collapse_all()
    go_to(view, "nested")
    QTest.keyClick(view, Qt.Key.Key_Asterisk, Qt.KeyboardModifier.ShiftModifier)
    assert names(view) == ["iss", "aud", "exp", "nested", "a", "b", "c", "azp"]
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert names(view) == ["iss", "aud", "exp", "nested", "azp"]
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert "b" in names(view)


def test_home_and_end_go_to_the_first_and_the_last_row(view: ClaimsView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    assert current(view) == "azp"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert current(view) == "iss"


def test_typing_finds_a_name(view: ClaimsView) -> None:
    go_to(view, "iss")
    QTest.keyClicks(view, "az")
    assert current(view) == "azp"


def test_the_same_letter_again_goes_on(view: ClaimsView) -> None:
    go_to(view, "iss")
    found = []
    for _ in range(4):
        QTest.keyClicks(view, "a")
        found.append(current(view))
    assert found == ["aud", "a", "azp", "aud"]


def test_expanding_all_keeps_the_current_row(view: ClaimsView) -> None:
    view.collapse_all()
    go_to(view, "azp")
    view.expand_all()
    assert current(view) == "azp"
    view.collapse_all()
    assert current(view) == "azp"


def test_a_key_copies_the_value(view: ClaimsView, qtbot: QtBot) -> None:
    go_to(view, "iss")
    with qtbot.waitSignal(view.copyRequested) as copied:
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == ["https://issuer.example"]


def test_the_menu_offers_what_can_be_copied(view: ClaimsView, qtbot: QtBot) -> None:
    copied: list[str] = []
    view.copyRequested.connect(copied.append)
    menu = view.copy_menu(names(view).index("iss"))
    qtbot.addWidget(menu)
    for action in menu.actions():
        if action.data() is not None:  # a separator has none
            action.trigger()
    assert copied == ["https://issuer.example", "iss", '"iss":"https://issuer.example"', "$.iss", "/iss"]


@pytest.mark.parametrize(
    "key, copied", [(Qt.Key.Key_P, "$.nested.a.b"), (Qt.Key.Key_J, '"b":1')], ids=["path", "claim as JSON"]
)
def test_keys_copy_the_path_and_the_claim(view: ClaimsView, qtbot: QtBot, key: Qt.Key, copied: str) -> None:
    go_to(view, "b")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(view.copyRequested) as asked:
        QTest.keyClick(view, key, both)
    assert asked.args == [copied]


def test_the_menu_expands_and_collapses(view: ClaimsView, qtbot: QtBot) -> None:
    for place, is_there in ((-1, False), (-2, True)):
        menu = view.copy_menu(names(view).index("nested"))
        qtbot.addWidget(menu)
        menu.actions()[place].trigger()
        assert ("b" in names(view)) is is_there


def test_raw_bytes_are_copied_without_an_error(view: ClaimsView, qtbot: QtBot) -> None:
    view.show_document(scan(b'{"a":"\xff"}'))
    go_to(view, "a")
    with qtbot.waitSignal(view.copyRequested) as copied:
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == ['"\\xFF"']


def test_the_triangle_and_a_double_click_toggle(view: ClaimsView) -> None:
    row = names(view).index("nested")
    cell = view.visualRect(view.claims.index(row, NAME))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 10, cell.center().y()))
    assert "c" not in names(view)
    value = view.visualRect(view.claims.index(row, VALUE))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=value.center())
    assert "c" not in names(view)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=value.center())
    assert "c" in names(view)


@pytest.mark.parametrize("width", [120, 300, 500, 1600])
def test_the_columns_fill_the_width_and_no_more(view: ClaimsView, width: int) -> None:
    view.resize(width, 300)
    widths = [view.columnWidth(column) for column in (NAME, VALUE, MEANING)]
    assert sum(widths) == view.viewport().width()
    assert widths[NAME] <= 0.4 * width
    assert min(widths) > 0


def test_values_have_all_the_room_where_nothing_means_anything(view: ClaimsView) -> None:
    view.show_document(scan(b'{"alg":"RS256"}'))
    assert view.columnWidth(MEANING) == 0


def test_rows_are_equally_high_and_follow_the_font(view: ClaimsView) -> None:
    before = view.rowHeight(0)
    font = view.font()
    font.setPointSize(font.pointSize() * 3)
    view.setFont(font)
    assert view.rowHeight(0) == view.rowHeight(view.claims.rowCount() - 1) > before


def test_a_screen_reader_hears_the_whole_row(view: ClaimsView) -> None:
    view.show_time(1767225600 - 712)
    table = QAccessible.queryAccessibleInterface(view)
    assert table is not None
    heard = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
    assert 'iss: "https://issuer.example"' in heard
    assert "aud: [2], expanded" in heard
    assert any(said.startswith("exp: 1767225600, ") and said.endswith("in 11 min 52 s") for said in heard)


def painted(view: ClaimsView) -> QImage:
    return view.grab().toImage()


def test_a_tick_repaints_and_the_same_time_does_not(view: ClaimsView) -> None:
    view.resize(1200, 300)
    view.show_time(1_700_000_000)
    before = painted(view)
    view.show_time(1_700_000_000)
    assert painted(view) == before
    view.show_time(1_767_225_600)
    assert painted(view) != before


def test_the_colours_of_a_theme_are_taken(view: ClaimsView) -> None:
    before = painted(view)
    view.set_colours(TextColours(*[QColor("#ff00ff")] * 7))
    assert painted(view) != before


def test_every_row_can_be_painted_whatever_it_holds(view: ClaimsView) -> None:
    nested = b"[" * 3_000 + b"]" * 3_000
    for raw in (nested, b"\xff\x00", b"", b"{}", b'{"a":"' + b"\xcc\x81" * 5_000 + b'"}', b'{"a":1,"a":2', CLAIMS):
        view.show_document(scan(raw))
        view.expand_all()
        view.scrollToBottom()
        assert not painted(view).isNull()


@pytest.mark.parametrize("base, text", [("#ffffff", "#1b1c1f"), ("#1b1c1f", "#e6e6e6"), ("#000000", "#ffffff")])
def test_colours_can_be_read(qapp: QApplication, base: str, text: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    for colour in colours_of(palette):
        assert contrast(colour, QColor(base)) >= ENOUGH


def test_the_view_follows_another_palette(view: ClaimsView) -> None:
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    palette.setColor(QPalette.ColorRole.Text, QColor("white"))
    before = painted(view)
    view.setPalette(palette)
    assert painted(view) != before


def test_a_large_document_is_painted_by_the_rows_in_view(view: ClaimsView, monkeypatch: pytest.MonkeyPatch) -> None:
    view.show_document(scan(json.dumps({f"c{i}": [i] for i in range(20_000)}).encode()))
    view.expand_all()
    assert view.claims.rowCount() == 40_000
    asked: set[int] = set()
    value_text = view.claims.value_text

    def count(row: int, limit: int = 500) -> str:
        asked.add(row)
        return value_text(row, limit)

    monkeypatch.setattr(view.claims, "value_text", count)
    painted(view)
    assert 0 < len(asked) < 100


def test_the_bytes_belong_to_the_chosen_row_and_keep_their_room(view: ClaimsView) -> None:
    go_to(view, "iss")
    view.selectRow(view.currentIndex().row())
    view.show_sizes(True)
    assert len(view.selectionModel().selectedIndexes()) == 4
    assert sum(view.columnWidth(column) for column in range(4)) == view.viewport().width()
    assert view.columnWidth(3) >= view.fontMetrics().horizontalAdvance("30 B")
    view.show_sizes(False)
    assert sum(view.columnWidth(column) for column in range(3)) == view.viewport().width()


def test_a_chosen_row_stays_in_view_when_the_room_shrinks(view: ClaimsView) -> None:
    row = view.claims.rowCount() - 1
    view.setCurrentIndex(view.claims.index(row, NAME))
    view.resize(500, 80)
    assert view.visualRect(view.claims.index(row, NAME)).bottom() <= view.viewport().height()


def test_a_value_is_gone_to_out_of_folded_ones(view: ClaimsView) -> None:
    view.collapse_all()
    assert "b" not in names(view)
    chosen: list[int] = []
    view.rowChosen.connect(lambda _view, row: chosen.append(row))
    path = "$.nested.a.b"
    document = view.claims.document
    view.go_to(next(node for node in range(len(document.kinds)) if document.path(node) == path))
    assert view.path_of(view.currentIndex().row()) == path
    assert chosen[-1] == view.currentIndex().row()


def test_values_are_measured_in_the_font_of_the_moment(view: ClaimsView) -> None:
    delegate = view._delegate
    before = delegate.fixed_metrics().height()
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 3)
    view.setFont(font)
    large = delegate.fixed_metrics().height()
    assert large > 2 * before
    other = QFont(delegate.fixed_font)
    other.setItalic(True)
    delegate.fixed_font = other
    assert delegate._fixed(view.font()).italic()
