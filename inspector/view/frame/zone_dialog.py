"""Lets a person find a time zone among hundreds by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout

from inspector.model.zones import Style, write, zone_names
from inspector.view.look.furniture import Line, named
from inspector.view.look.moments import moments

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget


class ZoneDialog(QDialog):
    """Chooses the zone of every date; what is marked is shown with the present moment before it is taken."""

    def __init__(self, now: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.setWindowTitle(self.tr("Time zone"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(self)
        named(self.search, "zoneSearch", self.tr("Search time zones"))
        self.search.setPlaceholderText(self.tr("City or region, such as berlin"))
        self.search.setClearButtonEnabled(True)
        self._found = QSortFilterProxyModel(self)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._found.setSourceModel(QStringListModel(list(zone_names()), self))
        self.list = QListView(self)
        named(self.list, "zoneList", self.tr("Time zones"))
        self.list.setModel(self._found)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.example = Line(parent=self)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel, self)
        box = QVBoxLayout(self)
        for part in (self.search, self.list, self.example, self._buttons):
            box.addWidget(part)
        self.resize(380, 440)
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.doubleClicked.connect(self.accept)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._mark(moments().style.zone)

    def zone(self) -> str:
        """The zone that is marked; empty where none is."""
        current = self.list.currentIndex()
        return str(current.data()) if current.isValid() else ""

    def accept(self) -> None:
        """Write all dates in the zone that is marked."""
        if self.zone():
            moments().choose(moments().style._replace(zone=self.zone()))
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while the person types."""
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.search and pressed and event.key() in keys:  # type: ignore[attr-defined]  # a key event
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _on_search(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip().replace(" ", "_"))
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._found.index(0, 0))
        self._tell()

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._tell()

    def _mark(self, zone: str) -> None:
        matches = self._found.match(self._found.index(0, 0), 0, zone, 1, Qt.MatchFlag.MatchExactly)
        self.list.setCurrentIndex(matches[0] if matches else self._found.index(0, 0))
        self._tell()

    def _tell(self) -> None:
        zone = self.zone()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(zone))
        example = write(self._now, Style(zone, moments().style.form if moments().style.form != "unix" else "iso"))
        self.example.say(self.tr("Now: {0}").format(example) if zone else self.tr("No zone is called that."))
