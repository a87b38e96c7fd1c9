"""Texts of cells resolved to schools of the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.school import School, find_schools, normalised, school_names
from shnor_docs.russian.likeness import look, meant
from shnor_docs.source.sheets.report import Report

UNKNOWN_SCHOOL = declare("ШД417", Severity.ERROR, "школы нет в реестре")
AMBIGUOUS_SCHOOL = declare("ШД418", Severity.ERROR, "название подходит нескольким школам")

LOGIN = re.compile(r"\b(?:sch|edu)\d{6}\b", re.IGNORECASE)


class SchoolFinder:
    """Finds schools by texts; each text that names none is reported once, at its first cell."""

    def __init__(self, schools: Iterable[School], report: Report) -> None:
        self._names = school_names(tuple(schools))
        self._report = report
        self._found: dict[str, tuple[str, ...]] = {}
        self._unresolved: dict[str, list[tuple[int, int]]] = {}

    def look_up(self, text: str) -> tuple[str, ...]:
        """Ids that a text may mean: by the login inside it, else by the whole of it."""
        if text not in self._found:
            login = LOGIN.search(text)
            by_login = find_schools(login[0], self._names) if login else ()
            self._found[text] = by_login or find_schools(LOGIN.sub("", text).replace("()", ""), self._names)
        return self._found[text]

    def find(self, text: str, row: int, column: int) -> str | None:
        """The id of the one school that the text of a cell means."""
        ids = self.look_up(text)
        if len(ids) == 1:
            return ids[0]
        self._unresolved.setdefault(text, []).append((row, column))
        return None

    def report_unresolved(self) -> None:
        """Report what named no school or several."""
        if self._unresolved and not self._names:
            row, column = next(iter(self._unresolved.values()))[0]
            hint = "перечислите школы в schools.yaml"
            self._report.add(UNKNOWN_SCHOOL, "в программе нет реестра школ", row, column, hint)
            return
        for text, places in self._unresolved.items():
            self._report_text(text, places)

    def _report_text(self, text: str, places: list[tuple[int, int]]) -> None:
        ids = self.look_up(text)
        more = f" (всего ячеек: {len(places)})" if len(places) > 1 else ""
        quoted = self._report.quoted(text)
        if ids:
            hint = f"подходят: {', '.join(ids)}; укажите логин, код или полное наименование"
            self._report.add(AMBIGUOUS_SCHOOL, f"неясно, какая это школа{quoted}{more}", *places[0], hint=hint)
        else:
            hint = self._alike(text) or "исправьте название или добавьте его в aliases школы"
            self._report.add(UNKNOWN_SCHOOL, f"такой школы нет в реестре{quoted}{more}", *places[0], hint=hint)

    def _alike(self, text: str) -> str | None:
        """A hint for a name that only looks like one of the registry."""
        name = normalised(text)
        known = self._by_look.get(look(name))
        return f"возможно, {meant(known, name)}" if known else None

    @cached_property
    def _by_look(self) -> dict[str, str]:
        return {look(key[1:]): key[1:] for key in self._names}
