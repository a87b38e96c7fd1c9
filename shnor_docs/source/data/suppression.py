"""Small counts hidden, so that a number does not point at a child."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from shnor_docs.model.data import Cell, DataTable
from shnor_docs.model.datasource import Total

Row = dict[str, Cell]


def suppressed(table: DataTable, counts: Collection[str], totals: Iterable[Total], below: int) -> DataTable:
    """The table without counts from 1 to ``below`` - 1 of the fields ``counts``.

    Where one part alone was hidden, the difference to the whole would give it back: the smallest other part
    goes too. So do the shares of such a row, which with the participants would do the same.
    """
    parts = tuple(total.parts for total in totals)
    rows = tuple(_hidden(dict(zip(table.fields, row, strict=True)), counts, parts, below) for row in table.rows)
    return replace(table, rows=rows)


def _hidden(row: Row, counts: Collection[str], totals: Iterable[tuple[str, ...]], below: int) -> tuple[Cell, ...]:
    small = {field for field in counts if isinstance(amount := row.get(field), int) and 0 < amount < below}
    if not small:
        return tuple(row.values())
    for parts in totals:
        small |= _with_smallest_other(row, parts, small)
    shares = {field for field, value in row.items() if isinstance(value, Decimal)}
    return tuple(None if field in small | shares else value for field, value in row.items())


def _with_smallest_other(row: Row, parts: tuple[str, ...], small: set[str]) -> set[str]:
    if len(small.intersection(parts)) != 1:
        return set()
    others = [
        (amount, part) for part in parts if part not in small and isinstance(amount := row.get(part), int) and amount
    ]
    return {min(others)[1]} if others else set()
