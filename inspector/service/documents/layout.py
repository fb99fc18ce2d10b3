"""A JSON text indented for reading, with every value as it was written."""

from __future__ import annotations

from inspector.service.documents.formatter import pretty
from inspector.service.documents.scanner import scan


def laid_out(text: str) -> str:
    """Indent a JSON text; what is none stays as it is."""
    document = scan(text.encode("utf-8", "surrogatepass"))
    return pretty(document) if document.is_json else text
