"""Funding in tables and in sentences."""

from shnor_docs.documents.tree import Kind, Unit
from tests.small_workspace import SmallWorkspace, section

BUDGET = """
budget:
  sources:
  - {id: region, name: Краевой бюджет, amounts: {2021: "1 000,5", 2022: 500}}
  - {id: local, name: Местный бюджет, amounts: {2022: 20}}
tables:
- id: money
  rows: budget
  total: true
  columns:
  - {field: number, title: №}
  - {field: name, title: Источник}
  - title: Годы
    columns: [{field: amount, title: "2021", period: 2021}, {field: amount, title: "2022", period: 2022}]
  - {field: total, title: Всего}
"""


def rows(small: SmallWorkspace) -> list[Unit]:
    table = next(unit for unit in small.body() if unit.kind is Kind.TABLE)
    return [row for row in table.children if row.kind is Kind.ROW]


def test_a_table_of_money_with_its_sums(small: SmallWorkspace) -> None:
    small.program(BUDGET, section("{{ tables.money }}"))
    assert [[cell.plain.replace("\u00a0", " ") for cell in row.children] for row in rows(small)] == [
        ["1.", "Краевой бюджет", "1 000,5", "500", "1 500,5"],
        ["2.", "Местный бюджет", "–", "20", "20"],
        ["Итого", "1 000,5", "520", "1 520,5"],
    ]
    assert rows(small)[-1].children[0].span == (2, 1)


def test_sentences_of_a_passport(small: SmallWorkspace) -> None:
    small.program(BUDGET, section("{{ budget }}"))
    text = small.text()
    assert "Общий объём финансирования – 1 520,5 тыс. рублей" in text
    assert "Местный бюджет – 20 тыс. рублей" in text
