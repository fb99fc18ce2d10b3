"""Tells in no time whether a text keeps the grammar of JSON, and whether it says anything twice, without places of anything."""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING

from inspector.model.document import DEEPEST, MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from collections.abc import Set as AbstractSet

_PIECE = 1 << 17
"""Bytes that are looked at in one go: the window has to come to its own meanwhile."""
_MOST_TRIES = 40
_FAR_IN = b"\n" + b" " * DEEPEST
"""What stands in an indented text where it is nested too deeply, and in no string."""
_ZEROS = bytes.maketrans(b"123456789", b"000000000")


def is_plain_json(raw: bytes) -> bool:
    """Tell whether UTF-8 is JSON to the letter (RFC 8259) for certain; False also where that is only likely.

    It passes over values: a name that stands twice, or nesting without end, is grammar, too. A lone surrogate is not.
    """
    import msgspec

    try:
        msgspec.json.decode(raw, type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def top_names(raw: bytes) -> AbstractSet[str] | None:
    """Give the names at the top of an object about which all readers of JSON agree; None where they may not.

    In such an object no name stands twice anywhere, none is written with an escape, no integer is too long and nothing
    is nested too deeply.
    """
    import msgspec

    if b"0" * (MOST_DIGITS + 1) in raw.translate(_ZEROS) or not is_plain_json(raw):
        return None
    compact = msgspec.json.format(raw, indent=-1)
    if compact[:1] != b"{":
        return None
    names: set[str] = set()
    count = 0
    for piece in _pieces(compact):
        found = _names_of(piece)
        if found is None:
            return None
        names.update(found)
        count += len(found)
    return names if len(names) == count else None


def _pieces(compact: bytes) -> Iterable[bytes]:
    """Split an object into objects of some of its members each; what cannot be split is given whole."""
    at, last = 1, len(compact) - 1
    while at < last:
        end, piece = at + _PIECE, b""
        for _ in range(_MOST_TRIES):
            end = compact.find(b',"', end) if end < last else -1
            if end < 0:
                break
            piece = b"{%b}" % compact[at:end]
            if is_plain_json(piece):  # so the comma stands between two members of the whole
                break
            end += 1
        else:
            end = -1
        if end < 0:
            yield b"{%b" % compact[at:]
            return
        yield piece
        at = end + 1


def _names_of(piece: bytes) -> Collection[str] | None:
    """The names at the top of an object; None where a name stands twice somewhere, or is escaped."""
    import msgspec

    may_be_deep = piece.count(b"{") + piece.count(b"[") >= DEEPEST
    if may_be_deep and (len(piece) > 2 * _PIECE or _FAR_IN in msgspec.json.format(piece, indent=1)):
        return None
    collects = gc.isenabled()
    gc.disable()  # what is made here is gone in a moment, and makes no circles
    try:
        value: dict[str, object] = msgspec.json.decode(piece)
        again = msgspec.json.encode(value)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return None
    finally:
        if collects:
            gc.enable()
    if b"\\" in piece and re.search(rb'\\.[^"\\]*":', piece):
        return None
    # A name that stands twice is read once, and its quotes are missing.
    return value if _quotes(again) == _quotes(piece) else None


def _quotes(text: bytes) -> int:
    """How many quotes begin and end strings."""
    if b"\\" in text:
        text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    return text.count(b'"')
