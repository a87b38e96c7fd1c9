"""The list of schools as text, JSON and a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.compute.identification.rows import Identification
from shnor_docs.russian.numerals import counted, noun_forms
from shnor_docs.source.sheets.workbook_bytes import workbook_bytes

HEADINGS = ("№", "Школа", "Основание", "Данные")
WIDTHS = (5, 45, 70, 50)
"""Columns of the workbook, in characters."""


def to_text(found: Identification) -> str:
    """The list as a person reads it."""
    return "\n".join(_lines(found))


def _lines(found: Identification) -> Iterator[str]:
    yield f"Правило: {found.rule}"
    yield f"Период: {found.period}. Найдено: {counted(len(found.rows), noun_forms('школа'))}"
    for number, row in enumerate(found.rows, start=1):
        yield f"{number}. {row.name}"
        yield from (f"   {reason}" for reason in row.reasons)
        yield from (f"   → {place}" for place in row.places)
    yield from found.notes


def to_json(found: Identification) -> dict[str, object]:
    """The machine-readable twin of the text."""
    return {
        "rule": found.rule,
        "period": str(found.period),
        "schools": [
            {
                "id": row.school,
                "name": row.name,
                "reasons": list(row.reasons),
                "places": [str(place) for place in row.places],
            }
            for row in found.rows
        ],
        "notes": list(found.notes),
    }


def to_workbook(found: Identification) -> bytes:
    """An .xlsx with one row for each school under a frozen heading."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Список школ"
    sheet.append(HEADINGS)
    for number, row in enumerate(found.rows, start=1):
        sheet.append((number, row.name, "\n".join(row.reasons), "\n".join(map(str, row.places))))
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
            if cell.data_type == "f":  # a name that begins with «=» is a text, not a formula
                cell.data_type = "s"
    for index, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "A2"
    return workbook_bytes(workbook)
