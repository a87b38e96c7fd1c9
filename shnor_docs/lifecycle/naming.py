"""What records and fields are called in Russian, and which records a path of a change leads through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from shnor_docs.lifecycle.comparison import CATALOGUE, Path
from shnor_docs.model.base import Record, Statement
from shnor_docs.model.bodies import Party
from shnor_docs.model.chart import Chart
from shnor_docs.model.content import Content
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.document import Approval, CardRow, DocumentSettings, InfoCard, Section
from shnor_docs.model.form import Form, FormBlock, FormColumn, FormRow, FormSection, FormTable, Remark, Territory
from shnor_docs.model.indicator import Indicator, IndicatorUse
from shnor_docs.model.order import Appendix, Clause, Order
from shnor_docs.model.period import Period
from shnor_docs.model.program import (
    Budget,
    Fact,
    FundingSource,
    Level,
    PassportField,
    Program,
    Stage,
    StatementList,
)
from shnor_docs.model.roadmap import Group, Item, Roadmap
from shnor_docs.model.school import School
from shnor_docs.model.table import CellRow, RowGroup, Table
from shnor_docs.russian.dates import format_date

_ID = re.compile(r"[a-z][a-z0-9_]*")
LONGEST = 300
"""Characters of a text that one line of a report shows."""

ENTITIES: Mapping[type[Record], tuple[str, str]] = {
    Program: ("program", "программа"),
    Party: ("party", "исполнитель"),
    School: ("school", "школа"),
    Fact: ("fact", "число"),
    Stage: ("stage", "этап"),
    StatementList: ("list", "список"),
    PassportField: ("passport_field", "поле паспорта"),
    IndicatorUse: ("indicator", "показатель"),
    Indicator: ("indicator", "показатель"),
    Table: ("table", "таблица"),
    Chart: ("chart", "диаграмма"),
    RowGroup: ("row_group", "группа строк"),
    CellRow: ("row", "строка таблицы"),
    Level: ("level", "уровень"),
    Budget: ("budget", "финансирование"),
    FundingSource: ("funding_source", "источник финансирования"),
    Roadmap: ("roadmap", "план мероприятий"),
    Group: ("group", "группа мероприятий"),
    Item: ("item", "мероприятие"),
    Order: ("order", "приказ"),
    Clause: ("clause", "пункт приказа"),
    Appendix: ("appendix", "приложение"),
    InfoCard: ("card", "информационная карта"),
    CardRow: ("card_row", "строка карты"),
    DocumentSettings: ("document", "документ"),
    Section: ("section", "раздел"),
    Approval: ("approval", "гриф"),
    DataSource: ("data_table", "таблица данных"),
    Territory: ("municipality", "муниципальное образование"),
    Form: ("form", "форма"),
    FormSection: ("form_section", "раздел формы"),
    FormBlock: ("form_block", "часть формы"),
    FormTable: ("form_table", "таблица формы"),
    FormColumn: ("form_column", "столбец формы"),
    FormRow: ("form_row", "строка формы"),
    Remark: ("form_remark", "строка после таблиц"),
}
"""English and Russian names of the records that changes are told of."""

STATEMENTS = {
    "goals": ("goal", "цель"),
    "tasks": ("task", "задача"),
    "results": ("result", "ожидаемый результат"),
    "risks": ("risk", "риск"),
    "resources": ("resource", "ресурс"),
    "texts": ("text", "текст"),
    "lists": ("list_item", "пункт списка"),
}
"""The same for statements, by the field of the program that lists them."""

BY_PERIOD = {
    "targets": "план на {}",
    "actuals": "факт за {}",
    "baseline": "базовое значение за {}",
    "amounts": "объём на {}",
}
"""How a value of a period is called, by its field."""


def records_on(content: Content, path: Path) -> list[tuple[int, Record]]:
    """Records on the way that have names of their own, outermost first, each with the length of its path."""
    node: object = content.catalogue if path[0] == CATALOGUE else content.program
    found: list[tuple[int, Record]] = [(0, content.program)]
    for depth, step in enumerate(path[1:] if path[0] == CATALOGUE else path, 2 if path[0] == CATALOGUE else 1):
        node = child(node, step)
        if type(node) in ENTITIES or isinstance(node, Statement):
            assert isinstance(node, Record)
            found.append((depth, node))
    return found


def child(node: object, step: object) -> object:
    """What a step of a change's path leads to: a field, a record by its id, a value by its key; None if nothing."""
    if isinstance(node, Record):
        return getattr(node, str(step))
    if isinstance(node, tuple):
        return next((item for item in node if getattr(item, "id", None) == step), None)
    return node.get(step) if isinstance(node, Mapping) else None


