"""Every sentence that the program says about tokens and keys: tables by code, marked for translation.

`report` renders them in English, the view translates them (context ``Sentences``). ``{0}``, ``{1}`` stand for the arguments,
which may be an attacker's text: they are filled in last, and never hold markup of ours.
"""

from __future__ import annotations

from inspector.model.sentences.board import CHECKS, OUTCOMES, REASONS, STATES, STRIPPED, VERDICTS
from inspector.model.sentences.claims import CLAIM_FINDINGS
from inspector.model.sentences.disclosures import DISCLOSURE_FINDINGS
from inspector.model.sentences.encryption import ENCRYPTION_FINDINGS
from inspector.model.sentences.expectations import CHECK_SOURCES
from inspector.model.sentences.key_field import KEY_FIELD_FINDINGS, KEY_FIELD_WORDS
from inspector.model.sentences.keys import KEY_FINDINGS
from inspector.model.sentences.looks import LOOK_FINDINGS
from inspector.model.sentences.opening import OPENING_REMEDIES, OPENING_WORDS
from inspector.model.sentences.refusals import REFUSALS
from inspector.model.sentences.remedies import REMEDIES as SIGNATURE_REMEDIES
from inspector.model.sentences.remedies import REMEDY_WORDS
from inspector.model.sentences.review import REVIEW_FINDINGS, REVIEW_WORDS
from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP, Sentence, Word, fill
from inspector.model.sentences.token import TOKEN_FINDINGS
from inspector.model.sentences.types import TYPE_FINDINGS
from inspector.model.sentences.words import (
    AS_OF_UNREADABLE,
    COPIED,
    NOTHING_TO_COPY,
    REFRESHED,
    SHELF_REPLACED,
)
from inspector.model.sentences.words import WORDS as OTHER_WORDS

FINDINGS: dict[str, Sentence] = {
    **TOKEN_FINDINGS,
    **LOOK_FINDINGS,
    **ENCRYPTION_FINDINGS,
    **CLAIM_FINDINGS,
    **KEY_FINDINGS,
    **KEY_FIELD_FINDINGS,
    **TYPE_FINDINGS,
    **REVIEW_FINDINGS,
    **DISCLOSURE_FINDINGS,
}
REMEDIES: dict[str, str] = {**SIGNATURE_REMEDIES, **OPENING_REMEDIES}
WORDS: dict[str, str] = {**OTHER_WORDS, **REMEDY_WORDS, **OPENING_WORDS, **KEY_FIELD_WORDS, **REVIEW_WORDS}

__all__ = [
    "AS_OF_UNREADABLE",
    "CHECKS",
    "CHECK_SOURCES",
    "COPIED",
    "FINDINGS",
    "NOTHING_TO_COPY",
    "OUTCOMES",
    "QT_TRANSLATE_NOOP",
    "REASONS",
    "REFRESHED",
    "REFUSALS",
    "REMEDIES",
    "SHELF_REPLACED",
    "STATES",
    "STRIPPED",
    "VERDICTS",
    "WORDS",
    "Sentence",
    "Word",
    "fill",
]
