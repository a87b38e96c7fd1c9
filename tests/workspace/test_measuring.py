"""Numbers that a program's data give: facts, shared indicators, and where a hindrance is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from shnor_docs.workspace.explaining import explain
from tests.small_workspace import SmallWorkspace, section

CATALOGUE = """\
schema_version: 1
indicators:
- id: closed_schools
  name: Количество закрытых школ
  kind: count
  unit: школа
  formula: {count: {of: list, where: {status: закрыта}}}
"""
DATA = """
data:
- id: list
  file: data/list.csv
  columns:
  - {field: year, header: Год, type: period}
  - {field: name, header: Школа}
  - {field: status, header: Состояние}
"""
FACT = """
facts:
- {id: closed, name: Закрытые школы, indicator: closed_schools, period: 2022}
"""
TEXT = section("Закрыты {{ facts.closed | words }}.")


@pytest.fixture
def schools(small: SmallWorkspace) -> SmallWorkspace:
    small.catalogue(CATALOGUE)
    small.write("programs/small/data/list.csv", "Год;Школа;Состояние\n2022;Первая;закрыта\n2022;Вторая;закрыта\n")
    return small


def test_a_text_prints_the_number_that_an_indicator_computes(schools: SmallWorkspace) -> None:
    schools.program(DATA, FACT, TEXT)
    assert "Закрыты 2 (две) школы." in schools.text()
    schools.write("programs/small/data/list.csv", "Год;Школа;Состояние\n2022;Первая;закрыта\n2022;Вторая;открыта\n")
    assert "Закрыты 1 (одна) школа." in schools.text()


def test_a_number_is_explained_by_the_id_of_its_indicator(schools: SmallWorkspace) -> None:
    schools.program(DATA, FACT, TEXT)
    found = explain(schools.open(), "small", "closed_schools", "2022")
    assert found.path == "facts.closed"
    assert [place.text for place in found.printed] == ["Закрыты 2 (две)\u00a0школы."]
    assert any("data/list.csv:2" in line for line in found.lines())


def test_a_number_by_hand_beside_the_computed_one_is_compared(schools: SmallWorkspace) -> None:
    schools.program(DATA, FACT.replace("}", ", value: 3}"), TEXT)
    assert "указано 3 школы, а вычислено 2 школы" in schools.only("ШД510").message.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ("{id: closed, name: Закрытые}", "нет числа"),
        ("{id: closed, name: Закрытые, indicator: closed_schools}", "нужны и показатель, и период"),
    ],
)
def test_a_fact_has_a_number_or_an_indicator_with_a_period(schools: SmallWorkspace, fact: str, message: str) -> None:
    schools.program(f"facts:\n- {fact}")
    assert message in schools.only("ШД124").message


def test_a_number_that_the_data_do_not_give_is_not_printed(schools: SmallWorkspace) -> None:
    schools.program(DATA, FACT.replace("2022", "2020"), TEXT)
    assert set(schools.codes()) == {"ШД205", "ШД503"}


def test_a_program_without_the_table_may_use_a_shared_indicator(schools: SmallWorkspace) -> None:
    schools.program("indicators: [{id: closed_schools}]")
    assert schools.codes() == []


def test_it_is_an_error_once_a_document_prints_the_value(schools: SmallWorkspace) -> None:
    schools.program("indicators: [{id: closed_schools}]", section("{{ indicators.closed_schools.actuals[2022] }}"))
    found = {diagnostic.code.id: diagnostic for diagnostic in schools.found()}
    assert set(found) == {"ШД205", "ШД505"}
    assert Path(found["ШД505"].location.file).name == "indicators.yaml"


def test_a_value_written_by_hand_needs_no_data(schools: SmallWorkspace) -> None:
    text = section("{{ indicators.closed_schools.actuals[2022] }}")
    schools.program("indicators: [{id: closed_schools, actuals: {2022: 3}}]", text)
    assert schools.codes() == []
    assert "3 школы" in schools.text().replace("\u00a0", " ")


def test_formulas_read_the_execution_of_the_plan(small: SmallWorkspace) -> None:
    small.catalogue("""\
        schema_version: 1
        indicators:
        - id: done
          name: Доля выполненных мероприятий
          kind: share
          formula: {share: {of: measures, where: {execution: 100}, among: {day: 31.12}}}
        """)
    small.program(
        """
        indicators: [{id: done}]
        roadmap:
          groups:
          - id: all
            title: Все
            items:
            - {id: first, text: Семинар, execution: {31.12.2022: 100}}
            - {id: second, text: Вебинар}
        """,
        section("Выполнено {{ indicators.done.actuals[2022] }}."),
    )
    assert "Выполнено 50 %." in small.text()
    assert any("1.1 ← programs/small/program.yaml:" in line for line in explain(small.open(), "small", "done").lines())


TARGETS = """
indicators:
- {id: closed_schools, targets: {2021: 1, 2022: 4, 2023: 5}}
tables:
- id: results
  rows: indicators
  columns:
  - {title: План 2021, field: target, period: 2021}
  - {title: Достигнуто в 2021, field: reached, period: 2021}
  - {title: Достигнуто в 2022, field: reached, period: 2022}
  - {title: Степень в 2022, field: achievement, period: 2022}
  - {title: Степень в 2023, field: achievement, period: 2023}
