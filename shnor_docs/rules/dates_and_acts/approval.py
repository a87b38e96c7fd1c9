"""When a program and its plan were approved."""

from __future__ import annotations

from datetime import date

from shnor_docs.documents.appendices import Placement, placements
from shnor_docs.model.content import Content, once

PLANS = frozenset({"program", "roadmap"})
"""Kinds of documents that hold the plan of measures."""


@once
def approvals(content: Content) -> dict[str, Placement]:
    """The place of each document that a dated order approves, by the document's id; the earliest order counts."""
    dated = [p for p in placements(content) if p.appendix.approved and p.order.date]
    return {p.appendix.document: p for p in sorted(dated, key=lambda p: p.order.date or date.max, reverse=True)}


@once
def approved_on(content: Content) -> date | None:
    """The day on which the program or its plan was approved; None while neither is."""
    kinds = {settings.id: settings.kind for settings in content.program.documents}
    days = (p.order.date for name, p in approvals(content).items() if kinds.get(name) in PLANS)
    return min((day for day in days if day), default=None)
