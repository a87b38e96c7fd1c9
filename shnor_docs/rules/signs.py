"""Signs that would reach the paper as they are typed: braces, quotes without a pair, numbers typed before a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from shnor_docs.diagnostics import Location, Severity, declare
from shnor_docs.documents.references import PATTERN
from shnor_docs.model.base import TITLE, Record, Statement
from shnor_docs.model.content import Content
from shnor_docs.model.data import DataTable
from shnor_docs.model.order import Clause
from shnor_docs.model.roadmap import Item
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, has_brace, in_each_record, in_each_text
from shnor_docs.rules.wording.endings import long_endings
from shnor_docs.russian.quotes import unpaired_quotes
from shnor_docs.sameness import once_for_each

BRACES = declare("ШД226", Severity.WARNING, "фигурные скобки или тег напечатаются как стоят")
UNPAIRED = declare("ШД227", Severity.WARNING, "кавычка без пары")
TYPED_NUMBER = declare("ШД228", Severity.ERROR, "номер или знак списка в начале текста, который нумерует программа")

_BRACES = re.compile(r"\{[^{}\n]*\}|\{[{%#][^{}\n]*[}%#]\}|[{}]+")
_TOLD = re.compile(r"\{%[^{}\n]*%?\}?|\{\{|\}\}")
"""Braces of a tag that a prose may not have: told as ШД223."""
_HALVES = re.compile(r"\{\{|\}\}")
"""The same of a title, where a tag of a template is only text."""
_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+|#]|\d+[.)]\s))|(?<!\\)\|")
_MARKER = re.compile(r"^\s*(\d{1,9}[.)]|[-*+])\s", re.MULTILINE)
_OWN_SIGNS = frozenset({"numbering"})
"""Fields in which «{n}» stands for a number."""
_LISTS = ("goals", "tasks", "results", "risks", "resources", "lists")


@in_each_text
def signs(one: PrintedText) -> Iterator[Finding]:
    """No brace of a tag that nothing fills in, no straight quote without a pair, no ending longer than printed."""
    if has_brace(one.text):
        yield from _braces_of(one)
    if '"' in one.text:
        yield from _quotes_of(one)
    if "-" in one.text:
        yield from long_endings(one)


def _braces_of(one: PrintedText) -> Iterator[Finding]:
    if not _OWN_SIGNS & set(one.path):
        for match in _BRACES.finditer(_untold(one)):
            yield _braces(match[0], one.where, one.at(*match.span()))


def _untold(one: PrintedText) -> str:
    """The text without the references that are filled in, or told of by other rules; places are kept."""
    if one.is_prose:
        return _blanked(_TOLD, _blanked(PATTERN, one.text))
    if one.mark == TITLE:
        return _blanked(_HALVES, _blanked(PATTERN, one.text))
    return "" if PATTERN.search(one.text) and not one.where else one.text


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _braces(found: str, where: str, path: Path, cell: Location | None = None) -> Finding:
    hint = "ссылка пишется в тексте: {{ путь }}; в именах и данных стоит само значение"
    return Finding(BRACES, f"«{found}»{where} напечатается как стоит", path, hint, cell)


def cells(content: Content) -> Iterator[Finding]:
    """No brace in the data tables, whose texts fill forms and cards."""
    return chain.from_iterable(map(_in_cells, content.tables.values()))


@once_for_each
def _in_cells(table: DataTable) -> tuple[Finding, ...]:
    return tuple(
        _braces(match[0], "", (), table.place(number, field))
        for number, row in enumerate(table.rows)
        for field, cell in zip(table.fields, row, strict=True)
        if isinstance(cell, str) and has_brace(cell) and (match := _BRACES.search(cell))
    )


def _quotes_of(one: PrintedText) -> Iterator[Finding]:
    for start, paragraph in _paragraphs(_blanked(PATTERN, one.text)):
        for position in unpaired_quotes(paragraph):
            first, last = max(0, position - 15), min(len(paragraph), position + 16)
            message = (
                f"у прямой кавычки{one.where} нет пары: «…{paragraph[first:last].strip()}…»; она так и напечатается"
            )
            place = one.at(start + first, start + last)
            yield Finding(UNPAIRED, message, place, "поставьте вторую кавычку или пишите «ёлочки»")


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, items and cells of a Markdown text with their offsets."""
    start = 0
    for border in _PARAGRAPHS.finditer(text):
        yield start, text[start : border.start()]
        start = border.end()
    yield start, text[start:]


@in_each_record
def typed_numbers(one: tuple[Path, Record]) -> Iterator[Finding]:
    """A clause, a measure or an item of a list begins with its words: its number or mark is the program's.

    A clause is never a list; a measure or an item may well be one, of several items.
    """
    path, record = one
    if not isinstance(record, Clause | Item) and not (isinstance(record, Statement) and path[0] in _LISTS):
        return
    marks = _MARKER.findall(record.text) if _MARKER.match(record.text) else []
    if marks and (isinstance(record, Clause) or len(marks) == 1):
        message = f"текст начинается с «{marks[0]}»: «{record.text.strip()[:40]}»; получится список внутри пункта"
        yield Finding(TYPED_NUMBER, message, (*path, "text"), f"уберите «{marks[0]}»: номер ставит программа")
