"""Values at half the price: `typing.NamedTuple` compiles each annotation at import, which nobody here asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Made(type):
        """Makes a class like `typing.NamedTuple` does, and leaves its annotations the words that they are."""

        def __new__(cls, name, _bases, body):
            words = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in words if field in body]
            made = namedtuple(name, words, defaults=defaults, module=body["__module__"])  # noqa: PYI024 - it is one
            made.__annotations__ = made.__new__.__annotations__ = words
            for key, value in body.items():
                setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Made, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
