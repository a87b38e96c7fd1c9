"""Rows and columns of one table that cannot both be right (INVENTORY D-29, D-31)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.base import Record
from shnor_docs.model.form import FormTable
from shnor_docs.model.table import CellRow, Column, Table
from shnor_docs.rules.duplicates.words import Stems, shortened, stems
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import in_each_record, in_each_table

OPPOSITE = declare("ШД270", Severity.WARNING, "в таблице строки о наличии и об отсутствии одного и того же")
SAME_HEADING = declare("ШД271", Severity.WARNING, "два столбца рядом озаглавлены одинаково")
OTHER_PLACES = declare("ШД272", Severity.WARNING, "две ячейки строки перечисляют разные территории")

_SIGNS = {"налич": "наличии", "отсут": "отсутствии"}
_PRESENCE = re.compile(r"(?:^|[.;]\s+)(?P<sign>[Нн]аличие|[Оо]тсутствие)\s+")
_A_THING = 4
_PLACE = re.compile(r"\b[А-ЯЁ][а-яё]+ск(?:ого|ий|ом|ому|им)\b(?!\s+(?:области|края|республики))")
_A_LIST = 3
"""So many territories in both cells show that they list the same ones."""


@in_each_record
def opposites(found: tuple[Path, Record]) -> Iterator[Finding]:
    """A table does not ask for the presence and for the absence of one thing: the one answers the other."""
    path, record = found
    if isinstance(record, FormTable):
        yield from _opposite([(row.title, (*path, "rows", i, "title")) for i, row in enumerate(record.rows)])


def _opposite(rows: Iterable[tuple[str, Path]]) -> Iterator[Finding]:
    seen: dict[Stems, str] = {}
    for title, path in rows:
        for match in _PRESENCE.finditer(title):
            sign = match["sign"][:5].lower()
            first = seen.setdefault(stems(title[match.end() :])[:_A_THING], sign)
            if first != sign:
                message = f"«{shortened(title)}», а выше спрошено о {_SIGNS[first]} того же: одно следует из другого"
                yield Finding(OPPOSITE, message, path, "оставьте одну строку")


@in_each_record
def headings(found: tuple[Path, Record]) -> Iterator[Finding]:
    """Columns side by side under one header have headings that tell them apart."""
    path, record = found
    if isinstance(record, Table | Column):
        yield from _same_titles([column.title for column in record.columns], (*path, "columns"))
    elif isinstance(record, FormTable):
        yield from _same_titles([record.header, *(c.title for c in record.columns)], path)
        if record.header and record.over and record.header == record.over:
            message = f"«{record.header}» стоит и над первым столбцом, и над остальными"
            yield Finding(SAME_HEADING, message, (*path, "header"), "исправьте один из заголовков")


def _same_titles(titles: list[str | None], path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, title in enumerate(titles):
        if title and title in seen:
            message = f"заголовок «{title}» у двух столбцов: непонятно, чем они различаются"
            yield Finding(SAME_HEADING, message, (*path, index) if path[-1] == "columns" else path, "исправьте один")
        seen.add(title or "")


@in_each_table
def territories(found: tuple[Path, Table]) -> Iterator[Finding]:
    """Where two cells of a row list the same districts, neither leaves one out."""
    path, table = found
    for number, record in enumerate(table.records):
        yield from _other_places(record, (*path, "records", number))


def _other_places(record: CellRow, path: Path) -> Iterator[Finding]:
    lists = [(field, _places(str(text))) for field, text in record.cells.items()]
    long = [(field, named) for field, named in lists if len(named) >= _A_LIST]
    for (_, one), (field, other) in pairwise(long):
        if one.keys() != other.keys() and 2 * len(one.keys() & other.keys()) >= len(one.keys() | other.keys()):
            differ = ", ".join(({**one, **other})[stem] for stem in sorted(one.keys() ^ other.keys()))
            message = f"ячейки строки перечисляют разные территории: только в одной из них – {differ}"
            yield Finding(OTHER_PLACES, message, (*path, "cells", field), "сверьте два перечня")


def _places(text: str) -> dict[str, str]:
    """The districts that a text names, by the word without its ending."""
    return {re.sub(r"ск[а-яё]+$", "ск", match[0]): match[0] for match in _PLACE.finditer(text)}
