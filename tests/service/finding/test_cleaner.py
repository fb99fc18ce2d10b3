from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.model import Stripped
from inspector.model.sentences import STRIPPED
from inspector.service.finding import cleaner
from inspector.service.finding.cleaner import INVISIBLE, clean, unwrap


@pytest.mark.parametrize(
    "text,left,stripped",
    [
        ("a.b.c", "a.b.c", []),
        ("", "", []),
        (" a \n", "a", [("white-space",)]),
        ("Bearer a.b.c", "a.b.c", [("scheme", "Bearer")]),
        ("bearer:  a.b.c", "a.b.c", [("scheme", "bearer:")]),
        ("DPoP a.b.c", "a.b.c", [("scheme", "DPoP")]),
        ("AUTHORIZATION:a.b.c", "a.b.c", [("header-name", "AUTHORIZATION:")]),
        ("X-Amzn-Oidc-Data: a.b.c", "a.b.c", [("header-name", "X-Amzn-Oidc-Data:")]),
        ('-H "Authorization: Bearer a.b.c"', "a.b.c",
         [("header-name", '-H "Authorization:'), ("punctuation", '"'), ("scheme", "Bearer")]),
        ("access_token=a.b.c", "a.b.c", [("name", "access_token=")]),
        ('"token" : "a.b.c",', "a.b.c", [("punctuation", ","), ("name", '"token" :'), ("quotes", '""')]),
        ("„a.b.c“", "a.b.c", [("quotes", "„“")]),
        ("«a.b.c»", "a.b.c", [("quotes", "«»")]),
        ("`a.b.c`", "a.b.c", [("quotes", "``")]),
        ("'a.b.c", "a.b.c", [("quotes", "'")]),
        ("eyJh.e30=.c2ln", "eyJh.e30=.c2ln", []),
        ("a.b.c==", "a.b.c==", []),
        ("a=.b.c", "a=.b.c", []),
        ("a.b.c;", "a.b.c", [("punctuation", ";")]),
        ("a\u200b.b\u202e.c", "a.b.c", [("invisible", "2")]),
        ("\x00a.b.c\x7f", "a.b.c", [("invisible", "2")]),
        ('{"a":1}', '{"a":1}', []),
        ('"a" and "b"', '"a" and "b"', []),
    ],
)  # fmt: skip
def test_each_layer_is_taken_off_and_named(text: str, left: str, stripped: list[tuple[str, ...]]) -> None:
    cleaned, found = clean(text)
    assert cleaned == left
    assert [(item.code, *item.args) for item in found] == stripped


@given(st.text())
def test_any_text_is_cleaned_and_every_layer_has_its_sentence(text: str) -> None:
    cleaned, stripped = clean(text)
    assert len(cleaned) <= len(text)
    assert cleaned == cleaned.strip()
    for item in stripped:
        assert STRIPPED[item.code].format(*item.args)
    assert bool(stripped) or cleaned == text


@given(st.text("abc.", min_size=1), st.lists(st.sampled_from(INVISIBLE), max_size=5))
def test_invisible_characters_go_wherever_they_stand(text: str, hidden: list[str]) -> None:
    cleaned, _ = clean(f"{''.join(hidden)}x{text}{''.join(hidden)}x")
    assert cleaned == f"x{text}x"


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "'",
        "(",
        ")",
        "[",
        "<",
        "“",
        "bearer ",
        "a=",
        "export ",
        "-H ",
        "x-",
        "\u200b",
        " ",
        "\n",
        ";",
        "set ",
        "Cookie: ",
    ],
)
def test_there_are_at_most_sixteen_turns(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = 0
    layer = cleaner._one_layer

    def counting(text: str, stripped: list[Stripped]) -> str:
        nonlocal turns
        turns += 1
        return layer(text, stripped)

    monkeypatch.setattr(cleaner, "_one_layer", counting)
    clean(unit * 100_000)
    assert turns <= 16


@pytest.mark.parametrize(
    "text,whole,joined,codes",
    [
        ("ab\ncd", None, "abcd", ["line-breaks"]),
        ("abcd", None, "abcd", []),
        ("ab\ncd\nbye", 4, "abcd", ["line-breaks", "around"]),
        ("abcd bye", 4, "abcd", ["around"]),
        ("ab\ncd\nbye", 3, "abcdbye", ["line-breaks"]),
        ("ab\ncd", 4, "abcd", ["line-breaks"]),
    ],
)
def test_lines_are_joined_up_to_where_the_token_ends(
    text: str, whole: int | None, joined: str, codes: list[str]
) -> None:
    found, stripped = unwrap(text, whole)
    assert (found, [item.code for item in stripped]) == (joined, codes)


@given(text=st.from_regex(cleaner._prefix()))
@example(text="a" * 61 + "=x")
@example(text="-H'x-" + "a" * 40 + " " * 200 + ": x")
def test_what_is_quickly_seen_to_have_no_prefix_has_none(text: str) -> None:
    """The pattern is long in making, and few texts need it."""
    if cleaner._prefix().match(text) is not None:
        assert cleaner._may_have_prefix(text)


def test_a_bare_token_needs_no_pattern() -> None:
    cleaner._prefix.cache_clear()
    assert clean("eyJhbGciOiJub25lIn0.e30." + "A" * 200) == ("eyJhbGciOiJub25lIn0.e30." + "A" * 200, ())
    assert cleaner._prefix.cache_info().currsize == 0
