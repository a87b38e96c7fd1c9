"""``bench.data.run()``: a region's results read and checked, against openpyxl and pandas reading the same file."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from shnor_docs.model.datasource import DataSource
from shnor_docs.model.school import School
from shnor_docs.source.data import read_table

SCHOOLS, PROCEDURES, YEARS = 1500, 9, (2021, 2022, 2023)
GOAL = 2.0
_RUNS = 3
_HEADERS = ("Год", "Процедура", "Школа", "Участников", "2", "3", "4", "5", "Доля «2», %")


def run() -> bool:
    """Print how many times openpyxl's and pandas' own time our reading with all checks takes."""
    schools = [School(id=f"s{n}", name=f"МБОУ СОШ № {n}", login=f"sch{760000 + n}") for n in range(SCHOOLS)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = _write(folder / "data.xlsx", schools)
        ours = _best(lambda: _read(folder, schools))
        theirs = {"openpyxl": _best(lambda: _openpyxl(folder)), "pandas": _best(lambda: _pandas(folder))}
    print(f"таблица в {rows} строк, прочитана и проверена: {ours:.2f} с")
    for library, seconds in theirs.items():
        print(f"  к {library} ({seconds:.2f} с): {ours / seconds:.2f}, цель не больше {GOAL:g}")
    return all(ours / seconds <= GOAL for seconds in theirs.values())


def _write(path: Path, schools: list[School]) -> int:
    from openpyxl import Workbook

    chance = random.Random(0)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Лист1")
    sheet.append(_HEADERS)
    keys = [(year, procedure, school) for year in YEARS for procedure in range(PROCEDURES) for school in schools]
    for year, procedure, school in keys:
        marks = [chance.randint(0, 40) for _ in range(4)]
        total = sum(marks)
        share = round(100 * marks[0] / total, 2) if total else 0
        sheet.append([year, f"ВПР {procedure}", school.name, total, *marks, share])
    book.save(path)
    return len(keys)


def _read(folder: Path, schools: list[School]) -> None:
    table, found = read_table(_SOURCE, folder, folder, schools)
    if table is None or found:
        raise AssertionError(found)


def _openpyxl(folder: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(folder / "data.xlsx", read_only=True, data_only=True)
    list(book.worksheets[0].iter_rows(values_only=True))


def _pandas(folder: Path) -> None:
    import pandas

    pandas.read_excel(folder / "data.xlsx", dtype=str)


def _best(read: Callable[[], None]) -> float:
    times = []
    for _ in range(_RUNS):
        start = perf_counter()
        read()
        times.append(perf_counter() - start)
    return min(times)


_SOURCE = DataSource.model_validate(
    {
        "id": "results",
        "file": "data.xlsx",
        "columns": [
            {"field": "year", "header": "Год", "type": "period"},
            {"field": "procedure", "header": "Процедура"},
            {"field": "school", "header": "Школа", "type": "school"},
            {"field": "participants", "header": "Участников", "type": "count"},
            *({"field": f"mark_{mark}", "header": str(mark), "type": "count"} for mark in range(2, 6)),
            {"field": "low", "header": "Доля «2», %", "type": "share"},
        ],
        "key": ["year", "procedure", "school"],
        "totals": [{"parts": [f"mark_{mark}" for mark in range(2, 6)], "whole": "participants"}],
    }
)
