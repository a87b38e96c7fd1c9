"""Whether a printed amending order makes the old documents into those of today, no more and no less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.proving.applying import applied
from shnor_docs.lifecycle.proving.comparing import mismatches
from shnor_docs.lifecycle.proving.orders import Order, WholeNew
from shnor_docs.lifecycle.proving.reading import Heading, Reading, read
from shnor_docs.lifecycle.proving.text import Sheet, level, sheet


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why an order is not proven: in which document, of which clause (its unit's id, if of one), what, in Russian."""

    document: str
    message: str
    clause: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """An order by date («23.09.2021») and number."""

    date: str
    number: str


def flaws(
    order: Document, old: Sequence[Document], new: Sequence[Document], base: Cited, earlier: Sequence[Cited] = ()
) -> tuple[Flaw, ...]:
    """What is wrong with an amending order; none if its sentences make exactly the new documents of the old.

    ``old`` and ``new`` are the documents of the base act, itself included; ``earlier`` the orders that amended it.
    """
    reading = read(order)
    if reading.heading is None:
        return (Flaw(order.id, "нет пункта «Внести в приказ … от … № … следующие изменения:»"),)
    return (*_heading(order, reading, base, earlier), *_documents(order, reading, old, new))


def _heading(order: Document, reading: Reading, base: Cited, earlier: Sequence[Cited]) -> Iterator[Flaw]:
    heading = reading.heading
    assert heading is not None
    if (heading.date, heading.number) != (base.date, level(base.number)):
        told = f"от {heading.date} № {heading.number}"
        yield Flaw(order.id, f"изменяемый приказ назван «{told}», а он от {base.date} № {base.number}")
    wanted = tuple((act.date, level(act.number)) for act in earlier)
    if heading.cited != wanted:
        acts = ", ".join(f"от {act.date} № {act.number}" for act in earlier) or "ни одного"
        yield Flaw(order.id, f"прежние изменения названы не те: нужны {acts}")
    yield from _number_of_changes(order, heading, len(reading.orders))
    for sentence, reason in reading.unread:
        yield Flaw(order.id, f"{reason}: «{sentence}»", sentence=sentence)


def _number_of_changes(order: Document, heading: Heading, count: int) -> Iterator[Flaw]:
    if heading.is_plural != (count > 1) and count:
        word = "изменения" if count > 1 else "изменение"
        yield Flaw(order.id, f"указаний {count}, значит, «следующ{'ие' if count > 1 else 'ее'} {word}»")


def _documents(order: Document, reading: Reading, old: Sequence[Document], new: Sequence[Document]) -> Iterator[Flaw]:
    before, after = [sheet(document) for document in old], {one.id: sheet(one) for one in new}
    by_sheet: dict[str, list[Order]] = {one.id: [] for one in before}
    for told in reading.orders:
        meant = [one for one in before if _is_meant(one, told)]
        if len(meant) == 1:
            by_sheet[meant[0].id].append(told)
        else:
            message = f"непонятно, какой документ назван: «{told.label} {told.owner}»"
            yield Flaw(order.id, message, told.unit, told.sentence)
    signature = _signature(order)
    for one in before:
        yield from _document(one, after.get(one.id), by_sheet[one.id], signature)
    for name in after.keys() - by_sheet.keys():
        yield Flaw(name, "документа не было в изменяемом приказе")


def _is_meant(one: Sheet, told: Order) -> bool:
    if not told.label:
        return one.is_order
    return not one.is_order and one.label == told.label and one.owner == level(told.owner)


def _signature(order: Document) -> tuple[str, str]:
    """Form and number of the amending order, as marks of its appendices cite them."""
    return level(order.slot("form").plain).lower(), level(order.slot("number").plain)


def _document(old: Sheet, new: Sheet | None, orders: list[Order], signature: tuple[str, str]) -> Iterator[Flaw]:
    if new is None:
        yield Flaw(old.id, "документа больше нет")
        return
    wholes = [told for told in orders if isinstance(told.deed, WholeNew)]
    if wholes:
        yield from _whole(old, new, orders, signature)
        return
    made, wrong = applied(old, orders)
    for told, reason in wrong:
        yield Flaw(old.id, reason, told.unit, told.sentence)
    if wrong:
        return
    for found in mismatches(made, new):
        message = f"{found.place}: по приказу «{found.made}», а в документе «{found.wanted}»"
        yield Flaw(old.id, message)


def _whole(old: Sheet, new: Sheet, orders: list[Order], signature: tuple[str, str]) -> Iterator[Flaw]:
    """A new edition is the document itself, if the order has it as the appendix that the sentence names."""
    told = orders[0]
    if len(orders) > 1:
        yield Flaw(old.id, "документ излагается целиком, а другое указание говорит о его части", told.unit)
        return
    assert isinstance(told.deed, WholeNew)
    form, number = signature
    label = f"{told.deed.label} к "
    if not any(mark.startswith(label) and mark.endswith(f"№ {number}") for mark in new.marks[1:]):
        message = f"новая редакция не приложена к {form}у: среди его приложений документа «{old.id}» нет"
        yield Flaw(old.id, message, told.unit, told.sentence)
