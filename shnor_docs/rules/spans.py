"""Written cells that reach over columns and rows stay inside their table and take no other cell's place."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.table import CellRow, Table
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import in_each_table

OVERRUN = declare("ШД630", Severity.ERROR, "ячейка выходит за таблицу")
COVERED = declare("ШД631", Severity.ERROR, "текст ячейки закрыт другой ячейкой")

Taken = dict[int, tuple[int, str]]
"""Columns taken from above: for how many rows more, and by which cell."""


@in_each_table
def spans(found: tuple[Path, Table]) -> Iterator[Finding]:
    """Every reach of a written cell ends inside the table, and no text lies under it."""
    path, table = found
    taken: Taken = {}
    for number, record in enumerate(table.records):
        below = len(table.records) - number
        yield from _row(table, record, (*path, "records", number), taken, below)
        taken = {column: (rows - 1, name) for column, (rows, name) in taken.items() if rows > 1}


def _row(table: Table, record: CellRow, path: Path, taken: Taken, below: int) -> Iterator[Finding]:
    """The problems of one row; what its cells take of the rows below is added to ``taken``."""
    if record.span:
        yield from _whole(record, path, taken)
        return
    fields = [column.field or "" for column in table.leaves]
    covering = {column: name for column, (_, name) in taken.items()}
    for position, field in enumerate(fields):
        if position in covering:
            yield from _covered(record, field, covering[position], path)
            continue
        across, down = record.across.get(field, 1), record.down.get(field, 1)
        yield from _beyond("across", across, "столбцов", len(fields) - position, field, path)
        yield from _beyond("down", down, "строк", below, field, path)
        reach = range(position, min(position + across, len(fields)))
        for column in reach:
            if column in covering:
                message = f"ячейка «{field}» заходит на место ячейки «{covering[column]}» сверху"
                yield Finding(OVERRUN, message, (*path, "across", field), "уменьшите across или down")
            covering[column] = field
        taken.update(dict.fromkeys(reach, (down, field)) if down > 1 else {})


def _beyond(key: str, reach: int, unit: str, room: int, field: str, path: Path) -> Iterator[Finding]:
    if not 1 <= reach <= room:
        message = f"ячейка «{field}» занимает {unit}: {reach}, а от неё до края таблицы: {room}"
        yield Finding(OVERRUN, message, (*path, key, field), f"напишите число от 1 до {room}")


def _covered(record: CellRow, field: str, by: str, path: Path) -> Iterator[Finding]:
    if str(record.cells.get(field, "")).strip():
        message = f"текст ячейки «{field}» не попадёт в документ: её место занимает ячейка «{by}»"
        yield Finding(COVERED, message, (*path, "cells", field), "удалите текст или уменьшите across или down")


def _whole(record: CellRow, path: Path, taken: Taken) -> Iterator[Finding]:
    if taken:
        message = f"строка во всю ширину стоит там, куда тянется ячейка сверху: «{min(taken.values())[1]}»"
        yield Finding(OVERRUN, message, (*path, "span"), "уменьшите down той ячейки")
    for field in list(record.cells)[1:]:
        message = f"текст ячейки «{field}» не попадёт в документ: в строке во всю ширину ячейка одна"
        yield Finding(COVERED, message, (*path, "cells", field), "соедините тексты в одной ячейке")
