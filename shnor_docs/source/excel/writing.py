"""``roadmap.xlsx`` and ``targets.xlsx`` made from a program, for those who work in Excel."""

from __future__ import annotations

from collections.abc import Sequence

from shnor_docs.model.content import Content
from shnor_docs.model.period import PeriodMap
from shnor_docs.source.excel import columns, contents
from shnor_docs.source.excel.choices import Choice, choices
from shnor_docs.source.excel.columns import BOOKS, KIND, OWN_TITLES, Book, Cells, Form, Path
from shnor_docs.source.excel.sheets import add_choices, add_explanations, add_stamp, offer_kinds, put, set_up
from shnor_docs.source.excel.stamp import stamp_of
from shnor_docs.source.sheets.workbook_bytes import workbook_bytes


def write_excel(content: Content, program: str = "") -> dict[str, bytes]:
    """The workbooks of a program by file name: of its roadmap and of its indicators, where it has them.

    ``program`` is its id, by which the workbooks are known when they are taken back. The same content gives the
    same bytes.

    Raises:
        ShnorError: a text is longer than a cell of Excel holds.
    """
    found = {book: getattr(content.program, book.field) for book in BOOKS.values()}
    return {
        book.file: _book(book, content, program) for book, value in found.items() if value is not None and value != ()
    }


def _book(book: Book, content: Content, program: str) -> bytes:
    from openpyxl import Workbook

    head, rows = contents.head(book, content), contents.rows(book, content)
    titles = _titles(book, content, rows)
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
    add_stamp(workbook, stamp_of(program, rows), book)
    return workbook_bytes(workbook)


def _titles(book: Book, content: Content, rows: Sequence[Cells]) -> dict[Path, str]:
    """The columns with their headers: the id, what is not a field, the fields in the model's order, the order."""
    *own, last = contents.own_columns(book)
    used = dict.fromkeys(path for row in rows for path in row)
    titles = {("id",): columns.header(book.record, ("id",)), **{path: OWN_TITLES[path] for path in own}}
    for name, form in columns.fields(book.record).items():
        if form.keys == 0:
            titles[name,] = columns.header(book.record, (name,))
            continue
        keys = {path for path in used if path[0] == name} | _offered(book, content, name)
        titles |= {path: columns.header(book.record, path) for path in sorted(keys)}
    return {**titles, last: OWN_TITLES[last]}


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
