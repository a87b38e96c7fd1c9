"""What a document kind supplies to its templates, by name: values, records, lists, explained in Russian."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Schema = Mapping[str, object]
"""A short notation: name → ``None`` (a value) | a mapping (a record) | ``("list", item)``."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of one value: a plain value, a record of named fields, or a list of items of one shape."""

    kind: Literal["value", "record", "list"] = "value"
    fields: Mapping[str, Shape] = field(default_factory=lambda: MappingProxyType({}))
    item: Shape | None = None
    note: str = ""


VALUE = Shape()


def shape_of(schema: object) -> Shape:
    """The shape that the short notation means; a :class:`Shape` is kept, an unknown notation is a value."""
    match schema:
        case Shape():
            return schema
        case Mapping():
            fields = {str(name): shape_of(inner) for name, inner in schema.items()}
            return Shape("record", MappingProxyType(fields))
        case ("list", item):
            return Shape("list", item=shape_of(item))
        case str():
            return Shape(note=schema)
        case _:
            return VALUE
