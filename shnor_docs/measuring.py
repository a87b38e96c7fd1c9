"""Data tables into a program: read, computed, compared with what was written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from shnor_docs.compute.frame import Frame
from shnor_docs.compute.indicators import Computed, Names, compute_indicators, frames
from shnor_docs.compute.problem import NO_DATA, Problem
from shnor_docs.diagnostics import Diagnostic
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period
from shnor_docs.model.table import TableRows
from shnor_docs.rules.computed import contradictions, percentages
from shnor_docs.rules.walking import prose
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.programs import LoadedProgram

_ACTUAL = re.compile(r"indicators\.(\w+)\.actuals\[\s*[\"']?([\d/]+)[\"']?\s*\]")
Key = tuple[str, Period]


def measured(loaded: LoadedProgram, catalogue: LoadedCatalogue) -> tuple[Content | None, list[Diagnostic]]:
    """The program's content with its computed values, and what is wrong in the data."""
    content = loaded.content
    if content is None or not content.tables:
        return content, []
    found, asked = _computed(content), set(_asked(content))
    wanted = [p for p in found.problems if p.code is not NO_DATA or _key(p) in asked]
    findings = (*contradictions(content, found.values), *percentages(content, found.values))
    diagnostics = [
        *(Diagnostic.of(p.code, p.message, p.place or catalogue.locate(p.indicator), p.hint) for p in wanted),
        *(Diagnostic.of(f.code, f.message, loaded.locate(f.path), f.hint) for f in findings),
    ]
    return replace(content, computed=found.values), diagnostics


def data_frames(content: Content, loaded: LoadedProgram | None = None) -> dict[str, Frame]:
    """The program's data tables and registry of schools, ready to be computed from."""
    program = content.program
    places = [loaded.locate(("schools", n)) for n in range(len(program.schools))] if loaded else ()
    names = {
        source.id: Names(source.id, {column.field: column.header[0] for column in source.columns})
        for source in program.data
    }
    return frames(content.tables.values(), program.schools, places, names)


def _computed(content: Content) -> Computed:
    used = {use.id for use in content.program.indicators}
    wanted = [entry for entry in content.catalogue.values() if entry.formula and entry.id in used]
    return compute_indicators(_needed(wanted, content.catalogue), data_frames(content), _periods(content))


def _needed(wanted: list[Indicator], catalogue: Mapping[str, Indicator]) -> list[Indicator]:
    """The indicators in use, and those of the catalogue that their formulas may take."""
    others = [entry for entry in catalogue.values() if entry.formula and entry not in wanted]
    return [*wanted, *others]


def _periods(content: Content) -> list[Period]:
    """Periods that the data have, and those that the documents ask for."""
    in_data = {cell for table in content.tables.values() for row in table.rows for cell in row if type(cell) is Period}
    periods = in_data | {period for _, period in _asked(content)}
    return sorted(periods, key=lambda period: (period.is_academic, period.year))


def _asked(content: Content) -> Iterator[Key]:
    """Actual values that some table or text prints."""
    for table in content.program.tables:
        if table.rows is TableRows.INDICATORS:
            shown = [key for group in table.groups for key in group.rows] or [u.id for u in content.program.indicators]
            for column in table.leaves:
                if column.field == "actual" and column.period:
                    yield from ((key, column.period) for key in shown)
    for _, text in prose(content):
        for match in _ACTUAL.finditer(text):
            try:
                yield match[1], Period.parse(match[2])
            except NotationError:
                continue


def _key(problem: Problem) -> tuple[str, Period | None]:
    return problem.indicator, problem.period
