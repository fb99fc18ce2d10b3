"""The scenes about new tokens: changed, refreshed, compared with those before, and kept an eye on."""

from __future__ import annotations

import json

import jwt
from PySide6.QtWidgets import QApplication, QDialog

from tools.pictures.scene import CLAIMS, GOOD, NOW, SECRET, Scene, take_alone


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


def refresh(scene: Scene) -> None:
    """A token with new dates, and the strip that tells the change."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.ask("refresh")
    scene.take("refresh")


def compare(scene: Scene) -> None:
    """A token and the one of ENCODE side by side."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.write("newPayloadEdit", changed())
    scene.ask("compare-new")
    window = scene.find(QDialog, "compareWindow")
    take_alone(window, "compare")


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


SCENES = (craft, refresh, compare, watch, dark)
