"""JSON is laid out anew here for reading or for sending; only the space between its tokens changes.

Parsing and writing again would change numbers, escapes and duplicate names, and so show what nobody signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document

_INDENT = "  "
_SPACE = " \t\n\r"
_GROWTH, _ALLOWANCE = 8, 1 << 20
"""Indentation may make a text so many times longer, plus so many characters, before levels are left out."""


def pretty(document: Document) -> str:
    """Indent by two spaces; of a broken text what could be read, then the rest as it stands."""
    indentation = len(_INDENT) * sum(document.depths)
    budget = _GROWTH * len(document.text) + _ALLOWANCE
    if indentation > budget:
        levels = budget // (len(_INDENT) * len(document.kinds))
        return "".join(_pieces(document, max(levels, 1)))
    if document.is_json and document.is_text:
        formatted = _formatted(document.raw, len(_INDENT))
        if formatted is not None:
            return formatted.decode("utf-8")
    return "".join(_pieces(document, len(document.kinds)))


def compact(text: str) -> str:
    """Take the space out from between the tokens, for an editor; in a broken text as far as it is read."""
    raw = text.encode("utf-8", "surrogatepass")
    formatted = _formatted(raw, -1)
    if formatted is None:
        from inspector.service.documents.scanner import scan

        formatted = "".join(_pieces(scan(raw), None)).encode("utf-8", "surrogateescape")
    return formatted.decode("utf-8", "surrogatepass")


def _formatted(raw: bytes, indent: int) -> bytes | None:
    """Let the fast formatter do it if it takes the text: it wants strict JSON that is not deeply nested."""
    import msgspec

    try:
        return msgspec.json.format(raw, indent=indent)
    except (msgspec.DecodeError, RecursionError):
        return None


def _pieces(document: Document, levels: int | None) -> Iterator[str]:
    """Walk over the tokens as they are written; `levels` is how deep to indent, None for no layout at all."""
    text, starts, ends, after = document.text, document.starts, document.ends, document.after
    if not starts:
        yield text
        return
    yield text[: starts[0]].strip(_SPACE)
    at = starts[0]  # everything before has been given
    open_containers: list[int] = []
    for i, kind in enumerate(document.kinds):
        while open_containers and after[open_containers[-1]] <= i:
            closing = _closing(document, open_containers, at, levels)
            yield closing
            at = ends[open_containers.pop()]
        key_start = document.key_starts[i]
        first = starts[i] if key_start < 0 else key_start
        yield text[at:first].strip(_SPACE)  # nothing or a comma
        if levels is not None and open_containers:
            yield _line(len(open_containers), levels)
        if key_start >= 0:
            yield text[key_start : document.key_ends[i]]
            yield ":" if levels is None else ": "
        if kind in b"{[":
            open_containers.append(i)
            at = starts[i] + 1
        else:
            at = ends[i]
        yield text[starts[i] : at]
    while open_containers:
        if not _is_closed(document, open_containers[-1], at):
            break
        yield _closing(document, open_containers, at, levels)
        at = ends[open_containers.pop()]
    rest = text[at:]
    yield rest if rest.strip(_SPACE) else ""


def _line(depth: int, levels: int) -> str:
    return "\n" + _INDENT * min(depth, levels)


def _is_closed(document: Document, i: int, at: int) -> bool:
    """Tell whether container `i` has its bracket; one that was cut off only ends where reading stopped."""
    closer = document.ends[i] - 1
    return closer >= at and document.text[closer] in "}]"


def _closing(document: Document, open_containers: list[int], at: int, levels: int | None) -> str:
    i = open_containers[-1]
    closer = document.ends[i] - 1
    comma = document.text[at:closer].strip(_SPACE)
    is_empty = document.after[i] == i + 1
    if levels is None or is_empty:
        return comma + document.text[closer]
    return comma + _line(len(open_containers) - 1, levels) + document.text[closer]


def laid_out(text: str, indented: bool) -> str:
    """Write a JSON text with or without line breaks and indents; nothing else about it changes."""
    from inspector.service.documents.scanner import scan

    return pretty(scan(text.encode("utf-8", "surrogatepass"))) if indented else compact(text)
