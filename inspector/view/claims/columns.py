"""Shares the width of a table of claims among its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.view.claims.delegate import ClaimsDelegate
    from inspector.view.claims.model import ClaimsModel

_NAME_PART = 0.4


def widths(claims: ClaimsModel, delegate: ClaimsDelegate, rows: range, width: int) -> tuple[int, int, int, int]:
    """Say how wide name, value, meaning and bytes are to be: names take a part, meanings what they need."""
    most = int(width * _NAME_PART)
    names = [min(delegate.name_width(row), most) for row in rows]
    # One name that is far too long must not take the room of all values.
    name = max([size for size in names if size < most] + ([width // 4] if most in names else []))
    in_bytes = max(delegate.size_width(row) for row in rows) if claims.shows_sizes else 0
    rest = width - name - in_bytes
    meanings = {row: size for row in rows if (size := delegate.meaning_width(row))}
    if meanings:
        # What only explains is content with what is left, and gives way to a long value altogether.
        firm = {row: delegate.least_meaning_width(row) for row in meanings if not claims.gives_way(row)}
        values = {row: delegate.value_width(row) for row in meanings}
        wanted = [size for row, size in values.items() if row in firm or size <= rest // (3 if firm else 2)]
        value = min(max(wanted, default=rest), max(rest - max(firm.values(), default=rest), rest // 2))
    else:
        value = rest
    return name, value, rest - value, in_bytes
