"""What does not belong into a token that everybody who holds it can read: secrets, personal data, numbers that get lost."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.sentences import Word
from inspector.service.review.members import MOST_TOLD, MOST_VALUES, is_top, members, place, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspector.model.document import Document
    from inspector.model.token import Token

_STRING, _NUMBER, _OBJECT = b'"0{'
_PERSONAL = frozenset(
    (
        "email", "emailaddress", "phone", "phonenumber", "mobilephone", "homephone", "msisdn", "address", "streetaddress",
        "postaladdress", "homeaddress", "birthdate", "dateofbirth", "dob", "birthday", "placeofbirth", "gender", "ssn",
        "socialsecuritynumber", "nationalid", "nationalidnumber", "passportnumber", "taxid", "personalnumber",
        "personnummer", "cpf", "bsn", "pesel", "iban", "creditcard", "creditcardnumber", "cardnumber",
    )
)  # fmt: skip
_SECRET_NAMES = {
    "password": "secret-password", "passwd": "secret-password", "pwd": "secret-password", "passphrase": "secret-password",
    "secret": "secret-secret", "clientsecret": "secret-secret", "apisecret": "secret-secret", "secretkey": "secret-secret",
    "secretaccesskey": "secret-secret", "awssecretaccesskey": "secret-secret", "apikey": "secret-api-key",
    "privatekey": "secret-private-key", "accesstoken": "secret-token", "refreshtoken": "secret-token",
}  # fmt: skip
_SHAPES = (
    ("-----BEGIN ", r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----", "secret-private-key"),
    ("AKIA", r"AKIA[A-Z0-9]{16}(?![A-Za-z0-9])", "secret-cloud-key"),
    ("ASIA", r"ASIA[A-Z0-9]{16}(?![A-Za-z0-9])", "secret-cloud-key"),
    ("AIza", r"AIza[\w-]{35}(?![\w-])", "secret-cloud-key"),
    ("GOCSPX-", r"GOCSPX-[\w-]{28}(?![\w-])", "secret-secret"),
    *((f"gh{letter}_", rf"gh{letter}_[A-Za-z0-9]{{36}}(?![A-Za-z0-9])", "secret-token") for letter in "opsur"),
    ("github_pat_", r"github_pat_\w{22,255}(?!\w)", "secret-token"),
    ("glpat-", r"glpat-[\w-]{20}(?![\w-])", "secret-token"),
    ("xox", r"xox[abprs]-[A-Za-z0-9-]{20,}", "secret-token"),
    ("sk_live_", r"sk_live_[A-Za-z0-9]{16,}", "secret-api-key"),
    ("rk_live_", r"rk_live_[A-Za-z0-9]{16,}", "secret-api-key"),
    ("npm_", r"npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])", "secret-token"),
    ("SG.", r"SG\.[\w-]{22}\.[\w-]{43}(?![\w-])", "secret-api-key"),
    ("dop_v1_", r"dop_v1_[0-9a-f]{64}(?![0-9a-f])", "secret-token"),
    ("hvs.", r"hvs\.[\w-]{24,}", "secret-token"),
    ("$2", r"\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}", "secret-hash"),
    ("$argon2", r"\$argon2(?:id|i|d)\$v=", "secret-hash"),
    ("{SSHA", r"\{SSHA(?:\d{3})?\}[A-Za-z0-9+/]{20,}", "secret-hash"),
    ("://", r"://[^\s/@:\"\\]{1,100}:[^\s/@:\"\\]{1,100}@", "secret-login"),
)
"""What keys of well-known services look like: how it begins, the whole, and the word for it."""
_MACHINES = (".gserviceaccount.com", ".apps.googleusercontent.com", ".local", ".internal")
"""Ends of e-mail addresses that belong to programs."""
_MOST_PLACES = 200
_MASKED = frozenset("*•.xX")
_NO_SECRETS = frozenset(("", "true", "false", "none", "null", "yes", "no", "redacted", "[redacted]", "<redacted>"))
_PRIVATE_MEMBERS = {"RSA": "d", "EC": "d", "OKP": "d", "oct": "k", "AKP": "priv"}
_REVIEWED = frozenset(("jwk", "sub_jwk"))
_SAFE = 2**53 - 1
_LONG = 16
"""Characters of the shortest number that a double does not hold."""
_DATES = frozenset(("exp", "nbf", "iat", "auth_time"))


def personal_data(token: Token) -> Iterable[Finding]:
    """List the names of claims about a person that everybody who holds the token can read; never what they hold."""
    payload = token.payload
    if not payload.is_object:
        return
    names: list[str] = []
    behind = 0
    for node, name in members(payload):
        if node < behind:
            continue
        if plain_name(name) in _PERSONAL and _is_personal(payload, node, plain_name(name)):
            behind = payload.after[node]
            names.append(name[:100])
        elif payload.kinds[node] == _STRING and _tells_a_person(payload, node):
            names.append(name[:100])
    if names:
        told = list(dict.fromkeys(names))
        more = ", …" if len(told) > 8 else ""
        yield Finding("personal-data", "payload", (", ".join(told[:8]) + more,))


def _tells_a_person(payload: Document, node: int) -> bool:
    """Tell by its form whether a text is somebody's e-mail address, bank account (ISO 13616) or payment card (ISO/IEC 7812)."""
    if not 8 <= payload.ends[node] - payload.starts[node] <= 256:
        return False
    text = payload.literal(node)[1:-1]
    if text.count("@") == 1:
        import re

        found = re.fullmatch(r"[\w.+%-]+@([\w-]+\.)+[A-Za-z]{2,24}", text, re.ASCII)
        return found is not None and not text.endswith(_MACHINES)
    plain = text.replace(" ", "").replace("-", "")
    if plain.isascii() and plain.isdigit():
        return len(plain) in (15, 16) and plain[0] in "3456" and _checks_by_luhn(plain)
    if 15 <= len(plain) <= 34 and plain.isascii() and plain.isalnum() and plain[:2].isupper() and plain[2:4].isdigit():
        turned = plain[4:] + plain[:4]
        return turned.isupper() and int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1
    return False


