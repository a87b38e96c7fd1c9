"""Tables on a page: numbers one under another, columns as wide as their words, smaller letters before broken words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from shnor_docs.documents.tree import Kind, Unit, text_of
from shnor_docs.rendering.blocks.cells import placed_rows
from shnor_docs.rendering.blocks.figures import Figures, figures
from shnor_docs.rendering.blocks.letters import word_width
from shnor_docs.rendering.blocks.widths import Fit, fitted
from shnor_docs.rendering.blocks.wordml import sized

PAGE = 9355


def cell(text: str, name: str = "c") -> Unit:
    return Unit(name, Kind.CELL, text_of(text), centered=True)


def table(*rows: tuple[str, ...], weights: tuple[float, ...] = (), head: tuple[str, ...] = ()) -> Unit:
    header = (Unit("head", Kind.HEADER, children=tuple(map(cell, head))),) if head else ()
    body = tuple(Unit(f"row{n}", Kind.ROW, children=tuple(map(cell, row))) for n, row in enumerate(rows))
    return Unit("table", Kind.TABLE, children=header + body, widths=weights or (1.0,) * len(rows[0]))


def fit_of(made: Unit, points: float = 12) -> Fit:
    return fitted(tuple(placed_rows(made)), made.widths, PAGE, points)


def figures_of(made: Unit) -> Mapping[int, Figures]:
    return figures(tuple(placed_rows(made)), [2000], 12)


def from_right(layout: str) -> int:
    return int(layout.partition('w:right="')[2].partition('"')[0])


def test_digits_stand_under_digits_and_the_comma_under_the_comma() -> None:
    (column,) = figures_of(table(("8,25",), ("100",), ("7,5",))).values()
    whole, tenths, hundredths = (from_right(column.layout(number)) for number in ("100", "7,5", "8,25"))
    assert (whole - hundredths, tenths - hundredths) == (300, 120), "запятая – 60, цифра – 120 твипов"
    assert hundredths > 0, "столбец чисел стоит посередине, а не у края"


def test_signs_and_thousands_are_numbers_and_a_dash_is_none() -> None:
    (column,) = figures_of(table(("1\u00a0450,0",), ("–",), ("−7,0",), ("",))).values()
    assert column.layout("1\u00a0450,0") == column.layout("−7,0") != ""
    assert column.layout("–") == ""


@pytest.mark.parametrize(
    "rows",
    [(("20",), ("40",)), (("20",), ("без изменений",), ("5",)), (("1.",), ("10.",)), (("не менее 50 %",), ("5",))],
    ids=["of one length", "with a text", "ordinals", "with a condition"],
)
def test_other_columns_are_left_as_they_are(rows: tuple[tuple[str, ...], ...]) -> None:
    assert figures_of(table(*rows)) == {}


def test_a_column_is_not_narrower_than_its_longest_word() -> None:
    fit = fit_of(table(("1", "Слово"), head=("№", "Ответственность"), weights=(20, 1)))
    assert fit.widths[1] >= 20 * 12 * word_width("Ответственность", bold=True)
    assert (sum(fit.widths), fit.points) == (PAGE, 12)


def test_a_list_leaves_room_for_its_marks() -> None:
    item = Unit("item", Kind.ITEM, text_of("Большеключинская"))
    listed = Unit("list", Kind.CELL, children=(Unit("l", Kind.LIST, children=(item,)),))
    row = Unit("row", Kind.ROW, children=(cell("текст"), listed))
    fit = fit_of(Unit("t", Kind.TABLE, children=(row,), widths=(50, 1)))
    assert fit.widths[1] >= 20 * 12 * word_width("Большеключинская") + 400


def test_a_range_that_may_not_break_is_one_word() -> None:
    whole, halves = table(("2020–2022", "а"), weights=(1, 99)), table(("научно-2022", "а"), weights=(1, 99))
    assert fit_of(whole).widths[0] > fit_of(halves).widths[0]


def test_words_that_do_not_fit_are_printed_in_smaller_letters_and_not_broken() -> None:
    wide = table(("1", "2", "3", "4", "5"), head=("финансирования,",) * 5)
    fit = fit_of(wide)
    assert fit.points == 10
    assert min(fit.widths) >= 20 * fit.points * word_width("финансирования,", bold=True)


def test_letters_are_never_smaller_than_the_rules_let_a_table_have() -> None:
    fit = fit_of(table(("1",) * 12, head=("финансирования",) * 12))
    assert (fit.points, sum(fit.widths)) == (10, PAGE)
    assert fit_of(table(("1",) * 12, head=("финансирования",) * 12), 9).points == 9


def test_smaller_letters_keep_the_look_of_each_run() -> None:
    xml = sized("<w:p><w:r><w:t>а</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>б</w:t></w:r></w:p>", 10)
    size = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    assert f"<w:r><w:rPr>{size}</w:rPr><w:t>а" in xml
    assert f"<w:r><w:rPr><w:b/>{size}</w:rPr><w:t>б" in xml
