"""Orders: letterhead, preamble, clauses, signature (ГОСТ Р 7.0.97; RULES §2)."""

from __future__ import annotations

from shnor_docs.documents.composing import writer
from shnor_docs.documents.marks import BLANK_DATE, BLANK_NUMBER
from shnor_docs.documents.papers import DRAFT
from shnor_docs.documents.prose import Writer, blocks, leading
from shnor_docs.documents.tree import Kind, Unit, line, lines
from shnor_docs.model.content import Content
from shnor_docs.model.order import Clause, Order
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.typography import typeset


def order(content: Content, order: Order, *, is_draft: bool) -> tuple[Unit, ...]:
    """The slots of an order."""
    authority, prose = content.program.authority, writer(content, order.id)
    prefix = f"orders.{order.id}"
    return (
        line("draft", DRAFT if is_draft else ""),
        lines("issuer", tuple(typeset(text) for text in order.issuer or (authority.name,))),
        line("form", order.form.upper()),
        line("date", format_date(order.date, "digital") if order.date else BLANK_DATE, f"{prefix}.date"),
        line("number", order.number or BLANK_NUMBER, f"{prefix}.number"),
        line("place", typeset(order.place or authority.place or "")),
        line("heading", typeset(order.title), f"{prefix}.title"),
        Unit("preamble", Kind.BODY, children=blocks(order.preamble, f"{prefix}.preamble", prose)),
        line("command", order.command),
        Unit("clauses", Kind.BODY, children=_clauses(order.clauses, prefix, "", prose)),
        line("post", typeset(order.signature.post)),
        line("name", typeset(order.signature.name)),
    )


def _clauses(clauses: tuple[Clause, ...], prefix: str, outer: str, prose: Writer) -> tuple[Unit, ...]:
    return tuple(
        _clause(clause, prefix, clause.number or f"{outer}{ordinal}.", prose)
        for ordinal, clause in enumerate(clauses, 1)
    )


def _clause(clause: Clause, prefix: str, number: str, prose: Writer) -> Unit:
    unit_id = f"{prefix}.{clause.id}"
    text, rest = leading(blocks(clause.text, unit_id, prose))
    inner = _clauses(clause.clauses, prefix, number, prose)
    return Unit(unit_id, Kind.CLAUSE, text, number, (*rest, *inner))
