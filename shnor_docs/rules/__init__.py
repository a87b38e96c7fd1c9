"""Checks across fields and files: each a pure function of the content, one code for one kind of problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from shnor_docs.diagnostics import Diagnostic, Fix, Location
from shnor_docs.model.content import Content
from shnor_docs.model.places import place_of
from shnor_docs.rules import (
    amounts,
    answers,
    charts,
    circles,
    columns,
    computed,
    data,
    dates,
    dates_and_acts,
    declension,
    emptiness,
    file_names,
    forms,
    identity,
    open_points,
    own_kinds,
    references,
    reporting_dates,
    requisites,
    signs,
    spans,
    stated_dates,
    stated_headings,
    stated_period,
    structure,
    table_rows,
    target_years,
    terms_and_names,
    units,
    wording,
)
from shnor_docs.rules.completeness import broken_off, editions, unprinted
from shnor_docs.rules.duplicates import (
    counted,
    indicator_names,
    listings,
    parties,
    program_names,
    retold,
    rows,
    statements,
    told_results,
)
from shnor_docs.rules.finding import Finding, Path, Rule
from shnor_docs.rules.method import bases, cycle, directions, kinds, links, shares_in_texts
from shnor_docs.rules.numbering import sections, stages, typed, written
from shnor_docs.source.text import Words

__all__ = ["FACTS", "RULES", "SOFT_ERRORS", "STRUCTURE", "Finding", "Path", "Rule", "check"]

STRUCTURE: tuple[Rule, ...] = (
    identity.unique_ids,
    identity.unique_appendices,
    references.indicators,
    references.roadmap,
    references.tables,
    columns.columns,
    columns.cells,
    columns.keys,
    spans.spans,
    references.documents,
    references.appendices,
    references.values,
    declension.missing,
    references.leftovers,
    references.misplaced,
    table_rows.surplus_cells,
    circles.circles,
    structure.sections,
    structure.bodies,
    structure.file_names,
    file_names.names_of_subjects,
    structure.budget_years,
    data.declarations,
    data.schools,
    forms.documents,
    forms.columns,
    answers.counts,
    answers.municipalities,
    own_kinds.slots,
    own_kinds.names,
    structure.templates,
    signs.typed_numbers,
    *charts.STRUCTURE,
)
"""What a document cannot be built without: no comment silences these."""

FACTS: tuple[Rule, ...] = (
    identity.unique_numbers,
    identity.written_numbers,
    structure.totals,
    structure.money,
    structure.weights,
    amounts.indicators,
    amounts.facts,
    amounts.money,
    dates.deadlines,
    stated_period.in_titles,
    stated_period.in_prose,
    stated_period.in_passport,
    stated_headings.headings,
    stated_headings.values,
    stated_dates.records,
    stated_dates.reports,
    stated_dates.years,
    requisites.halves,
    requisites.file_names,
    dates.targets,
    target_years.whole_years,
    target_years.gaps,
    reporting_dates.days_off,
    open_points.open_points,
    file_names.short_names,
    structure.of_paper,
    file_names.files_of_the_program,
    answers.dates,
    answers.periods,
    answers.executions,
    computed.execution,
    emptiness.references,
    emptiness.sections,
    emptiness.groups,
    emptiness.forms,
    emptiness.cards,
    declension.unconfirmed,
    declension.marks,
    declension.disagreeing,
    units.nouns,
    units.targets,
    signs.signs,
    signs.cells,
    # Numbering, duplicates, completeness and method (INVENTORY D-01 – D-39).
    written.numbers,
    written.measures,
    written.rows,
    sections.headings,
    sections.appendices,
    sections.attachments,
    typed.glued,
    typed.in_row,
    typed.lists,
    typed.empty_items,
    stages.in_deadlines,
    stages.in_titles,
    statements.statements,
    statements.table_rows,
    statements.results,
    statements.goals,
    retold.statements,
    counted.claims,
    program_names.names,
    parties.persons,
    parties.schools,
    indicator_names.bases,
    indicator_names.abbreviations,
    indicator_names.in_forms,
    rows.opposites,
    rows.headings,
    rows.territories,
    listings.overlaps,
    listings.criteria,
    told_results.claims,
    told_results.times,
    broken_off.texts,
    broken_off.measures,
    editions.repeals,
    editions.terms,
    unprinted.records,
    unprinted.indicators,
    unprinted.plan_and_budget,
    unprinted.papers,
    unprinted.parties,
    unprinted.plan_fields,
    unprinted.title_pages,
    unprinted.charts_of_orders,
    links.tasks,
    links.measures,
    links.indicators,
    links.completeness,
    links.team,
    cycle.parts,
    bases.base_years,
    bases.late_bases,
    bases.weights,
    directions.monotonic,
    directions.against_base,
    directions.trends,
    kinds.kinds,
    kinds.in_names,
    kinds.bases,
    kinds.values,
    kinds.results,
    kinds.units,
    shares_in_texts.shares,
    shares_in_texts.over,
    shares_in_texts.parts,
    *charts.FACTS,
    *dates_and_acts.RULES,
    *terms_and_names.RULES,
    *wording.RULES,
)
"""What a sound program holds to; a comment with a reason silences a breach."""

RULES = STRUCTURE + FACTS

SOFT_ERRORS = frozenset({"ШД202", "ШД203", "ШД215", "ШД216", "ШД217", "ШД310", "ШД512"})
"""Errors that only ``FACTS`` report: a workspace may lower them. Every other error stays one."""


def check(content: Content, locate: Callable[[Path], Location], rules: Iterable[Rule] = RULES) -> list[Diagnostic]:
    """Everything the rules find, at its place in the files."""
    return [
        _diagnostic(finding, content, finding.cell or locate(finding.path), _fix(finding, locate))
        for rule in rules
        for finding in rule(content)
    ]


def _diagnostic(finding: Finding, content: Content, place: Location, fix: Fix | None) -> Diagnostic:
    about = _about(finding.path, content)
    return Diagnostic(finding.code, finding.message, place, finding.hint, finding.code.severity, about, fix=fix)


def _about(path: Path, content: Content) -> str:
    """The place by ids; of a section file its name; nothing for a cell of a data table or a field that is not there."""
    steps = path[:-1] if path and isinstance(path[-1], Words) else path
    if steps[:1] == ("files",):
        return str(steps[1])
    with suppress(AttributeError, LookupError):
        return place_of(content.program, steps)
    return ""


def _fix(finding: Finding, locate: Callable[[Path], Location]) -> Fix | None:
    """How the file would be mended; a workbook is not."""
    mending = finding.mending
    place = locate(mending.path) if mending else None
    if mending is None or place is None or place.line is None:
        return None
    return Fix(place, mending.words.text, mending.replacement, mending.is_safe)
