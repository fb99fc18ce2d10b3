"""Sentences about requests: what is about to be called, and what became of it."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

REQUESTS: dict[str, str] = {
    # Under way, and well
    "under-way": QT_TRANSLATE_NOOP("Sentences", "Asking {0} …"),
    "answered": QT_TRANSLATE_NOOP("Sentences", "{0} answered."),
    "keys-read": QT_TRANSLATE_NOOP(
        "Sentences",
        "Keys that {0} sent: {1}. The ring keeps them for this run, and they judge where KEY is empty.",
    ),
    "keys-kept": QT_TRANSLATE_NOOP("Sentences", "Keys of {0}: {1}, from the answer of before. Nothing was sent."),
    "configuration-read": QT_TRANSLATE_NOOP(
        "Sentences", "{0} says where its keys are. The button names that address now; press it to fetch them."
    ),
    "configuration-kept": QT_TRANSLATE_NOOP(
        "Sentences",
        "By the answer of before, the button names where the keys of {0} are. Nothing was sent; press it to fetch them.",
    ),
    "answer-old": QT_TRANSLATE_NOOP(
        "Sentences",
        "The answer of {0} has grown old meanwhile, and nothing was sent. Press again to ask anew.",
    ),
    "cancelled": QT_TRANSLATE_NOOP("Sentences", "Cancelled. The keys are those of before."),
    # What cannot be called
    "address-empty": QT_TRANSLATE_NOOP("Sentences", "Write the address of an issuer or of a key set."),
    "address-invalid": QT_TRANSLATE_NOOP(
        "Sentences", "This is no address that can be called. Write it whole, such as https://issuer.example/jwks."
    ),
    "address-scheme": QT_TRANSLATE_NOOP("Sentences", "Only https and http can be called, not “{0}”."),
    "address-user": QT_TRANSLATE_NOOP(
        "Sentences", "The address holds a user name or a password. Take it out: neither is ever sent."
    ),
    "address-number": QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” is a number that others may read as another machine. Write the IP address in full."
    ),
    "address-long": QT_TRANSLATE_NOOP(
        "Sentences", "The address has more than {0} characters; that is none to be called."
    ),
    "address-query": QT_TRANSLATE_NOOP("Sentences", "An issuer's address has neither ? nor # (RFC 8414, 2)."),
    "authorities-unreadable": QT_TRANSLATE_NOOP(
        "Sentences", "The file of authorities {0} holds no certificate that can be read (PEM). Nothing was sent."
    ),
    # No connection
    "host-unknown": QT_TRANSLATE_NOOP(
        "Sentences", "No machine of the name {0} is known. Check the spelling, and whether you are online."
    ),
    "refused": QT_TRANSLATE_NOOP("Sentences", "{0} is there, but nothing listens at that port, or a firewall refuses."),
    "reset": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} closed the connection before its answer was complete. Is the port the right one? If so, try again.",
    ),
    "timeout": QT_TRANSLATE_NOOP("Sentences", "{0} had not answered in full after {1} seconds, so it was left."),
    "network": QT_TRANSLATE_NOOP("Sentences", "{0} cannot be reached: the network is down, or there is no way to it."),
    "proxy": QT_TRANSLATE_NOOP("Sentences", "The system's proxy did not let the request for {0} through."),
    "protocol": QT_TRANSLATE_NOOP("Sentences", "{0} does not answer in HTTP. Is the port the right one?"),
    # TLS
    "tls-self-signed": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} shows a certificate that it signed itself, so anybody could have made it. If it is yours, name it as an"
        " authority (CA file).",
    ),
    "tls-untrusted": QT_TRANSLATE_NOOP(
        "Sentences",
        "The certificate of {0} comes from an authority that this system does not trust. If it is your company's, name its"
        " CA file.",
    ),
    "tls-expired": QT_TRANSLATE_NOOP("Sentences", "The certificate of {0} has expired. Its operator has to renew it."),
    "tls-not-yet-valid": QT_TRANSLATE_NOOP(
        "Sentences", "The certificate of {0} is not valid yet. Is the clock of this machine right?"
    ),
    "tls-host": QT_TRANSLATE_NOOP(
        "Sentences", "The certificate is for another name than {0}: this may be another machine than you think."
    ),
    "tls-revoked": QT_TRANSLATE_NOOP(
        "Sentences", "The certificate of {0} was revoked by its authority. Do not trust it."
    ),
    "tls-unusable": QT_TRANSLATE_NOOP(
        "Sentences", "The certificate of {0} cannot be trusted: it is not made for this."
    ),
    "tls-failed": QT_TRANSLATE_NOOP(
        "Sentences", "No secure connection with {0} came about. Does it speak TLS at that port, and a version of today?"
    ),
    # Answers of HTTP
    "redirected": QT_TRANSLATE_NOOP("Sentences", "{0} points to another address: {1}"),
    "redirect-elsewhere": QT_TRANSLATE_NOOP(
        "Sentences", "{0} points to another place: {1}. It was not followed; call that address if you trust it."
    ),
    "redirect-nowhere": QT_TRANSLATE_NOOP("Sentences", "{0} points to another place that cannot be called: {1}"),
    "redirect-many": QT_TRANSLATE_NOOP("Sentences", "{0} points from one address to the next without end."),
    "status-missing": QT_TRANSLATE_NOOP(
        "Sentences", "{0} has nothing at this address (status {1}). Is the path right?"
    ),
    "status-forbidden": QT_TRANSLATE_NOOP(
        "Sentences", "{0} wants a login first (status {1}); keys that are public have none. Is the address right?"
    ),
    "status-refused": QT_TRANSLATE_NOOP("Sentences", "{0} refused what was sent (status {1})."),
    "status-busy": QT_TRANSLATE_NOOP("Sentences", "{0} has had too many requests (status {1}). Try again later."),
    "status-broken": QT_TRANSLATE_NOOP("Sentences", "{0} failed by itself (status {1}). Try again later."),
    "status-other": QT_TRANSLATE_NOOP("Sentences", "{0} gave no answer to use (status {1})."),
    # What the answer holds
    "too-large": QT_TRANSLATE_NOOP(
        "Sentences", "The answer of {0} is larger than {1}; the rest was not read. Key sets are far smaller."
    ),
    "packing": QT_TRANSLATE_NOOP("Sentences", "{0} says that its answer is packed ({1}), and it cannot be unpacked."),
    "answer-empty": QT_TRANSLATE_NOOP("Sentences", "The answer of {0} is empty."),
    "answer-html": QT_TRANSLATE_NOOP(
        "Sentences", "{0} answered with a web page, not with JSON. Is it the address of a site, or of a login?"
    ),
    "answer-not-utf8": QT_TRANSLATE_NOOP("Sentences", "The answer of {0} is no text in UTF-8 (byte {1})."),
    "answer-not-json": QT_TRANSLATE_NOOP("Sentences", "The answer of {0} is no JSON (line {1}, column {2})."),
    "answer-deep": QT_TRANSLATE_NOOP("Sentences", "The JSON of {0} is nested too deep to be read."),
    "answer-no-keys": QT_TRANSLATE_NOOP(
        "Sentences", "{0} answered with JSON that holds no keys. If it is an issuer, ask for its configuration instead."
    ),
    "answer-unusable": QT_TRANSLATE_NOOP(
        "Sentences", "{0} answered with a key set, and none of its {1} keys can be used here."
    ),
    "answer-configuration": QT_TRANSLATE_NOOP(
        "Sentences", "{0} answered with a configuration, not with keys. Take it as an issuer."
    ),
    "answer-no-address": QT_TRANSLATE_NOOP(
        "Sentences", "The configuration of {0} does not say where its keys are (“jwks_uri”)."
    ),
    "answer-bad-address": QT_TRANSLATE_NOOP(
        "Sentences", "The configuration of {0} gives an address of its keys that cannot be called: {1}"
    ),
}
"""What became of a request; ``{0}`` is the host."""

NOT_TAKEN: str = QT_TRANSLATE_NOOP("Sentences", "The keys are those of before.")
"""Said after whatever went wrong."""

OTHER_PLACE: str = QT_TRANSLATE_NOOP("Sentences", "The button names the other place where issuers keep it (RFC 8414).")
"""Said when the first place of discovery gave nothing."""

WITHOUT_OUTCOME: dict[str, str] = {
    "under-way": QT_TRANSLATE_NOOP("Sentences", "under way"),
    "cancelled": QT_TRANSLATE_NOOP("Sentences", "cancelled"),
    "timeout": QT_TRANSLATE_NOOP("Sentences", "too slow"),
    "host-unknown": QT_TRANSLATE_NOOP("Sentences", "unknown"),
    "refused": QT_TRANSLATE_NOOP("Sentences", "refused"),
    "reset": QT_TRANSLATE_NOOP("Sentences", "broken off"),
    "proxy": QT_TRANSLATE_NOOP("Sentences", "proxy"),
    "authorities-unreadable": QT_TRANSLATE_NOOP("Sentences", "not sent"),
    "address-invalid": QT_TRANSLATE_NOOP("Sentences", "not sent"),
    **{
        f"tls-{code}": QT_TRANSLATE_NOOP("Sentences", "TLS")
        for code in ("self-signed", "untrusted", "expired", "not-yet-valid", "host", "revoked", "unusable", "failed")
    },
}
"""What stands in the log where an answer's status would stand."""

