"""The use case ``amend``: the order that makes the approved program what it is today, drafted, proven, then written."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import date

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.documents.kinds import document
from shnor_docs.lifecycle.amending.acts import Act, Base, amending_order
from shnor_docs.lifecycle.amending.papers import Unamendable, document_changes
from shnor_docs.lifecycle.amending.repeals import repealing_order
from shnor_docs.model.amending import Wording
from shnor_docs.model.content import Content
from shnor_docs.model.edition import Edition
from shnor_docs.model.order import Order
from shnor_docs.russian.dates import format_date
from shnor_docs.source.files import telling, write_together
from shnor_docs.source.layout import PROGRAMS, REGISTER
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.register import LoadedRegister
from shnor_docs.source.unfinished import alone, workshop
from shnor_docs.source.yaml.writing import Data
from shnor_docs.workspace.editions.base_acts import BaseAct, base_acts, documents_of
from shnor_docs.workspace.editions.opening import edition_of, opened, register_of, sound_register_of
from shnor_docs.workspace.editions.order_files import laid_down, paper_of, with_order
from shnor_docs.workspace.editions.proofs import OTHER_EDITION, order_problems
from shnor_docs.workspace.ledger import text_digest
from shnor_docs.workspace.versions import edition
from shnor_docs.workspace.workspace import Workspace

BEYOND = declare("ШД781", Severity.ERROR, "такое изменение приказом не внести")
NOTHING = declare("ШД782", Severity.ERROR, "изменять нечего")
NO_EDITION_YET = declare("ШД783", Severity.ERROR, "утверждённой редакции нет")
TAKEN = declare("ШД784", Severity.ERROR, "приказ с таким id уже есть")
SEVERAL = declare("ШД785", Severity.ERROR, "изменены документы нескольких приказов")
NO_DOCUMENT = declare("ШД788", Severity.ERROR, "такого документа изменяемый приказ не утверждал")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an official asks for: the order's id, the edition to start from (by number or git revision), the act,
    documents to be told anew.

    ``repeals`` asks for an order that repeals the act; ``again`` for a draft in place of an earlier one.
    """

    order: str | None = None
    since: str | None = None
    base: str | None = None
    number: str | None = None
    date: date | None = None
    whole: tuple[str, ...] = ()
    repeals: bool = False
    again: bool = False


def wanted_again(order: Order) -> Wanted:
    """What was asked for when an order was drafted: it can be drafted anew."""
    return Wanted(
        order=order.id,
        base=order.amends or order.repeals,
        number=order.number,
        date=order.date,
        whole=tuple(one.document for one in order.appendices),
        repeals=order.repeals is not None,
        again=True,
    )


@dataclass(frozen=True, slots=True)
class Drafted:
    """A written order: its id, the document that prints it, how many changes it makes, of which act."""

    order: str
    document: str
    changes: int
    act: str
    edition: int


def amend(workspace: Workspace, program: str, wanted: Wanted) -> Drafted:
    """Draft the order, prove it, and write it into the program's files; nothing is written if it is not proven.

    Raises:
        ShnorError: the program has errors, nothing is approved or nothing changed, or what changed no order of the
            kind can change; or the drafted sentences do not make the new text.
    """
    folder = workspace.folder(program)
    with telling(folder, f"{PROGRAMS}/{program}"), alone(folder):
        register, content = sound_register_of(workspace, program), workspace.content(program)
        loaded = workspace.load(program)
        entry = _since(workspace, program, register, wanted.since)
        name = wanted.order or f"{'repeal' if wanted.repeals else 'amendment'}_{entry.edition}"
        old = _free(loaded, register, name, again=wanted.again)
        then = opened(workspace, program, entry).content(program)
        act = _act(then, content, register, entry, wanted, name)
        of, wording = _base(act, content, entry.edition), workspace.catalogue.wording
        record, count = _record(wording, act, content, wanted, of, name)
        paper = f"{name}_paper"
        files = with_order(loaded, record, paper_of(record, paper, content), old)
        _prove(workspace, program, files, name, then, register)
        write_together({folder / file: data for file, data in files.items()})
    return Drafted(name, paper, count, act.entry.act, entry.edition)


def _since(workspace: Workspace, program: str, register: LoadedRegister, since: str | None) -> Edition:
    """The edition in force; an order speaks of no other, so one that is asked for must be it.

    Raises:
        ShnorError: nothing is approved, no such edition or revision, or another edition is in force.
    """
    last = register.last
    if last is None:
        message = f"у программы «{program}» нет утверждённой редакции: изменять приказом нечего"
        hint = "сначала утвердите её: «shnor-docs approve»"
        raise ShnorError(Diagnostic.of(NO_EDITION_YET, message, Location(f"{PROGRAMS}/{program}"), hint))
    if since is None:
        return last
    number = edition_of(workspace, program, int(since)).edition if since.isdecimal() else _at(workspace, program, since)
    if number == last.edition:
        return last
    message = (
        f"«{since}» — {f'редакция {number}' if number else 'до первой редакции'}, а действует редакция {last.edition}"
    )
    hint = "указания приказа говорят о действующем тексте; что изменилось раньше, покажет «shnor-docs diff --edition»"
    raise ShnorError(Diagnostic.of(OTHER_EDITION, message, Location(f"{PROGRAMS}/{program}/{REGISTER}"), hint))


def _at(workspace: Workspace, program: str, revision: str) -> int | None:
    """The number of the edition that was in force at a git revision; None if there was none yet."""
    with edition(workspace, f"{program}@{revision}") as found:
        last = register_of(found.workspace, program).last
        return last.edition if last else None


