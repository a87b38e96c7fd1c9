"""The row of headers: found by its texts, never by its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.datasource import Column
from shnor_docs.source.data.report import Report
from shnor_docs.source.data.sheet import Block, Row, Sheet, letter

NO_HEADER = declare("ШД406", Severity.ERROR, "строка заголовков не найдена")
NO_COLUMN = declare("ШД407", Severity.ERROR, "в таблице нет столбца")
TWO_COLUMNS = declare("ШД408", Severity.ERROR, "у двух столбцов один заголовок")
MERGED = declare("ШД409", Severity.ERROR, "объединённые ячейки")

_ROWS_SEARCHED = 60


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headers stand, and the column of each declared field that the file has."""

    row: int
    last_row: int
    columns: Mapping[str, int]


def find_header(report: Report, columns: Iterable[Column]) -> Header | None:
    """The row with the most of the declared headers; None, and a diagnostic, if no row has any."""
    declared = tuple(columns)
    sheet = report.sheet
    known = {key(text) for column in declared for text in column.header}
    best = max(list(sheet.rows)[:_ROWS_SEARCHED], key=lambda row: _matches(sheet.rows[row], known), default=None)
    if best is None or not _matches(sheet.rows[best], known):
        listed = ", ".join(f"«{column.header[0]}»" for column in declared)
        report.add(NO_HEADER, "в таблице не найдена строка заголовков", hint=f"нужны заголовки: {listed}")
        return None
    places = _places(report, best, declared)
    crossed = _check_merged(report, best, places)
    _check_missing(report, best, declared, places, crossed)
    return Header(best, _last_row(sheet, best), places)


def key(text: str) -> str:
    """A header as it is compared: letter case, ё, spaces, kinds of dashes and a final sign do not matter."""
    plain = text.casefold().replace("ё", "е").replace("–", "-").replace("—", "-")
    return " ".join(plain.split()).rstrip(" .:*")


def _matches(row: Row, known: set[str]) -> int:
    return len({key(text) for text in row.values()} & known)


def _places(report: Report, row: int, columns: Iterable[Column]) -> dict[str, int]:
    found: dict[str, list[int]] = {}
    for number, text in report.sheet.rows[row].items():
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


def _check_merged(report: Report, row: int, places: Mapping[str, int]) -> list[Block]:
    """Headers over several columns at once: which of them holds the values cannot be known."""
    crossed = [
        block
        for block in report.sheet.merged
        if block.first_row <= row <= block.last_row and block.first_column < block.last_column
    ]
    for block in crossed:
        if block.first_column in places.values():
            _report_merged(report, block)
    return crossed


def _report_merged(report: Report, block: Block) -> None:
    first, last = letter(block.first_column), letter(block.last_column)
    message = f"заголовок объединяет столбцы {first}–{last}, какой из них нужен, неизвестно"
    hint = "снимите объединение («Главная → Объединить и поместить в центре») и подпишите каждый столбец"
    report.add(MERGED, message, block.first_row, block.first_column, hint)


def _check_missing(
    report: Report, row: int, columns: Iterable[Column], places: Mapping[str, int], crossed: list[Block]
) -> None:
    missing = [column for column in columns if column.field not in places and not column.optional]
    others = {text for number, text in report.sheet.rows[row].items() if number not in places.values()}
    texts = set() if report.is_personal else others
    for column in missing:
        report.add(NO_COLUMN, f"нет столбца «{column.header[0]}»", row, 1, _hint(column, texts))
    if missing:
        for block in crossed:
            if block.first_column not in places.values():
                _report_merged(report, block)


def _hint(column: Column, texts: Iterable[str]) -> str:
    by_key = {key(text): text for text in texts}
    near = difflib.get_close_matches(key(column.header[0]), by_key, 1)
    if near:
        return f"возможно, это «{by_key[near[0]]}»: исправьте заголовок в файле или header в описании"
    return "добавьте столбец в файл или отметьте его в описании как optional"


def _last_row(sheet: Sheet, row: int) -> int:
    """The last row of the headers: a header may be merged downwards."""
    return max((b.last_row for b in sheet.merged if b.first_row <= row <= b.last_row), default=row)
