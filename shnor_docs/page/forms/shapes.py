"""What a form has to draw for a field: its shape, told from the record alone.

A shape says which kind of input takes the value and what else is known of it; a field added to a record has one.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import PurePath
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from shnor_docs.model.base import IDENTIFIER, PROSE, TITLE, Choice, Record
from shnor_docs.model.notation import Notation
from shnor_docs.model.period import Period, PeriodMap
from shnor_docs.page.forms.referring import Choices, referred


@dataclass(frozen=True, slots=True)
class Line:
    """One line; with references if it is a title."""

    kind: ClassVar[str] = "line"
    has_references: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown of several lines, with references."""

    kind: ClassVar[str] = "prose"


@dataclass(frozen=True, slots=True)
class OwnId:
    """The id by which others name the record: made from its title, rarely seen."""

    kind: ClassVar[str] = "own_id"


@dataclass(frozen=True, slots=True)
class Reference:
    """An id of another record, chosen by the record's name."""

    kind: ClassVar[str] = "reference"
    to: Choices


@dataclass(frozen=True, slots=True)
class Selection:
    """One of a few values: their words in files, and as officials call them."""

    kind: ClassVar[str] = "selection"
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    kind: ClassVar[str] = "number"
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    kind: ClassVar[str] = "day"


@dataclass(frozen=True, slots=True)
class Notated:
    """A short text that means a typed value: a deadline, a target, a period."""

    kind: ClassVar[str] = "notated"
    notation: type[Notation]


@dataclass(frozen=True, slots=True)
class RecordOf:
    """A record with fields of its own."""

    kind: ClassVar[str] = "record"
    record: type[Record]

    @property
    def fields(self) -> Mapping[str, Field]:
        """Its fields by name."""
        return fields_of(self.record)


@dataclass(frozen=True, slots=True)
class ListOf:
    """Values of one shape, in order."""

    kind: ClassVar[str] = "list"
    item: Shape


@dataclass(frozen=True, slots=True)
class MapOf:
    """Values of one shape, each under a key."""

    kind: ClassVar[str] = "map"
    key: Shape
    value: Shape


@dataclass(frozen=True, slots=True)
class Unknown:
    """What no form can draw: it is shown as it is written."""

    kind: ClassVar[str] = "unknown"


Shape: TypeAlias = (
    Line | Prose | OwnId | Reference | Selection | Number | Day | Notated | RecordOf | ListOf | MapOf | Unknown
)
YES_NO = Selection((("true", "да"), ("false", "нет")))
SIMPLE = (Line, Prose, OwnId, Reference, Selection, Number, Day, Notated)
"""Shapes whose value is one text."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its name in files, what it is called, whether it must be there, what holds without it."""

    name: str
    title: str
    hint: str
    shape: Shape
    is_required: bool
    default: str


@cache
def fields_of(record: type[Record]) -> Mapping[str, Field]:
    """The fields of a record in the order of the model."""
    return {name: _field(record, name, info) for name, info in record.model_fields.items()}


def shape_at(shape: Shape, path: Sequence[object]) -> Shape:
    """The shape of what stands at a path below a value of this shape; unknown where the model expects nothing."""
    for step in path:
        shape = _inner(shape, step)
    return shape


def _inner(shape: Shape, step: object) -> Shape:
    match shape:
        case RecordOf():
            field = shape.fields.get(str(step))
            return field.shape if field else Unknown()
        case ListOf(item):
            return item if isinstance(step, int) else Unknown()
        case MapOf(_, value):
            return value
    return Unknown()


def _field(record: type[Record], name: str, info: FieldInfo) -> Field:
    shape = shape_of(info.annotation, tuple(info.metadata), referred(record, name))
    return Field(name, info.title or "", info.description or "", shape, info.is_required(), _default(info))


def _default(info: FieldInfo) -> str:
    value = info.default
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ""


def shape_of(annotation: Any, marks: tuple[object, ...] = (), to: Choices | None = None) -> Shape:
    """The shape of a type with what its annotations tell; ``to`` is what ids in it name."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(arguments[0], (*arguments[1:], *marks), to)
    if origin in {Union, types.UnionType}:
        kinds = [argument for argument in arguments if argument is not type(None)]
        return shape_of(kinds[0], marks, to) if len(kinds) == 1 else Unknown()
    if origin is Literal:
        return Selection(tuple((str(word), str(word)) for word in arguments))
    if isinstance(origin, type) and issubclass(origin, PeriodMap):
        return MapOf(Notated(Period), shape_of(arguments[0], (), to))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return MapOf(shape_of(arguments[0], (), to), shape_of(arguments[1]))
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return ListOf(shape_of(arguments[0], (), to))
    return _shape_of_type(annotation, marks, to)


def _shape_of_type(kind: Any, marks: tuple[object, ...], to: Choices | None) -> Shape:
    if not isinstance(kind, type):
        return Unknown()
    if issubclass(kind, Record):
        return RecordOf(kind)
    if issubclass(kind, Choice):
        return Selection(tuple((member.value, member.shown) for member in kind))
    if issubclass(kind, Notation):
        return Notated(kind)
    if issubclass(kind, bool):
        return YES_NO
    if issubclass(kind, date):
        return Day()
    if issubclass(kind, int | float | Decimal):
        return Number(is_whole=issubclass(kind, int))
    return _shape_of_text(marks, to) if issubclass(kind, str | PurePath) else Unknown()


def _shape_of_text(marks: tuple[object, ...], to: Choices | None) -> Shape:
    if IDENTIFIER in marks:
        return Reference(to) if to else OwnId()
    return Prose() if PROSE in marks else Line(has_references=TITLE in marks)
