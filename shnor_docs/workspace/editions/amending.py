"""The use case ``amend``: the order that makes the approved program what it is today, drafted, proven, then written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import date

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.amending.acts import Act, Base, amending_order
from shnor_docs.lifecycle.amending.papers import Unamendable, document_changes
from shnor_docs.lifecycle.amending.repeals import repealing_order
from shnor_docs.model.amending import Wording
from shnor_docs.model.content import Content
from shnor_docs.model.edition import Edition
from shnor_docs.model.order import Order
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.files import telling
from shnor_docs.source.journal import write_as_one
from shnor_docs.source.layout import PROGRAMS, REGISTER
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.register import LoadedRegister
from shnor_docs.source.unfinished import alone, workshop
from shnor_docs.source.yaml.writing import Data
from shnor_docs.workspace.editions.base_acts import (
    MOVED_HINT,
    NOT_APPROVED,
    BaseAct,
    base_acts,
    documents_of,
    moved_documents,
    repealed_orders,
    told_moved,
    told_repealed,
)
from shnor_docs.workspace.editions.opening import edition_of, register_of, sound_register_of
from shnor_docs.workspace.editions.order_files import laid_down, paper_of, with_order
from shnor_docs.workspace.editions.past import Past
from shnor_docs.workspace.editions.proofs import OTHER_EDITION, order_problems, pending
from shnor_docs.workspace.editions.requisites import early_date, number_problems, same_act
from shnor_docs.workspace.editions.standing import changed_orders, differences
from shnor_docs.workspace.ledger import text_digest
from shnor_docs.workspace.versions import edition
from shnor_docs.workspace.workspace import Workspace

BEYOND = declare("ШД781", Severity.ERROR, "такое изменение приказом не внести")
NOTHING = declare("ШД782", Severity.ERROR, "изменять нечего")
NO_EDITION_YET = declare("ШД783", Severity.ERROR, "утверждённой редакции нет")
TAKEN = declare("ШД784", Severity.ERROR, "приказ с таким id уже есть")
SEVERAL = declare("ШД785", Severity.ERROR, "изменены документы нескольких приказов")
PENDING = declare("ШД790", Severity.ERROR, "у приказа уже есть составленный, но не утверждённый")
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


@dataclass(frozen=True, slots=True)
class _Draft:
    """Of what an order is drafted: the program today, as the edition in force has it, and what is asked for."""

    loaded: LoadedProgram
    past: Past
    entry: Edition
    wanted: Wanted
    name: str

    @property
    def now(self) -> Content:
        """The program today."""
        assert self.loaded.content is not None
        return self.loaded.content

    @property
    def place(self) -> Location:
        """The program's folder."""
        return Location(f"{PROGRAMS}/{self.loaded.id}")

    def place_of(self, field: str, name: str) -> Location:
        """Where a document or an order is written; the program's folder if it is gone."""
        ids = [one.id for one in getattr(self.now.program, field)]
        return self.loaded.locate((field, ids.index(name))) if name in ids else self.place


def amend(workspace: Workspace, program: str, wanted: Wanted) -> Drafted:
    """Draft the order, prove it, and write it into the program's files; nothing is written if it is not proven.

    Raises:
        ShnorError: the program has errors, nothing is approved or nothing changed, or what changed no order of the
            kind can change; the act was repealed or has a pending order already; or the drafted sentences do not
            make the new text.
    """
    folder = workspace.folder(program)
    with telling(folder, f"{PROGRAMS}/{program}"), alone(folder):
        register, content = sound_register_of(workspace, program), workspace.content(program)
        loaded = workspace.load(program)
        entry = _since(workspace, program, register, wanted.since)
        name = wanted.order or f"{'repeal' if wanted.repeals else 'amendment'}_{entry.edition}"
        old = _free(loaded, register, name, again=wanted.again)
        draft = _Draft(loaded, Past(workspace, program, register, Workspace), entry, wanted, name)
        _check_requisites(draft)
        act = _act(draft)
        _check_pending(draft, act)
        _check_replaced(draft, act)
        of, wording = _base(act, content, entry.edition), workspace.catalogue.wording
        record, count = _record(draft, wording, act, of)
        paper = f"{name}_paper"
        files = with_order(loaded, record, paper_of(record, paper, content), old)
        _prove(workspace, draft, files)
        write_as_one(folder, {file: data.decode() for file, data in files.items()})
    return Drafted(name, paper, count, act.entry.act, act.edition.edition)


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


