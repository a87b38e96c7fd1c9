"""How a record's fields stand in the columns of a sheet: by the Russian titles that the model gives them.

A list is one cell, a value to a line; a value of a mapping has a column of its own: «Целевые значения по
периодам: 2022», «Средства по источникам и периодам: local, 2022».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from shnor_docs.model.base import Record
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.notation import Notation, NotationError
from shnor_docs.model.roadmap import Item
from shnor_docs.russian.numerals import NBSP
from shnor_docs.source.records.shapes import Key, keys_of

Path = tuple[str, ...]
"""A field, then the keys inside it if it holds a mapping."""
Value = str | Decimal
Cells = dict[Path, Value | list[str]]

KIND, GROUP_OF, NAME, ORDER = ("строка",), ("группа",), ("наименование",), ("порядок",)
OWN_TITLES: dict[Path, str] = {
    KIND: "Строка",
    GROUP_OF: "Группа",
    NAME: "Наименование (для справки)",
    ORDER: "Порядок (для справки)",
}
"""Columns that no field of a record has, with their headers; no field can have such a name."""
_OWN_PATHS = {title.casefold(): path for path, title in OWN_TITLES.items()}
GROUP, ITEM = "группа", "мероприятие"
EMPTY_TEXT = "(пусто)"
"""What stands in a cell for a text that is written and empty."""


class Form(Enum):
    """How a field is written: in one cell, as lines of one cell, in a column for each key, for two keys."""

    SCALAR = 0
    LIST = -1
    MAPPING = 1
    NESTED = 2

    @property
    def keys(self) -> int:
        """How many keys the header of its column names."""
        return max(self.value, 0)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that may stand for a field of a program: its file, its sheet, the record of its rows."""

    field: str
    file: str
    sheet: str
    record: type[Record]


ROADMAP = Book("roadmap", "roadmap.xlsx", "План", Item)
TARGETS = Book("indicators", "targets.xlsx", "Показатели", IndicatorUse)
BOOKS = {book.field: book for book in (ROADMAP, TARGETS)}


def fields(record: type[Record]) -> dict[str, Form]:
    """The record's fields in the order of their columns."""
    return {name: _form(key) for name, key in keys_of(record).items()}


def _form(key: Key) -> Form:
    if key.shape.items is not None:
        return Form.LIST
    if key.shape.values is None:
        return Form.SCALAR
    return Form.NESTED if key.shape.values.values is not None else Form.MAPPING


def header(record: type[Record], path: Path) -> str:
    """The text over the column of a field, or of a key of it."""
    title = keys_of(record)[path[0]].title
    return f"{title}: {', '.join(path[1:])}" if len(path) > 1 else title


def path_of(record: type[Record], text: str) -> Path | None:
    """The field that a header means; None if there is none."""
    title, _, keys = text.partition(": ")
    names = {key.title.casefold(): name for name, key in keys_of(record).items()}
    whole = names.get(text.strip().casefold())
    name = whole or names.get(title.strip().casefold())
    if name is None:
        return None
    steps = () if whole else tuple(step.strip() for step in keys.split(","))
    return (name, *steps) if len(steps) == fields(record)[name].keys else None


def own_path(text: str) -> Path | None:
    """The column of no field that a header means; None if there is none."""
    return _OWN_PATHS.get(text.strip().casefold())


def cells(record: Record) -> Cells:
    """What stands in the columns for a record: only what is not at its default."""
    forms = fields(type(record))
    written = record.model_dump(exclude_defaults=True)
    return {path: text for name in written for path, text in _cells(getattr(record, name), (name,), forms[name])}


def _cells(value: object, path: Path, form: Form) -> Iterator[tuple[Path, Value | list[str]]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _cells(inner, (*path, _key_text(key)), form)
    elif form is Form.LIST and isinstance(value, Sequence):
        yield path, [str(item) for item in value]
    else:
        yield path, value if isinstance(value, Decimal) else _text(value) or EMPTY_TEXT


def _text(value: object) -> str:
    """As a document prints it, «до 18.02.2022», but with plain spaces; as YAML has it, if that would not read back."""
    if not isinstance(value, Notation):
        return str(value)
    printed = str(value).replace(NBSP, " ")
    try:
        is_same = type(value).parse(printed) == value
    except NotationError:
        is_same = False
    return printed if is_same else value.notation


def _key_text(key: object) -> str:
    return f"{key:%d.%m.%Y}" if isinstance(key, date) else str(key)
