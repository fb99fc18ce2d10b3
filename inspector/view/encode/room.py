"""How ENCODE shares its height out when another form unfolds: the payload is to be read, and no part is to hold a hole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QWidget

_PAYLOAD, _HEADER, _TOKEN = 6, 3, 4
"""Lines of each that are to be seen, where there is any room."""
_FRAME = 12
"""Pixels of an editor beside its lines."""


def share_out(splitter: QSplitter, line: int, least: int) -> None:
    """Give each part the least that it needs, then what it wishes for: the payload, what the form asks for, key, header, token.

    What is left goes to the payload in two thirds and to the token in one. ``splitter``: of these five, from the token down to
    the payload. ``line``: the height of a line, ``least``: that of an editor, in pixels.
    """
    parts = [held for place in range(splitter.count()) if (held := splitter.widget(place)) is not None]
    token, key, section, header, payload = parts
    heights = {part: 0 if part.isHidden() else part.minimumSizeHint().height() for part in parts}
    left = sum(splitter.sizes()) - sum(heights.values())

    asked = section.sizeHint().height()
    if section.hasHeightForWidth():  # a hint takes sentences for narrower than they are
        asked = min(asked, section.heightForWidth(section.width()))

    def lines(part: QWidget, count: int) -> int:
        return heights[part] - least + _FRAME + count * line

    for part, height in (
        (payload, lines(payload, _PAYLOAD)),
        (section, asked),
        (key, key.sizeHint().height()),
        (header, lines(header, _HEADER)),
        (token, lines(token, _TOKEN)),
    ):
        more = 0 if part.isHidden() else max(0, min(height - heights[part], left))
        heights[part], left = heights[part] + more, left - more
    if left > 0:
        heights[payload] += left - left // 3
        heights[token] += left // 3
    splitter.setSizes([heights[part] for part in parts])
