"""Any field of the model with what is written in it, as boxes: this is how a new field comes to a form by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from shnor_docs.documents.kinds import PRINTED
from shnor_docs.model.base import Record
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.document import DocumentSettings, Section
from shnor_docs.model.formula import Formula
from shnor_docs.model.indicator import Indicator, IndicatorKind, IndicatorUse
from shnor_docs.page.forms.adding import naming_field, taken
from shnor_docs.page.forms.apart import captions
from shnor_docs.page.forms.arrangement import COLUMNS, ELSEWHERE, GROUPED, SHOWN
from shnor_docs.page.forms.boxes import Adding, Box
from shnor_docs.page.forms.choices import caption, choices
from shnor_docs.page.forms.filled import SHARED, Filled, items_of, text_of
from shnor_docs.page.forms.grids import grid, in_row, periods
from shnor_docs.page.forms.inputs import input_box, is_input, suits
from shnor_docs.page.forms.sections import is_sought, with_file
from shnor_docs.page.forms.shapes import (
    SIMPLE,
    Field,
    ListOf,
    MapOf,
    Notated,
    OwnId,
    RecordOf,
    Reference,
    Shape,
    fields_of,
    shape_at,
)
from shnor_docs.page.forms.values import ROOT
from shnor_docs.page.forms.words import hint_of, title_of
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Sequence, find

ENTRY = "В общем списке показателей"
ENTRY_HINT = "Этот список один на все программы рабочей папки: что изменено здесь, изменится и в них"


def box(filled: Filled, field: Field, node: Node | None, path: Path) -> Box:
    """A field with what is written in it."""
    return _box(filled, field, field.shape, node, path)


def box_at(filled: Filled, path: Path) -> Box:
    """What stands at a path: a field of a record, a value under a key, an item of a list."""
    owner, name, node = shape_at(ROOT, path[:-1]), str(path[-1]), filled.node(path)
    if isinstance(owner, RecordOf) and name in fields_of(owner.record):
        return box(filled, fields_of(owner.record)[name], node, path)
    shape = shape_at(ROOT, path)
    return _box(filled, Field(name, name, "", shape, False, ""), shape, node, path)


def _box(filled: Filled, field: Field, shape: Shape, node: Node | None, path: Path) -> Box:
    if is_input(shape) and suits(shape, node):
        return input_box(filled, field, shape, node, path)
    match shape:
        case RecordOf(record) if record is Formula:
            return Box("formula", path, title_of(field), text=filled.source(node, path) if node else "")
        case RecordOf(record) if isinstance(node, Mapping | None):
            return _record(filled, record, node, path, field)
        case ListOf(RecordOf(record)) if isinstance(node, Sequence | None) or not text_of(node):
            return _records(filled, field, record, items_of(node), path)
        case MapOf() if isinstance(node, Mapping | None) or not text_of(node):
            return _map(filled, field, shape, node, path)
    return Box("untouched", path, title_of(field), hint_of(field), text=filled.source(node, path) if node else "")


def piece(filled: Filled, path: Path) -> Box:
    """The record at a path as a group of boxes; of one that is a row of a table, what the row does not show."""
    shape, node = shape_at(ROOT, path), filled.node(path)
    if not isinstance(shape, RecordOf) or not isinstance(node, Mapping | None):
        return Box("untouched", path, text=filled.source(node, path) if node else "")
    is_row = isinstance(path[-1], int)
    rows = items_of(filled.node(path[:-1])) if is_row else ()
    return _record(filled, shape.record, node, path, without=in_row(filled, shape.record, rows, path[:-1]))


def _record(
    filled: Filled,
    record: type[Record],
    node: Mapping | None,
    path: Path,
    field: Field | None = None,
    without: frozenset[str] = frozenset(),
) -> Box:
    """What must be there, is there, or is mostly wanted; the rest is ``more``."""
    parts: list[Box] = []
    more: list[Box] = []
    for name, inner in _fields(record, node):
        if name in without or name in ELSEWHERE.get(record, ()):
            continue
        written = find(node, (name,)) if node else None
        is_shown = written is not None or inner.is_required or name in SHOWN.get(record, ())
        seldom = isinstance(inner.shape, OwnId) or not is_shown
        (more if seldom else parts).append(box(filled, inner, written, (*path, name)))
    if record is Section:
        parts, more = with_file(filled, node, parts, more)
    if record is IndicatorUse and node and (entry := _entry(filled, text_of(node.get("id")))):
        parts.append(entry)
    if record is DataSource and node:
        parts.insert(0, Box("rows", (*path, "rows"), text=text_of(node.get("id"))))
    return Box(
        "record",
        path,
        title_of(field) if field else "",
        hint_of(field) if field else "",
        parts=tuple(parts),
        more=tuple(more),
        unknown=tuple(unknown(filled, record, node, path)),
        elsewhere=tuple(_elsewhere(filled, path)) if record in GROUPED else (),
        is_open=any(filled.is_around(part.path) for part in more),
    )


def _elsewhere(filled: Filled, path: Path) -> Iterator[tuple[Path, str]]:
    """The lists of the other groups, by what those are called."""
    *above, own, name, _ = path
    for index, group in enumerate(items_of(filled.node(tuple(above)))):
        if index != own:
            yield (*above, index, name), caption(filled, group) or f"№ {index + 1}"


def _fields(record: type[Record], node: Mapping | None) -> Iterator[tuple[str, Field]]:
    """The fields of a record; a document must name the record that it prints, if its kind prints one."""
    printed = PRINTED.get(text_of(node.get("kind"))) if record is DocumentSettings and node else None
    for name, field in fields_of(record).items():
        yield name, replace(field, is_required=True) if name == printed else field


def _entry(filled: Filled, indicator: str) -> Box | None:
    """What the list that all programs share says of an indicator."""
    path = (SHARED, "indicators")
    for index, item in enumerate(items_of(filled.node(path))):
        if isinstance(item, Mapping) and text_of(item.get("id")) == indicator:
            return replace(_record(filled, Indicator, item, (*path, index)), title=ENTRY, hint=ENTRY_HINT)
    return None


def unknown(filled: Filled, record: type[Record], node: Node | None, path: Path) -> Iterator[tuple[str, str]]:
    """What is written in a record under keys that it does not have, letter by letter."""
    for key, value in node.entries if isinstance(node, Mapping) else ():
        if key.text not in fields_of(record):
            yield key.text, filled.source(value, path)


def _records(filled: Filled, field: Field, record: type[Record], items: tuple[Node, ...], path: Path) -> Box:
    adding = _adding(filled, record, path)
    title, hint = title_of(field), hint_of(field)
    if record in COLUMNS:
        shown = in_row(filled, record, items, path)
        table = grid(filled, record, items, path, partial(_rest, filled, record, shown))
        return Box("grid", path, title, hint, grid=table, adding=adding, is_required=field.is_required)
    names = captions(filled, items)
    parts = tuple(_item(filled, record, item, (*path, index), names[index]) for index, item in enumerate(items))
    return Box("records", path, title, hint, parts=parts, adding=adding, is_required=field.is_required)


def _item(filled: Filled, record: type[Record], node: Node, path: Path, name: str) -> Box:
    """A record of a list under its name; what is in it is drawn once it is opened."""
    is_open = filled.is_around(path) or (record is Section and is_sought(filled, node))
    inner = (_record(filled, record, node, path),) if is_open and isinstance(node, Mapping) else ()
    return Box("item", path, name, parts=inner, is_open=is_open)


def _rest(filled: Filled, record: type[Record], shown: frozenset[str], path: Path, node: Node) -> Box | None:
    """What a row does not show, while someone looks for it, or there are lists in it."""
    if not isinstance(node, Mapping):
        return None
    has_lists = any(
        items_of(find(node, (name,))) and isinstance(field.shape, ListOf) and isinstance(field.shape.item, RecordOf)
        for name, field in fields_of(record).items()
    )
    below = filled.wanted[len(path) :] if filled.is_around(path) else None
    is_wanted = below is not None and below[:1] not in {(name,) for name in shown}
    if not has_lists and not is_wanted and not _is_sought(filled, record, node):
        return None
    return _record(filled, record, node, path, without=shown)


def _is_sought(filled: Filled, record: type[Record], node: Mapping) -> bool:
    """Whether someone looks for what the shared list says of the row's indicator."""
    if record is not IndicatorUse or filled.wanted[:1] != (SHARED,):
        return False
    return filled.text((*filled.wanted[:3], "id")) == text_of(node.get("id"))


