"""Printed numbers that stay: what an order has approved is never renumbered (RULES §5.5).

A repealed unit leaves a hole, an inserted one takes the number before it with a number more: «3.1», and «3¹» where
a unit inside has that number; units added at the end go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import TypeVar

from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.order import Clause, Order
from shnor_docs.model.program import Program
from shnor_docs.model.roadmap import Group, Item, Roadmap
from shnor_docs.model.table import Table
from shnor_docs.sameness import once_for_all, once_for_each

Numbers = Mapping[str, Mapping[str, str]]
"""Numbers as printed by id, in the order of print, for each list of siblings: «roadmap», «orders.approval»."""

R = TypeVar("R", Item, Clause)

_COUNT = re.compile(r"\d+(?!.*\d)")
_NUMBER = re.compile(r"(.*\d[⁰¹²³⁴⁵⁶⁷⁸⁹]*)(.*)", re.DOTALL)
_INSERTED = re.compile(r"(?P<head>.*\d)(?:\.(?P<step>\d+)|(?P<upper>[⁰¹²³⁴⁵⁶⁷⁸⁹]+))(?P<tail>\D*)", re.DOTALL)
_UPPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def continued(approved: Mapping[str, str], ids: Sequence[str], inner: Collection[str] = ()) -> dict[str, str]:
    """Numbers of siblings in their order: approved ones as they were, the others fitted between or after them.

    A unit that stands elsewhere by now is one that went and another that came. ``approved`` may tell of units that
    are gone: their numbers stay taken. ``inner`` are the numbers of units inside these, which no inserted one may take.
    An id given twice, which is remarked elsewhere, is one unit here.
    """
    ids = [*dict.fromkeys(ids)]
    numbers: dict[str, str] = {}
    staying = _in_their_order([*approved], ids)
    waiting = list(staying)
    base, last = _COUNT.sub("0", next(iter(approved.values()))), list(approved.values())[-1]
    for key in ids:
        if key in staying:
            numbers[key] = base = approved[key]
            waiting.remove(key)
        elif waiting:
            numbers[key] = base = _inserted(base, {*approved.values(), *numbers.values()}, inner)
        else:
            numbers[key] = last = _COUNT.sub(lambda match: str(int(match[0]) + 1), last)
    return numbers


def _in_their_order(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """The most units that still stand in the order in which they stood."""
    places = {key: place for place, key in enumerate(before)}
    known = [key for key in now if key in places]
    tops: list[int] = []  # of the chains of each length found so far, the least last place
    lengths: list[int] = []
    for key in known:
        length = bisect_left(tops, places[key])
        tops[length : length + 1] = [places[key]]
        lengths.append(length)
    found: list[str] = []
    wanted = len(tops) - 1
    for key, length in zip(reversed(known), reversed(lengths), strict=True):
        if length == wanted and (not found or places[key] < places[found[-1]]):
            found.append(key)
            wanted -= 1
    return tuple(reversed(found))


def _inserted(base: str, siblings: Collection[str], inner: Collection[str]) -> str:
    """The first free number after ``base`` and before the next one: after «3.1», itself inserted, «3.2» or «3.1.1»."""
    if (following := _following(base, siblings)) and following not in siblings:
        return following
    match = _NUMBER.fullmatch(base)
    head, tail = match.groups() if match else (base, "")
    is_inner = f"{head}.1{tail}" in inner
    forms = (f"{head}{str(n).translate(_UPPER) if is_inner else f'.{n}'}{tail}" for n in count(1))
    return next(number for number in forms if number not in siblings)


def _following(number: str, siblings: Collection[str]) -> str | None:
    """The number that goes on from an inserted one, if it is one: «3.2» after «3.1», «3²» after «3¹»."""
    match = _INSERTED.fullmatch(number)
    if match is None or f"{match['head']}{match['tail']}" not in siblings:
        return None
    if match["upper"]:
        step = str(int(match["upper"].translate(_LOWER)) + 1).translate(_UPPER)
    else:
        step = f".{int(match['step']) + 1}"
    return f"{match['head']}{step}{match['tail']}"


def with_gone(before: Numbers, now: Numbers) -> dict[str, dict[str, str]]:
    """The numbers that an edition prints, and among them those that earlier ones have printed and are gone."""
    found = {scope: dict(numbers) for scope, numbers in before.items()}
    return found | {scope: _with_gone(before.get(scope, {}), numbers) for scope, numbers in now.items()}


def _with_gone(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """What is gone keeps its place below what stood above it, and what has moved leaves its number in its old place."""
    found = dict(now)
    order = [*now]
    above: str | None = None
    for key, number in before.items():
        gone = key if key not in now else f"{key}/{number}" if now[key] != number else None
        if gone is not None:
            found[gone] = number
            order.insert(order.index(above) + 1 if above else 0, gone)
        above = gone or key
    return {key: found[key] for key in order}


def printed_numbers(program: Program) -> dict[str, dict[str, str]]:
    """The numbers that the records of a program print; those of sections stand in the documents' trees."""
    numbers: dict[str, dict[str, str]] = {}
    if program.roadmap:
        groups = program.roadmap.filled
        numbers["roadmap"] = {group.id: group.number or str(n) for n, (_, group) in enumerate(groups, 1)}
        items = {item.id: number for _, number, item in program.roadmap.items()}
        numbers |= {f"roadmap.{group.id}": {item.id: items[item.id] for item in group.items} for _, group in groups}
    for order in program.orders:
        numbers |= _of_clauses(order.clauses, f"orders.{order.id}", "")
    for table in program.tables:
        rows = table.row_ids(tuple(use.id for use in program.indicators))
        numbers[f"tables.{table.id}"] = {row: table.row_number(row, n) for n, row in enumerate(rows, 1)}
    return {scope: found for scope, found in numbers.items() if found}


