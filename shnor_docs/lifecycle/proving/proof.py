"""Whether a printed amending order makes the old documents into those of today, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.proving.acts import Cited, Heading, acts_in
from shnor_docs.lifecycle.proving.applying import applied
from shnor_docs.lifecycle.proving.comparing import mismatches
from shnor_docs.lifecycle.proving.orders import Order, WholeNew
from shnor_docs.lifecycle.proving.reading import Reading, read
from shnor_docs.lifecycle.proving.text import Sheet, level, sheet


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why an order is not proven: in which document, of which clause (its unit's id, if of one), what, in Russian."""

    document: str
    message: str
    clause: str = ""
    sentence: str = ""


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
    yield from (Flaw(order.id, wrong) for wrong in heading.act.differs(base))
    wanted = tuple((act.date, level(act.number)) for act in earlier)
    if heading.cited != wanted:
        acts = ", ".join(act.told for act in earlier) or "ни одного"
        yield Flaw(order.id, f"прежние изменения названы не те: нужны {acts}")
    yield from _number_of_changes(order, heading, len(reading.orders))
    yield from _title(order, base, len(reading.orders))
    for sentence, reason in reading.unread:
        yield Flaw(order.id, f"{reason}: «{sentence}»", sentence=sentence)


def _title(order: Document, base: Cited, count: int) -> Iterator[Flaw]:
    """The title names what the order does, in the number of its changes, and no other act (RULES §5.2)."""
    text = level(order.slot("heading").plain)
    ending = "изменений" if count > 1 else "изменения"
    if count and not re.match(rf"о внесении {ending}\b", text, re.IGNORECASE):
        yield Flaw(order.id, f"заголовок «{text}», а указаний {count}: нужно «О внесении {ending} в …»")
    for date, number in acts_in(text):
        if not base.is_same(date, number):
            yield Flaw(order.id, f"в заголовке назван акт от {date} № {number}, а изменяется {base.told}")


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


@dataclass(frozen=True, slots=True)
class Signature:
    """The amending order as marks of its appendices cite it: its form, day and number, blank in a draft."""

    form: str
    day: tuple[int, ...]
    number: str

    def is_in(self, mark: str) -> bool:
        """Whether a mark says that its document belongs to this order."""
        return mark.endswith(f"№ {self.number}") and _day(mark) == self.day


_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_DAY = re.compile(rf"(\d{{1,2}})(?:\.(\d\d)\.| ({'|'.join(_MONTHS)}) )(\d{{4}})")


def _day(text: str) -> tuple[int, ...]:
    """The last day that a text names: «05.02.2024», «5 февраля 2024»; nothing if it names none."""
    found = _DAY.findall(text)
    if not found:
        return ()
    day, digits, word, year = found[-1]
    return int(day), int(digits) if digits else _MONTHS.index(word) + 1, int(year)


def _signature(order: Document) -> Signature:
    form, date, number = (level(order.slot(name).plain) for name in ("form", "date", "number"))
    return Signature(form.lower(), _day(date), number)


def _document(old: Sheet, new: Sheet | None, orders: list[Order], signature: Signature) -> Iterator[Flaw]:
    if new is None:
        yield Flaw(old.id, "документа больше нет")
        return
    wholes = [told for told in orders if isinstance(told.deed, WholeNew)]
    if wholes:
        yield from _whole(old, new, orders, signature)
        return
    if any(mark.startswith("Приложение") and signature.is_in(mark) for mark in new.marks[1:]):
        yield Flaw(old.id, "документ приложен к приказу, а указания изложить его в новой редакции нет")
    made, wrong = applied(old, orders)
    for told, reason in wrong:
        yield Flaw(old.id, reason, told.unit, told.sentence)
    if wrong:
        return
    for found in mismatches(made, new):
        message = f"{found.place}: по приказу «{found.made}», а в документе «{found.wanted}»"
        yield Flaw(old.id, message)


def _whole(old: Sheet, new: Sheet, orders: list[Order], signature: Signature) -> Iterator[Flaw]:
    """A new edition is the document itself, if the order has it as the appendix that the sentence names."""
    told = orders[0]
    if len(orders) > 1:
        yield Flaw(old.id, "документ излагается целиком, а другое указание говорит о его части", told.unit)
        return
    assert isinstance(told.deed, WholeNew)
    label = f"{told.deed.label} к "
    if not any(mark.startswith(label) and signature.is_in(mark) for mark in new.marks[1:]):
        message = f"новая редакция не приложена к {signature.form}у: среди его приложений документа «{old.id}» нет"
        yield Flaw(old.id, message, told.unit, told.sentence)
