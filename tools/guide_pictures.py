"""Takes the pictures of the user guide: each feature in the real window, with tokens that are made for it.

`python tools/guide_pictures.py` takes all; with names of scenes behind it, those. The settings of the person stay untouched.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="guide-")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from inspector.app import application
from tools.pictures import crafting, judging, reading
from tools.pictures.scene import PICTURES, Scene

SCENES = {scene.__name__: scene for scene in (*reading.SCENES, *judging.SCENES, *crafting.SCENES)}


def main() -> None:
    """Play the scenes one after the other."""
    application()
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or SCENES:
        scene = Scene()
        SCENES[name](scene)
        scene.close()


if __name__ == "__main__":
    main()
