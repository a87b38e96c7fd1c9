"""Cells of a CSV text changed in place: rows that are not touched stay letter by letter."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import islice

from shnor_docs.source.sheets.csv_text import Dialect
from shnor_docs.source.text import LINE_BREAK


def with_cells(text: str, dialect: Dialect, cells: Mapping[int, Mapping[int, str]]) -> str:
    """The text with other cells, by the first line of their row and the number of their column (both 1-based)."""
    lines = io.StringIO(text, newline="").readlines()  # as the rows were numbered: no other sign ends a line
    for line in sorted(cells, reverse=True):
        reader = csv.reader(iter(lines[line - 1 :]), delimiter=dialect.delimiter)
        row = next(reader, [])
        changed = [*row, *[""] * (max(cells[line]) - len(row))]
        for column, value in cells[line].items():
            changed[column - 1] = value
        old = "".join(islice(lines, line - 1, line - 1 + reader.line_num))
        end = LINE_BREAK.search(old, len(old.rstrip("\r\n")))
        lines[line - 1 : line - 1 + reader.line_num] = [_row(changed, dialect, end[0] if end else "")]
    return "".join(lines)


def with_rows(text: str, dialect: Dialect, rows: Sequence[Sequence[str]]) -> str:
    """The text with rows more at its end."""
    begun = text if not text or text.endswith(("\n", "\r")) else text + dialect.line_break
    return begun + "".join(_row(row, dialect, dialect.line_break) for row in rows)


def _row(cells: Sequence[str], dialect: Dialect, end: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=dialect.delimiter, lineterminator="").writerow(cells)
    return stream.getvalue() + end
