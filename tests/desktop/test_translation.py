"""Texts go through Qt's translation, plurals too, and every language that was begun is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from inspector.desktop.translation import install_translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize("languages", [["en-GB", "en"], ["xx-YY"], []])
def test_english_is_there_for_everybody(application: QApplication, languages: list[str]) -> None:
    assert install_translation(application, languages) == "en"
    said = [QCoreApplication.translate("KeySection", "%n keys", "", count) for count in (1, 2)]
    assert said == ["1 key", "2 keys"]
