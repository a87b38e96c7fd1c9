"""What the ids in a record's fields name: where the records stand among which one is chosen.

Ids under the keys of a mapping are named by the mapping's field. Whether they are there, rules tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from shnor_docs.model import (
    chart,
    datasource,
    document,
    form,
    formula,
    indicator,
    order,
    program,
    roadmap,
    school,
    table,
)
from shnor_docs.model.base import Record


class Choices(StrEnum):
    """Where the records stand that a field may name."""

    PARTIES = "parties"
    TASKS = "tasks"
    LEVELS = "levels"
    SCHOOLS = "schools"
    ORDERS = "orders"
    DOCUMENTS = "documents"
    CARDS = "cards"
    FORMS = "forms"
    TABLES_OF_DATA = "data"
    INDICATORS = "indicators"
    """Those that the program uses."""
    SOURCES = "sources"
    """Of money, in the budget."""
    CATALOGUE = "catalogue"
    """All indicators of the workspace."""
    KINDS = "kinds"
    """Of documents."""
    SLOTS = "slots"
    """Parts of a document of the workspace's own kind."""
    DATA_COLUMNS = "data_columns"
    """Columns of the data table that the record, or one around it, names."""
    ROW_FIELDS = "row_fields"
    """What the rows of the table around can show."""
    COLUMNS = "columns"
    """Columns of the table around."""
    ROWS = "rows"
    """Rows of the table around."""
    CHARTS = "charts"
    CARD_ROWS = "card_rows"
    """Rows of the card around."""


REFERRED: Mapping[tuple[type[Record], str], Choices] = {
    (school.School, "branches"): Choices.SCHOOLS,
    (datasource.DataSource, "key"): Choices.DATA_COLUMNS,
    (datasource.Total, "parts"): Choices.DATA_COLUMNS,
    (datasource.Total, "whole"): Choices.DATA_COLUMNS,
    (program.Fact, "indicator"): Choices.CATALOGUE,
    (indicator.IndicatorUse, "id"): Choices.CATALOGUE,
    (indicator.IndicatorUse, "tasks"): Choices.TASKS,
    (table.Column, "field"): Choices.ROW_FIELDS,
    (table.Column, "level"): Choices.LEVELS,
    (table.Column, "source"): Choices.SOURCES,
    (table.RowGroup, "rows"): Choices.INDICATORS,
    (table.CellRow, "cells"): Choices.COLUMNS,
    (table.CellRow, "across"): Choices.COLUMNS,
    (table.CellRow, "down"): Choices.COLUMNS,
    (table.Table, "row_numbers"): Choices.ROWS,
    (chart.Chart, "indicators"): Choices.CATALOGUE,
    (chart.Cells, "source"): Choices.TABLES_OF_DATA,
    **{(chart.Cells, name): Choices.DATA_COLUMNS for name in ("name", "value", "series", "only", "subject")},
    (document.Section, "charts"): Choices.CHARTS,
    (document.DocumentSettings, "charts"): Choices.CHARTS,
    (roadmap.Item, "deadlines"): Choices.LEVELS,
    (roadmap.Item, "responsible"): Choices.PARTIES,
    (roadmap.Item, "tasks"): Choices.TASKS,
    (roadmap.Item, "indicators"): Choices.INDICATORS,
    (roadmap.Item, "level"): Choices.LEVELS,
    (roadmap.Item, "money"): Choices.SOURCES,
    (order.Appendix, "document"): Choices.DOCUMENTS,
    (order.Order, "amends"): Choices.ORDERS,
    (order.Order, "repeals"): Choices.ORDERS,
    (document.InfoCard, "source"): Choices.TABLES_OF_DATA,
    (document.InfoCard, "execution_source"): Choices.TABLES_OF_DATA,
    (document.CardRow, "field"): Choices.DATA_COLUMNS,
    (document.CardRow, "counts"): Choices.CARD_ROWS,
    (document.DocumentSettings, "kind"): Choices.KINDS,
    (document.DocumentSettings, "order"): Choices.ORDERS,
    (document.DocumentSettings, "card"): Choices.CARDS,
    (document.DocumentSettings, "form"): Choices.FORMS,
    (document.DocumentSettings, "consolidates"): Choices.DOCUMENTS,
    (document.DocumentSettings, "slots"): Choices.SLOTS,
    (form.Form, "source"): Choices.TABLES_OF_DATA,
    (form.FormTable, "source"): Choices.TABLES_OF_DATA,
    (form.FormBlock, "source"): Choices.TABLES_OF_DATA,
    (form.Remark, "field"): Choices.DATA_COLUMNS,
    (formula.Formula, "indicator"): Choices.CATALOGUE,
    (formula.Formula, "split"): Choices.CATALOGUE,
    **{(form.Answer, name): Choices.DATA_COLUMNS for name in ("fields", "whole", "listed")},
    (formula.Rows, "of"): Choices.TABLES_OF_DATA,
}
"""Fields by what they name, those of heirs included. An id that is not listed is the record's own."""


def referred(record: type[Record], field: str) -> Choices | None:
    """What the ids of a field name; None if it holds the record's own."""
    return next((REFERRED[owner, field] for owner in record.__mro__ if (owner, field) in REFERRED), None)