CALL_WARNINGS: dict[str, str] = {
    "from-iss": QT_TRANSLATE_NOOP(
        "Sentences",
        "This address comes from the token (“iss”). Whoever made the token chose it, and anybody can make one: {0} would learn"
        " that somebody here looks at it, and keys from there prove only that the token fits that place.",
    ),
    "from-jku": QT_TRANSLATE_NOOP(
        "Sentences",
        "This address comes from the token (“jku”). An attacker who made the token would point it to keys of their own: {0}"
        " would learn that somebody here looks at it, and a signature that fits those keys proves nothing.",
    ),
    "from-x5u": QT_TRANSLATE_NOOP(
        "Sentences",
        "This address comes from the token (“x5u”). An attacker who made the token would point it to a certificate of their"
        " own: {0} would learn that somebody here looks at it, and a signature that fits it proves nothing.",
    ),
    "from-answer": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} was named by a server that the token named: whoever made the token may have chosen this place, too.",
    ),
    "plain-http": QT_TRANSLATE_NOOP(
        "Sentences",
        "Plain http: anybody on the way to {0} can read the request and put keys of their own into the answer.",
    ),
    "private-host": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} is a machine of this network or this machine itself: a token from outside has no business to name it.",
    ),
    "redirect": QT_TRANSLATE_NOOP("Sentences", "The server that you asked points to another place: {0}."),
    "downgrade": QT_TRANSLATE_NOOP("Sentences", "It leads from a secure connection to one without protection."),
    "issuer-differs": QT_TRANSLATE_NOOP(
        "Sentences",
        "The configuration calls its issuer by another name than the one that was asked for. OpenID Connect Discovery (4.3) says"
        " that it must not be used then.",
    ),
}
"""What a person should have read before they call; ``{0}`` is the host."""

ORIGINS: dict[str, str] = {
    "iss": QT_TRANSLATE_NOOP("Sentences", "from the token's “iss”"),
    "jku": QT_TRANSLATE_NOOP("Sentences", "from the token's “jku”"),
    "x5u": QT_TRANSLATE_NOOP("Sentences", "from the token's “x5u”"),
    "discovery": QT_TRANSLATE_NOOP("Sentences", "from the issuer's configuration"),
    "redirect": QT_TRANSLATE_NOOP("Sentences", "from the server that was asked"),
}
"""Where an address comes from."""
