"""Approval: an order gets its number and date, and what it approves becomes an edition that can be opened for ever.

The files of the edition are laid down first, a workspace of their own; then they get their place, and the order and
the register are changed, all as one (``source.journal``): a command killed at any moment leaves the old state or the
new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.documents.tree import Document, Kind, walk
from shnor_docs.model.content import Content
from shnor_docs.model.dates import day_told
from shnor_docs.model.edition import Edition, EditionDocument
from shnor_docs.model.numbering import Numbers, printed_numbers, with_gone
from shnor_docs.model.order import Order
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.canonical import file_digest, folder_digest
from shnor_docs.source.copying import copy_folder, forget_past
from shnor_docs.source.files import telling, write_atomically
from shnor_docs.source.journal import write_as_one
from shnor_docs.source.layout import EDITION, EDITIONS, PROGRAMS, REGISTER, templates_of
from shnor_docs.source.own_code import code_digest
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.register import LoadedRegister, edition_folder, edition_text, in_force, register_text
from shnor_docs.source.text import BOM
from shnor_docs.source.unfinished import PREFIX, alone, workshop
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.tree_edits import insert_entry, replace_scalar
from shnor_docs.workspace.editions.base_acts import documents_of
from shnor_docs.workspace.editions.noting import notes_of
from shnor_docs.workspace.editions.opening import sound_register_of
from shnor_docs.workspace.editions.past import Past
from shnor_docs.workspace.editions.proofs import order_problems
from shnor_docs.workspace.editions.requisites import BAD_DATE, BAD_NUMBER, early_date, number_problems, same_act
from shnor_docs.workspace.editions.standing import standing
from shnor_docs.workspace.ledger import text_digest
from shnor_docs.workspace.workspace import Workspace

NO_ORDER = declare("ШД760", Severity.ERROR, "в программе нет такого приказа")
APPROVED = declare("ШД761", Severity.ERROR, "приказ уже утвердил редакцию")
OTHER_REQUISITES = declare("ШД762", Severity.ERROR, "у приказа уже другие дата или номер")
UNDECIDED = declare("ШД765", Severity.ERROR, "документ ещё не готов к утверждению")


@dataclass(frozen=True, slots=True)
class Signed:
    """An order as it was signed: its id in the program, its number and date."""

    order: str
    number: str
    date: date


def number_told(text: str) -> str:
    """The number that a person has typed, without its sign: «401/1» of «№ 401/1»."""
    return " ".join(text.split()).lstrip("№ ")


def day_signed(text: str) -> date:
    """The day that a person has typed.

    Raises:
        ShnorError: it is no day.
    """
    if day := day_told(text):
        return day
    message = f"«{text.strip()}» – не дата" if text.strip() else "дата приказа не названа"
    raise ShnorError(Diagnostic.of(BAD_DATE, message, Location(PROGRAMS), "пишите 23.09.2021 или 23 сентября 2021 г."))


def signed_as(order: str, number: str, day: str) -> Signed:
    """An order as a person has typed its number and date.

    Raises:
        ShnorError: the day is none, or the number is empty.
    """
    if bare := number_told(number):
        return Signed(order, bare, day_signed(day))
    hint = "возьмите его из журнала регистрации: 401/1"
    raise ShnorError(Diagnostic.of(BAD_NUMBER, "номер приказа не назван", Location(PROGRAMS), hint))


def approve(workspace: Workspace, program: str, signed: Signed, today: date) -> Edition:
    """Write number and date into the order, and what it approves into the register; returns the new edition.

    Raises:
        ShnorError: the program has errors or open points, the order is unknown, approved already or signed
            otherwise, the date is no possible one, or the register cannot be trusted; nothing is changed then.
    """
    folder = workspace.folder(program)
    with telling(folder, f"{PROGRAMS}/{program}"), alone(folder):
        register, loaded = sound_register_of(workspace, program), workspace.load(program)
        order = _order(workspace.content(program), program, signed)
        if wrong := [*_wrong(loaded, order, signed, register, today)]:
            raise ShnorError(*wrong)
        with workshop(workspace.root) as unfinished:
            changed = _with_requisites(loaded, signed)
            past = Past(workspace, program, register, Workspace)
            trees = _laid_down(past, signed, changed, unfinished)
            approved = _approved(past, order, Workspace(unfinished).load(program), trees)
            if undecided := [*_undecided(loaded, approved, trees)]:
                raise ShnorError(*undecided)
            entry = _entry(register, signed, approved, trees, unfinished)
            place = edition_folder(folder, entry.edition)
            waiting = place.with_name(f"{PREFIX}{entry.edition}")
            for left in (waiting, place):  # what a killed command has left; no file lies in the place itself
                shutil.rmtree(left, ignore_errors=True)
            waiting.parent.mkdir(exist_ok=True)
            unfinished.rename(waiting)
        files = {**changed, REGISTER: register_text([*register.editions, entry])}
        write_as_one(folder, files, {f"{EDITIONS}/{waiting.name}": f"{EDITIONS}/{entry.edition}"})
    return entry


def _order(content: Content, program: str, signed: Signed) -> Order:
    known = {order.id: order for order in content.program.orders}
    if signed.order in known:
        return known[signed.order]
    message = f"в программе «{program}» нет приказа «{signed.order}»"
    hint = perhaps(signed.order, tuple(known), f"есть: {', '.join(known) or 'ни одного'}")
    raise ShnorError(Diagnostic.of(NO_ORDER, message, Location(f"{PROGRAMS}/{program}"), hint))


def _wrong(
    loaded: LoadedProgram, order: Order, signed: Signed, register: LoadedRegister, today: date
) -> Iterator[Diagnostic]:
    """Why an order cannot approve so."""
    place = loaded.locate(_path(loaded, order.id))
    if entry := next((entry for entry in register.editions if entry.order == order.id), None):
        message = f"приказ «{order.id}» уже утвердил редакцию {entry.edition} ({entry.act})"
        yield Diagnostic.of(APPROVED, message, place, "новую редакцию утверждает новый приказ: впишите его в orders")
        return
    yield from _other_requisites(order, signed, place)
    assert loaded.content is not None
    yield from number_problems(signed.number, place)
    yield from _wrong_date(signed, register, place, today)
    orders = loaded.content.program.orders
    yield from same_act(signed.order, signed.date, signed.number, orders, register, place)


def _other_requisites(order: Order, signed: Signed, place: Location) -> Iterator[Diagnostic]:
    was = (order.date and format_date(order.date, "digital"), order.number)
    now = (format_date(signed.date, "digital"), signed.number)
    for what, written, given in zip(("дата", "номер"), was, now, strict=True):
        if written and written != given:
            message = f"у приказа «{order.id}» {what} — {written}, а утверждается {given}"
            yield Diagnostic.of(OTHER_REQUISITES, message, place, "назовите те же дату и номер или исправьте приказ")


def _wrong_date(signed: Signed, register: LoadedRegister, place: Location, today: date) -> Iterator[Diagnostic]:
    if signed.date > today:
        message = f"дата приказа {signed.date:%d.%m.%Y} ещё не наступила"
        yield Diagnostic.of(BAD_DATE, message, place, "утверждайте, когда приказ подписан")
    yield from early_date(signed.date, register, place)


def _path(loaded: LoadedProgram, order: str) -> nodes.Path:
    assert loaded.content is not None
    return ("orders", next(n for n, found in enumerate(loaded.content.program.orders) if found.id == order))


def _with_requisites(loaded: LoadedProgram, signed: Signed) -> dict[str, str]:
    """The file that holds the order, by its name, with number and date written; none if they stand there."""
    source, tree = loaded.trees.get("orders", loaded.trees[""])
    path = _path(loaded, signed.order)
    told = {"date": format_date(signed.date, "digital"), "number": signed.number}
    edits = [*_edits(source.text, tree, path, told)]
    text = edited(source.text, edits)
    mark = BOM.decode() if bytes_of(source.path, source.shown).startswith(BOM) else ""
    return {source.path.name: mark + text} if edits else {}


def _edits(text: str, tree: nodes.Mapping, path: nodes.Path, told: dict[str, str]) -> Iterator[Edit]:
    for key, value in told.items():
        written = nodes.find(tree, (*path, key))
        if written is None:
            yield insert_entry(text, tree, path, key, value)
        elif isinstance(written, nodes.Scalar) and written.is_blank:
            yield replace_scalar(text, tree, (*path, key), value)


def _laid_down(past: Past, signed: Signed, changed: dict[str, str], target: Path) -> tuple[Document, ...]:
    """Write the workspace of the next edition; returns the trees of its documents.

    Raises:
        ShnorError: the program has errors with the order's number and date.
    """
    workspace, program, number = Workspace(past.home.root), past.program, len(past.register.editions) + 1
    folder = target / PROGRAMS / program
    copy_folder(workspace.root / PROGRAMS / program, folder, f"{PROGRAMS}/{program}")
    forget_past(folder)
    for name, text in changed.items():
        write_atomically(folder / name, text.encode())
    for path in sorted(workspace.root.glob("*.yaml")):
        write_atomically(target / path.name, bytes_of(path, path.name))
    content = workspace.content(program)
    for settings in content.program.documents:
        template = workspace.template(program, content, settings)
        if not template.is_relative_to(workspace.root / PROGRAMS):
            write_atomically(target / templates_of(template.name) / template.name, bytes_of(template, template.name))
    before = in_force(workspace.folder(program), workspace.root).numbers
    write_atomically(folder / EDITION, edition_text(number, before, {}))
    copy = Workspace(target)
    trees = copy.documents(program)
    printed = with_gone(before, {**printed_numbers(copy.content(program).program), **_of_sections(trees)})
    notes = notes_of(workspace, program, signed.order, f"{signed.date:%d.%m.%Y} № {signed.number}", trees)
    write_atomically(folder / EDITION, edition_text(number, printed, notes))
    return Workspace(target).documents(program) if notes else trees


def _of_sections(trees: tuple[Document, ...]) -> Numbers:
    found = {
        f"documents.{tree.id}": {
            unit.id.removeprefix("sections."): unit.number
            for unit in walk(tree.root)
            if unit.kind is Kind.SECTION and unit.number
        }
        for tree in trees
    }
    return {scope: numbers for scope, numbers in found.items() if numbers}


def _undecided(loaded: LoadedProgram, approved: Iterable[str], trees: Iterable[Document]) -> Iterator[Diagnostic]:
    """Documents that the order approves and that are drafts even with its number and date."""
    assert loaded.content is not None
    places = {settings.id: n for n, settings in enumerate(loaded.content.program.documents)}
    for tree in trees:
        if tree.draft and tree.id in approved:
            message = f"документ «{tree.id}» печатается с отметкой «ПРОЕКТ»: в нём есть нерешённое"
            hint = "решите открытые вопросы (open_points.yaml) и замените заготовки: их покажет «shnor-docs validate»"
            yield Diagnostic.of(UNDECIDED, message, loaded.locate(("documents", places[tree.id])), hint)


def _approved(past: Past, order: Order, today: LoadedProgram, trees: Sequence[Document]) -> frozenset[str]:
    """Ids of the documents that an order approves, its own included, and of those that stand as they were approved.

    Raises:
        ShnorError: the order is not proven, or something approved has changed of which no order speaks.
    """
    assert today.content is not None
    proof = order_problems(order, today, past) if order.amends or order.repeals else []
    found = standing(past, order, today, trees)
    if wrong := [*proof, *found.problems]:
        raise ShnorError(*wrong)
    own = {settings.id for settings in documents_of(today.content, order.id)}
    earlier = {name for entry in past.register.editions for name in entry.approved}
    return frozenset(own | earlier - found.unapproved)


def _entry(
    register: LoadedRegister, signed: Signed, approved: Collection[str], trees: tuple[Document, ...], target: Path
) -> Edition:
    copy, program = Workspace(target), next((target / PROGRAMS).iterdir()).name
    content = copy.content(program)
    told = tuple(
        EditionDocument(
            id=tree.id,
            approved=tree.id in approved,
            text=text_digest(tree),
            template=file_digest(copy.template(program, content, settings)),
        )
        for tree, settings in zip(trees, content.program.documents, strict=True)
    )
    entry = Edition(
        edition=len(register.editions) + 1,
        order=signed.order,
        date=signed.date,
        number=signed.number,
        content=folder_digest(target),
        code=code_digest(),
        documents=told,
        previous=register.last.digest if register.last else None,
        digest="0" * 64,
    )
    return entry.model_copy(update={"digest": entry.sealed()})
