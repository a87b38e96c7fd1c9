"""Which documents a program gives, and how each is put together."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from shnor_docs.model.base import Choice, EntityId, Line, Prose, Record, Title
from shnor_docs.model.dates import Day
from shnor_docs.model.file_names import AnyTemplateName, FileStem, TemplateName
from shnor_docs.model.period import YearNumber
from shnor_docs.model.table import Column
from shnor_docs.model.value import YesNo


def _inside_program(path: PurePosixPath) -> PurePosixPath:
    if path.is_absolute() or ".." in path.parts or "\\" in str(path):
        raise ValueError(f"путь «{path}» выходит из папки программы; пишите его от папки программы: sections/01.md")
    return path


InnerPath = Annotated[PurePosixPath, AfterValidator(_inside_program)]


class Agreement(Choice):
    """Gender and number of a document's name, with which УТВЕРЖДЕНА agrees (RULES §2)."""

    MASCULINE = "masculine", "мужской: «утверждён»"
    FEMININE = "feminine", "женский: «утверждена»"
    NEUTER = "neuter", "средний: «утверждено»"
    PLURAL = "plural", "множественное число: «утверждены»"


class Section(Record):
    """A section of a document: a heading and its text, in a Markdown file or in place."""

    id: EntityId
    title: Title | None = Field(None, title="Заголовок раздела")
    number: Line | None = Field(
        None, title="Номер", description="Только если он не следует из порядка; «-» — без номера"
    )
    file: InnerPath | None = Field(None, title="Файл с текстом", description="sections/02-relevance.md")
    text: Prose | None = Field(None, title="Текст раздела", description="Вместо file")
    charts: tuple[EntityId, ...] = Field((), title="Диаграммы после текста", description="Их id из charts.yaml")
    landscape: YesNo = Field(False, title="Альбомная страница")
    new_page: YesNo = Field(False, title="С новой страницы")


class Approval(Record):
    """A block «УТВЕРЖДАЮ», «СОГЛАСОВАНО»: the word, whose it is, the signature and the date."""

    id: EntityId
    word: Line = Field("СОГЛАСОВАНО", title="Слово грифа", description="УТВЕРЖДАЮ, СОГЛАСОВАНО, РАССМОТРЕНО …")
    post: Line | None = Field(None, title="Должность")
    act: Title | None = Field(None, title="Документ", description="Протокол заседания … от … № …")
    name: Line | None = Field(None, title="И.О. Фамилия")
    date: Day | None = Field(None, title="Дата")


class SlotForm(Choice):
    """How a part of a document is laid out."""

    LINE = "line", "одна строка"
    LINES = "lines", "строки в оформлении шаблона"
    BODY = "body", "абзацы, списки, таблицы"


class SlotSettings(Record):
    """A part of a document of the workspace's own kind."""

    name: EntityId = Field(title="Имя в шаблоне")
    title: Line = Field(title="Что это")
    content: Prose | None = Field(None, title="Текст по умолчанию")
    form: SlotForm = Field(
        SlotForm.BODY,
        title="Как печатать",
        description="line (одна строка), lines (строки в оформлении шаблона) или body (абзацы, списки, таблицы)",
    )


class KindSettings(Record):
    """A kind of document that the workspace declares: a template and the data it takes."""

    id: EntityId
    title: Line = Field(title="Название вида")
    template: TemplateName = Field(title="Файл шаблона в templates/docx")
    agreement: Agreement = Field(Agreement.MASCULINE, title="Род и число названия")
    slots: tuple[SlotSettings, ...] = Field((), title="Части документа сверх обычных")


class Kinds(Record):
    """The file ``kinds.yaml`` of a workspace."""

    kinds: tuple[KindSettings, ...] = Field((), title="Виды документов")