def _act(draft: _Draft) -> BaseAct:
    """The act to be amended: the one that is named, or the only one whose documents have changed."""
    acts = [*base_acts(draft.past)]
    _check_base(draft, acts)
    _check_amending(draft)
    changed = acts if draft.wanted.repeals else changed_acts(acts, draft.now)
    named = [act for act in changed if draft.wanted.base in {None, act.order.id}]
    gone = repealed_orders(draft.past.content(draft.entry), draft.past.register)
    chosen = [act for act in named if act.order.id not in gone]
    if len(chosen) == 1:
        return chosen[0]
    if named and not chosen:
        order = named[0].order.id
        raise ShnorError(told_repealed(order, gone[order], draft.place_of("orders", order)))
    if not chosen:
        message = f"документы, утверждённые редакцией {draft.entry.edition}, не изменились"
        raise ShnorError(Diagnostic.of(NOTHING, message, draft.place, "измените программу и повторите"))
    message = f"изменены документы нескольких приказов: {', '.join(act.order.id for act in chosen)}"
    raise ShnorError(Diagnostic.of(SEVERAL, message, draft.place, "изменяют по одному: назовите приказ ключом --base"))


def _check_base(draft: _Draft, acts: Sequence[BaseAct]) -> None:
    """The act that is asked for must be one."""
    known = [act.order.id for act in acts]
    if draft.wanted.base is not None and draft.wanted.base not in known:
        message = f"приказа «{draft.wanted.base}» нет среди утверждённых, или он сам изменяет или отменяет другой"
        hint = perhaps(draft.wanted.base, known, f"изменить можно: {', '.join(known)}")
        raise ShnorError(Diagnostic.of(NOT_APPROVED, message, draft.place_of("orders", draft.wanted.base), hint))


def changed_acts(acts: Sequence[BaseAct], now: Content) -> list[BaseAct]:
    """The acts whose documents print something else; if there are several, those whose words do."""
    found = [(act, _papers(act, now)) for act in acts]
    changed = [(act, papers) for act, papers in found if _digests(papers.values()) != _digests(act.documents)]
    told = [act for act, papers in changed if any(differences(act, now, papers))]
    return told if len(changed) > 1 and told else [act for act, _ in changed]


def _papers(act: BaseAct, now: Content) -> dict[str, Document]:
    return {settings.id: document(now, settings) for settings in documents_of(now, act.order.id)}


def _digests(papers: Iterable[Document]) -> dict[str, str]:
    return {tree.id: text_digest(tree) for tree in papers}


def _check_amending(draft: _Draft) -> None:
    """An amending order that was approved is never amended itself: its text must stand (RULES §5.1)."""
    gone = repealed_orders(draft.past.content(draft.entry), draft.past.register)
    for name, what in changed_orders(draft.past, draft.now):
        if name not in gone:
            message = f"изменён утверждённый приказ «{name}», который сам изменяет или отменяет другой: {what}"
            hint = "верните его текст: изменяют только базовый приказ и его приложения"
            raise ShnorError(Diagnostic.of(BEYOND, message, draft.place_of("orders", name), hint))


def _check_requisites(draft: _Draft) -> None:
    """The date and number that are given must be such that the order can be approved with them."""
    day, number, orders = draft.wanted.date, draft.wanted.number, draft.now.program.orders
    place, register = draft.place, draft.past.register
    wrong = [*(number_problems(number, place) if number else ()), *(early_date(day, register, place) if day else ())]
    if day and number:
        wrong += same_act(draft.name, day, number, orders, register, place)
    if wrong:
        raise ShnorError(*wrong)


def _check_replaced(draft: _Draft, act: BaseAct) -> None:
    """A draft is made anew, not turned into another order."""
    old = next((order for order in draft.now.program.orders if order.id == draft.name), None)
    if old and (bool(old.repeals), old.amends or old.repeals) != (draft.wanted.repeals, act.order.id):
        what = f"отменяет приказ «{old.repeals}»" if old.repeals else f"изменяет приказ «{old.amends}»"
        message = f"под id «{draft.name}» уже составлен другой приказ: он {what}"
        hint = "дайте новому другой id (ключ --order) или удалите прежний из orders вместе с его документом"
        raise ShnorError(Diagnostic.of(TAKEN, message, draft.place_of("orders", old.id), hint))


def _check_pending(draft: _Draft, act: BaseAct) -> None:
    """An act has one pending order at a time: two would tell the same changes, or change what is repealed."""
    for order in pending(draft.now, draft.past.register):
        if order.id != draft.name and act.order.id in {order.amends, order.repeals}:
            what = "отменяет" if order.repeals else "изменяет"
            message = f"приказ «{act.order.id}» уже {what} составленный, но не утверждённый приказ «{order.id}»"
            hint = f"утвердите «{order.id}» («shnor-docs approve») или удалите его из orders вместе с его документом"
            raise ShnorError(Diagnostic.of(PENDING, message, draft.place_of("orders", order.id), hint))


