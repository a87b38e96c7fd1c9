"""Problems as values: what is wrong, where it stands, why, and what to do.

Anything wrong in *data* is a :class:`Diagnostic`: collected, sorted by file and line, shown in one run.
Exceptions (:class:`ShnorError` and its heirs) are for what stops the run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How grave a diagnostic is: only an error stops a document from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_NAMES = {Severity.ERROR: "ошибка", Severity.WARNING: "предупреждение", Severity.NOTE: "заметка"}


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: the key of the reference page, of silencing comments and of tests."""

    id: str
    severity: Severity
    title: str


CODES: dict[str, Code] = {}
"""Every declared code by id. Rooms declare theirs beside the check that reports it."""


def declare(code_id: str, severity: Severity, title: str) -> Code:
    """Register a kind of problem; two declarations of one id are a bug of ours."""
    if code_id in CODES:
        raise ValueError(f"diagnostic code {code_id} is declared twice")
    CODES[code_id] = Code(code_id, severity, title)
    return CODES[code_id]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a user's file: a span of text (1-based, columns in characters), or a sheet's cell.

    ``file`` is the path with forward slashes, relative to the workspace where it lies inside one.
    ``part`` is the place inside a Word template, in Russian («таблица 2, строка 3, ячейка 1»).
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    part: str | None = None

    def __str__(self) -> str:
        if self.line is not None:
            return f"{self.file}:{self.line}" + (f":{self.column}" if self.column else "")
        if self.sheet is not None:
            return f"{self.file} [{self.sheet}" + (f"!{self.cell}]" if self.cell else "]")
        return f"{self.file} ({self.part})" if self.part else self.file


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a diagnostic is left as it is: a comment in place says so, or the settings of the workspace."""

    reason: str
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a diagnostic: ``replacement`` instead of the ``faulty`` text that stands at ``location``.

    A safe one changes no printed word: ``validate --fix`` makes it; the others it makes with ``--unsafe``.
    """

    location: Location
    faulty: str
    replacement: str
    is_safe: bool = True

    def to_json(self) -> dict[str, object]:
        """The machine-readable twin, as a button of an editor needs it."""
        place = self.location
        return {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
            "replacement": self.replacement,
            "safe": self.is_safe,
        }


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. The message says what and why, the hint what to do; both are Russian."""

    code: Code
    message: str
    location: Location
    hint: str = ""
    severity: Severity = field(default=Severity.ERROR)
    about: str = ""
    """The record and field it is about, by ids («tasks.support.text»): they stay when lines move."""
    waiver: Waiver | None = None
    """A waived diagnostic is told only to those who ask for all of them."""
    fix: Fix | None = None

    @classmethod
    def of(cls, code: Code, message: str, location: Location, hint: str = "", fix: Fix | None = None) -> Diagnostic:
        """A diagnostic of the code's own severity."""
        return cls(code, message, location, hint, code.severity, fix=fix)

    @property
    def is_error(self) -> bool:
        """Whether it stops the document."""
        return self.severity is Severity.ERROR

    def to_json(self) -> dict[str, object]:
        """The machine-readable twin of the printed diagnostic."""
        place = self.location
        return {
            "code": self.code.id,
            "severity": self.severity.value,
            "message": self.message,
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
            "sheet": place.sheet,
            "cell": place.cell,
            "part": place.part,
            "hint": self.hint,
            "fix": self.fix.to_json() if self.fix else None,
        }


def sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str, str]:
    """Order of a report: by file, then line and column, then code."""
    place = diagnostic.location
    return (
        place.file,
        place.line or 0,
        place.column or 0,
        f"{place.sheet or ''}!{place.cell or ''}",
        diagnostic.code.id,
        diagnostic.message,
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics sorted as a report prints them, each once."""
    return sorted(dict.fromkeys(diagnostics), key=sort_key)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a document."""
    return any(diagnostic.is_error for diagnostic in diagnostics)


class ShnorError(Exception):
    """What stops the run; carries its diagnostics, at least one."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.location}: {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[ShnorError], tuple[Diagnostic, ...]]:
        """Pickled with its diagnostics: worker processes raise it too."""
        return type(self), self.diagnostics
