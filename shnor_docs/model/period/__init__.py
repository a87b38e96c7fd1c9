"""Time that a program counts in: a year, a range of years, a day range, a value for each year."""

from shnor_docs.model.period.mapping import PeriodMap
from shnor_docs.model.period.range import DateRange, PeriodRange
from shnor_docs.model.period.year import Period, PeriodLike, YearNumber

__all__ = ["DateRange", "Period", "PeriodLike", "PeriodMap", "PeriodRange", "YearNumber"]
