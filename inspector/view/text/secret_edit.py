"""An editor for keys that keeps secrets off the screen until the person reveals them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from inspector.model.key_text import as_field_text, binary_file
from inspector.view.look.furniture import IconButton
from inspector.view.look.theme import monospace
from inspector.view.text.exact_text import exact_text

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QFocusEvent, QPaintEvent, QResizeEvent

    from inspector.view.look.theme import Theme

_LARGEST_FILE = 4_000_000
_MOST_DOTS = 24


class SecretEdit(QPlainTextEdit):
    """Paints dots over a secret or a private key; the text itself stays editable, pasteable and readable
    for helpers.

    ``fileRefused(str)``: a sentence that says why a dropped file could not be taken; ``encodingTold(str)``: a secret that
    was taken from a file is written in this encoding.
    """

    fileRefused = Signal(str)
    encodingTold = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_secret = False
        self._is_revealed = False
        self._file = ""
        self.setFont(monospace())
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setTabChangesFocus(True)
        self.eye = IconButton(theme, "eye", self.tr("Reveal the key"), self)
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.PointingHandCursor)
        self.eye.toggled.connect(self._on_eye_toggled)
        self.eye.hide()
        self.textChanged.connect(self._on_text_changed)

    def toPlainText(self) -> str:
        """The text as it was written: a no-break space may belong to the secret."""
        return exact_text(self)

    @property
    def is_masked(self) -> bool:
        """Tell whether dots stand in place of the text."""
        return self._is_secret and not self._is_revealed

    @property
    def file_name(self) -> str:
        """What stands in place of a binary file's base64; empty where there is none."""
        return self._file

    def replace_text(self, text: str) -> None:
        """Put another text in, as one step that undo takes back."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        self.document().setModified(False)

    def take_file(self, path: str) -> None:
        """Take a key from a file; a binary one stands in the field as base64, and what it was is painted over it."""
        from pathlib import Path

        try:
            with Path(path).open("rb") as file:
                raw = file.read(_LARGEST_FILE + 1)
        except OSError:
            self.fileRefused.emit(self.tr("The file could not be read."))
            return
        if len(raw) > _LARGEST_FILE:
            self.fileRefused.emit(self.tr("The file is too large for a key."))
            return
        text, encoding = as_field_text(raw, "")
        if encoding:
            self.encodingTold.emit(encoding)
        self.replace_text(text)

    def sizeHint(self) -> QSize:
        return QSize(240, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 34)  # Qt's own would be the least height of every layout, whatever is asked for

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if paths:
            self.take_file(paths[0])
        else:
            super().insertFromMimeData(source)
            self.document().setModified(False)  # so that Qt joins no typing to it: one step back takes the typing alone

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.insertFromMimeData(event.mimeData())
        else:
            super().dropEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = super().createMimeDataFromSelection()
        if self._is_secret:
            # What clipboard managers of KDE, Windows and macOS look for before they keep a history.
            mime.setData("x-kde-passwordManagerHint", b"secret")
            mime.setData("ExcludeClipboardContentFromMonitorProcessing", b"1")
            mime.setData("org.nspasteboard.ConcealedType", b"1")
        return mime

    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        was = self.is_masked
        self._is_secret = bool(text) and not is_public(text)
        self._file = self._name_file(text) if self._is_secret else ""
        if not text:
            self.eye.setChecked(False)
        if self._is_secret == self.eye.isHidden():
            self.eye.setVisible(self._is_secret)
            self._place_eye()
        if was or self.is_masked:
            self._refresh_mask()

    def _on_eye_toggled(self, revealed: bool) -> None:
        self._is_revealed = revealed
        self.eye.set_icon("eye-off" if revealed else "eye")
        name = self.tr("Hide the key") if revealed else self.tr("Reveal the key")
        self.eye.setToolTip(name)
        self.eye.setAccessibleName(name)
        self._refresh_mask()

    def _refresh_mask(self) -> None:
        masked = self.is_masked
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if masked else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.viewport().update()

    def _place_eye(self) -> None:
        self.eye.resize(28, 26)
        bar = self.verticalScrollBar()
        right = bar.width() if bar.isVisible() else 0
        self.eye.move(self.width() - 31 - right, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.eye.isHidden():
            self._place_eye()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.is_masked:
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_masked:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        colours = self._theme.colours
        metrics = QFontMetricsF(self.font())
        text = self.toPlainText()
        margin = self.document().documentMargin()
        width = self.viewport().width() - margin * 2 - 34
        count = self._count(text)
        count_width = metrics.horizontalAdvance(count)
        fit = max(4, int((width - count_width - 16) / metrics.horizontalAdvance("•")))
        file = self._file
        dots = "" if file else "•" * min(len(text), fit, _MOST_DOTS)
        everything = self.textCursor().selectionEnd() - self.textCursor().selectionStart() == len(text)
        dots_width = metrics.horizontalAdvance(dots)
        if everything:
            wide = dots_width or count_width
            painter.fillRect(
                QRect(round(margin), round(margin), round(wide), round(metrics.height())),
                QColor(colours.selection),
            )
        painter.setPen(QColor(colours.text))
        painter.setFont(self.font())
        painter.drawText(QPointF(margin, margin + metrics.ascent()), dots)
        if self.hasFocus():
            share = self.textCursor().position() / max(1, len(text))
            x = margin + round(dots_width * share) + 0.5
            painter.drawLine(QPointF(x, margin), QPointF(x, margin + metrics.height()))
        painter.setPen(QColor(colours.text if file else colours.muted))
        painter.drawText(QPointF(margin + (dots_width + 12 if dots else 0), margin + metrics.ascent()), count)

    def _count(self, text: str) -> str:
        if self._file:
            return self._file
        return self.tr("%n characters, hidden", "", len(text)) if len(text) != 1 else self.tr("1 character, hidden")

    def _name_file(self, text: str) -> str:
        """Say what binary file the text stands for; empty where it is none."""
        file = binary_file(text)
        if file is None:
            return ""
        names = {
            "PKCS#12": self.tr("PKCS#12 file, {0} bytes"),
            "DER": self.tr("DER file, {0} bytes"),
            "JKS": self.tr("Java key store, {0} bytes"),
        }
        return names[file.form].format(f"{file.size:,}")


@cache
def _public_block() -> re.Pattern[str]:
    return re.compile(
        r"-----BEGIN (?P<kind>(?:RSA )?PUBLIC KEY|(?:X509 |TRUSTED )?CERTIFICATE)-----"
        r"[^-]*-----END (?P=kind)-----"
    )


@cache
def _private_member() -> re.Pattern[str]:
    return re.compile(r'"(?:k|d|p|q|dp|dq|qi|oth|priv)"\s*:')


def is_public(text: str) -> bool:
    """Tell whether a text surely holds nothing but public keys; in doubt it is a secret."""
    stripped = text.strip()
    if stripped.startswith("-----BEGIN"):
        return not _public_block().sub("", stripped).strip()
    if stripped.startswith(("{", "[")):
        has_kind = '"kty"' in stripped or '"keys"' in stripped
        return has_kind and "\\" not in stripped and _private_member().search(stripped) is None
    return stripped.startswith(("ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-"))
