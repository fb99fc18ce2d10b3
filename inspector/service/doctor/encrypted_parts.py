"""The parts of an encrypted token in another order or cut otherwise, and its protected header written anew."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from inspector.model.finding import Remedy
from inspector.model.sentences import Word
from inspector.service.algorithms.encryption import CONTENT_BITS
from inspector.service.doctor.content import header_texts, rewritten
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.service.doctor.lock import Lock
    from inspector.service.reading.envelope import Envelope

    _Parts = tuple[str, tuple[str, ...], Envelope]


def about_parts(lock: Lock) -> Iterator[Remedy]:
    """Find the arrangement of IV, content and tag that opens, and the order of the halves of the content's key."""
    for key in lock.fitting:
        content = lock.content_key(key)
        if content is None:
            continue
        for code, args, parts in _arranged(lock):
            if lock.opens(content, parts=parts):
                yield Remedy(code, args, apply=lock.token_with(parts=parts))
                return
        half = len(content) // 2
        if "CBC" in lock.enc and lock.opens(content[half:] + content[:half]):
            yield Remedy("jwe-halves", (lock.enc,))
            return


def _arranged(lock: Lock) -> Iterator[_Parts]:
    envelope, is_gcm = lock.envelope, lock.enc.endswith("GCM")
    iv, ciphertext, tag = envelope.iv, envelope.ciphertext, envelope.tag
    start, end = 12 if is_gcm else 16, 16 if is_gcm else CONTENT_BITS[lock.enc] // 16
    for order in permutations((iv, ciphertext, tag)):
        if order != (iv, ciphertext, tag):
            yield "jwe-parts-order", (), envelope._replace(iv=order[0], ciphertext=order[1], tag=order[2])
    whole = ciphertext
    if not tag:
        yield "jwe-tag-inside", (), envelope._replace(ciphertext=whole[:-end], tag=whole[-end:])
    if not iv:
        yield "jwe-iv-inside", (), envelope._replace(iv=whole[:start], ciphertext=whole[start:])
    if not iv and not tag:
        inner = whole[start:-end]
        yield "jwe-all-inside", (), envelope._replace(iv=whole[:start], ciphertext=inner, tag=whole[-end:])
    if whole.endswith(tag) and tag:
        yield "jwe-tag-twice", (), envelope._replace(ciphertext=whole[: -len(tag)])
    if whole.startswith(iv) and iv:
        yield "jwe-iv-twice", (), envelope._replace(ciphertext=whole[len(iv) :])
    if len(tag) > end:
        yield "jwe-tag-long", (str(len(tag)), str(end)), envelope._replace(tag=tag[:end])


def about_protected_header(lock: Lock) -> Iterator[Remedy]:
    """Find the authenticated bytes with which the token opens: another writing of the protected header, or none."""
    contents = [content for key in lock.fitting if (content := lock.content_key(key)) is not None]
    if not contents:
        return
    raw = lock.protected.raw
    others = (
        ("header-bytes", raw),
        ("header-nothing", b""),
        ("header-without-aad", lock.head),
        ("header-padded", lock.head + b"=" * (-len(lock.head) % 4)),
    )
    for word, aad in others:
        if aad != lock.envelope.aad and any(lock.opens(content, aad=aad) for content in contents):
            yield Remedy("jwe-other-aad", (Word(word),))
            return
    if not lock.protected.is_text:
        return
    texts = (*rewritten(lock.protected), *header_texts(lock.protected))
    for code, args, text in texts:
        head = base64url.encode(text.encode("utf-8", "surrogatepass")).encode("ascii")
        if any(lock.opens(content, aad=lock.aad_with(head)) for content in contents):
            told = args[1:] if code == "content-added" else ()
            yield Remedy(_CODES.get(code, "jwe-header-rewritten"), told, apply=lock.token_with(head=head))
            return


_CODES = {"content-added": "jwe-header-added", "content-typ": "jwe-header-typ", "content-claim": "jwe-header-typ"}
