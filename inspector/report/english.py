"""The sentences of the program in English, filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.calendar import span
from inspector.model.sentences import REASONS, STRIPPED, WORDS, fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.finding import Check, Finding, Remedy
    from inspector.model.token import Stripped


def say(template: str, args: Iterable[str]) -> str:
    """Fill a sentence with its arguments, in English."""
    return fill(template, args, WORDS, str)


def message(finding: Finding) -> str:
    """What a finding says."""
    return say(finding.sentence.message, finding.args)


def advice(finding: Finding) -> str:
    """What to do about a finding; may be empty."""
    return say(finding.sentence.advice, finding.args)


def reason(check: Check) -> str:
    """Why a check came out as it did."""
    return say(REASONS[check.reason], check.args)


def remedy_said(remedy: Remedy) -> str:
    """What the doctor says, and about which of several signatures; a guess says that it is one."""
    said = say(remedy.message, remedy.args)
    said = f"Signature {remedy.signature}: {said}" if remedy.signature else said
    return f"{said} (A guess.)" if remedy.guess else said


def cleaned(item: Stripped) -> str:
    """What was cleaned off a token."""
    return say(STRIPPED[item.code], item.args)


def relative(delta: float) -> str:
    """A moment as seen from now, ``delta`` seconds ahead: "in 11 min 52 s", "3 min ago"."""
    words = " ".join(f"{count} {unit}" for count, unit in span(delta))
    return f"in {words}" if delta > 0 else f"{words} ago"
