"""Lists of schools by each rule, on cases that one can decide by eye."""

from decimal import Decimal
from io import BytesIO

import pytest

from shnor_docs.compute.identification import RULES, BelowExpected, Identification, Row, ThirtyPercent, identified
from shnor_docs.compute.identification.listing import to_json, to_text, to_workbook
from shnor_docs.compute.identification.parameters import with_parameters
from shnor_docs.compute.indicators import frames
from shnor_docs.compute.problem import NotComputable
from shnor_docs.compute.regression import fit
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period
from tests.compute.building import schools, table

EARLIER, LAST = Period.parse("2020/2021"), Period.parse("2021/2022")
LIST = Period(2023)


def results(*rows):
    """Rows of (school's number, year, procedure, participants, low)."""
    fields = ("school", "period", "procedure", "participants", "low")
    return table("results", [dict(zip(fields, (f"school_{n}", *rest), strict=True)) for n, *rest in rows], fields)


def found(rule, *tables):
    return identified(frames(tables, schools(9)), LIST, rule)


def ids(rule, *tables):
    return [row.school for row in found(rule, *tables).rows]


NINE = results(
    (1, LAST, "vpr_math_5", 20, 6),
    (1, LAST, "oge_math", 10, 3),
    (2, EARLIER, "vpr_math_5", 20, 10),
    (2, LAST, "vpr_russian_5", 20, 10),
    (3, EARLIER, "vpr_math_5", 20, 10),
    (3, EARLIER, "vpr_math_6", 20, 10),
    (4, LAST, "vpr_math_5", 20, 5),
    (4, LAST, "vpr_math_6", 1000, 299),
    (5, LAST, "vpr_math_5", None, None),
    (5, LAST, "oge_math", 10, 10),
    (6, LAST, "vpr_history_5", 20, 20),
    (6, LAST, "oge_math", 20, 20),
)


def test_c_09_two_procedures_last_year_or_one_in_each_of_two_years():
    assert ids("thirty_percent", NINE) == ["school_1", "school_2"]


def test_c_09_reasons_name_the_figures_and_their_cells():
    first, second = found("thirty_percent", NINE).rows
    assert first.name == "Школа № 1"
    assert first.reasons[0] == "низкие результаты по 2 процедурам за 2021/2022"
    assert "2021/2022: ВПР, математика, 5 класс – 6 из 20 (30 %)" in first.reasons
    assert str(first.places[0]) == "data/results.xlsx [Лист1!E2]"
    assert second.reasons[0] == "низкие результаты в каждом из двух лет: 2020/2021 и 2021/2022"


def test_c_09_few_participants_are_left_out_and_told():
    small = ThirtyPercent(min_participants=15)
    assert ids(small, NINE) == ["school_2"]
    assert any("Школа № 1" in note and "меньше 15" in note for note in found(small, NINE).notes)


def test_c_09_a_missing_count_is_not_a_zero():
    with pytest.raises(NotComputable, match="не указано") as problem:
        ids("thirty_percent", results((1, LAST, "oge_math", 10, None)))
    assert str(problem.value.place) == "data/results.xlsx [Лист1!E2]"


def test_c_09_a_row_without_a_year_is_not_passed_over():
    with pytest.raises(NotComputable, match="не указан год"):
        ids("thirty_percent", results((1, LAST, "oge_math", 10, 9), (2, None, "oge_math", 10, 9)))


def test_c_09_files_of_known_layout():
    vpr = table(
        "vpr",
        [
            {
                "school": "school_1",
                "subject": "Математика",
                "grade": 5,
                "year": LAST,
                "participants": 9,
                "mark_2": 3,
            },
            {
                "school": "school_2",
                "subject": "История",
                "grade": 5,
                "year": LAST,
                "participants": 9,
                "mark_2": 9,
            },
        ],
    )
    exam = {"subject": "Математика профильная", "year": LAST, "participants": 5, "below_threshold": 2}
    ege = table("ege", [{"school": f"school_{n}", **exam} for n in (1, 2)])
    (row,) = found("thirty_percent", vpr, ege).rows
    assert row.reasons[1:] == (
        "2021/2022: ВПР, математика, 5 класс – 3 из 9 (33,3 %)",
        "2021/2022: ЕГЭ, математика (профильный уровень) – 2 из 5 (40 %)",
    )


