"""What a chart prints: its numbers with the units that fit there, the title of the axis, the chart told in words."""

from __future__ import annotations

from dataclasses import replace

from shnor_docs.documents.charts.drawn import SHORT_UNITS, Series
from shnor_docs.model.chart import ChartForm
from shnor_docs.model.value import Value
from shnor_docs.russian.numerals import find_noun

_MOST_TOLD = 12
"""More values are not listed in the words that stand for a chart: its workbook has them."""


def label(value: Value) -> str:
    """The number as the text prints it; a unit that is a word stands at the axis."""
    return str(value if value.unit in SHORT_UNITS else replace(value, unit=""))


def axis_title(unit: str) -> str:
    """The unit that no label tells: «школ», «тыс. рублей»."""
    if unit in SHORT_UNITS:
        return ""
    noun = find_noun(unit)
    return noun.many if noun else unit


def alternative(title: str, form: ChartForm, categories: tuple[str, ...], series: tuple[Series, ...]) -> str:
    """The chart for whom does not see it: its kind, its values if they are few, else their range."""
    values = [
        f"{category}, {one.name} – {point.label}"
        for one in series
        for category, point in zip(categories, one.points, strict=True)
        if point.amount is not None
    ]
    head = f"{title.rstrip('.')}. Диаграмма: {form.shown}"
    return f"{head}. {'; '.join(values)}." if len(values) <= _MOST_TOLD else f"{head}. {_range(categories, series)}"


def _range(categories: tuple[str, ...], series: tuple[Series, ...]) -> str:
    known = sorted((p for one in series for p in one.points if p.amount is not None), key=lambda p: p.amount or 0)
    names = "; ".join(one.name for one in series)
    return (
        f"Вдоль оси: {categories[0]} … {categories[-1]} (всего {len(categories)}). Ряды: {names}. "
        f"Значения от {known[0].label} до {known[-1].label}; все они – в данных диаграммы."
    )
