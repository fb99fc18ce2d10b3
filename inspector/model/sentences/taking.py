"""What is said when something is taken away."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

BEING_MADE = QT_TRANSLATE_NOOP("Sentences", "It is being made …")
REPORT_COPIED = QT_TRANSLATE_NOOP("Sentences", "Copied, without the signature.")
EXPORTED = QT_TRANSLATE_NOOP("Sentences", "The shelf was written to {1} (tokens: {0}).")
NOT_EXPORTED = QT_TRANSLATE_NOOP("Sentences", "{0} could not be written: choose a folder in which you may write.")
NOTHING_TO_EXPORT = QT_TRANSLATE_NOOP("Sentences", "There is no token to export: paste one.")
