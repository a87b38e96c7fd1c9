"""The head of a foreign table: rows that Word repeats, or that only read as headings of columns."""

from __future__ import annotations

from shnor_docs.importing.tables.senses import day_of, period_of, sense_of
from shnor_docs.importing.tables.texts import alike, one_line
from shnor_docs.inspection.foreign.tree import Cell, Row, Table, paragraphs
from shnor_docs.model.notation import any_case

_OF_TWO = any_case("содержание|описание|значение|характеристика|сведения|информация|срок|результат|ответственн")
_LONGEST_HEADING = 120
_LONGEST_SUBHEADING = 30


def head_of(table: Table) -> tuple[int, tuple[Row, ...]]:
    """How many rows stand over the head, and the rows of the head."""
    rows = table.rows
    if len(rows) < 2:
        return 0, ()
    start = 0
    while start < len(rows) - 1 and is_whole(rows[start], table.columns) and table.columns > 1:
        start += 1
    if start == len(rows) - 1 or not (rows[start].is_header or _reads_as_head(table, start)):
        return 0, ()
    return start, rows[start : _head_end(table, start)]


def repeats_of(table: Table, above: int, head: tuple[Row, ...]) -> frozenset[int]:
    """The numbers of the rows under the head that only repeat a row of it, as on a new page."""
    seen = [words for words in map(_words, head) if len([*filter(None, words)]) > 1]
    numbers = range(above + len(head), len(table.rows)) if seen else ()
    return frozenset(number for number in numbers if _is_among(table.rows[number], seen))


def _is_among(row: Row, seen: list[tuple[str, ...]]) -> bool:
    likely = [words for words in seen if len(words) == len(row.cells)]
    first = alike(row.cells[0].text) if likely else ""
    return any(words[0] == first and words == _words(row) for words in likely)


def _words(row: Row) -> tuple[str, ...]:
    return tuple(alike(cell.text) for cell in row.cells)


def is_whole(row: Row, columns: int) -> bool:
    """Whether a row is one cell over the whole width."""
    return len(row.cells) == 1 and row.cells[0].column == 0 and row.cells[0].columns >= columns


def alike_rows(one: Row, other: Row) -> bool:
    """Whether two rows say the same in as many cells."""
    texts = [alike(cell.text) for cell in one.cells]
    return any(texts) and texts == [alike(cell.text) for cell in other.cells]


def is_row_of_numbers(row: Row) -> bool:
    """Whether it is a row «1 | 2 | 3» under a head."""
    texts = [alike(cell.text) for cell in row.cells]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _reads_as_head(table: Table, start: int) -> bool:
    """Whether a row that Word does not take for a head is one by its words, or by its bold letters."""
    cells = [cell for cell in table.rows[start].cells if cell.text.strip()]
    if len(cells) < 2 or len(table.rows) < 2:
        return False
    texts = [one_line(cell.text) for cell in cells]
    known = sum(bool(sense_of(text) or period_of(text) or day_of(text)) for text in texts)
    is_short = max(map(len, texts)) < _LONGEST_HEADING
    is_wide = len(cells) > 2 or any(cell.rows > 1 for cell in cells)
    if is_short and is_wide and known >= 2 and known * 2 >= len(cells):
        return True
    if len(cells) == 2 and known and _OF_TWO.match(texts[1]):
        return True
    return len(cells) > 1 and all(map(_is_bold, cells)) and not _is_bold_row(table.rows[start + 1]) and is_short


def _is_bold(cell: Cell) -> bool:
    worded = [paragraph for paragraph in paragraphs(cell.blocks) if paragraph.text.strip()]
    return bool(worded) and all(paragraph.is_bold for paragraph in worded)


def _is_bold_row(row: Row) -> bool:
    return all(_is_bold(cell) for cell in row.cells if cell.text.strip())


def _head_end(table: Table, start: int) -> int:
    """The row after the head: all rows that Word repeats, that its cells reach or that its wide cells are cut in."""
    rows, end = table.rows, start + 1
    while end < len(rows) and (_is_marked(rows[end], table) or _is_reached(table, start, end)):
        end += 1
    if end < len(rows) - 1 and is_row_of_numbers(rows[end]):
        end += 1
    return min(end, len(rows) - 1) or 1


def _is_marked(row: Row, table: Table) -> bool:
    """Whether Word repeats the row, and it is no title over the whole width."""
    return row.is_header and not is_whole(row, table.columns)


def _is_reached(table: Table, start: int, end: int) -> bool:
    """Whether the row at ``end`` still belongs to the head."""
    above = [(number, cell) for number in range(start, end) for cell in table.rows[number].cells]
    if any(number + cell.rows > end for number, cell in above):
        return True
    if is_whole(table.rows[end], table.columns):
        return False
    wide = [cell for cell in table.rows[end - 1].cells if cell.columns > 1]
    return any(_is_cut(table.rows[end], cell) for cell in wide)


def _is_cut(row: Row, wide: Cell) -> bool:
    """Whether several short headings stand under a wide one."""
    last = wide.column + wide.columns
    under = [cell for cell in row.cells if wide.column <= cell.column < last and cell.column + cell.columns <= last]
    texts = [one_line(cell.text) for cell in under]
    if len(under) < 2 or not all(texts) or any(map(_is_amount, texts)):
        return False
    if all(sense_of(text) or period_of(text) or day_of(text) for text in texts):
        return True
    beside = [cell for cell in row.cells if cell not in under and cell.text.strip()]
    return not beside and max(map(len, texts)) < _LONGEST_SUBHEADING


def _is_amount(text: str) -> bool:
    return text.replace(",", "").replace(" ", "").strip("%").isdecimal() and period_of(text) is None
