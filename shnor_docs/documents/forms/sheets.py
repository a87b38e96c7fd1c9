"""A form as the sections of a document: numbered criteria and blocks, tables, remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from shnor_docs.documents.cells import unit_of
from shnor_docs.documents.forms.answers import Answers, answer_cell, answers
from shnor_docs.documents.forms.remarks import remark
from shnor_docs.documents.forms.subjects import Subject
from shnor_docs.documents.grids import grid, leaves
from shnor_docs.documents.tree import Kind, Style, Text, Unit, text_of
from shnor_docs.model.content import Content
from shnor_docs.model.form import Answer, Form, FormBlock, FormRow, FormSection, FormTable, Layout
from shnor_docs.model.period import Period
from shnor_docs.model.table import Align, Column
from shnor_docs.russian.typography import typeset

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
PERIOD = "period"
"""The column of a data table that names a row's period."""


Read = Callable[[str | None, str | None], Answers]
"""What the subject answers in a data table (default: the form's), by a column of keys."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A form with what its subject answers."""

    form: Form
    read: Read


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it prints: of the form, or of a period."""

    id: str
    title: str
    row: FormRow | None = None
    period: Period | None = None

    @property
    def only_names(self) -> bool:
        """Whether it only names the rows below it."""
        return self.row is not None and bool(self.row.rows) and not self.row.bound


def form_sections(content: Content, form: Form, subject: Subject | None) -> tuple[Unit, ...]:
    """The sections of a form, filled in for the subject as far as its data tables go; blank without one."""
    sheet = _Sheet(form, _reader(content, form, subject))
    return tuple(
        Unit(
            f"forms.{form.id}.{section.id}",
            Kind.SECTION,
            _title(section.title),
            number=f"{number}.",
            children=tuple(
                unit
                for ordinal, block in enumerate((b for b in section.blocks if prints(form, b)), 1)
                for unit in _block(sheet, block, f"forms.{form.id}.{section.id}.{block.id}", f"{number}.{ordinal}.")
            ),
        )
        for number, section in enumerate((s for s in form.sections if prints(form, s)), 1)
    )


def prints(form: Form, part: FormSection | FormBlock | FormTable) -> bool:
    """Whether a part has anything but its title: rows, tables with rows, remarks."""
    match part:
        case FormSection():
            return any(prints(form, block) for block in part.blocks)
        case FormBlock():
            return bool(part.remarks) or any(prints(form, table) for table in part.tables)
    return bool(form.periods if part.layout is Layout.PERIOD_ROWS else part.rows)


def _reader(content: Content, form: Form, subject: Subject | None) -> Read:
    """Reads each data table once, however many tables of the form it fills."""

    @cache
    def read(source: str | None, key: str | None) -> Answers:
        return answers(content, source or form.source, form.subject, subject, key)

    return read


@lru_cache(maxsize=4096)
def _title(text: str) -> Text:
    """A title; the many forms of a run share their titles."""
    return text_of(typeset(text))


def _block(sheet: _Sheet, block: FormBlock, unit_id: str, number: str) -> Iterator[Unit]:
    title = _title(f"{number} {block.title}")
    yield Unit(f"{unit_id}.title", Kind.PARAGRAPH, title, style=Style.HEADING_2)
    for table in (table for table in block.tables if prints(sheet.form, table)):
        yield from _table(sheet, table, f"{unit_id}.{table.id}")
    for line in block.remarks:
        given = sheet.read(block.source, None) if line.field else Answers()
        answer = given.get(None, line.field or "")
        source = f"data.{given.table}.{line.field}"
        yield from remark(f"{unit_id}.{line.id}", line.title, str(answer or ""), source)


def _table(sheet: _Sheet, table: FormTable, unit_id: str) -> Iterator[Unit]:
    if table.title:
        yield Unit(f"{unit_id}.title", Kind.PARAGRAPH, _title(table.title), style=Style.CAPTION)
    periods = tuple(sheet.form.periods or ())
    columns = _columns(table, periods)
    given = sheet.read(table.source, None if table.layout is Layout.COLUMNS else PERIOD)
    rows = tuple(_row(table, line, leaves(columns)[1:], given, unit_id) for line in _lines(table, periods))
    yield grid(unit_id, columns, rows)


def _columns(table: FormTable, periods: tuple[Period, ...]) -> tuple[Column, ...]:
    """The header: titles of rows, then periods or the table's own columns under their common header."""
    if table.layout is Layout.PERIODS:
        values = tuple(Column(field=PERIOD, title=str(p), period=p, align=Align.CENTER) for p in periods)
    else:
        align = Align.CENTER if table.layout is Layout.PERIOD_ROWS else None
        values = tuple(Column(field=c.id, title=c.title, width=c.width, align=align) for c in table.columns)
    first = Column(field="title", title=table.header, width=2.5 if table.layout is Layout.PERIODS else 1)
    return (first, Column(title=table.over, columns=values)) if table.over else (first, *values)


def _lines(table: FormTable, periods: tuple[Period, ...]) -> Iterator[_Line]:
    if table.layout is not Layout.PERIOD_ROWS:
        return _nested(table, table.rows)
    return (_Line(f"year{period.year}", str(period), period=period) for period in periods)


def _nested(table: FormTable, rows: tuple[FormRow, ...], outer: str = "") -> Iterator[_Line]:
    """Rows, each followed by the rows below it; ``outer`` is the id of the row over them, with a dot."""
    for ordinal, row in enumerate(rows):
        letter = f"{LETTERS[ordinal]}) " if outer and table.lettered else ""
        yield _Line(outer + row.id, letter + row.title, row)
        yield from _nested(table, row.rows, f"{outer}{row.id}.")


def _row(table: FormTable, line: _Line, columns: tuple[Column, ...], given: Answers, table_id: str) -> Unit:
    row_id = f"{table_id}.{line.id}"
    title = Unit(f"{row_id}.title", Kind.CELL, _title(line.title))
    if line.only_names:
        spread = replace(title, span=(len(columns) + 1, 1))
        return Unit(row_id, Kind.ROW, children=(spread,))
    cells = (_cell(table, line, column, given, row_id) for column in columns)
    return Unit(row_id, Kind.ROW, children=(title, *cells))


def _cell(table: FormTable, line: _Line, column: Column, given: Answers, row_id: str) -> Unit:
    period = line.period or column.period
    own = next((own for own in table.columns if own.id == column.field), None)
    answer: Answer = line.row if line.row and line.row.bound else own or Answer()
    key = f"[{period}]" if column.period else ""
    return unit_of(answer_cell(answer, given, period), f"{row_id}.{column.field}{key}", column)
