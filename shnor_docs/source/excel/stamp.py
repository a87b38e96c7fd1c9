"""From which program, and from which state of its rows, a workbook was written: a hidden sheet tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shnor_docs.source.excel.columns import KIND, NAME, ORDER, Cells
from shnor_docs.source.sheets.workbook import Workbook

SHEET = "Выгрузка"
PROGRAM_TITLE = "Программа"

RowKey = tuple[str, str]
"""The kind of a row, blank where a sheet has one kind only, and its id."""


class Stamp(NamedTuple):
    """The id of the program and the digests of its rows; nothing where the workbook does not tell."""

    program: str
    rows: Mapping[RowKey, str]

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """The texts of the hidden sheet."""
        return [(PROGRAM_TITLE, self.program, ""), *((*key, digest) for key, digest in self.rows.items())]


def stamp_of(program: str, rows: Iterable[Cells]) -> Stamp:
    """The stamp of a workbook with these rows."""
    return Stamp(program, {key: digest(row) for key, row in by_key(rows).items()})


def by_key(rows: Iterable[Cells]) -> dict[RowKey, Cells]:
    """Rows by kind and id, without the columns that are there to be looked at."""
    shown = (NAME, ORDER)
    return {
        (str(row.get(KIND, "")), str(row["id",])): {path: row[path] for path in row if path not in shown}
        for row in rows
    }


def digest(row: Cells) -> str:
    """What tells a row from any other."""
    plain = sorted(("\t".join(path), value if isinstance(value, list) else str(value)) for path, value in row.items())
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()[:16]


def read_stamp(workbook: Workbook) -> Stamp:
    """The stamp of an open workbook."""
    rows = workbook.sheet(SHEET).rows.values() if SHEET in workbook.names else ()
    lines = [tuple(row.get(column, "") for column in (1, 2, 3)) for row in rows]
    program = next((text for title, text, _ in lines if title == PROGRAM_TITLE), "")
    return Stamp(program, {(kind, id_): state for kind, id_, state in lines if state})
