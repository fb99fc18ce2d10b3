"""An inspection told without a window: as plain JSON values, and as English text."""

from inspector.report.plain import as_dict
from inspector.report.text import as_text

__all__ = ["as_dict", "as_text"]
