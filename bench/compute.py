"""A region's indicators computed, against the time that pandas alone needs to read the same workbook."""

from __future__ import annotations

import random
import tempfile
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from shnor_docs.compute.identification import NINE_PROCEDURES, identified
from shnor_docs.compute.indicators import Computed, compute_indicators, frames
from shnor_docs.model.data import DataTable
from shnor_docs.model.datasource import Column, ColumnType, DataSource
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.period import Period
from shnor_docs.model.school import School
from shnor_docs.source.data.reading import read_table

SCHOOLS, MUNICIPALITIES = 1500, 30
YEARS = (2020, 2021, 2022)
FIELDS = ("school", "period", "procedure", "participants", "low")
GOAL = 3.0


def run() -> bool:
    """Print how many times longer than pandas' reading our reading and computing take, and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.xlsx"
        _write(path)
        theirs = _pandas_seconds(path)
        started = perf_counter()
        table = _read(path)
        read = perf_counter() - started
    started = perf_counter()
    values = sum(len(found.values) for found in _compute(table))
    computed = perf_counter() - started
    print(f"регион: {len(table.rows)} строк, {values} значений по {MUNICIPALITIES} муниципалитетам")
    print(f"чтение pandas {theirs:.2f} с; наше чтение {read:.2f} с; вычисление {computed:.2f} с")
    print(f"вычисление / чтение pandas: {computed / theirs:.2f} раза (цель – не более {GOAL:g})")
    print(f"чтение и вычисление / чтение pandas: {(read + computed) / theirs:.2f} раза")
    _print_growth(table)
    return computed / theirs <= GOAL


def _compute(table: DataTable) -> Iterator[Computed]:
    region = frames([table], _schools())
    periods = [Period(year) for year in YEARS]
    for number in range(MUNICIPALITIES):
        yield compute_indicators(_indicators(), region, periods, f"municipality_{number}")
    identified(region, Period(YEARS[-1] + 1))


def _print_growth(table: DataTable) -> None:
    for share in (4, 2, 1):
        part = _of_schools(table, SCHOOLS // share)
        tracemalloc.start()
        kept = list(_compute(part))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(
            f"память, {len(part.rows):>6} строк: {peak / 2**20:.0f} МБ на {sum(len(c.values) for c in kept)} значений"
        )


def _of_schools(table: DataTable, count: int) -> DataTable:
    """The rows of the first schools: all years, procedures and municipalities, so that as much is computed."""
    schools = {f"school_{n}" for n in range(count)}
    kept = [(row, number) for row, number in zip(table.rows, table.numbers, strict=True) if row[0] in schools]
    rows, numbers = zip(*kept, strict=True)
    return replace(table, rows=rows, numbers=numbers)


def _schools() -> list[School]:
    return [
        School(id=f"school_{n}", name=f"Школа № {n}", municipality=f"municipality_{n % MUNICIPALITIES}")
        for n in range(SCHOOLS)
    ]


def _write(path: Path) -> None:
    from openpyxl import Workbook

    chance = random.Random(6)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Результаты")
    sheet.append(FIELDS)
    for year in YEARS:
        for school in range(SCHOOLS):
            for procedure in NINE_PROCEDURES:
                participants = chance.randint(5, 120)
                low = chance.randint(0, participants // 2)
                sheet.append((f"school_{school}", year, procedure, participants, low))
    workbook.save(path)


def _pandas_seconds(path: Path) -> float:
    import pandas as pd

    started = perf_counter()
    pd.read_excel(path)
    return perf_counter() - started


def _read(path: Path) -> DataTable:
    types = (ColumnType.SCHOOL, ColumnType.PERIOD, ColumnType.TEXT, ColumnType.COUNT, ColumnType.COUNT)
    columns = tuple(
        Column(field=field, header=(field,), type=type_) for field, type_ in zip(FIELDS, types, strict=True)
    )
    source = DataSource(id="results", file=path.name, columns=columns)
    table, _ = read_table(source, path.parent, path.parent, _schools())
    assert table is not None
    return table


def _indicators() -> list[Indicator]:
    formulas = [formula for procedure in NINE_PROCEDURES for formula in _formulas(procedure)]
    nested = {"each": {"value": _low_share({}), "at_least": "30"}}
    formulas += [
        {"share": {"of": "schools", **nested}},
        {"count": {"of": "schools", **nested}},
        {"change": {"of": _low_share({}), "good": "fall"}},
        {"weighted_mean": {"of": "results", "field": "low", "weight": "participants"}},
    ]
    return [
        Indicator.model_validate({"id": f"i{n}", "name": f"Показатель {n}", "kind": "share", "formula": formula})
        for n, formula in enumerate(formulas)
    ]


def _formulas(procedure: str) -> list[dict[str, Any]]:
    of = {"procedure": procedure}
    is_low = {"low": {"percent_of": "participants", "at_least": "30"}}
    return [
        {"share": {"of": "results", "where": is_low, "among": of}},
        {"count": {"of": "results", "where": {**is_low, **of}}},
        _low_share(of),
        {"mean": {"of": "results", "field": "low", "where": of}},
    ]


def _low_share(where: dict[str, Any]) -> dict[str, Any]:
    low, all_ = ({"sum": {"of": "results", "field": name, "where": where}} for name in ("low", "participants"))
    return {"ratio": {"numerator": low, "denominator": all_}}


if __name__ == "__main__":
    run()
