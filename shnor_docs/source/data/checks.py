"""What must hold between the cells of a table: keys are unique, parts are not more than the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.model.data import Cell, DataTable
from shnor_docs.model.datasource import Total
from shnor_docs.russian.numerals import format_number

OVER_TOTAL = declare("ШД415", Severity.ERROR, "части больше целого")
DUPLICATE_KEY = declare("ШД416", Severity.ERROR, "строка повторяется")
NO_KEY = declare("ШД419", Severity.ERROR, "не заполнен ключ строки")


def check_keys(table: DataTable, key: Iterable[str]) -> Iterator[Diagnostic]:
    """Every row has all fields of the key, and no two rows have the same."""
    fields = [field for field in key if field in table.fields]
    if not fields:
        return
    first: dict[tuple[Cell, ...], int] = {}
    for index, values in enumerate(zip(*(table.column(field) for field in fields), strict=True)):
        if None in values:
            yield from _blank_keys(table, index, fields)
        elif values in first:
            yield _repeated(table, index, first[values], fields)
        else:
            first[values] = index


def _blank_keys(table: DataTable, index: int, fields: list[str]) -> Iterator[Diagnostic]:
    for field in fields:
        if table.rows[index][table.fields.index(field)] is None:
            message = f"нет значения «{field}», а по нему строки различаются"
            yield Diagnostic.of(NO_KEY, message, table.place(index, field), "заполните ячейку")


def _repeated(table: DataTable, index: int, first: int, fields: list[str]) -> Diagnostic:
    values = ", ".join(str(table.rows[index][table.fields.index(field)]) for field in fields)
    message = f"строка {table.numbers[index]} повторяет строку {table.numbers[first]}: {values}"
    return Diagnostic.of(DUPLICATE_KEY, message, table.place(index, fields[0]), "оставьте одну из строк")


def check_totals(table: DataTable, totals: Iterable[Total]) -> Iterator[Diagnostic]:
    """No part, and not all parts together, is more than the whole."""
    for total in totals:
        parts = [field for field in total.parts if field in table.fields]
        if total.whole not in table.fields:
            continue
        columns = (table.column(field) for field in (total.whole, *parts))
        for index, (whole, *cells) in enumerate(zip(*columns, strict=True)):
            amounts = [cell for cell in cells if isinstance(cell, int | Decimal)]
            if isinstance(whole, int | Decimal) and sum(amounts) > whole:
                yield _over(table, index, total.whole, parts)


def _over(table: DataTable, index: int, whole: str, parts: list[str]) -> Diagnostic:
    """At the part that alone is more than the whole, else at the whole."""
    row = dict(zip(table.fields, table.rows[index], strict=True))
    limit = _amount(row[whole])
    guilty = next((part for part in parts if _amount(row[part]) > limit), None)
    shown = format_number(sum((_amount(row[part]) for part in parts), Decimal()))
    message = f"{' + '.join(parts)} = {shown}, а {whole} = {format_number(limit)}"
    if guilty:
        message = f"{guilty} = {format_number(_amount(row[guilty]))}, а {whole} = {format_number(limit)}"
    hint = "часть не может быть больше целого: исправьте одно из чисел"
    return Diagnostic.of(OVER_TOTAL, message, table.place(index, guilty or whole), hint)


def _amount(cell: Cell) -> Decimal:
    return Decimal(cell) if isinstance(cell, int | Decimal) else Decimal()
