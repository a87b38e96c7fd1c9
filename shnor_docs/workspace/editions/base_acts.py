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
    """The documents that an order approves: its own paper, then its appendices as they are numbered."""
    known = {settings.id: settings for settings in content.program.documents}
    own = [settings for settings in content.program.documents if settings.order == order]
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
        ShnorError: no edition has approved it, or it amends another one.
    """
    acts = {act.order.id: act for act in base_acts(content, register, edition)}
    if order in acts:
        return acts[order]
    message = f"приказ «{order}» ещё не утверждён или сам изменяет другой: изменяют только базовый приказ"
    hint = f"утверждены: {', '.join(acts) or 'ни одного'}"
    raise ShnorError(Diagnostic.of(NOT_APPROVED, message, place, hint))
