"""ШД252–ШД259: numbers typed in texts; what is no such number is left alone."""

import pytest

from tests.small_workspace import SmallWorkspace, order, section


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.1. Анализ данных\n\n1.3. Выводы", "ШД259"),
        ("1.1. Анализ данных\n\n1.1. Выводы", "ШД259"),
        ("1.1Анализ данных", "ШД254"),
        ("1. Анализ\n2. Выводы\n5. Меры", "ШД255"),
        ("- Анализ\n- Выводы\n-", "ШД257"),
    ],
)
def test_numbers_that_are_wrong(small: SmallWorkspace, text: str, code: str) -> None:
    small.program(section(text))
    small.only(code)


@pytest.mark.parametrize(
    "text",
    [
        "1.1. Анализ данных\n\n1.2. Выводы\n\n1.2.1. Меры",
        "1. Анализ\n1. Выводы\n1. Меры",
        "1. Анализ\n\n   - данных;\n   - мер.\n\n2. Выводы",
        "Рост на 1.5Мб\n\n12.03.2021 принят приказ",
        "Список:\n\n-\n  Анализ данных",
        "Черта:\n\n---\n\nТекст",
        "2020. Начало\n\n2022. Конец",
    ],
)
def test_numbers_that_are_right(small: SmallWorkspace, text: str) -> None:
    small.program(section(text))
    assert small.codes() == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Форма – в приложении № 3.", ["ШД252"]),
        ("Форма – в приложении 3 к приказу.", ["ШД252"]),
        ("Приказ Министерства от 06.05.2019 № 590 (приложение № 3).", []),
        ("Форма – в {{ appendices.main | prepositional }}.", []),
    ],
)
def test_appendices_named_by_hand(small: SmallWorkspace, text: str, codes: list[str]) -> None:
    small.program(order().replace("text: Текст программы.", f'text: "{text}"'))
    assert small.codes() == codes


def test_numbers_in_a_written_table(small: SmallWorkspace) -> None:
    rows = "[{id: a, cells: {number: '1', name: А}}, %s{id: b, cells: {number: '%s', name: Б}}]"
    table = (
        "tables: [{id: t, rows: cells, columns: [{field: number, title: №}, {field: name, title: Имя}], records: %s}]"
    )
    small.program(table % (rows % ("", 3)))
    assert "после 1 идёт 3" in small.only("ШД259").message
    small.program(table % (rows % ("{id: g, span: да, cells: {name: Группа}}, ", 1)))
    assert small.codes() == []


def test_written_numbers_of_clauses_and_sections(small: SmallWorkspace) -> None:
    sections = "[{id: a, title: А, text: А., number: I}, {id: b, title: Б, text: Б., number: III}]"
    small.program(f"documents: [{{id: text, kind: program, sections: {sections}}}]")
    found = small.only("ШД203")
    assert found.is_error
    assert "после 1 идёт III" in found.message


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("2.", []),
        ("Глава 2", []),
        ("2а", []),
        ("1¹.", []),
        ("Приложение", []),
        ("1,3;", ["ШД250"]),
        ("2:14.", ["ШД250"]),
    ],
)
def test_numbers_as_they_are_written(small: SmallWorkspace, number: str, codes: list[str]) -> None:
    sections = f"[{{id: a, title: А, text: А.}}, {{id: b, title: Б, text: Б., number: '{number}'}}]"
    small.program(f"documents: [{{id: text, kind: program, sections: {sections}}}]")
    assert small.codes() == codes
