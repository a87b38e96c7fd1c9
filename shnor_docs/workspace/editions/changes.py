"""What has changed in a program since it was approved, and whether its editions are as they were laid down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingOf
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.differences import Difference, differences
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.edition import Edition
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.register import LoadedRegister, load_register, register_problems
from shnor_docs.workspace.editions.base_acts import base_acts, documents_of, repealed_orders
from shnor_docs.workspace.editions.origin import is_as_approved
from shnor_docs.workspace.editions.past import Past, Source
from shnor_docs.workspace.editions.places import edition_root
from shnor_docs.workspace.editions.proofs import order_problems, pending
from shnor_docs.workspace.editions.standing import changed_orders, place_in
from shnor_docs.workspace.ledger import text_digest

CHANGED = declare("ШД752", Severity.WARNING, "утверждённый документ изменён без приказа")

OTHER_NUMBERING = declare("ШД755", Severity.WARNING, "вид номеров изменён, а номера утверждены")

SHOWN = 3


def edition_problems(workspace: Source, loaded: LoadedProgram, open_: Callable[[Path], Source]) -> list[Diagnostic]:
    """What is wrong with a program's editions; what the edition in force approves and the program says otherwise.

    ``open_`` opens the workspace of a folder.
    """
    folder = workspace.root / PROGRAMS / loaded.id
    register, found = load_register(folder, workspace.root), register_problems(folder, workspace.root)
    wrong = has_errors([*found, *loaded.diagnostics, *workspace.catalogue.diagnostics])
    if wrong or loaded.content is None:
        return found
    past = Past(workspace, loaded.id, register, open_)
    if register.last is None:
        return [*found, *_of_orders(past, loaded)]
    if _is_as_approved(past, register.last):
        return found
    return [*found, *_changed(past, loaded)]


def _is_as_approved(past: Past, last: Edition) -> bool:
    """Whether the program is that of the edition in force, and all its documents are approved by it."""
    root, program = past.home.root, past.program
    newest = _approving(past.register).values()
    return all(entry is last for entry in newest) and is_as_approved(root, program, edition_root(root, program, last))


def _approving(register: LoadedRegister) -> dict[str, Edition]:
    """The last edition that approves each document."""
    return {name: entry for entry in register.editions for name in entry.approved}


def _of_orders(past: Past, loaded: LoadedProgram) -> Iterator[Diagnostic]:
    """What is wrong with the pending orders."""
    assert loaded.content is not None
    for order in pending(loaded.content, past.register):
        yield from order_problems(order, loaded, past)


def _changed(past: Past, loaded: LoadedProgram) -> Iterator[Diagnostic]:
    last = past.register.last
    assert last is not None and loaded.content is not None
    approving = _approving(past.register)
    try:
        before = {(entry.edition, one.id): one for entry in approving.values() for one in past.documents(entry)}
    except ShnorError as error:  # this version reads it otherwise than the one that approved it
        yield from (d for d in error.diagnostics)
        return
    yield from _of_orders(past, loaded)
    yield from _orders_rewritten(past, loaded)
    amended, gone = _amended(past, loaded) | _own_papers(past), _gone(past, approving)
    changes = differences(past.source(last).load(loaded.id), loaded, past.home.catalogue)
    settings = {one.id: (place, one) for place, one in enumerate(loaded.content.program.documents)}
    for name in sorted(approving, key=lambda name: settings.get(name, (len(settings), None))[0]):
        entry, (place, own) = approving[name], settings.get(name, (0, None))
        if own is None:
            yield from (() if name in gone else (_told(entry, name, loaded.locate(("documents",)), (), None),))
            continue
        yield from _numbering(past.content(entry), own, loaded.locate(("documents", place, "numbering")))
        if name not in amended and _texts_differ(before[entry.edition, name], document(loaded.content, own)):
            yield _told(entry, name, loaded.locate(("documents", place)), changes, gone.get(name))


def _orders_rewritten(past: Past, loaded: LoadedProgram) -> Iterator[Diagnostic]:
    """Signed amending and repealing orders that are others today: these no order amends."""
    assert loaded.content is not None
    gone = repealed_orders(past.content(past.register.editions[-1]), past.register)
    for name, what in changed_orders(past, loaded.content):
        if name not in gone:
            message = f"подписанный приказ «{name}» уже не тот: {what}"
            hint = "верните его, каким он подписан: приказ об изменении не правят, изменяют базовый документ"
            yield Diagnostic.of(CHANGED, message, place_in(loaded, "orders", name), hint)


def _numbering(then: Content, own: DocumentSettings, place: Location) -> Iterator[Diagnostic]:
    """That another look of section numbers is not printed: approved numbers stay."""
    before = next((one.numbering for one in then.program.documents if one.id == own.id), own.numbering)
    if before != own.numbering:
        message = f"у документа «{own.id}» numbering — «{own.numbering}», а разделы утверждены с номерами «{before}»"
        hint = f"утверждённые номера печатаются, как были: верните «{before}»"
        yield Diagnostic.of(OTHER_NUMBERING, message, place, hint)


def _amended(past: Past, loaded: LoadedProgram) -> frozenset[str]:
    """Documents that pending orders amend."""
    assert loaded.content is not None
    acts = {order.amends for order in pending(loaded.content, past.register)}
    found = (act for act in base_acts(past) if act.order.id in acts) if acts else ()
    return frozenset(name for act in found for name in act.ids)


def _own_papers(past: Past) -> frozenset[str]:
    """The documents that print approved amending and repealing orders."""
    found: set[str] = set()
    for entry, order in past.orders:
        if order.amends or order.repeals:
            papers = documents_of(past.content(entry), order.id)
            found |= {one.id for one in papers if one.order == order.id}
    return frozenset(found)


def _gone(past: Past, approving: MappingOf[str, Edition]) -> dict[str, Edition]:
    """Documents whose orders are all repealed, each with the edition of the repeal."""
    last = past.register.last
    repealed = repealed_orders(past.content(last), past.register) if last else {}
    found: dict[str, Edition] = {}
    for name, entry in approving.items() if repealed else ():
        content = past.content(entry)
        of_edition = [one.order for one in past.register.editions[: entry.edition]]
        owners = [order for order in of_edition if name in {one.id for one in documents_of(content, order)}]
        if owners and all(order in repealed for order in owners):
            found[name] = repealed[owners[0]]
    return found


def _texts_differ(old: Document, new: Document) -> bool:
    return text_digest(old) != text_digest(new)


def _told(
    edition: Edition, name: str, place: Location, changes: tuple[Difference, ...], repealing: Edition | None
) -> Diagnostic:
    what = "; ".join(str(change) for change in changes[:SHOWN])
    more = f" и ещё {len(changes) - SHOWN}" if len(changes) > SHOWN else ""
    if repealing:
        message = f"документ «{name}» изменён, а приказ, которым он утверждён, утратил силу: приказ {repealing.act}"
        hint = "утвердите документ новым приказом, а прежний приказ удалите из orders и documents"
        return Diagnostic.of(CHANGED, message, place, hint)
    message = (
        f"документ «{name}» уже не тот, что утверждён приказом {edition.act} (редакция {edition.edition}), "
        f"а приказа об изменении нет" + (f": {what}{more}" if what else "")
    )
    hint = "составьте приказ об изменении («shnor-docs amend») и утвердите его или верните утверждённое"
    return Diagnostic.of(CHANGED, message, place, hint)
