"""Lists of records as tables: which columns they have, and what stands in their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shnor_docs.model.base import Record
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.page.forms.arrangement import COLUMNS, SELDOM
from shnor_docs.page.forms.boxes import Box, Column, Grid, Row
from shnor_docs.page.forms.choices import caption, choices
from shnor_docs.page.forms.filled import Filled, text_of
from shnor_docs.page.forms.inputs import input_box, suits
from shnor_docs.page.forms.shapes import MapOf, Notated, RecordOf, Reference, fields_of, shape_at
from shnor_docs.page.forms.words import title_of
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, find

Rest = Callable[[Path, Node], Box | None]
"""What a row does not show of its record; None while nobody asks for it."""


def grid(filled: Filled, record: type[Record], items: tuple[Node, ...], path: Path, rest: Rest) -> Grid:
    """The records of a list as rows."""
    found = columns(filled, record, items, path)
    places = [(item, (*path, index)) for index, item in enumerate(items)]
    rows = (_row(filled, record, found, item, place, rest(place, item)) for item, place in places)
    return Grid(found, tuple(rows))


def in_row(filled: Filled, record: type[Record], items: tuple[Node, ...], path: Path) -> frozenset[str]:
    """The fields that the rows of a list show; what a row is about can be changed below it."""
    if record not in COLUMNS:
        return frozenset()
    return frozenset(str(column.steps[0]) for column in columns(filled, record, items, path)) - {"id"}


def columns(filled: Filled, record: type[Record], items: tuple[Node, ...], path: Path) -> tuple[Column, ...]:
    """The columns of a list: the fields that tell its records in a line, one for each period or key of a mapping."""
    return tuple(_columns(filled, record, items, path))


def _columns(filled: Filled, record: type[Record], items: tuple[Node, ...], path: Path) -> Iterator[Column]:
    for name in COLUMNS[record]:
        field = fields_of(record)[name]
        if isinstance(field.shape, MapOf):
            for key, title in _keys(filled, field.shape, name, items, path):
                yield Column((name, key), title, title_of(field).removesuffix(" по периодам"))
        elif name not in SELDOM or any(find(item, (name,)) for item in items):
            yield Column((name,), title_of(field))


def _keys(filled: Filled, shape: MapOf, name: str, items: tuple[Node, ...], path: Path) -> Iterator[tuple[str, str]]:
    """The keys that the columns of a mapping stand for: years of the program and those written, or named records."""
    written = {
        key.text for item in items if isinstance(node := find(item, (name,)), Mapping) for key, _ in node.entries
    }
    if isinstance(shape.key, Reference):
        named = choices(filled, shape.key.to, (*path, 0, name))
        yield from named.items()
        yield from ((key, key) for key in sorted(written - {*named}))
    elif isinstance(shape.key, Notated):
        years = {str(period) for period in periods(filled)}
        known = years if name != "baseline" else ({before(filled)} if not written else set())
        yield from ((key, key) for key in sorted(known | written) if key)


def periods(filled: Filled) -> tuple[Period, ...]:
    """The periods of the program, none if they are not readable."""
    try:
        return tuple(PeriodRange.parse(filled.text(("period",))))
    except NotationError:
        return ()


def before(filled: Filled) -> str:
    """The period before the program begins: that of baselines."""
    first = next(iter(periods(filled)), None)
    return str(first.shifted(-1)) if first else ""


def _row(
    filled: Filled, record: type[Record], shown: tuple[Column, ...], item: Node, path: Path, rest: Box | None
) -> Row:
    cells = tuple(_cell(filled, record, column, item, path) for column in shown)
    return Row(path, str(int(str(path[-1])) + 1), caption(filled, item), cells, rest)


def _cell(filled: Filled, record: type[Record], column: Column, item: Node, path: Path) -> Box:
    field, node, place = fields_of(record)[str(column.steps[0])], find(item, column.steps), (*path, *column.steps)
    shape = shape_at(RecordOf(record), column.steps)
    if not suits(shape, node):
        return Box("untouched", place, column.title)
    if isinstance(shape, Reference) and field.name == "id":
        return Box("named", place, column.title, text=caption(filled, item))
    return _computed(filled, item, column, place) or input_box(filled, field, shape, node, place)


def _computed(filled: Filled, item: Node, column: Column, path: Path) -> Box | None:
    """A value that the data tables give, where nothing is written; its hint is the reference that explains it."""
    content, key = filled.content, text_of(find(item, ("id",)))
    if content is None or find(item, column.steps):
        return None
    reference, found = "", None
    match column.steps:
        case ("actuals", str(period)) if at := Period.read(period):
            reference, found = f"indicators.{key}.actuals[{period}]", content.computed.get((key, at))
        case ("value",):
            fact = next((fact for fact in content.program.facts if fact.id == key), None)
            reference = f"facts.{key}"
            found = (
                content.computed.get((fact.indicator, fact.period)) if fact and fact.indicator and fact.period else None
            )
    return Box("computed", path, column.title, reference, str(found)) if found else None
