from decimal import Decimal

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from shnor_docs.model.period import Period
from tests.source.data.building import COLUMNS, GOOD, HEADERS, layout, places, read, source, write


def test_columns_are_found_by_headers_under_other_rows_and_in_any_order(tmp_path):
    write(tmp_path, [["Сведения о школах"], [], ["Двоек", "ДОЛЯ ДВОЕК, %:", "Лишний", "ОО", "Год", "Участников"],
                     [5, "25,5", "x", "мбоу СОШ № 1", "2021/2022", 20]])  # fmt: skip
    table, found = read(tmp_path)
    assert found == []
    assert table.rows == ((Period(2021, True), "first", 20, 5, Decimal("25.5")),)
    assert str(table.place(0, "share")) == "data.xlsx [Лист1!B4]"


def test_a_blank_is_none_and_a_percent_cell_is_read_as_shown(tmp_path):
    def as_percent(sheet):
        sheet["E2"].number_format = "0%"

    write(tmp_path, [HEADERS, (2022, "СОШ № 1", 20, "–", 0.07), HEADERS], as_percent)
    table, found = read(tmp_path)
    assert found == []
    assert table.rows == ((Period(2022), "first", 20, None, Decimal(7)),)


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ((2022, "СОШ № 1", "много", 5, 25), "ШД413", "C3"),
        ((2022, "СОШ № 1", 2.5, 1, 25), "ШД413", "C3"),
        ((2022, "СОШ № 1", -1, None, 25), "ШД413", "C3"),
        (("вчера", "СОШ № 1", 20, 5, 25), "ШД413", "A3"),
        ((2022, "СОШ № 1", 20, 5, 101), "ШД414", "E3"),
        ((2022, "СОШ № 1", 20, 21, 25), "ШД415", "D3"),
        ((2022, "СОШ № 3", 20, 5, 25), "ШД417", "B3"),
        ((2022, "СОШ № 1", "#DIV/0!", 5, 25), "ШД411", "C3"),
        ((2022, "СОШ № 1", "=D3*4", 5, 25), "ШД412", "C3"),
        ((2021, "СОШ № 2", 20, 5, 25), "ШД416", "A3"),
        ((2022, None, 20, 5, 25), "ШД419", "B3"),
    ],
)
def test_a_wrong_cell_is_found_at_its_address(tmp_path, row, code, cell):
    write(tmp_path, [HEADERS, (2021, "СОШ № 2", 20, 5, 25), row])
    assert places(read(tmp_path)[1]) == [(code, cell)]


def test_parts_that_only_together_exceed_the_whole_are_reported_at_the_whole(tmp_path):
    write(tmp_path, [HEADERS, (2022, "СОШ № 1", 20, 15, 15)])
    declared = source(totals=[{"parts": ["low", "share"], "whole": "participants"}])
    assert places(read(tmp_path, declared)[1]) == [("ШД415", "C2")]


def test_shares_of_one_thing_are_together_not_over_100(tmp_path):
    columns = [*COLUMNS[:2], *({"field": name, "header": name, "type": "share"} for name in ("a", "b"))]
    write(tmp_path, [["Год", "Школа", "a", "b"], (2022, "СОШ № 1", 60, 40), (2022, "СОШ № 2", "60,5", 40)])
    declared = source(columns=columns, totals=[{"parts": ["a", "b"]}])
    assert places(read(tmp_path, declared)[1]) == [("ШД415", "D3")]


def test_a_missing_column_is_named_with_the_header_most_like_it(tmp_path):
    write(tmp_path, [["Год", "Школа", "Учасников", "Двоек", "Доля двоек, %"], GOOD])
    table, found = read(tmp_path)
    assert table is None
    assert places(found) == [("ШД407", "A1")]
    assert "Учасников" in found[0].hint


def test_an_optional_column_may_be_missing(tmp_path):
    write(tmp_path, [HEADERS[:4], GOOD[:4]])
    table, found = read(tmp_path, source(columns=[*COLUMNS[:4], {**COLUMNS[4], "optional": True}]))
    assert found == []
    assert table.column("share") == (None,)


