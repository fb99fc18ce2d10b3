"""What is said of two tokens that are compared."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

SECTIONS: dict[str, str] = {
    "token": QT_TRANSLATE_NOOP("Sentences", "Token"),
    "header": QT_TRANSLATE_NOOP("Sentences", "Header"),
    "payload": QT_TRANSLATE_NOOP("Sentences", "Payload"),
    "signature": QT_TRANSLATE_NOOP("Sentences", "Signature"),
}
FACTS: dict[str, str] = {
    "form": QT_TRANSLATE_NOOP("Sentences", "Form"),
    "verdict": QT_TRANSLATE_NOOP("Sentences", "Judgement"),
    "key": QT_TRANSLATE_NOOP("Sentences", "Key that verified it"),
    "lifetime": QT_TRANSLATE_NOOP("Sentences", "Lifetime"),
    "length": QT_TRANSLATE_NOOP("Sentences", "Characters"),
    "algorithm": QT_TRANSLATE_NOOP("Sentences", "Algorithm"),
    "signatures": QT_TRANSLATE_NOOP("Sentences", "Signatures"),
    "size": QT_TRANSLATE_NOOP("Sentences", "Bytes"),
    "value": QT_TRANSLATE_NOOP("Sentences", "Value"),
}
"""What a token has beside its claims, by its name in a row of a comparison."""

KINDS_OF_ROWS: dict[str, str] = {
    "same": QT_TRANSLATE_NOOP("Sentences", "same"),
    "added": QT_TRANSLATE_NOOP("Sentences", "added"),
    "removed": QT_TRANSLATE_NOOP("Sentences", "removed"),
    "changed": QT_TRANSLATE_NOOP("Sentences", "changed"),
    "moved": QT_TRANSLATE_NOOP("Sentences", "moved"),
    "reordered": QT_TRANSLATE_NOOP("Sentences", "in another order"),
    "rewritten": QT_TRANSLATE_NOOP("Sentences", "same values, other white space"),
    "unknown": QT_TRANSLATE_NOOP("Sentences", "not known"),
}
"""What became of a row; a date's span and a list's items come behind it."""

SAME_TOKEN = QT_TRANSLATE_NOOP("Sentences", "Both are the same token, character by character.")
SAME_CLAIMS = QT_TRANSLATE_NOOP("Sentences", "Header and payload say the same.")
COUNTS: tuple[tuple[str, str], ...] = (
    ("added", QT_TRANSLATE_NOOP("Sentences", "{0} added")),
    ("removed", QT_TRANSLATE_NOOP("Sentences", "{0} removed")),
    ("changed", QT_TRANSLATE_NOOP("Sentences", "{0} changed")),
    ("moved", QT_TRANSLATE_NOOP("Sentences", "{0} moved in time")),
    ("reordered", QT_TRANSLATE_NOOP("Sentences", "order changed")),
    ("rewritten", QT_TRANSLATE_NOOP("Sentences", "white space changed")),
)
"""The parts of the sum, by the kind of row that they count."""
OF_KEY: dict[str, str] = {
    "same": QT_TRANSLATE_NOOP("Sentences", "same key"),
    "changed": QT_TRANSLATE_NOOP("Sentences", "another key"),
    "unknown": QT_TRANSLATE_NOOP("Sentences", "whether it is the same key is not known"),
}
OF_LIFETIME: dict[str, str] = {
    "same": QT_TRANSLATE_NOOP("Sentences", "same lifetime"),
    "changed": QT_TRANSLATE_NOOP("Sentences", "another lifetime"),
    "unknown": QT_TRANSLATE_NOOP("Sentences", "no lifetime"),
}
MORE_ROWS = QT_TRANSLATE_NOOP("Sentences", "{0} more differences are not told one by one.")
NOTHING_TO_COMPARE = QT_TRANSLATE_NOOP(
    "Sentences", "There is only one token: bring a second one, refresh this one, or make one in ENCODE."
)
NO_TOKEN_TO_COMPARE = QT_TRANSLATE_NOOP("Sentences", "There is no token to compare: paste one.")
NO_NEW_TOKEN = QT_TRANSLATE_NOOP("Sentences", "ENCODE makes no token yet: give it a key that signs.")
COMPARE_TO_BE_CHOSEN = QT_TRANSLATE_NOOP("Sentences", "Choose two tokens to compare.")