class DocumentSettings(Record):
    """A document of the program."""

    id: EntityId
    kind: EntityId = Field(title="Вид документа", description="program, order, roadmap, info_card …")
    title: Title | None = Field(None, title="Название", description="По умолчанию — название программы, приказа, плана")
    subtitle: Title | None = Field(None, title="Подзаголовок")
    file_name: FileStem | None = Field(
        None, title="Имя файла", description="По умолчанию — id документа; «.docx» и «.pptx» можно не писать"
    )
    template: AnyTemplateName | None = Field(
        None,
        title="Файл шаблона",
        description="Из templates/docx (слайды: .pptx из templates/pptx) или из папки программы",
    )
    order: EntityId | None = Field(None, title="Приказ", description="Для вида order: какой приказ печатать")
    card: EntityId | None = Field(None, title="Информационная карта", description="Для вида info_card")
    form: EntityId | None = Field(None, title="Форма", description="Для видов form и diagnostic_card")
    subject: Line | None = Field(
        None, title="Для кого заполнена форма", description="Школа или муниципалитет; без него — бланк"
    )
    consolidates: EntityId | None = Field(
        None,
        title="Какой документ напечатать с отметками об изменениях",
        description="Его текст, с «(в ред. приказа от … № …)» у каждого изменённого места; разделы здесь не нужны",
    )
    agreement: Agreement | None = Field(None, title="Род и число названия", description="Для «УТВЕРЖДЕНА»")
    dative: Title | None = Field(None, title="Название в дательном падеже", description="Для «Приложение № 1 к …»")
    place: Line | None = Field(None, title="Место на титульном листе")
    year: Title | None = Field(None, title="Год на титульном листе")
    title_page: YesNo = Field(False, title="Титульный лист")
    contents: YesNo = Field(False, title="Оглавление")
    numbering: Line = Field("{n}.", title="Как печатать номер раздела", description="«Раздел {n}.»")
    sections: tuple[Section, ...] = Field((), title="Разделы")
    charts: tuple[EntityId, ...] = Field(
        (), title="Диаграммы в конце документа", description="Их id из charts.yaml; для карт и форм тоже"
    )
    passport_header: tuple[Line, ...] = Field(
        (),
        title="Шапка паспорта",
        description="Два заголовка: [Наименование раздела, Содержание]; повторяется на каждой странице. Без неё — нет",
    )
    approvals: tuple[Approval, ...] = Field((), title="Грифы согласования и утверждения", max_length=4)
    columns: tuple[Column, ...] = Field((), title="Столбцы плана", description="Для вида roadmap и ссылки на план")
    total: YesNo = Field(False, title="Строка «Итого» в плане", description="Для столбцов с деньгами")
    slots: dict[EntityId, Prose] = Field(default_factory=dict, title="Части документа своего вида")

    @field_validator("passport_header")
    @classmethod
    def _two_titles(cls, titles: tuple[str, ...]) -> tuple[str, ...]:
        if len(titles) not in {0, 2}:
            raise ValueError(
                f"в паспорте два столбца, а заголовков {len(titles)}: passport_header: [Раздел, Содержание]"
            )
        return titles


class CardRow(Record):
    """A row of an information card: a value common to all dates, or one for each reporting date."""

    id: EntityId
    title: Title = Field(title="Показатель")
    value: Prose | None = Field(None, title="Значение на все даты")
    values: dict[Day, Prose] = Field(default_factory=dict, title="Значения по отчётным датам")
    field: EntityId | None = Field(None, title="Поле таблицы данных")
    counts: EntityId | None = Field(
        None, title="Строка с перечнем", description="Число строки равно длине перечня; проверяется"
    )


class InfoCard(Record):
    """An information card on the execution of the roadmap (INVENTORY K-11)."""

    id: EntityId
    title: Title = Field(title="Название карты")
    blank: Line | None = Field(
        None, title="Место для муниципалитета", description="Конец названия, пока муниципалитета нет: ____"
    )
    blank_rows: int = Field(
        0, title="Пустых строк в реализации плана", description="В бланке для муниципалитетов", ge=0
    )
    source: EntityId | None = Field(None, title="Таблица данных с ответами по датам")
    execution_source: EntityId | None = Field(None, title="Таблица данных с исполнением мероприятий")
    dates: tuple[Day, ...] = Field(title="Отчётные даты", min_length=1)
    year: YearNumber | None = Field(
        None, title="Год", description="Берутся мероприятия, срок которых приходится на этот год"
    )
    characteristics: tuple[CardRow, ...] = Field((), title="Общая характеристика плана")
    additional: tuple[CardRow, ...] = Field((), title="Дополнительные показатели")
    footnote: Title | None = Field(None, title="Сноска под первой таблицей")
    conclusion: Prose | None = Field(None, title="Вывод")
    problem: Prose | None = Field(None, title="Проблема")

    @property
    def sources(self) -> tuple[EntityId, ...]:
        """Ids of the data tables that fill the card."""
        return tuple(name for name in (self.source, self.execution_source) if name)
