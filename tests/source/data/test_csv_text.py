from decimal import Decimal

import pytest

from shnor_docs.model.period import Period
from tests.source.data.building import COLUMNS, read, source

TEXT = "Год;Школа;Участников;Двоек;Доля двоек, %\n2022;МБОУ «СОШ № 1»;1 020;5;0,5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace(";", "\t")])
def test_csv_of_any_encoding_and_delimiter_is_read(tmp_path, encoding, text):
    (tmp_path / "data.csv").write_bytes(text.encode(encoding))
    table, found = read(tmp_path, source("data.csv"))
    assert found == []
    assert table.rows == ((Period(2022), "first", 1020, 5, Decimal("0.5")),)


def test_commas_inside_headers_and_cells_do_not_hide_the_delimiter(tmp_path):
    text = "Сведения, 2022, по школам, городу, краю, стране\nГод;Школа;Участников;Двоек;Доля двоек, %\n"
    (tmp_path / "data.csv").write_text(text + "2022;СОШ № 1;20;5;25,5\n", encoding="utf-8")
    table, found = read(tmp_path, source("data.csv"))
    assert found == []
    assert table.column("share") == (Decimal("25.5"),)


def test_commas_separate_and_a_quoted_decimal_comma_stays(tmp_path):
    text = 'Год,Школа,Участников,Двоек,"Доля двоек, %"\n2022,СОШ № 1,20,5,"25,5"\n'
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    table, found = read(tmp_path, source("data.csv"))
    assert found == []
    assert table.column("share") == (Decimal("25.5"),)


def test_a_wrong_cell_is_found_on_its_line_below_a_cell_of_two_lines(tmp_path):
    text = 'Год;Школа;Участников;Двоек;Доля двоек, %\n2022;"СОШ\n№ 1";20;5;25\n2022;СОШ № 2;20;пять;25\n'
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    found = read(tmp_path, source("data.csv"))[1]
    assert [(d.code.id, str(d.location)) for d in found] == [("ШД413", "data.csv:4")]


@pytest.mark.parametrize(
    "data", ["Год".encode("utf-16"), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Год".encode() + b"\xff\x98"]
)
def test_what_is_no_csv_is_refused(tmp_path, data):
    (tmp_path / "data.csv").write_bytes(data)
    table, found = read(tmp_path, source("data.csv"))
    assert table is None
    assert [d.code.id for d in found] == ["ШД405"]


HEAD = "Год;Школа;Участников;Двоек;Доля двоек, %\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('2022;"СОШ № 1;20;5;25\n2022;СОШ № 2;20;5;25\n', 2),
        ('2022;СОШ № 1;20;5;25\n2022;"СОШ № 2;20;5;25\n2022;"СОШ № 1";20;5;25\n', 3),
        ('2022;"СОШ № 1;20;5;25\n2022;СОШ № 2";20;5;25\n', 2),
        ('2022;"СОШ\n№ 1";20;5;"25\n2022;СОШ № 2;20;5;25"\n', 3),
    ],
    ids=["to the end", "to the next quote", "two that make a pair", "below a cell of two lines"],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_quote_that_is_not_closed_is_found_where_it_opens(tmp_path, text, line, line_break):
    (tmp_path / "data.csv").write_bytes((HEAD + text).replace("\n", line_break).encode())
    table, found = read(tmp_path, source("data.csv"))
    assert table is None
    assert [(d.code.id, str(d.location)) for d in found] == [("ШД450", f"data.csv:{line}")]


def test_a_cell_beyond_the_headers_is_refused(tmp_path):
    head = 'Год,Школа,Участников,Двоек,"Доля двоек, %"\n'
    (tmp_path / "data.csv").write_text(head + "2022,СОШ № 1,20,5,5,5\n2022,СОШ № 2,20,5,25,,\n", encoding="utf-8")
    found = read(tmp_path, source("data.csv"))[1]
    assert [(d.code.id, str(d.location)) for d in found] == [("ШД449", "data.csv:2")]


def test_line_breaks_of_other_programs_are_no_part_of_a_value(tmp_path):
    columns = [*COLUMNS, {"field": "note", "header": "Заметка"}]
    text = HEAD.replace("\n", ";Заметка\n") + "2022;СОШ № 1;20;5;25;а\u2028б\n"
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    assert read(tmp_path, source("data.csv", columns=columns))[0].column("note") == ("а\nб",)
