import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.data.sheet import Block, letter, runs
from shnor_docs.source.data.sheet_xml import column_number
from shnor_docs.source.data.workbook import open_workbook


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
    with pytest.raises(ShnorError) as error:
        open_workbook(data, "a.xlsx").sheet()
    return error.value.diagnostics[0].code.id


def rezipped(data: bytes, change: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | change
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


GOOD = saved(one_sheet(["a", 1])[0])


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
