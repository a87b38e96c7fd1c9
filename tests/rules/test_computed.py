"""ШД510–ШД512 at their places in a program."""

from datetime import date

from shnor_docs.compute.indicators import compute_indicators, frames
from shnor_docs.model.content import Content
from shnor_docs.model.period import Period
from shnor_docs.model.program import Program
from shnor_docs.rules.computed import contradictions, execution, percentages
from tests.compute.building import YEAR, indicator, table

HEAD = {
    "schema_version": "1",
    "title": "Программа",
    "period": "2020-2022",
    "municipality": {"name": "Район", "genitive": "Района"},
    "authority": {"name": "УО", "genitive": "УО", "place": "г. Лесной"},
}
TEN_SCHOOLS = table("schools_list", [{"school": f"school_{n}", "good": n <= 2} for n in range(10)])
GOOD = indicator("good", {"share": {"of": "schools_list", "where": {"good": "да"}}})


def content(**fields):
    program = Program.model_validate(HEAD | fields)
    return Content(program, {GOOD.id: GOOD})


def found(uses=(), facts=()):
    values = compute_indicators([GOOD], frames([TEN_SCHOOLS]), [YEAR]).values
    program = content(indicators=uses, facts=facts)
    return [*contradictions(program, values), *percentages(program, values)]


def test_a_value_by_hand_is_compared():
    (finding,) = found([{"id": "good", "actuals": {"2022": "63"}}])
    assert finding.code.id == "ШД510"
    assert finding.path == ("indicators", 0, "actuals", Period(2022))
    assert "указано 63" in finding.message
    assert "вычислено 30" in finding.message
    assert found([{"id": "good", "actuals": {"2022": "30"}}]) == []


def test_a_fact_by_hand_is_compared():
    fact = {"id": "good", "name": "Хорошие школы", "value": "63", "indicator": "good", "period": "2022"}
    (finding,) = found(facts=[fact])
    assert finding.code.id == "ШД510"
    assert finding.path == ("facts", 0, "value")
    assert "указано 63" in finding.message and "вычислено 30" in finding.message


def test_a_target_that_no_count_gives():
    # source 004: 15 % of 10 schools
    (finding,) = found([{"id": "good", "targets": {"2022": "15 %", "2021": "20 %", "2020": ">= 15 %"}}])
    assert finding.code.id == "ШД511"
    assert finding.path == ("indicators", 0, "targets", Period(2022))
    assert finding.message.startswith(f"показатель «{GOOD.name}»: целевое значение на 2022 год")


def test_execution_that_falls():
    items = [{"id": "a", "text": "Семинар", "execution": {"31.03.2022": "50", "15.09.2022": "40"}}]
    plan = {"groups": [{"id": "g", "title": "Г", "items": items}]}
    (finding,) = execution(content(roadmap=plan))
    assert finding.code.id == "ШД512"
    assert finding.path == ("roadmap", "groups", 0, "items", 0, "execution", date(2022, 9, 15))


def test_validation_reports_execution_that_falls(small):
    small.program("""\
        roadmap:
          groups:
          - id: only
            title: Группа
            items:
            - {id: seminar, text: Семинар, execution: {31.03.2022: 50, 15.09.2022: 40}}
        """)
    assert "меньше, чем на 31.03.2022" in small.only("ШД512").message
