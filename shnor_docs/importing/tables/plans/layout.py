"""What the columns of a plan are."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.kinds import senses_of
from shnor_docs.importing.tables.senses import Sense, day_of, sense_of

_ONE = {Sense.NUMBER, Sense.TEXT, Sense.RESPONSIBLE, Sense.RESULT, Sense.CONSEQUENCES, Sense.START, Sense.END}
"""Of these a measure has one; another column of the kind is kept beside the result."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The numbers of columns by what stands in them; ``levels`` are those of deadlines, by the id of the level."""

    by_sense: dict[Sense, int]
    deadlines: tuple[int, ...]
    levels: dict[str, int]
    days: dict[str, int]
    """Columns of execution, by the reporting date."""
    other: tuple[int, ...]
    group: int | None = None

    def column(self, sense: Sense) -> int | None:
        """The column of a sense, if there is one."""
        return self.by_sense.get(sense)

    def field(self, number: int) -> dict[str, str]:
        """What a column of the program's table shows in place of this one; nothing if there is none."""
        for level, column in self.levels.items():
            if column == number:
                return {"field": Sense.DEADLINE, "level": level}
        for day, column in self.days.items():
            if column == number:
                return {"field": Sense.EXECUTION, "date": day}
        if number in self.deadlines:
            return {"field": Sense.DEADLINE}
        return next(({"field": str(sense)} for sense, column in self.by_sense.items() if column == number), {})


def layout_of(grid: Grid) -> Layout:
    """The columns of a plan by their headings."""
    senses = list(senses_of(grid))
    if Sense.RESULT not in senses and Sense.NAME in senses:
        senses[senses.index(Sense.NAME)] = Sense.RESULT
    by_sense = {sense: senses.index(sense) for sense in _ONE if sense in senses}
    deadlines = tuple(n for n, sense in enumerate(senses) if sense is Sense.DEADLINE)
    levels = _levels(grid, deadlines)
    days = {day.strftime("%d.%m.%Y"): n for n, sense in enumerate(senses)
            if sense is Sense.EXECUTION and (day := day_of(grid.columns[n].title))}  # fmt: skip
    group = next((n for n, sense in enumerate(senses) if sense is Sense.GROUP), None)
    used = {*by_sense.values(), *(levels.values() if levels else deadlines[:1]), *days.values(), group}
    other = tuple(n for n in range(len(senses)) if n not in used)
    return Layout(by_sense, () if levels else deadlines[:1], levels, days, other, group)


def _levels(grid: Grid, deadlines: tuple[int, ...]) -> dict[str, int]:
    """Levels, where several columns of deadlines have headings of their own under a common one."""
    named = [n for n in deadlines if len(grid.columns[n].headings) > 1 and sense_of(grid.columns[n].title) is None]
    if len(named) < 2 or len(named) < len(deadlines):
        return {}
    found: dict[str, int] = {}
    for number in named:
        found[id_for(grid.columns[number].title, found, "level")] = number
    return found
