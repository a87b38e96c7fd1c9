"""Diagnostics as a person reads them: place, source line, caret, hint; and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from shnor_docs.diagnostics import SEVERITY_NAMES, Diagnostic, Location

QUOTED = frozenset({".yaml", ".yml", ".md"})
"""Files whose lines a report shows. A line of a data table may hold the name of a child."""

LONGEST = 200
"""Characters of a line that are shown; of a longer one, those around the place."""
UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would move the cursor or reorder the letters of a console."""


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The list of diagnostics; letters stay letters."""
    return json.dumps([d.to_json() for d in diagnostics], ensure_ascii=False, indent=2)


def as_text(diagnostics: Iterable[Diagnostic], root: Path) -> str:
    """The report of a run, one block for each diagnostic."""
    lines = _Lines(root)
    return "\n".join(UNPRINTED.sub("·", line) for diagnostic in diagnostics for line in _block(diagnostic, lines))


class _Lines:
    """Source lines by file, each file read once; unreadable ones and data tables have none."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, list[str]] = {}

    def get(self, place: Location) -> str | None:
        if place.line is None or Path(place.file).suffix.lower() not in QUOTED:
            return None
        if place.file not in self._files:
            try:
                text = (self._root / place.file).read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                text = ""
            self._files[place.file] = text.split("\n")
        lines = self._files[place.file]
        return lines[place.line - 1] if place.line <= len(lines) else None


def _block(diagnostic: Diagnostic, lines: _Lines) -> Iterable[str]:
    place = diagnostic.location
    yield f"{place}: {SEVERITY_NAMES[diagnostic.severity]} {diagnostic.code.id}: {diagnostic.message}"
    source = lines.get(place)
    if source is not None and source.strip():
        start = max(0, (place.column or 1) - 1 - LONGEST // 2) if len(source) > LONGEST else 0
        shown = slice(start, start + LONGEST)
        yield f"{place.line:>5} | {source.rstrip()[shown]}"
        if place.column:
            yield f"      | {_caret(place, source)[shown]}"
    if diagnostic.hint:
        yield f"   подсказка: {diagnostic.hint}"


def _caret(place: Location, source: str) -> str:
    start = (place.column or 1) - 1
    one_line = place.end_line == place.line and place.end_column
    end = (place.end_column or 0) - 1 if one_line else len(source.rstrip())
    return " " * start + "^" * max(1, end - start)
