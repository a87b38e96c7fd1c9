"""A chart shows what is there: indicators in use, data tables with such columns, values that are numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from shnor_docs.compute.cycles import needed
from shnor_docs.compute.frame import SCHOOL
from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.chart import Along, Cells
from shnor_docs.model.content import Content
from shnor_docs.model.data import DataTable
from shnor_docs.model.datasource import ColumnType, DataSource
from shnor_docs.model.formula import SCHOOLS, Formula, Rows
from shnor_docs.model.indicator import Indicator, IndicatorKind
from shnor_docs.rules.finding import Finding, Path, nearest
from shnor_docs.rules.references import NO_RECORD
from shnor_docs.source.data.layouts import layout_of

UNSHOWABLE = declare("ШД231", Severity.ERROR, "диаграмме нечего нарисовать: это не числа")

_NUMBERS = frozenset({ColumnType.NUMBER, ColumnType.COUNT, ColumnType.SHARE})
_NO_NUMBERS = frozenset({IndicatorKind.YES_NO, IndicatorKind.DOCUMENT})


def indicators(content: Content) -> Iterator[Finding]:
    """A chart names indicators that the program uses and that are numbers; of single schools, any of the catalogue."""
    used = dict.fromkeys(use.id for use in content.program.indicators)
    for index, chart in enumerate(content.program.charts):
        known: Collection[str] = content.catalogue if chart.along is Along.SCHOOLS else used
        for number, name in enumerate(chart.indicators):
            path: Path = ("charts", index, "indicators", number)
            if name not in known:
                message = f"показателя «{name}», который показывает диаграмма «{chart.id}», в программе нет"
                yield Finding(NO_RECORD, message, path, nearest(name, known))
            elif (entry := content.catalogue.get(name)) and entry.kind in _NO_NUMBERS:
                message = f"показатель «{entry.name}» – не число ({entry.kind.shown}): его не нарисовать"
                yield Finding(UNSHOWABLE, message, path, "уберите его из диаграммы и поставьте в таблицу")


def names(content: Content) -> Iterator[Finding]:
    """A short name is given to an indicator or a school that there is; texts of cells come and go with the data."""
    known = dict.fromkeys((*content.catalogue, *(school.id for school in content.program.schools)))
    for index, chart in enumerate(content.program.charts):
        for name in chart.names if chart.cells is None else ():
            if name not in known:
                message = f"показателя или школы «{name}», которой диаграмма «{chart.id}» даёт короткое название, нет"
                yield Finding(NO_RECORD, message, ("charts", index, "names", name), nearest(name, known))


def cells(content: Content) -> Iterator[Finding]:
    """A chart of a data table names the table, its columns, and numbers among them."""
    declared = {source.id: source for source in content.program.data}
    for index, chart in enumerate(content.program.charts):
        if chart.cells is None:
            continue
        path: Path = ("charts", index, "cells")
        source = declared.get(chart.cells.source)
        if source is None:
            message = f"таблицы данных «{chart.cells.source}», из которой диаграмма «{chart.id}», нет"
            yield Finding(NO_RECORD, message, (*path, "source"), nearest(chart.cells.source, declared))
        else:
            yield from _columns(chart.cells, source, content.tables.get(source.id), path)


def _columns(cells: Cells, source: DataSource, table: DataTable | None, path: Path) -> Iterator[Finding]:
    types = {column.field: column.type for column in layout_of(source).columns}
    known = dict.fromkeys((*types, *(table.fields if table else ())))
    for field, names in _named(cells):
        for name in names:
            if name not in known:
                message = f"столбца «{name}» в таблице данных «{source.id}» нет"
                yield Finding(NO_RECORD, message, (*path, field), nearest(name, known))
            elif field == "value" and types.get(name, ColumnType.NUMBER) not in _NUMBERS:
                message = f"в столбце «{name}» таблицы «{source.id}» не числа, а {types[name].shown}"
                hint = "назовите в value столбец с числами; названия делений пишутся в name"
                yield Finding(UNSHOWABLE, message, (*path, field), hint)


def _named(cells: Cells) -> Iterator[tuple[str, Iterable[str]]]:
    yield "name", (cells.name,)
    yield "value", cells.value
    yield "series", (cells.series,) if cells.series else ()
    yield "subject", (cells.subject,) if cells.subject else ()
    yield "only", cells.only


def schools(content: Content) -> Iterator[Finding]:
    """A chart of schools shows indicators that are computed from rows of schools."""
    charts = [(index, chart) for index, chart in enumerate(content.program.charts) if chart.along is Along.SCHOOLS]
    formulas = {name: entry.formula for name, entry in content.catalogue.items() if entry.formula} if charts else {}
    for index, chart in charts:
        if not chart.indicators:
            hint = "перечислите их: indicators: [доля_низких]"
            message = f"диаграмме «{chart.id}» по школам не сказано, какие показатели показать"
            yield Finding(UNSHOWABLE, message, ("charts", index), hint)
        for number, name in enumerate(chart.indicators):
            entry = content.catalogue.get(name)
            if entry and (reason := _not_by_school(content, entry, formulas)):
                message = f"показатель «{entry.name}» по школам не показать: {reason}"
                hint = "назовите показатель, формула которого берёт таблицу со столбцом типа school"
                yield Finding(UNSHOWABLE, message, ("charts", index, "indicators", number), hint)


def _not_by_school(content: Content, entry: Indicator, formulas: dict[str, Formula]) -> str:
    if entry.formula is None:
        return "у него нет формулы, есть только число на всех"
    tables = {name for one in needed((entry.id,), formulas) for name in _tables(formulas[one])}
    asked = [content.tables[name] for name in tables if name in content.tables]
    if SCHOOLS in tables or any(SCHOOL in table.fields for table in asked) or not asked:
        return ""
    return "в его таблице данных нет столбца школ"


def _tables(formula: Formula) -> Iterator[str]:
    operator = formula.operator[1]
    if isinstance(operator, Rows):
        yield operator.of
    for inner in formula.inner:
        yield from _tables(inner)


def placed(content: Content) -> Iterator[Finding]:
    """A document and its sections place charts that the program has."""
    known = dict.fromkeys(chart.id for chart in content.program.charts)
    for index, settings in enumerate(content.program.documents):
        yield from _unknown(settings.charts, known, ("documents", index, "charts"))
        for number, section in enumerate(settings.sections):
            yield from _unknown(section.charts, known, ("documents", index, "sections", number, "charts"))


def _unknown(names: tuple[str, ...], known: Collection[str], path: Path) -> Iterator[Finding]:
    for number, name in enumerate(names):
        if name not in known:
            hint = nearest(name, known, "добавьте её в charts.yaml")
            yield Finding(NO_RECORD, f"диаграммы «{name}» в программе нет", (*path, number), hint)
