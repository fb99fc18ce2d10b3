"""What the chosen token can be copied as: requests, programs that verify it, and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inspector.model.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

FORMS: tuple[tuple[str, str] | None, ...] = (
    ("curl", QT_TRANSLATE_NOOP("Deeds", "&cURL command")),
    ("httpie", QT_TRANSLATE_NOOP("Deeds", "&HTTPie command")),
    None,
    ("python", QT_TRANSLATE_NOOP("Deeds", "&Python that verifies it")),
    ("node", QT_TRANSLATE_NOOP("Deeds", "&Node.js that verifies it")),
    ("go", QT_TRANSLATE_NOOP("Deeds", "&Go that verifies it")),
    ("java", QT_TRANSLATE_NOOP("Deeds", "&Java that verifies it")),
    ("csharp", QT_TRANSLATE_NOOP("Deeds", "C&# that verifies it")),
    None,
    ("report-markdown", QT_TRANSLATE_NOOP("Deeds", "Report in &Markdown")),
    ("report-json", QT_TRANSLATE_NOOP("Deeds", "Report in J&SON")),
)
"""Each with what the copier calls it; None is a line between."""
_SWITCH = "signature"


class CopyForms(QObject):
    """What is in the menu, made when it is first opened.

    ``asked(str)``: one of `FORMS`, with ``-signed`` where a report is to tell the signature, which it leaves out unless the
    switch below says otherwise.
    """

    asked = Signal(str)

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._switch: QAction | None = None

    def fill(self) -> None:
        """Make what is in it."""
        if self._switch is not None:
            return
        for form in FORMS:
            if form is None:
                self._menu.addSeparator()
            else:
                self._menu.addAction(_tr(form[1])).setData(form[0])
        self._switch = switch = self._menu.addAction(_tr("Reports tell the s&ignature, too"))
        switch.setData(_SWITCH)
        switch.setCheckable(True)
        self._menu.triggered.connect(self._on_triggered)

    def _on_triggered(self, action: QAction) -> None:
        form = action.data()
        if form == _SWITCH:
            return
        is_signed = self._switch is not None and self._switch.isChecked() and form.startswith("report-")
        self.asked.emit(f"{form}-signed" if is_signed else form)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deeds", text)
