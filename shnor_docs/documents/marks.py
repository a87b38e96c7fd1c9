"""Marks of an appendix: «Приложение № 2» and «УТВЕРЖДЕНА приказом …» (ГОСТ Р 7.0.97, requisites 16 and 19)."""

from __future__ import annotations

from shnor_docs.documents.appendices import DATIVE, INSTRUMENTAL, Placement, placements
from shnor_docs.documents.tree import Kind, Unit, lines
from shnor_docs.model.content import Content
from shnor_docs.model.document import Agreement, DocumentSettings
from shnor_docs.model.order import Order
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.typography import typeset

APPROVED = {
    Agreement.MASCULINE: "УТВЕРЖДЁН",
    Agreement.FEMININE: "УТВЕРЖДЕНА",
    Agreement.NEUTER: "УТВЕРЖДЕНО",
    Agreement.PLURAL: "УТВЕРЖДЕНЫ",
}
"""Agrees with the approved document, not with the approving act (RULES §2)."""

BLANK_DATE = "«___» ____________ 20___ г."
BLANK_NUMBER = "______"


def marks(content: Content, settings: DocumentSettings, agreement: Agreement) -> Unit:
    """The blocks at the upper right of an appendix; none for a document that no order approves."""
    found = [p for p in placements(content) if p.appendix.document == settings.id]
    blocks = tuple(
        lines(f"marks/{ordinal}", tuple(typeset(line) for line in _mark(content, placement, agreement)))
        for ordinal, placement in enumerate(found, 1)
    )
    return Unit("marks", Kind.LINES, children=blocks)


def _mark(content: Content, placement: Placement, agreement: Agreement) -> tuple[str, ...]:
    order, authority = placement.order, content.program.authority
    if placement.parent:
        return placement.label, f"к {placement.owner}"
    issuer, form = authority.genitive or authority.name, order.form.lower()
    if placement.appendix.approved:
        act = f"{INSTRUMENTAL.get(form, form)} {issuer}"
        return placement.label, APPROVED[agreement], act, _date_and_number(order)
    return placement.label, f"к {DATIVE.get(form, form)} {issuer}", _date_and_number(order)


def _date_and_number(order: Order) -> str:
    """«от 23 сентября 2021 г. № 401/1», with blanks for a draft."""
    day = format_date(order.date, "verbal") if order.date else BLANK_DATE
    return f"от {day} № {order.number or BLANK_NUMBER}"
