"""Words of ours that stand inside sentences."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

WORDS: dict[str, str] = {
    "expected-value": QT_TRANSLATE_NOOP("Sentences", "a value is expected"),
    "expected-comma": QT_TRANSLATE_NOOP("Sentences", "a comma or the end is expected"),
    "expected-colon": QT_TRANSLATE_NOOP("Sentences", "a colon is expected"),
    "expected-name": QT_TRANSLATE_NOOP("Sentences", "a name in double quotes is expected"),
    "trailing-comma": QT_TRANSLATE_NOOP("Sentences", "a comma before the end"),
    "trailing-text": QT_TRANSLATE_NOOP("Sentences", "text after the end"),
    "bad-escape": QT_TRANSLATE_NOOP("Sentences", "a backslash that escapes nothing"),
    "control-character": QT_TRANSLATE_NOOP("Sentences", "a control character inside a text"),
    "bad-number": QT_TRANSLATE_NOOP("Sentences", "a number that JSON does not know"),
    "bad-word": QT_TRANSLATE_NOOP("Sentences", "a word that JSON does not know"),
    "unterminated-string": QT_TRANSLATE_NOOP("Sentences", "a text without its closing quote"),
    "unclosed": QT_TRANSLATE_NOOP("Sentences", "the end is missing"),
    "single-quote": QT_TRANSLATE_NOOP("Sentences", "single quotes; JSON wants double ones"),
    "comment": QT_TRANSLATE_NOOP("Sentences", "a comment, which JSON does not have"),
    "empty": QT_TRANSLATE_NOOP("Sentences", "it is empty"),
    "not-object": QT_TRANSLATE_NOOP("Sentences", "it is JSON, but no object"),
    # Kinds of keys
    "oct": QT_TRANSLATE_NOOP("Sentences", "a secret"),
    "RSA": QT_TRANSLATE_NOOP("Sentences", "an RSA key"),
    "EC": QT_TRANSLATE_NOOP("Sentences", "an elliptic-curve key"),
    "OKP": QT_TRANSLATE_NOOP("Sentences", "an Edwards-curve key"),
    "AKP": QT_TRANSLATE_NOOP("Sentences", "an ML-DSA key"),
    # Why a signature was not tried
    "algorithm-refused": QT_TRANSLATE_NOOP("Sentences", "the algorithm forbids it."),
    "algorithm-unsupported": QT_TRANSLATE_NOOP("Sentences", "this program does not know how."),
    "crit-refused": QT_TRANSLATE_NOOP("Sentences", "the header marks something as critical that is not understood."),
    "key-refused": QT_TRANSLATE_NOOP("Sentences", "the key may not be used for it."),
    # What a kid looks like
    "path": QT_TRANSLATE_NOOP("Sentences", "a path of a file"),
    "sql": QT_TRANSLATE_NOOP("Sentences", "a piece of SQL"),
    "command": QT_TRANSLATE_NOOP("Sentences", "a command"),
    "address": QT_TRANSLATE_NOOP("Sentences", "a web address"),
    "markup": QT_TRANSLATE_NOOP("Sentences", "markup of a web page"),
    "template": QT_TRANSLATE_NOOP("Sentences", "a template that a server fills in"),
    "directory-filter": QT_TRANSLATE_NOOP("Sentences", "a filter for a directory (LDAP)"),
    "line-break": QT_TRANSLATE_NOOP("Sentences", "more than one line"),
    # Forms of binary data
    "binary-unknown": QT_TRANSLATE_NOOP("Sentences", "of a form unknown here"),
    # Units that dates are taken for
    "milliseconds": QT_TRANSLATE_NOOP("Sentences", "milliseconds"),
    "microseconds": QT_TRANSLATE_NOOP("Sentences", "microseconds"),
    "nanoseconds": QT_TRANSLATE_NOOP("Sentences", "nanoseconds"),
    # Faults of "crit"
    "crit-no-list": QT_TRANSLATE_NOOP("Sentences", "it is no list of texts"),
    "crit-empty": QT_TRANSLATE_NOOP("Sentences", "the list is empty"),
    "crit-standard": QT_TRANSLATE_NOOP("Sentences", "it names a standard header"),
    "crit-absent": QT_TRANSLATE_NOOP("Sentences", "it names a header that is not there"),
    "crit-unprotected": QT_TRANSLATE_NOOP("Sentences", "it stands in a header that nothing protects"),
    "crit-twice": QT_TRANSLATE_NOOP("Sentences", "it names a header twice"),
}
"""Words of ours that stand as arguments in sentences (`sentence.Word`)."""


AS_OF_UNREADABLE = QT_TRANSLATE_NOOP(
    "Sentences", "Write a time as 2026-01-31T12:00:00Z or as Unix seconds; meanwhile it is now."
)
CLOCK_AHEAD = QT_TRANSLATE_NOOP(
    "Sentences", "The clock of {0} is {1} s ahead of this machine's: its tokens may seem to come from the future."
)
CLOCK_BEHIND = QT_TRANSLATE_NOOP(
    "Sentences", "The clock of {0} is {1} s behind this machine's: there, tokens live longer than here."
)
SHELF_REPLACED = QT_TRANSLATE_NOOP("Sentences", "The paste took the place of {0} tokens.")
REFRESHED = QT_TRANSLATE_NOOP("Sentences", "Refreshed: {0}.")
COPIED = QT_TRANSLATE_NOOP("Sentences", "Copied.")
NOTHING_TO_COPY = QT_TRANSLATE_NOOP("Sentences", "There is nothing to copy.")
