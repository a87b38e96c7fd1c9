"""What Word rejects in the template itself: what no rendering could make right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from shnor_docs.diagnostics import Code, Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.order import misplaced
from shnor_docs.rendering.package.places import part_title, place_of, table_titles
from shnor_docs.rendering.package.reading import Package
from shnor_docs.rendering.package.relation_checks import relation_problems
from shnor_docs.rendering.package.xml import Element, W, parse, tag_of, whole_number
from shnor_docs.rendering.parts.tagged import main_part, told_parts

UNSOUND = declare("ШД620", Severity.ERROR, "Word не откроет такой документ")
MISPLACED = declare("ШД627", Severity.ERROR, "Разметка шаблона нарушена")

_RESAVE = "откройте шаблон в Word, исправьте место и сохраните заново"
_RANGES = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr")
_PASSED = frozenset(f"{W}{name}" for name in _RANGES)
_LAST_OF_CELL = frozenset(f"{W}{name}" for name in ("p", "sdt", "customXml"))
_KEYS = {"bookmarkStart": "закладок", "footnote": "сносок", "endnote": "концевых сносок", "comment": "примечаний"}
_LIST_KEYS = {"num": "numId", "abstractNum": "abstractNumId"}
_NOTES = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}

_RESHAPED = re.compile(r"\{[{%#]t[rc] |\{%[-+]?\s*(?:colspan|hm)\b")
"""Tags that take a row away or change the number of its cells."""

Problem = tuple[Code, Element, str]


def structure_problems(package: Package, file: str) -> Iterator[Diagnostic]:
    """All that Word would reject or mend by its own mind, in the order of the parts."""
    yield from relation_problems(package, file)
    roots = {part.name: parse(part.data, part.name) for part in told_parts(package)}
    for name, root in roots.items():
        title, titles = part_title(name), table_titles(root)
        for code, element, message in markup_problems(root):
            yield Refusal(code, message, _RESAVE).at(Location(file, part=place_of(element, title, titles)))
    for message in _notes_without_text(package, roots):
        yield Refusal(UNSOUND, message, _RESAVE).at(Location(file, part=part_title(main_part(package).name)))


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
    for name, named in _KEYS.items():
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


def _notes_without_text(package: Package, roots: dict[str, Element]) -> Iterator[str]:
    """Marks of notes that are in no list of notes."""
    main = main_part(package)
    for name, kind in _NOTES.items():
        marks = {one.get(f"{W}id", "") for one in roots[main.name].iter(f"{W}{name}Reference")}
        parts = package.related(kind, main.name)
        texts = {one.get(f"{W}id", "") for part in parts for one in roots[part.name].iter(f"{W}{name}")}
        for missing in sorted(marks - texts):
            yield f"в тексте стоит знак № {missing}, а его текста среди {_KEYS[name]} нет"
