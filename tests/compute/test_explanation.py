"""What ``explain`` tells of a value."""

from decimal import Decimal

from shnor_docs.compute.explanation import explanation, to_json
from shnor_docs.model.value import Value
from tests.compute.building import YEAR, computed, indicator, schools, table, value

RESULTS = table(
    "results",
    [{"school": "school_1", "low": 6, "all": 20}, {"school": "school_2", "low": 1, "all": 20}],
)
FORMULA = {
    "share": {"of": "results", "where": {"low": {"percent_of": "all", "at_least": "30"}}},
    "round": "0",
}


def test_every_input_has_its_cell():
    lines = explanation(value(FORMULA, RESULTS, registry=schools(2)))
    assert lines[0] == "Результат: 50\u00a0%"
    assert "Числитель: 1 (строки таблицы «results», где low в процентах от «all» не менее 30)" in lines
    assert "  Школа № 1 ← data/results.xlsx [Лист1!A2]" in lines
    assert "Знаменатель: 2 (строки таблицы «results»)" in lines


def test_json_says_the_same():
    told = to_json(value(FORMULA, RESULTS, registry=schools(2)))
    assert told["amount"] == "50"
    (first, _) = told["trace"]["parts"]
    assert first["inputs"] == [
        {
            "id": "school_1",
            "name": "Школа № 1",
            "amount": None,
            "file": "data/results.xlsx",
            "sheet": "Лист1",
            "cell": "A2",
            "line": None,
        }
    ]


def test_children_are_told_too():
    low = {"sum": {"of": "results", "field": "low"}}
    lines = explanation(value({"ratio": {"numerator": low, "denominator": low}}, RESULTS))
    assert "Промежуточное значение 1: 7" in lines
    assert "    school_1: 6 ← data/results.xlsx [Лист1!B2]" in lines


def test_the_words_name_what_a_person_knows():
    inner = indicator("inner", {"count": {"of": "results", "where": {"school.levels": "basic"}}})
    outer = indicator("outer", {"indicator": "inner"})
    found = computed([RESULTS], inner, outer, registry=schools(2))
    told = "\n".join(explanation(found.values["outer", YEAR]))
    assert "значение показателя «Показатель inner»" in told
    assert "строки таблицы «results», где уровни школы – ООО" in told


def test_a_value_by_hand_says_so():
    assert "вручную" in explanation(Value(Decimal(5)))[1]
    assert to_json(Value(Decimal(5)))["trace"] is None


def test_a_count_of_nothing_names_the_table():
    lines = explanation(value({"count": {"of": "results", "where": {"low": "100"}}}, RESULTS))
    assert lines[0] == "Результат: 0\u00a0%"
    assert "  таких нет ← data/results.xlsx [Лист1]" in lines
