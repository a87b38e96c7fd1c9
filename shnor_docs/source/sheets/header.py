"""The row of headers: found by its texts, never by its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.datasource import Column
from shnor_docs.russian.likeness import meant, nearest
from shnor_docs.source.sheets.report import Report
from shnor_docs.source.sheets.sheet import Block, Row, Sheet, letter

NO_HEADER = declare("ШД406", Severity.ERROR, "строка заголовков не найдена")
NO_COLUMN = declare("ШД407", Severity.ERROR, "в таблице нет столбца")
TWO_COLUMNS = declare("ШД408", Severity.ERROR, "у двух столбцов один заголовок")
MERGED = declare("ШД409", Severity.ERROR, "объединённые ячейки")

ROWS_SEARCHED = 60
KEPT_KEYS = 4096
"""The first rows of a sheet are looked through for each delimiter, and once more for the columns."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headers stand, and the column of each declared field that the file has."""

    row: int
    last_row: int
    columns: Mapping[str, int]


def find_header(report: Report, columns: Iterable[Column]) -> Header | None:
    """The row with the most of the declared headers; None, and a diagnostic, if no row has any.

    Headers of two rows are read too: a header merged downwards counts in each row that it covers.
    """
    declared = tuple(columns)
    known = known_headers(declared)
    rows = {row: _texts(report.sheet, row) for row in list(report.sheet.rows)[:ROWS_SEARCHED]}
    best = max(rows, key=lambda row: matches(rows[row].values(), known), default=None)
    if best is None or not matches(rows[best].values(), known):
        listed = ", ".join(f"«{column.header[0]}»" for column in declared)
        report.add(NO_HEADER, "в таблице не найдена строка заголовков", hint=f"нужны заголовки: {listed}")
        return None
    places = _places(report, best, rows[best], declared)
    missing = [column for column in declared if column.field not in places and not column.optional]
    others = {text for number, text in rows[best].items() if number not in places.values()}
    for column in missing:
        hint = _hint(column, () if report.is_personal else others)
        report.add(NO_COLUMN, f"нет столбца «{column.header[0]}»", best, 1, hint)
    _check_merged(report, best, None if missing else places.values())
    return Header(best, max((block.last_row for block in _covering(report.sheet, best)), default=best), places)


def known_headers(columns: Iterable[Column]) -> frozenset[str]:
    """All headers that the columns may have, as :func:`key` compares them."""
    return frozenset(key(text) for column in columns for text in column.header)


def matches(texts: Iterable[str], known: frozenset[str]) -> int:
    """How many of the known headers stand among the texts of a row."""
    return len({key(text) for text in texts} & known)


@lru_cache(KEPT_KEYS)
def key(text: str) -> str:
    """A header as it is compared: letter case, ё, spaces, kinds of dashes and a final sign do not matter."""
    plain = text.casefold().replace("ё", "е").replace("–", "-").replace("—", "-")
    return " ".join(plain.split()).rstrip(" .:*")


def _covering(sheet: Sheet, row: int) -> list[Block]:
    """The merged cells that a row goes through."""
    return [block for block in sheet.merged if block.first_row <= row <= block.last_row]


def _texts(sheet: Sheet, row: int) -> Row:
    """The texts of a row, with those of cells above it that are merged down into it."""
    merged = {
        block.first_column: text
        for block in _covering(sheet, row)
        if (text := sheet.rows.get(block.first_row, {}).get(block.first_column))
    }
    return {**merged, **sheet.rows[row]}


def _places(report: Report, row: int, texts: Row, columns: Iterable[Column]) -> dict[str, int]:
    found: dict[str, list[int]] = {}
    for number, text in texts.items():
        found.setdefault(key(text), []).append(number)
    places = {}
    for column in columns:
        present = [text for text in column.header if key(text) in found]
        if not present:
            continue
        text = present[0]
        first, *others = found[key(text)]
        places[column.field] = first
        for other in others:
            message = f"заголовок «{text}» стоит в двух столбцах: {letter(first)} и {letter(other)}"
            report.add(TWO_COLUMNS, message, row, other, "переименуйте лишний столбец или удалите его")
    return places


def _check_merged(report: Report, row: int, wanted: Collection[int] | None) -> None:
    """Headers over several columns at once, of the wanted columns or of all: which holds the values is not known."""
    for block in _covering(report.sheet, row):
        if block.first_column < block.last_column and (wanted is None or block.first_column in wanted):
            first, last = letter(block.first_column), letter(block.last_column)
            message = f"заголовок объединяет столбцы {first}–{last}, какой из них нужен, неизвестно"
            hint = "снимите объединение («Главная → Объединить и поместить в центре») и подпишите каждый столбец"
            report.add(MERGED, message, block.first_row, block.first_column, hint)


def _hint(column: Column, texts: Iterable[str]) -> str:
    by_key = {key(text): text for text in texts}
    if near := nearest(key(column.header[0]), by_key):
        found = meant(by_key[near], column.header[0])
        return f"возможно, это {found}: исправьте заголовок в файле или header в описании"
    return "добавьте столбец в файл или отметьте его в описании как optional"
