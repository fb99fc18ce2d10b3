from __future__ import annotations

import html

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import Qt

from inspector.view.look import escaping


def test_the_screen_shows_less_than_a_report() -> None:
    assert escaping.shown("x" * 1_500) == "x" * 500 + "… (+1,000 characters)"
    assert escaping.shown("a\u202eb") == "a\\u{202E}b"
    assert escaping.shown_part("0123456789", 2, 9, 3) == "234… (+4 characters)"


def test_what_is_not_shown_is_counted_in_the_language_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    def translate(context: str, text: str) -> str:
        return {("Escaping", "… (+{0} characters)"): "… (+{0} Zeichen)"}[context, text]

    monkeypatch.setattr(QCoreApplication, "translate", staticmethod(translate))
    assert escaping.shown("x" * 12, 10) == "x" * 10 + "… (+2 Zeichen)"


@pytest.mark.parametrize("text", ["<img src='file:///x'>", "<b>bold</b> & more", "a\nb  c", "x" * 1000])
def test_a_tooltip_shows_markup_as_text(text: str) -> None:
    made = escaping.tooltip(text)
    assert Qt.mightBeRichText(made)
    for piece in ("<img", "<b>"):
        assert piece not in made


def test_a_tooltip_spells_markup_as_pythons_own_module_does() -> None:
    text = """<a href="x">'Fish' & chips</a>"""
    assert html.escape(text) in escaping.tooltip(text)


def test_an_empty_tooltip_is_none() -> None:
    assert escaping.tooltip("") == ""
