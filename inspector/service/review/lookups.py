"""What a ``kid`` looks like that may be meant for a lookup to stumble over (RFC 8725, 3.10)."""

from __future__ import annotations

_NAMED = (
    (
        "sql",
        r"(?i)('|\")\s*(or|and|union|;|--|\|\|)|\bunion\b.+\bselect\b|;\s*drop\b|--\s*$|\b(or|and)\s+(?P<one>\S+)\s*=\s*(?P=one)(\s|$)",
    ),
    ("command", r"\$\(|`|\|\s*[\w/.]|;\s*[\w/.]|&&"),
    ("address", r"(?i)(https?|ftp|ldaps?|gopher|dict)://(localhost|127\.|10\.|169\.254\.|192\.168\.|0x|\d+[:/]|\[)"),
    ("path", r"(?i)/|[a-z]:\\|\\\\|file:|~/"),
    ("markup", r"(?i)<\s*(/|!|[a-z]+[\s>/])"),
    ("template", r"\{\{|\$\{|<%|#\{"),
    ("directory-filter", r"\*\)|\)\(|\(\|"),
)
"""The word for each likeness, and how it shows: paths and addresses at the beginning, the others anywhere."""
_AT_START = frozenset(("address", "path"))
_ESCAPED = (("%2e", "."), ("%2f", "/"), ("%5c", "\\"), ("%00", "\0"))


def likeness(kid: str) -> str:
    """Give the word for what a ``kid`` looks like; empty for an ordinary one."""
    if kid.isalnum():
        return ""
    import re

    plain = kid
    for written, meant in _ESCAPED if "%" in kid else ():
        plain = re.sub(written, meant.replace("\\", r"\\"), plain, flags=re.IGNORECASE)
    if ".." in plain or "\0" in plain:
        return "path"
    for word, shape in _NAMED:
        if (re.match if word in _AT_START else re.search)(shape, plain):
            return word
    return "line-break" if "\r" in kid or "\n" in kid else ""
