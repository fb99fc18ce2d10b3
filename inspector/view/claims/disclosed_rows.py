"""Which values of an SD-JWT were disclosed, and where something is withheld (RFC 9901): the marks of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.view.claims.added_rows import withheld_in
from inspector.view.look.escaping import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model import Document
    from inspector.model.disclosure import Disclosure, Selective
    from inspector.view.claims.added_rows import Added

_SHOWN = 120


class Marks:
    """The marks of a processed payload's values, by their numbers."""

    def __init__(self, disclosed: dict[int, int], withheld: dict[int, int], selective: Selective) -> None:
        self._disclosed = disclosed
        self._withheld = withheld
        self._selective = selective

    @classmethod
    def of(cls, selective: Selective) -> Marks:
        """Mark what was disclosed, and where digests are left over."""
        disclosed = {each.node: number for number, each in enumerate(selective.disclosures) if each.node >= 0}
        return cls(disclosed, {place.node: place.number for place in selective.withheld}, selective)

    def added(self, document: Document) -> Iterator[Added]:
        """Ask for a row wherever something is withheld."""
        return withheld_in(document, self._withheld)

    def moved(self, shift: Callable[[int], int]) -> Marks:
        """Give the same marks by other numbers."""
        disclosed = {shift(node): number for node, number in self._disclosed.items()}
        return Marks(disclosed, {shift(node): number for node, number in self._withheld.items()}, self._selective)

    def disclosure(self, node: int) -> Disclosure | None:
        """Give what disclosed a value; None for one that was signed in the open."""
        number = self._disclosed.get(node)
        return self._selective.disclosures[number] if number is not None else None

    def discloses_in(self, node: int, end: int) -> bool:
        """Tell whether something between two numbers was disclosed."""
        return any(node < each < end for each in self._disclosed)

    def word(self, node: int) -> str:
        """Say in a word that a value was disclosed; nothing for one that was signed in the open."""
        return QCoreApplication.translate("Claims", "● disclosed") if node in self._disclosed else ""

    def withheld_name(self, container: int) -> str:
        """Name the row of what is withheld in a container."""
        number = self._withheld.get(container, 0)
        if number == 1:
            return QCoreApplication.translate("Claims", "○ 1 value")
        return QCoreApplication.translate("Claims", "○ {0} values").format(f"{number:,}")

    @staticmethod
    def withheld_value() -> str:
        """Say in the place of a value what such a row stands for."""
        return QCoreApplication.translate("Claims", "withheld or decoys")

    @staticmethod
    def withheld_meaning() -> str:
        """Say what that means."""
        return QCoreApplication.translate("Claims", "digests that no disclosure opens")

    @staticmethod
    def withheld_told() -> str:
        """Say the same at length."""
        return QCoreApplication.translate(
            "Claims",
            "The issuer signed digests here that no disclosure opens. Each is a value that the holder withholds, or a"
            " decoy that stands for nothing; nobody but the issuer can tell which (RFC 9901, 4.2.5).",
        )

    def told(self, node: int) -> tuple[str, ...]:
        """Say at length how a value was disclosed: by which disclosure, with which salt, for which digest."""
        number, disclosure = self._disclosed.get(node, -1), self.disclosure(node)
        if disclosure is None:
            return ()
        told = QCoreApplication.translate(
            "Claims", "Disclosed by the holder: disclosure {0} of {1}, salt {2}, digest ({3}) {4}"
        )
        algorithm, salt = shown(self._selective.algorithm, _SHOWN), shown(disclosure.salt, _SHOWN)
        return (told.format(number + 1, len(self._selective.disclosures), salt, algorithm, disclosure.digest),)
