"""What a sentence is, and how it is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

INFO, WARNING, DANGER = "info", "warning", "danger"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - as lupdate looks for it
    """Mark a text for `lupdate` without importing Qt."""
    return text


class Sentence(NamedTuple):
    """What is said: how bad, in which words, what to do about it, and where that is written."""

    severity: str
    message: str
    advice: str = ""
    source: str = ""


class Word(str):
    """An argument that is not data but a word of ours: it names a row of `WORDS` and is translated, too."""

    __slots__ = ()


class Date(str):
    """An argument that is a moment, as ISO 8601 in UTC: reports show it so, a window in the zone that a person chose."""

    __slots__ = ()


def fill(
    template: str,
    args: Iterable[str],
    words: dict[str, str],
    translate: Callable[[str], str],
    write: Callable[[Date], str] = str,
) -> str:
    """Say a sentence: translate the template and the words of ours, then put the arguments in as they are.

    ``{*}`` stands for all arguments as a list; ``write`` says a date.
    """
    shown = (
        translate(words.get(arg, arg)) if isinstance(arg, Word) else write(arg) if isinstance(arg, Date) else arg
        for arg in args
    )
    if "{*}" in template:
        return translate(template).replace("{*}", ", ".join(shown))
    return translate(template).format(*shown) if template else ""
