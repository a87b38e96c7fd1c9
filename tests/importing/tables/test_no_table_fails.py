"""Random tables, heads of all kinds over cells of all kinds: none fails, each loads, each word stands in the result."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from shnor_docs.importing.tables import Known, joined, pairs_of, table_kind, table_records
from shnor_docs.inspection.foreign.tree import Table, paragraphs
from shnor_docs.model.base import Record
from shnor_docs.model.bodies import Party
from shnor_docs.model.indicator import Indicator, IndicatorUse
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.program import Budget, Level
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.school import School
from shnor_docs.model.table import Table as Written
from tests.importing.tables.sheets import table

HEADS = (
    "№ п/п", "Мероприятие", "Срок исполнения", "Ответственные", "Ожидаемый результат", "Показатель", "Ед. изм.", "2021",
    "2022 год", "Базовое значение", "Вес", "Источник финансирования", "Всего", "Метод сбора", "Примечание", "Ф.И.О.",
    "Должность", "31.03.2022", "Исполнение, %", "Бюджет округа", "Начало", "Окончание", "Уровень", "Направление",
    "Прочее", "Последствия", "Динамика", "Объём средств", "",
)  # fmt: skip
CELLS = (
    "", "", "–", "1", "1.1", "2.", "12,5", "40 %", "не менее 80", "до 01.02.2022", "ежегодно", "когда-нибудь", "Итого",
    "Провести семинар", "Доля школ с ростом", "Количество встреч", "МБОУ Лесная СОШ № 3", "Иванова Анна Петровна",
    "Управление образования", "Директора школ; МКУ «ИМЦ»", "Приказ", "строка\nвторая", "и продолжение",
    "Цель программы", "Раздел 2. Кадры", "Областной бюджет", "{{ злое }}", "1 000,50", "Согласно плана",
    "2021 г. – 10 % 2022 г. – 20 %",
)  # fmt: skip
MODELS: Mapping[str, type[Record]] = {
    "parties": Party, "indicators": IndicatorUse, "tables": Written, "schools": School, "levels": Level,
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


@pytest.mark.parametrize("seed", range(300))
def test_a_random_table(seed: int) -> None:
    sheet = made(random.Random(seed))
    found = table_records(sheet, Known(period=PeriodRange.parse("2021-2022")), "Таблица")
    checked(found.value.program)
    for entry in found.value.catalogue:
        Indicator.model_validate(entry)
    asked = " ".join(question.text for question in found.questions)
    said = " ".join(decision.what + decision.reason for decision in found.decisions)
    lost = words_of(sheet) - words_in([found.value.program, list(found.value.catalogue), asked, said])
    assert not lost, (table_kind(sheet).value, lost)
    pairs_of(sheet)


def test_a_table_of_nothing() -> None:
    for sheet in (Table(table(("а",)).place, 0, ()), table(("",)), table(("", ""), ("", ""))):
        table_records(sheet, Known())
        pairs_of(sheet)
        joined([sheet, sheet])


def made(chance: random.Random) -> Table:
    width = chance.randint(1, 7)
    rows = [tuple(chance.choices(HEADS, k=width))]
    if width > 3 and chance.random() < 0.3:
        rows = [
            ("v2|" + rows[0][0], ">2|" + rows[0][1], *("v2|" + text for text in rows[0][3:])),
            tuple(chance.choices(HEADS, k=2)),
        ]
    for _ in range(chance.randint(0, 7)):
        cells = chance.choices(CELLS, k=width)
        kind = chance.random()
        if kind < 0.15 and width > 1:
            rows.append((f">{width}|{cells[0]}",))
        elif kind < 0.3 and width > 2:
            rows.append((f">2|{cells[0]}", *cells[2:]))
        else:
            rows.append(tuple(cells))
    return table(*rows, heads=chance.choice([0, 0, 1, 2]))


def checked(program: Mapping[str, Any]) -> None:
    for name, model in MODELS.items():
        for entry in program.get(name) or ():
            model.model_validate(entry)
    if "roadmap" in program:
        Roadmap.model_validate(program["roadmap"])
    if "budget" in program:
        Budget.model_validate(program["budget"])


def words_of(sheet: Table) -> set[str]:
    return {word.lower() for one in paragraphs((sheet,)) for word in _WORD.findall(one.text)}


def words_in(data: object) -> set[str]:
    if isinstance(data, Mapping):
        return {word for part in (*data.keys(), *data.values()) for word in words_in(part)}
    if isinstance(data, str):
        return {word.lower() for word in _WORD.findall(data)}
    return {word for part in data for word in words_in(part)} if isinstance(data, Iterable) else set()
