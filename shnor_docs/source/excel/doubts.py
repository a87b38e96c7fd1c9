"""What in an edited workbook is probably no wish of the person who edited it: asked about before it is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.russian.numerals import counted
from shnor_docs.source.excel import contents
from shnor_docs.source.excel.columns import GROUP_OF, ORDER, OWN_TITLES, Book, Cells, fields
from shnor_docs.source.excel.reading import ExcelPart
from shnor_docs.source.excel.stamp import RowKey, by_key, digest
from shnor_docs.source.records.shapes import keys_of

STALE = declare("ШД724", Severity.WARNING, "программа изменилась после выгрузки книги")
MUCH_DELETED = declare("ШД725", Severity.WARNING, "из программы удаляется много")
MUCH_MOVED = declare("ШД726", Severity.WARNING, "порядок строк книги совсем другой")
OTHER_ID = declare("ШД451", Severity.WARNING, "похоже, изменён идентификатор")

Rows = Mapping[RowKey, Cells]

FEW_ROWS, FEW_VALUES, MANY, NAMED = 1, 2, 10, 5
"""What is never asked about, and what always is (between them, a loss of more than a quarter); how many are named."""


def doubts(book: Book, before: Content, after: Content, part: ExcelPart, moved: int) -> Iterator[Diagnostic]:
    """The doubts about a workbook that would turn one content into the other, ``moved`` rows among them."""
    place = part.sheet.place()
    old, new = by_key(contents.rows(book, before)), by_key(contents.rows(book, after))
    if stale := _stale(old, new, part.stamp.rows):
        named = ", ".join(f"«{id_}»" for id_ in stale[:NAMED]) + ("…" if len(stale) > NAMED else "")
        message = f"программа изменилась после того, как книгу выгрузили: {named}"
        hint = "сделанное в программе будет отменено: лучше выгрузить книгу заново и повторить правки в ней"
        yield Diagnostic.of(STALE, message, place, hint)
    for message in (*_rows_lost(old, new), *_values_lost(book, old, new)):
        hint = "если это не намеренно, верните строки и значения в книгу"
        yield Diagnostic.of(MUCH_DELETED, message, place, hint)
    if _is_much(moved, len(old.keys() & new.keys()), FEW_VALUES):
        hint = f"если книгу сортировали, отсортируйте её обратно по столбцу «{OWN_TITLES[ORDER]}»"
        message = f"на другом месте {counted(moved, ('строка', 'строки', 'строк'))} из {len(old)}"
        yield Diagnostic.of(MUCH_MOVED, message, place, hint)
    for was, now in _renamed(old, new):
        message = f"строка «{was}» исчезла, а такая же «{now}» появилась"
        hint = "если изменён только идентификатор, верните прежний: по нему программа узнаёт строку"
        yield Diagnostic.of(OTHER_ID, message, part.place_of(now), hint)


def _stale(old: Rows, new: Rows, written: Mapping[RowKey, str]) -> list[str]:
    """Ids of rows that are not as they were written, and not as the workbook would have them."""
    if not written:
        return []
    now = {key: digest(row) for key, row in old.items()}
    keys = dict.fromkeys((*old, *new))
    return [key[1] for key in keys if old.get(key) != new.get(key) and now.get(key) != written.get(key)]


def _is_much(lost: int, of: int, few: int) -> bool:
    return lost > few and (lost > MANY or 4 * lost > of)


def _rows_lost(old: Rows, new: Rows) -> Iterator[str]:
    lost = len(old.keys() - new.keys())
    if _is_much(lost, len(old), FEW_ROWS):
        yield f"удаляется {counted(lost, ('строка', 'строки', 'строк'))} из {len(old)}"


def _values_lost(book: Book, old: Rows, new: Rows) -> Iterator[str]:
    """Fields that lose many of their values in rows that stay."""
    staying = [key for key in old if key in new]
    filled = Counter(path[0] for key in staying for path in old[key])
    lost = Counter(path[0] for key in staying for path in old[key].keys() - new[key].keys())
    for name in fields(book.record):
        if _is_much(lost[name], filled[name], FEW_VALUES):
            values = counted(lost[name], ("значение", "значения", "значений"))
            yield f"«{keys_of(book.record)[name].title}»: стирается {values} из {filled[name]}"


def _renamed(old: Rows, new: Rows) -> Iterator[tuple[str, str]]:
    """Ids of rows that differ in nothing but the id."""
    come = [(kind, id_, _without_id(row)) for (kind, id_), row in new.items() if (kind, id_) not in old]
    gone = [(kind, id_, _without_id(row)) for (kind, id_), row in old.items() if (kind, id_) not in new]
    for kind, was, row in gone:
        yield from ((was, now) for other, now, found in come if (other, found) == (kind, row))


def _without_id(row: Cells) -> Cells:
    return {path: value for path, value in row.items() if path not in (("id",), GROUP_OF)}
