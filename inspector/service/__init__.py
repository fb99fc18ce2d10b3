"""What the program knows about tokens; the only place where PyJWT, cryptography and msgspec are imported, when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.service.finding.finder import find_tokens
    from inspector.service.inspector import inspect
    from inspector.service.making.refresher import refresh
    from inspector.service.making.signer import sign

__all__ = ["find_tokens", "inspect", "refresh", "sign"]

_DOORS = {
    "find_tokens": "finding.finder",
    "inspect": "inspector",
    "refresh": "making.refresher",
    "sign": "making.signer",
}
"""Which module holds each function. It is loaded when the function is asked for: the window opens without all of them."""


def __getattr__(name: str) -> object:
    if name not in _DOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_DOORS[name]}"), name)
