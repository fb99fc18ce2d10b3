"""Tells in no time whether a text keeps the grammar of JSON, without making anything of it."""

from __future__ import annotations


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
