"""Workbooks for tests, as small as they can be."""

from collections.abc import Callable, Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.model.data import DataTable
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.school import School
from shnor_docs.source.data import read_table

SCHOOLS = (
    School(id="first", name="МБОУ «СОШ № 1»", login="sch760001", code="760101"),
    School(id="second", name="МБОУ «СОШ № 2»", login="sch760002", code="760102"),
)
HEADERS = ("Год", "Школа", "Участников", "Двоек", "Доля двоек, %")
COLUMNS = [
    {"field": "year", "header": "Год", "type": "period"},
    {"field": "school", "header": ["Школа", "ОО"], "type": "school"},
    {"field": "participants", "header": "Участников", "type": "count"},
    {"field": "low", "header": "Двоек", "type": "count"},
    {"field": "share", "header": "Доля двоек, %", "type": "share"},
]
GOOD = (2022, "СОШ №1", 20, 5, 25)


def source(file: str = "data.xlsx", **changes: object) -> DataSource:
    declared = {"id": "vpr", "file": file, "columns": COLUMNS, "key": ["year", "school"]}
    totals = [{"parts": ["low"], "whole": "participants"}]
    return DataSource.model_validate({**declared, "totals": totals, **changes})


def layout(name: str, **changes: object) -> DataSource:
    return DataSource.model_validate({"id": "marks", "file": "data.xlsx", "layout": name, **changes})


def write(
    folder: Path, rows: Iterable[Iterable[object]], change: Callable[[Worksheet], object] = lambda _: None
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Лист1"
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    book.save(folder / "data.xlsx")


def read(folder: Path, declared: DataSource | None = None) -> tuple[DataTable | None, list[Diagnostic]]:
    return read_table(declared or source(), folder, folder, SCHOOLS)


def places(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(diagnostic.code.id, diagnostic.location.cell) for diagnostic in found]
