"""The scenes about new tokens: changed, refreshed, compared with those before, and kept an eye on."""

from __future__ import annotations

import json

import jwt
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QDialog, QLineEdit, QMenu

from inspector.model.renewal import BY_ITSELF
from inspector.view.encode.templates_button import TemplatesButton
from tools.pictures.scene import CLAIMS, GOOD, ISSUER, NOW, SECRET, Scene, take_alone


def changed() -> str:
    """The claims with another role and a later expiry, and without scope; a list stays on its line."""
    claims = {**CLAIMS, "role": "admin", "exp": NOW + 86_400}
    del claims["scope"]
    return (
        "{\n  "
        + ",\n  ".join(f'"{name}": {json.dumps(value, separators=(",", ":"))}' for name, value in claims.items())
        + "\n}"
    )


def craft(scene: Scene) -> None:
    """A claim changed, signed at each key press."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.write("newPayloadEdit", changed())
    scene.take("craft")


def dates(scene: Scene) -> None:
    """A date of the new payload, in words."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.write("newPayloadEdit", changed())
    editor = scene.window.encode_pane.new_payload_edit
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index('"exp"') + 10)
    QApplication.setActiveWindow(scene.window)
    editor.setFocus()
    scene.settle()
    editor.setTextCursor(cursor)
    scene.settle()
    scene.take("dates", scene.window.encode_pane)


def completion(scene: Scene) -> None:
    """Names that fit, with what the chosen one means."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.write("newPayloadEdit", changed())
    editor = scene.window.encode_pane.new_payload_edit
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index('"iat"') - 3)
    QApplication.setActiveWindow(scene.window)
    editor.setFocus()
    scene.settle()
    editor.setTextCursor(cursor)
    editor.insertPlainText("\n  ")
    QTest.keyClicks(editor, '"a')
    scene.settle()
    QTest.keyClick(editor, Qt.Key.Key_Down)
    scene.settle()
    scene.take("completion", scene.window.encode_pane)


def forms(scene: Scene) -> None:
    """An SD-JWT that is made here, with claims that the holder may keep back."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    choice = scene.find(QComboBox, "tokenForm")
    choice.setCurrentIndex(next(row for row in range(choice.count()) if "SD-JWT" in choice.itemText(row)))
    choice.activated.emit(choice.currentIndex())
    scene.settle()
    claims = scene.find(QAbstractItemView, "concealedClaims")
    for row in (1, 2):
        claims.model().setData(claims.model().index(row, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    scene.settle()
    scene.take("forms", scene.window.encode_pane)


def templates(scene: Scene) -> None:
    """The menu of templates, and the questions of one of them."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    button = scene.find(TemplatesButton, "newButton")
    scene.ask("new")
    menu = scene.find(QMenu, "newMenu")
    take_alone(menu, "templates")
    menu.close()
    button.templateChosen.emit("access-token")
    scene.settle()
    dialog = scene.find(QDialog, "questionsDialog")
    take_alone(dialog, "template-questions")
    dialog.accept()
    scene.settle()


def make_key(scene: Scene) -> None:
    """A key that was made, in every form."""
    scene.paste(GOOD)
    scene.ask("make-key")
    dialog = scene.find(QDialog, "keysMadeDialog")
    choice = scene.find(QComboBox, "madeKind")
    choice.setCurrentIndex(next(row for row in range(choice.count()) if "P-256" in choice.itemText(row)))
    choice.activated.emit(choice.currentIndex())
    scene.press("makeKeyButton")
    take_alone(dialog, "make-key")


def test_set(scene: Scene) -> None:
    """What an API must refuse."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.ask("test-set")
    take_alone(scene.find(QDialog, "testSetDialog"), "test-set")


def issuer(scene: Scene) -> None:
    """What a refresh at the issuer would send."""
    answer = {"access_token": GOOD, "token_type": "Bearer", "expires_in": 3600, "refresh_token": "8xLOxBtZp8Qw3nXzTg0v"}
    scene.paste(json.dumps(answer))
    scene.ask("refresh-issuer")
    window = scene.find(QDialog, "grantWindow")
    for name, text in (("grantEndpointEdit", f"{ISSUER}/token"), ("grantClientEdit", "web")):
        field = scene.find(QLineEdit, name)
        field.clear()
        QTest.keyClicks(field, text)
    scene.settle()
    take_alone(window, "issuer")


def refresh(scene: Scene) -> None:
    """A token with new dates, and the strip that tells the change."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.ask("refresh")
    scene.take("refresh")


def history(scene: Scene) -> None:
    """Every refresh of a token, by hand and by itself."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.app.watch.renewer.renew(scene.app.desk.chosen, by=BY_ITSELF)
    scene.settle()
    scene.app.refresher.lifetime_chosen(8 * 3600)
    scene.ask("refresh")
    scene.ask("history")
    take_alone(scene.find(QDialog, "historyDialog"), "history")


def compare(scene: Scene) -> None:
    """A token and the one of ENCODE side by side."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.write("newPayloadEdit", changed())
    scene.ask("compare-new")
    window = scene.find(QDialog, "compareWindow")
    take_alone(window, "compare")


def copy_as(scene: Scene) -> None:
    """What a token can be copied as."""
    scene.paste(GOOD)
    menu = scene.window.menus.copy_as_menu
    menu.aboutToShow.emit()
    take_alone(menu, "copy-as")


def watch(scene: Scene) -> None:
    """Two tokens that somebody keeps an eye on, and when the program warns."""
    claims = {**CLAIMS, "sub": "bot", "iat": NOW - 60, "exp": NOW + 86_400}
    scene.paste(f"access_token={GOOD}\nid_token={jwt.encode(claims, SECRET)}")
    scene.write("keyEdit", SECRET)
    for entry in scene.app.desk.entries:
        scene.app.desk.pin(entry.number)
    scene.ask("watch")
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "watchWindow")
    take_alone(window, "watch")
    menu = scene.window.menus.warn_menu
    menu.aboutToShow.emit()
    take_alone(menu, "warnings")
    window.close()


def dark(scene: Scene) -> None:
    """The window in the dark, smaller."""
    scene.window.theme.choose("dark")
    scene.window.resize(1024, 640)
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.take("dark")


SCENES = (
    craft,
    completion,
    dates,
    forms,
    templates,
    make_key,
    test_set,
    issuer,
    refresh,
    history,
    compare,
    copy_as,
    watch,
    dark,
)
