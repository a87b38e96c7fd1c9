"""Indicators that depend on each other, and those that depend on themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from shnor_docs.model.formula import Formula

Cycle = tuple[str, ...]
"""Ids of indicators, each of which takes the value of the next; the last is the first again."""


def cycles(formulas: Mapping[str, Formula]) -> dict[str, Cycle]:
    """For every indicator that depends on itself, the way back to it."""
    uses = {name: tuple(dict.fromkeys(_used(formula))) for name, formula in formulas.items()}
    found = {name: _way_back(name, uses) for name in uses}
    return {name: cycle for name, cycle in found.items() if cycle}


def needed(names: Iterable[str], formulas: Mapping[str, Formula]) -> tuple[str, ...]:
    """The indicators with a formula among ``names``, and those that their formulas take, however far."""
    found = dict.fromkeys(name for name in names if name in formulas)
    waiting = list(found)
    for name in waiting:  # grows while it is walked
        taken = (*_used(formulas[name]), *formulas[name].split)
        new = [other for other in taken if other in formulas and other not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)


def _used(formula: Formula) -> Iterator[str]:
    if formula.indicator is not None:
        yield formula.indicator
    for inner in formula.inner:
        yield from _used(inner)


def _way_back(start: str, uses: Mapping[str, tuple[str, ...]]) -> Cycle | None:
    ways: list[Cycle] = [(start,)]
    seen: set[str] = set()
    for way in ways:  # grows while it is walked: breadth first, so that the shortest way is told
        for name in uses.get(way[-1], ()):
            if name == start:
                return (*way, start)
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return None
