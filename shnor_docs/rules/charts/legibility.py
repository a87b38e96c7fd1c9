"""A chart can be read: not too much at one axis, no name longer than its place, one unit, parts that add up."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.charts.shown import all_values
from shnor_docs.documents.charts.values import Values
from shnor_docs.model.chart import Chart, ChartForm
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding
from shnor_docs.russian.numerals import counted

CROWDED = declare("ШД235", Severity.WARNING, "на диаграмме слишком много")
LONG_NAME = declare("ШД236", Severity.WARNING, "название на диаграмме слишком длинное")
MIXED = declare("ШД237", Severity.WARNING, "на одной оси разные единицы")
UNSTACKABLE = declare("ШД239", Severity.WARNING, "такие значения не сложить друг на друга")

MOST_SERIES = 7
"""As many patterns can be told apart in black and white."""
_MOST_COLUMNS = 24
"""Columns beside each other whose numbers do not touch."""
_MOST_LINES = 52
"""Lines of text, or bars, that stand one under another on a page."""
_LETTERS_OF_LINE = 42
_SIGNS = ("знак", "знака", "знаков")
_LONGEST = {"bars": 160, "columns": 70, "series": 110}


def crowded(content: Content) -> Iterator[Finding]:
    """No more columns than the width of a page, no more bars than its height, no more series than patterns."""
    for index, chart in enumerate(content.program.charts):
        for _, values in all_values(content, chart)[:1]:
            drawn = sum(not row.is_target for row in values.rows)
            if drawn > MOST_SERIES:
                message = f"на диаграмме «{chart.id}» рядов: {drawn}; в чёрно-белой печати различимы {MOST_SERIES}"
                hint = "разделите её на несколько или оставьте меньше годов и показателей"
                yield Finding(CROWDED, message, ("charts", index), hint)
            elif reason := _too_many(chart, values, max(drawn, 1)):
                yield Finding(CROWDED, f"на диаграмме «{chart.id}» {reason[0]}", ("charts", index), reason[1])


def _too_many(chart: Chart, values: Values, series: int) -> tuple[str, str] | None:
    places = len(values.categories)
    if chart.form is ChartForm.BARS:
        lines = sum(max(len(values.rows), ceil(len(name) / _LETTERS_OF_LINE)) + 0.2 for name in values.categories)
        message = f"делений {places}, рядов {len(values.rows)}: на страницу с подписями они не поместятся"
        return (message, "разделите её: часть школ или показателей – на вторую") if lines > _MOST_LINES else None
    columns = places * (series if chart.form is ChartForm.COLUMNS else 1)
    if columns <= _MOST_COLUMNS:
        return None
    message = f"делений {places}, рядов {series}: подписи сольются"
    return message, "поставьте form: bars – полосы с названиями друг под другом – или разделите диаграмму"


def names(content: Content) -> Iterator[Finding]:
    """A name has room at its place."""
    for index, chart in enumerate(content.program.charts):
        place = "bars" if chart.form is ChartForm.BARS else "columns"
        for _, values in all_values(content, chart)[:1]:
            told = [(name, _LONGEST[place]) for name in values.categories]
            told += [(row.name, _LONGEST["series"]) for row in values.rows if len(values.rows) > 1]
            for name in dict.fromkeys(name for name, most in told if len(name) > most):
                long = counted(len(name), _SIGNS)
                message = f"на диаграмме «{chart.id}» название в {long}: «{name[:60].rstrip()}…»"
                hint = "дайте короткое в names диаграммы (id показателя или школы: Название)"
                hint += " или поставьте form: bars" if place == "columns" and name in values.categories else ""
                yield Finding(LONG_NAME, message, ("charts", index), hint)


def units(content: Content) -> Iterator[Finding]:
    """Numbers of one axis have one unit."""
    for index, chart in enumerate(content.program.charts):
        for _, values in all_values(content, chart)[:1]:
            if len(values.units) > 1:
                told = ", ".join(unit or "без единицы" for unit in values.units)
                message = f"на диаграмме «{chart.id}» значения в разных единицах: {told}"
                yield Finding(MIXED, message, ("charts", index), "разделите её: на каждую единицу – своя диаграмма")


def stacks(content: Content) -> Iterator[Finding]:
    """Columns on each other are parts of a whole: none below nought, shares of no more than 100 % together."""
    for index, chart in enumerate(content.program.charts):
        for _, values in all_values(content, chart) if chart.form is ChartForm.STACKED else ():
            if reason := _no_parts(values):
                message = f"на диаграмме «{chart.id}» столбцы друг на друге, а {reason}"
                hint = "поставьте form: columns – столбцы рядом"
                yield Finding(UNSTACKABLE, message, ("charts", index), hint)


def _no_parts(values: Values) -> str:
    rows = [row for row in values.rows if not row.is_target]
    for place, category in enumerate(values.categories):
        found = [one.value for row in rows if (one := row.values[place]) and one.value]
        amounts = [value.amount for value in found if value.amount is not None]
        if any(amount < 0 for amount in amounts):
            return f"значение «{category}» меньше нуля"
        if sum(amounts) > 100 and all(value.unit == "%" for value in found):
            return f"доли «{category}» вместе больше 100 %"
    return ""
