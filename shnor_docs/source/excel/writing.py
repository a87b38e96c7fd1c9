"""``roadmap.xlsx`` and ``targets.xlsx`` made from a program, for those who work in Excel."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shnor_docs.model.content import Content
from shnor_docs.model.period import PeriodMap
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.source.excel import columns
from shnor_docs.source.excel.choices import Choice, choices
from shnor_docs.source.excel.columns import ROADMAP, TARGETS, Book, Cells, Form, Path
from shnor_docs.source.excel.sheets import add_choices, add_explanations, offer_kinds, put, set_up
from shnor_docs.source.shapes import keys_of

if TYPE_CHECKING:
    from openpyxl import Workbook

KIND, NAME = ("строка",), ("наименование",)
"""Columns that no field of a record has; no field can have such a name."""


def write_excel(content: Content) -> dict[str, bytes]:
    """The workbooks of a program by file name: of its roadmap and of its indicators, where it has them.

    Raises:
        ShnorError: a text is longer than a cell of Excel holds.
    """
    books: dict[str, bytes] = {}
    if content.program.roadmap is not None:
        books[ROADMAP.file] = _roadmap(content, content.program.roadmap)
    if content.program.indicators:
        books[TARGETS.file] = _targets(content)
    return books


def _roadmap(content: Content, roadmap: Roadmap) -> bytes:
    rows: list[Cells] = []
    for group in roadmap.groups:
        rows.append({KIND: columns.GROUP, ("id",): group.id, ("text",): group.title})
        rows += [{KIND: columns.ITEM, **columns.cells(item)} for item in group.items]
    head = {
        key.title: str(getattr(roadmap, name) or "")
        for name, key in keys_of(Roadmap).items()
        if key.shape.items is None
    }
    return _book(ROADMAP, content, head, rows, {KIND: columns.KIND_TITLE})


def _targets(content: Content) -> bytes:
    rows = []
    for use in content.program.indicators:
        known = content.catalogue.get(use.id)
        rows.append({NAME: known.name if known else "", **columns.cells(use)})
    return _book(TARGETS, content, {}, rows, {NAME: columns.NAME_TITLE})


def _book(
    book: Book, content: Content, head: Mapping[str, str], rows: Sequence[Cells], own: Mapping[Path, str]
) -> bytes:
    from openpyxl import Workbook

    titles = _titles(book, content, rows, own)
    allowed = {field: listed for field, listed in choices(content).items() if (field,) in titles}
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = book.sheet
    for row, (title, value) in enumerate(head.items(), 1):
        put(sheet.cell(row, 1), title, book.file)
        put(sheet.cell(row, 2), value, book.file)
    first = len(head) + (2 if head else 1)
    for column, (path, title) in enumerate(titles.items(), 1):
        put(sheet.cell(first, column), title, book.file)
        for row, values in enumerate(rows, first + 1):
            put(sheet.cell(row, column), _shown(values.get(path, ""), allowed.get(path[0], ())), book.file)
    set_up(sheet, first, len(rows), titles)
    if KIND in titles:
        offer_kinds(sheet, first)
    if allowed:
        add_choices(workbook, sheet, first, titles, allowed, book)
    add_explanations(workbook, book)
    return _saved(workbook)


def _titles(book: Book, content: Content, rows: Sequence[Cells], own: Mapping[Path, str]) -> dict[Path, str]:
    """The columns with their headers: the id, what is not a field, then the fields in the model's order."""
    used = dict.fromkeys(path for row in rows for path in row)
    titles = {("id",): columns.header(book.record, ("id",)), **own}
    for name, form in columns.fields(book.record).items():
        if form.keys == 0:
            titles[name,] = columns.header(book.record, (name,))
            continue
        keys = {path for path in used if path[0] == name} | _offered(book, content, name)
        titles |= {path: columns.header(book.record, path) for path in sorted(keys)}
    return titles


def _offered(book: Book, content: Content, name: str) -> set[Path]:
    """Columns to fill in though nothing is there yet: the program's periods, its levels."""
    if name == "deadlines":
        return {(name, level.id) for level in content.program.levels}
    default = book.record.model_fields[name].get_default(call_default_factory=True)
    if not isinstance(default, PeriodMap) or columns.fields(book.record)[name] is not Form.MAPPING:
        return set()
    kinds = {period.is_academic for use in content.program.indicators for period in getattr(use, name)}
    return {(name, str(p)) for p in content.program.period if kinds <= {p.is_academic}}


def _shown(value: columns.Value | list[str], listed: Sequence[Choice]) -> columns.Value:
    names = {choice.id: choice.shown for choice in listed}
    if isinstance(value, list):
        return "\n".join(names.get(item, item) for item in value)
    return names.get(value, value) if isinstance(value, str) else value


def _saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
