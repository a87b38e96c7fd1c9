import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.source.sheets.sheet import Block, letter, runs
from shnor_docs.source.sheets.sheet_xml import column_number
from shnor_docs.source.sheets.workbook import open_workbook


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def one_sheet(*rows: list[object]) -> tuple[Workbook, object]:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book, book.active


def refusal(data: bytes) -> str:
    return refused(data).code.id


def refused(data: bytes) -> Diagnostic:
    with pytest.raises(ShnorError) as error:
        open_workbook(data, "a.xlsx").sheet()
    return error.value.diagnostics[0]


def rezipped(data: bytes, change: dict[str, bytes], first: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | change
        for name, part in sorted(parts.items(), key=lambda pair: pair[0] != first):
            new.writestr(name, part)
    return stream.getvalue()


GOOD = saved(one_sheet(["a", 1])[0])

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*found: tuple[str, str]) -> str:
    rows = (f'<Relationship Id="r{n}" Type="{DOCUMENT}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(found))
    return f'<Relationships xmlns="{PACKAGE}">{"".join(rows)}</Relationships>'


def package(data: str, /, strings: str = "", **parts: str) -> bytes:
    """A workbook of one sheet as other programs write them: the XML of its rows, and parts in place of the usual."""
    found = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>'
        '<sheet name="Лист1" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    } | parts
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        for name, part in found.items():
            if part:
                book.writestr(name, part)
    return stream.getvalue()


def rows_of(data: bytes) -> dict[int, dict[int, str]]:
    return {number: dict(row) for number, row in open_workbook(data, "a.xlsx").sheet().rows.items()}


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is>{text}</is></c>'


def run(text: str, looks: str = "") -> str:
    return f"<r><rPr>{looks}</rPr><t>{text}</t></r>"


RAISED, STRUCK = '<vertAlign val="superscript"/>', "<strike/>"
STRINGS = "sharedStrings.xml"
ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row>'
ONE_STRING = "<si><t>Знач</t></si>"


VALUES = st.one_of(st.none(), st.integers(-(10**9), 10**9), st.text("аb1«_x&<\n ", max_size=8))


@settings(max_examples=30)
@given(st.lists(st.lists(VALUES, max_size=5), max_size=5))
def test_cells_are_those_that_openpyxl_reads(rows):
    data = saved(one_sheet(*rows)[0])
    read = open_workbook(data, "a.xlsx").sheet().rows
    cells = [cell for row in load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
    expected = {(c.row, c.column): str(c.value) for c in cells if c.value not in (None, "")}
    assert {(n, column): text for n, row in read.items() for column, text in row.items()} == expected


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.1 + 0.2, "General", "0,3"),
        (1e-7, "General", "0,0000001"),
        (0.355, "0.0%", "35,5 %"),
        (date(2022, 2, 18), "dd.mm.yyyy", "18.02.2022"),
        (True, "General", "да"),
        ("0012", "@", "0012"),
    ],
)
def test_values_read_as_excel_shows_them(value, number_format, text):
    book, sheet = one_sheet([value])
    sheet["A1"].number_format = number_format
    assert open_workbook(saved(book), "a.xlsx").sheet().rows == {1: {1: text}}


def test_rich_text_is_joined_and_escapes_are_undone():
    book, _ = one_sheet([CellRichText("жир", TextBlock(InlineFont(b=True), "ный")), "a_x000D_b"])
    assert open_workbook(saved(book), "a.xlsx").sheet().rows == {1: {1: "жирный", 2: "a\rb"}}


def test_what_the_eye_does_not_see_is_told():
    book, sheet = one_sheet(["a", "b"], ["c", "d"])
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    read = open_workbook(saved(book), "a.xlsx").sheet()
    assert (read.merged, read.hidden_rows, read.hidden_columns) == ((Block(1, 1, 2, 1),), {2}, {2})


def test_the_first_visible_sheet_is_read():
    book, sheet = one_sheet(["тайна"])
    sheet.sheet_state = "hidden"
    book.create_sheet("Данные").append(["a"])
    assert open_workbook(saved(book), "a.xlsx").sheet().name == "Данные"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ШД401"),
        (b"PK\x03\x04 not a zip", "ШД401"),
        (rezipped(GOOD, {}, first="xl/workbook.xml")[6:], "ШД401"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ШД401"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "ШД402"),
        (rezipped(GOOD, {"xl/worksheets/sheet1.xml": b"<worksheet"}), "ШД401"),
        (rezipped(GOOD, {"xl/worksheets/sheet1.xml": b" " * 2**24}), "ШД403"),
        (rezipped(GOOD, {"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "ШД403"),
        (rezipped(GOOD, {f"x/{n}": b"" for n in range(5001)}), "ШД403"),
    ],
)
def test_what_is_no_safe_workbook_is_refused(data, code):
    assert refusal(data) == code


def test_every_column_has_letters():
    assert [letter(n) for n in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_number(letter(n)) == n for n in range(1, 16385))


def test_runs_of_numbers():
    assert list(runs({7, 2, 4, 3})) == [(2, 4), (7, 7)]
    assert list(runs(())) == []


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/sharedStrings.xml": "", "xl/SharedStrings.xml": f'<sst xmlns="{MAIN}">{ONE_STRING}</sst>'},
        {"_rels/.rels": relations(("officeDocument", "/XL/Workbook.xml"))},
        {"_rels/.rels": relations(("officeDocument", "xl\\workbook.xml"))},
        {"_rels/.rels": relations(("metadata/thumbnail", "docProps/none.png"), ("officeDocument", "xl/workbook.xml"))},
        {
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "../%D0%9B1.xml"), ("sharedStrings", STRINGS)),
            "Л1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{ROW}</sheetData></worksheet>',
        },
    ],
    ids=["the letters of 1C", "capitals", "backslash", "missing thumbnail", "a sheet in another folder"],
)  # fmt: skip
def test_parts_are_found_by_relations_whatever_their_names(parts):
    assert rows_of(package(ROW, ONE_STRING, **parts)) == {1: {1: "Знач", 2: "5"}}


