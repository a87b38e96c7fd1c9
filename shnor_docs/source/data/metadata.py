"""Subject, grade and year written above the headers of ФИС ОКО reports and exam protocols."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.period import Period
from shnor_docs.source.sheets.report import Report

NO_METADATA = declare("ШД421", Severity.ERROR, "над таблицей нет сведений о работе")

_ASSESSMENT = re.compile(r"ВПР\W*(?P<year>20\d\d)(?:\W+(?P<subject>[^\W\d][^\d\n]*?)\W+\d{1,2}\W*класс)?")
_EXAM = re.compile(r"^\d{1,2}\s*[-–]\s*(?P<subject>\D.*?)\W+(?P<year>20\d\d)\.\d\d\.\d\d", re.MULTILINE)
_SUBJECT = re.compile(r"Предмет\W+(?P<subject>[^\n]+)", re.IGNORECASE)
_GRADE = re.compile(r"(?P<grade>\d{1,2})\W*класс", re.IGNORECASE)
_DECLARED = re.compile(r"Кол-во участников\W+(?P<count>\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself; None for what it does not say."""

    subject: str | None
    grade: int | None
    year: Period | None
    declared: int | None = None


def assessment(above: str, report: Report) -> Metadata:
    """«ВПР 2025 Математика 5 класс», or «ВПР 2021. 5 класс» with «Предмет: Математика» below (RULES §6)."""
    named, subject = _ASSESSMENT.search(above), _SUBJECT.search(above)
    grade, declared = _GRADE.search(above), _DECLARED.search(above)
    found = Metadata(
        _group(subject, "subject") or _group(named, "subject"),
        int(grade["grade"]) if grade else None,
        Period(int(named["year"])) if named else None,
        int(declared["count"]) if declared else None,
    )
    return _complete(found, report, "«ВПР 2025 Математика 5 класс»", found.grade)


def _group(match: re.Match[str] | None, name: str) -> str | None:
    return match[name].strip() if match and match[name] else None


def exam(above: str, report: Report) -> Metadata:
    """«04 - Химия 2026.06.01» of a ЕГЭ or ОГЭ protocol (RULES §6)."""
    named = _EXAM.search(above)
    found = Metadata(named["subject"].strip() if named else None, None, Period(int(named["year"])) if named else None)
    return _complete(found, report, "«04 - Химия 2026.06.01»", 0)


def _complete(found: Metadata, report: Report, example: str, grade: int | None) -> Metadata:
    if found.subject is None or found.year is None or grade is None:
        message = "над таблицей не найдены предмет, год или класс"
        report.add(NO_METADATA, message, hint=f"в файле должна остаться строка вида {example}")
    return found
