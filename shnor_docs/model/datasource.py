"""A data table declared in YAML: its file, its columns by header text, what must hold in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from shnor_docs.model.base import Choice, EntityId, Line, Record
from shnor_docs.model.notation import NotationError


class ColumnType(Choice):
    """What the cells of a column hold."""

    TEXT = "text", "текст"
    NUMBER = "number", "число"
    COUNT = "count", "количество"
    SHARE = "share", "доля, %"
    SCHOOL = "school", "школа"
    PERIOD = "period", "период"
    YES_NO = "yes_no", "да или нет"


class LayoutName(Choice):
    """Files whose layout is known by name (RULES §6)."""

    FIS_OKO_MARKS = "fis_oko_marks", "ФИС ОКО: отметки по школам"
    FIS_OKO_JOURNAL = "fis_oko_journal", "ФИС ОКО: сравнение отметок с журналом"
    FIS_OKO_INDIVIDUAL = "fis_oko_individual", "ФИС ОКО: результаты участников"
    EGE_PROTOCOL = "ege_protocol", "протокол ЕГЭ"
    OGE_PROTOCOL = "oge_protocol", "протокол ОГЭ"
    REGIONAL_MARKS = "regional_marks", "отметки региональной работы"


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


PERSONAL = frozenset(
    {"фамилия", "имя", "отчество", "фио", "серия", "номерпаспорта", "снилс", "датарождения", "кодучастника"}
)
"""Columns of a protocol that tell who a child is, by their letters alone (ФЗ-152, ст. 5: no more data than needed)."""


def _impersonal(headers: tuple[str, ...]) -> tuple[str, ...]:
    for header in headers:
        if "".join(filter(str.isalpha, header.lower())) in PERSONAL:
            raise NotationError(
                f"столбец «{header}» — личные данные, программа их не читает",
                "из протокола берутся только количества: укажите его вид в layout",
            )
    return headers


class Column(Record):
    """A column of the file that matters, known by the text of its header."""

    field: EntityId = Field(title="Имя столбца в программе")
    header: Annotated[tuple[Line, ...], BeforeValidator(_listed), AfterValidator(_impersonal)] = Field(
        title="Заголовок в файле", description="Один или список возможных", min_length=1
    )
    type: ColumnType = Field(
        ColumnType.TEXT,
        title="Что в столбце",
        description="text, number, count, share (в процентах), school, period или yes_no",
    )
    optional: bool = Field(False, title="Столбца может не быть")
    values: tuple[Line, ...] = Field(
        (),
        title="Возможные значения",
        description="Для столбца с текстом: другое значение в ячейке или в условии формулы – ошибка",
    )


class Total(Record):
    """Parts that together may not exceed the whole: marks and participants; shares of one thing and 100 %."""

    parts: tuple[EntityId, ...] = Field(title="Части", min_length=1)
    whole: EntityId | None = Field(None, title="Целое", description="Если не указано, 100 %: части – доли целого")


class DataSource(Record):
    """A data table of a program: either of a built-in layout or with columns of its own."""

    id: EntityId
    title: Line | None = Field(
        None, title="Название", description="Как таблица называется в объяснениях; если не указано – её id"
    )
    file: Line = Field(title="Файл", description="В папке программы: data/vpr.xlsx или data/vpr.csv")
    sheet: Line | None = Field(None, title="Лист", description="Если не указан, первый видимый")
    layout: LayoutName | None = Field(None, title="Известный вид файла")
    columns: tuple[Column, ...] = Field((), title="Столбцы")
    key: tuple[EntityId, ...] = Field((), title="Ключ", description="Столбцы, по которым строки различаются")
    totals: tuple[Total, ...] = Field((), title="Части не больше целого")
    suppress_below: int | None = Field(
        None,
        title="Скрывать количества меньше",
        description="Чтобы по числу нельзя было узнать человека",
        ge=2,
    )
    threshold: int | None = Field(
        None, title="Минимальный балл", description="Для протоколов ЕГЭ: ниже него результат низкий", ge=0
    )
