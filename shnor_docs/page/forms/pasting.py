"""A table pasted from Excel or Word: its cells become values of records, its further rows new records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from shnor_docs.page.forms.adding import naming_field, new_record, record_of
from shnor_docs.page.forms.arrangement import COLUMNS
from shnor_docs.page.forms.boxes import Column
from shnor_docs.page.forms.choices import choices
from shnor_docs.page.forms.filled import Filled, items_of
from shnor_docs.page.forms.grids import columns
from shnor_docs.page.forms.headers import without_header
from shnor_docs.page.forms.naming import meant
from shnor_docs.page.forms.shapes import ListOf, Reference, Selection, Shape, fields_of, shape_at
from shnor_docs.page.forms.values import ROOT, value_of
from shnor_docs.page.forms.words import title_of
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.source.yaml.writing import Data
from shnor_docs.workspace.editing.changes import Change, Insert, Put

_ORDINAL = re.compile(r"\s*(?:№.*|[\d.]*)\s*")
Cells = Sequence[Sequence[str]]
SEPARATORS = (";", "\n", ",")
"""What parts several names in a cell, tried in this order."""


class Pasted(NamedTuple):
    """A pasted table: its rows, without their numbers; the titles of its columns that it began with."""

    rows: Cells
    header: tuple[str, ...]


def read(filled: Filled, path: Path, column: int, cells: Cells) -> Pasted:
    """What goes into a list from a column on."""
    titles = [f"{one.group} {one.title}".strip() for one in _columns(filled, path)][column:]
    return Pasted(*without_header(cells if column else _unnumbered(cells), titles))


def pasted(filled: Filled, path: Path, row: int, column: int, cells: Cells) -> Iterator[Change]:
    """The changes that put rows of cells into a list from a row and a column on."""
    steps = [column.steps for column in _columns(filled, path)][column:]
    count = len(items_of(filled.node(path)))
    added: set[str] = set()
    for index, texts in enumerate(cells, row):
        place = (*path, index)
        values = {step: _value(filled, (*place, *step), text) for step, text in zip(steps, texts, strict=False)}
        if index < count:
            yield from (_put(filled, (*place, *step), value) for step, value in values.items() if step != ("id",))
        else:
            record = _record(filled, path, values, texts, added)
            yield Insert(path, index, record)


def _columns(filled: Filled, path: Path) -> Sequence[Column]:
    """The columns of a list; of one that is no table, what its records are called."""
    record = record_of(path)
    if record and record in COLUMNS:
        return columns(filled, record, items_of(filled.node(path)), path)
    name = naming_field(record) if record else ""
    return [Column((name,), title_of(fields_of(record)[name]))] if record and name else []


def first_cell(filled: Filled, path: Path, index: int, named: str = "") -> Path:
    """Where one goes on typing in a new record of a list: its first cell that can be typed in, else the record.

    ``named`` is the field that is filled in already: another cell comes first, if there is any.
    """
    record = record_of(path)
    steps = [column.steps for column in _columns(filled, path)] if record in COLUMNS else []
    cells = sorted((step for step in steps if step != ("id",)), key=lambda step: step == (named,))
    return next(((*path, index, *step) for step in cells), (*path, index))


def _unnumbered(cells: Cells) -> Cells:
    """The cells without a first column of numbers: those follow from the order of records."""
    return [texts[1:] for texts in cells] if all(_ORDINAL.fullmatch(texts[0]) for texts in cells if texts) else cells


def _put(filled: Filled, path: Path, value: Data) -> Change:
    return Put(path, value, keep=value is None)


def _record(filled: Filled, path: Path, values: Mapping[Path, Data], texts: Sequence[str], added: set[str]) -> Data:
    """A new record that says what the row says; ``added`` are the ids that rows above it have taken."""
    named = next((text for text in texts if text.strip()), "")
    if record_of(path) is None:
        return next(iter(values.values()), None)
    record = new_record(filled, path, {}, named, added)
    for step, value in values.items():
        if value is not None:
            _set(record, step, value)
    return record


def _set(record: dict[str, Any], steps: Path, value: Data) -> None:
    for step in steps[:-1]:
        record = record.setdefault(str(step), {})
    record[str(steps[-1])] = value


def _value(filled: Filled, path: Path, text: str) -> Data:
    shape = shape_at(ROOT, path)
    inner = shape.item if isinstance(shape, ListOf) else shape
    named = _names(filled, inner, path)
    if named is None:
        return value_of(shape, meant(filled, path, text))
    if not isinstance(shape, ListOf):
        return named.get(_plain(text), text.strip()) or None
    return [named.get(_plain(name), name.strip()) for name in _parted(text, named) if name.strip()] or None


def _names(filled: Filled, shape: Shape, path: Path) -> Mapping[str, str] | None:
    """Values by the names that officials give them; None if they are typed as they are."""
    if isinstance(shape, Selection):
        return {_plain(shown): word for word, shown in shape.options}
    if isinstance(shape, Reference):
        return {_plain(name): key for key, name in choices(filled, shape.to, path).items()}
    return None


def _parted(text: str, named: Mapping[str, str]) -> Sequence[str]:
    """The names in a cell: it may be one that has a comma in it."""
    if _plain(text) in named:
        return [text]
    return next((text.split(sign) for sign in SEPARATORS if sign in text), [text])


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold().rstrip(".")
