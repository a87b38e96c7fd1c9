"""Values of a chart: known where its reader expects them, more than one, not all nought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.charts.placing import placed_charts
from shnor_docs.documents.charts.rows import Place, read_by
from shnor_docs.documents.charts.rows import placed as places_of
from shnor_docs.documents.charts.shown import all_values
from shnor_docs.documents.charts.values import Row, Values
from shnor_docs.documents.drafts.openness import awaits_data
from shnor_docs.documents.forms.subjects import Subject, subjects
from shnor_docs.model.chart import Along, Chart
from shnor_docs.model.content import Content
from shnor_docs.model.form import SubjectKind
from shnor_docs.rules.emptiness import NOTHING
from shnor_docs.rules.finding import Finding
from shnor_docs.sameness import Kept

GAP = declare("ШД232", Severity.WARNING, "у ряда диаграммы нет значения")
SINGLE = declare("ШД233", Severity.WARNING, "на диаграмме одно значение")
NOUGHTS = declare("ШД234", Severity.WARNING, "на диаграмме одни нули")
DOUBLED = declare("ШД238", Severity.ERROR, "для одного места диаграммы два числа")

_MOST_NAMED = 5


def empty(content: Content) -> Iterator[Finding]:
    """A chart that a document places by name has something to show."""
    named = set(placed_charts(content))
    for index, chart in _charts(content):
        if chart.id in named and all(values.is_empty for _, values in all_values(content, chart)):
            message = f"у диаграммы «{chart.id}» нет ни одного значения: она не напечатается"
            hint = "впишите значения показателей за её годы или уберите её из документа"
            yield Finding(NOTHING, message, ("charts", index), hint)


def _charts(content: Content) -> Iterator[tuple[int, Chart]]:
    """The charts, with their places; none while a data table is still to come."""
    return iter(()) if awaits_data(content) else iter(enumerate(content.program.charts))


def gaps(content: Content) -> Iterator[Finding]:
    """Every series has a value for every year, school or row; a target for a year to come needs no fact yet, and a
    year from before the program has none.
    """
    for index, chart in _charts(content):
        for subject, values in all_values(content, chart):
            for row in values.rows if not values.is_empty else ():
                if missing := _missing(values, row, _start(content, chart, row, values)):
                    told = ", ".join(missing[:_MOST_NAMED]) + (" …" if len(missing) > _MOST_NAMED else "")
                    message = f"диаграмма «{chart.id}»{_whose(subject)}: у ряда «{row.name}» нет значения: {told}"
                    hint = "на его месте будет пропуск; впишите значение или задайте periods и indicators без него"
                    yield Finding(GAP, message, ("charts", index), hint)


def _start(content: Content, chart: Chart, row: Row, values: Values) -> int:
    """From which category on a series is expected: a target, from the first year of the program on."""
    if chart.along is not Along.PERIODS or not row.is_target:
        return 0
    begins = str(content.program.period.start)
    return next((n for n, category in enumerate(values.categories) if category[:4] >= begins[:4]), 0)


def _missing(values: Values, row: Row, start: int) -> list[str]:
    others = [other for other in values.rows if other.is_target and other is not row]
    planned = {n for other in others for n, one in enumerate(other.values) if one.value}
    return [
        category
        for n, (category, one) in enumerate(zip(values.categories, row.values, strict=True))
        if one.value is None and n >= start and (row.is_target or n not in planned)
    ]


def _whose(subject: Subject | None) -> str:
    return f" ({subject.name})" if subject else ""


def single(content: Content) -> Iterator[Finding]:
    """One number is no picture."""
    for index, chart in _charts(content):
        for subject, values in all_values(content, chart):
            known = [one.value for row in values.rows if not row.is_target for one in row.values if one.value]
            if len(known) == 1 and len(values.rows) == 1:
                message = f"на диаграмме «{chart.id}»{_whose(subject)} одно значение: {known[0]}"
                hint = "скажите его в тексте, добавьте годы или сравните с планом: shows: [actual, target]"
                yield Finding(SINGLE, message, ("charts", index), hint)


def noughts(content: Content) -> Iterator[Finding]:
    """A chart of noughts shows its axes only."""
    for index, chart in _charts(content):
        for subject, values in all_values(content, chart):
            known = [one.value.amount for row in values.rows for one in row.values if one.value]
            if known and not any(known):
                message = f"на диаграмме «{chart.id}»{_whose(subject)} все значения – 0: видны только оси"
                yield Finding(NOUGHTS, message, ("charts", index), "проверьте данные или скажите об этом в тексте")


def doubled(content: Content) -> Iterator[Finding]:
    """Of the rows of a data table, one stands at one place of a chart."""
    for index, chart in enumerate(content.program.charts):
        for place, count in _doubled(content, chart):
            told = "», «".join(filter(None, place))
            message = f"диаграмма «{chart.id}»: строк таблицы данных с «{told}» – {count}, какая из них, не сказано"
            hint = "отберите строки в only или назовите в series столбец, которым они различаются"
            yield Finding(DOUBLED, message, ("charts", index, "cells"), hint)


Places = tuple[tuple[Place, int], ...]
"""Places of a chart, and how many rows stand there."""


def _doubled(content: Content, chart: Chart) -> Places:
    """The places at which several rows stand."""
    return _kept.of(
        read_by(content, chart),
        lambda: tuple((place, count) for place, count in _counted(content, chart).items() if count > 1),
    )


_kept = Kept[Places](1 << 8)
"""What was found of the charts of a few programs."""


def _counted(content: Content, chart: Chart) -> Counter[Place]:
    """How many rows stand at each place: the most of any for whom the chart is drawn."""
    cells = chart.cells
    table = content.tables.get(cells.source) if cells else None
    found: Counter[Place] = Counter()
    if cells is None or table is None or not set(cells.fields) <= set(table.fields):
        return found
    for subject in _all_subjects(content) if cells.subject else (None,):
        found |= Counter(places_of(content, table, cells, subject).values())
    return found


def _all_subjects(content: Content) -> Iterator[Subject]:
    return (subject for kind in SubjectKind for subject in subjects(content, kind))
