from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import escaping


@pytest.mark.parametrize(
    "text, seen",
    [
        ("user-1", "user-1"),
        ("é ü 漢字 שלום 😀", "é ü 漢字 שלום 😀"),
        ("a\u202eb", "a\\u{202E}b"),
        ("a\u200bb\u00adc", "a\\u{200B}b\\u{AD}c"),
        ("a\u00a0b\u3000c", "a\\u{A0}b\u3000c"),
        ("❤\ufe0f", "❤\\u{FE0F}"),
        ("\u115f\u3164\u2800\u034f", "\\u{115F}\\u{3164}\\u{2800}\\u{34F}"),
        ("tag\U000e0041", "tag\\u{E0041}"),
        ("\x00\n\x1b\x7f\x85", "\\u{0}\\u{A}\\u{1B}\\u{7F}\\u{85}"),
        ("\udcff\udc80", "\\xFF\\x80"),
        ("\ud800\udbff", "\\u{D800}\\u{DBFF}"),
        ("e\u0301", "e\u0301"),
        ("z" + "\u0301" * 6, "z" + "\u0301" * 4 + "\\u{301}" * 2),
        ("", ""),
    ],
)
def test_odd_characters_are_spelt_out(text: str, seen: str) -> None:
    assert escaping.shown(text) == seen


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_nothing_that_hides_reaches_the_screen(text: str) -> None:
    seen = escaping.shown(text)
    seen.encode()  # no lone surrogate is left
    assert not any(escaping.is_odd(character) for character in seen)


@given(st.text())
def test_a_quick_no_is_never_wrong(text: str) -> None:
    assert escaping.may_be_odd(text) or escaping.escaped(text) == text or "\\u{3" in escaping.escaped(text)


def test_sizes_are_bounded_and_the_rest_is_counted() -> None:
    assert escaping.shown("x" * 12_445, 100) == "x" * 100 + "… (+12,345 characters)"
    assert escaping.shown("x" * 100, 100) == "x" * 100


def test_a_part_is_shown_without_its_surroundings() -> None:
    assert escaping.shown_part('{"a":"b"}', 5, 8) == '"b"'
    assert escaping.shown_part("0123456789", 2, 9, 3) == "234… (+4 characters)"


def test_what_goes_to_the_clipboard_can_be_encoded() -> None:
    assert escaping.sendable("plain 漢字\n") == "plain 漢字\n"
    assert escaping.sendable("a\udcffb\ud800\u202e") == "a\\xFFb\\u{D800}\u202e"


@pytest.mark.parametrize(
    "written, seen",
    [
        (r'"Zo\u00eb \u5f20\u4F1F \ud83d\ude00"', '"Zoë 张伟 😀"'),
        (r'"\u0061 \u202E \ud800 \u200b\u00e9 \u0000"', r'"\u0061 \u202E \ud800 \u200bé \u0000"'),
        (r'"\\u00eb \\\u00eb \n\u00eb \uZZZZ \u00e"', r'"\\u00eb \\ë \në \uZZZZ \u00e"'),
    ],
)
def test_letters_that_json_spells_by_number_are_read_and_nothing_else(written: str, seen: str) -> None:
    assert escaping.readable_part(written, 0, len(written)) == seen
    assert (
        escaping.readable_part(f"{written}{'x' * 9}", 0, len(written) + 9, len(written)) == f"{seen}… (+9 characters)"
    )
