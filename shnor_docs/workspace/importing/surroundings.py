"""A place of a Word document with what stands around it, as it was when the program was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shnor_docs.importing.report.kept import Kept, Passage, Spot, Way

_NEAR = 2
_BEGINNING = 5
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a cell; ``is_meant`` tells that it is what is asked about."""

    text: str
    is_meant: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Paragraphs in their order, or rows of a table under its first one; ``place`` is empty for the beginning."""

    file: str
    place: str
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()


def around(known: Kept, spot: Spot) -> Surroundings:
    """A place with its neighbours; the beginning of the document if nobody has named a place."""
    passages = [one for one in known.passages if (one.file, one.part) == (spot.file, spot.part)]
    if not spot.way:
        return Surroundings(spot.file, "", tuple(Line(_short(one.text)) for one in passages[:_BEGINNING]))
    place = str(spot)
    if spot.way[0][0] == "таблица":
        table = [one for one in passages if one.way[:1] == spot.way[:1]]
        return Surroundings(spot.file, place, rows=_rows(table, spot.way))
    return Surroundings(spot.file, place, _lines(passages, spot.way))


def _lines(passages: Sequence[Passage], way: Way) -> tuple[Line, ...]:
    meant = [index for index, one in enumerate(passages) if one.way[: len(way)] == way]
    if not meant:
        return ()
    near = range(max(meant[0] - _NEAR, 0), min(meant[-1] + _NEAR + 1, len(passages)))
    return tuple(Line(_short(passages[index].text), index in meant) for index in near)


def _rows(table: Iterable[Passage], way: Way) -> tuple[tuple[Line, ...], ...]:
    """The first row, the row that is meant and those beside it; of a whole table its beginning."""
    rows: dict[int, dict[int, list[Passage]]] = {}
    for one in table:
        steps = dict(reversed(one.way))
        rows.setdefault(steps.get("строка", 0), {}).setdefault(steps.get("ячейка", 0), []).append(one)
    wide = max((max(cells) for cells in rows.values()), default=0)
    shown = _shown([*rows], dict(way).get("строка"))
    return tuple(tuple(_cell(rows[row].get(column, ()), way) for column in range(1, wide + 1)) for row in shown)


def _shown(rows: Sequence[int], meant: int | None) -> list[int]:
    if meant not in rows:
        return list(rows[: _NEAR * 2])
    at = rows.index(meant)
    return sorted({rows[0], *rows[max(at - 1, 0) : at + 2]})


def _cell(passages: Sequence[Passage], way: Way) -> Line:
    is_meant = len(way) > 1 and any(one.way[: len(way)] == way for one in passages)
    return Line(_short("\n".join(one.text for one in passages)), is_meant)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
