"""What the doctor says about a signature that fails; no sentence ever holds anything of a key."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

REMEDIES: dict[str, str] = {
    # The secret
    "secret-encoding": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the secret is read as {0}, not as {1}."
    ),
    "secret-newline-extra": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies without the line break at the end of the secret."
    ),
    "secret-newline-literal": QT_TRANSLATE_NOOP(
        "Sentences",
        "The signature verifies without the “\\n” at the end of the secret: it is two characters there, and no line break.",
    ),
    "secret-newline-missing": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the secret ends in a line break ({0}), as it does in many a file."
    ),
    "secret-spaces": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies without the white space around or inside the secret."
    ),
    "secret-invisible": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies without the invisible characters in the secret."
    ),
    "secret-quotes": QT_TRANSLATE_NOOP("Sentences", "The signature verifies without the quotes around the secret."),
    "secret-quoted": QT_TRANSLATE_NOOP(
        "Sentences", "The signer's secret has quotes around it: with them the signature verifies."
    ),
    "secret-assignment": QT_TRANSLATE_NOOP(
        "Sentences",
        "The signature verifies with what stands behind the equals sign or colon: the name in front is no part of the secret.",
    ),
    "secret-escaped": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the escapes in the secret are undone, such as \\n or \\u0041."
    ),
    "secret-percent": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the percent-encoding of the secret is undone."
    ),
    "secret-entities": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the HTML entities in the secret are undone."
    ),
    "secret-characters": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the secret's characters are written as {0}."
    ),
    "secret-text": QT_TRANSLATE_NOOP(
        "Sentences", "The signer did not decode its secret: the signature verifies with the {0} text itself."
    ),
    "secret-padding": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the equals signs at the end of the secret are put right."
    ),
    "secret-case": QT_TRANSLATE_NOOP("Sentences", "The signature verifies if the secret is written in {0}."),
    "secret-hashed": QT_TRANSLATE_NOOP(
        "Sentences", "The signer hashes its secret first: the signature verifies with its {0}."
    ),
    "secret-shortened": QT_TRANSLATE_NOOP(
        "Sentences", "The signer uses no more than the first {0} bytes of the secret."
    ),
    "secret-twice": QT_TRANSLATE_NOOP(
        "Sentences", "The secret was pasted twice: once, the signature verifies with it."
    ),
    "secret-character-extra-end": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies without the last character of the secret."
    ),
    "secret-character-extra-start": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies without the first character of the secret."
    ),
    "secret-character-missing-end": QT_TRANSLATE_NOOP(
        "Sentences", "The secret lacks its last character: with one more at its end the signature verifies."
    ),
    "secret-character-missing-start": QT_TRANSLATE_NOOP(
        "Sentences", "The secret lacks its first character: with one more in front of it the signature verifies."
    ),
    "secret-member": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies with what “{0}” says in the JSON, taken alone as the secret."
    ),
    "secret-plain": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the whole text is taken for the secret, just as it stands."
    ),
    "secret-known": QT_TRANSLATE_NOOP(
        "Sentences",
        "This token was signed with a secret that everybody knows, so anybody can make such tokens. Apply shows it.",
    ),
    "secret-empty": QT_TRANSLATE_NOOP(
        "Sentences",
        "This token was signed with an empty secret: its signer read no key, and anybody can make such tokens.",
    ),
    "signed-with-public-key": QT_TRANSLATE_NOOP(
        "Sentences",
        "This token was signed with the public key as secret ({0}). That is an attack (key confusion) or a careless signer.",
    ),
    # The text of a key
    "pem-armour": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the first and last line of the PEM are written as they should be ({0})."
    ),
    "pem-label": QT_TRANSLATE_NOOP(
        "Sentences", "The PEM says “{0}”, but its content is a “{1}”. With that label the signature verifies."
    ),
    "pem-text": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies if the key's text is cleaned of quotes, escapes and the like."
    ),
    "pem-encoded": QT_TRANSLATE_NOOP(
        "Sentences", "The key is a PEM that was written in {0} as a whole; read like that, the signature verifies."
    ),
    "pem-truncated": QT_TRANSLATE_NOOP("Sentences", "The key is cut off: it should have {0} bytes, and has {1}."),
    "pem-damaged": QT_TRANSLATE_NOOP("Sentences", "The key's base64 is damaged at its character {0}."),
    "key-raw": QT_TRANSLATE_NOOP(
        "Sentences",
        "The key is the bare point or number of a public key ({0}); read like that, the signature verifies.",
    ),
    "jwk-lenient": QT_TRANSLATE_NOOP(
        "Sentences",
        "The signature verifies if “{0}” in the JWK is written as it should be: base64url without padding, in full length.",
    ),
    "key-json": QT_TRANSLATE_NOOP("Sentences", "The JWK is not valid JSON; written as JSON the signature verifies."),
    # Which key
    "other-key": QT_TRANSLATE_NOOP("Sentences", "Another key fits: {0}."),
    "kid-elsewhere": QT_TRANSLATE_NOOP(
        "Sentences", "The header's kid points to “{0}”, but another key made the signature: {1}."
    ),
    "key-purpose": QT_TRANSLATE_NOOP(
        "Sentences", "The signature verifies with this key, but the key says that it is for something else: {0}."
    ),
    "key-in-header": QT_TRANSLATE_NOOP(
        "Sentences",
        "The signature was made with the key in the token's own header, not yours. That proves nothing: anybody can bring a key.",
    ),
    "key-other-pair": QT_TRANSLATE_NOOP(
        "Sentences", "This RSA key did not make the signature, whatever was signed: it is half of another pair."
    ),
    "key-other-size": QT_TRANSLATE_NOOP(
        "Sentences", "The signature was made with an RSA key of {0} bits; yours has {1}."
    ),
    "key-kind": QT_TRANSLATE_NOOP("Sentences", "{0} needs {1}; what you gave is {2}."),
    "key-curve": QT_TRANSLATE_NOOP("Sentences", "{0} needs a key on the curve {1}; yours is on {2}."),
    "kid-not-given": QT_TRANSLATE_NOOP(
        "Sentences", "The token names the key “{0}”, which is not among those you gave."
    ),
    # The algorithm
    "alg-mislabelled": QT_TRANSLATE_NOOP("Sentences", "The header says {0}, but the signature was made with {1}."),
    "alg-edited": QT_TRANSLATE_NOOP(
        "Sentences",
        "The header's algorithm was changed after signing: the signature is of a header that says {1}, not {0}.",
    ),
    "alg-hash": QT_TRANSLATE_NOOP("Sentences", "The signature was made with the hash {1}, which {0} does not use."),
    "pss-parameters": QT_TRANSLATE_NOOP(
        "Sentences",
        "The signature is RSA-PSS, but with a salt of {1} bytes and a mask by {2}, which {0} does not allow (RFC 7518, 3.5).",
    ),
    # The signature
    "signature-missing": QT_TRANSLATE_NOOP(
        "Sentences", "The signature is missing: nothing stands behind the last dot."
    ),
    "signature-cut": QT_TRANSLATE_NOOP("Sentences", "The signature is cut off: it has {0} bytes, {1} too few."),
    "signature-cut-right": QT_TRANSLATE_NOOP(
        "Sentences", "Key and content are right, but the signature is cut off: it has {0} bytes, {1} too few."
    ),
    "signature-long": QT_TRANSLATE_NOOP("Sentences", "The signature is {0} bytes too long; without them it verifies."),
    "signature-too-long": QT_TRANSLATE_NOOP("Sentences", "The signature has {0} bytes, {1} too many."),
    "signature-length-of": QT_TRANSLATE_NOOP(
        "Sentences", "The signature is not as long as one of {0}; it is as long as one of {1}."
    ),
    "signature-edited": QT_TRANSLATE_NOOP(
        "Sentences", "Key and content are right, but {0} bytes of the signature were changed."
    ),
    "signature-encoding": QT_TRANSLATE_NOOP("Sentences", "The signature is written as {0}; in base64url it verifies."),
    "signature-plus-lost": QT_TRANSLATE_NOOP(
        "Sentences", "The signature lost its plus signs, which a form turned into spaces; put back, it verifies."
    ),
    "signature-der": QT_TRANSLATE_NOOP(
        "Sentences",
        "The signature is in DER, not two numbers side by side (RFC 7518, 3.4); rewritten, it verifies.",
    ),
    "signature-swapped": QT_TRANSLATE_NOOP("Sentences", "The two numbers of the signature are in the wrong order."),
    "signature-little-endian": QT_TRANSLATE_NOOP(
        "Sentences", "The signature's bytes are in reverse order (little endian)."
    ),
    "signature-zeros": QT_TRANSLATE_NOOP(
        "Sentences", "The signature lacks zeros in front of a number; with them it verifies."
    ),
    "signature-of-other": QT_TRANSLATE_NOOP(
        "Sentences", "The signature belongs to another token on the shelf (number {0})."
    ),
    "signature-at-other": QT_TRANSLATE_NOOP(
        "Sentences", "This token's own signature stands at another token on the shelf (number {0})."
    ),
    "parts-of-other": QT_TRANSLATE_NOOP(
        "Sentences", "The signature is right for {0} of another token on the shelf (number {1})."
    ),
    # The content
    "content-spacing": QT_TRANSLATE_NOOP(
        "Sentences", "White space in {0} was changed after signing: signed was the form “{1}”."
    ),
    "content-order": QT_TRANSLATE_NOOP(
        "Sentences", "The order of the names in {0} was changed after signing: signed was {1}."
    ),
    "content-escapes": QT_TRANSLATE_NOOP(
        "Sentences", "Characters in {0} were escaped in another way when it was signed: {1}."
    ),
    "content-rewritten": QT_TRANSLATE_NOOP(
        "Sentences", "{0} was written anew after signing; signed was: {1}, {2}, {3}."
    ),
    "content-newline": QT_TRANSLATE_NOOP("Sentences", "A line break at the end of {0} was {1} after signing."),
    "content-padding": QT_TRANSLATE_NOOP("Sentences", "The padding (=) of the parts was {0} after signing."),
    "content-alphabet": QT_TRANSLATE_NOOP(
        "Sentences", "The parts were signed in {0}, and written in another alphabet afterwards."
    ),
    "content-date": QT_TRANSLATE_NOOP("Sentences", "“{0}” was changed after signing: signed was {1}, and it says {2}."),
    "content-claim": QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” was changed after signing: signed was {1}, and it says {2}."
    ),
    "content-added": QT_TRANSLATE_NOOP(
        "Sentences", "“{1}” was added to {0} after signing; without it the signature verifies."
    ),
    "content-typ": QT_TRANSLATE_NOOP(
        "Sentences", "The header's “typ” was taken out after signing; with it the signature verifies."
    ),
    "content-changed": QT_TRANSLATE_NOOP(
        "Sentences",
        "The key is the right one, but header or payload are not those that were signed; what was changed could not be told.",
    ),
    "signed-other-bytes": QT_TRANSLATE_NOOP(
        "Sentences", "The key is the right one, but the signer signed something else: {0}."
    ),
    # Nothing
    "nothing-found": QT_TRANSLATE_NOOP("Sentences", "Nothing that was tried makes it verify: {*}."),
    "nothing-tried": QT_TRANSLATE_NOOP("Sentences", "The key could not be read, so nothing could be tried."),
}
"""By code; ``{0}``, ``{1}`` stand for the arguments, ``{*}`` for all of them as a list."""

REMEDY_WORDS: dict[str, str] = {
    "UTF-8": QT_TRANSLATE_NOOP("Sentences", "plain text"),
    "UTF-16": QT_TRANSLATE_NOOP("Sentences", "UTF-16"),
    "Latin-1": QT_TRANSLATE_NOOP("Sentences", "Latin-1"),
    "composed": QT_TRANSLATE_NOOP("Sentences", "composed Unicode (NFC)"),
    "decomposed": QT_TRANSLATE_NOOP("Sentences", "decomposed Unicode (NFD)"),
    "compatible": QT_TRANSLATE_NOOP("Sentences", "Unicode without look-alikes (NFKC)"),
    "upper-case": QT_TRANSLATE_NOOP("Sentences", "capitals"),
    "lower-case": QT_TRANSLATE_NOOP("Sentences", "small letters"),
    "pem-as-given": QT_TRANSLATE_NOOP("Sentences", "the text as it was given"),
    "pem-without-newline": QT_TRANSLATE_NOOP("Sentences", "the PEM without its last line break"),
    "pem-with-newline": QT_TRANSLATE_NOOP("Sentences", "the PEM with a last line break"),
    "pem-crlf": QT_TRANSLATE_NOOP("Sentences", "the PEM with Windows line breaks"),
    "pem-body": QT_TRANSLATE_NOOP("Sentences", "the PEM without its first and last line"),
    "pem-spki": QT_TRANSLATE_NOOP("Sentences", "the key as PEM"),
    "pem-pkcs1": QT_TRANSLATE_NOOP("Sentences", "the key as PEM, PKCS#1"),
    "der": QT_TRANSLATE_NOOP("Sentences", "the key as DER"),
    "jwk-text": QT_TRANSLATE_NOOP("Sentences", "the JWK's text"),
    "the-header": QT_TRANSLATE_NOOP("Sentences", "the header"),
    "the-payload": QT_TRANSLATE_NOOP("Sentences", "the payload"),
    "header-and-payload": QT_TRANSLATE_NOOP("Sentences", "header and payload"),
    "added": QT_TRANSLATE_NOOP("Sentences", "added"),
    "removed": QT_TRANSLATE_NOOP("Sentences", "taken away"),
    "compact": QT_TRANSLATE_NOOP("Sentences", "compact"),
    "spaced": QT_TRANSLATE_NOOP("Sentences", "a space behind commas and colons"),
    "indent-2": QT_TRANSLATE_NOOP("Sentences", "indented by two spaces"),
    "indent-4": QT_TRANSLATE_NOOP("Sentences", "indented by four spaces"),
    "indent-tab": QT_TRANSLATE_NOOP("Sentences", "indented by tabs"),
    "indent-2-crlf": QT_TRANSLATE_NOOP("Sentences", "indented by two spaces, Windows line breaks"),
    "lines": QT_TRANSLATE_NOOP("Sentences", "one claim on each line, as in RFC 7515"),
    "as-written": QT_TRANSLATE_NOOP("Sentences", "as it is now"),
    "sorted": QT_TRANSLATE_NOOP("Sentences", "sorted by name"),
    "reversed": QT_TRANSLATE_NOOP("Sentences", "the other way round"),
    "order-canonical": QT_TRANSLATE_NOOP("Sentences", "sorted, as canonical JSON (RFC 8785)"),
    "order-java": QT_TRANSLATE_NOOP("Sentences", "the order of a hash map in Java"),
    "order-ignoring-case": QT_TRANSLATE_NOOP("Sentences", "sorted by name without regard to capitals"),
    "order-registered-first": QT_TRANSLATE_NOOP("Sentences", "the registered claims first"),
    "order-registered-last": QT_TRANSLATE_NOOP("Sentences", "the registered claims last"),
    "order-other": QT_TRANSLATE_NOOP("Sentences", "another order"),
    "escapes-ascii": QT_TRANSLATE_NOOP("Sentences", "everything beyond ASCII escaped"),
    "escapes-raw": QT_TRANSLATE_NOOP("Sentences", "no needless escapes"),
    "escapes-slashes": QT_TRANSLATE_NOOP("Sentences", "slashes escaped"),
    "escapes-html": QT_TRANSLATE_NOOP("Sentences", "<, > and & escaped"),
    "raw-payload": QT_TRANSLATE_NOOP(
        "Sentences", "the payload as it is, not in base64url (as with “b64”: false, RFC 7797)"
    ),
    "encoded-payload": QT_TRANSLATE_NOOP("Sentences", "the payload in base64url, although “b64” is false"),
    "raw-both": QT_TRANSLATE_NOOP("Sentences", "header and payload as they are, not in base64url"),
    "payload-part": QT_TRANSLATE_NOOP("Sentences", "the payload's part alone"),
    "payload-bytes": QT_TRANSLATE_NOOP("Sentences", "the payload alone"),
    "without-dot": QT_TRANSLATE_NOOP("Sentences", "both parts without the dot between them"),
    "with-dot": QT_TRANSLATE_NOOP("Sentences", "both parts with one more dot"),
    "with-newline": QT_TRANSLATE_NOOP("Sentences", "both parts with a line break at the end"),
    "digest": QT_TRANSLATE_NOOP("Sentences", "the hash of both parts"),
    "digest-hex": QT_TRANSLATE_NOOP("Sentences", "the hash of both parts, in hex"),
    # What was tried
    "tried-secret": QT_TRANSLATE_NOOP("Sentences", "the secret"),
    "tried-key-text": QT_TRANSLATE_NOOP("Sentences", "the key's text"),
    "tried-keys": QT_TRANSLATE_NOOP("Sentences", "all keys"),
    "tried-algorithm": QT_TRANSLATE_NOOP("Sentences", "algorithms"),
    "tried-signature": QT_TRANSLATE_NOOP("Sentences", "the signature's form"),
    "tried-shelf": QT_TRANSLATE_NOOP("Sentences", "the shelf"),
    "tried-known": QT_TRANSLATE_NOOP("Sentences", "known secrets"),
    "tried-content": QT_TRANSLATE_NOOP("Sentences", "the content"),
    "skipped-large": QT_TRANSLATE_NOOP("Sentences", "(the token is too large to write its content in other ways)"),
    "skipped-budget": QT_TRANSLATE_NOOP("Sentences", "(not everything: there was too much to try)"),
}
"""Words of ours in these sentences; they join `WORDS`."""
