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
from shnor_docs.model.edition import Edition
from shnor_docs.model.order import Clause, Order
from shnor_docs.russian.dates import format_date
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.register import LoadedRegister
from shnor_docs.workspace.editions.base_acts import base_act, documents_of

UNPROVEN = declare("ШД780", Severity.ERROR, "приказ об изменении не доказан")
OTHER_EDITION = declare("ШД786", Severity.ERROR, "приказ составлен к другой редакции")

_HINT = "исправьте указание или составьте приказ заново: «shnor-docs amend --force»"


def pending(content: Content, register: LoadedRegister) -> tuple[Order, ...]:
    """The amending and repealing orders that no edition has approved yet."""
    approved = {entry.order for entry in register.editions}
    return tuple(order for order in content.program.orders if _changes(order) and order.id not in approved)


def _changes(order: Order) -> str | None:
    return order.amends or order.repeals


def order_problems(order: Order, loaded: LoadedProgram, then: Content, register: LoadedRegister) -> list[Diagnostic]:
    """What is wrong with a pending order; ``then`` is the program as the edition in force has it."""
    assert loaded.content is not None
    place = _order_place(loaded, order)
    try:
        return [*_problems(order, loaded, then, register, place)]
    except ShnorError as error:
        return list(error.diagnostics)


def _problems(
    order: Order, loaded: LoadedProgram, then: Content, register: LoadedRegister, place: Location
) -> Iterator[Diagnostic]:
    assert loaded.content is not None
    last = register.last
    assert last is not None
    if order.since and order.since != last.edition:
        message = f"приказ «{order.id}» составлен к редакции {order.since}, а действует редакция {last.edition}"
        yield Diagnostic.of(OTHER_EDITION, message, place, "составьте его заново: «shnor-docs amend --force»")
        return
    act = base_act(then, register, last.edition, str(_changes(order)), place)
    tree = printed(loaded.content, order)
    base, *earlier = (_cited(entry, then) for entry in (act.entry, *act.earlier))
    if order.repeals:
        yield from (_told(flaw, order, loaded) for flaw in repeal_flaws(tree, base, earlier))
        return
    new = tuple(document(loaded.content, one) for one in documents_of(loaded.content, act.order.id))
    for flaw in flaws(tree, act.documents, new, base, earlier):
        yield _told(flaw, order, loaded)


def _cited(entry: Edition, then: Content) -> Cited:
    """The order of an edition as texts cite it; ``then`` is the program that has it."""
    order = next((one for one in then.program.orders if one.id == entry.order), None)
    authority = then.program.authority
    told = (order.form, authority.genitive or authority.name, order.title) if order else ("", "", "")
    return Cited(format_date(entry.date, "digital"), entry.number, *told)


def printed(content: Content, order: Order) -> Document:
    """The order as its document prints it, or would print it."""
    own = next((one for one in documents_of(content, order.id) if one.order == order.id and one.kind == "order"), None)
    return document(content, own or DocumentSettings(id=order.id, kind="order", order=order.id))


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
