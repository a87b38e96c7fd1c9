"""ШД231–ШД239: a chart is legible, or its author is told what to do."""

import pytest

from tests.small_workspace import SmallWorkspace, order

DOCUMENT = """
documents:
- {id: text, kind: program, sections: [{id: one, text: "{{ charts.years }}"}]}
"""
ACTUALS = """
indicators:
- id: vpr_math
  actuals: {2020: 10, 2021: 12, 2022: 15}
  targets: {2022: 14, 2023: 20}
- id: schools_helped
  actuals: {2020: 4, 2021: 5, 2022: 5}
"""
DATA = """\
- id: shares
  file: data/shares.csv
  key: [school]
  columns:
  - {field: school, header: Школа, type: text}
  - {field: share, header: Доля, type: share}
"""


def chart(fields: str) -> str:
    return "charts:\n- id: years\n  title: Динамика\n" + "".join(f"  {line}\n" for line in fields.split("\n"))


def codes(small: SmallWorkspace, fields: str) -> set[str]:
    small.program(DOCUMENT, ACTUALS, chart(fields))
    return {code for code in small.codes() if code.startswith("ШД23") or code in {"ШД204", "ШД241", "ШД101"}}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("indicators: [vpr_math]", set()),
        ("indicators: [vpr_math]\nshows: [actual, target]", {"ШД232"}),  # the target is not given for 2020 and 2021
        ("indicators: [vpr_math]\nshows: [actual, target]\nperiods: [2022, 2023]", set()),
        ("indicators: [vpr_math]\nperiods: [2019, 2020, 2021]", {"ШД232"}),
        ("indicators: [vpr_math]\nperiods: [2022]", {"ШД233"}),
        ("indicators: [vpr_math, schools_helped]", {"ШД237"}),
        ("indicators: [vpr_maths]", {"ШД204", "ШД241"}),
        ("along: schools\nindicators: [vpr_math]", {"ШД231", "ШД241"}),
        ("along: schools", {"ШД231", "ШД241"}),
        ("along: rows\ncells: {source: shares, name: school, value: [share]}", {"ШД204", "ШД241"}),
    ],
)
def test_what_a_chart_shows_is_there(small: SmallWorkspace, fields: str, expected: set[str]) -> None:
    assert codes(small, fields) == expected


def test_a_gap_names_its_year_and_says_what_to_do(small: SmallWorkspace) -> None:
    small.program(DOCUMENT, ACTUALS, chart("indicators: [vpr_math]\nperiods: [2019, 2020, 2021]"))
    found = next(one for one in small.found() if one.code.id == "ШД232")
    assert found.message.endswith("нет значения: 2019")
    assert "periods" in found.hint


@pytest.mark.parametrize(
    ("rows", "form", "expected"), [(40, "bars", set()), (40, "columns", {"ШД235"}), (60, "bars", {"ШД235"})]
)
def test_many_schools_on_one_axis(small: SmallWorkspace, rows: int, form: str, expected: set[str]) -> None:
    small.write("programs/small/data.yaml", DATA)
    lines = "".join(f"МБОУ «СОШ № {n}»;{n}\n" for n in range(1, rows + 1))
    small.write("programs/small/data/shares.csv", f"Школа;Доля\n{lines}")
    cells = "along: rows\ncells: {source: shares, name: school, value: [share]}"
    assert codes(small, f"form: {form}\n{cells}") == expected


def test_zeros_negative_changes_and_more_than_a_hundred(small: SmallWorkspace) -> None:
    small.catalogue(
        """
        schema_version: 1
        indicators:
        - {id: zero, name: Нули, kind: share}
        - {id: fall, name: Падение, kind: number, unit: балл}
        - {id: over, name: Исполнение, kind: number, unit: "%"}
        """
    )
    uses = """
    indicators:
    - {id: zero, actuals: {2020: 0, 2021: 0}}
    - {id: fall, actuals: {2020: 10, 2021: 7.5, 2022: 4}}
    - {id: over, actuals: {2020: 98, 2021: 143.5}}
    """
    for fields, expected in (
        ("indicators: [zero]", {"ШД234"}),
        ("indicators: [fall]\nshows: [change]", set()),
        ("indicators: [over]", set()),
        ("indicators: [fall]\nshows: [change]\nform: stacked", {"ШД239"}),
    ):
        small.program(DOCUMENT, uses, chart(fields))
        assert {code for code in small.codes() if code.startswith("ШД23")} == expected, fields


def test_a_cell_has_no_room_for_a_chart(small: SmallWorkspace) -> None:
    passport = 'passport:\n- {id: a, title: А, content: "{{ charts.years }}"}'
    document = 'documents:\n- {id: text, kind: program, sections: [{id: one, text: "{{ passport }}"}]}'
    small.program(document, passport, ACTUALS, chart("indicators: [vpr_math]"))
    assert "ШД242" in small.codes()


def test_an_order_prints_no_charts(small: SmallWorkspace) -> None:
    small.program(
        ACTUALS,
        chart("indicators: [vpr_math]"),
        order().replace("order: approval}", "order: approval, charts: [years]}"),
    )
    assert "ШД282" in small.codes()


def test_a_chart_that_a_document_places_by_name(small: SmallWorkspace) -> None:
    small.program(ACTUALS, chart("indicators: [vpr_math]"), "documents:\n- {id: text, kind: program, charts: [year]}")
    assert "ШД204" in small.codes()
    small.program(
        ACTUALS,
        chart("indicators: [vpr_math]\nperiods: [2030]"),
        "documents:\n- {id: text, kind: program, charts: [years], sections: [{id: one, text: Текст.}]}",
    )
    assert "ШД241" in small.codes()


def test_the_length_of_a_name_is_told_in_words_that_agree(small: SmallWorkspace) -> None:
    names = f"names: {{vpr_math: {'А' * 171}}}"
    fields = f"form: bars\nalong: indicators\nindicators: [vpr_math]\n{names}"
    small.program(DOCUMENT, ACTUALS, chart(fields))
    (message,) = (one.message for one in small.found() if one.code.id == "ШД236")
    assert "название в 171\u00a0знак:" in message


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("indicators: [vpr_math, vpr_math]", "в indicators дважды названо «vpr_math»"),
        ("indicators: [vpr_math]\nperiods: [2020, 2020]", "в periods дважды названо «2020»"),
        ("indicators: [vpr_math]\nshows: [actual, actual]", "в shows дважды названо «actual»"),
        ("indicators: [vpr_math]\nnames: {vpr_mat: ВПР}", "показателя или школы «vpr_mat»"),
    ],
)
def test_slips_that_would_draw_twice_or_rename_nothing(small: SmallWorkspace, fields: str, told: str) -> None:
    small.program(DOCUMENT, ACTUALS, chart(fields))
    assert any(told in one.message for one in small.found() if one.is_error)


def test_years_before_the_program_need_no_target(small: SmallWorkspace) -> None:
    early = ACTUALS.replace("actuals: {2020: 10", "baseline: {2019: 9}\n  actuals: {2020: 10").replace(
        "{2022: 14", "{2021: 13, 2022: 14"
    )
    small.program(
        DOCUMENT, early, chart("indicators: [vpr_math]\nperiods: [2019, 2020, 2021, 2022]\nshows: [actual, target]")
    )
    (message,) = (one.message for one in small.found() if one.code.id == "ШД232")
    assert message.endswith("нет значения: 2020")
