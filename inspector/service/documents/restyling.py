"""Writes a JSON text anew as other programs would, with every number and name as it was: spacing, order, escapes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.document import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model.document import Document

_MOST_VALUES = 2_000
_DEEPEST = 60
_OBJECT, _ARRAY, _STRING = b'{["'


class Layout(NamedTuple):
    """What stands between the values; ``line`` is the line break, empty for one line."""

    name: str
    comma: str
    colon: str
    line: str = ""
    indent: str = ""


class Style(NamedTuple):
    """One way to write a JSON text: names of its layout, of the order of its members, of its escapes."""

    layout: str
    order: str
    escapes: str


_LAYOUTS = (
    Layout("compact", ",", ":"),
    Layout("spaced", ", ", ": "),
    Layout("indent-2", ",", ": ", "\n", "  "),
    Layout("indent-4", ",", ": ", "\n", "    "),
    Layout("indent-tab", ",", ": ", "\n", "\t"),
    Layout("indent-2-crlf", ",", ": ", "\r\n", "  "),
    Layout("lines", ",\r\n ", ":"),
)
_ORDERS = ("as-written", "sorted", "reversed")


def _as_written(literal: str) -> str:
    return literal


def _ascii(literal: str) -> str:
    return json.dumps(unquote(literal))


def _raw(literal: str) -> str:
    return json.dumps(unquote(literal), ensure_ascii=False)


def _slashes(literal: str) -> str:
    return _ascii(literal).replace("/", "\\/")


def _html(literal: str) -> str:
    return _raw(literal).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


_ESCAPES: dict[str, Callable[[str], str]] = {
    "as-written": _as_written,
    "escapes-ascii": _ascii,
    "escapes-raw": _raw,
    "escapes-slashes": _slashes,
    "escapes-html": _html,
}


def restyled(document: Document, *, in_one_way: bool) -> Iterator[tuple[Style, str]]:
    """Write a document in every style, each text once, its present one not at all.

    ``in_one_way``: spacing, order or escapes differ from the present; otherwise more than one of them.
    """
    if not _is_writable(document):
        return
    seen = {document.text}
    here = layout_of(document)
    for layout in _LAYOUTS:
        for order in _ORDERS:
            for escapes in _ESCAPES:
                ways = (layout.name != here) + (order != "as-written") + (escapes != "as-written")
                if (ways == 1) != in_one_way or not ways:
                    continue
                style = Style(layout.name, order, escapes)
                text = written(document, style)
                if text not in seen:
                    seen.add(text)
                    yield style, text


def written(document: Document, style: Style) -> str:
    """Write a document in that style."""
    layout = next(layout for layout in _LAYOUTS if layout.name == style.layout)
    return _value(document, 0, layout, style.order, _ESCAPES[style.escapes], "")


def layout_of(document: Document) -> str:
    """Name the layout in which a document is written; empty where it is none of ours."""
    if not _is_writable(document):
        return ""
    for layout in _LAYOUTS:
        if written(document, Style(layout.name, "as-written", "as-written")) == document.text:
            return layout.name
    return ""


def _is_writable(document: Document) -> bool:
    sound = document.is_text and document.is_object and document.is_json
    return sound and len(document.kinds) <= _MOST_VALUES and max(document.depths) <= _DEEPEST


def _value(document: Document, i: int, layout: Layout, order: str, escape: Callable[[str], str], before: str) -> str:
    kind = document.kinds[i]
    if kind == _STRING:
        return escape(document.literal(i))
    if kind not in (_OBJECT, _ARRAY):
        return document.literal(i)
    children = list(document.children(i))
    opening, closing = ("{", "}") if kind == _OBJECT else ("[", "]")
    if not children:
        return opening + closing
    if kind == _OBJECT and order == "sorted":
        children.sort(key=document.name)
    elif kind == _OBJECT and order == "reversed":
        children.reverse()
    inner = before + layout.indent
    parts = []
    for child in children:
        text = _value(document, child, layout, order, escape, inner)
        if kind == _OBJECT:
            name = document.text[document.key_starts[child] : document.key_ends[child]]
            text = f"{escape(name)}{layout.colon}{text}"
        parts.append(text)
    if not layout.line:
        return opening + layout.comma.join(parts) + closing
    line = layout.line + inner
    return f"{opening}{line}{f'{layout.comma}{line}'.join(parts)}{layout.line}{before}{closing}"
