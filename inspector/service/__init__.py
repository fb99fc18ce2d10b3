"""What the program knows about tokens; the only place where PyJWT, cryptography and msgspec are imported, when first used."""

from inspector.service.finder import find_tokens
from inspector.service.inspector import inspect
from inspector.service.refresher import refresh
from inspector.service.signer import sign

__all__ = ["find_tokens", "inspect", "refresh", "sign"]
