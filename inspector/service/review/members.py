"""The values of a document as the rules look at them: so many that no honest token has more, and no hostile one is slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document

MOST_VALUES = 500
"""How many values of one document are reviewed."""
MOST_TOLD = 5
"""How many places of one kind are named one by one."""

_LONGEST_PATH = 100
_DROPPED = str.maketrans("", "", "_- .")


def members(document: Document) -> Iterator[tuple[int, str]]:
    """The first values of a document that have a name, at whatever depth."""
    for node in range(1, len(document.kinds[:MOST_VALUES])):
        if document.key_starts[node] >= 0:
            yield node, document.name(node)


def is_top(document: Document, node: int) -> bool:
    """Tell whether a value stands directly in the root."""
    return document.depths[node] == document.depths[0] + 1


def place(document: Document, node: int, where: str) -> str:
    """Where a value stands; by line and column where its path would be an attacker's text."""
    path = document.path(node)
    if len(path) <= _LONGEST_PATH and path.isascii() and path.isprintable():
        return f"{where} {path}"
    line, column = document.line_column(
        document.key_starts[node] if document.key_starts[node] >= 0 else document.starts[node]
    )
    return f"{where} {line}:{column}"


def plain_name(name: str) -> str:
    """A name as a word: ``https://example.com/e-mail`` and ``E_Mail`` are both ``email``."""
    return name.rsplit("/", 1)[-1].translate(_DROPPED).casefold()
