"""Amending orders quote: what they quote is no text of the program's own, and no rule on texts looks at it."""

from __future__ import annotations

from dataclasses import replace

from shnor_docs.model.content import Content
from shnor_docs.model.order import Clause, Order
from shnor_docs.sameness import once_for_each


def without_quotations(content: Content) -> Content:
    """The content with the changes left out of its amending orders; the content itself if it has none."""
    program = content.program
    if not any(order.amends for order in program.orders):
        return content
    return replace(content, program=program.model_copy(update={"orders": _outer_parts(program.orders)}))


@once_for_each
def _outer_parts(orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """The same objects for the same orders, so that no rule looks at them again."""
    return tuple(_without(order) if order.amends else order for order in orders)


def _without(order: Order) -> Order:
    return order.model_copy(update={"clauses": tuple(map(_outer, order.clauses)), "tables": ()})


def _outer(clause: Clause) -> Clause:
    """A clause that announces changes, as one that ends where they would begin."""
    if not clause.clauses:
        return clause
    return clause.model_copy(update={"clauses": (), "text": clause.text.rstrip(": \n") + "."})
