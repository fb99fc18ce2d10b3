"""Draws the program's monochrome icons in the colour of the moment, when they are first seen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from inspector.resources import resource

_INK = b"#000000"


class IconBox:
    """Keeps what was drawn: a theme has few icons in few colours."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def icon(self, name: str, colour: str, disabled: str) -> QIcon:
        """An icon for menus, sharp on the densest screen."""
        icon = QIcon(self.pixmap(name, colour, 16, self._ratio()))
        icon.addPixmap(self.pixmap(name, disabled, 16, self._ratio()), QIcon.Mode.Disabled)
        return icon

    def one_icon(self, name: str, colour: str) -> QIcon:
        """An icon that looks the same in every state, for who changes it with the state."""
        picture = self.pixmap(name, colour, 16, self._ratio())
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Disabled)
        return icon

    def _ratio(self) -> float:
        """The finest of the screens: an icon is small, and looks right on the others, too."""
        return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """A picture of ``size`` device-independent pixels at a pixel ratio."""
        place = (name, colour, size, ratio)
        drawn = self._drawn.get(place)
        if drawn is None:
            drawn = self._drawn[place] = _draw(*place)
        return drawn


def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawing = resource(f"icons/{name}.svg").read_bytes().replace(_INK, colour.encode())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
