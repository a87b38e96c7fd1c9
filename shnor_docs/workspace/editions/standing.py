"""Whether what orders approved is still printed as they approved it: no order takes along what it does not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.proving.comparing import mismatches
from shnor_docs.lifecycle.proving.text import sheet
from shnor_docs.model.content import Content
from shnor_docs.model.edition import Edition
from shnor_docs.model.order import Order
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.workspace.editions.base_acts import (
    MOVED_HINT,
    BaseAct,
    base_acts,
    documents_of,
    moved_documents,
    repealed_orders,
    told_moved,
)
from shnor_docs.workspace.editions.past import Past
from shnor_docs.workspace.editions.proofs import order_problems, pending, printed
from shnor_docs.workspace.ledger import text_digest

UNORDERED = declare("ШД766", Severity.ERROR, "утверждённое изменено, а приказ об этом не говорит")

SHOWN = 80
_HINT = "составьте приказ об изменении («shnor-docs amend») и утвердите его раньше или верните утверждённое"


@dataclass(frozen=True, slots=True)
class Difference:
    """A document that is another one by now than an order approved, and where, in Russian."""

    document: str
    what: str
    hint: str = _HINT


@dataclass(frozen=True, slots=True)
class Standing:
    """What speaks against an approval, and documents whose text of today the new edition does not approve."""

    problems: tuple[Diagnostic, ...]
    unapproved: frozenset[str]


def standing(past: Past, order: Order, today: LoadedProgram, trees: Sequence[Document]) -> Standing:
    """What an order about to be approved would take along without saying so.

    ``today`` is the program with its number and date, ``trees`` are its documents. What it amends itself is proven
    elsewhere; a change that another proven order waits to make stays unapproved.
    """
    assert today.content is not None
    papers = {tree.id: tree for tree in trees}
    gone = _repealed(past)
    problems = [*_changed_orders(past, today, order.id, gone)]
    loose: set[str] = set()
    approved = {settings.id for settings in documents_of(today.content, order.id)}
    for act in base_acts(past):
        found = [] if act.order.id == order.amends else [*differences(act, today.content, papers)]
        if act.order.id in gone or (order.amends and found and _is_awaited(act, past, today)):
            loose |= {one.document for one in found}
            continue
        approved |= act.ids - {one.document for one in found}
        problems += [_told(one, order, today) for one in found if not _is_approved_anew(one, act, order, today.content)]
    return Standing(tuple(problems), frozenset(loose - approved))


def _repealed(past: Past) -> dict[str, Edition]:
    last = past.register.last
    return repealed_orders(past.content(last), past.register) if last else {}


def differences(act: BaseAct, content: Content, trees: dict[str, Document]) -> Iterator[Difference]:
    """The documents of an act that say something else today, or are attached elsewhere."""
    attached = {settings.id for settings in documents_of(content, act.order.id)}
    for old in act.documents:
        if old.id not in trees or old.id not in attached:
            yield Difference(old.id, "документа больше нет среди утверждённых этим приказом")
        elif what := difference(old, trees[old.id]):
            yield Difference(old.id, what)
    for name in sorted(attached - act.ids):
        yield Difference(name, f"документ стал приложением к приказу «{act.order.id}», а тот его не утверждал")
    if act.ids == attached and (moved := moved_documents(act, content)):
        yield Difference(moved[0], told_moved(moved), MOVED_HINT)


def difference(old: Document, new: Document) -> str:
    """The first place where two documents say different things, as a proof compares them; empty if they do not."""
    if text_digest(old) == text_digest(new):
        return ""
    found = next(mismatches(sheet(old), sheet(new)), None)
    return f"{found.place}: было «{_short(found.made)}», стало «{_short(found.wanted)}»" if found else ""


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _is_awaited(act: BaseAct, past: Past, today: LoadedProgram) -> bool:
    """Whether an order that is drafted and proven waits to make the changes of an act."""
    assert today.content is not None
    orders = (one for one in pending(today.content, past.register) if one.amends == act.order.id)
    return any(not order_problems(one, today, past) for one in orders)


def _is_approved_anew(found: Difference, act: BaseAct, order: Order, content: Content) -> bool:
    """Whether the order repeals the act and approves the document itself."""
    return order.repeals == act.order.id and found.document in {one.id for one in documents_of(content, order.id)}


def _told(found: Difference, order: Order, today: LoadedProgram) -> Diagnostic:
    message = f"приказ «{order.id}» не говорит об изменении документа «{found.document}»: {found.what}"
    return Diagnostic.of(UNORDERED, message, place_in(today, "documents", found.document), found.hint)


def _changed_orders(past: Past, today: LoadedProgram, name: str, gone: dict[str, Edition]) -> Iterator[Diagnostic]:
    """Amending and repealing orders that print something else than was approved."""
    assert today.content is not None
    for order, what in changed_orders(past, today.content):
        if order not in gone:
            message = f"утверждённый приказ «{order}» уже не тот: {what}"
            hint = "верните его: подписанный приказ об изменении не правят, изменяют базовый документ"
            yield Diagnostic.of(UNORDERED, message, place_in(today, "orders", order), hint)


def changed_orders(past: Past, content: Content) -> Iterator[tuple[str, str]]:
    """Ids of approved amending and repealing orders that are others today, each with the difference, in Russian."""
    now = {order.id: order for order in content.program.orders}
    for entry, order in past.orders:
        changes = order.amends or order.repeals
        if changes and (what := _order_difference(past, entry, order, content, now.get(order.id))):
            yield order.id, what


def _order_difference(past: Past, entry: Edition, order: Order, content: Content, now: Order | None) -> str:
    if now is None:
        return f"его нет в orders, а им утверждена редакция {entry.edition}"
    if (now.amends, now.repeals) != (order.amends, order.repeals):
        return f"он изменял или отменял приказ «{order.amends or order.repeals}», а теперь назван другой"
    return difference(printed(past.content(entry), order), printed(content, now))


def place_in(today: LoadedProgram, field: str, name: str) -> Location:
    """Where a document or an order is written; the list if it is gone."""
    assert today.content is not None
    ids = [one.id for one in getattr(today.content.program, field)]
    return today.locate((field, ids.index(name)) if name in ids else (field,))
