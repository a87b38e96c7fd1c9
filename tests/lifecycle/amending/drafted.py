"""An amending order drafted from two sets of trees and printed, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from shnor_docs.documents.appendices import placements
from shnor_docs.documents.kinds import document
from shnor_docs.documents.tree import Document, Unit, line, walk
from shnor_docs.lifecycle.amending.acts import Act, Base, amending_order
from shnor_docs.lifecycle.amending.papers import document_changes
from shnor_docs.lifecycle.proving.acts import Cited
from shnor_docs.lifecycle.proving.proof import Flaw, flaws
from shnor_docs.model.amending import Wording
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.order import Order
from shnor_docs.workspace import Workspace
from tests.samples import ROOT

NAME = "amendment"
SAMPLES = ("rybinsk-2020-2022", "tyumen-2023", "seryshevo-2021", "minusinsk-2020-2022")


@dataclass(frozen=True)
class Sample:
    """A shipped program with the documents that its order approves."""

    content: Content
    trees: tuple[Document, ...]

    @property
    def base(self) -> Order:
        return self.content.program.orders[0]

    @property
    def cited(self) -> Cited:
        authority = self.content.program.authority
        told = (self.base.form, authority.genitive or authority.name, self.base.title)
        return Cited(f"{self.base.date:%d.%m.%Y}", str(self.base.number), *told)


@cache
def sample(name: str) -> Sample:
    content = Workspace(ROOT).content(name)
    order = content.program.orders[0].id
    attached = [found.appendix.document for found in placements(content)]
    approved = [s for s in content.program.documents if s.order == order or s.id in attached]
    trees = tuple(document(content, settings) for settings in approved)
    return Sample(content, tuple(tree for tree in trees if tree.kind not in {"form", "diagnostic_card", "info_card"}))


def drafted(of: Sample, new: Sequence[Document], wording: Wording | None = None, whole: Sequence[str] = ()) -> Order:
    """The order that makes the new trees of the sample's."""
    wording, base = wording or Wording(), of.base
    assert base.date
    assert base.number
    act = Act(base.date, base.number, base.title)
    authority = of.content.program.authority
    changes = document_changes(of.trees, new, whole, float(wording.whole))
    told = Base(base, authority.genitive or authority.name, act, (), 1)
    return Order.model_validate(amending_order(told, changes, wording, NAME))


def printed(of: Sample, order: Order) -> Document:
    """The order as its paper prints it."""
    settings = DocumentSettings(id="amending_order", kind="order", order=order.id)
    program = of.content.program
    update = {"orders": (*program.orders, order), "documents": (*program.documents, settings)}
    return document(replace(of.content, program=program.model_copy(update=update)), settings)


def proven(of: Sample, order: Order, new: Sequence[Document]) -> tuple[Flaw, ...]:
    """What the prover finds wrong with an order."""
    return flaws(printed(of, order), of.trees, attached(order, new), of.cited)


def attached(order: Order, new: Sequence[Document]) -> list[Document]:
    """The trees with the marks of those that the order attaches in a new edition."""
    many = len(order.appendices) > 1
    labels = {
        appendix.document: f"Приложение № {n}" if many else "Приложение"
        for n, appendix in enumerate(order.appendices, 1)
    }
    return [_marked(tree, labels[tree.id]) if tree.id in labels else tree for tree in new]


def _marked(tree: Document, label: str) -> Document:
    lines = (line("m1", label), line("m2", "к приказу органа"), line("m3", "от «___» ____________ 20___ г. № ______"))

    def marked(unit: Unit) -> Unit:
        return replace(unit, children=(*unit.children, replace(unit, children=lines))) if unit.id == "marks" else unit

    return replace(tree, root=replace(tree.root, children=tuple(map(marked, tree.root.children))))


def sentences(tree: Document) -> list[str]:
    """The texts of a printed order's clauses."""
    return [unit.plain.replace("\u00a0", " ") for unit in walk(tree.slot("clauses")) if unit.text]
