"""A chart stands where there is room for it: across the page, not in a cell."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.references import PATTERN, BadReference, parse_reference
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.source.text import Words

IN_CELL = declare("ШД242", Severity.WARNING, "диаграмма стоит в ячейке таблицы")

_OF_CELLS = frozenset({"passport", "roadmap", "cards", "forms"})
"""Fields of a program whose texts stand in cells."""


@in_each_text
def cells(one: PrintedText) -> Iterator[Finding]:
    """A text of a cell places no chart: it is as wide as the page."""
    is_cell = one.path[0] in _OF_CELLS or "cells" in one.path
    for match in PATTERN.finditer(one.text) if is_cell and one.is_braced else ():
        if _is_chart(match[1]):
            message = f"«{match[0]}» стоит в ячейке: диаграмма шириной со страницу в неё не поместится"
            hint = "поставьте её в текст раздела или в charts документа"
            yield Finding(IN_CELL, message, (*one.path, Words.at(one.text, *match.span())), hint)


def _is_chart(inner: str) -> bool:
    try:
        steps = parse_reference(inner.strip()).steps
    except BadReference:
        return False
    steps = steps[1:] if steps[0] == "program" else steps
    return len(steps) == 2 and steps[0] == "charts"
