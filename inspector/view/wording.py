"""Says the sentences of the model in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model.sentences import WORDS, fill
from inspector.view.escaping import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model import Finding, Stripped
    from inspector.model.sentences import Sentence


def say(template: str, args: Iterable[str] = ()) -> str:
    """Translate and fill a sentence of `model.sentences`; what an attacker wrote into it is shown escaped."""
    return shown(fill(template, args, WORDS, _translate))


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


def _translate(text: str) -> str:
    return QCoreApplication.translate("Sentences", text) if text else ""
