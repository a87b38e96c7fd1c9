"""Forms and information cards: what they print and what fills them is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shnor_docs.documents.forms.executions import DATE, EXECUTION, MEASURE
from shnor_docs.documents.forms.sheets import PERIOD
from shnor_docs.documents.forms.subjects import find_subject, subject_kind, subjects
from shnor_docs.model.content import Content
from shnor_docs.model.data import DataTable
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.document import CardRow, InfoCard
from shnor_docs.model.form import Answer, Form, FormBlock, FormTable, Layout, SubjectKind
from shnor_docs.rules.data import NO_FIELD
from shnor_docs.rules.finding import Finding, Path, nearest
from shnor_docs.rules.references import NO_RECORD
from shnor_docs.rules.walking import records
from shnor_docs.sameness import found_once

FORM_KINDS = frozenset({"form", "diagnostic_card"})

Place = tuple[Path, str | None, tuple[str, ...]]
"""A path in the program, the data table that fills it, the columns that it needs of the table."""


def documents(content: Content) -> Iterator[Finding]:
    """Documents print a form of the program, for a subject that it lists."""
    known = [form.id for form in content.program.forms]
    for index, settings in enumerate(content.program.documents):
        path = ("documents", index)
        if settings.kind in FORM_KINDS and settings.form not in known:
            hint = nearest(settings.form or "", known, "опишите форму в forms.yaml")
            missing = (
                f"формы «{settings.form}» в программе нет"
                if settings.form
                else "не сказано, какую форму печатает документ"
            )
            yield Finding(NO_RECORD, missing, (*path, "form"), hint)
            continue
        kind = subject_kind(content, settings)
        if kind and settings.subject and not find_subject(content, kind, settings.subject):
            names = [name for subject in subjects(content, kind) for name in (subject.id, subject.name)]
            message = f"форму не для кого заполнить: «{settings.subject}» в программе нет"
            yield Finding(NO_RECORD, message, (*path, "subject"), nearest(settings.subject, names))


def columns(content: Content) -> Iterable[Finding]:
    """Data tables that fill forms are declared and have the columns that forms need."""
    program = content.program
    return _unfit(program.forms, program.cards, program.data, *content.tables.values())


@found_once
def _unfit(
    forms: tuple[Form, ...], cards: tuple[InfoCard, ...], data: tuple[DataSource, ...], *read: DataTable
) -> Iterator[Finding]:
    declared, tables = [source.id for source in data], {table.id: table for table in read}
    for path, source, wanted in _places(forms, cards):
        if source not in declared:
            message = f"таблицы данных «{source or ''}» в программе нет"
            yield Finding(NO_RECORD, message, path, nearest(source or "", declared, "опишите её в data.yaml"))
            continue
        table = tables.get(source)
        for field in (name for name in wanted if table and name not in table.fields):
            message = f"в таблице «{source}», которая заполняет форму, нет столбца «{field}»"
            yield Finding(NO_FIELD, message, path, nearest(field, table.fields if table else ()))


@found_once
def answers(forms: tuple[Form, ...]) -> Iterator[tuple[Path, Answer, str | None]]:
    """Every answer of the forms that is bound, with the data table that fills it."""
    for index, form in enumerate(forms):
        for path, table, source in _tables(form, ("forms", index)):
            for place, record in records(table, path):
                if isinstance(record, Answer) and record.bound:
                    yield place, record, source


def _places(forms: tuple[Form, ...], cards: tuple[InfoCard, ...]) -> Iterator[Place]:
    for path, answer, source in answers(forms):
        yield path, source, answer.bound
    for index, form in enumerate(forms):
        yield from _joins(form, ("forms", index))
    for index, card in enumerate(cards):
        yield from _of_card(card, ("cards", index))


def _joins(form: Form, path: Path) -> Iterator[Place]:
    """The columns by which a table's rows are found."""
    for place, table, source in _tables(form, path):
        if any(record.bound for _, record in records(table) if isinstance(record, Answer)):
            yield place, source, (form.subject, *(() if table.layout is Layout.COLUMNS else (PERIOD,)))
    for place, block in records(form, path):
        if isinstance(block, FormBlock):
            yield from _remarks(form, block, place)


def _remarks(form: Form, block: FormBlock, path: Path) -> Iterator[Place]:
    for index, line in enumerate(block.remarks):
        if line.field:
            yield (*path, "remarks", index), block.source or form.source, (form.subject, line.field)


def _of_card(card: InfoCard, path: Path) -> Iterator[Place]:
    whose = SubjectKind.MUNICIPALITY
    if card.source:
        yield (*path, "source"), card.source, (whose, DATE)
    if card.execution_source:
        yield (*path, "execution_source"), card.execution_source, (whose, MEASURE, DATE, EXECUTION)
    for place, row in records(card, path):
        if isinstance(row, CardRow) and row.field:
            yield (*place, "field"), card.source, (row.field,)


def _tables(form: Form, path: Path) -> Iterator[tuple[Path, FormTable, str | None]]:
    """Every table with its path and the data table that fills it."""
    for place, record in records(form, path):
        if isinstance(record, FormTable):
            yield place, record, record.source or form.source
