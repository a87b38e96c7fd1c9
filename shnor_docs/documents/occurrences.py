"""Where a value stands in a document, told as a reader would find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.documents.tree import Document, Kind, Unit, plain

_NAMED = 60
"""A longer name of a section or a row is cut to so many characters."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a document where a value is printed: its unit and section, and the way to it in words."""

    document: str
    title: str
    unit: str
    place: str
    text: str
    section: str = ""


def occurrences(document: Document, source: str) -> Iterator[Occurrence]:
    """Every unit of the document that prints the value of that path."""
    yield from _below(document, document.root, source, (), "")


def _below(document: Document, unit: Unit, source: str, way: tuple[str, ...], section: str) -> Iterator[Occurrence]:
    if any(_prints(run.source, source) for run in unit.text):
        place = ", ".join(way) or "реквизиты"
        yield Occurrence(document.id, document.title, unit.id, place, plain(unit.text), section)
    counted = 0
    for child in unit.children:
        counted += child.kind in {Kind.ROW, Kind.CELL}
        within = section or (child.id if child.kind is Kind.SECTION else "")
        yield from _below(document, child, source, (*way, *_step(child, counted)), within)


def _prints(printed: str, source: str) -> bool:
    """Whether a text made from ``printed`` shows the value: a change is made from the values of all periods."""
    return printed == source or source.startswith(f"{printed}[")


def _step(unit: Unit, ordinal: int) -> tuple[str, ...]:
    """What entering the unit adds to the way: sections, tables, charts, rows, columns, items and clauses are named."""
    match unit.kind:
        case Kind.SECTION:
            return (f"раздел «{_name(unit)}»" if unit.text else "раздел без заголовка",)
        case Kind.TABLE | Kind.CHART:
            return (f"{'таблица' if unit.kind is Kind.TABLE else 'диаграмма'} «{unit.id.rpartition('.')[2]}»",)
        case Kind.ROW:
            named = unit.number or str(ordinal)
            return (f"строка {named}",)
        case Kind.CELL:
            return (f"столбец {ordinal}",)
        case Kind.CLAUSE:
            return (f"пункт {unit.number.rstrip('.')}",)
        case Kind.ITEM if unit.number:
            return (f"пункт списка {unit.number.rstrip('.')}",)
        case Kind.ITEM:
            return ("пункт списка",)
    return ()


def _name(unit: Unit) -> str:
    text = f"{unit.number} {plain(unit.text)}".strip()
    return text if len(text) <= _NAMED else text[: _NAMED - 1].rstrip() + "…"
