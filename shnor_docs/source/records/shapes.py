"""What a pydantic model expects at a place of a tree: which keys, which lists, with their Russian titles."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Shape:
    """A value's form: the records it may be, the shape of a list's items and of a dictionary's values."""

    records: tuple[type[BaseModel], ...] = ()
    items: Shape | None = None
    values: Shape | None = None

    @property
    def keys(self) -> Mapping[str, Key]:
        """All keys of the records the value may be."""
        return _keys_of_any(self.records)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record as it is written in YAML."""

    title: str
    required: bool
    shape: Shape = field(default_factory=Shape)


NOTHING = Shape()


@cache
def keys_of(record: type[BaseModel]) -> dict[str, Key]:
    """The keys of a record by the name under which YAML has them."""
    return {_written_name(name, info): _key(info) for name, info in record.model_fields.items()}


@cache
def _keys_of_any(records: tuple[type[BaseModel], ...]) -> Mapping[str, Key]:
    return {name: key for record in records for name, key in keys_of(record).items()}


@cache
def holds_records(record: type[BaseModel]) -> bool:
    """Whether other records may stand inside one of this type."""
    shapes = [shape for key in keys_of(record).values() for shape in (key.shape, key.shape.items, key.shape.values)]
    return any(shape and shape.records for shape in shapes)


def shape_of_model(model: type[BaseModel]) -> Shape:
    """The shape of a file that holds one record."""
    return Shape((model,))


def shape_at(shape: Shape, path: Iterable[object]) -> Shape:
    """The shape at a path of keys and indices; an empty one where the model expects no keys."""
    for step in path:
        shape = _step(shape, step)
    return shape


def _step(shape: Shape, step: object) -> Shape:
    if isinstance(step, int) and shape.items:
        return shape.items
    if key := shape.keys.get(str(step)):
        return key.shape
    return shape.values or NOTHING


def _written_name(name: str, info: FieldInfo) -> str:
    alias = info.validation_alias or info.alias
    return alias if isinstance(alias, str) else name


def _key(info: FieldInfo) -> Key:
    return Key(info.title or "", info.is_required(), _shape(info.annotation))


def _shape(annotation: Any) -> Shape:
    if isinstance(annotation, type) and not get_args(annotation):
        return Shape((annotation,)) if issubclass(annotation, BaseModel) else NOTHING
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0])
    if origin in {Union, types.UnionType}:
        return _merged([_shape(argument) for argument in arguments])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape(values=_shape(arguments[-1]))
    if isinstance(origin, type) and issubclass(origin, Sequence | Set):
        return Shape(items=_merged([_shape(argument) for argument in arguments if argument is not ...]))
    return NOTHING


def _merged(shapes: list[Shape]) -> Shape:
    return Shape(
        tuple(record for shape in shapes for record in shape.records),
        next((shape.items for shape in shapes if shape.items), None),
        next((shape.values for shape in shapes if shape.values), None),
    )
