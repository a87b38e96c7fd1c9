"""What the columns of a plan are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.headings import Column
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.kinds import senses_of
from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.plans.money import Purses, purses_of
from shnor_docs.importing.tables.senses import Sense, day_of, sense_of
from shnor_docs.importing.tables.texts import alike

_ONE = {
    Sense.NUMBER, Sense.TEXT, Sense.RESPONSIBLE, Sense.RESULT, Sense.CONSEQUENCES, Sense.START, Sense.END, Sense.LEVEL,
    Sense.INDICATORS,
}  # fmt: skip
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
    purses: Purses
    level_names: dict[str, str]
    """Names of the levels of deadlines, and of those that a column of levels names."""
    blank: tuple[int, ...] = ()
    """Columns with nothing in them, to be filled in by hand."""
    group: int | None = None
    funding: int | None = None
    """The column that names the source of a row's amounts."""

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
        if number in self.blank:
            return {"field": Sense.EXECUTION}
        if number in self.purses.columns:
            return self.purses.columns[number].field
        if number in self.deadlines:
            return {"field": Sense.DEADLINE}
        return next(({"field": str(sense)} for sense, column in self.by_sense.items() if column == number), {})


def layout_of(grid: Grid, known: Known) -> Layout:
    """The columns of a plan by their headings."""
    senses = [_under_deadline(column) or sense for column, sense in zip(grid.columns, senses_of(grid), strict=True)]
    if Sense.RESULT not in senses and Sense.NAME in senses:
        senses[senses.index(Sense.NAME)] = Sense.RESULT
    by_sense = {sense: senses.index(sense) for sense in _ONE if sense in senses}
    deadlines = tuple(n for n, sense in enumerate(senses) if sense is Sense.DEADLINE)
    names = {str(one["id"]): str(one["name"]) for one in known.entries("levels")}
    if Sense.START in by_sense or Sense.END in by_sense:
        deadlines = ()
    levels = _levels(grid, deadlines, names)
    days = {day.strftime("%d.%m.%Y"): n for n, sense in enumerate(senses)
            if sense is Sense.EXECUTION and (day := day_of(grid.columns[n].title))}  # fmt: skip
    group = next((n for n, sense in enumerate(senses) if sense is Sense.GROUP), None)
    held = {*by_sense.values(), *(levels.values() if levels else deadlines[:1]), *days.values(), group}
    purses = purses_of(grid, [None if n in held else sense for n, sense in enumerate(senses)], known)
    purses = replace(purses, columns={n: purse for n, purse in purses.columns.items() if n not in held})
    filled = {n for line in grid.lines for n, spot in enumerate(line.spots) if spot.text and not line.whole}
    rest = [n for n in range(len(senses)) if n not in held and n not in purses.columns]
    other, blank = tuple(n for n in rest if n in filled), tuple(n for n in rest if n not in filled)
    funding = next((n for n in other if senses[n] is Sense.FUNDING), None)
    return Layout(by_sense, () if levels else deadlines[:1], levels, days, other, purses, names, blank, group, funding)


def _under_deadline(column: Column) -> Sense | None:
    """A column under «Срок» is one of a beginning, of an end, or of a level, whatever its own heading is."""
    if len(column.headings) < 2 or sense_of(column.headings[0].text) is not Sense.DEADLINE:
        return None
    own = sense_of(column.title)
    return own if own in (Sense.START, Sense.END) else Sense.DEADLINE


def _levels(grid: Grid, deadlines: tuple[int, ...], names: dict[str, str]) -> dict[str, int]:
    """Levels, where several columns of deadlines have headings of their own under a common one."""
    named = [n for n in deadlines if len(grid.columns[n].headings) > 1]
    if len(named) < 2 or len(named) < len(deadlines):
        return {}
    return {level_of(grid.columns[number].title, names): number for number in named}


def level_of(name: str, names: dict[str, str]) -> str:
    """The id of a level by its name; a new one is put among the names."""
    known = next((own for own, there in names.items() if alike(there) == alike(name)), "")
    own = known or id_for(name, names, "level")
    names.setdefault(own, name)
    return own
