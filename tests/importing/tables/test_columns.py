"""Widths and alignment of columns, as the file has them or as their words want."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from shnor_docs.importing.tables import Known, table_records
from shnor_docs.inspection.foreign.tree import Paragraph, Row, Table
from tests.importing.tables.sheets import table


def columns(sheet: Table) -> list[Any]:
    (shown,) = table_records(sheet, Known(), "Таблица").value.program["tables"] or ()
    return list(shown["columns"])  # type: ignore[index, call-overload]


def aligned(sheet: Table, column: int, alignment: str) -> Table:
    def row(one: Row) -> Row:
        cells = list(one.cells)
        (block,) = cells[column].blocks
        assert isinstance(block, Paragraph)
        cells[column] = replace(cells[column], blocks=(replace(block, alignment=alignment),))
        return replace(one, cells=tuple(cells))

    return replace(sheet, rows=tuple(map(row, sheet.rows)))


SHEET = table(("Вопрос", "Ответ", "Почему"), ("а", "12", "в"), ("г", "3,5", "е"), heads=1)


def test_widths_are_shares_of_ten() -> None:
    found = columns(replace(SHEET, widths=(1000, 500, 500)))
    assert [column["width"] for column in found] == ["5", "2.5", "2.5"]


def test_without_widths_long_words_get_more_room() -> None:
    sheet = table(("Вопрос", "Ответ", "Почему"), ("а", "б" * 80, "в"), heads=1)
    assert [column["width"] for column in columns(sheet)] == ["0.5", "3.2", "0.5"]


def test_centred_columns_and_numbers_at_the_right_edge() -> None:
    assert [column.get("align") for column in columns(aligned(SHEET, 1, "right"))] == [None, "center", None]
    assert [column.get("align") for column in columns(aligned(SHEET, 2, "center"))] == [None, None, "center"]
    assert [column.get("align") for column in columns(aligned(SHEET, 2, "right"))] == [None, None, None]
