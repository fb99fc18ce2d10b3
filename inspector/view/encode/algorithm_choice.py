"""A drop-down list of algorithms that shows those that do not fit the key, too, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from inspector.view.look.furniture import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping


class AlgorithmChoice(Choice):
    """What does not fit stands below what does; it cannot be chosen, and has its reason as tooltip and description."""

    def offer(self, names: tuple[str, ...], chosen: str, reasons: Mapping[str, str] | None = None) -> None:
        """Offer names; the chosen one also where it is none of them. ``reasons``: of those that do not fit."""
        unfit = {name: why for name, why in (reasons or {}).items() if name != chosen}
        offered = [*names] if chosen in names or not chosen else [chosen, *names]
        shown = [self.itemText(place) for place in range(self.count())]
        if shown != [*offered, *unfit]:
            self.clear()
            self.addItems([*offered, *unfit])
        model = self.model()
        if unfit and isinstance(model, QStandardItemModel):
            for place in range(self.count()):
                item = model.item(place)
                assert isinstance(item, QStandardItem)
                why = unfit.get(item.text(), "")
                item.setEnabled(not why)
                item.setToolTip(why)
                item.setData(why, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.setCurrentIndex(offered.index(chosen) if chosen else -1)
