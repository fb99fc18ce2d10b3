"""The user guide: its pictures and links are there, and what it names exists in the program."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from inspector.arguments import parse
from inspector.view.frame.actions import DEEDS

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
STANDARD_KEYS = {"Ctrl+C", "Ctrl+V", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z"}
"""Known to Qt by other names than these."""


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("place", sorted(set(re.findall(r"!\[[^]]+]\(([^)]+)\)", GUIDE))))
def test_each_picture_is_there_and_light(place: str) -> None:
    picture = ROOT / "docs" / place
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 400_000


def test_no_picture_is_left_over() -> None:
    pictures = {path.name for path in (ROOT / "docs" / "pictures" / "guide").iterdir()}
    assert pictures == set(re.findall(r"pictures/guide/([\w-]+\.png)", GUIDE))


@pytest.mark.parametrize("text", [GUIDE, README], ids=["guide", "readme"])
def test_links_lead_somewhere(text: str) -> None:
    for target in re.findall(r"(?<!!)\[[^]]+]\(([^)]+)\)", text):
        file, _, heading = target.partition("#")
        place = (ROOT / "docs" if text is GUIDE else ROOT) / file
        assert place.exists(), target
        if heading:
            page = place.read_text(encoding="utf-8") if file else text
            headings = re.findall(r"(?m)^#+ (.+)$", page)
            assert heading in {anchor(each) for each in headings}, target


def test_options_that_are_named_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    known = capsys.readouterr().out
    for option in set(re.findall(r"`(--[a-z-]+)", GUIDE + README)):
        assert option in known, option


def literals() -> set[str]:
    """Every text in the code of the window, without the marks of mnemonics and of dialogs."""
    found = set()
    for room in ("view", "model/sentences"):
        for file in (ROOT / "inspector" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value.replace("&", "").rstrip("…"))
    return found


def test_what_is_written_like_a_part_of_the_window_stands_in_it() -> None:
    known = {text.lower() for text in literals()}
    places = set(re.findall(r"(?<![*\w])\*([^*\n]+)\*(?!\*)", GUIDE))
    assert "View › Time shown as" in places
    for place in places - {"Open", "Copy", "Compare"}:
        for name in place.split(" › "):
            assert name.rstrip("…").lower() in known, place


def test_shortcuts_that_are_named_exist() -> None:
    deeds = {deed.keys for _, deeds in DEEDS.values() for deed in deeds if deed is not None}
    known = deeds | literals() | STANDARD_KEYS
    named = set(re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF\d\b", GUIDE + README))
    assert "Ctrl+F" in named
    for keys in named:
        assert keys in known, keys
