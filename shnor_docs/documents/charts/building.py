"""A chart of a program as units of a document: its title, what is drawn with each value as a unit, and the note."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.documents.charts.drawn import Chart as Drawn
from shnor_docs.documents.charts.drawn import Form, Point, Series
from shnor_docs.documents.charts.labels import alternative, axis_title, label
from shnor_docs.documents.charts.shown import values_of
from shnor_docs.documents.charts.values import Row, Values
from shnor_docs.documents.forms.subjects import Subject
from shnor_docs.documents.prose import Writer, blocks
from shnor_docs.documents.tree import Kind, Run, Style, Text, Unit, text_of
from shnor_docs.model.chart import Chart
from shnor_docs.model.content import Content
from shnor_docs.russian.typography import shared_out, typeset


def chart(content: Content, chart: Chart, prose: Writer, subject: Subject | None = None) -> tuple[Unit, ...]:
    """The chart's title, the chart, and the note below it; without values only an empty chart."""
    unit_id, values = f"charts.{chart.id}", values_of(content, chart, subject)
    if values.is_empty:
        return (Unit(unit_id, Kind.CHART),)
    drawn = _drawn(chart, values)
    title = Unit(f"{unit_id}.title", Kind.PARAGRAPH, text_of(drawn.title), style=Style.CAPTION)
    note = blocks(chart.note, f"{unit_id}.note", prose) if chart.note else ()
    return (title, Unit(unit_id, Kind.CHART, children=tuple(_points(drawn, unit_id)), chart=drawn), *note)


def _drawn(chart: Chart, values: Values) -> Drawn:
    unit = values.units[0] if len(values.units) == 1 else ""
    title = typeset(chart.title)
    series = tuple(_series(row) for row in values.rows)
    categories = tuple(map(typeset, values.categories))
    return Drawn(
        chart.id,
        title,
        Form(chart.form.value),
        categories,
        series,
        unit,
        axis_title(unit),
        typeset(chart.alternative or "") or alternative(title, chart.form, categories, series),
        chart.labels,
        chart.height,
    )


def _series(row: Row) -> Series:
    points = tuple(
        Point(one.value.amount, label(one.value), one.source) if one.value else Point(None) for one in row.values
    )
    return Series(row.id, typeset(row.name), points, row.is_target)


def _points(drawn: Drawn, unit_id: str) -> Iterator[Unit]:
    """A unit for each known value, in which its number leads to the field it comes from."""
    for series in drawn.series:
        for ordinal, (category, point) in enumerate(zip(drawn.categories, series.points, strict=True), 1):
            if point.amount is not None:
                text = _told(f"{category}, {series.name} – ", point)
                yield Unit(f"{unit_id}.{series.id}/{ordinal}", Kind.POINT, text)


def _told(beginning: str, point: Point) -> Text:
    before, number = shared_out(typeset(beginning + point.label), [beginning, point.label])
    return (Run(before), Run(number, source=point.source))