def _record(draft: _Draft, wording: Wording, act: BaseAct, of: Base) -> tuple[dict[str, Data], int]:
    """The record of the order, and how many changes it makes or acts it repeals."""
    wanted, now = draft.wanted, draft.now
    if wanted.repeals:
        return _signed(repealing_order(of, wording, draft.name), draft), 1 + len(of.earlier)
    if itself := sorted({*wanted.whole} & {tree.id for tree in act.documents if tree.kind == "order"}):
        message = f"«{itself[0]}» – сам изменяемый приказ: целиком излагают его приложения"
        hint = f"приложения: {', '.join(sorted(act.ids - {*itself})) or 'ни одного'}"
        raise ShnorError(Diagnostic.of(NO_DOCUMENT, message, draft.place_of("orders", act.order.id), hint))
    if unknown := sorted({*wanted.whole} - act.ids):
        message = f"документа «{unknown[0]}» приказ «{act.order.id}» не утверждал"
        hint = f"утверждал: {', '.join(sorted(act.ids))}"
        raise ShnorError(Diagnostic.of(NO_DOCUMENT, message, draft.place_of("orders", act.order.id), hint))
    new = [*_papers(act, now).values()]
    if act.ids == {tree.id for tree in new} and (moved := moved_documents(act, now)):
        place = draft.place_of("orders", act.order.id)
        raise ShnorError(Diagnostic.of(BEYOND, told_moved(moved), place, MOVED_HINT))
    try:
        changes = document_changes(act.documents, new, wanted.whole, float(wording.whole))
    except Unamendable as error:
        message = f"документ «{error.document}»: {error.reason}"
        place = draft.place_of("documents", error.document)
        raise ShnorError(Diagnostic.of(BEYOND, message, place, _BEYOND_HINT)) from None
    if not changes:
        message = "слова утверждённых документов не изменились: изменилось только оформление"
        raise ShnorError(Diagnostic.of(NOTHING, message, draft.place, "приказ для этого не нужен"))
    if same := sorted({*wanted.whole} - {found.document for found in changes}):
        message = f"документ «{same[0]}» не изменился: излагать его в новой редакции незачем"
        place = draft.place_of("documents", same[0])
        raise ShnorError(Diagnostic.of(NOTHING, message, place, "уберите ключ --whole или измените документ"))
    record = amending_order(of, changes, wording, draft.name)
    return _signed(record, draft), sum(len(found.instructions) for found in changes)


_BEYOND_HINT = "верните утверждённое или издайте новый приказ и отмените прежний («shnor-docs amend --repeal»)"


def _base(act: BaseAct, now: Content, edition: int) -> Base:
    authority = now.program.authority
    titles = {order.id: order.title for order in now.program.orders}
    earlier = tuple(Act(entry.date, entry.number, titles.get(entry.order, "")) for entry in act.earlier)
    entry = act.entry
    base = Act(entry.date, entry.number, act.order.title)
    return Base(act.order, authority.genitive or authority.name, base, earlier, edition)


def _signed(record: dict[str, Data], draft: _Draft) -> dict[str, Data]:
    """The record with the date and number that it was given, else with those of the draft that it replaces."""
    old = next((order for order in draft.now.program.orders if order.id == draft.name), None)
    day = draft.wanted.date or (old.date if old else None)
    number = draft.wanted.number or (old.number if old else None)
    told: dict[str, Data] = {"id": record["id"]}
    if day:
        told["date"] = format_date(day, "digital")
    if number:
        told["number"] = number
    return {**told, **{key: value for key, value in record.items() if key not in told}}


def _prove(workspace: Workspace, draft: _Draft, files: MappingOf[str, bytes]) -> None:
    """Read the program with the order in it, as it would lie on the disk, and prove the order.

    Raises:
        ShnorError: it is not proven.
    """
    program = draft.loaded.id
    with workshop(workspace.root) as root:
        laid_down(workspace.root, root, program, files)
        loaded = Workspace(root).load(program)
        if loaded.content is None or has_errors(loaded.diagnostics):
            raise ShnorError(*(d for d in loaded.diagnostics if d.is_error))
        order = next(one for one in loaded.content.program.orders if one.id == draft.name)
        if wrong := order_problems(order, loaded, draft.past):
            raise ShnorError(*wrong)
