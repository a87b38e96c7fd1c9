"""Reports that give schools' results in percent, made into counts: ФИС ОКО, regional collections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.data import Cell
from shnor_docs.model.datasource import DataSource
from shnor_docs.source.data.grid import Grid
from shnor_docs.source.data.metadata import assessment
from shnor_docs.source.data.schools import LOGIN, SchoolFinder
from shnor_docs.source.sheets.report import Report

NOT_100 = declare("ШД426", Severity.WARNING, "доли не складываются в 100 %")

MARKS = ("mark_2", "mark_3", "mark_4", "mark_5")
_TOLERANCE = Decimal("0.5")
"""Percentage points that four shares rounded to one decimal may be off."""

_SCHOOL_WORDS = re.compile(r"\b[сон]ош\b|школ|гимнази|лице[йя]|\b[мг][абк]?о[уо]\b", re.IGNORECASE)
_ANSWERS = {"понизил": "lowered", "подтвердил": "confirmed", "повысил": "raised", "всего": "participants"}

Rows = Iterator[tuple[int, tuple[Cell, ...]]]


def marks(grid: Grid, report: Report, schools: SchoolFinder, _: DataSource) -> Rows:
    """«Статистика по отметкам»: rows of schools; those of the sample, region, municipality fall out."""
    work = assessment(grid.above, report)
    for number, (group, participants, *shares) in grid.rows("group", "participants", *MARKS):
        if _is_school(group, schools):
            school = schools.find(str(group), number, grid.places["group"])
            counts = _counts(participants, shares, number, grid, report)
            yield number, (school, work.subject, work.grade, work.year, participants, *counts)


def journal(grid: Grid, report: Report, schools: SchoolFinder, _: DataSource) -> Rows:
    """«Сравнение отметок с отметками по журналу»: a row with the school, then its four answers."""
    work = assessment(grid.above, report)
    school: tuple[int, str] | None = None
    answers: dict[str, Cell] = {}
    for number, (group, count) in [*grid.rows("group", "participants"), (0, ("", None))]:
        answer = _answer(group)
        if answer:
            answers[answer] = count
            continue
        if school and answers:
            found = schools.find(school[1], school[0], grid.places["group"])
            counts = (answers.get(field) for field in _ANSWERS.values())
            lowered, confirmed, raised, participants = counts
            yield (
                school[0],
                (found, work.subject, work.grade, work.year, participants, lowered, confirmed, raised),
            )
        school, answers = ((number, str(group)) if _is_school(group, schools) else None), {}


def regional(grid: Grid, report: Report, schools: SchoolFinder, _: DataSource) -> Rows:
    """marks.xlsx of a region: «Год, Класс, Предмет, …, ОО, Логин, Кол-во участников, 2, 3, 4, 5 (%)»."""
    fields = ("school", "login", "subject", "grade", "year", "participants", *MARKS)
    for number, (name, login, subject, grade, year, participants, *shares) in grid.rows(*fields):
        by_login = schools.look_up(str(login)) if login else ()
        column = grid.places["school"]
        school = by_login[0] if len(by_login) == 1 else schools.find(str(name or ""), number, column)
        counts = _counts(participants, shares, number, grid, report)
        yield number, (school, subject, grade, year, participants, *counts)


def _answer(group: Cell) -> str | None:
    words = str(group or "").casefold()
    return next((field for start, field in _ANSWERS.items() if words.startswith(start)), None)


def _is_school(group: Cell, schools: SchoolFinder) -> bool:
    text = str(group or "")
    return bool(text) and bool(LOGIN.search(text) or schools.look_up(text) or _SCHOOL_WORDS.search(text))


def _counts(participants: Cell, shares: Sequence[Cell], number: int, grid: Grid, report: Report) -> list[int | None]:
    """How many got each mark: together as many as there are participants, if the shares make 100 %."""
    known = [share for share in shares if isinstance(share, Decimal)]
    if not isinstance(participants, int) or len(known) < len(shares):
        return [None] * len(shares)
    whole = sum(known, Decimal())
    if abs(whole - 100) <= _TOLERANCE:
        return [*_apportioned([share * participants / whole for share in known], participants)]
    if participants:
        message = f"доли отметок составляют {whole} %, а не 100 %".replace(".", ",")
        report.add(NOT_100, message, number, grid.places["mark_2"], "проверьте доли этой строки")
    return [int((share * participants / 100).to_integral_value(ROUND_HALF_UP)) for share in known]


def _apportioned(exact: Sequence[Decimal], total: int) -> list[int]:
    """Whole numbers nearest to the exact ones that make the total, as they do (the method of largest remainders).

    Rounded each for itself, shares in whole percent would give more marks than there are participants.
    """
    counts = [int(amount) for amount in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: counts[index] - exact[index])
    for index in by_remainder[: total - sum(counts)]:
        counts[index] += 1
    return counts
