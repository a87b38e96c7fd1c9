"""Whether the amending and repealing orders of a program say what they must: proven from their printed sentences."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.proving.acts import Cited
from shnor_docs.lifecycle.proving.proof import Flaw, flaws
from shnor_docs.lifecycle.proving.repeals import repeal_flaws
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.order import Clause, Order
from shnor_docs.russian.dates import format_date
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.register import LoadedRegister
from shnor_docs.workspace.editions.base_acts import (
    MOVED_HINT,
    BaseAct,
    base_act,
    documents_of,
    moved_documents,
    told_moved,
)
from shnor_docs.workspace.editions.past import Past

UNPROVEN = declare("ШД780", Severity.ERROR, "приказ об изменении не доказан")
OTHER_EDITION = declare("ШД786", Severity.ERROR, "приказ составлен к другой редакции")

_HINT = "исправьте указание или составьте приказ заново: «shnor-docs amend --force»"


def pending(content: Content, register: LoadedRegister) -> tuple[Order, ...]:
    """The amending and repealing orders that no edition has approved yet."""
    approved = {entry.order for entry in register.editions}
    return tuple(order for order in content.program.orders if _changes(order) and order.id not in approved)


def _changes(order: Order) -> str | None:
    return order.amends or order.repeals


def order_problems(order: Order, loaded: LoadedProgram, past: Past) -> list[Diagnostic]:
    """What is wrong with a pending order."""
    assert loaded.content is not None
    place = _order_place(loaded, order)
    try:
        return [*_problems(order, loaded, past, place)]
    except ShnorError as error:
        return list(error.diagnostics)


def _problems(order: Order, loaded: LoadedProgram, past: Past, place: Location) -> Iterator[Diagnostic]:
    assert loaded.content is not None
    act = base_act(past, str(_changes(order)), place)
    last = past.register.last
    if order.since and last and not act.own.edition <= order.since <= last.edition:
        message = f"приказ «{order.id}» составлен к редакции {order.since}, а действует редакция {last.edition}"
        yield Diagnostic.of(OTHER_EDITION, message, place, "составьте его заново: «shnor-docs amend --force»")
        return
    tree = printed(loaded.content, order)
    base, *earlier = _citations(act, past)
    if order.repeals:
        yield from (_told(flaw, order, loaded) for flaw in repeal_flaws(tree, base, earlier))
        return
    if moved := moved_documents(act, loaded.content):
        yield Diagnostic.of(UNPROVEN, f"приказ «{order.id}»: {told_moved(moved)}", place, MOVED_HINT)
    new = tuple(document(loaded.content, one) for one in documents_of(loaded.content, act.order.id))
    for flaw in flaws(tree, act.documents, new, base, earlier):
        yield _told(flaw, order, loaded)


def _citations(act: BaseAct, past: Past) -> Iterator[Cited]:
    """The act and the orders that amended it, as texts cite them."""
    orders = {order.id: order for _, order in past.orders} | {act.order.id: act.order}
    authority = past.content(act.own).program.authority
    for entry in (act.entry, *act.earlier):
        order = orders[entry.order]
        day = format_date(entry.date, "digital")
        yield Cited(day, entry.number, order.form, authority.genitive or authority.name, order.title)


def printed(content: Content, order: Order) -> Document:
    """The order as its document prints it, or would print it."""
    return document(content, paper_settings(content, order))


def paper_settings(content: Content, order: Order) -> DocumentSettings:
    """The document that prints the order, or would print it."""
    own = next((one for one in documents_of(content, order.id) if one.order == order.id and one.kind == "order"), None)
    return own or DocumentSettings(id=order.id, kind="order", order=order.id)


def _told(flaw: Flaw, order: Order, loaded: LoadedProgram) -> Diagnostic:
    where = f" (указание «{flaw.sentence}»)" if flaw.sentence and flaw.sentence not in flaw.message else ""
    message = f"приказ «{order.id}», документ «{flaw.document}»: {flaw.message}{where}"
    return Diagnostic.of(UNPROVEN, message, _clause_place(loaded, order, flaw.clause), _HINT)


def _index(loaded: LoadedProgram, order: Order) -> int:
    assert loaded.content is not None
    return next(n for n, one in enumerate(loaded.content.program.orders) if one.id == order.id)


def _order_place(loaded: LoadedProgram, order: Order) -> Location:
    return loaded.locate(("orders", _index(loaded, order)))


def _clause_place(loaded: LoadedProgram, order: Order, unit: str) -> Location:
    """Where the clause that a unit prints is written."""
    name = unit.rpartition(".")[2]
    path = _path_of(order.clauses, name)
    return loaded.locate(("orders", _index(loaded, order), *path)) if path else _order_place(loaded, order)


def _path_of(clauses: tuple[Clause, ...], name: str) -> tuple[object, ...]:
    for place, clause in enumerate(clauses):
        if clause.id == name:
            return ("clauses", place)
        if inner := _path_of(clause.clauses, name):
            return ("clauses", place, *inner)
    return ()