def test_a_sheet_without_any_of_the_headers_is_no_table(tmp_path):
    write(tmp_path, [["a", "b"], [1, 2]])
    assert [d.code.id for d in read(tmp_path)[1]] == ["ШД406"]


def test_one_header_over_two_columns_is_ambiguous(tmp_path):
    write(tmp_path, [[*HEADERS, "двоек"], GOOD])
    assert places(read(tmp_path)[1]) == [("ШД408", "F1")]


@pytest.mark.parametrize("headers", [["Год", "Школа", "Участников", None, "Доля двоек, %"], HEADERS])
def test_merged_headers_are_reported(tmp_path, headers):
    write(tmp_path, [headers, GOOD], lambda sheet: sheet.merge_cells("C1:D1"))
    assert ("ШД409", "C1") in places(read(tmp_path)[1])


def test_headers_of_two_rows_are_read(tmp_path):
    def merge(sheet):
        for cells in ("A2:A3", "B2:B3", "C2:C3", "D2:E2"):
            sheet.merge_cells(cells)

    top = ["Год", "Школа", "Участников", "Результаты"]
    write(tmp_path, [["Сведения"], top, [None, None, None, "Двоек", "Доля двоек, %"], GOOD], merge)
    table, found = read(tmp_path)
    assert found == []
    assert table.rows == ((Period(2022), "first", 20, 5, Decimal(25)),)


def test_merged_data_cells_are_reported(tmp_path):
    write(tmp_path, [HEADERS, GOOD, (2021, None, 3, 1, 33)], lambda sheet: sheet.merge_cells("B2:B3"))
    assert ("ШД409", "B2") in places(read(tmp_path)[1])


def test_hidden_rows_and_columns_are_read_with_a_warning(tmp_path):
    def hide(sheet):
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["D"].hidden = True

    write(tmp_path, [HEADERS, GOOD], hide)
    table, found = read(tmp_path)
    assert len(table.rows) == 1
    assert places(found) == [("ШД410", "A2"), ("ШД410", "D1")]


def test_an_unknown_school_of_many_rows_is_reported_once(tmp_path):
    write(tmp_path, [HEADERS, *((year, "СОШ № 9", 20, 5, 25) for year in (2020, 2021, 2022))])
    found = read(tmp_path)[1]
    assert places(found) == [("ШД417", "B2")]
    assert "3" in found[0].message


def test_an_ambiguous_school_is_not_guessed(tmp_path):
    from shnor_docs.model.school import School
    from shnor_docs.source.data import read_table

    twins = (School(id="a", name="МБОУ СОШ № 1"), School(id="b", name="МКОУ СОШ № 1"))
    write(tmp_path, [HEADERS, GOOD])
    table, found = read_table(source(), tmp_path, tmp_path, twins)
    assert table.column("school") == (None,)
    assert ("ШД418", "B2") in places(found)


def test_without_a_registry_one_diagnostic_says_so(tmp_path):
    from shnor_docs.source.data import read_table

    write(tmp_path, [HEADERS, GOOD, (2022, "СОШ № 2", 20, 5, 25)])
    found = read_table(source(key=[]), tmp_path, tmp_path)[1]
    assert len(found) == 1
    assert "реестра" in found[0].message


def test_small_counts_are_hidden_with_what_would_give_them_back(tmp_path):
    columns = [*COLUMNS[:4], {"field": "high", "header": "Пятёрок", "type": "count"}]
    totals = [{"parts": ["low", "high"], "whole": "participants"}]
    write(tmp_path, [[*HEADERS[:4], "Пятёрок"], (2022, "СОШ № 1", 20, 2, 7), (2022, "СОШ № 2", 20, 0, 7)])
    declared = source(columns=columns, totals=totals, suppress_below=5)
    table, found = read(tmp_path, declared)
    assert found == []
    assert [row[2:] for row in table.rows] == [(20, None, None), (20, 0, 7)]


