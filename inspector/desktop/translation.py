"""The person's language: which of the translations that the program brings is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

from inspector.resources import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_FALLBACK = "en"
"""English has a file, too: for its plurals."""


def install_translation(application: QCoreApplication, languages: list[str] | None = None) -> str:
    """Use the first of the person's languages that there is a translation for; gives its name, empty if there is none."""
    wanted = QLocale.system().uiLanguages() if languages is None else languages
    folder = resource("translations")
    for language in (*wanted, _FALLBACK):
        for name in (language.replace("-", "_"), language.split("-")[0].split("_")[0]):
            file = folder / f"token_inspector_{name}.qm"
            if file.is_file():
                translator = QTranslator(application)
                if translator.load(str(file)):
                    application.installTranslator(translator)
                    return name
    return ""
