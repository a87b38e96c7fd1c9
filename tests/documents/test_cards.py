"""The information card on the execution of a plan (K-11)."""

import pytest

from shnor_docs.documents.tree import Kind, Unit, walk
from tests.small_workspace import SmallWorkspace

CARD = """
roadmap:
  groups:
  - id: g
    title: Группа
    items:
    - {id: early, text: Раннее, deadline: август 2020}
    - {id: late, text: Позднее, deadline: до 2022-05-01, execution: {31.03.2022: 40, 31.12.2022: 100}}
    - {id: always, text: Ежегодное, deadline: ежегодно}
    - {id: undated, text: Бессрочное}
cards:
- id: card
  title: Карта за 2022 год
  dates: [31.03.2022, 31.12.2022]
  year: 2022
  characteristics:
  - {id: whole, title: Всего мероприятий, value: "4"}
  - {id: part, title: По датам, values: {31.03.2022: "1", 31.12.2022: "3"}}
  additional: [{id: extra, title: Дополнительный, values: {31.12.2022: "да"}}]
  footnote: Сноска.
documents: [{id: card, kind: info_card, card: card}]
"""


@pytest.fixture
def tables(small: SmallWorkspace) -> list[Unit]:
    small.program(CARD)
    assert small.codes() == []
    return [unit for unit in walk(small.document("card").root) if unit.kind is Kind.TABLE]


def cells(table: Unit) -> list[list[str]]:
    return [[cell.plain for cell in row.children] for row in table.children]


def test_a_value_common_to_all_dates_stands_once(tables: list[Unit]) -> None:
    assert cells(tables[0]) == [
        ["Показатель", "31.03.2022", "31.12.2022"],
        ["Всего мероприятий", "4"],
        ["По датам", "1", "3"],
    ]
    assert tables[0].children[1].children[1].span == (2, 1)


def test_measures_of_the_year_and_undated_ones_are_reported(tables: list[Unit]) -> None:
    body = cells(tables[1])[2:]
    assert [row[:2] for row in body] == [["1.2", "Позднее"], ["1.3", "Ежегодное"], ["1.4", "Бессрочное"]]
    assert body[0][2:] == ["40", "100"]


def test_additional_rows_are_numbered(tables: list[Unit]) -> None:
    assert cells(tables[2])[1] == ["1.", "Дополнительный", "", "да"]


def test_a_line_to_write_on_stands_for_a_missing_conclusion(small: SmallWorkspace) -> None:
    small.program(CARD)
    text = small.text("card")
    assert "Вывод: ____" in text and "Проблема: ____" in text
    assert "Сноска." in text


def test_the_card_is_called_by_its_own_title(small: SmallWorkspace) -> None:
    small.program(CARD)
    assert small.document("card").title == "Карта за 2022 год"
