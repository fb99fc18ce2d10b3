"""A record is what `typing.NamedTuple` makes, but for the price of its annotations."""

from __future__ import annotations

import pickle
import typing

import pytest

from inspector.model.record import NamedTuple


class Point(NamedTuple):
    """Stands for all of them."""

    across: int
    name: str = "here"
    tags: tuple[str, ...] = ()

    @property
    def doubled(self) -> int:
        """Twice as far."""
        return self.across * 2

    def moved(self, way: int) -> Point:
        """The same elsewhere."""
        return self._replace(across=self.across + way)

    def __repr__(self) -> str:
        return f"at {self.across}"


class Model(typing.NamedTuple):
    """Stands for all of them."""

    across: int
    name: str = "here"
    tags: tuple[str, ...] = ()


@pytest.mark.parametrize("name", ["_fields", "_field_defaults", "__match_args__", "__doc__", "__module__", "__slots__"])
def test_a_record_has_what_a_named_tuple_has(name: str) -> None:
    assert getattr(Point, name) == getattr(Model, name)


def test_a_record_names_itself() -> None:
    assert (Point.__name__, Point.__qualname__, Point.__mro__[1:]) == ("Point", "Point", (tuple, object))


def test_a_record_is_made_read_and_compared_as_a_tuple() -> None:
    point = Point(2, tags=("a",))
    assert (point.across, point.doubled, point.moved(3).across, repr(point)) == (2, 4, 5, "at 2")
    assert pickle.loads(pickle.dumps(point)) == point
    assert point == (2, "here", ("a",)) == Model(2, tags=("a",))


def test_a_record_does_not_change() -> None:
    with pytest.raises(AttributeError):
        setattr(Point(1), "across", 2)  # noqa: B010 - as somebody would who gets past the type checker


def test_a_record_asks_for_what_has_no_default() -> None:
    with pytest.raises(TypeError, match="across"):
        Point()  # type: ignore[call-arg]  # that is the mistake


def test_annotations_stay_words_and_can_be_looked_up() -> None:
    assert Point.__annotations__ == {"across": "int", "name": "str", "tags": "tuple[str, ...]"}
    assert typing.get_type_hints(Point) == typing.get_type_hints(Model)
