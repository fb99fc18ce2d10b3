"""What is said while keys, templates and test sets are made."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

SAVED = QT_TRANSLATE_NOOP("Sentences", "Saved as {0}; nobody but you may read it.")
NOT_SAVED = QT_TRANSLATE_NOOP("Sentences", "It could not be written to {0}; choose another place.")
MAKING_CANCELLED = QT_TRANSLATE_NOOP("Sentences", "No key was made.")
NO_KEY_THERE = QT_TRANSLATE_NOOP("Sentences", "There is no key there yet.")
KEY_SIGNS = QT_TRANSLATE_NOOP("Sentences", "It signs the new token with {0} now.")
KEY_VERIFIES = QT_TRANSLATE_NOOP("Sentences", "It stands in KEY now.")

NO_KEY_PAIR = QT_TRANSLATE_NOOP(
    "Sentences",
    "This token carries a public key, and there is no key pair to sign with: “jwk” is left out. Make a key, sign with it, and "
    "choose this again.",
)
OTHER_KEY_NEEDED = QT_TRANSLATE_NOOP(
    "Sentences", "This token is signed with {0}, which the key at hand cannot do. Make a key for it."
)
TEMPLATE_SAVED = QT_TRANSLATE_NOOP("Sentences", "Saved as “{0}”, without the signing key.")
TEMPLATE_DELETED = QT_TRANSLATE_NOOP("Sentences", "“{0}” was deleted.")
TEMPLATE_NOT_KEPT = QT_TRANSLATE_NOOP(
    "Sentences", "The settings cannot be written: “{0}” is gone when the program ends."
)
TEMPLATE_NAME_TAKEN = QT_TRANSLATE_NOOP("Sentences", "There is another “{0}” already.")

ON_THE_SHELF = QT_TRANSLATE_NOOP("Sentences", "Put on the shelf: {0}.")
SIGNED_BY_RING = QT_TRANSLATE_NOOP("Sentences", "Signed with “{0}” of the key ring.")
