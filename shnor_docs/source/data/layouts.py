"""Files of known layout (RULES §6): the columns to look for, and how their rows become counts of schools."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from shnor_docs.model.data import Cell
from shnor_docs.model.datasource import Column, ColumnType, DataSource, LayoutName, Total
from shnor_docs.source.data import grouped, personal
from shnor_docs.source.data.grid import Grid
from shnor_docs.source.data.schools import SchoolFinder
from shnor_docs.source.sheets.report import Report

Rows = Iterator[tuple[int, tuple[Cell, ...]]]
MARKS = ("mark_2", "mark_3", "mark_4", "mark_5")
_PARTICIPANTS = ("Кол-во участников", "Количество участников", "Кол-во участников, чел.")
_WORK = ("school", "subject", "grade", "year")


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of file. ``rows`` yields the fields of each row of the table with its number in the sheet.

    ``sources`` names the column of the file that a field comes from, where their names differ.
    """

    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    rows: Callable[[Grid, Report, SchoolFinder, DataSource], Rows]
    key: tuple[str, ...] = ()
    totals: tuple[Total, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    is_personal: bool = False

    @property
    def counts(self) -> frozenset[str]:
        """Fields that count people: of own columns those declared so, of a built-in layout all computed."""
        declared = {column.field for column in self.columns if column.type is ColumnType.COUNT}
        parts = {part for total in self.totals if total.whole for part in (*total.parts, total.whole)}
        return frozenset((declared | parts) & set(self.fields)) - {"grade"}


def layout_of(declared: DataSource) -> Layout:
    """The layout of a source: the built-in one, or its own columns as they stand."""
    found = LAYOUTS[declared.layout] if declared.layout else _own(declared.columns)
    return replace(found, key=declared.key or found.key, totals=declared.totals or found.totals)


def _own(columns: tuple[Column, ...]) -> Layout:
    fields = tuple(column.field for column in columns)
    return Layout(columns, fields, lambda grid, *_: iter(grid.rows(*fields)))


def _column(field: str, *header: str, type_: ColumnType = ColumnType.TEXT, optional: bool = False) -> Column:
    return Column(field=field, header=header, type=type_, optional=optional)


def _marks(type_: ColumnType) -> tuple[Column, ...]:
    return tuple(_column(mark, mark[-1], f"«{mark[-1]}»", type_=type_) for mark in MARKS)


def _counted(*fields: str) -> tuple[Total, ...]:
    return (Total(parts=fields, whole="participants"),)


COUNT, SHARE, PERIOD = ColumnType.COUNT, ColumnType.SHARE, ColumnType.PERIOD
_JOURNAL = ("lowered", "confirmed", "raised")

LAYOUTS: dict[LayoutName, Layout] = {
    LayoutName.FIS_OKO_MARKS: Layout(
        columns=(
            _column("group", "Группы участников", "Группа участников"),
            _column("participants", *_PARTICIPANTS, type_=COUNT),
            *_marks(SHARE),
        ),
        fields=(*_WORK, "participants", *MARKS),
        rows=grouped.marks,
        key=_WORK,
        totals=_counted(*MARKS),
        sources=(("school", "group"),),
    ),
    LayoutName.FIS_OKO_JOURNAL: Layout(
        columns=(
            _column("group", "Группы участников", "Группа участников"),
            _column("participants", *_PARTICIPANTS, "Кол-во", type_=COUNT),
        ),
        fields=(*_WORK, "participants", *_JOURNAL),
        rows=grouped.journal,
        key=_WORK,
        totals=_counted(*_JOURNAL),
        sources=(("school", "group"), *((field, "participants") for field in _JOURNAL)),
    ),
    LayoutName.REGIONAL_MARKS: Layout(
        columns=(
            _column("year", "Год", type_=PERIOD),
            _column("grade", "Класс", type_=COUNT),
            _column("subject", "Предмет"),
            _column("school", "ОО", "Название ОО"),
            _column("login", "Логин", "Логин ОО", optional=True),
            _column("participants", *_PARTICIPANTS, type_=COUNT),
            *_marks(SHARE),
        ),
        fields=(*_WORK, "participants", *MARKS),
        rows=grouped.regional,
        key=_WORK,
        totals=_counted(*MARKS),
    ),
    LayoutName.FIS_OKO_INDIVIDUAL: Layout(
        columns=(
            _column("school", "ОО", "Логин ОО", "Логин"),
            _column("school_name", "Название ОО", "Наименование ОО", optional=True),
            _column("mark", "Отметка", type_=COUNT),
            _column("journal", "Отметка по журналу", type_=COUNT, optional=True),
        ),
        fields=(*_WORK, "participants", *MARKS, *_JOURNAL),
        rows=personal.individual,
        totals=(*_counted(*MARKS), *_counted(*_JOURNAL)),
        sources=(
            ("participants", "mark"),
            *((m, "mark") for m in MARKS),
            *((j, "journal") for j in _JOURNAL),
        ),
        is_personal=True,
    ),
    LayoutName.EGE_PROTOCOL: Layout(
        columns=(
            _column("school", "Код ОО"),
            _column("score", "Тестовый балл", "Балл", type_=ColumnType.NUMBER),
        ),
        fields=("school", "subject", "year", "participants", "below_threshold"),
        rows=personal.state_exam,
        totals=_counted("below_threshold"),
        sources=(("participants", "score"), ("below_threshold", "score")),
        is_personal=True,
    ),
    LayoutName.OGE_PROTOCOL: Layout(
        columns=(_column("school", "Код ОО"), _column("mark", "Оценка", "Отметка", type_=COUNT)),
        fields=("school", "subject", "year", "participants", *MARKS),
        rows=personal.main_exam,
        totals=_counted(*MARKS),
        sources=(("participants", "mark"), *((m, "mark") for m in MARKS)),
        is_personal=True,
    ),
}


def letters(layout: Layout, grid: Grid) -> dict[str, str]:
    """The letter of the column that each field comes from; of the first, if it stands above the headers."""
    known = grid.letters
    sources = dict(layout.sources)
    return {field: known.get(field) or known.get(sources.get(field, ""), "A") for field in layout.fields}
