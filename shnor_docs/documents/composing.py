"""Joins references with the program: what a path prints inside a line, and as a block of its own."""

from __future__ import annotations

from shnor_docs.documents import tables
from shnor_docs.documents.appendices import Placement
from shnor_docs.documents.budgets import budget_sentences
from shnor_docs.documents.charts.building import chart
from shnor_docs.documents.plans import plan
from shnor_docs.documents.printing import LIST_FILTERS, filtered, is_list, mention
from shnor_docs.documents.prose import Writer, blocks, inline, leading, plain_inline
from shnor_docs.documents.references import Reference
from shnor_docs.documents.scope import UsedIndicator, resolve
from shnor_docs.documents.tree import Kind, Run, Style, Text, Unit, text_of
from shnor_docs.model.base import Statement
from shnor_docs.model.chart import Chart
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.program import Budget, PassportField, Stage, StatementList
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.table import Table
from shnor_docs.russian.typography import typeset


def writer(content: Content, home: str = "") -> Writer:
    """The writer of the prose of a document or an order, whose id is ``home``."""

    def write_inline(reference: Reference) -> Text:
        value = resolve(content, reference)
        if isinstance(value, Placement):
            return text_of(mention(value, reference.filters, home), source=reference.path)
        if isinstance(value, Statement) and not reference.filters:
            path = reference.path
            return tuple(Run(r.text, r.bold, r.italic, r.source or path) for r in inline(value.text, itself))
        if isinstance(value, Statement):
            value = plain_inline(value.text, itself)
        return text_of(filtered(value, reference.filters), source=reference.path)

    def write_block(reference: Reference, unit_id: str) -> tuple[Unit, ...] | None:
        return _block(content, reference, unit_id, home, itself)

    itself = Writer(write_inline, write_block)
    return itself


def _block(content: Content, reference: Reference, unit_id: str, home: str, prose: Writer) -> tuple[Unit, ...] | None:
    value = resolve(content, reference)
    styles = [name for name, _ in reference.filters if name in LIST_FILTERS]
    if is_list(value):
        return _list(value, "numbered" in styles, reference.path, prose)
    if isinstance(value, Statement) and not reference.filters:
        return blocks(value.text, unit_id, prose)
    if isinstance(value, Table):
        return tables.table(content, value, prose)
    if isinstance(value, Chart):
        return chart(content, value, prose)
    if isinstance(value, Roadmap):
        return (plan(content, value, _settings(content, home), prose),)
    if isinstance(value, Budget):
        return budget_sentences(value)
    if isinstance(value, tuple) and value and all(isinstance(field, PassportField) for field in value):
        settings = _settings(content, home)
        return (tables.passport(value, settings.passport_header if settings else (), prose),)
    return None


def _settings(content: Content, home: str) -> DocumentSettings | None:
    """Those of the document that the prose is written for; an order has none."""
    return next((document for document in content.program.documents if document.id == home), None)


def _list(value: object, ordered: bool, path: str, prose: Writer) -> tuple[Unit, ...]:
    records = value.items if isinstance(value, StatementList) else value
    if not isinstance(records, tuple):
        return ()
    if records and isinstance(records[0], Stage):
        return tuple(unit for stage in records for unit in _stage(stage, path, prose))
    items = tuple(
        _item(record, f"{path}.{record.id}", f"{ordinal}." if ordered else "", prose)
        for ordinal, record in enumerate(records, 1)
    )
    return (Unit(path, Kind.LIST, children=items, ordered=ordered),)


def _item(record: Statement | UsedIndicator, unit_id: str, number: str, prose: Writer) -> Unit:
    if isinstance(record, UsedIndicator):
        return Unit(unit_id, Kind.ITEM, text_of(typeset(record.entry.name), source=f"{unit_id}.name"), number)
    text, rest = leading(blocks(record.text, unit_id, prose))
    return Unit(unit_id, Kind.ITEM, text, number, rest)


def _stage(stage: Stage, path: str, prose: Writer) -> tuple[Unit, ...]:
    unit_id = f"{path}.{stage.id}"
    heading = stage.title + (f" ({stage.deadline})" if stage.deadline else "")
    body = blocks(stage.text, unit_id, prose) if stage.text else ()
    return (Unit(unit_id, Kind.PARAGRAPH, text_of(typeset(heading)), style=Style.HEADING_3), *body)
