"""The year of deadlines that name none."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.senses import period_of
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.deadline.dated import ByDay, Interval
from shnor_docs.model.deadline.terms import Stage, Term
from shnor_docs.source.yaml.writing import Data


def items_of(group: dict[str, Data]) -> Iterator[dict[str, Data]]:
    """The measures of a group."""
    listed = group["items"]
    assert isinstance(listed, list)
    yield from listed


def default_year(groups: list[dict[str, Data]], known: Known, title: str) -> dict[str, Data]:
    """The year of dates that name none: that of the plan's title, or the only one of the program."""
    if not any(_is_implied(item) for group in groups for item in items_of(group)):
        return {}
    if named := period_of(title):
        return {"default_year": str(named.year)}
    if known.period and len(known.period) == 1:
        return {"default_year": str(known.period.start.year)}
    return {}


def _is_implied(item: dict[str, Data]) -> bool:
    by_level = item.get("deadlines")
    texts = [item.get("deadline"), *(by_level.values() if isinstance(by_level, dict) else ())]
    read = [Deadline.read(text) for text in texts if isinstance(text, str)]
    return any(_has_no_year(term) for deadline in read if deadline for term in deadline.terms)


def _has_no_year(term: Term) -> bool:
    inner = term.term if isinstance(term, Stage) else term
    return isinstance(inner, Interval | ByDay) and inner.is_implied