def _adding(filled: Filled, record: type[Record], path: Path) -> Adding:
    name = naming_field(record)
    if not name:
        return Adding("", "")
    field = fields_of(record)[name]
    shape = field.shape
    options = choices(filled, shape.to, (*path, 0, name)) if isinstance(shape, Reference) else {}
    kinds = {kind.value: kind.shown for kind in IndicatorKind} if record is IndicatorUse else None
    if not options or name != "id":
        return Adding(name, title_of(field), options or None, kinds)
    used = taken(filled, path)
    return Adding(name, title_of(field), {key: shown for key, shown in options.items() if key not in used}, kinds)


def _map(filled: Filled, field: Field, shape: MapOf, node: Node | None, path: Path) -> Box:
    """A value under each key that is written, and under each that may be expected."""
    named = dict(_expected(filled, shape, path))
    for key, _ in node.entries if isinstance(node, Mapping) else ():
        named.setdefault(key.text, key.text)
    parts = tuple(_under(filled, field, shape, node, (*path, key), title) for key, title in named.items())
    is_open = not isinstance(shape.key, Reference) or not named
    adding = (
        Adding("key", _KEYS.get(shape.key.kind, "Название")) if is_open and isinstance(shape.value, SIMPLE) else None
    )
    return Box("map", path, title_of(field), hint_of(field), parts=parts, adding=adding)


_KEYS = {"day": "Дата: 01.09.2027", "notated": "Год: 2027"}
"""How a key that nobody expects is asked for."""


def _expected(filled: Filled, shape: MapOf, path: Path) -> Iterator[tuple[str, str]]:
    if isinstance(shape.key, Reference):
        yield from choices(filled, shape.key.to, path).items()
    elif isinstance(shape.key, Notated):
        yield from ((str(period), str(period)) for period in periods(filled))


def _under(filled: Filled, field: Field, shape: MapOf, node: Node | None, path: Path, title: str) -> Box:
    named = Field(str(path[-1]), title, "", shape.value, False, "")
    return _box(filled, named, shape.value, find(node, path[-1:]) if node else None, path)
