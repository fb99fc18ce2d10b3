"""What the doctor says about a token that does not open; no sentence ever holds anything of a key."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

OPENING_REMEDIES: dict[str, str] = {
    # The key
    "jwe-secret-encoding": QT_TRANSLATE_NOOP("Sentences", "The token opens if the secret is read as {0}, not as {1}."),
    "jwe-secret-reading": QT_TRANSLATE_NOOP("Sentences", "The token opens if the secret is taken {0}."),
    "jwe-key-purpose": QT_TRANSLATE_NOOP(
        "Sentences", "This key opens the token, but it says that it is for something else: {0}."
    ),
    "jwe-other-key": QT_TRANSLATE_NOOP("Sentences", "Another key opens it: {0}."),
    "jwe-key-wrong": QT_TRANSLATE_NOOP(
        "Sentences", "This key does not open the key of the content: the token is for another one, or was damaged."
    ),
    "jwe-key-other-size": QT_TRANSLATE_NOOP(
        "Sentences", "The token was encrypted to an RSA key of {0} bits; yours has {1}."
    ),
    "jwe-content-key-size": QT_TRANSLATE_NOOP(
        "Sentences",
        "The key is the right one, but {0} needs a content's key of {1} bits, and the token holds one of {2}.",
    ),
    # How the key of the content was handled
    "jwe-alg": QT_TRANSLATE_NOOP(
        "Sentences", "The header says {0}, but the key of the content was handled as {1} has it."
    ),
    "jwe-alg-edited": QT_TRANSLATE_NOOP(
        "Sentences", "The header's algorithm was changed after encrypting: with {1} instead of {0} the token opens."
    ),
    "jwe-encrypted-key-present": QT_TRANSLATE_NOOP(
        "Sentences", "With {0} there must be no encrypted key (the second part); without it the token opens."
    ),
    "jwe-no-encrypted-key": QT_TRANSLATE_NOOP(
        "Sentences", "{0} wraps a key of its own for the content, but the second part, where it stands, is empty."
    ),
    "jwe-oaep-mask": QT_TRANSLATE_NOOP(
        "Sentences",
        "The key was encrypted with OAEP with {1} and a mask by {2}, as Java does unless told otherwise; {0} is not that.",
    ),
    "jwe-salt": QT_TRANSLATE_NOOP(
        "Sentences", "The encrypting program left the name of the algorithm out of the salt ({0}; RFC 7518, 4.8.1.1)."
    ),
    "jwe-agreement": QT_TRANSLATE_NOOP(
        "Sentences", "The encrypting program derives its key in another way (RFC 7518, 4.6.2): the token opens if {0}."
    ),
    "jwe-enc": QT_TRANSLATE_NOOP("Sentences", "The header says {0}, but the content was encrypted with {1}."),
    "jwe-enc-edited": QT_TRANSLATE_NOOP(
        "Sentences", "The header's “enc” was changed after encrypting: with {1} instead of {0} the token opens."
    ),
    # The parts
    "jwe-parts-order": QT_TRANSLATE_NOOP(
        "Sentences", "IV, content and tag stand in the wrong order; put right, the token opens."
    ),
    "jwe-tag-inside": QT_TRANSLATE_NOOP(
        "Sentences", "The tag stands at the end of the content, as many libraries give it; parted, the token opens."
    ),
    "jwe-iv-inside": QT_TRANSLATE_NOOP("Sentences", "The IV stands in front of the content; parted, the token opens."),
    "jwe-all-inside": QT_TRANSLATE_NOOP(
        "Sentences", "IV and tag stand around the content, in one part; parted, the token opens."
    ),
    "jwe-tag-twice": QT_TRANSLATE_NOOP(
        "Sentences", "The tag stands at the end of the content, too; without it there, the token opens."
    ),
    "jwe-iv-twice": QT_TRANSLATE_NOOP(
        "Sentences", "The IV stands in front of the content, too; without it there, the token opens."
    ),
    "jwe-tag-long": QT_TRANSLATE_NOOP(
        "Sentences", "The tag has {0} bytes; with the first {1} of them, which are all of it, the token opens."
    ),
    "jwe-halves": QT_TRANSLATE_NOOP(
        "Sentences", "The two halves of the content's key are swapped: {0} takes the first for the HMAC."
    ),
    # The header
    "jwe-header-rewritten": QT_TRANSLATE_NOOP(
        "Sentences",
        "The protected header was written anew after encrypting (white space, order or escapes); as it was, the token opens.",
    ),
    "jwe-header-added": QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” was added to the protected header after encrypting; without it the token opens."
    ),
    "jwe-header-typ": QT_TRANSLATE_NOOP(
        "Sentences", "The protected header's “typ” was changed after encrypting; as it was, the token opens."
    ),
    "jwe-other-aad": QT_TRANSLATE_NOOP(
        "Sentences", "The encrypting program authenticated something else than the protected header: {0}."
    ),
    "jwe-changed": QT_TRANSLATE_NOOP(
        "Sentences",
        "The key is the right one. Header, IV, content or tag are not those that were encrypted; which could not be told.",
    ),
    # Nothing
    "jwe-nothing-found": QT_TRANSLATE_NOOP("Sentences", "Nothing that was tried opens it: {*}."),
}
"""By code; they join `REMEDIES`."""

OPENING_WORDS: dict[str, str] = {
    "opens-secret-newline-extra": QT_TRANSLATE_NOOP("Sentences", "without the line break at its end"),
    "opens-secret-newline-literal": QT_TRANSLATE_NOOP("Sentences", "without the “\\n” that is written out at its end"),
    "opens-secret-newline-missing": QT_TRANSLATE_NOOP("Sentences", "with a line break at its end"),
    "opens-secret-spaces": QT_TRANSLATE_NOOP("Sentences", "without the white space around or in it"),
    "opens-secret-quotes": QT_TRANSLATE_NOOP("Sentences", "without its quotes"),
    "opens-secret-quoted": QT_TRANSLATE_NOOP("Sentences", "with quotes around it"),
    "opens-secret-invisible": QT_TRANSLATE_NOOP("Sentences", "without its invisible characters"),
    "opens-secret-assignment": QT_TRANSLATE_NOOP("Sentences", "from behind the equals sign or colon"),
    "opens-secret-escaped": QT_TRANSLATE_NOOP("Sentences", "with its escapes undone"),
    "opens-secret-percent": QT_TRANSLATE_NOOP("Sentences", "with its percent-encoding undone"),
    "opens-secret-entities": QT_TRANSLATE_NOOP("Sentences", "with its HTML entities undone"),
    "opens-secret-characters": QT_TRANSLATE_NOOP("Sentences", "in another character encoding"),
    "opens-secret-case": QT_TRANSLATE_NOOP("Sentences", "in capitals, or in small letters"),
    "opens-secret-text": QT_TRANSLATE_NOOP("Sentences", "as encoded text, not decoded"),
    "opens-secret-padding": QT_TRANSLATE_NOOP("Sentences", "with other equals signs at its end"),
    "opens-secret-hashed": QT_TRANSLATE_NOOP("Sentences", "through a hash first"),
    "opens-secret-shortened": QT_TRANSLATE_NOOP("Sentences", "only with its first bytes"),
    "opens-secret-twice": QT_TRANSLATE_NOOP("Sentences", "once; it was pasted twice"),
    "opens-secret-member": QT_TRANSLATE_NOOP("Sentences", "alone, out of the JSON around it"),
    "opens-secret-plain": QT_TRANSLATE_NOOP("Sentences", "as plain text, just as it stands"),
    "opens-secret-character-extra-end": QT_TRANSLATE_NOOP("Sentences", "without its last character"),
    "opens-secret-character-extra-start": QT_TRANSLATE_NOOP("Sentences", "without its first character"),
    "opens-secret-character-missing-end": QT_TRANSLATE_NOOP("Sentences", "with one more character at its end"),
    "opens-secret-character-missing-start": QT_TRANSLATE_NOOP("Sentences", "with one more character in front"),
    "opens-jwk-lenient": QT_TRANSLATE_NOOP("Sentences", "as “k” in base64url without padding"),
    "party-none": QT_TRANSLATE_NOOP("Sentences", "“apu” and “apv” are left out"),
    "party-text": QT_TRANSLATE_NOOP("Sentences", "“apu” and “apv” are taken as text, not decoded"),
    "party-swapped": QT_TRANSLATE_NOOP("Sentences", "“apu” and “apv” are swapped"),
    "kdf-algorithm": QT_TRANSLATE_NOOP("Sentences", "another name than the one of the algorithm is put in"),
    "header-bytes": QT_TRANSLATE_NOOP("Sentences", "the header as it is, not in base64url"),
    "header-nothing": QT_TRANSLATE_NOOP("Sentences", "nothing at all"),
    "header-without-aad": QT_TRANSLATE_NOOP("Sentences", "the header alone, without “aad”"),
    "header-padded": QT_TRANSLATE_NOOP("Sentences", "the header in base64url with padding"),
    "tried-wrapping": QT_TRANSLATE_NOOP("Sentences", "other ways to handle the content's key"),
    "tried-enc": QT_TRANSLATE_NOOP("Sentences", "other encryptions of the content"),
    "tried-parts": QT_TRANSLATE_NOOP("Sentences", "the order and length of the parts"),
    "tried-header": QT_TRANSLATE_NOOP("Sentences", "the header's writing"),
}
"""Words of ours in these sentences; they join `WORDS`."""
