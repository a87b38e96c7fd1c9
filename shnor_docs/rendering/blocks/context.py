"""A document's tree as the plain data that its template sees, and the shape of that data."""

from __future__ import annotations

from collections.abc import Collection

from shnor_docs.documents.slots import Slot
from shnor_docs.documents.tree import Document, Kind, Unit, walk
from shnor_docs.rendering.blocks.shapes import Shape
from shnor_docs.rendering.blocks.unbroken import unbroken
from shnor_docs.rendering.blocks.units import Blocks

PROPERTIES = Shape(
    "record",
    {
        "title": Shape(note="Название документа"),
        "author": Shape(note="Орган-автор"),
        "subject": Shape(note="Название программы"),
        "keywords": Shape(note="Ключевые слова"),
    },
    note="Свойства файла",
)
NAMES = {
    "authority": Shape(note="Орган управления образованием; в падеже: {{ authority | case('творительный') }}"),
    "municipality": Shape(note="Муниципальное образование; в падеже: {{ municipality | case('родительный') }}"),
}
"""Names that every template has, unless its kind gives a part of that name."""
ROW = Shape(note="Строка: number — номер, group — заголовок группы, далее ячейки по полям столбцов: row.deadline")


def context(document: Document, names: Collection[str] | None = None) -> dict[str, object]:
    """What the template may print: the slots by name, ``document``, ``sections``, ``tables`` and ``charts``.

    The last three repeat parts of the body for templates that lay them out themselves; they are built only if
    ``names``, the template's own top-level names, ask for them.
    """
    data: dict[str, object] = {"authority": document.author, "municipality": document.municipality}
    data |= {unit.id: _view(unit) for unit in document.root.children}
    data["document"] = {name: getattr(document, name) for name in PROPERTIES.fields}
    if names is None or "sections" in names:
        data["sections"] = _sections(document.root)
    if names is None or "tables" in names:
        data["tables"] = _tables(document.root)
    if names is None or "charts" in names:
        data["charts"] = _charts(document.root)
    return data


def shape(slots: Collection[Slot]) -> Shape:
    """The shape of :func:`context` for a kind with these slots, for checking templates and listing names."""
    fields = {slot.name: _slot_shape(slot) for slot in slots}
    sections = Shape(note="Разделы по id, для печати {{p sections.ID }}")
    tables = Shape(
        note="Таблицы по id: {%tr for row in tables.ID.rows %}; план — tables.roadmap. В строке: number, "
        "group — заголовок группы, ячейки по полям столбцов — row.deadline"
    )
    charts = Shape(note="Диаграммы по id, для печати {{p charts.ID }}")
    parts = {"document": PROPERTIES, "sections": sections, "tables": tables, "charts": charts}
    return Shape("record", {**NAMES, **fields, **parts})


def _slot_shape(slot: Slot) -> Shape:
    if slot.kind is not Kind.LINES:
        note = slot.title if slot.kind is Kind.LINE else f"{slot.title}. Печатается тегом {{{{p {slot.name} }}}}"
        return Shape(note=note)
    line = Shape(note="строка")
    item = Shape("list", item=line, note="строки блока") if slot.nested else line
    return Shape("list", item=item, note=slot.title)


def _view(unit: Unit) -> object:
    match unit.kind:
        case Kind.LINE:
            return unbroken(unit.plain)
        case Kind.LINES:
            return [_view(child) for child in unit.children]
        case _:
            return Blocks(unit.children)


def _sections(root: Unit) -> dict[str, Blocks]:
    return {given_name(unit): Blocks(unit.children) for unit in walk(root) if unit.kind is Kind.SECTION}


def _tables(root: Unit) -> dict[str, object]:
    return {given_name(unit): {"rows": _rows(unit)} for unit in walk(root) if unit.kind is Kind.TABLE}


def _charts(root: Unit) -> dict[str, Blocks]:
    return {given_name(unit): Blocks((unit,)) for unit in walk(root) if unit.kind is Kind.CHART}


def given_name(unit: Unit) -> str:
    """The id that the YAML gives a section, a table or a chart: «tables.plan» is «plan»."""
    return unit.id.rpartition(".")[2]


def _rows(table: Unit) -> list[dict[str, object]]:
    """Rows with all the table's fields, so that a template may print any of them in any row."""
    rows = [row for row in table.children if row.kind in {Kind.ROW, Kind.GROUP}]
    cells = [_cells(row) for row in rows]
    blank = dict.fromkeys(name for fields in cells for name in fields)
    return [
        {**dict.fromkeys(blank, ""), "number": row.number, "group": _group(row), **fields}
        for row, fields in zip(rows, cells, strict=True)
    ]


def _group(row: Unit) -> str:
    return unbroken(row.children[0].plain) if row.kind is Kind.GROUP and row.children else ""


def _cells(row: Unit) -> dict[str, str]:
    """A row's cells by the fields of their columns."""
    if row.kind is Kind.GROUP:
        return {}
    return {cell.id.removeprefix(f"{row.id}."): _cell(cell) for cell in row.children}


def _cell(cell: Unit) -> str:
    return unbroken("\n".join(unit.plain for unit in walk(cell) if unit.text))
