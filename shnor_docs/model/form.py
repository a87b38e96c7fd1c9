"""Forms that schools and municipalities fill in: what stands in them, and where a value comes from."""

from __future__ import annotations

from pydantic import Field

from shnor_docs.model.base import Choice, EntityId, Line, Record, Title
from shnor_docs.model.bodies import Municipality
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.value import YesNo

BLANK = "____________________"
"""A line to write a name on."""


class SubjectKind(Choice):
    """Who fills a form in; also the field of a data table that names whose its rows are."""

    SCHOOL = "school", "школа"
    MUNICIPALITY = "municipality", "муниципалитет"


class Territory(Municipality):
    """A municipality of the region that answers forms."""

    id: EntityId
    prepositional: Line = Field(title="Предложный падеж", description="в чём? — Исетском районе")


class Layout(Choice):
    """What the columns and rows of a form's table are."""

    PERIODS = "periods", "столбец на каждый период"
    PERIOD_ROWS = "period_rows", "строка на каждый период"
    COLUMNS = "columns", "свои столбцы"


class Answer(Record):
    """What fills a cell: fields of the data table; without any, the cell is left to be written by hand."""

    fields: tuple[EntityId, ...] = Field(
        (), title="Поля таблицы данных", description="Несколько чисел печатаются через дробь: 95/43"
    )
    whole: EntityId | None = Field(
        None, title="Целое", description="Тогда печатается доля поля fields от этого поля, %"
    )
    unit: Line | None = Field(None, title="Единица", description="Печатается после числа: %")
    listed: EntityId | None = Field(
        None, title="Поле с перечнем", description="Пункты перечня в ячейке таблицы разделены «;»"
    )
    counted: YesNo = Field(
        False, title="Число равно длине перечня", description="Проверяется: поле fields и перечень listed"
    )

    @property
    def bound(self) -> tuple[EntityId, ...]:
        """Every field of the data table that the cell needs."""
        return (*self.fields, *(field for field in (self.whole, self.listed) if field))


class FormRow(Answer):
    """A row of a form's table; a row over other rows only names them."""

    id: EntityId
    title: Title = Field(title="Показатель")
    rows: tuple[FormRow, ...] = Field((), title="Строки под этой строкой")


class FormColumn(Answer):
    """A named column of a form's table."""

    id: EntityId
    title: Title = Field(title="Заголовок столбца")
    width: float = Field(1, title="Относительная ширина", gt=0)


class FormTable(Record):
    """A table of a form."""

    id: EntityId
    title: Title | None = Field(None, title="Текст над таблицей")
    header: Title | None = Field("Показатель", title="Заголовок первого столбца")
    over: Title | None = Field(None, title="Общий заголовок остальных столбцов")
    layout: Layout = Field(
        Layout.PERIODS,
        title="Устройство",
        description="periods (столбец на период), period_rows (строка на период), columns (свои столбцы)",
    )
    lettered: YesNo = Field(False, title="Подстроки с буквами", description="а), б) …")
    columns: tuple[FormColumn, ...] = Field((), title="Свои столбцы")
    rows: tuple[FormRow, ...] = Field((), title="Строки")
    source: EntityId | None = Field(None, title="Таблица данных", description="По умолчанию — таблица формы")


class Remark(Record):
    """A line after the tables of a block: «Вывод», «Проблема»."""

    id: EntityId
    title: Title = Field(title="Название")
    field: EntityId | None = Field(None, title="Поле таблицы данных")


class FormBlock(Record):
    """A numbered part of a section, «1.2. Качество образования»: tables, then remarks."""

    id: EntityId
    title: Title = Field(title="Заголовок")
    tables: tuple[FormTable, ...] = Field((), title="Таблицы")
    remarks: tuple[Remark, ...] = Field((), title="Строки после таблиц", description="Вывод, Проблема")
    source: EntityId | None = Field(None, title="Таблица данных для строк после таблиц")


class FormSection(Record):
    """A section of a form: a criterion."""

    id: EntityId
    title: Title = Field(title="Заголовок")
    blocks: tuple[FormBlock, ...] = Field((), title="Части раздела")


class Form(Record):
    """A form with one blank for each school or municipality (INVENTORY K-10)."""

    id: EntityId
    title: Title = Field(title="Название", description="Без имени того, кто заполняет")
    blank: Line = Field(BLANK, title="Место для имени", description="Печатается, пока имени нет")
    subject: SubjectKind = Field(SubjectKind.SCHOOL, title="Кто заполняет", description="school или municipality")
    periods: PeriodRange | None = Field(None, title="Периоды в столбцах", description="2020/2021-2022/2023")
    source: EntityId | None = Field(None, title="Таблица данных")
    sections: tuple[FormSection, ...] = Field((), title="Разделы")

    @property
    def tables(self) -> tuple[FormTable, ...]:
        """All tables of the form, in the order of reading."""
        return tuple(table for section in self.sections for block in section.blocks for table in block.tables)

    @property
    def sources(self) -> tuple[EntityId, ...]:
        """Ids of the data tables that fill the form, each once."""
        blocks = (block.source for section in self.sections for block in section.blocks)
        named = (self.source, *(table.source for table in self.tables), *blocks)
        return tuple(dict.fromkeys(name for name in named if name))