def place_in_words(content: Content, place: str) -> str:
    """What stands at a named place: «мероприятие 1.1: срок», «число «Школы района»: значение», «раздел «Анализ»»."""
    if place in content.files:
        sections = (part for document in content.program.documents for part in document.sections)
        return next(
            (f"раздел {quoted(part.title)}" for part in sections if str(part.file) == place and part.title), "раздел"
        )
    path = tuple(place.split("."))
    depth, record = records_on(content, path)[-1]
    owner = f"{entity(record, path)[1]} {label(record, content)}".strip() if depth else ""
    return ": ".join(filter(None, (owner, field_name(record, path[depth:]))))


def entity(record: Record, path: Path) -> tuple[str, str]:
    """English and Russian name of the record's kind."""
    if type(record) in ENTITIES:
        return ENTITIES[type(record)]
    return STATEMENTS.get(str(path[0]), ("statement", "положение"))


def label(record: Record, content: Content) -> str:
    """What tells the record from others: a measure's number, else its name in quotes."""
    if isinstance(record, Program | Roadmap | Budget):
        return ""
    if isinstance(record, Item) and content.program.roadmap:
        numbers = {item.id: number for _, number, item in content.program.roadmap.items()}
        return numbers.get(record.id, record.id)
    if isinstance(record, IndicatorUse) and record.id in content.catalogue:
        return quoted(content.catalogue[record.id].name) or ""
    names = (getattr(record, field, None) for field in ("title", "name", "text", "word", "id"))
    return quoted(next((name for name in names if name), None)) or ""


def referred(content: Content, name: str) -> str | None:
    """What a party, goal, task, indicator or school is called that others name by its id; None for other texts."""
    if not _ID.fullmatch(name):
        return None
    program = content.program
    known = (program.parties, program.goals, program.tasks, program.indicators, program.schools)
    found = next((record for records in known for record in records or () if record.id == name), None)
    return label(found, content) if found else None


def field_name(record: Record, rest: Path) -> str:
    """«план на 2022 год», «срок исполнения», «подпись, должность»."""
    titles: list[str] = []
    node: object = type(record)
    for step in rest:
        if isinstance(step, Period):
            return BY_PERIOD.get(str(rest[0]), ", ".join(titles) + " за {}").format(step.in_words("accusative"))
        if isinstance(step, date):
            titles.append(f"на {format_date(step)}")
        elif isinstance(node, type) and issubclass(node, Record) and str(step) in node.model_fields:
            info = node.model_fields[str(step)]
            titles.append(_lower(info.title or str(step)))
            node = _part(info.annotation)
        else:
            titles.append(str(step))
    return ", ".join(titles)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _part(annotation: object) -> object:
    """The record type of a single part: ``Signature`` of an order."""
    parts = (annotation, *getattr(annotation, "__args__", ()))
    return next((part for part in parts if isinstance(part, type) and issubclass(part, Record)), None)


def quoted(value: object) -> str | None:
    """A text in quotes, on one line, not too long; None for no text."""
    line = " ".join(str(value).split()) if value else ""
    shown = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    return f"«{shown}»" if line else None
