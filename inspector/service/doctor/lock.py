"""An encrypted token that did not open, with all that may explain it; answers whether a guess at key, header or parts opens it.

What authenticates the content leaves no doubt: a guess that opens it is the right one. Every try is counted, as in `trial`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.model.finding import Apply
from inspector.model.token import text_of
from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS, MOST_ITERATIONS, key_objection, misfit
from inspector.service.algorithms.unlocking import content_key, decipher
from inspector.service.doctor.trial import Budget, Given, written_key
from inspector.service.documents.scanner import scan
from inspector.service.judging.encrypted_header import iterations
from inspector.service.keys.material import Label, secret_key
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from inspector.model import Document, Key, Token
    from inspector.service.reading.envelope import Envelope, Recipient

_MOST_KEYS = 4
_PROVING = ("KW", "RSA-OAEP")


class Lock:
    """One recipient of a token that did not open; stands in for a `Trial` where a secret is read in other ways."""

    def __init__(self, token: Token, envelope: Envelope, recipient: Recipient, given: Given, budget: Budget) -> None:
        self.token, self.envelope, self.recipient, self.given, self.budget = token, envelope, recipient, given, budget
        self.algorithm, self.enc = text_of(recipient.header, "alg"), text_of(recipient.header, "enc")
        self.manner = MANNERS[self.algorithm]
        self.kind = self.manner.kinds[0]
        plain = recipient.header.plain()
        assert isinstance(plain, dict), "a header that is no object was refused"
        self.headers: dict[str, Any] = plain
        head, _, _ = envelope.aad.partition(b".")
        self.head = head
        self.protected: Document = scan(base64url.decode(head.decode("utf-8", "replace")).data)
        self.keys = [key for key in given.keys.keys if key.private and not misfit(key, self.manner, self.enc)][
            :_MOST_KEYS
        ]
        self.fitting = [key for key in self.keys if key_objection(key, self.manner, self.enc) is None]
        self.is_proving = any(each in self.algorithm for each in _PROVING)
        self._content_keys: dict[tuple[int, str, bytes | None, str], tuple[Key, bytes | None]] = {}
        self.signed = envelope.ciphertext

    @property
    def key_text(self) -> str:
        """The key as a person sees it."""
        return written_key(self.given.text)

    def content_key(self, key: Key, algorithm: str = "", encrypted: bytes | None = None, enc: str = "") -> bytes | None:
        """Work out the key of the content as if the header named these algorithms; None where the key gives none."""
        algorithm, enc = algorithm or self.algorithm, enc or self.enc
        known = (id(key), algorithm, encrypted, enc)
        if known not in self._content_keys:  # the key is kept with it, or another one might come to have its id
            self._content_keys[known] = key, self._worked_out(key, algorithm, encrypted, enc)
        return self._content_keys[known][1]

    def _worked_out(self, key: Key, algorithm: str, encrypted: bytes | None, enc: str) -> bytes | None:
        if MANNERS[algorithm].is_by_password:
            cost = iterations(self.recipient.header)
            if self.budget.iterations + cost > MOST_ITERATIONS:
                return None
            self.budget.iterations += cost
        if not self.budget.take_public(0):
            return None
        recipient = self.recipient if encrypted is None else self.recipient._replace(encrypted_key=encrypted)
        return content_key(recipient, {**self.headers, "alg": algorithm, "enc": enc}, key)

    @property
    def is_right(self) -> bool:
        """Tell whether a key unwraps the key of the content in a manner that proves it: AES key wrap, AES-GCM, OAEP."""
        return self.is_proving and any(self.content_key(key) is not None for key in self.fitting)

    def opens(
        self, content: bytes | None, *, enc: str = "", aad: bytes | None = None, parts: Envelope | None = None
    ) -> bool:
        """Tell whether this key of the content opens it, with another ``enc``, other authenticated bytes, or other parts."""
        enc, envelope = enc or self.enc, parts or self.envelope
        if content is None or len(content) * 8 != CONTENT_BITS[enc]:
            return False
        if not self.budget.take_hash(len(envelope.ciphertext)):
            return False
        return decipher(envelope if aad is None else envelope._replace(aad=aad), enc, content) is not None

    def is_opened_by(self, key: Key) -> bool:
        """Tell whether a key opens the token as it stands."""
        return misfit(key, self.manner, self.enc) is None and self.opens(self.content_key(key))

    def is_mac(self, material: bytes) -> bool:
        """Tell whether a secret opens the token; it is what a `Trial` asks of a signature."""
        return bool(material) and self.is_opened_by(secret_key(material, Label("secret", typed=True)))

    def aad_with(self, head: bytes) -> bytes:
        """The authenticated bytes with another protected header."""
        return head + self.envelope.aad[len(self.head) :]

    def token_with(
        self, *, head: bytes | None = None, encrypted: bytes | None = None, parts: Envelope | None = None
    ) -> Apply | None:
        """What Apply would make of the token; None where its form is not five parts with dots."""
        if self.token.kind != "jwe-compact":
            return None
        envelope = parts or self.envelope
        key = self.recipient.encrypted_key if encrypted is None else encrypted
        octets = (key, envelope.iv, envelope.ciphertext, envelope.tag)
        first = (self.head if head is None else head).decode("utf-8", "surrogatepass")
        return Apply("token", ".".join((first, *map(base64url.encode, octets))))
