"""What is said of tokens that somebody keeps an eye on."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

AUTO_REFRESHED = QT_TRANSLATE_NOOP("Sentences", "Token {0} on the shelf was refreshed by itself: {1}.")
AUTO_STARTED = QT_TRANSLATE_NOOP("Sentences", "Token {0} on the shelf is refreshed by itself before it expires.")
AUTO_STOPPED = QT_TRANSLATE_NOOP("Sentences", "Token {0} on the shelf is not refreshed by itself any more. {1}")
AUTO_NO_GAIN = QT_TRANSLATE_NOOP("Sentences", "A refreshed one would have to be refreshed again at once.")
AUTO_NO_EXPIRY = QT_TRANSLATE_NOOP("Sentences", "It has no expiry that could be put off.")