def _of_clauses(clauses: Sequence[Clause], scope: str, outer: str) -> dict[str, dict[str, str]]:
    own = {clause.id: clause.number or f"{outer}{n}." for n, clause in enumerate(clauses, 1)}
    found = {scope: own}
    for clause in clauses:
        if clause.clauses:
            found |= _of_clauses(clause.clauses, f"{scope}.{clause.id}", own[clause.id])
    return found


def with_numbers(program: Program, approved: Numbers) -> Program:
    """The program whose units print the numbers that an order has approved."""
    if not approved:
        return program
    return program.model_copy(
        update={
            "roadmap": program.roadmap and numbered_roadmap(program.roadmap, approved),
            "orders": _orders(program.orders, approved),
            "tables": _tables(program.tables, program.indicators, approved),
            "documents": _documents(program.documents, approved),
        }
    )


@once_for_all
def _orders(orders: tuple[Order, ...], approved: Numbers) -> tuple[Order, ...]:
    return tuple(_order(order, approved) for order in orders)


@once_for_all
def _tables(tables: tuple[Table, ...], used: tuple[IndicatorUse, ...], approved: Numbers) -> tuple[Table, ...]:
    names = tuple(use.id for use in used)
    return tuple(_table(table, names, approved) for table in tables)


@once_for_all
def _documents(documents: tuple[DocumentSettings, ...], approved: Numbers) -> tuple[DocumentSettings, ...]:
    return tuple(_document(document, approved) for document in documents)


@once_for_all
def numbered_roadmap(roadmap: Roadmap, approved: Numbers) -> Roadmap:
    """The plan whose units print the numbers that an order has approved."""
    if "roadmap" not in approved:
        return roadmap
    items = {number for _, number, _ in roadmap.items()}
    items |= {number for scope, found in approved.items() if scope.startswith("roadmap.") for number in found.values()}
    numbers = continued(approved["roadmap"], [group.id for _, group in roadmap.filled], items)
    groups = tuple(_group(group, numbers, approved.get(f"roadmap.{group.id}")) for group in roadmap.groups)
    return roadmap.model_copy(update={"groups": groups})


def _group(group: Group, numbers: Mapping[str, str], approved: Mapping[str, str] | None) -> Group:
    """The group with its number; its measures too, if it had any when it was approved."""
    own = group.number or numbers.get(group.id)
    items = continued(approved, [item.id for item in group.items]) if approved else {}
    numbered = tuple(_numbered(item, items.get(item.id)) for item in group.items)
    return group.model_copy(update={"number": own, "items": numbered})


def _order(order: Order, approved: Numbers) -> Order:
    return order.model_copy(update={"clauses": _clauses(order.clauses, f"orders.{order.id}", approved)})


def _clauses(clauses: tuple[Clause, ...], scope: str, approved: Numbers) -> tuple[Clause, ...]:
    if scope not in approved:
        return clauses
    inner = {number for name, found in approved.items() if name.startswith(f"{scope}.") for number in found.values()}
    numbers = continued(approved[scope], [clause.id for clause in clauses], inner)
    return tuple(
        _numbered(clause, numbers[clause.id]).model_copy(
            update={"clauses": _clauses(clause.clauses, f"{scope}.{clause.id}", approved)}
        )
        for clause in clauses
    )


def _table(table: Table, indicators: tuple[str, ...], approved: Numbers) -> Table:
    known = approved.get(f"tables.{table.id}")
    if known is None:
        return table
    rows = table.row_ids(indicators)
    return table.model_copy(update={"row_numbers": {**continued(known, rows), **table.row_numbers}})


def _document(document: DocumentSettings, approved: Numbers) -> DocumentSettings:
    known = approved.get(f"documents.{document.id}")
    if known is None:
        return document
    counted = [section.id for section in document.sections if section.title and section.number is None]
    inner = frozenset(number for found in approved.values() for number in found.values())
    numbers = continued(known, counted, inner)
    sections = tuple(
        section.model_copy(update={"number": numbers.get(section.id, section.number)}) for section in document.sections
    )
    return document.model_copy(update={"sections": sections})


@once_for_each
def _numbered(record: R, number: str | None) -> R:
    """The record with its number, unless it has one of its own; the same object for the same record."""
    return record.model_copy(update={"number": record.number or number})
