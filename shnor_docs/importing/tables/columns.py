"""Columns of a foreign table as columns of a program's table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.headings import Column
from shnor_docs.inspection.foreign.tree import paragraphs
from shnor_docs.source.yaml.writing import Data

Fields = Callable[[int], dict[str, str]]
"""What a column shows, by its number: field, period, level, date, source; nothing if the table has no such column."""

_WIDEST, _NARROWEST, _WHOLE = 4.0, 0.5, 10.0
_NUMBER = re.compile(r"[+−–-]?[\d\s]*\d(?:,\d+)?\s*%?|[–—-]")
_CENTRED = 0.6


def columns_of(grid: Grid, fields: Fields) -> list[Data]:
    """The columns with their headings, those under a common heading inside it."""
    shown = [(number, column) for number, column in enumerate(grid.columns) if fields(number)]
    return _level(grid, shown, 0, fields)


def _level(grid: Grid, columns: Sequence[tuple[int, Column]], depth: int, fields: Fields) -> list[Data]:
    found: list[Data] = []
    for _, together in groupby(columns, key=lambda one: _key(one[1], depth)):
        group = list(together)
        deeper = [one for one in group if len(one[1].headings) > depth + 1]
        if deeper:
            title = group[0][1].headings[depth].text
            inner = _level(grid, group, depth + 1, fields)
            found.append({**({"title": title} if title else {}), "columns": inner})
            continue
        found += [_leaf(grid, number, column, fields) for number, column in group]
    return found


def _key(column: Column, depth: int) -> object:
    return column.headings[depth].place if len(column.headings) > depth else column.begins


def _leaf(grid: Grid, number: int, column: Column, fields: Fields) -> dict[str, Data]:
    shown = fields(number)
    title = {"title": column.title} if column.title else {}
    width = {"width": f"{_width(grid, number):g}"}
    align = {"align": "center"} if _is_centred(grid, number) else {}
    return {"field": shown["field"], **title, **{k: v for k, v in shown.items() if k != "field"}, **width, **align}


def _width(grid: Grid, number: int) -> float:
    """The width of a column among those of the others; one that its words want where the file says none."""
    if grid.widths:
        return round(max(_WHOLE * grid.widths[number] / sum(grid.widths), _NARROWEST / 2), 1)
    texts = [len(line.spots[number].text) for line in grid.lines if not line.whole] or [0]
    wanted = max(sum(texts) / len(texts) / 25, len(grid.columns[number].title) / 20, _NARROWEST)
    return round(min(wanted, _WIDEST), 1)


def _is_centred(grid: Grid, number: int) -> bool:
    """Whether most of what stands in the column is centred, or numbers at its right edge, whose place is the middle.

    Of a column to be filled in, its blank cells tell.
    """
    cells = [line.spots[number].blocks for line in grid.lines if not line.whole]
    everything = [paragraph for blocks in cells for paragraph in paragraphs(blocks)]
    found = [
        paragraph.alignment == "center"
        or (paragraph.alignment == "right" and _NUMBER.fullmatch(paragraph.text.strip()))
        for paragraph in [one for one in everything if one.text.strip()] or everything
    ]
    return bool(found) and len([one for one in found if one]) >= _CENTRED * len(found)
