"""Document trees as what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shnor_docs.documents.tree import Document, Kind, Style, Unit, text_of
from tests.importing.manners.lines import Block, Cell, Line, Paper, Role, Rows, Turn

_ORDER = {"issuer": Role.HEAD, "form": Role.TITLE, "place": Role.HEAD, "heading": Role.TITLE, "command": Role.TEXT}
_PAPER = {"marks": Role.SIDE, "title": Role.TITLE, "subtitle": Role.HEAD, "place": Role.HEAD, "year": Role.HEAD}
_STYLES = {
    Style.HEADING_1: (Role.HEADING, 1),
    Style.HEADING_2: (Role.HEADING, 1),
    Style.HEADING_3: (Role.HEADING, 2),
    Style.CAPTION: (Role.NOTE, 0),
    Style.NOTE: (Role.NOTE, 0),
}


def paper_of(document: Document) -> Paper:
    """A document, an order with its requisites; a list of contents is left to Word."""
    slots = {unit.id: unit for unit in document.root.children}
    return Paper(document.id, tuple(_order(slots) if document.kind == "order" else _paper(slots)))


def _paper(slots: dict[str, Unit]) -> Iterator[Block]:
    for name, unit in slots.items():
        if name in _PAPER:
            yield from _lines(unit, _PAPER[name])
        elif name not in ("draft", "contents"):
            yield from _blocks(unit.children)


def _order(slots: dict[str, Unit]) -> Iterator[Block]:
    for name in ("issuer", "form"):
        yield from _lines(slots[name], _ORDER[name])
    yield Line(Role.TEXT, text_of(f"{slots['date'].plain}\t№ {slots['number'].plain}"))
    for name in ("place", "heading"):
        yield from _lines(slots[name], _ORDER[name])
    yield from _blocks(slots["preamble"].children)
    yield from _lines(slots["command"], _ORDER["command"])
    yield from _blocks(slots["clauses"].children)
    yield Line(Role.TEXT, text_of(f"{slots['post'].plain}\t\t{slots['name'].plain}"))


def _lines(unit: Unit, role: Role) -> Iterator[Line]:
    if unit.text:
        yield Line(role, unit.text)
    for child in unit.children:
        yield from _lines(child, role)


def _blocks(units: Iterable[Unit], level: int = 0) -> Iterator[Block]:
    for unit in units:
        match unit.kind:
            case Kind.SECTION:
                yield from _section(unit)
            case Kind.TABLE:
                yield _table(unit)
            case Kind.LIST:
                for item in unit.children:
                    yield Line(Role.ITEM, item.text, item.number, level)
                    yield from _blocks(item.children, level + 1)
            case Kind.CLAUSE:
                yield Line(Role.CLAUSE, unit.text, unit.number, level)
                yield from _blocks(unit.children, level + 1)
            case _:
                role, depth = _STYLES.get(unit.style, (Role.TEXT, 0))
                yield Line(role, unit.text, "", depth)


def _section(unit: Unit) -> Iterator[Block]:
    if unit.landscape:
        yield Turn(True)
    if unit.text:
        yield Line(Role.HEADING, unit.text, unit.number)
    yield from _blocks(unit.children)
    if unit.landscape:
        yield Turn(False)


def _table(unit: Unit) -> Rows:
    rows = tuple(tuple(_cell(cell) for cell in row.children) for row in unit.children)
    return Rows(rows, sum(row.kind is Kind.HEADER for row in unit.children))


def _cell(unit: Unit) -> Cell:
    inside = tuple(_blocks(unit.children)) or (Line(Role.TEXT, unit.text),)
    return Cell(inside, *unit.span)
