"""Files with a row for each child, made into counts for each school: nothing else of a row is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.data import Cell
from shnor_docs.model.datasource import DataSource
from shnor_docs.source.data.cells import WRONG_CELL
from shnor_docs.source.data.grid import Grid
from shnor_docs.source.data.metadata import assessment, exam
from shnor_docs.source.data.schools import SchoolFinder
from shnor_docs.source.sheets.report import Report

OTHER_COUNT = declare("ШД420", Severity.WARNING, "участников не столько, сколько объявлено")
NO_THRESHOLD = declare("ШД425", Severity.ERROR, "не задан минимальный балл")

MARKS = (2, 3, 4, 5)
Rows = Iterator[tuple[int, tuple[Cell, ...]]]


def individual(grid: Grid, report: Report, schools: SchoolFinder, _: DataSource) -> Rows:
    """«Ф1 Индивидуальные результаты»: marks, and how they compare with the class register's."""
    work = assessment(grid.above, report)
    tally = _Tally(grid, schools)
    for number, (school, name, mark, journal) in grid.rows("school", "school_name", "mark", "journal"):
        if _is_mark(mark, number, grid, report):
            tally.count(number, (school, name), "participants", mark, _compared(mark, journal))
    _check_declared(work.declared, tally.participants, report)
    fields = ("participants", *MARKS, "lowered", "confirmed", "raised")
    return tally.rows((work.subject, work.grade, work.year), fields)


def main_exam(grid: Grid, report: Report, schools: SchoolFinder, _: DataSource) -> Rows:
    """An ОГЭ protocol: marks."""
    work = exam(grid.above, report)
    tally = _Tally(grid, schools)
    for number, (school, mark) in grid.rows("school", "mark"):
        if _is_mark(mark, number, grid, report):
            tally.count(number, (school,), "participants", mark)
    return tally.rows((work.subject, work.year), ("participants", *MARKS))


def state_exam(grid: Grid, report: Report, schools: SchoolFinder, declared: DataSource) -> Rows:
    """A ЕГЭ protocol: participants, and those below the year's threshold, which the source declares."""
    work = exam(grid.above, report)
    if declared.threshold is None:
        hint = f"добавьте в описание «{declared.id}» ключ threshold, например threshold: 36"
        report.add(NO_THRESHOLD, "неизвестно, какой балл минимальный", hint=hint)
        return iter(())
    tally = _Tally(grid, schools)
    for number, (school, score) in grid.rows("school", "score"):
        if isinstance(score, Decimal):
            tally.count(number, (school,), "participants", "below" if score < declared.threshold else "")
    return tally.rows((work.subject, work.year), ("participants", "below"))


class _Tally:
    """Counts of answers by school, with the first row of each school."""

    def __init__(self, grid: Grid, schools: SchoolFinder) -> None:
        self._column, self._schools = grid.places["school"], schools
        self._counts: dict[str | None, Counter[object]] = {}
        self._first: dict[str | None, int] = {}

    @property
    def participants(self) -> int:
        return sum(counts["participants"] for counts in self._counts.values())

    def count(self, number: int, names: tuple[Cell, ...], *answers: object) -> None:
        school = self._school(number, [str(name) for name in names if name])
        self._first.setdefault(school, number)
        self._counts.setdefault(school, Counter()).update(answers)

    def _school(self, number: int, names: list[str]) -> str | None:
        clear = (ids[0] for name in names if len(ids := self._schools.look_up(name)) == 1)
        return next(clear, None) or self._schools.find(names[0] if names else "", number, self._column)

    def rows(self, work: tuple[Cell, ...], fields: tuple[object, ...]) -> Rows:
        for school, counts in self._counts.items():
            yield self._first[school], (school, *work, *(counts[field] for field in fields))


def _is_mark(mark: Cell, number: int, grid: Grid, report: Report) -> bool:
    if mark is None or mark in MARKS:
        return mark is not None
    report.add(WRONG_CELL, "отметка должна быть 2, 3, 4 или 5", number, grid.places["mark"])
    return False


def _compared(mark: Cell, journal: Cell) -> str:
    if not isinstance(mark, int) or not isinstance(journal, int):
        return ""
    return "confirmed" if mark == journal else "lowered" if mark < journal else "raised"


def _check_declared(declared: int | None, counted: int, report: Report) -> None:
    if declared is not None and declared != counted:
        message = f"объявлено участников: {declared}, а с отметкой их {counted}"
        report.add(OTHER_COUNT, message, hint="проверьте, все ли строки на месте")
