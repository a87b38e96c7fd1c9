"""Small tables, schools and indicators for the tests of computations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from string import ascii_uppercase
from typing import Any

from shnor_docs.compute.evaluation import prepared
from shnor_docs.compute.frame import Frame
from shnor_docs.compute.indicators import Computed, compute_indicators, frames
from shnor_docs.compute.scope import Scope
from shnor_docs.model.data import Cell, DataTable
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.period import Period
from shnor_docs.model.school import School
from shnor_docs.model.value import Value

YEAR = Period(2022)


def table(name: str, rows: Iterable[Mapping[str, Cell | float]], fields: Sequence[str] = ()) -> DataTable:
    """A sheet «Лист1» whose rows begin under the heading, in line 2."""
    found = list(rows)
    names = tuple(fields) or tuple(found[0])
    letters = dict(zip(names, ascii_uppercase, strict=False))
    cells = tuple(tuple(_cell(row.get(field)) for field in names) for row in found)
    return DataTable(name, f"data/{name}.xlsx", "Лист1", names, letters, cells, tuple(range(2, len(found) + 2)))


def _cell(cell: Cell | float) -> Cell:
    return Decimal(str(cell)) if isinstance(cell, float) else cell


def schools(count: int, municipality: str = "rybinsk", levels: Sequence[str] = ("basic",)) -> list[School]:
    return [
        School.model_validate(
            {"id": f"school_{n}", "name": f"Школа № {n}", "municipality": municipality, "levels": levels}
        )
        for n in range(1, count + 1)
    ]


def indicator(name: str, formula: Mapping[str, Any], kind: str = "share", **fields: Any) -> Indicator:
    return Indicator.model_validate(
        {"id": name, "name": f"Показатель {name}", "kind": kind, "formula": formula, **fields}
    )


def computed(
    tables: Iterable[DataTable], *indicators: Indicator, registry: Sequence[School] = (), periods=(YEAR,)
) -> Computed:
    return compute_indicators(indicators, frames(tables, registry), periods)


def value(formula: Mapping[str, Any], *tables: DataTable, period: Period = YEAR, **options: Any) -> Value:
    """The value of one formula; fails with the problems when there is none.

    The bare number, which a rule for each school asks for, is that of the trace.
    """
    registry = options.pop("registry", ())
    one = indicator("x", formula, **options)
    found = computed(tables, one, registry=registry, periods=(period,))
    assert ("x", period) in found.values, found.problems
    assert one.formula
    exact = prepared(one.formula.model_copy(update={"round": None}), frames(tables, registry), {})
    assert exact.number(Scope(period)) == found.values["x", period].trace.result
    return found.values["x", period]


def problems(formula: Mapping[str, Any], *tables: DataTable, period: Period = YEAR, **options: Any):
    registry = options.pop("registry", ())
    return computed(tables, indicator("x", formula, **options), registry=registry, periods=(period,)).problems


__all__ = ["YEAR", "Frame", "computed", "indicator", "problems", "schools", "table", "value"]
