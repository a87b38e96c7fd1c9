"""The workbook that a chart keeps its data in: what Word opens for «Изменить данные».

XlsxWriter gives the same bytes for the same data, since the moment of making is fixed.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.rendering.charts.numbers import format_of

SHEET = "Данные"
_MADE = datetime(1980, 1, 1, tzinfo=UTC)
_WIDTHS = (40, 16)


def chart_workbook(chart: Chart) -> bytes:
    """The .xlsx: categories in column A, a series in each column after it, its name in row 1."""
    from xlsxwriter import Workbook  # only a document with a chart needs it

    made = io.BytesIO()
    workbook = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": _MADE})
    sheet, wrapped = workbook.add_worksheet(SHEET), workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, _WIDTHS[0])
    sheet.set_column(1, max(len(chart.series), 1), _WIDTHS[1])
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, category, wrapped)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name, wrapped)
        look = workbook.add_format({"num_format": format_of(series.points)})
        for row, point in enumerate(series.points, 1):
            if point.amount is not None:
                sheet.write_number(row, column, float(point.amount), look)
    workbook.close()
    return made.getvalue()


def column_letters(index: int) -> str:
    """«A» of 0, «AA» of 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
