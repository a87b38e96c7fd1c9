"""How forms are laid out: which lists are tables with which columns, and what a record shows without being asked.

Only the look depends on this: a record or a field that is not named here is drawn all the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.model import (
    bodies,
    chart,
    datasource,
    document,
    form,
    indicator,
    open_point,
    order,
    program,
    roadmap,
    school,
    table,
)
from shnor_docs.model.base import Record, Statement

COLUMNS: Mapping[type[Record], tuple[str, ...]] = {
    program.PassportField: ("title", "content"),
    Statement: ("text",),
    order.Clause: ("text",),
    roadmap.Item: ("text", "deadline", "responsible", "result"),
    indicator.IndicatorUse: ("id", "baseline", "target", "targets", "actuals"),
    bodies.Party: ("name", "kind", "post"),
    school.School: ("name", "short", "municipality"),
    form.Territory: ("name", "prepositional"),
    program.Fact: ("name", "value", "unit"),
    program.Level: ("name",),
    program.FundingSource: ("name", "amounts", "total"),
    table.Grade: ("at_least", "name"),
    table.CellRow: ("cells",),
    datasource.Column: ("header", "type", "optional"),
    document.CardRow: ("title", "value"),
    form.Remark: ("title",),
    open_point.OpenPoint: ("place", "note"),
}
"""Lists that are tables: the fields of their records that are columns; a field of periods has a column for each."""

GROUPED = frozenset({roadmap.Item})
"""Records that may be moved to a list like theirs in another record: to another group of the plan."""

SELDOM = frozenset({"target", "total"})
"""Columns that are shown only if some record has them."""

SHOWN: Mapping[type[Record], tuple[str, ...]] = {
    bodies.Municipality: ("genitive", "region"),
    bodies.Body: ("short",),
    program.Stage: ("deadline", "text"),
    document.Section: ("title", "text"),
    document.DocumentSettings: ("title", "file_name"),
    document.Approval: ("word", "post", "name", "date"),
    program.StatementList: ("title", "items"),
    chart.Chart: ("form", "along", "indicators", "periods"),
    roadmap.Roadmap: ("title", "groups"),
    roadmap.Group: ("items",),
    program.Budget: ("unit", "sources"),
}
"""Fields that are shown beside those that must be there even while nothing is written in them."""

ELSEWHERE: Mapping[type[Record], tuple[str, ...]] = {document.DocumentSettings: ("sections",)}
"""Fields that have a screen of their own."""
