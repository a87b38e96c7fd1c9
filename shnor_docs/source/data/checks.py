"""What must hold between the cells of a table: keys are unique, parts are not more than the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.model.data import Cell, DataTable
from shnor_docs.model.datasource import Total
from shnor_docs.russian.numerals import format_number
from shnor_docs.source.data.cells import is_blank
from shnor_docs.source.sheets.sheet import Sheet
from shnor_docs.source.sheets.sheet_xml import column_number

OVER_TOTAL = declare("ШД415", Severity.ERROR, "части больше целого")
DUPLICATE_KEY = declare("ШД416", Severity.ERROR, "строка повторяется")
NO_KEY = declare("ШД419", Severity.ERROR, "не заполнен ключ строки")

HUNDRED = Decimal(100)


def check_keys(table: DataTable, key: Iterable[str], sheet: Sheet) -> Iterator[Diagnostic]:
    """Every row has all fields of the key, and no two rows have the same.

    A cell of the ``sheet`` that says something and still has no value was reported as it was read.
    """
    fields = list(key)
    if not fields or not set(fields) <= set(table.fields):
        return
    first: dict[tuple[Cell, ...], int] = {}
    for index, values in enumerate(zip(*(table.column(field) for field in fields), strict=True)):
        if None in values:
            yield from _blank_keys(table, index, fields, sheet)
        elif values in first:
            yield _repeated(table, index, first[values], fields)
        else:
            first[values] = index


def _blank_keys(table: DataTable, index: int, fields: list[str], sheet: Sheet) -> Iterator[Diagnostic]:
    for field in fields:
        if _is_blank(sheet, table.numbers[index], column_number(table.letters[field])):
            message = f"нет значения «{field}», а по нему строки различаются"
            yield Diagnostic.of(NO_KEY, message, table.place(index, field), "заполните ячейку")


def _is_blank(sheet: Sheet, row: int, column: int) -> bool:
    at = (row, column)
    text = sheet.rows[row].get(column, "")
    return at not in sheet.errors and at not in sheet.unsaved and is_blank(text)


def _repeated(table: DataTable, index: int, first: int, fields: list[str]) -> Diagnostic:
    values = ", ".join(str(table.rows[index][table.fields.index(field)]) for field in fields)
    message = f"строка {table.numbers[index]} повторяет строку {table.numbers[first]}: {values}"
    return Diagnostic.of(DUPLICATE_KEY, message, table.place(index, fields[0]), "оставьте одну из строк")


def check_totals(table: DataTable, totals: Iterable[Total]) -> Iterator[Diagnostic]:
    """No part, and not all parts together, is more than the whole; without a whole, than 100 %."""
    for total in totals:
        parts = [field for field in total.parts if field in table.fields]
        if not parts or total.whole not in (None, *table.fields):
            continue
        wholes = table.column(total.whole) if total.whole else (HUNDRED,) * len(table.rows)
        columns = (wholes, *(table.column(field) for field in parts))
        for index, (whole, *cells) in enumerate(zip(*columns, strict=True)):
            amounts = [cell for cell in cells if isinstance(cell, int | Decimal)]
            if isinstance(whole, int | Decimal) and sum(amounts) > whole:
                yield _over(table, index, total.whole, parts) if total.whole else _over_hundred(table, index, parts)


def _over(table: DataTable, index: int, whole: str, parts: list[str]) -> Diagnostic:
    """At the part that alone is more than the whole, else at the whole."""
    row = dict(zip(table.fields, table.rows[index], strict=True))
    limit = _amount(row[whole])
    guilty = next((part for part in parts if _amount(row[part]) > limit), None)
    message = f"{_summed(row, [guilty] if guilty else parts)}, а {whole} = {format_number(limit)}"
    hint = "часть не может быть больше целого: исправьте одно из чисел"
    return Diagnostic.of(OVER_TOTAL, message, table.place(index, guilty or whole), hint)


def _over_hundred(table: DataTable, index: int, parts: list[str]) -> Diagnostic:
    """At the last share: each alone is within 100 %."""
    row = dict(zip(table.fields, table.rows[index], strict=True))
    hint = "исправьте доли; если причина в округлении, уменьшите наибольшую"
    message = f"{_summed(row, parts)}, а доли одного целого вместе не больше 100 %"
    return Diagnostic.of(OVER_TOTAL, message, table.place(index, parts[-1]), hint)


def _summed(row: Mapping[str, Cell], parts: list[str]) -> str:
    return f"{' + '.join(parts)} = {format_number(sum((_amount(row[part]) for part in parts), Decimal()))}"


def _amount(cell: Cell) -> Decimal:
    return Decimal(cell) if isinstance(cell, int | Decimal) else Decimal()
