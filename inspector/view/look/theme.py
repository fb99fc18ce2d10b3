"""Light, dark or high contrast: follows the system until the person chooses, and tells the panes when it
changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from inspector.view.look.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from inspector.view.look.icons import IconBox

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap

CHOICES = ("system", "light", "dark", "contrast")
STYLE = "Fusion"
"""The style of all systems, and the property of an application that was begun with it: to set it again takes long."""


class Theme(QObject):
    """The one place that knows which colours hold; widgets ask it when they paint. ``changed``: paint
    anew.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = "system"
        self.colours = _resolve(self.choice)
        self._icons = IconBox()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(self, choice: str) -> None:
        """Take one of `CHOICES`; anything else follows the system."""
        self.choice = choice if choice in CHOICES else "system"
        self._apply()

    def apply_to_application(self) -> None:
        """Dress the application for the first time; one that was made for the program has its style already."""
        application = QApplication.instance()
        if application is None or application.property(STYLE) is None:
            QApplication.setStyle(STYLE)
        QApplication.setPalette(palette(self.colours))

    def icon(self, name: str, colour: str = "") -> QIcon:
        """An icon of `resources/icons` in a colour (empty: the text's)."""
        return self._icons.icon(name, colour or self.colours.text, self.colours.muted)

    def button_icon(self, name: str, *, enabled: bool) -> QIcon:
        """An icon for a button in one of its states."""
        return self._icons.one_icon(name, self.colours.text if enabled else self.colours.strong_edge)

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """An icon as a picture of ``size`` device-independent pixels."""
        return self._icons.pixmap(name, colour, size, ratio)

    def _on_system_changed(self) -> None:
        if self.choice == "system":
            self._apply()

    def _apply(self) -> None:
        colours = _resolve(self.choice)
        if colours == self.colours:
            return
        self.colours = colours
        QApplication.setPalette(palette(colours))
        self.changed.emit()


def _resolve(choice: str) -> Colours:
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if choice == "contrast" or (choice == "system" and _wants_contrast()):
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    if choice == "system":
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def _wants_contrast() -> bool:
    """Ask the system for its wish of high contrast, which Qt tells since 6.10."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def monospace(scale: float = 1.0) -> QFont:
    """The system's font for texts whose characters must be told apart, in the size of its other texts."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSizeF(QApplication.font().pointSizeF() * scale)
    return font


def palette(colours: Colours) -> QPalette:
    """The same colours for the style's own painting."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.base),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.bad.ink),
        (role.ToolTipBase, colours.base),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.base),
        (role.Midlight, colours.hover),
        (role.Mid, colours.edge),
        (role.Dark, colours.strong_edge),
        (role.Shadow, colours.strong_edge),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.strong_edge))
    return made


def stylesheet(colours: Colours) -> str:
    """What the palette cannot say: corners, spacing and the accent. One sheet for the whole window."""
    return _SHEET.format(**colours._asdict(), bad_ink=colours.bad.ink)


_SHEET = """
QMainWindow, QDialog {{ background: {window}; }}
QToolBar {{ background: {window}; border: 0;
  border-bottom: 1px solid {edge}; padding: 4px 8px; spacing: 4px; }}
QToolBar::separator {{ background: {edge}; width: 1px; margin: 6px 4px; }}
QMenuBar {{ background: {window}; padding: 0 4px; }}
QStatusBar {{ background: {window}; border-top: 1px solid {edge}; color: {muted}; }}
QStatusBar::item {{ border: 0; }}
QSplitter::handle {{ background: {edge}; }}
QSplitter::handle:hover, QSplitter::handle:pressed {{ background: {accent}; }}
QPlainTextEdit, QLineEdit, QAbstractItemView, QAbstractScrollArea#longText {{
  background: {base}; border: 1px solid {edge}; border-radius: 6px; }}
QPlainTextEdit:focus, QLineEdit:focus, QAbstractItemView:focus, QAbstractScrollArea#longText:focus {{
  border: 1px solid {accent}; }}
QLineEdit {{ padding: 3px 6px; }}
QComboBox {{ background: {base}; border: 1px solid {edge}; border-radius: 6px; padding: 3px 6px; }}
QComboBox:focus {{ border: 1px solid {accent}; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox QAbstractItemView {{ border-radius: 0; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 3px 5px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {hover}; border-color: {edge}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton {{ background: {base}; border: 1px solid {edge}; border-radius: 6px; padding: 4px 12px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {strong_edge}; }}
QPushButton#inspectButton {{
  background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton#inspectButton:hover {{ background: {accent_hover}; }}
QPushButton#inspectButton:focus {{ border-color: {text}; }}
QPushButton#inspectButton:disabled {{ background: {hover}; color: {muted}; border-color: {edge}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QScrollArea, QScrollArea > QWidget, QWidget#asked {{ background: transparent; border: 0; }}
QHeaderView::section {{
  background: {base}; color: {muted}; border: 0; border-bottom: 1px solid {edge}; padding: 3px 6px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 24px; }}
QScrollBar::handle:horizontal {{ min-width: 24px; }}
QScrollBar::handle:hover {{ background: {strong_edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLabel[quiet="true"] {{ color: {muted}; }}
QLabel[wrong="true"] {{ color: {bad_ink}; }}
"""
