"""The rows of the claims that may be concealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from inspector.view.look.escaping import shown

if TYPE_CHECKING:
    from inspector.model.concealable import Concealable

_NAME, _VALUE = 60, 80


def list_claims(tree: QTreeWidget, claims: tuple[Concealable, ...]) -> list[QTreeWidgetItem]:
    """Fill a tree anew, nothing ticked; gives a row for each claim."""
    tree.clear()
    items: list[QTreeWidgetItem] = []
    holders: list[QTreeWidgetItem] = []
    for claim in claims:
        del holders[claim.depth - 1 :]
        item = QTreeWidgetItem([shown(claim.name, _NAME), shown(claim.value, _VALUE)])
        if claim.may_be:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
        else:
            item.setDisabled(True)
            why = QCoreApplication.translate("FormSection", "A verifier needs this claim in the open (RFC 9901)")
            item.setToolTip(0, why)
        if holders:
            holders[-1].addChild(item)
        else:
            tree.addTopLevelItem(item)
        holders.append(item)
        items.append(item)
    tree.resizeColumnToContents(0)
    return items