def test_both_subjects_for_three_years():
    years = [Period.parse(text) for text in ("2019/2020", "2020/2021", "2021/2022")]
    steady = [(1, year, f"vpr_{subject}_5", 10, 3) for year in years for subject in ("math", "russian")]
    patchy = [(2, year, f"vpr_{subject}_5", 10, 3) for year in years[1:] for subject in ("math", "russian")]
    assert ids("both_subjects", results(*steady, *patchy)) == ["school_1"]


def test_pareto_takes_equals_together():
    rows = [(1, LAST, "oge_math", 50, 40), (2, LAST, "oge_math", 50, 25), (3, LAST, "oge_math", 50, 25)]
    assert ids("pareto", results(*rows, (4, LAST, "oge_math", 50, 10))) == [
        "school_1",
        "school_2",
        "school_3",
    ]


def test_grid_tells_the_cell():
    conditions = table("unfavourable", [{"school": "school_1"}, {"school": "school_7"}])
    rows = found("grid", NINE, conditions).rows
    assert {row.school: row.reasons[0] for row in rows} == {
        "school_1": "ШНОР и ШНСУ",
        "school_2": "ШНОР",
        "school_7": "ШНСУ",
    }


def test_c_10_regression_recovers_a_line():
    model = fit(["a", "b", "c", "d"], [1, 2, 3, 4], [3, 5, 7, 9])
    assert (model.n, model.intercept, model.slope, model.r_squared) == pytest.approx((4, 1, 2, 1))
    assert list(model.residuals.values()) == pytest.approx([0] * 4)


def test_c_10_residuals_flag_the_school_below_its_line():
    points = [(1, 10), (2, 20), (3, 30), (4, 10), (5, 50), (6, 60)]
    data = table(
        "indices",
        [{"school": f"school_{n}", "period": LIST, "context": x, "result": y} for n, (x, y) in enumerate(points, 1)],
    )
    assert ids("below_expected", data) == ["school_4"]
    assert ids(BelowExpected(cut=0), data)[0] == "school_4"
    assert "n = 6, R² = 0,665" in found("below_expected", data).notes[0]


@pytest.mark.parametrize(("context", "results"), [([1, 2], [1, 2]), ([1, 1, 1], [1, 2, 3])])
def test_c_10_no_line_through_too_little(context, results):
    with pytest.raises(NotComputable):
        fit(["a", "b", "c"][: len(context)], context, results)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_without_its_table_says_so(rule):
    with pytest.raises(NotComputable, match="нет таблицы данных"):
        identified({}, LIST, rule)


@pytest.mark.parametrize("rule", ["thirty_percent", "both_subjects", "pareto"])
def test_no_results_of_the_years_is_not_an_empty_list(rule):
    with pytest.raises(NotComputable, match="нет результатов") as problem:
        identified(frames([NINE], schools(9)), Period(2031), rule)
    assert problem.value.hint == "есть за 2020/2021, 2021/2022"


def test_a_year_without_results_is_told():
    assert found("both_subjects", NINE).notes == ("за 2019/2020 нет результатов ни одной школы",)


def test_a_region_sets_the_numbers_of_a_rule():
    assert with_parameters(RULES["below_expected"], {"cut": "0,5"}) == BelowExpected(cut=Decimal("0.5"))
    strict = with_parameters(RULES["thirty_percent"], {"percent": "50", "in_previous_year": "1"})
    assert ids(strict, NINE) == ["school_2", "school_5", "school_6"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"color": "1"}, "параметра «color» у правила нет"),
        ({"percent": "101"}, "от 1 до 100"),
        ({"min_participants": "0"}, "целое число от 1"),
        ({"min_participants": "много"}, "много"),
    ],
)
def test_a_wrong_parameter(written, message):
    with pytest.raises(NotationError, match=message):
        with_parameters(RULES["thirty_percent"], written)


def test_a_name_that_looks_like_a_formula_stays_a_text():
    from openpyxl import load_workbook

    row = Row("x", "=HYPERLINK(1)", ("=1+1",), ())
    book = to_workbook(Identification("правило", LIST, (row,)))
    line = load_workbook(BytesIO(book)).worksheets[0][2]
    assert [(cell.value, cell.data_type) for cell in line[1:3]] == [("=HYPERLINK(1)", "s"), ("=1+1", "s")]


def test_listing():
    from openpyxl import load_workbook

    listed = found("thirty_percent", NINE)
    assert "1. Школа № 1" in to_text(listed)
    assert [school["id"] for school in to_json(listed)["schools"]] == ["school_1", "school_2"]
    sheet = load_workbook(BytesIO(to_workbook(listed))).worksheets[0]
    assert [cell.value for cell in sheet[2]][:2] == [1, "Школа № 1"]