def _checks_by_luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits), 1))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_personal(payload: Document, node: int, name: str) -> bool:
    if payload.kinds[node] == _STRING:
        text = payload.literal(node)[1:-1].strip()
        return bool(text) and (name != "address" or " " in text)
    return payload.kinds[node] in (_NUMBER, _OBJECT)


def secrets(token: Token) -> Iterable[Finding]:
    """Name claims that hold a secret, by their name or by what its writing gives away; never what they hold."""
    found: dict[tuple[str, int], str] = {}
    for document, where in ((token.header, "header"), (token.payload, "payload")):
        if not document.is_object:
            continue
        if where == "payload":
            found.update({(where, node): word for node, word in _by_name(document)})
        for node, word in (*_by_shape(document), *_private_keys(document)):
            found.setdefault((where, node), word)
    for (where, node), word in list(found.items())[:MOST_TOLD]:
        document = token.header if where == "header" else token.payload
        yield Finding("secret-in-claims", place(document, node, where), (document.name(node)[:80], Word(word)))


def _by_name(payload: Document) -> Iterator[tuple[int, str]]:
    behind = 0
    for node, name in members(payload):
        if name == "_claim_sources":  # tokens stand there by right (OpenID Connect Core 1.0, 5.6.2)
            behind = payload.after[node]
        word = _SECRET_NAMES.get(plain_name(name))
        if word and node >= behind and payload.kinds[node] == _STRING:
            text = payload.literal(node)[1:-1].strip()
            if text.lower() not in _NO_SECRETS and not _MASKED.issuperset(text):
                yield node, word


def _by_shape(document: Document) -> Iterator[tuple[int, str]]:
    text = document.text
    end = document.starts[MOST_VALUES] if len(document.kinds[: MOST_VALUES + 1]) > MOST_VALUES else len(text)
    for begins, whole, word in _SHAPES:
        at = text.find(begins, 0, end)
        if at < 0:
            continue
        import re

        pattern = re.compile(whole)
        for _ in range(_MOST_PLACES):
            if (not text[at - 1].isalnum() or begins == "://") and pattern.match(text, at):
                node = bisect_right(document.starts, at) - 1
                if document.kinds[node] == _STRING and at < document.ends[node]:
                    yield node, word
            at = text.find(begins, at + 1, end)
            if at < 0:
                break


def _private_keys(document: Document) -> Iterator[tuple[int, str]]:
    """JWKs with their private member, but for those that `types_review` names."""
    if '"kty"' not in document.text:
        return
    kinds: dict[int, str] = {}
    named: dict[int, set[str]] = {}
    around = [0]
    for node in range(1, len(document.kinds[:MOST_VALUES])):
        while node >= document.after[around[-1]]:
            around.pop()
        if document.kinds[node] == _STRING and document.key_starts[node] >= 0:
            name = document.name(node)
            if name == "kty":
                kinds[around[-1]] = str(document.value(node))
            elif name in _PRIVATE_MEMBERS.values():
                named.setdefault(around[-1], set()).add(name)
        elif document.kinds[node] == _OBJECT:
            around.append(node)
    for node, kind in kinds.items():
        if _PRIVATE_MEMBERS.get(kind) in named.get(node, ()) and document.name(node) not in _REVIEWED:
            yield node, "secret-private-key"


def tokens_inside(token: Token) -> Iterable[Finding]:
    """Name claims that hold a whole token of their own."""
    payload = token.payload
    if not payload.is_object or '"eyJ' not in payload.text:
        return
    import re

    whole = re.compile(r'"eyJ[\w-]{5,}\.[\w-]+\.[\w-]*"')
    told = 0
    for node, name in members(payload):
        if payload.kinds[node] == _STRING and whole.fullmatch(payload.text, payload.starts[node], payload.ends[node]):
            yield Finding("token-in-claims", place(payload, node, "payload"), (name[:80],))
            told += 1
            if told == MOST_TOLD:
                return


def lost_numbers(token: Token) -> Iterable[Finding]:
    """Name numbers that come out as others where numbers are doubles, as in JavaScript (RFC 8259, 6)."""
    payload = token.payload
    if not payload.is_object:
        return
    told = 0
    for node in range(1, len(payload.kinds[:MOST_VALUES])):
        if payload.kinds[node] != _NUMBER:
            continue
        code = _loss(payload, node)
        if not code or (is_top(payload, node) and payload.name(node) in _DATES):
            continue
        yield Finding(code, place(payload, node, "payload"), (payload.literal(node)[:40],))
        told += 1
        if told == MOST_TOLD:
            return


def _loss(payload: Document, node: int) -> str:
    written = payload.ends[node] - payload.starts[node]
    if written < _LONG and "e" not in payload.literal(node).lower():
        return ""
    number = payload.value(node)
    if isinstance(number, int):
        return "unsafe-integer" if abs(number) > _SAFE else ""
    if not isinstance(number, Decimal):
        return ""
    significant = "".join(map(str, number.as_tuple().digits)).strip("0")
    return "imprecise-number" if len(significant) > 17 or (number and abs(number.adjusted()) > 307) else ""
