"""Tables of a program: which rows, in which groups, with which columns."""

from __future__ import annotations

from pydantic import Field, model_validator

from shnor_docs.model.base import Choice, EntityId, Line, Prose, Record, Title
from shnor_docs.model.dates import Day
from shnor_docs.model.period import Period
from shnor_docs.model.value import Number, YesNo


class TableRows(Choice):
    """What the rows of a table are."""

    INDICATORS = "indicators", "показатели программы"
    ROADMAP = "roadmap", "мероприятия плана"
    CELLS = "cells", "свои строки"
    BUDGET = "budget", "источники финансирования"


class Align(Choice):
    """How a column is aligned."""

    LEFT = "left", "по левому краю"
    CENTER = "center", "по центру"


class Column(Record):
    """A column, or with ``columns`` a header over several columns."""

    field: EntityId | None = Field(
        None, title="Поле записи", description="Что стоит в столбце: name, target, deadline …"
    )
    title: Title | None = Field(None, title="Заголовок столбца")
    width: float = Field(1, title="Относительная ширина", gt=0)
    align: Align | None = Field(None, title="Выравнивание", description="left или center")
    period: Period | None = Field(None, title="Период", description="Для значений по периодам")
    level: EntityId | None = Field(None, title="Уровень", description="Для сроков по уровням")
    date: Day | None = Field(None, title="Отчётная дата")
    source: EntityId | None = Field(None, title="Источник средств", description="Из budget программы")
    columns: tuple[Column, ...] = Field((), title="Столбцы под общим заголовком")

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The real columns below this header; the column itself when it has none."""
        return tuple(leaf for column in self.columns for leaf in column.leaves) if self.columns else (self,)


class RowGroup(Record):
    """Rows under one full-width row."""

    id: EntityId
    title: Prose | None = Field(None, title="Строка-заголовок во всю ширину")
    rows: tuple[EntityId, ...] = Field((), title="Показатели по порядку")


class CellRow(Record):
    """A row whose cells are written in the YAML, keyed by the columns' fields."""

    id: EntityId
    cells: dict[EntityId, Prose] = Field(default_factory=dict, title="Ячейки по столбцам")
    span: YesNo = Field(False, title="Строка во всю ширину")
    across: dict[EntityId, int] = Field(default_factory=dict, title="Сколько столбцов занимает ячейка")
    down: dict[EntityId, int] = Field(default_factory=dict, title="Сколько строк занимает ячейка")


class Grade(Record):
    """A grade of the program's effectiveness: its name, from so many per cent on."""

    at_least: Number = Field(title="Не менее, %")
    name: Line = Field(title="Оценка", description="высокая, удовлетворительная …")


class Table(Record):
    """A table that sections place with ``{{ tables.ID }}``."""

    id: EntityId
    rows: TableRows = Field(TableRows.INDICATORS, title="Что в строках", description="indicators, roadmap или cells")
    title: Title | None = Field(None, title="Название таблицы")
    columns: tuple[Column, ...] = Field((), title="Столбцы")
    groups: tuple[RowGroup, ...] = Field((), title="Группы строк")
    records: tuple[CellRow, ...] = Field((), title="Строки с готовыми ячейками")
    header: YesNo = Field(True, title="Есть ли строка заголовков")
    total: YesNo = Field(False, title="Строка «Итого»", description="Для таблиц с деньгами и весами")
    grades: tuple[Grade, ...] = Field(
        (), title="Шкала оценки эффективности", description="Для «Итого» столбца achievement"
    )
    row_numbers: dict[EntityId, Line] = Field(
        default_factory=dict, title="Номера строк", description="Только если они не следуют из порядка"
    )
    note: Prose | None = Field(None, title="Примечание под таблицей")

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The real columns, left to right."""
        return tuple(leaf for column in self.columns for leaf in column.leaves)

    def row_ids(self, indicators: tuple[EntityId, ...]) -> tuple[EntityId, ...]:
        """Ids of the rows that are numbered: indicators, by default all ``indicators`` of the program."""
        if self.rows is not TableRows.INDICATORS:
            return ()
        return tuple(key for group in self.groups for key in group.rows) if self.groups else indicators

    def row_number(self, row: EntityId, ordinal: int) -> str:
        """The printed number of a row; ``ordinal`` is its place."""
        return self.row_numbers.get(row, str(ordinal))

    @model_validator(mode="after")
    def _grades_are_printed(self) -> Table:
        if self.grades and not (self.total and any(column.field == "achievement" for column in self.leaves)):
            raise ValueError("оценка (grades) не напечатается: ей нужны столбец field: achievement и строка total: да")
        limits = [grade.at_least for grade in self.grades]
        if limits and (min(limits) != 0 or len({*limits}) < len(limits)):
            raise ValueError("шкала grades начинается с at_least: 0, и пределы в ней различны")
        return self
