"""What ENCODE begins with: the token of which a person wants another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.document import EMPTY

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.inspection import Inspected


def origin_of(inspected: Inspected | None) -> tuple[Document, Document]:
    """Header and payload of the innermost signed token; empty where there is none.

    Of an SD-JWT that is what its issuer signed: what the holder signs with it binds a key and is no token by itself.
    """
    while inspected is not None and inspected.inner and inspected.token.kind != "sd-jwt":
        inspected = inspected.inner[0]
    if inspected is None or inspected.token.kind.startswith("jwe"):
        return EMPTY, EMPTY
    token = inspected.token
    return (token.header, token.payload) if token.header.is_object and token.payload.raw else (EMPTY, EMPTY)
