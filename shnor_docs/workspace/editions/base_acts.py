"""Which documents an order approves, which orders amended it, and what of them is in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.documents.appendices import placements
from shnor_docs.documents.tree import Document
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.edition import Edition
from shnor_docs.model.order import Order
from shnor_docs.source.register import LoadedRegister
from shnor_docs.workspace.editions.past import Past

NOT_APPROVED = declare("ШД787", Severity.ERROR, "изменяемый приказ не утверждён")

REPEALED = declare("ШД789", Severity.ERROR, "приказ утратил силу")


@dataclass(frozen=True, slots=True)
class BaseAct:
    """An approved order with its documents as they are in force; ``earlier`` amended it, oldest first.

    ``own`` is the last edition of the act's own: by which it was approved or amended. ``edition`` is the last one in
    which its documents still say the same; ``places`` tell where they are attached.
    """

    order: Order
    entry: Edition
    documents: tuple[Document, ...]
    earlier: tuple[Edition, ...]
    own: Edition
    edition: Edition
    places: Mapping[str, tuple[str, int | None, bool]]

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


def base_acts(past: Past) -> Iterator[BaseAct]:
    """The approved orders that amend no other, those repealed by now too, each as it was approved last."""
    for entry, order in past.orders:
        if not order.amends and not order.repeals:
            yield _base_act(past, entry, order)


def _base_act(past: Past, entry: Edition, order: Order) -> BaseAct:
    """Between two editions of the act's own no order changes its documents: the last of them has what is in force."""
    earlier = tuple(other for other, amending in past.orders if amending.amends == order.id)
    own = (entry, *earlier)[-1]
    content, trees = past.content(own), {tree.id: tree for tree in past.documents(own)}
    documents = tuple(trees[settings.id] for settings in documents_of(content, order.id))
    then = next((one for one in content.program.orders if one.id == order.id), order)
    edition = _edition(past, own, frozenset(tree.id for tree in documents))
    return BaseAct(then, entry, documents, earlier, own, edition, places_of(content, order.id))


def _edition(past: Past, own: Edition, ids: frozenset[str]) -> Edition:
    """The last edition that approves all the documents as an edition before it did."""
    found = own
    for entry in past.register.editions[own.edition :]:
        if not ids <= entry.approved:
            break
        found = entry
    return found


def places_of(content: Content, order: str) -> dict[str, tuple[str, int | None, bool]]:
    """Where the documents of an order are attached: to which order or document, under which number, with a mark."""
    return {
        placed.appendix.document: (placed.home, placed.number, placed.appendix.approved)
        for placed in placements(content)
        if placed.order.id == order
    }


def base_act(past: Past, order: str, place: Location) -> BaseAct:
    """The approved order of that id.

    Raises:
        ShnorError: no edition has approved it, it amends another one or was repealed.
    """
    last = past.register.last
    if last and (entry := repealed_orders(past.content(last), past.register).get(order)):
        raise ShnorError(told_repealed(order, entry, place))
    known = {found.id: (entry, found) for entry, found in past.orders if not found.amends and not found.repeals}
    if order in known:
        return _base_act(past, *known[order])
    message = f"приказ «{order}» ещё не утверждён или сам изменяет другой: изменяют только базовый приказ"
    hint = f"утверждены: {', '.join(known) or 'ни одного'}"
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


MOVED_HINT = "верните прежний порядок приложений или издайте новый приказ и отмените прежний"


def moved_documents(act: BaseAct, now: Content) -> list[str]:
    """Documents of the act that are another appendix today, or with another mark: no instruction tells that."""
    today = places_of(now, act.order.id)
    return [name for name, place in act.places.items() if name in today and today[name] != place]


def told_moved(names: Sequence[str]) -> str:
    """That they have moved, for a message."""
    told = ", ".join(f"«{name}»" for name in names)
    return f"порядок или вид приложений изменён ({told}), а указаниями этого не изменить"
