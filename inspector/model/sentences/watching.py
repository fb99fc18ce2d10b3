"""What is said of tokens that somebody keeps an eye on."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

AUTO_REFRESHED = QT_TRANSLATE_NOOP("Sentences", "Token {0} on the shelf was refreshed by itself: {1}.")
AUTO_REFRESHED_LATE = QT_TRANSLATE_NOOP(
    "Sentences", "Token {0} on the shelf was refreshed by itself, {2} after it had expired: {1}."
)
AUTO_STARTED = QT_TRANSLATE_NOOP("Sentences", "Token {0} on the shelf is refreshed by itself, {1} before it expires.")
AUTO_STOPPED = QT_TRANSLATE_NOOP("Sentences", "Token {0} on the shelf is not refreshed by itself any more. {1}")
AUTO_SWITCHED_OFF = QT_TRANSLATE_NOOP("Sentences", "Token {0} on the shelf is not refreshed by itself any more.")
AUTO_NO_GAIN = QT_TRANSLATE_NOOP("Sentences", "A refreshed one would have to be refreshed again at once.")
AUTO_NO_EXPIRY = QT_TRANSLATE_NOOP("Sentences", "It has no expiry that could be put off.")
AUTO_NOT_PINNED = QT_TRANSLATE_NOOP("Sentences", "It is not pinned any more.")
AUTO_GONE = QT_TRANSLATE_NOOP("Sentences", "The token that was refreshed by itself is not on the shelf any more.")
