"""Tables that go on over a page: their header row on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.fit.page_texts import PageTexts, comparable
from shnor_docs.inspection.fit.tracing import Span
from shnor_docs.inspection.lines import Line
from shnor_docs.rendering.package.xml import Element, W, is_on

NO_HEADER = declare("ШД868", Severity.WARNING, "Шапка таблицы не повторяется на странице")
FEWEST_COLUMNS = 3
"""A row of fewer cells is a pair of words, no row of column heads."""
_LONGEST_HEAD = 80


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    element: Element
    lines: tuple[Line, ...]

    @property
    def is_header(self) -> bool:
        """Whether Word is told to repeat it."""
        return is_on(self.element.find(f"{W}trPr/{W}tblHeader"))

    @property
    def looks_like_header(self) -> bool:
        """Whether it is a row of column heads: three and more short ones, all centred or in a style for heads."""
        heads = [line for line in self.lines if not line.is_empty]
        cells = {line.cell for line in heads}
        of_style = all("шапка" in line.style or line.layout.alignment == "center" for line in heads)
        return len(cells) >= FEWEST_COLUMNS and of_style and all(len(line.text) < _LONGEST_HEAD for line in heads)


def headers_on_each_page(lines: Sequence[Line], spans: Mapping[Line, Span], pages: PageTexts) -> Iterator[Finding]:
    """Pages on which a table goes on without its header row; a table that has none (a passport) needs none."""
    for rows in _tables(lines):
        head = rows[0]
        if head.is_header or head.looks_like_header:
            yield from _without_header(head, rows[1:], spans, pages)


def _tables(lines: Sequence[Line]) -> list[list[_Row]]:
    """The tables that stand in no other, with the lines of each row."""
    rows: dict[Element, list[Line]] = {}
    for line in lines:
        outer = [*line.element.iterancestors(f"{W}tr")][-1:]
        if outer:
            rows.setdefault(outer[0], []).append(line)
    tables: dict[Element | None, list[_Row]] = {}
    for element, inside in rows.items():
        tables.setdefault(element.getparent(), []).append(_Row(element, tuple(inside)))
    return list(tables.values())


def _without_header(
    head: _Row, rows: Sequence[_Row], spans: Mapping[Line, Span], pages: PageTexts
) -> Iterator[Finding]:
    words = next((comparable(line.text) for line in head.lines if len(comparable(line.text)) > 2), "")
    first = next((spans[line] for line in head.lines if line in spans), None)
    if first is None or not words:
        return
    begun = {pages.page_of(first.start)}
    for row in (one for one in rows if not one.is_header):
        span = next((spans[line] for line in row.lines if line in spans and len(line.text) > 2), None)
        page = pages.page_of(span.start) if span else None
        if span is None or page is None or page in begun:
            continue
        begun.add(page)
        if words not in pages.letters[pages.start_of(page) : span.start]:
            yield _told(head, page)


def _told(head: _Row, page: int) -> Finding:
    what, place = "шапка таблицы", f"страница {page + 1}, {head.lines[0].place}"
    cause = "отмечено, но Word её не повторяет: строка разорвана или таблица вложена"
    if not head.is_header:
        cause = "у строки снято «Повторять как заголовок на каждой странице»; включите его в шаблоне"
    return Finding(NO_HEADER, what, place, "не повторена", "на каждой странице таблицы", f"вероятная причина: {cause}")