def test_shares_go_where_a_count_is_hidden(tmp_path):
    write(tmp_path, [HEADERS, (2022, "СОШ № 1", 20, 2, 10)])
    table, _ = read(tmp_path, source(suppress_below=3))
    assert table.rows[0][2:] == (20, None, None)


def test_a_file_open_elsewhere_is_read_with_a_warning(tmp_path):
    write(tmp_path, [HEADERS, GOOD])
    (tmp_path / ".~lock.data.xlsx#").touch()
    table, found = read(tmp_path)
    assert table is not None
    assert [d.code.id for d in found] == ["ШД422"]


@pytest.mark.parametrize(("file", "code"), [("нет.xlsx", "ШД001"), ("../data.xlsx", "ШД005"), ("/data.xlsx", "ШД005")])
def test_a_file_that_is_missing_or_outside_is_refused(tmp_path, file, code):
    folder = tmp_path / "programs"
    folder.mkdir()
    from shnor_docs.source.data import read_table

    table, found = read_table(source(file), folder, tmp_path)
    assert table is None
    assert [d.code.id for d in found] == [code]


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path):
    write(tmp_path, [HEADERS, GOOD])
    found = read(tmp_path, source(sheet="Лист2"))[1]
    assert [d.code.id for d in found] == ["ШД404"]
    assert "Лист1" in found[0].hint


def test_a_protocol_needs_a_threshold(tmp_path):
    write(tmp_path, [["04 - Химия 2026.06.01"], ["Код ОО", "Балл"], ["760101", 40]])
    assert "ШД425" in {d.code.id for d in read(tmp_path, layout("ege_protocol"))[1]}


def test_a_school_whose_name_only_looks_the_same(tmp_path):
    write(tmp_path, [HEADERS, (2022, "C\u041e\u0428 № 1", 20, 5, 25)])
    (found,) = read(tmp_path)[1]
    assert found.code.id == "ШД417"
    assert "1-й знак «c» – латинская буква" in found.hint


@pytest.mark.parametrize("text", ["н.д.", "н. д.", "Н/Д.", "б/д", "б.д.", "нет сведений", "…", "−"])
def test_what_officials_write_for_no_value_is_blank(tmp_path, text):
    write(tmp_path, [HEADERS, (2022, "СОШ № 1", 20, text, 25)])
    table, found = read(tmp_path)
    assert found == []
    assert table.column("low") == (None,)


@pytest.mark.parametrize("text", ["−3", "–3", "-3", "‑3"])
def test_a_number_below_zero_has_any_minus(tmp_path, text):
    columns = [{"field": "growth", "header": "Прирост", "type": "number"}]
    write(tmp_path, [["Прирост"], [text]])
    table, found = read(tmp_path, source(columns=columns, key=[], totals=[]))
    assert found == []
    assert table.column("growth") == (Decimal(-3),)


def test_a_footnote_mark_makes_no_number_and_the_hint_names_it(tmp_path):
    raised = CellRichText("1", TextBlock(InlineFont(vertAlign="superscript"), "2"))
    write(tmp_path, [HEADERS, (2022, "СОШ № 1", 20, raised, 25)])
    [found] = read(tmp_path)[1]
    assert (found.code.id, found.location.cell) == ("ШД413", "D2")
    assert "«²»" in found.hint


def test_what_is_struck_out_is_refused_where_it_is_wanted(tmp_path):
    def strike(sheet):
        sheet["C2"].font = sheet["F2"].font = Font(strike=True)

    write(tmp_path, [[*HEADERS, "Лишний"], (*GOOD, 1)], strike)
    assert places(read(tmp_path)[1]) == [("ШД448", "C2")]


def test_a_code_with_zeros_at_its_head_finds_its_school(tmp_path):
    from shnor_docs.model.school import School
    from shnor_docs.source.data import read_table

    def as_code(sheet):
        sheet["B2"].number_format = "000000"

    write(tmp_path, [HEADERS, (2022, 4106, 20, 5, 25)], as_code)
    table, found = read_table(source(), tmp_path, tmp_path, [School(id="a", name="СОШ № 1", code="004106")])
    assert found == []
    assert table.column("school") == ("a",)
