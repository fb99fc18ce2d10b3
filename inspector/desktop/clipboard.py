"""The system's clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
    "org.nspasteboard.ConcealedType": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
}
"""What clipboard managers of KDE, macOS and Windows look for to leave a secret out of their history."""


class SystemClipboard:
    """Gives what `controller.ports.Clipboard` asks for."""

    def __init__(self) -> None:
        self._put: int | None = None

    def put(self, text: str, *, sensitive: bool) -> None:
        """Put a text on the clipboard, marked as sensitive where the system knows that."""
        from PySide6.QtCore import QByteArray, QMimeData

        data = QMimeData()
        data.setText(text)
        self._put = hash(text)
        if sensitive:
            for name, value in _MARKS.items():
                data.setData(name, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(data)

    def text(self) -> str:
        """What is on it as text, else empty."""
        return QGuiApplication.clipboard().text()

    def is_own(self) -> bool:
        """Tell whether this program put there what is on it; not every system knows whose it is."""
        return QGuiApplication.clipboard().ownsClipboard() or (self._put is not None and self._put == hash(self.text()))
