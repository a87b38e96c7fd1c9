"""The stretches of all files as orders and other documents of the program, in the order of the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.assembling.beside import ask_of_comments, ask_of_pictures
from shnor_docs.importing.assembling.kinds import OTHER, kind_of_paper
from shnor_docs.importing.assembling.ledger import At, Ledger
from shnor_docs.importing.assembling.papers import Paper, paper_of
from shnor_docs.importing.contradictions.sources import of_order
from shnor_docs.importing.headings import title_of
from shnor_docs.importing.orders import OrderFound, order_of
from shnor_docs.importing.parts import Stretch
from shnor_docs.inspection.foreign.document import ForeignDocument
from shnor_docs.inspection.foreign.tree import Block
from shnor_docs.source.yaml.writing import Data


@dataclass
class Read:
    """Orders and papers by the places of their stretches."""

    orders: dict[int, OrderFound] = field(default_factory=dict)
    papers: dict[int, Paper] = field(default_factory=dict)


def read_all(ledger: Ledger, cut: Sequence[tuple[ForeignDocument, Stretch]]) -> Read:
    """Orders and papers; what prints a plan is read after the plan."""
    read = Read()
    for place, (document, stretch) in sorted(enumerate(cut), key=lambda one: _turn(one[1][1])):
        file = document.name
        order = _order(stretch, len(read.orders)) if stretch.form else None
        if order and (file, order.place) in ledger.refused:
            order = None
        if order:
            read.orders[place] = order
            _note(ledger, file, order)
            own = [block for block in stretch.blocks if block not in order.rest]
            _ask(ledger, document, own, f"orders.{order.record['id']}")
        rest = Stretch(order.rest) if order else stretch
        if rest.blocks or rest.mark:
            paper = paper_of(ledger, file, rest, [one.id for one in read.papers.values()])
            read.papers[place] = paper
            _ask(ledger, document, rest.blocks, f"documents.{paper.id}")
    return read


def _ask(ledger: Ledger, document: ForeignDocument, blocks: Sequence[Block], about: str) -> None:
    """Ask about what stands beside the text of a stretch."""
    ask_of_comments(ledger, document, blocks, about)
    ask_of_pictures(ledger, document, blocks, about)


def _note(ledger: Ledger, file: str, order: OrderFound) -> None:
    """Keep what is to be said of an order."""
    ledger.decisions += (At(file, one) for one in order.decisions)
    ledger.questions += (At(file, one) for one in order.questions)
    ledger.lose(file, order.left)
    ledger.claims += of_order(order.record, file, order.place)
    ledger.remade[file, order.place] = "вид документа печатается прописными буквами"
    ledger.recognise(file, order.place, (), ["orders"])


def _turn(stretch: Stretch) -> int:
    kind = kind_of_paper(title_of(stretch.blocks).text)
    return {"program": 0, "roadmap": 1, "info_card": 3}.get(kind, 2)


def _order(stretch: Stretch, before: int) -> OrderFound | None:
    return order_of(stretch.blocks, f"order_{before + 1}" if before else "approval")


def documents_of(read: Read, title: str, town: Data, ledger: Ledger) -> list[Data]:
    """The documents in the order of the sources; an order stands before what its file has below it."""
    found: list[Data] = []
    said = [("title", title), ("place", town)]
    for place in sorted({*read.orders, *read.papers}):
        if order := read.orders.get(place):
            own = str(order.record["id"])
            found.append({"id": "order" if own == "approval" else own, "kind": "order", "order": own})
        if paper := read.papers.get(place):
            record = {key: value for key, value in paper.record.items() if (key, value) not in said}
            if record["kind"] == "roadmap" and not ledger.has("roadmap"):
                record["kind"] = OTHER
            found.append(record)
    return found