def test_lower_case_references_and_a_row_for_each_cell_are_read():
    data = package('<row r="2"><c r="a2"><v>5</v></c></row><row r="2"><c r="b2"><v>6</v></c></row>')
    assert rows_of(data) == {2: {1: "5", 2: "6"}}


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (package("", **{"_rels/.rels": relations(("extended-properties", "docProps/app.xml"))}), "officeDocument"),
        (package('<row r="1"><c r="A1"><v>1</v></c></row><c r="B1"><v>2</v></c>'), "вне строки"),
        (package('<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>'), "не на своём месте"),
        (package("", **{"xl/workbook.xml": "<document/>"}), "документ Word"),
        (package("", **{"_rels/.rels": relations(("officeDocument", "xl/workbook.bin"))}), ".xlsb"),
        (package("", **{"[Content_Types].xml": "", "mimetype": "application/vnd.oasis.opendocument"}), ".ods"),
        (package("", **{"[Content_Types].xml": ""}), "архив zip"),
        (package("", **{"XL/WORKBOOK.XML": "<a/>"}), "дважды"),
        (b"<html><body><table><tr><td>1</td></tr></table>", "веб-страница"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML 2003"),
        (b"%PDF-1.4", "PDF"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_named_and_how_to_save_it(data, word):
    found = refused(data)
    assert found.code.id in {"ШД401", "ШД403"}
    assert word in found.message
    assert "сохраните" in found.hint


def test_footnote_marks_stay_raised_and_are_no_digits():
    cells = inline("A1", run("1") + run("2", RAISED)) + inline("B1", run("м") + run("2", RAISED))
    lowered = inline(
        "C1", run("H") + run("2", '<vertAlign val="subscript"/>') + run("O", '<vertAlign val="baseline"/>')
    )
    assert rows_of(package(f'<row r="1">{cells}{lowered}</row>')) == {1: {1: "1²", 2: "м²", 3: "H₂O"}}


def test_struck_out_words_are_told_of():
    strings = "<si>" + run("12", STRUCK) + run("15") + "</si><si>" + run("9", '<strike val="0"/>') + "</si>"
    cells = (
        f'<c t="s"><v>0</v></c><c t="s"><v>1</v></c>{inline("C1", run("7", STRUCK))}{inline("D1", run(" ", STRUCK))}'
    )
    sheet = open_workbook(package(f'<row r="1">{cells}</row>', strings), "a.xlsx").sheet()
    assert sheet.struck == {(1, 1), (1, 3)}


def test_a_cell_struck_out_as_a_whole_is_told_of():
    book, sheet = one_sheet([1, 2])
    sheet["B1"].font = Font(strike=True)
    assert open_workbook(saved(book), "a.xlsx").sheet().struck == {(1, 2)}


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (4106, "000000", "004106"),
        (1234567, "000000", "1234567"),
        (123456, "000\\-000", "123-456"),
        (7, '[Red]"№"000', "007"),
        (7, "00", "07"),
        (0.5, "000", "0,5"),
        (-7, "000", "-7"),
        (7, "0", "7"),
        (7, "0.00", "7"),
        (1234, "# ##0", "1234"),
    ],
)
def test_zeros_at_the_head_of_a_code_stay(value, code, text):
    book, sheet = one_sheet([value])
    sheet["A1"].number_format = code
    assert rows_of(saved(book)) == {1: {1: text}}


def test_rows_and_columns_without_height_or_width_are_hidden():
    row = (
        '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row><row r="2" ht="15"><c r="A2"><v>1</v></c></row>'
    )
    head = '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><cols><col min="2" max="2" width="0"/></cols>'
    rest = '<row r="3"><c r="A3"><v>1</v></c></row>'
    part = f'<worksheet xmlns="{MAIN}">{head}<sheetData>{row}{rest}</sheetData></worksheet>'
    sheet = open_workbook(package("", **{"xl/worksheets/sheet1.xml": part}), "a.xlsx").sheet()
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1, 3}, {2})


def test_line_breaks_of_every_kind_are_one_kind():
    assert rows_of(saved(one_sheet(["а\u2028б\u2029в\x85г"])[0])) == {1: {1: "а\nб\nв\nг"}}


def test_a_formula_is_told_from_a_typed_value():
    data = package('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>2</v></c></row>')
    assert open_workbook(data, "a.xlsx").sheet().formulas == {(1, 1)}


def test_half_a_sign_stays_as_it_is_written():
    assert rows_of(package(f'<row r="1">{inline("A1", "<t>а_xD83D_б</t>")}</row>')) == {1: {1: "а_xD83D_б"}}
