"""What the columns of a table of indicators are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.kinds import senses_of
from shnor_docs.importing.tables.senses import Sense, period_of, sense_of
from shnor_docs.model.notation import any_case
from shnor_docs.model.period import Period, PeriodRange

_REPORT = any_case("отч[её]т|результаты (?:реализации|программы)|итоги|факт|достигнут|динамика")
_PER_CENT = any_case(r"%|процент")
TEXTS = {
    Sense.UNIT, Sense.METHOD, Sense.SOURCE, Sense.CALCULATION, Sense.EVIDENCE, Sense.NOTE, Sense.WEIGHT, Sense.MINIMUM,
    Sense.DIRECTION,
}  # fmt: skip
COMPUTED = {Sense.CHANGE, Sense.REACHED, Sense.ACHIEVEMENT, Sense.TOTAL}
VALUES = {Sense.TARGET, Sense.ACTUAL, Sense.BASELINE}
_ONE_NOTE = 1
_BLANK = (Sense.NOTE, Sense.EVIDENCE)
"""What a column with nothing in it shows: a use has these only where a table gives them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a column holds: a field, for values their period; ``is_share`` where its heading says per cent."""

    sense: Sense | None
    period: Period | None = None
    is_share: bool = False

    @property
    def field(self) -> dict[str, str]:
        """The field of the program's table; nothing if it has no such."""
        if self.sense is None:
            return {}
        period = {"period": self.period.notation} if self.period and self.sense in VALUES | COMPUTED else {}
        return {"field": str(self.sense), **period}


def layout_of(grid: Grid, title: str, period: PeriodRange | None) -> tuple[Shown, ...]:
    """What each column holds; the first column of names names the indicator, what has no field of its own is a note."""
    senses = [Sense.SOURCE if sense is Sense.FUNDING else sense for sense in senses_of(grid)]
    name = senses.index(Sense.NAME)
    is_report = bool(_REPORT.search(title)) or Sense.CHANGE in senses
    found = [_shown(grid, n, senses[n], n == name, is_report) for n in range(len(senses))]
    found = [_based(one, period) for one in found]
    other = [n for n, one in enumerate(found) if one.sense is None]
    if len(other) == _ONE_NOTE and Sense.NOTE not in senses:
        found[other[0]] = Shown(Sense.NOTE)
    unused = iter(sense for sense in _BLANK if sense not in {one.sense for one in found})
    blank = {n for n, one in enumerate(found) if one.sense is None and not _is_filled(grid, n)}
    return tuple(Shown(next(unused, None)) if n in blank else one for n, one in enumerate(found))


def _is_filled(grid: Grid, number: int) -> bool:
    return any(line.spots[number].text for line in grid.lines if not line.whole)


def _shown(grid: Grid, number: int, sense: Sense | None, is_name: bool, is_report: bool) -> Shown:
    titles = grid.columns[number].titles
    period = next((found for title in titles if (found := period_of(title))), None)
    is_share = any(map(_PER_CENT.search, titles))
    if is_name or sense in TEXTS | {Sense.NUMBER}:
        return Shown(sense)
    if sense in COMPUTED and not (period and sense_of(titles[0]) is None):
        return Shown(sense, period)
    if sense in (Sense.BASELINE, Sense.ACTUAL) or (sense is Sense.TARGET):
        return Shown(sense, period, is_share)
    if period:
        return Shown(Sense.ACTUAL if is_report else Sense.TARGET, period, is_share)
    return Shown(Sense.TARGET, None, is_share) if sense in (Sense.NAME, Sense.RESULT) else Shown(None)


def _based(shown: Shown, program: PeriodRange | None) -> Shown:
    """Values of years before the program are what it begins from."""
    if shown.sense is Sense.BASELINE and shown.period is None and program:
        return replace(shown, period=program.start.shifted(-1))
    if shown.sense is not Sense.TARGET or shown.period is None or program is None:
        return shown
    is_before = shown.period.is_academic == program.start.is_academic and shown.period < program.start
    return replace(shown, sense=Sense.BASELINE) if is_before else shown
