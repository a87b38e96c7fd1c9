"""Numbers that somebody wrote into the data: well formed, in a row, each once (INVENTORY D-01 – D-04)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.order import Clause, Order
from shnor_docs.model.table import Table, TableRows
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.identity import DUPLICATE_NUMBER, NUMBER_GAP
from shnor_docs.rules.numbering.roman import roman
from shnor_docs.rules.numbering.typed import OUT_OF_ROW
from shnor_docs.rules.walking import in_each_table
from shnor_docs.sameness import found_once

BAD_NUMBER = declare("ШД250", Severity.WARNING, "номер записан с ошибкой")

_PART = r"\d{1,3}[а-яё]?[¹²³⁴-⁹]*"
_NUMBER = re.compile(rf"(?:[А-ЯЁа-яё]+\s+)?{_PART}(?:[.-]{_PART})*[.)]?")
"""«Глава 2», «3.1», «3а», «3¹.»: what is inserted later has a letter or a small figure (RULES §5)."""

_HAS_DIGIT = re.compile(r"\d")
_LAST = re.compile(r"^(.*?)(\d+|[IVXLC]+)[.)]?$")
_NO_NUMBER = "-"

Numbered = tuple[str, bool, Path]
"""A number as it prints, whether somebody wrote it, and the path of the field."""


def numbers(content: Content) -> Iterable[Finding]:
    """Sections and clauses that carry a written number follow one another."""
    return _of_sequences(content.program.documents, content.program.orders)


@found_once
def _of_sequences(documents: tuple[DocumentSettings, ...], orders: tuple[Order, ...]) -> Iterator[Finding]:
    for found in _sequences(documents, orders):
        yield from (*_misspelt(found), *_out_of_row(found, DUPLICATE_NUMBER, NUMBER_GAP))


def measures(content: Content) -> Iterator[Finding]:
    """A written number of a measure is a number: «1,3;» and «2:14.» are not."""
    items = content.program.roadmap.items() if content.program.roadmap else ()
    written = [(number, True, ("roadmap", *path, "number")) for path, number, item in items if item.number]
    return _misspelt(written)


def _sequences(documents: tuple[DocumentSettings, ...], orders: tuple[Order, ...]) -> Iterator[list[Numbered]]:
    for index, settings in enumerate(documents):
        printed = [s for s in enumerate(settings.sections) if s[1].title and s[1].number != _NO_NUMBER]
        yield [
            (section.number or str(ordinal), bool(section.number), ("documents", index, "sections", number, "number"))
            for ordinal, (number, section) in enumerate(printed, 1)
        ]
    for index, order in enumerate(orders):
        yield from _clauses(order.clauses, ("orders", index))


@in_each_table
def rows(found: tuple[Path, Table]) -> Iterator[Finding]:
    """The numbers in a written table follow one another; under a row of full width they may begin anew."""
    path, table = found
    part: list[Numbered] = []
    for number, row in enumerate(table.records if table.rows is TableRows.CELLS else ()):
        if row.span:
            yield from _out_of_row(part, OUT_OF_ROW, OUT_OF_ROW)
            part = []
        elif "number" in row.cells:
            part.append((row.cells["number"], True, (*path, "records", number, "cells", "number")))
    yield from _out_of_row(part, OUT_OF_ROW, OUT_OF_ROW)


def _clauses(clauses: tuple[Clause, ...], path: Path) -> Iterator[list[Numbered]]:
    places = [(*path, "clauses", n) for n, _ in enumerate(clauses)]
    yield [
        (clause.number or str(n), bool(clause.number), (*place, "number"))
        for n, (clause, place) in enumerate(zip(clauses, places, strict=True), 1)
    ]
    for clause, place in zip(clauses, places, strict=True):
        if clause.clauses:
            yield from _clauses(clause.clauses, place)


def _misspelt(found: Iterable[Numbered]) -> Iterator[Finding]:
    for number, is_written, path in found:
        if is_written and _HAS_DIGIT.search(number) and not _NUMBER.fullmatch(number.strip()):
            hint = "пишите цифры через точку, например «2.14»; если номер следует из порядка, уберите его совсем"
            yield Finding(BAD_NUMBER, f"«{number}» – не номер", path, hint)


def _out_of_row(found: Iterable[Numbered], duplicate: Code, gap: Code) -> Iterator[Finding]:
    previous: tuple[str, int] | None = None
    seen: set[tuple[str, int]] = set()
    for number, is_written, path in found:
        match = _LAST.match(number.strip())
        if match is None:
            previous = None
            continue
        here = match[1], int(match[2]) if match[2].isdigit() else roman(match[2])
        if is_written and here in seen:
            yield Finding(duplicate, f"номер «{number}» уже есть выше", path, "исправьте один из номеров")
        elif is_written and previous and previous[0] == here[0] and here[1] > previous[1] + 1:
            hint = f"ожидался номер {here[0]}{previous[1] + 1}; если пункт утратил силу, оставьте его строку"
            yield Finding(gap, f"после {previous[0]}{previous[1]} идёт {number}", path, hint)
        seen.add(here)
        previous = here
