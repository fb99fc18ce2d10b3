"""Code to take along: requests that carry a token, and programs that verify or open it, with the key as a placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.report.snippets.csharp import csharp
from inspector.report.snippets.go import go
from inspector.report.snippets.java import java
from inspector.report.snippets.node import node
from inspector.report.snippets.python import python
from inspector.report.snippets.requests import authorization, curl, httpie

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.token import Token


class Snippet(NamedTuple):
    """One form. ``code``: its name in commands; ``name``: as people call it; ``make``: writes it for a token."""

    code: str
    name: str
    make: Callable[[Token], str]


SNIPPETS: tuple[Snippet, ...] = (
    Snippet("authorization", "Authorization header", authorization),
    Snippet("curl", "cURL", curl),
    Snippet("httpie", "HTTPie", httpie),
    Snippet("python", "Python", python),
    Snippet("node", "Node.js", node),
    Snippet("go", "Go", go),
    Snippet("java", "Java", java),
    Snippet("csharp", "C#", csharp),
)
"""Every form; to add one is to add a row."""
