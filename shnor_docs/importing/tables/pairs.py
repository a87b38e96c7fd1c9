"""A table of two columns as names with what belongs to them: a passport."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shnor_docs.importing.tables.continuing import together
from shnor_docs.importing.tables.grids import Line, grid_of
from shnor_docs.importing.tables.kinds import senses_of
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Table


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: its name in one line, what stands beside it; a row over the whole width has a name only."""

    title: str
    place: Place
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The rows; ``header`` are the two headings of the columns, ``above`` what stands in rows over the first pair."""

    rows: tuple[Pair, ...]
    header: tuple[str, ...] = ()
    above: tuple[Block, ...] = ()


def pairs_of(table: Table) -> Pairs:
    """The pairs of a table; a row without a name goes on the one above, as where a page cut it in two."""
    grid = grid_of(table)
    number = next((n for n, sense in enumerate(senses_of(grid)) if sense is Sense.NUMBER), None)
    number = 0 if number is None and _is_of_numbers(grid.lines) else number
    number = number if len(grid.columns) > 2 else None
    rows: list[Pair] = []
    above = [block for line in grid.above for block in (line.whole.blocks if line.whole else ())]
    for line in grid.lines:
        title, blocks = _pair(line, number)
        if line.whole and not rows:
            above += line.whole.blocks
        elif title or not rows:
            rows.append(Pair(title, line.place, blocks))
        else:
            rows[-1] = replace(rows[-1], blocks=together(rows[-1].blocks, blocks))
    header = tuple(column.title for n, column in enumerate(grid.columns) if n != number) if grid.has_head else ()
    return Pairs(tuple(rows), header if len(header) == 2 else (), tuple(above))


def _pair(line: Line, number: int | None) -> tuple[str, tuple[Block, ...]]:
    if line.whole:
        return line.whole.text, ()
    spots = [spot for n, spot in enumerate(line.spots) if n != number]
    typed = line.spots[number].text if number is not None else ""
    title = " ".join(filter(None, (typed, spots[0].text)))
    return title, tuple(block for spot in spots[1:] for block in spot.blocks)


def _is_of_numbers(lines: tuple[Line, ...]) -> bool:
    texts = [line.spots[0].text.rstrip(".") for line in lines if not line.whole]
    return bool(texts) and all(text.isdecimal() or not text for text in texts)
