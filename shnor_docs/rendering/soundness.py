"""What Word rejects in the template itself: what no rendering could make right."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package import Package
from shnor_docs.rendering.parts import rendered_parts
from shnor_docs.rendering.places import part_title
from shnor_docs.rendering.xml import Element, W, parse

UNSOUND = declare("ШД620", Severity.ERROR, "Word не откроет такой документ")

_RESAVE = "откройте шаблон в Word, исправьте место и сохраните заново"


def structure_problems(package: Package, file: str) -> Iterator[Diagnostic]:
    """Cells without a paragraph, rows that do not fit the grid, repeated ids, lists out of order."""
    for part in rendered_parts(package):
        root = parse(part.data, part.name)
        for message in (*_cells(root), *_grids(root), *_bookmarks(root)):
            yield Refusal(UNSOUND, message, _RESAVE).at(Location(file, part=part_title(part.name)))
    for part in package.of_type("numbering+xml"):
        if _out_of_order(parse(part.data, part.name)):
            message = "в списках шаблона (numbering.xml) описание списка стоит после его использования"
            yield Refusal(UNSOUND, message, _RESAVE).at(Location(file, part="списки"))


def _cells(root: Element) -> Iterator[str]:
    for number, table in enumerate(root.iter(f"{W}tbl"), 1):
        for cell in table.iterfind(f"{W}tr/{W}tc"):
            if len(cell) == 0 or cell[-1].tag not in (f"{W}p", f"{W}sdt"):
                yield f"в таблице {number} есть ячейка, которая не кончается абзацем"


def _grids(root: Element) -> Iterator[str]:
    for number, table in enumerate(root.iter(f"{W}tbl"), 1):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row_number, row in enumerate(table.findall(f"{W}tr"), 1):
            if "{" not in "".join(row.itertext()) and _width(row) > columns:
                yield f"в таблице {number} строка {row_number} шире сетки: {_width(row)} > {columns}"


def _width(row: Element) -> int:
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)


def _bookmarks(root: Element) -> Iterator[str]:
    seen: set[str] = set()
    for bookmark in root.iter(f"{W}bookmarkStart"):
        key = bookmark.get(f"{W}id", "")
        if key in seen:
            yield f"у двух закладок один номер: «{bookmark.get(f'{W}name')}»"
        seen.add(key)


def _out_of_order(numbering: Element) -> bool:
    names = [child.tag for child in numbering]
    if f"{W}num" not in names or f"{W}abstractNum" not in names:
        return False
    return names.index(f"{W}num") < len(names) - 1 - names[::-1].index(f"{W}abstractNum")
