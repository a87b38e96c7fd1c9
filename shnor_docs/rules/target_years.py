"""Targets are set for every year of the program (INVENTORY C-13, D-37)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.period import Period
from shnor_docs.rules.finding import Finding

NO_TARGETS = declare("ШД320", Severity.WARNING, "на год программы не назначено целевых значений")

HINT = "назначьте значение; если его и не должно быть, впишите на этот год «–»"

_A_PATTERN = 2
"""So many years with targets show that they are set year by year; one alone is what the program is to reach."""


def whole_years(content: Content) -> Iterator[Finding]:
    """A year without a target or a baseline of any indicator, though targets are set year by year."""
    program = content.program
    told = {key for use in program.indicators for key in (*use.targets, *use.baseline)}
    planned = [year for year in program.period if _covered(year, (k for u in program.indicators for k in u.targets))]
    missing = [year for year in program.period if not _covered(year, told)]
    if missing and len(planned) >= _A_PATTERN:
        years = ", ".join(year.in_words() for year in missing)
        message = f"период программы – {program.period}, а целевых значений на {years} нет ни у одного показателя"
        yield Finding(NO_TARGETS, message, ("indicators",), HINT)


def gaps(content: Content) -> Iterator[Finding]:
    """A year that an indicator leaves out between two of its targets, while others have one."""
    uses = content.program.indicators
    for index, use in enumerate(uses):
        name = content.catalogue[use.id].name if use.id in content.catalogue else use.id
        for year in _left_out(use.targets):
            others = (key for other in uses if other is not use for key in other.targets)
            if _covered(year, others) and _covered(year, content.program.period):
                message = f"показатель «{name}»: на {year.in_words()} нет целевого значения, а до и после есть"
                yield Finding(NO_TARGETS, message, ("indicators", index, "targets"), HINT)


def _left_out(keys: Iterable[Period]) -> Iterator[Period]:
    for before, after in pairwise(keys):
        yield from (before.shifted(years) for years in range(1, after.year - before.year))


def _covered(year: Period, keys: Iterable[Period]) -> bool:
    """Whether some of the periods, calendar or academic, have a day of the year."""
    return any(key.first_day <= year.last_day and year.first_day <= key.last_day for key in keys)
