"""Charts of a data table: a label and numbers in each row, perhaps a series for each year or date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from shnor_docs.documents.charts.values import Plotted, Row, Values
from shnor_docs.documents.forms.subjects import Subject, called
from shnor_docs.model.chart import Cells, Chart
from shnor_docs.model.content import Content
from shnor_docs.model.data import Cell, DataTable
from shnor_docs.model.datasource import Column, ColumnType
from shnor_docs.model.value import Value
from shnor_docs.sameness import Same
from shnor_docs.source.data.layouts import layout_of

Place = tuple[str, str]
"""A category and a series of a value, as the table writes them."""


def read_by(content: Content, chart: Chart) -> tuple[Same[Any], ...]:
    """All that a chart of a data table is made of: as long as these are the same objects, its values are."""
    table = content.tables.get(chart.cells.source) if chart.cells else None
    program = content.program
    return tuple(map(Same, (chart, table, program.data, program.schools, program.municipalities)))


def of_rows(content: Content, chart: Chart, subject: Subject | None = None) -> Values:
    """The values of a chart of a data table; without the table, its columns or whom it is for, none."""
    cells = chart.cells
    table = content.tables.get(cells.source) if cells else None
    if cells is None or table is None or not set(cells.fields) <= set(table.fields):
        return Values()
    places = placed(content, table, cells, subject)
    categories = tuple(dict.fromkeys(category for category, _ in places.values()))
    rows = tuple(_rows(content, chart, table, places, categories))
    return Values(tuple(chart.names.get(category, category) for category in categories), rows)


def placed(content: Content, table: DataTable, cells: Cells, subject: Subject | None = None) -> Mapping[int, Place]:
    """The category and the series of each row that the chart takes, by the index of the row."""
    taken = [n for n, row in enumerate(table.rows) if _is_taken(content, table, row, cells, subject)]
    names, series = table.column(cells.name), table.column(cells.series) if cells.series else ()
    return {n: (shown(content, names[n]), shown(content, series[n]) if series else "") for n in taken}


def shown(content: Content, cell: Cell) -> str:
    """A cell as a reader knows it: a school by its name."""
    school = next((one for one in content.program.schools if one.id == cell), None)
    return (school.short or school.name) if school else "" if cell is None else str(cell)


def _is_taken(content: Content, table: DataTable, row: Sequence[Cell], cells: Cells, subject: Subject | None) -> bool:
    cell = dict(zip(table.fields, row, strict=True))
    if cells.subject and (subject is None or called(cell[cells.subject]) not in subject.names):
        return False
    return all(wanted in {str(cell[field]), shown(content, cell[field])} for field, wanted in cells.only.items())


def _rows(
    content: Content, chart: Chart, table: DataTable, places: Mapping[int, Place], categories: Sequence[str]
) -> Iterator[Row]:
    cells = chart.cells
    assert cells is not None
    columns = _columns(content, table.id)
    for name in cells.value:
        for series in dict.fromkeys(series for _, series in places.values()):
            at = {category: n for n, (category, own) in places.items() if own == series}
            values = tuple(_value(chart, table, columns.get(name), name, at.get(category)) for category in categories)
            title = chart.names.get(name) or (columns[name].header[0] if name in columns else name)
            told = ", ".join(filter(None, (title if len(cells.value) > 1 or not series else "", series)))
            yield Row(f"{name}.{series}" if series else name, told, values)


def _columns(content: Content, table: str) -> Mapping[str, Column]:
    """The declared columns of a data table by their names in the program."""
    declared = next((source for source in content.program.data if source.id == table), None)
    return {column.field: column for column in layout_of(declared).columns} if declared else {}


def _value(chart: Chart, table: DataTable, column: Column | None, field: str, row: int | None) -> Plotted:
    amount = None if row is None else table.column(field)[row]
    if row is None or not isinstance(amount, int | Decimal):
        return Plotted()
    unit = chart.unit or ("%" if column and column.type is ColumnType.SHARE else "")
    return Plotted(Value(Decimal(amount), unit), f"data.{table.id}.{field}[{table.numbers[row]}]")
