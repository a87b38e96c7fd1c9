"""A finished tree in the house style of its workspace: texts are typeset when they are made, the choices made last."""

from __future__ import annotations

from dataclasses import replace

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.documents.tree import Text, Unit, plain, text_of
from shnor_docs.model.typography import Typography
from shnor_docs.russian.house_style import NestedQuotes, Percent, with_nested_quotes, with_unspaced_percent


def in_house_style(unit: Unit, typography: Typography) -> Unit:
    """The unit with all below it; the unit itself where the workspace prints as everybody does."""
    return unit if typography == Typography() else _styled(unit, typography)


def _styled(unit: Unit, typography: Typography) -> Unit:
    children = tuple(_styled(child, typography) for child in unit.children)
    drawn = unit.chart and _drawn(unit.chart, typography)
    return replace(unit, text=_text(unit.text, typography), children=children, chart=drawn)


def _drawn(chart: Chart, typography: Typography) -> Chart:
    """All that a chart prints."""
    series = tuple(
        replace(
            one,
            name=_line(one.name, typography),
            points=tuple(replace(point, label=_line(point.label, typography)) for point in one.points),
        )
        for one in chart.series
    )
    return replace(
        chart,
        title=_line(chart.title, typography),
        categories=tuple(_line(name, typography) for name in chart.categories),
        series=series,
        alternative=_line(chart.alternative, typography),
    )


def _line(string: str, typography: Typography) -> str:
    return plain(_text(text_of(string), typography))


def _text(text: Text, typography: Typography) -> Text:
    printed = [run.text for run in text]
    if typography.nested_quotes is NestedQuotes.LOW:
        printed = with_nested_quotes(printed)
    if typography.percent is Percent.UNSPACED:
        printed = [with_unspaced_percent(piece) for piece in printed]
    return tuple(replace(run, text=piece) for run, piece in zip(text, printed, strict=True))
