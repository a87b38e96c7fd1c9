"""What a number would lose in print: the forms of its unit, the condition that a table of numbers drops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.references import BadReference, Reference, parse_reference
from shnor_docs.documents.scope import resolve
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Direction, Indicator
from shnor_docs.model.program import Fact
from shnor_docs.model.table import Column, Table, TableRows
from shnor_docs.model.target import Comparison, Target
from shnor_docs.model.target.conditions import Threshold
from shnor_docs.model.value import Value
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import InEach, PrintedText, Use, in_each_text, in_each_use, uses
from shnor_docs.russian.counting import manner
from shnor_docs.russian.numerals import find_noun, format_number, is_undeclined
from shnor_docs.sameness import once_for_each
from shnor_docs.source.text import Words

UNDECLINED = declare("ШД224", Severity.WARNING, "слово после числа не склоняется: его форм программа не знает")
NOT_SHOWN = declare("ШД225", Severity.WARNING, "столбец чисел не покажет единицы или условия целевого значения")

_NUMBERS = re.compile(r"\{\{((?=[^{}]*\b(?:facts|indicators|budget|words)\b)[^{}]*)\}\}")
"""References that may print a number with its unit: others need not be resolved again."""
_WITHOUT_UNIT = frozenset({"number", "digital"})
_NATURAL = {Direction.GROWTH: Comparison.AT_LEAST, Direction.FALL: Comparison.AT_MOST}
"""What a bare number means in a table of planned values."""


def nouns(content: Content) -> Iterator[Finding]:
    """A unit that is printed after a number is a word whose forms are known."""
    for reference, path in _printing_numbers(content):
        with suppress(ValueError):  # reported where references are checked
            yield from _undeclined(_unit(content, reference), path)
    for index, table in enumerate(content.program.tables):
        if any(_prints_units(column) for column in table.leaves) and table.rows is TableRows.INDICATORS:
            for unit in dict.fromkeys(one.entry.printed_unit for one in uses(content) if _is_shown(one, table)):
                yield from _undeclined(unit, ("tables", index))


@in_each_text
def _printing_numbers(one: PrintedText) -> Iterator[tuple[Reference, Path]]:
    """The references that may print a number with its unit, with their places."""
    for match in _NUMBERS.finditer(one.text) if one.is_braced else ():
        with suppress(BadReference):
            reference = parse_reference(match[1])
            if not _WITHOUT_UNIT & dict(reference.filters).keys():
                yield reference, (*one.path, Words.at(one.text, *match.span()))


def _unit(content: Content, reference: Reference) -> str:
    """The unit that a reference prints after its number; empty if none."""
    value = resolve(content, reference)
    own = value.unit if isinstance(value, Value | Fact) else None
    return manner(dict(reference.filters).get("words", ())).noun or own or ""


def _prints_units(column: Column) -> bool:
    return column.field == "change" or (column.field in {"baseline", "actual"} and column.period is None)


def _undeclined(unit: str, path: Path) -> Iterator[Finding]:
    if is_undeclined(unit):
        message = f"«{unit}» печатается после числа без склонения: «2 {unit}», «5 {unit}»"
        hint = (
            f"впишите формы слова в indicators.yaml, в nouns: {{one: {unit}, few: …, many: …, "
            "gender: masculine, feminine или neuter}"
        )
        yield Finding(UNDECLINED, message, path, hint)


def targets(content: Content) -> Iterator[Finding]:
    """A column of one period prints a target as its number: the unit and the condition must be plain without it."""
    for table in content.program.tables:
        yield from _not_shown_in(table)(content)


@once_for_each
def _not_shown_in(table: Table) -> InEach[Finding]:
    """What is found in each indicator beside such a table."""
    columns = [column for column in table.leaves if column.field == "target" and column.period]

    @in_each_use
    def found(one: Use) -> Iterator[Finding]:
        is_shown = table.rows is TableRows.INDICATORS and _is_shown(one, table)
        for column in columns if is_shown else ():
            target = one.use.targets.get(column.period) if column.period else None
            lost = _lost(table, one.entry, target) if target else ""
            if target and lost:
                yield _not_shown(table, column, target, lost, (*one.path, "targets", column.period))

    return found


def _not_shown(table: Table, column: Column, target: Target, lost: str, path: Path) -> Finding:
    number = format_number(target.amount) if target.amount is not None else ""
    message = f"в таблице «{table.title or table.id}» за {column.period} вместо «{target}» стоит «{number}»: нет {lost}"
    hint = "добавьте в таблицу столбец unit, единицу в заголовок столбца или столбец target без period: он печатает всё"
    return Finding(NOT_SHOWN, message, path, hint)


def _lost(table: Table, entry: Indicator, target: Target) -> str:
    """What of a target its bare number does not tell, in the genitive; empty if nothing."""
    parts = [part for group in target.groups for part in group]
    threshold = next((part for part in parts if isinstance(part, Threshold)), None)
    if threshold is None:
        return ""
    if len(parts) > 1:
        return "других условий"
    if threshold.scope or threshold.lead or threshold.moment:
        return f"слов «{' '.join(filter(None, (threshold.lead, threshold.scope))) or str(threshold.moment)}»"
    if threshold.comparison not in {Comparison.EQUAL, _NATURAL[entry.direction]}:
        return "условия"
    return f"единицы «{threshold.unit}»" if _hides(table, entry, threshold.unit) else ""


def _hides(table: Table, entry: Indicator, unit: str) -> bool:
    """Whether neither a column of units, nor a heading, nor the indicator's name tells the unit."""
    if any(column.field == "unit" for column in table.leaves):
        return bool(unit) and unit != entry.printed_unit
    noun = find_noun(unit)
    forms = noun.all_forms if noun else (unit,)
    told = " ".join((table.title or "", entry.name, *_titles(table.columns))).lower()
    return bool(unit) and not any(form in told for form in forms)


def _titles(columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        yield column.title or ""
        yield from _titles(column.columns)


def _is_shown(one: Use, table: Table) -> bool:
    """Whether an indicator is a row of the table."""
    return not table.groups or any(one.use.id in group.rows for group in table.groups)
