"""Takes the pictures of the README from the real window, with tokens that are made for them."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="pictures-")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import jwt

from inspector.app import application
from tools.pictures.scene import CLAIMS, GOOD, NOW, SECRET, Scene

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"


def main() -> None:
    """Take every picture; the window is a new one for each, so that none shows another's traces."""
    application()
    PICTURES.mkdir(parents=True, exist_ok=True)
    expired = jwt.encode({**CLAIMS, "iat": NOW - 14_400, "exp": NOW - 10_800}, SECRET, headers={"kid": "a1"})
    for theme in ("light", "dark"):
        take(f"verified-{theme}", theme, {"tokenEdit": GOOD, "keyEdit": SECRET, "audienceEdit": "api"})
        take(f"expired-{theme}", theme, {"tokenEdit": expired, "keyEdit": SECRET, "audienceEdit": "mobile"})
    take("broken-light", "light", {"tokenEdit": GOOD[:-20].replace("eyJpc3", "eyJp\u200bc3!", 1), "keyEdit": SECRET})
    take("empty-light", "light", {})
    new = '{\n  "sub": "user-1",\n  "aud": "api",\n  "role": "admin",\n  "iat": 1793790000,\n  "exp": 1793793600\n}'
    take("encoder-light", "light", {"tokenEdit": GOOD, "keyEdit": SECRET, "newPayloadEdit": new})
    take("small-dark", "dark", {"tokenEdit": GOOD, "keyEdit": SECRET}, size=(1024, 640))


def take(name: str, theme: str, texts: dict[str, str], size: tuple[int, int] = (1280, 800)) -> None:
    """Fill a fresh window with the texts, and keep its picture under the name."""
    scene = Scene(theme, size)
    for field, text in texts.items():
        scene.write(field, text)
    scene.settle()
    scene.window.grab().save(str(PICTURES / f"{name}.png"))
    scene.close()


if __name__ == "__main__":
    main()
