"""Says the sentences of the model in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model.calendar import parse_moment
from inspector.model.sentences import REASONS, WORDS, fill
from inspector.view.look.escaping import shown
from inspector.view.look.moments import moments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model import Check, Finding, Inspected, Stripped
    from inspector.model.sentences import Sentence
    from inspector.model.sentences.sentence import Date


def say(template: str, args: Iterable[str] = ()) -> str:
    """Translate and fill a sentence of `model.sentences`; what an attacker wrote into it is shown escaped."""
    return shown(fill(template, args, WORDS, _translate, _write))


def say_finding(finding: Finding) -> str:
    """What a finding says."""
    return say(finding.sentence.message, finding.args)


def say_advice(finding: Finding) -> str:
    """What a finding advises; empty where it advises nothing."""
    sentence: Sentence = finding.sentence
    return say(sentence.advice, finding.args)


def say_stripped(stripped: Iterable[Stripped]) -> str:
    """What was cleaned off, as a list in words; empty where nothing was."""
    from inspector.model.sentences import STRIPPED

    return ", ".join(say(STRIPPED.get(one.code, one.code), one.args) for one in stripped)


_REASON_FROM = ("algorithm", "critical-headers", "key", "signature")


def why(inspected: Inspected) -> str:
    """One sentence that says why the verdict is what it is: the first check that stopped it, else the
    signature's own.
    """
    by_name = {check.name: check for check in inspected.checks}
    found: Check | None = None
    if inspected.verdict in {"refused", "unsupported", "unsecured"}:
        found = next((by_name[n] for n in _REASON_FROM if n in by_name and by_name[n].outcome == "failed"), None)
        found = found or by_name.get("algorithm")
    found = found or by_name.get("signature")
    return say(REASONS.get(found.reason, ""), found.args) if found is not None else ""


def _write(date: Date) -> str:
    seconds = parse_moment(date)
    return (moments().write(seconds) if seconds is not None else "") or date


def _translate(text: str) -> str:
    return QCoreApplication.translate("Sentences", text) if text else ""
