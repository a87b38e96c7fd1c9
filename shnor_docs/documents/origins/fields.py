"""The field of a record that a unit prints: its own one by name, or the one that the unit's column shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import get_args

from shnor_docs.documents.origins.names import named_records
from shnor_docs.model.base import Record, Statement
from shnor_docs.model.content import Content
from shnor_docs.model.form import FormBlock, FormColumn, FormRow, FormSection, FormTable, Remark
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.order import Clause
from shnor_docs.model.places import Path
from shnor_docs.model.program import Fact, FundingSource, Program, Stage
from shnor_docs.model.roadmap import Group, Item
from shnor_docs.model.table import CellRow, RowGroup

_STEP = re.compile(r"(\w+)((?:\[[^\]]*\])*)")
_KEY = re.compile(r"\[([^\]]*)\]")
_PRINTED: Mapping[type[Record], str] = {
    Clause: "text",
    Statement: "text",
    Stage: "title",
    Group: "title",
    RowGroup: "title",
    FundingSource: "name",
    IndicatorUse: "id",
    FormSection: "title",
    FormBlock: "title",
    FormTable: "title",
    FormRow: "title",
    FormColumn: "title",
    Remark: "title",
}
"""What of a record prints where the whole of it is named."""
_OF_COLUMNS: Mapping[type[Record], Mapping[str, str]] = {
    IndicatorUse: {"actual": "actuals"},
    Item: {"start": "deadline", "end": "deadline", "number": "text"},
    FundingSource: {"amount": "amounts", "total": "amounts"},
}
"""Fields by the columns that show them under another name."""
_BY_CONTENT: Mapping[type[Record], frozenset[str]] = {
    IndicatorUse: frozenset({"target"}),
    CellRow: frozenset(CellRow.model_fields),
}
"""Columns that show one field or another, as the record has it."""


def field_of(content: Content, name: str) -> Path | None:
    """The path of what a dotted name means: of a record's field, or of the nearest record around it."""
    return own_field(content, name) or _field_around(content, name)


def own_field(content: Content, name: str) -> Path | None:
    """The path of a field of a record, where its column tells it, whatever the record holds; most names are such."""
    head, _, column = name.rpartition(".")
    known = named_records(content).get(head)
    field = _by_column(type(known[1])).get(column) if known else None
    return (*known[0], field) if known and field else None


@cache
def _by_column(record: type[Record]) -> Mapping[str, str]:
    inner = {name for name, info in record.model_fields.items() if _is_record(info.annotation)}
    own = {name: name for name in record.model_fields if name not in inner and name != "id"}
    found = {**own, **_OF_COLUMNS.get(record, {})}
    return {column: field for column, field in found.items() if column not in _BY_CONTENT.get(record, ())}


def _is_record(annotation: object) -> bool:
    parts = (annotation, *get_args(annotation))
    return any(isinstance(part, type) and issubclass(part, Record) for part in parts)


def _field_around(content: Content, name: str) -> Path | None:
    records = named_records(content)
    tail: list[str] = []
    while name:
        if name in records:
            path, record = records[name]
            return _inside(record, path, tail[::-1])
        if "." not in name:
            return _of_program(content.program, name, tail[::-1])
        name, _, last = name.rpartition(".")
        tail.append(last)
    return None


def _of_program(program: Program, name: str, steps: list[str]) -> Path | None:
    step = _STEP.match(name)
    if step is None or step[1] not in Program.model_fields:
        return None
    value: object = getattr(program, step[1])
    return _inside(value, (step[1],), steps) if isinstance(value, Record) else (step[1],)


def _inside(record: Record, path: Path, steps: list[str]) -> Path:
    if not steps:
        return _whole(record, path)
    step, *rest = steps
    match = _STEP.match(step)
    if match is None:
        return path
    name, keys = _field(record, match[1], _KEY.findall(match[2]))
    if name not in type(record).model_fields:
        return _whole(record, path) if isinstance(record, IndicatorUse | FormRow) else path
    value: object = getattr(record, name)
    if isinstance(value, Record):
        return _inside(value, (*path, name), rest)
    return (*path, name, *_keys(value, keys))


def _whole(record: Record, path: Path) -> Path:
    if isinstance(record, Fact):
        return (*path, "value" if record.value is not None else "indicator")
    if isinstance(record, CellRow) and record.span and record.cells:
        return (*path, "cells", next(iter(record.cells)))
    return (*path, _PRINTED[type(record)]) if type(record) in _PRINTED else path


def _field(record: Record, column: str, keys: list[str]) -> tuple[str, list[str]]:
    """The field that a column shows, and the keys in it."""
    match record:
        case IndicatorUse() if column == "target":
            return _target(record, bool(keys)), keys
        case Item() if column == "deadline":
            return ("deadlines", keys) if keys and keys[0] in record.deadlines else ("deadline", [])
        case CellRow() if column in record.cells:
            return "cells", [column]
    return _OF_COLUMNS.get(type(record), {}).get(column, column), keys


def _target(use: IndicatorUse, of_a_period: bool) -> str:
    """What stands in a column of targets: of its period, or what an indicator has without one."""
    if of_a_period:
        return "targets"
    given = ("target", "targets", "evidence")
    return next((name for name in given if getattr(use, name)), "target")


def _keys(value: object, keys: list[str]) -> Path:
    """The keys as far as the value has them."""
    path: list[object] = []
    for key in keys:
        if not isinstance(value, Mapping):
            break
        found = next((own for own in value if str(own) == key), None)
        path.append(key)
        value = value[found] if found is not None else None
    return tuple(path)
