"""What Word rejects in the template itself: what no rendering could make right."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package import Package
from shnor_docs.rendering.parts import rendered_parts
from shnor_docs.rendering.places import part_title, table_titles
from shnor_docs.rendering.xml import Element, W, parse

UNSOUND = declare("ШД620", Severity.ERROR, "Word не откроет такой документ")

_RESAVE = "откройте шаблон в Word, исправьте место и сохраните заново"


def structure_problems(package: Package, file: str) -> Iterator[Diagnostic]:
    """Cells without a paragraph, rows that do not fit the grid, repeated ids, lists out of order."""
    for part in rendered_parts(package):
        root, title = parse(part.data, part.name), part_title(part.name)
        titles = table_titles(root)
        for element, message in (*_cells(root), *_grids(root), *_bookmarks(root)):
            place = f"{title}, {titles[element]}" if element in titles else title
            yield Refusal(UNSOUND, message, _RESAVE).at(Location(file, part=place))
    for part in package.of_type("numbering+xml"):
        if _out_of_order(parse(part.data, part.name)):
            message = "в списках шаблона (numbering.xml) описание списка стоит после его использования"
            yield Refusal(UNSOUND, message, _RESAVE).at(Location(file, part="списки"))


def _cells(root: Element) -> Iterator[tuple[Element, str]]:
    for cell in root.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag not in (f"{W}p", f"{W}sdt"):
            yield cell, "ячейка не кончается абзацем"


def _grids(root: Element) -> Iterator[tuple[Element, str]]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iterfind(f"{W}tr"):
            if "{" not in "".join(row.itertext()) and _width(row) > columns:
                yield row, f"строка шире сетки таблицы: столбцов {_width(row)}, а в сетке {columns}"


def _width(row: Element) -> int:
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)


def _bookmarks(root: Element) -> Iterator[tuple[Element, str]]:
    seen: set[str] = set()
    for bookmark in root.iter(f"{W}bookmarkStart"):
        key = bookmark.get(f"{W}id", "")
        if key in seen:
            yield bookmark, f"у двух закладок один номер: «{bookmark.get(f'{W}name')}»"
        seen.add(key)


def _out_of_order(numbering: Element) -> bool:
    names = [child.tag for child in numbering]
    if f"{W}num" not in names or f"{W}abstractNum" not in names:
        return False
    return names.index(f"{W}num") < len(names) - 1 - names[::-1].index(f"{W}abstractNum")
