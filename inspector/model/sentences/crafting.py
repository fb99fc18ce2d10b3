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
    "A DPoP proof is signed with a key pair, whose public half it carries as “jwk” (RFC 9449, 4.2); there is none to sign with. "
    "Make one, or paste a private key as the signing key.",
)
OTHER_KEY_NEEDED = QT_TRANSLATE_NOOP(
    "Sentences",
    "This token is signed with {0}, which the key at hand cannot do. Make a key for it, or paste another one.",
)
NO_KEY_FOR_IT = QT_TRANSLATE_NOOP(
    "Sentences", "This token is signed with {0}, and there is no key yet. Make one, or paste a private key."
)
KEY_MADE_FOR_IT = QT_TRANSLATE_NOOP("Sentences", "The key was made and signs the new token with {0}.")
ANSWER_NEEDED = QT_TRANSLATE_NOOP("Sentences", "This cannot be empty.")
NO_METHOD = QT_TRANSLATE_NOOP("Sentences", "“{0}” is no HTTP method, such as GET or POST.")
NO_ADDRESS = QT_TRANSLATE_NOOP(
    "Sentences", "“{0}” is no whole address; it begins with https:// and the name of the host, and holds no blank."
)
NO_ACCESS_TOKEN = QT_TRANSLATE_NOOP(
    "Sentences", "This is no access token: one has only letters, digits and - . _ ~ + / =, and no blank."
)
QUERY_TAKEN_OFF = QT_TRANSLATE_NOOP(
    "Sentences", "“{0}” was taken off the address: “htu” has neither query nor fragment (RFC 9449, 4.2)."
)
SCHEME_TAKEN_OFF = QT_TRANSLATE_NOOP("Sentences", "“{0}” was taken off the access token: it is not part of it.")
TEMPLATE_SAVED = QT_TRANSLATE_NOOP("Sentences", "Saved as “{0}”, without the signing key.")
TEMPLATE_SAVED_BLANK = QT_TRANSLATE_NOOP(
    "Sentences", "Saved as “{0}”, without the signing key and without what is secret; it asks for that each time: {1}."
)
TEMPLATE_DELETED = QT_TRANSLATE_NOOP("Sentences", "“{0}” was deleted.")
TEMPLATE_NOT_KEPT = QT_TRANSLATE_NOOP(
    "Sentences", "The settings cannot be written: “{0}” is gone when the program ends."
)
TEMPLATE_NAME_TAKEN = QT_TRANSLATE_NOOP("Sentences", "There is another “{0}” already.")

ON_THE_SHELF = QT_TRANSLATE_NOOP("Sentences", "Put on the shelf: {0}.")
SIGNED_BY_RING = QT_TRANSLATE_NOOP("Sentences", "Signed with “{0}” of the key ring.")
