"""Which documents an order approves, which orders amended it, and the program as an edition has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.documents.appendices import placements
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.edition import Edition
from shnor_docs.model.order import Order
from shnor_docs.source.register import LoadedRegister

NOT_APPROVED = declare("ШД787", Severity.ERROR, "изменяемый приказ не утверждён")

REPEALED = declare("ШД789", Severity.ERROR, "приказ утратил силу")


@dataclass(frozen=True, slots=True)
class BaseAct:
    """An approved order with its documents as an edition has them; ``earlier`` amended it, oldest first."""

    order: Order
    entry: Edition
    documents: tuple[Document, ...]
    earlier: tuple[Edition, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Ids of its documents."""
        return frozenset(tree.id for tree in self.documents)


def documents_of(content: Content, order: str) -> tuple[DocumentSettings, ...]:
    """The documents that an order approves: its own paper, then its appendices as they are numbered.

    A consolidated text is no paper of the order's: nobody approves it.
    """
    known = {settings.id: settings for settings in content.program.documents}
    own = [found for found in content.program.documents if found.order == order and not found.consolidates]
    attached = [found.appendix.document for found in placements(content) if found.order.id == order]
    return (*own, *(known[name] for name in attached if name in known))


def base_acts(content: Content, register: LoadedRegister, edition: int) -> Iterator[BaseAct]:
    """The approved orders of an edition that amend no other; ``content`` is the program as the edition has it."""
    entries = [entry for entry in register.editions if entry.edition <= edition]
    by_order = {entry.order: entry for entry in entries}
    for order in content.program.orders:
        if order.id in by_order and not order.amends and not order.repeals:
            trees = tuple(document(content, settings) for settings in documents_of(content, order.id))
            earlier = tuple(entry for entry in entries if _amends(content, entry.order) == order.id)
            yield BaseAct(order, by_order[order.id], trees, earlier)


def _amends(content: Content, order: str) -> str | None:
    return next((found.amends for found in content.program.orders if found.id == order), None)


def base_act(content: Content, register: LoadedRegister, edition: int, order: str, place: Location) -> BaseAct:
    """The approved order of that id.

    Raises:
        ShnorError: no edition has approved it, it amends another one or was repealed.
    """
    if entry := repealed_orders(content, register).get(order):
        raise ShnorError(told_repealed(order, entry, place))
    acts = {act.order.id: act for act in base_acts(content, register, edition)}
    if order in acts:
        return acts[order]
    message = f"приказ «{order}» ещё не утверждён или сам изменяет другой: изменяют только базовый приказ"
    hint = f"утверждены: {', '.join(acts) or 'ни одного'}"
    raise ShnorError(Diagnostic.of(NOT_APPROVED, message, place, hint))


def repealed_orders(content: Content, register: LoadedRegister) -> dict[str, Edition]:
    """Ids of the orders that are not in force any more, each with the entry of the order that repealed it.

    With the base order all that had amended it is repealed; ``content`` is the program as an edition has it.
    """
    orders = {order.id: order for order in content.program.orders}
    found: dict[str, Edition] = {}
    earlier: list[Order] = []
    for entry in register.editions:
        order = orders.get(entry.order)
        if order and order.repeals:
            gone = [order.repeals, *(other.id for other in earlier if other.amends == order.repeals)]
            found |= dict.fromkeys(gone, entry)
        earlier += [order] if order else []
    return found


def repealed_documents(content: Content, register: LoadedRegister) -> dict[str, Edition]:
    """Ids of the documents of repealed orders, unless an order in force has approved them as well."""
    gone = repealed_orders(content, register)
    standing = {entry.order for entry in register.editions} - gone.keys()
    kept = {settings.id for order in standing for settings in documents_of(content, order)}
    found = {settings.id: entry for order, entry in gone.items() for settings in documents_of(content, order)}
    return {name: entry for name, entry in found.items() if name not in kept}


def told_repealed(order: str, entry: Edition, place: Location) -> Diagnostic:
    """The refusal to amend or to repeal what is not in force."""
    message = f"приказ «{order}» признан утратившим силу приказом {entry.act}"
    return Diagnostic.of(REPEALED, message, place, "изменить или отменить его уже нельзя: издайте новый приказ")
