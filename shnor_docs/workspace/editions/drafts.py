"""What can be approved and amended now, and a drafted order as it reads, with what proves it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.documents.kinds import document_title
from shnor_docs.documents.origins.units import Origin, unit_origin
from shnor_docs.documents.tree import Kind, Unit, walk
from shnor_docs.model.content import Content
from shnor_docs.model.edition import Edition
from shnor_docs.model.order import Order
from shnor_docs.model.places import Path
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.workspace.editions.amending import changed_acts
from shnor_docs.workspace.editions.approving import NO_ORDER
from shnor_docs.workspace.editions.base_acts import BaseAct, base_acts, documents_of, repealed_orders
from shnor_docs.workspace.editions.opening import register_of, sound_register_of
from shnor_docs.workspace.editions.past import Past
from shnor_docs.workspace.editions.proofs import order_problems, paper_settings, pending, printed
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Titled:
    """A document by its id and printed title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An order that no edition has approved yet, and the documents that it would approve with itself."""

    order: Order
    documents: tuple[Titled, ...]

    @property
    def is_amending(self) -> bool:
        """Whether it amends or repeals another one."""
        return bool(self.order.amends or self.order.repeals)


@dataclass(frozen=True, slots=True)
class Act:
    """An approved order in force, as it is cited; what it approved with itself, whether an order is to amend that.

    ``pending`` is the id of the draft that is to amend or repeal it.
    """

    order: Order
    act: str
    documents: tuple[Titled, ...]
    is_changed: bool
    pending: str | None


@dataclass(frozen=True, slots=True)
class Amendable:
    """The edition in force, and the approved orders that no other has repealed."""

    edition: Edition
    acts: tuple[Act, ...]

    @property
    def changed(self) -> tuple[Act, ...]:
        """Those whose documents have changed, with no order yet that says so."""
        return tuple(act for act in self.acts if act.is_changed and act.pending is None)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line of a printed order: how deep it stands, its number, its text or the cells of a row, its field."""

    depth: int
    number: str
    texts: tuple[str, ...]
    path: Path | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted order: the document that prints it, its lines, the edition and the act, and why it is not proven."""

    order: Order
    document: str
    lines: tuple[DraftLine, ...]
    edition: Edition
    problems: tuple[Diagnostic, ...]


def candidates(workspace: Workspace, program: str) -> tuple[Candidate, ...]:
    """The orders that can be approved, drafts of amending ones first; none of a program that cannot be read.

    Raises:
        ShnorError: no such program, or its register cannot be trusted.
    """
    content, register = workspace.load(program).content, register_of(workspace, program)
    if content is None:
        return ()
    approved = {entry.order for entry in register.editions}
    found = (Candidate(one, _titled(content, one.id)) for one in content.program.orders if one.id not in approved)
    return tuple(sorted(found, key=lambda candidate: not candidate.is_amending))


def amendable(workspace: Workspace, program: str) -> Amendable | None:
    """What can be amended; None before the first approval.

    Raises:
        ShnorError: the program has errors, or its register cannot be trusted.
    """
    register, content = sound_register_of(workspace, program), workspace.content(program)
    if register.last is None:
        return None
    past = Past(workspace, program, register, Workspace)
    gone = repealed_orders(past.content(register.last), register)
    acts = [act for act in base_acts(past) if act.order.id not in gone]
    changed = {act.order.id for act in changed_acts(acts, content)}
    drafts = {one.amends or one.repeals: one.id for one in pending(content, register)}
    return Amendable(register.last, tuple(_act(act, content, changed, drafts) for act in acts))


def free_name(workspace: Workspace, program: str, *, repeals: bool) -> str:
    """An id for a new draft: that of the command, with a number more if it is taken.

    Raises:
        ShnorError: the program has errors, or its register cannot be trusted.
    """
    content, last = workspace.content(program), register_of(workspace, program).last
    first = f"{'repeal' if repeals else 'amendment'}_{last.edition if last else 0}"
    taken = {order.id for order in content.program.orders}
    return next(name for name in chain([first], (f"{first}_{n}" for n in count(2))) if name not in taken)


def draft(workspace: Workspace, program: str, order: str) -> Draft:
    """A drafted order that was not approved yet.

    Raises:
        ShnorError: there is no such draft, or the program has errors.
    """
    register, content = sound_register_of(workspace, program), workspace.content(program)
    found = next((one for one in pending(content, register) if one.id == order), None)
    if found is None or register.last is None:
        message = f"черновика приказа «{order}» нет: он утверждён или удалён"
        raise ShnorError(Diagnostic.of(NO_ORDER, message, Location(f"{PROGRAMS}/{program}")))
    past = Past(workspace, program, register, Workspace)
    problems = tuple(order_problems(found, workspace.load(program), past))
    return Draft(found, paper_settings(content, found).id, tuple(_lines(content, found)), register.last, problems)


def _lines(content: Content, order: Order) -> Iterator[DraftLine]:
    settings = paper_settings(content, order)
    origin = unit_origin(content, settings) if settings in content.program.documents else lambda _: None
    for slot in printed(content, order).root.children:
        yield from _lines_of(slot, 0, origin)


def _lines_of(unit: Unit, depth: int, origin: Origin) -> Iterator[DraftLine]:
    """Units that print something, with their depth among those that have numbers; a row is one line."""
    if unit.kind is Kind.ROW:
        cells = tuple(" ".join(one.plain for one in walk(cell) if one.text) for cell in unit.children)
        yield DraftLine(depth, "", cells, next(filter(None, map(origin, (one.id for one in walk(unit)))), None))
        return
    if unit.text:
        yield DraftLine(depth, unit.number, (unit.plain,), origin(unit.id))
    for child in unit.children:
        yield from _lines_of(child, depth + bool(unit.number), origin)


def _act(act: BaseAct, now: Content, changed: Collection[str], drafts: Mapping[str | None, str]) -> Act:
    name = act.order.id
    return Act(act.order, act.entry.act, _titled(now, name), name in changed, drafts.get(name))


def _titled(content: Content, order: str) -> tuple[Titled, ...]:
    documents = (one for one in documents_of(content, order) if one.order != order)
    return tuple(Titled(one.id, document_title(content, one)) for one in documents)
