"""Marks of an appendix: «Приложение № 2» and «УТВЕРЖДЕНА приказом …» (ГОСТ Р 7.0.97, requisites 16 and 19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shnor_docs.documents.appendices import DATIVE, GENITIVE, INSTRUMENTAL, Placement, placements
from shnor_docs.documents.tree import Kind, Unit, line, lines
from shnor_docs.model.content import Content, DocumentNotes
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

WHOLE, EDITION = "marks/whole", "/edition"
"""The mark of the order to which a new edition is attached, and the line in the mark of approval that names it."""

BLANK_DATE = "«___» ____________ 20___ г."
BLANK_NUMBER = "______"


def marks(content: Content, settings: DocumentSettings, agreement: Agreement) -> Unit:
    """The blocks at the upper right of an appendix; none for a document that no order approves."""
    found = [p for p in placements(content) if p.appendix.document == settings.id]
    told_anew = [p for p in found if p.order.amends and not p.appendix.approved]
    whole = _whole(told_anew, content.notes.get(settings.id, DocumentNotes()).acts)
    own = (placement for placement in found if placement not in told_anew)
    blocks = [_block(f"marks/{n}", _mark(content, placement, agreement)) for n, placement in enumerate(own, 1)]
    if whole and blocks:
        blocks[0] = replace(
            blocks[0], children=(*blocks[0].children, _edition(f"{blocks[0].id}{EDITION}", whole.order))
        )
    if whole:
        blocks.insert(0, _block(WHOLE, _mark(content, whole, agreement)))
    return Unit("marks", Kind.LINES, children=tuple(blocks))


def _block(unit_id: str, strings: tuple[str, ...]) -> Unit:
    return lines(unit_id, tuple(map(typeset, strings)))


def _whole(found: Sequence[Placement], acts: Sequence[str]) -> Placement | None:
    """The order to which the document is attached in its new edition: one that is pending, or the last to change it."""
    known = {f"{p.order.date:%d.%m.%Y} № {p.order.number}" if not p.order.is_draft else "": p for p in found}
    pending = [placement for act, placement in known.items() if act not in acts]
    return pending[-1] if pending else known.get(acts[-1]) if acts else None


def _edition(unit_id: str, order: Order) -> Unit:
    genitive = GENITIVE.get(order.form.lower(), (order.form,))[0]
    return line(unit_id, typeset(f"(в редакции {genitive} {_date_and_number(order)})"))


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
