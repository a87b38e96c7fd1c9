"""Data tables into a program: read, computed, compared with what was written by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from shnor_docs.compute.cycles import needed
from shnor_docs.compute.execution import plan_frame
from shnor_docs.compute.frame import Frame
from shnor_docs.compute.indicators import Computed, Names, compute_indicators, frames
from shnor_docs.compute.problem import NO_DATA, NO_SOURCE, Problem
from shnor_docs.diagnostics import Diagnostic, Location, Severity
from shnor_docs.documents.drafts.openness import awaits_data
from shnor_docs.model.chart import Along, Shown
from shnor_docs.model.content import Content
from shnor_docs.model.data import DataTable
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.formula import MEASURES, Formula, Rows
from shnor_docs.model.period import Period
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import TableRows
from shnor_docs.rules.computed import contradictions, mixed_years, percentages
from shnor_docs.rules.finding import Path
from shnor_docs.rules.walking import PrintedText, has_brace, in_each_measure, in_each_text
from shnor_docs.sameness import Kept, Same, once_for_each
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.data.layouts import layout_of
from shnor_docs.source.programs import LoadedProgram

_ACTUAL = re.compile(r"indicators\.(\w+)\.actuals\[\s*[\"']?([\d/]+)[\"']?\s*\]")
Key = tuple[str, Period]

UNTIL_ASKED = (NO_DATA, NO_SOURCE)
"""What is no problem until a document prints the value: a program may keep no data for a shared indicator, or write
its values by hand."""


def measured(loaded: LoadedProgram, catalogue: LoadedCatalogue) -> tuple[Content | None, list[Diagnostic]]:
    """The program's content with its computed values, and what is wrong in the data."""
    content = loaded.content
    if content is None:
        return None, []
    found, asked = _computed(content, loaded), set() if awaits_data(content) else _wanted(content)
    computable = content.computable
    used = [problem for problem in found.problems if problem.indicator in computable]
    told = [p for p in used if p.code not in UNTIL_ASKED or _is_asked(p, asked)]
    mixed = tuple(mixed_years(content, found.values))
    findings = (*contradictions(content, found.values), *percentages(content, found.values), *mixed)
    diagnostics = [
        *(Diagnostic.of(p.code, p.message, _place(p, loaded, catalogue), p.hint) for p in told),
        *(Diagnostic.of(f.code, f.message, loaded.locate(f.path), f.hint) for f in findings),
    ]
    orderless = {content.program.indicators[int(str(finding.path[1]))].id for finding in mixed}
    values = {k: v for k, v in found.values.items() if k[0] not in orderless} if orderless else found.values
    return content.with_values(values), diagnostics


def _is_asked(problem: Problem, asked: Collection[Key]) -> bool:
    """Whether some document prints the value; of a fault of the formula, the value of any period."""
    if problem.period is None:
        return any(name == problem.indicator for name, _ in asked)
    return (problem.indicator, problem.period) in asked


def data_frames(content: Content, loaded: LoadedProgram | None = None) -> dict[str, Frame]:
    """The program's data tables, registry of schools and measures of its plan, ready to be computed from."""
    program = content.program
    places = [loaded.locate(("schools", n)) for n in range(len(program.schools))] if loaded else ()
    names = {source.id: _names(source) for source in program.data}
    found = frames(content.tables.values(), program.schools, places, names)
    if program.roadmap:
        locate = loaded.locate if loaded else lambda path: Location("roadmap.yaml")
        found[MEASURES] = plan_frame(program.roadmap, locate, [level.id for level in program.levels])
    return found


def _names(source: DataSource) -> Names:
    """The title of a table and those of its columns, declared or of a file of known layout; their possible values."""
    columns = layout_of(source).columns
    titles = {column.field: column.header[0] for column in columns}
    return Names(source.title or source.id, titles, {column.field: column.values for column in columns})


def _computed(content: Content, loaded: LoadedProgram) -> Computed:
    formulas = {name: entry.formula for name, entry in content.catalogue.items() if entry.formula}
    entries = tuple(content.catalogue[name] for name in needed(sorted(content.computable), formulas))
    periods = tuple(_periods(content))
    data = [*content.tables.values(), *entries, content.program.data, content.program.schools]
    if any(_counts_measures(entry.formula) for entry in entries if entry.formula):
        data += (content.program.roadmap, content.program.levels)
    key = (periods, *map(Same, data), *(loaded.locate(("schools", n)) for n in range(len(content.program.schools))))
    return _values.of(key, lambda: compute_indicators(entries, data_frames(content, loaded), periods))


_values = Kept[Computed](16)
"""What was computed of some programs: as long as no data change, no value does."""


@once_for_each
def _counts_measures(formula: Formula) -> bool:
    """Whether a formula looks at the plan."""
    operator = formula.operator[1]
    of_plan = isinstance(operator, Rows) and operator.of == MEASURES
    return of_plan or any(map(_counts_measures, formula.inner))


def _periods(content: Content) -> list[Period]:
    """Periods that the data have, and those that the documents ask for."""
    in_data = (period for table in content.tables.values() for period in _in_table(table))
    periods = {*in_data, *_reported(content), *(period for _, period in _asked(content))}
    return sorted(periods, key=lambda period: period.order)


@once_for_each
def _in_table(table: DataTable) -> frozenset[Period]:
    return frozenset(cell for row in table.rows for cell in row if type(cell) is Period)


@in_each_measure
def _reported(measure: tuple[Path, str, Item]) -> Iterator[Period]:
    """The years for which the execution of a measure is told."""
    return (Period(day.year) for day in measure[2].execution)


def _asked(content: Content) -> Iterator[Key]:
    """Actual values that some table, text or fact prints."""
    for fact in content.program.facts:
        if fact.indicator and fact.period:
            yield fact.indicator, fact.period
    for table in content.program.tables:
        if table.rows is TableRows.INDICATORS:
            shown = [key for group in table.groups for key in group.rows] or [u.id for u in content.program.indicators]
            for column in table.leaves:
                if column.field == "actual" and column.period:
                    yield from ((key, column.period) for key in shown)
    for chart in content.program.charts:
        if chart.along in {Along.INDICATORS, Along.PERIODS} and set(chart.shows) != {Shown.TARGET}:
            named = chart.indicators or [use.id for use in content.program.indicators]
            yield from ((key, period) for key in named for period in chart.periods)
    yield from _asked_in_texts(content)


@in_each_text
def _asked_in_texts(one: PrintedText) -> Iterator[Key]:
    for match in _ACTUAL.finditer(one.text) if has_brace(one.text) and one.mark else ():
        if period := Period.read(match[2]):
            yield match[1], period


def _wanted(content: Content) -> set[Key]:
    """Actual values that a document prints and nobody wrote by hand."""
    written = {(use.id, period) for use in content.program.indicators for period in use.actuals}
    return set(_asked(content)) - written


def _place(problem: Problem, loaded: LoadedProgram, catalogue: LoadedCatalogue) -> Location:
    """The cell that is wrong; else the formula of an error; for a warning the use, where a comment may allow it."""
    if problem.place or problem.code.severity is Severity.ERROR or loaded.content is None:
        return problem.place or catalogue.locate(problem.indicator)
    program = loaded.content.program
    owners = (("indicators", "id", program.indicators), ("facts", "indicator", program.facts))
    users = [(n, i, k) for n, k, found in owners for i, r in enumerate(found) if getattr(r, k) == problem.indicator]
    return loaded.locate(users[0])