"""


def test_a_table_tells_whether_targets_are_reached(schools: SmallWorkspace) -> None:
    rows = "Год;Школа;Состояние\n2021;Первая;закрыта\n2022;Вторая;закрыта\n2022;Первая;закрыта\n2022;Третья;закрыта\n"
    schools.write("programs/small/data/list.csv", rows)
    schools.program(DATA, TARGETS, section("{{ tables.results }}"))
    cells = schools.text().split("\n")
    assert cells[-5:] == ["1", "достигнуто", "не достигнуто", "75", "–"]


def test_values_for_calendar_and_academic_years_are_not_mixed(schools: SmallWorkspace) -> None:
    rows = "Год;Школа;Состояние\n2022;Первая;закрыта\n2021/2022;Вторая;закрыта\n"
    schools.write("programs/small/data/list.csv", rows)
    schools.program(DATA, "indicators: [{id: closed_schools}]", section("{{ indicators.closed_schools.actuals }}"))
    found = next(found for found in schools.found() if found.code.id == "ШД222")
    assert found.is_error and "2022 и 2021/2022" in found.message


def test_a_written_value_has_years_as_computed_ones_have(schools: SmallWorkspace) -> None:
    written = "indicators: [{id: closed_schools, actuals: {2020/2021: 3}}]"
    schools.program(DATA, written, section("{{ indicators.closed_schools.actuals[2022] }}"))
    assert "ШД222" in schools.codes()


def test_a_misspelt_value_of_a_condition_is_an_error_at_the_formula(schools: SmallWorkspace) -> None:
    schools.catalogue(CATALOGUE.replace("закрыта", "закрытая"))
    schools.program(DATA, FACT, "")
    found = schools.only("ШД515")
    assert (found.location.file, found.is_error) == ("indicators.yaml", True)
    assert "«Состояние»" in found.message and "есть: закрыта" in found.message
    assert "возможно, «закрыта»" in found.hint


def test_a_value_that_did_not_occur_yet_is_listed_as_possible(schools: SmallWorkspace) -> None:
    schools.write("programs/small/data/list.csv", "Год;Школа;Состояние\n2022;Первая;открыта\n2022;Вторая;Открыта\n")
    values = DATA.replace("Состояние}", "Состояние, values: [открыта, закрыта]}")
    schools.program(values, FACT, section("Закрыто {{ facts.closed }}."))
    assert "Закрыто 0 школ." in schools.text()


def test_a_cell_holds_one_of_the_possible_values(schools: SmallWorkspace) -> None:
    schools.program(DATA.replace("Состояние}", "Состояние, values: [открыта, закрыто]}"), "")
    found = schools.found()
    assert {diagnostic.code.id for diagnostic in found} == {"ШД413"}
    assert "«закрыта» – не из возможных значений" in found[0].message and "«закрыто»" in found[0].hint


def test_a_table_that_cannot_be_read_is_told_once(schools: SmallWorkspace) -> None:
    schools.program(
        DATA,
        FACT,
        section("Закрыто школ: несколько."),
        "indicators: [{id: closed_schools, targets: {2021: 1 школа, 2022: 1 школа}}]",
    )
    schools.write("programs/small/data/list.csv", "Год;Школа\n2022;Первая\n")
    assert "ШД505" not in schools.codes()
    assert schools.codes()


def test_a_value_that_a_formula_asks_for_is_known_once_the_program_has_it(small: SmallWorkspace) -> None:
    small.catalogue("""\
        schema_version: 1
        indicators:
        - id: done
          name: Доля выполненных мероприятий
          kind: share
          formula: {share: {of: measures, where: {level: region}}}
        """)
    small.write(
        "programs/small/roadmap.yaml",
        "groups:\n- id: all\n  title: Все\n  items:\n"
        "  - {id: first, text: Семинар, level: school, execution: {31.12.2022: 100}}\n",
    )
    levels = "levels:\n- {id: school, name: Школа}\n"
    printed = section("Выполнено {{ indicators.done.actuals[2022] }}.")
    told = []
    for more in ("", "- {id: region, name: Область}\n"):
        small.program("indicators: [{id: done}]", levels + more, printed)
        told.append([one.code.id for one in small.found()])
    assert told == [["ШД515", "ШД205"], []]
