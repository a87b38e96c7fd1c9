"""What a chart may be: its form, what stands along its axis, which values it shows."""

from __future__ import annotations

from shnor_docs.model.base import Choice


class ChartForm(Choice):
    """How values are drawn."""

    COLUMNS = "columns", "столбцы"
    STACKED = "stacked", "столбцы друг на друге"
    BARS = "bars", "полосы (горизонтальные столбцы)"
    LINES = "lines", "линии"


class Along(Choice):
    """What stands along the axis of a chart."""

    INDICATORS = "indicators", "показатели программы"
    PERIODS = "periods", "годы"
    SCHOOLS = "schools", "школы"
    ROWS = "rows", "строки таблицы данных"


class Shown(Choice):
    """Which values of an indicator a chart shows."""

    ACTUAL = "actual", "фактические значения"
    TARGET = "target", "целевые значения"
    CHANGE = "change", "изменение с предыдущего года"
