"""The facts that a program holds and its documents print, each by its kind and its essence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.documents.appendices import placements
from shnor_docs.documents.composing import writer
from shnor_docs.documents.prose import plain_inline
from shnor_docs.documents.scope import used_indicators
from shnor_docs.documents.tree import Document, Kind, walk
from shnor_docs.model.content import Content
from shnor_docs.model.order import Clause, Order
from shnor_docs.model.roadmap import Item


@dataclass(frozen=True, slots=True)
class Fact:
    """Letters and digits of what belongs together: a measure and its deadline, an indicator, a year and a target."""

    kind: str
    parts: tuple[str, ...]


def essence(text: object) -> str:
    """Letters, digits, «%» and «+»: typography and case are the product's."""
    return re.sub(r"[^\w%+]|_", "", str(text).casefold().replace("ё", "е"))


def held(content: Content, documents: Sequence[Document]) -> Counter[Fact]:
    """All facts of a program."""
    found = (*_program(content), *_indicators(content), *_plan(content), *_orders(content), *_documents(documents))
    return Counter(
        Fact(kind, tuple(map(essence, parts))) for kind, *parts in found if all(map(essence, parts)) and parts
    )


def printed(facts: Counter[Fact], documents: Sequence[Document]) -> Counter[Fact]:
    """The facts all parts of which some document prints, values of indicators in a row: others nobody could find."""
    text = "".join(essence(f"{unit.number}{unit.plain}") for one in documents for unit in walk(one.root))
    rows = list(_rows(documents))
    return Counter({fact: count for fact, count in facts.items() if _is_printed(fact, text, rows)})


def _is_printed(fact: Fact, text: str, rows: Sequence[tuple[str, list[str]]]) -> bool:
    if fact.kind not in ("значение показателя", "графа показателя"):
        return all(part in text for part in fact.parts)
    name, *period, value = fact.parts
    return any(_stands(name, value, cells) and all(one in table for one in period) for table, cells in rows)


def _stands(name: str, value: str, cells: Sequence[str]) -> bool:
    """Whether a row says the value of what is named in it: in a cell of its own, or among other words."""
    among = any(value in cell.removeprefix(name) for cell in cells if not cell.isdecimal())
    return any(name in cell for cell in cells) and (among or value in [cell.rstrip("%") for cell in cells])


def _rows(documents: Sequence[Document]) -> Iterator[tuple[str, list[str]]]:
    """The cells of each row, and all words of its table."""
    tables = (unit for one in documents for unit in walk(one.root) if unit.kind is Kind.TABLE)
    for table in tables:
        whole = "|".join(essence(unit.plain) for unit in walk(table))
        for row in table.children:
            yield whole, [essence("".join(unit.plain for unit in walk(cell))) for cell in row.children]


_Told = Iterator[tuple[str, ...]]


def _program(content: Content) -> _Told:
    program = content.program
    yield "наименование", program.title
    yield "период", str(program.period)
    for kind, body in (("муниципалитет", program.municipality), ("орган", program.authority)):
        yield kind, body.genitive or body.name
    for kind, records in (("цель", program.goals), ("задача", program.tasks), ("результат", program.results)):
        for record in records:
            yield kind, _text(content, record.text)
    for stage in program.stages:
        yield "этап", stage.title, *((str(stage.deadline),) if stage.deadline else ())
    for field in program.passport:
        yield "паспорт", field.title, _text(content, field.content)
    for source in program.budget.sources if program.budget else ():
        for period, amount in source.amounts.items():
            yield "средства", source.name, str(period), str(amount)


def _indicators(content: Content) -> _Told:
    for used in used_indicators(content):
        name, use = used.entry.name, used.use
        yield "показатель", name
        for period, target in (*use.targets.items(), *((("", use.target),) if use.target else ())):
            yield "значение показателя", name, *((str(period),) if period else ()), str(target)
        for period, value in (*use.baseline.items(), *used.field("actuals").items()):  # type: ignore[attr-defined]
            yield "значение показателя", name, str(period), str(getattr(value, "amount", value)).replace(".", ",")
        for told in (used.entry.method, use.evidence, use.weight):
            if told is not None:
                yield "графа показателя", name, str(told)


def _plan(content: Content) -> _Told:
    roadmap = content.program.roadmap
    for group in roadmap.groups if roadmap else ():
        yield "группа мероприятий", group.title
    for _, number, item in roadmap.items() if roadmap else ():
        yield from _measure(content, number, item)


def _measure(content: Content, number: str, item: Item) -> _Told:
    names = {party.id: party.name for party in content.program.parties}
    text = _text(content, item.text)
    yield "мероприятие", number, text
    for deadline in filter(None, (item.deadline, *item.deadlines.values())):
        yield "срок", text, str(deadline)
    for key in item.responsible:
        yield "исполнитель", text, names.get(key, key)
    if item.result:
        yield "результат мероприятия", text, _text(content, item.result)


def _orders(content: Content) -> _Told:
    for order in content.program.orders:
        yield "приказ", order.title
        yield from _requisites(content, order)
        for clause in order.clauses:
            yield from _clause(content, clause, order.id)
    for one in placements(content):
        yield "приложение", one.order.title, one.label


def _requisites(content: Content, order: Order) -> _Told:
    signed = order.signature
    told = (order.date and f"{order.date:%d.%m.%Y}", order.number, order.place, order.form, signed.post, signed.name)
    for one in filter(None, (*told, _text(content, order.preamble))):
        yield "реквизит приказа", str(one)


def _clause(content: Content, clause: Clause, home: str) -> _Told:
    yield "пункт приказа", _text(content, clause.text, home)
    for one in clause.clauses:
        yield from _clause(content, one, home)


def _documents(documents: Sequence[Document]) -> _Told:
    for one in documents:
        for unit in walk(one.root):
            if unit.kind is Kind.SECTION and unit.text:
                yield "раздел", f"{unit.number} {unit.plain}"
            if one.kind == "info_card" and unit.kind in (Kind.ROW, Kind.HEADER):
                yield "строка карты", *("".join(inner.plain for inner in walk(cell)) for cell in unit.children)


def _text(content: Content, text: str, home: str = "") -> str:
    return plain_inline(text, writer(content, home))
