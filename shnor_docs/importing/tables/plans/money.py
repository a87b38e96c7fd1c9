"""Columns of money in a plan: of a source and a year, or of all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.headings import Column
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.kinds import names_money
from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.senses import Sense, period_of
from shnor_docs.importing.tables.texts import alike
from shnor_docs.importing.tables.units import money_unit
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period
from shnor_docs.model.value import parse_number
from shnor_docs.russian.numerals import format_number
from shnor_docs.source.yaml.writing import Data


@dataclass(frozen=True, slots=True)
class Purse:
    """What a column of money is: of a source and a period; without both, the sum of all that a measure costs."""

    source: str = ""
    period: Period | None = None

    @property
    def is_sum(self) -> bool:
        """Whether it adds up what other columns hold."""
        return not self.source and self.period is None

    @property
    def is_told(self) -> bool:
        """Whether a measure can hold it."""
        return bool(self.source) and self.period is not None

    @property
    def field(self) -> dict[str, str]:
        """The field of the program's table."""
        period = {"period": self.period.notation} if self.period else {}
        return {"field": "money", **({"source": self.source} if self.source else {}), **period}


@dataclass(frozen=True, slots=True)
class Purses:
    """The columns of money by their numbers, and the names of the sources by id."""

    columns: Mapping[int, Purse]
    sources: dict[str, str]
    unit: str = ""

    has_more: bool = False
    """Whether the known plan has money already, which a column of sums adds up."""

    @property
    def is_sound(self) -> bool:
        """Whether measures hold what the columns print: each is of a source and a year, or the sum of such."""
        found = self.columns.values()
        has_money = self.has_more or any(purse.is_told for purse in found)
        return not found or (has_money and all(purse.is_told or purse.is_sum for purse in found))


def purses_of(grid: Grid, senses: Sequence[Sense | None], known: Known) -> Purses:
    """The columns of money of a plan."""
    sources = {alike(str(one["name"])): str(one["id"]) for one in _known_sources(known)}
    names = {str(one["id"]): str(one["name"]) for one in _known_sources(known)}
    found: dict[int, Purse] = {}
    for number, column in enumerate(grid.columns):
        name = next((title for title in column.titles if names_money(title)), "")
        period = next((one for title in column.titles if (one := period_of(title))), None)
        if not (senses[number] in (Sense.MONEY, Sense.TOTAL) or (name and period) or _is_of_year(column, period)):
            continue
        if name and alike(name) not in sources:
            own = id_for(name, names, "source")
            sources[alike(name)], names[own] = own, name
        found[number] = Purse(sources.get(alike(name), "") if name else "", period)
    unit = money_unit(title for column in grid.columns for title in column.titles)
    return Purses(found, names, unit, has_more="money" in str(known.program.get("roadmap")))


def _is_of_year(column: Column, period: Period | None) -> bool:
    """Whether a column of a year stands under a heading that is no deadline: what it holds is an amount."""
    return period is not None and not any("срок" in title.casefold() for title in column.titles)


def amounts_in(purses: Purses, texts: Mapping[int, str]) -> dict[str, Data]:
    """The amounts of a row by source and period; a dash is none."""
    found: dict[str, Data] = {}
    for number, purse in purses.columns.items():
        amount = amount_of(texts[number])
        if purse.is_told and purse.period and amount is not None:
            by_period = found.setdefault(purse.source, {})
            assert isinstance(by_period, dict)
            by_period[purse.period.notation] = texts[number]
    return found


def amounts_by_rows(purses: Purses, rows: Iterable[tuple[str, Mapping[int, str]]]) -> dict[str, Data]:
    """The amounts of rows that name their source each: «местный бюджет», then a column for each year."""
    found: dict[str, Data] = {}
    for name, texts in rows:
        if not names_money(name):
            continue
        own = next((one for one, there in purses.sources.items() if alike(there) == alike(name)), "")
        source = own or id_for(name, purses.sources, "source")
        by_period = {
            purse.period.notation: texts[number]
            for number, purse in purses.columns.items()
            if purse.period and not purse.source and amount_of(texts[number]) is not None
        }
        if by_period and source not in found:
            purses.sources.setdefault(source, name)
            found[source] = dict(by_period)
    return found


def amount_of(text: str) -> Decimal | None:
    """The number of a cell; None if it is none."""
    try:
        return parse_number(text)
    except NotationError:
        return None


def budget_with(known: Known, purses: Purses, spent: Iterable[Mapping[str, Data]]) -> dict[str, Data] | None:
    """The budget with sources that measures take money of and it has not: each grants what they cost."""
    there = {str(one["id"]) for one in _known_sources(known)}
    money = list(spent)
    new = [own for own in purses.sources if own not in there and any(own in one for one in money)]
    if not new:
        return None
    was = known.program.get("budget")
    budget: dict[str, Data] = dict(was) if isinstance(was, Mapping) else {"unit": purses.unit or "тыс. рублей"}
    entries: list[Data] = [{"id": own, "name": purses.sources[own], "amounts": _sums(own, money)} for own in new]
    budget["sources"] = [*_known_sources(known), *entries]
    return budget


def _sums(source: str, money: Sequence[Mapping[str, Data]]) -> dict[str, Data]:
    sums: dict[str, Decimal] = {}
    for one in money:
        by_period = one.get(source)
        for period, text in by_period.items() if isinstance(by_period, Mapping) else ():
            sums[period] = sums.get(period, Decimal()) + (amount_of(str(text)) or Decimal())
    return {period: format_number(amount) for period, amount in sums.items()}


def _known_sources(known: Known) -> Iterator[Mapping[str, Data]]:
    budget = known.program.get("budget")
    if isinstance(budget, Mapping):
        yield from (one for one in budget.get("sources") or () if isinstance(one, Mapping))
