"""What a measurement gives: pairs of figures of one run, ours and the reference's, and the ratio of the two."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Row(NamedTuple):
    """One ratio. ``ours`` and ``reference`` hold a figure per run, in ``unit``; ``limit`` is what the ratio may be at most."""

    name: str
    figure: str
    against: str
    limit: float
    unit: str
    ours: tuple[float, ...]
    reference: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours by the reference's, run by run: what slows the machine down for a while slows both."""
        return tuple(one / max(other, 1e-9) for one, other in zip(self.ours, self.reference, strict=True))

    @property
    def holds(self) -> bool:
        """Whether the median ratio is within the limit."""
        return median(self.ratios) <= self.limit

    def as_dict(self) -> dict[str, Any]:
        """Give the row as plain JSON values."""
        return {
            "name": self.name,
            "figure": self.figure,
            "against": self.against,
            "unit": self.unit,
            "ours": _spread(self.ours),
            "reference": _spread(self.reference),
            "ratio": _spread(self.ratios),
            "limit": self.limit,
            "holds": self.holds,
            "runs": len(self.ours),
        }


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {
        "min": round(min(values), 4),
        "median": round(median(values), 4),
        "max": round(max(values), 4),
    }


def interleaved(
    runs: int, ours: Callable[[], float], reference: Callable[[], float]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Measure both by turns, each first every other time, after one turn that does not count."""
    ours()
    reference()
    mine, theirs = [], []
    for turn in range(runs):
        if turn % 2:
            theirs.append(reference())
            mine.append(ours())
        else:
            mine.append(ours())
            theirs.append(reference())
    return tuple(mine), tuple(theirs)


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Lay rows (as `Row.as_dict` gives them) out as a Markdown table."""
    head = ("name", "figure", "against", "ours", "reference", "ratio: min", "median", "max", "limit", "holds")
    lines = [head, tuple("---" for _ in head)]
    for row in rows:
        if "failed" in row:
            lines.append((row["name"], row["failed"], *[""] * (len(head) - 2)))
            continue
        ratio, unit = row["ratio"], row["unit"]
        lines.append(
            (
                row["name"],
                row["figure"],
                row["against"],
                f"{_short(row['ours']['median'])} {unit}",
                f"{_short(row['reference']['median'])} {unit}",
                *(f"{ratio[which]:.2f}" for which in ("min", "median", "max")),
                f"{row['limit']:g}",
                "yes" if row["holds"] else "no",
            )
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