def _free(loaded: LoadedProgram, register: LoadedRegister, name: str, *, again: bool) -> int | None:
    """The index of a draft that the new order replaces; None if the id is free."""
    assert loaded.content is not None
    places = {order.id: n for n, order in enumerate(loaded.content.program.orders)}
    if name not in places:
        return None
    place = loaded.locate(("orders", places[name]))
    order = loaded.content.program.orders[places[name]]
    if name in {entry.order for entry in register.editions} or not (order.amends or order.repeals):
        message, hint = f"приказ «{name}» уже есть", "дайте новому другой id: ключ --order"
        raise ShnorError(Diagnostic.of(TAKEN, message, place, hint))
    if not again:
        message = f"приказ «{name}» уже составлен и не утверждён"
        hint = "составить заново поверх него — ключ --force; правки руками в нём пропадут"
        raise ShnorError(Diagnostic.of(TAKEN, message, place, hint))
    return places[name]


def _act(then: Content, now: Content, register: LoadedRegister, entry: Edition, wanted: Wanted, name: str) -> BaseAct:
    """The act to be amended: the one that is named, or the only one whose documents have changed."""
    acts = [*base_acts(then, register, entry.edition)]
    changed = acts if wanted.repeals else [act for act in acts if has_changed(act, now)]
    chosen = [act for act in changed if wanted.base in {None, act.order.id}]
    place = Location(f"{PROGRAMS}")
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        _check_amending(then, now, register, name)
        message = f"документы, утверждённые редакцией {entry.edition}, не изменились"
        raise ShnorError(Diagnostic.of(NOTHING, message, place, "измените программу и повторите"))
    message = f"изменены документы нескольких приказов: {', '.join(act.order.id for act in chosen)}"
    raise ShnorError(Diagnostic.of(SEVERAL, message, place, "изменяют по одному: назовите приказ ключом --base"))


def has_changed(act: BaseAct, now: Content) -> bool:
    """Whether a document that the act approves says something else by now."""
    today = {one.id: text_digest(document(now, one)) for one in documents_of(now, act.order.id)}
    return today != {tree.id: text_digest(tree) for tree in act.documents}


def _check_amending(then: Content, now: Content, register: LoadedRegister, name: str) -> None:
    """An amending order that was approved is never amended itself: its text must stand (RULES §5.1)."""
    approved = {entry.order for entry in register.editions}
    before = {order.id: order for order in then.program.orders if order.amends and order.id in approved}
    for order in now.program.orders:
        if order.id != name and order.id in before and order.clauses != before[order.id].clauses:
            message = f"изменён приказ «{order.id}», который сам изменяет другой: изменяют только базовый приказ"
            hint = "верните его текст, а изменение внесите в базовый документ"
            raise ShnorError(Diagnostic.of(BEYOND, message, Location(PROGRAMS), hint))


def _record(
    wording: Wording, act: BaseAct, now: Content, wanted: Wanted, of: Base, name: str
) -> tuple[dict[str, Data], int]:
    """The record of the order, and how many changes it makes or acts it repeals."""
    if wanted.repeals:
        return _signed(repealing_order(of, wording, name), wanted), 1 + len(of.earlier)
    if unknown := sorted({*wanted.whole} - act.ids):
        message = f"документа «{unknown[0]}» приказ «{act.order.id}» не утверждал"
        hint = f"утверждал: {', '.join(sorted(act.ids))}"
        raise ShnorError(Diagnostic.of(NO_DOCUMENT, message, Location(PROGRAMS), hint))
    new = [document(now, settings) for settings in documents_of(now, act.order.id)]
    try:
        changes = document_changes(act.documents, new, wanted.whole, float(wording.whole))
    except Unamendable as error:
        message = f"документ «{error.document}»: {error.reason}"
        raise ShnorError(Diagnostic.of(BEYOND, message, Location(PROGRAMS), _BEYOND_HINT)) from None
    if not changes:
        message = "слова утверждённых документов не изменились: изменилось только оформление"
        raise ShnorError(Diagnostic.of(NOTHING, message, Location(PROGRAMS), "приказ для этого не нужен"))
    record = amending_order(of, changes, wording, name)
    return _signed(record, wanted), sum(len(found.instructions) for found in changes)


_BEYOND_HINT = "верните утверждённое или издайте новый приказ и отмените прежний («shnor-docs amend --repeal»)"


def _base(act: BaseAct, now: Content, edition: int) -> Base:
    authority = now.program.authority
    titles = {order.id: order.title for order in now.program.orders}
    earlier = tuple(Act(entry.date, entry.number, titles.get(entry.order, "")) for entry in act.earlier)
    entry = act.entry
    base = Act(entry.date, entry.number, act.order.title)
    return Base(act.order, authority.genitive or authority.name, base, earlier, edition)


def _signed(record: dict[str, Data], wanted: Wanted) -> dict[str, Data]:
    """The record with the date and number that it was given."""
    told: dict[str, Data] = {}
    if wanted.date:
        told["date"] = format_date(wanted.date, "digital")
    if wanted.number:
        told["number"] = wanted.number
    first = {key: record[key] for key in ("id",)}
    return {**first, **told, **{key: value for key, value in record.items() if key not in first}}


def _prove(
    workspace: Workspace,
    program: str,
    files: MappingOf[str, bytes],
    name: str,
    then: Content,
    register: LoadedRegister,
) -> None:
    """Read the program with the order in it, as it would lie on the disk, and prove the order.

    Raises:
        ShnorError: it is not proven.
    """
    with workshop(workspace.root) as root:
        laid_down(workspace.root, root, program, files)
        loaded = Workspace(root).load(program)
        if loaded.content is None or has_errors(loaded.diagnostics):
            raise ShnorError(*(d for d in loaded.diagnostics if d.is_error))
        order = next(one for one in loaded.content.program.orders if one.id == name)
        if wrong := order_problems(order, loaded, then, register):
            raise ShnorError(*wrong)
