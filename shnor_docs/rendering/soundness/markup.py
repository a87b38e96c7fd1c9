"""What Word rejects in the markup of a part: order, cells, grids, repeated numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.rendering.package.order import misplaced
from shnor_docs.rendering.package.xml import Element, W, tag_of, whole_number

UNSOUND = declare("ШД620", Severity.ERROR, "Word не откроет такой документ")
MISPLACED = declare("ШД627", Severity.ERROR, "Разметка шаблона нарушена")

_RANGES = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr")
_PASSED = frozenset(f"{W}{name}" for name in _RANGES)
_LAST_OF_CELL = frozenset(f"{W}{name}" for name in ("p", "sdt", "customXml"))
KEYS = {"bookmarkStart": "закладок", "footnote": "сносок", "endnote": "концевых сносок", "comment": "примечаний"}
_LIST_KEYS = {"num": "numId", "abstractNum": "abstractNumId"}

_RESHAPED = re.compile(r"\{[{%#]t[rc] |\{%[-+]?\s*(?:colspan|hm)\b")
"""Tags that take a row away or change the number of its cells."""

Problem = tuple[Code, Element, str]


def markup_problems(root: Element) -> Iterator[Problem]:
    """Children out of place, cells without a paragraph, rows that do not fit the grid, repeated numbers."""
    yield from ((MISPLACED, element, message) for element, message in misplaced(root))
    for element, message in (*_cells(root), *_grids(root), *_repeated(root)):
        yield UNSOUND, element, message


def _cells(root: Element) -> Iterator[tuple[Element, str]]:
    for cell in root.iter(f"{W}tc"):
        last = next((child for child in reversed(cell) if child.tag not in _PASSED), None)
        if last is None or (tag_of(last).startswith(W) and last.tag not in _LAST_OF_CELL):
            yield cell, "ячейка не кончается абзацем"


def _grids(root: Element) -> Iterator[tuple[Element, str]]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iterfind(f"{W}tr"):
            if _width(row) > columns and not _RESHAPED.search("".join(row.itertext())):
                yield row, f"строка шире сетки таблицы: столбцов {_width(row)}, а в сетке {columns}"


def _width(row: Element) -> int:
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc"))
    return sum(1 if span is None else whole_number(span.get(f"{W}val"), 1) for span in spans)


def _repeated(root: Element) -> Iterator[tuple[Element, str]]:
    for name, named in KEYS.items():
        for element in _second(root, name, "id"):
            shown = element.get(f"{W}name")
            yield element, f"у двух {named} один номер" + (f": «{shown}»" if shown else "")
    for name, key in _LIST_KEYS.items():
        for element in _second(root, name, key):
            yield element, f"у двух списков шаблона один номер: {element.get(f'{W}{key}')}"


def _second(root: Element, name: str, key: str) -> Iterator[Element]:
    seen: Counter[str | None] = Counter()
    for element in root.iter(f"{W}{name}"):
        if element.get(f"{W}{key}") is None:
            continue
        seen[element.get(f"{W}{key}")] += 1
        if seen[element.get(f"{W}{key}")] > 1:
            yield element
