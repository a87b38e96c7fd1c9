"""The records of a program by the names that units and values give them: «roadmap.i3», «orders.main.c2»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from shnor_docs.documents.appendices import placements
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content, once
from shnor_docs.model.order import Appendix
from shnor_docs.model.places import Path
from shnor_docs.model.program import Program
from shnor_docs.sameness import InPlace, once_for_each

Named = tuple[str, Path, Record]


@once
def named_records(content: Content) -> Mapping[str, tuple[Path, Record]]:
    """Each record that has an id, by its name after that of every record around it; a field of the program by its own.

    Of two records of one name the first one is meant.
    """
    found: dict[str, tuple[Path, Record]] = {}
    program = content.program
    for name, path, record in chain(_of_program(program), _of_tables(program), _of_cards(program), _attached(content)):
        found.setdefault(name, (path, record))
    return found


def _of_program(program: Program) -> Iterator[Named]:
    for name in type(program).model_fields:
        if isinstance(value := getattr(program, name), Record | tuple):
            yield from _in_field(value, name)


def _of_field(value: object, name: str) -> tuple[Named, ...]:
    return tuple(_inside(value, (name,), (name,)))


_in_field = once_for_each(_of_field, most=64)
"""The fields of two programs: what was not read anew holds the same records."""


def _inside(value: object, path: Path, prefixes: tuple[str, ...]) -> Iterator[Named]:
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _inside(getattr(value, name), (*path, name), prefixes)
    elif isinstance(value, tuple):
        yield from chain.from_iterable(_of_items.of((path, prefixes), value))


def _of_item(around: tuple[Path, tuple[str, ...]], index: int, item: object) -> tuple[Named, ...]:
    path, prefixes = around
    return tuple(_around(item, (*path, index), prefixes)) if isinstance(item, Record) else ()


_of_items = InPlace(_of_item)
"""The names of the records in lists, and of all inside them."""


def _around(record: Record, path: Path, prefixes: tuple[str, ...]) -> Iterator[Named]:
    key = getattr(record, "id", None)
    names = tuple(f"{prefix}.{key}" for prefix in prefixes) if key else ()
    for name in names:
        yield name, path, record
    yield from _inside(record, path, (*names, *prefixes))


def _of_tables(program: Program) -> Iterator[Named]:
    """Rows of tables that are indicators; tables of orders, whose units are named as those of the program."""
    for order, found in enumerate(program.orders):
        yield from _inside(found.tables, ("orders", order, "tables"), ("tables",))
    for table in (*program.tables, *(table for order in program.orders for table in order.tables)):
        for index, use in enumerate(program.indicators):
            yield f"tables.{table.id}.{use.id}", ("indicators", index), use


def _of_cards(program: Program) -> Iterator[Named]:
    """Rows of cards that are measures of the plan."""
    for card in program.cards:
        for path, _, item in program.roadmap.items() if program.roadmap else ():
            yield f"cards.{card.id}.roadmap.{item.id}", ("roadmap", *path), item


def _attached(content: Content) -> Iterator[Named]:
    paths = {
        id(appendix): path
        for index, order in enumerate(content.program.orders)
        for path, appendix in _appendices(order.appendices, ("orders", index, "appendices"))
    }
    for placement in placements(content):
        yield f"appendices.{placement.id}", paths[id(placement.appendix)], placement.appendix


def _appendices(found: tuple[Appendix, ...], path: Path) -> Iterator[tuple[Path, Appendix]]:
    for index, appendix in enumerate(found):
        yield (*path, index), appendix
        yield from _appendices(appendix.appendices, (*path, index, "appendices"))
