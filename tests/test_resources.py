"""What ships beside the code is there, can be drawn, and agrees with the code that names it."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

from inspector.resources import resource

ICONS = sorted(resource("icons").glob("*.svg"))
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def test_a_name_that_is_no_file_says_so() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/no-such\.svg"):
        resource("icons/no-such.svg")


@pytest.mark.parametrize("icon", [*ICONS, resource("token-inspector.svg")], ids=lambda path: path.stem)
def test_a_picture_can_be_drawn(icon: Path, qapp: object) -> None:
    renderer = QSvgRenderer(str(icon))
    assert renderer.isValid()
    assert renderer.defaultSize().width() == renderer.defaultSize().height()


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_an_icon_has_one_colour_so_that_it_can_take_any(icon: Path) -> None:
    drawing = icon.read_text(encoding="utf-8")
    assert COLOUR.findall(drawing) == ["#000000"]
    assert 'viewBox="0 0 16 16"' in drawing


def test_the_desktop_entry_starts_the_command_and_names_the_icon() -> None:
    entry = configparser.RawConfigParser(delimiters=("=",))
    entry.optionxform = str  # type: ignore[method-assign,assignment]  # keys keep their case, the documented way
    entry.read(resource("token-inspector.desktop"), encoding="utf-8")
    main = entry["Desktop Entry"]
    assert main["Exec"].split()[0] == "token-inspector"
    assert resource(f"{main['Icon']}.svg").is_file()
    assert all(main[key].endswith(";") for key in ("Categories", "Keywords", "MimeType"))


def test_every_icon_is_asked_for_by_a_name_that_exists() -> None:
    """`resource("icons/…")` in the code names a file; a typing error would only show as an empty button."""
    package = Path(__file__).resolve().parent.parent / "inspector"
    asked = {
        name
        for module in package.rglob("*.py")
        for name in re.findall(r'resource\(f?"([^"{}]+)"\)', module.read_text(encoding="utf-8"))
        if module.name != "resources.py"
    }
    missing = {name for name in asked if not resource("icons").parent.joinpath(name).exists()}
    assert not missing
