"""Measures the opening of 100,000 claims at once, against Qt's own tree on a lazy model."""

from __future__ import annotations

import json
import time
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QMainWindow, QTreeView

from bench.figures import Row, interleaved
from bench.painting import Painting, always, settle
from bench.tokens import nested
from inspector.service.documents.scanner import scan
from inspector.view.claims.table import ClaimsView

_Index = QModelIndex | QPersistentModelIndex


class _Node:
    """A value of the reference's tree; its children are made when they are asked for."""

    __slots__ = ("_children", "name", "parent", "row", "value")

    def __init__(self, name: str, value: Any, parent: _Node | None, row: int) -> None:
        self.name, self.value, self.parent, self.row = name, value, parent, row
        self._children: list[_Node] | None = None

    def count(self) -> int:
        return len(self.value) if isinstance(self.value, (dict, list)) else 0

    def children(self) -> list[_Node]:
        if self._children is None:
            value = self.value
            items = value.items() if isinstance(value, dict) else enumerate(value)
            self._children = [_Node(str(name), each, self, row) for row, (name, each) in enumerate(items)]
        return self._children


class LazyModel(QAbstractItemModel):
    """The least that a QTreeView wants of a model of parsed JSON: name and value."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self._root = _Node("", value, None, 0)

    def _node(self, index: _Index) -> _Node:
        node = index.internalPointer() if index.isValid() else self._root
        assert isinstance(node, _Node)
        return node

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        return self.createIndex(row, column, self._node(parent).children()[row])

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]  # the stub only knows QObject.parent
        above = self._node(index).parent
        return QModelIndex() if above is None or above is self._root else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.column() > 0 else self._node(parent).count()

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        node = self._node(index)
        return node.name if index.column() == 0 else "" if node.count() else str(node.value)


def expand(runs: int, size: float) -> list[Row]:
    """Expand all and paint, both views in windows of one size."""
    raw = nested(int(100_000 * size))
    document = scan(raw)
    ours, theirs = ClaimsView(), QTreeView()
    theirs.setUniformRowHeights(True)
    theirs.setModel(LazyModel(json.loads(raw)))
    ours.show_document(document)
    paintings = [_shown(ours), _shown(theirs)]

    def our_time() -> float:
        ours.collapse_all()
        settle()
        began = time.perf_counter()
        ours.expand_all()
        return (paintings[0].until(always) - began) * 1000

    def their_time() -> float:
        theirs.collapseAll()
        settle()
        began = time.perf_counter()
        theirs.expandAll()
        return (paintings[1].until(always) - began) * 1000

    figures = interleaved(runs, our_time, their_time)
    figure = f"expand all of {len(document.kinds):,} nodes"
    return [Row("expand", figure, "QTreeView on a lazy model doing the same", 0.12, "ms", *figures)]


_windows: list[QMainWindow] = []


def _shown(view: ClaimsView | QTreeView) -> Painting:
    window = QMainWindow()
    window.setCentralWidget(view)
    window.resize(600, 700)
    window.show()
    settle()
    _windows.append(window)
    return Painting(window)
