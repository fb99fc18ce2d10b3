"""The frame: names by which it is found, the ways in, and what it remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from inspector.view.frame.window import MainWindow
from inspector.view.look.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours, Tone
from inspector.view.text.json_colours import contrast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        window = MainWindow(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture
def window(make: Callable[[], MainWindow]) -> MainWindow:
    return make()


@pytest.mark.parametrize(
    "kind, name, label",
    [
        (QPlainTextEdit, "tokenEdit", "Token"),
        (QPlainTextEdit, "keyEdit", "Key"),
        (QPlainTextEdit, "newHeaderEdit", "New header"),
        (QPlainTextEdit, "newPayloadEdit", "New payload"),
        (QPlainTextEdit, "signingKeyEdit", "Signing key"),
        (QPlainTextEdit, "newTokenView", "New token"),
        (QLineEdit, "audienceEdit", "Audience"),
        (QLineEdit, "issuerEdit", "Issuer"),
        (QLineEdit, "subjectEdit", "Subject"),
        (QLineEdit, "requiredEdit", "Required claims"),
        (QLineEdit, "leewayEdit", "Leeway (seconds)"),
        (QLineEdit, "asOfEdit", "As of (empty: now)"),
        (QLineEdit, "passwordEdit", "Password"),
        (QAbstractItemView, "headerView", "Header"),
        (QAbstractItemView, "payloadTree", "Payload"),
        (QAbstractItemView, "checksView", "Checks"),
        (QAbstractItemView, "findingsView", "Findings"),
        (QAbstractItemView, "tokenShelf", "Tokens"),
        (QAbstractItemView, "algorithmChoice", "Allowed algorithms"),
        (QComboBox, "signingAlgorithm", "Signing algorithm"),
        (QComboBox, "secretEncoding", "Secret encoding"),
        (QLabel, "signatureStatus", "Signature status: no token"),
        (QLabel, "expiryCountdown", "Time left: no token"),
        (QWidget, "validityTimeline", "Validity"),
        (QWidget, "payloadView", "Payload"),
        (QToolButton, "refreshButton", "Refresh"),
        (QPushButton, "inspectButton", "Inspect this token"),
    ],
)
def test_everything_has_its_name(window: MainWindow, kind: type[QWidget], name: str, label: str) -> None:
    found = window.findChildren(kind, name)

    assert [widget.accessibleName() for widget in found] == [label]


def test_the_refresh_button_has_no_menu_of_its_own(window: MainWindow) -> None:
    assert window.refresh_button.menu() is None


def test_no_label_ever_reads_markup(window: MainWindow) -> None:
    labels = window.findChildren(QLabel)

    assert len(labels) > 10
    assert {label.textFormat() for label in labels if label.pixmap().isNull()} <= {
        Qt.TextFormat.PlainText,
        Qt.TextFormat.AutoText,
    }
    guessing = [label for label in labels if label.textFormat() == Qt.TextFormat.AutoText and label.text()]
    assert guessing == []


def press_ctrl_v(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_v_outside_an_editor_replaces_the_token(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QGuiApplication.clipboard().setText("eyJ.a.b")
    window.verify_pane.checks_view.setFocus()

    with qtbot.waitSignal(window.pasteRequested, timeout=1000) as told:
        press_ctrl_v(window.verify_pane.checks_view)

    assert told.args == ["eyJ.a.b"]


def test_ctrl_v_inside_an_editor_is_the_editors(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QGuiApplication.clipboard().setText("hush")
    window.verify_pane.key_section.key_edit.setFocus()

    with qtbot.assertNotEmitted(window.pasteRequested):
        press_ctrl_v(window.verify_pane.key_section.key_edit)

    assert window.verify_pane.key_section.key_edit.toPlainText() == "hush"


def drop(window: MainWindow, mime: QMimeData) -> None:
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, button, key))


def test_a_dropped_text_is_pasted_and_a_dropped_file_is_opened(window: MainWindow, tmp_path: Path) -> None:
    told: list[object] = []
    window.pasteRequested.connect(told.append)
    window.openRequested.connect(told.append)
    text, file = QMimeData(), QMimeData()
    text.setText("eyJ.a.b")
    paths = (str(tmp_path / "log"), str(tmp_path / "other"))
    file.setUrls([*map(QUrl.fromLocalFile, paths), QUrl("https://example.com/")])

    drop(window, text)
    drop(window, file)

    assert told == ["eyJ.a.b", paths]


def test_files_that_are_dropped_on_the_editor_are_opened_too(window: MainWindow, tmp_path: Path) -> None:
    told: list[object] = []
    window.openRequested.connect(told.append)
    paths = (str(tmp_path / "log"), str(tmp_path / "other"))
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(path) for path in paths])

    window.paste_pane.token_edit.insertFromMimeData(files)

    assert told == [paths]


@pytest.mark.parametrize("paths, told", [(["a", "b"], [("a", "b")]), ([], [])])
def test_several_files_can_be_chosen_at_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, paths: list[str], told: list[object]
) -> None:
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *_: (paths, ""))
    asked: list[object] = []
    window.openRequested.connect(asked.append)

    window.menus.actions["open"].trigger()

    assert asked == told


@pytest.mark.parametrize("what", ["token", "header", "payload", "authorization", "new-token"])
def test_each_copy_is_asked_for_by_name(qtbot: QtBot, window: MainWindow, what: str) -> None:
    with qtbot.waitSignal(window.copyRequested, timeout=1000) as told:
        window.menus.actions[f"copy-{what}"].trigger()

    assert told.args == [what]


def test_a_refresh_that_cannot_be_says_why(qtbot: QtBot, window: MainWindow) -> None:
    window.show_refresh("A public key cannot sign.")
    off = window.refresh_button.isEnabled(), window.refresh_button.toolTip()
    window.show_refresh("")

    with qtbot.waitSignal(window.refreshRequested, timeout=1000):
        window.refresh_button.click()
    assert off == (False, "A public key cannot sign.")


def test_a_lifetime_is_chosen_beside_the_refresh_button(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.lifetime_menu.aboutToShow.emit()
    choice = window.menus.lifetime_menu.actions()[3]

    with qtbot.waitSignal(window.lifetimeChosen, timeout=1000) as told:
        choice.trigger()

    assert told.args == [3600.0]
    assert window.refresh_button.accessibleName() == "Refresh"


def test_being_seen_is_told_when_it_changes(qtbot: QtBot, window: MainWindow) -> None:
    told: list[bool] = []
    window.shownChanged.connect(told.append)

    window.show()
    window.hide()

    assert told == [True, False]


def test_it_remembers_its_shape_and_nothing_else(make: Callable[[], MainWindow], tmp_path: Path) -> None:
    window = make()
    window.show()
    window.paste_pane.show_text("eyJ-private")
    window.verify_pane.key_section.key_edit.setPlainText("hush-secret")
    window.menus.actions["fold"].trigger()
    window.menus.themeAsked.emit("dark")
    window.close()
    window._settings.sync()
    again = make()

    assert again.encode_pane.isHidden()
    assert again.theme.choice == "dark"
    assert set(again._settings.allKeys()) == {
        "geometry",
        *(f"{splitter.objectName()}-{splitter.count()}" for splitter in again._splitters()),
        "encodeShown",
        "theme",
    }
    kept = (tmp_path / "settings.ini").read_text()
    assert "eyJ-private" not in kept
    assert "hush-secret" not in kept


@pytest.mark.parametrize("width, height", [(1280, 800), (1024, 640)])
def test_all_three_columns_are_whole(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()

    assert (window.width(), window.height()) == (width, height)
    for pane in (window.paste_pane, window.verify_pane, window.encode_pane):
        place = pane.mapTo(window, QPoint(pane.width(), pane.height()))
        assert place.x() <= width
        assert place.y() <= height


def test_the_keyboard_reaches_every_column_from_left_to_right(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitExposed(window):
        window.show()
    names = []
    widget: QWidget | None = window.paste_pane.token_edit.nextInFocusChain()
    while widget is not None and widget is not window.paste_pane.token_edit:
        names.append(widget.objectName())
        widget = widget.nextInFocusChain()

    wanted = ["headerView", "payloadTree", "keyEdit", "audienceEdit", "checksView", "newTokenView", "inspectButton"]
    assert [name for name in names if name in wanted] == wanted


def tones(colours: Colours) -> list[tuple[str, str]]:
    pairs = [(value.ink, value.paper) for value in colours if isinstance(value, Tone)]
    pairs += [(value.ink, colours.base) for value in colours if isinstance(value, Tone)]
    pairs += [(colours.text, colours.window), (colours.text, colours.base), (colours.on_accent, colours.accent)]
    pairs += [(colours.muted, colours.window), (colours.muted, colours.base), (colours.text, colours.selection)]
    pairs += [(colours.muted, value.paper) for value in colours if isinstance(value, Tone)]
    return pairs + [(ink, colours.base) for ink in (colours.header, colours.payload, colours.signature)]


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_every_text_can_be_read_on_what_lies_under_it(colours: Colours) -> None:
    poor = {pair for pair in tones(colours) if contrast(QColor(pair[0]), QColor(pair[1])) < 4.5}

    assert poor == set()


def test_a_theme_dresses_the_application(window: MainWindow) -> None:
    window.menus.themeAsked.emit("dark")
    dark = QApplication.palette().window().color()
    window.menus.themeAsked.emit("light")

    assert dark == QColor(DARK.window)
    assert QApplication.palette().window().color() == QColor(LIGHT.window)


def test_f5_says_why_there_is_nothing_to_refresh(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()
    window.show_refresh("This is a public key.")
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.statusBar().currentMessage() == "This is a public key."
    window.show_refresh("")
    with qtbot.waitSignal(window.refreshRequested):
        QTest.keyClick(window, Qt.Key.Key_F5)


def test_find_claim_opens_over_the_claims_and_closes_again(window: MainWindow) -> None:
    window.show()
    window.activateWindow()
    window.paste_pane.token_edit.setFocus()
    window.menus.actions["find"].trigger()
    edit = window.findChild(QLineEdit, "findEdit")
    assert edit is not None
    assert window.focusWidget() is edit
    assert edit.accessibleName() == "Find claim"
    for name in ("find-next", "find-previous"):
        window.menus.actions[name].trigger()
        assert window.focusWidget() is edit
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit.isVisible()
    assert window.focusWidget() is not edit


def test_bytes_per_claim_are_shown_on_demand(window: MainWindow) -> None:
    views = (window.paste_pane.header_view, window.paste_pane.payload_view.tree)
    for shows in (True, False):
        window.menus.actions["sizes"].trigger()
        assert {view.claims.shows_sizes for view in views} == {shows}


def test_what_was_said_of_one_text_does_not_stand_under_the_next(window: MainWindow) -> None:
    for asked in (window.pasteRequested, window.openRequested):
        window.show_message("The file cannot be opened.")
        asked.emit("next" if asked is window.pasteRequested else ("next",))
        assert window.statusBar().currentMessage() == ""
