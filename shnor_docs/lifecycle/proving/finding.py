"""The one unit of the old text that a sentence means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from shnor_docs.lifecycle.proving.orders import Named, Way
from shnor_docs.lifecycle.proving.text import Node, Sheet, level, told

_FRAME = re.compile(r"^раздел\s+|[.)]+$", re.IGNORECASE)
PAIR = 2
"""Cells of a row that has a name and a content, as a passport's."""


class Missing(ValueError):
    """No unit, or not one unit, is what a sentence names; the argument says so."""


def found(sheet: Sheet, way: Way) -> Node:
    """The unit at the end of a way.

    Raises:
        Missing: there is none, or more than one.
    """
    scope: Node | None = None
    for named in reversed(way):
        scope = _one(_candidates(sheet, scope, named), named)
    assert scope is not None
    return scope


def shown(named: Named) -> str:
    """A name of a unit for messages."""
    words = {
        "section": "раздел",
        "point": "пункт",
        "subpoint": "подпункт",
        "paragraph": "абзац",
        "row": "строка",
        "column": "графа",
        "table": "таблица",
        "group": "подраздел",
        "name": "наименование",
        "introduction": "вводная часть",
    }
    what = words.get(named.what, named.what)
    label = named.number or (f"«{named.name}»" if named.name else "") or (str(named.ordinal) if named.ordinal else "")
    return f"{what} {label or named.start}".strip()


def _one(candidates: Iterable[Node], named: Named) -> Node:
    nodes = list(dict.fromkeys(candidates))
    if not nodes:
        raise Missing(f"в прежнем тексте нет: {shown(named)}")
    if len(nodes) > 1:
        raise Missing(f"в прежнем тексте не одно такое место: {shown(named)}")
    return nodes[0]


def bare(number: str) -> str:
    """A number as it is cited."""
    return _FRAME.sub("", _FRAME.sub("", number.strip()))


def _candidates(sheet: Sheet, scope: Node | None, named: Named) -> Iterable[Node]:
    if named.what in {"preamble", "introduction", "subtitle", "title page"}:
        return [part for part in sheet.parts if part.name == named.what]
    if named.what == "section":
        return _sections(sheet, named)
    if named.what == "name":
        return _names(sheet, scope)
    if named.what == "paragraph":
        return [one for one in [_paragraph(_flow_of(sheet, scope), named)] if one]
    if named.what == "column":
        return _columns(scope, named)
    return _INSIDE[named.what](_scopes(sheet, scope), named)


def _sections(sheet: Sheet, named: Named) -> list[Node]:
    sections = [part for part in sheet.parts if part.kind == "section"]
    if named.number:
        return [part for part in sections if bare(part.number) == named.number and _begins(part.text, named)]
    return [part for part in sections if part.text == named.name and not part.number]


def _names(sheet: Sheet, scope: Node | None) -> list[Node]:
    if scope is None:
        return [part for part in sheet.parts if part.name == "heading"]
    return [Own(scope)] if scope.kind == "line" else [scope]


def _scopes(sheet: Sheet, scope: Node | None) -> list[Node]:
    """Where to look: inside the unit named before, else in the text of the document."""
    if scope is not None:
        return [scope]
    if sheet.is_order:
        return [part for part in sheet.parts if part.name == "clauses"]
    return [part for part in sheet.parts if part.kind == "section" or part.name == "body"]


def _flow_of(sheet: Sheet, scope: Node | None) -> Node:
    """The unit whose paragraphs are counted: of a row of two cells the second, of a section itself."""
    if scope is None:
        return _one(_scopes(sheet, None), Named("paragraph"))
    if scope.kind in {"row", "group"}:
        if len(scope.children) != PAIR:
            raise Missing("абзац назван, а графа строки — нет")
        return scope.children[1]
    return scope


def _all(scopes: Iterable[Node]) -> Iterable[Node]:
    return (node for scope in scopes for node in scope.below())


def _points(scopes: Sequence[Node], named: Named) -> list[Node]:
    """Numbered paragraphs: those that stand nearest, else any inside."""
    label = named.number or named.name

    def is_meant(node: Node) -> bool:
        is_point = node.kind == "line" and not node.is_heading and _is_inner(node) == (named.what == "subpoint")
        return is_point and bare(node.number) == label and node.text.startswith(named.start)

    places = [scope.children[1] if scope.kind == "row" and len(scope.children) == PAIR else scope for scope in scopes]
    near = [node for place in places for node in direct(place) if node.number and is_meant(node)]
    return near or [node for node in _all(places) if is_meant(node)]


def _is_inner(point: Node) -> bool:
    """Whether a numbered paragraph stands inside another one."""
    above = point.parent
    while above is not None and above.kind == "line" and not above.is_heading:
        if above.number:
            return True
        above = above.parent
    return False


def _begins(text: str, named: Named) -> bool:
    return text.startswith(named.start)


def direct(scope: Node) -> list[Node]:
    """Paragraphs of a unit that stand in none of its points."""
    found: list[Node] = []
    for child in scope.children:
        if child.kind == "line":
            found.append(child)
            if not child.number and not child.is_heading:
                found += direct(child)
    return found


def _paragraph(flow: Node, named: Named) -> Node | None:
    """A paragraph by its ordinal or its first words; what a point says itself is its first one."""
    own = [Own(flow)] if flow.kind == "line" and not flow.is_heading else []
    plain = [*own, *(node for node in direct(flow) if not node.number and not node.is_heading)]
    if named.ordinal:
        return plain[named.ordinal - 1] if named.ordinal <= len(plain) else None
    start = [node for node in plain if named.start and node.text.startswith(named.start)]
    return _one(start, named)


class Own(Node):
    """What a point says itself, without what stands inside it."""

    def __init__(self, point: Node) -> None:
        super().__init__("own", point.text, point.number)
        self.point = point

    def __hash__(self) -> int:
        return hash(("own", id(self.point)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and other.point is self.point


def _tables(scopes: Sequence[Node], named: Named) -> list[Node]:
    tables = [node for node in _all(scopes) if node.kind == "table"]
    if named.ordinal:
        return tables[named.ordinal - 1 : named.ordinal]
    if named.name:
        return [table for table in tables if _caption(scopes, table) == named.name]
    return tables


def _caption(scopes: Sequence[Node], table: Node) -> str:
    for scope in scopes:
        for above, node in zip(scope.children, scope.children[1:], strict=False):
            if node is table and above.is_caption:
                return above.text
    return ""


def _rows(scopes: Sequence[Node], named: Named) -> list[Node]:
    rows = [row for scope in scopes for row in _rows_of(scope)]
    if named.number:
        return [
            row for row in rows if row.kind == "row" and bare(_first(row)) == bare(named.number) and not named.start
        ]
    if named.name:
        return [row for row in rows if _first(row) == named.name and _begins(_first(row), named)]
    return [row for row in rows if named.start and _begins(_first(row), named)]


def _groups(scopes: Sequence[Node], named: Named) -> list[Node]:
    """Parts of a table under a row that spans it, parts of a text under a heading."""
    headings = [node for node in _all(scopes) if node.is_heading]
    if named.number:
        return [node for node in headings if bare(node.number) == named.number]
    groups = [node for node in _all(scopes) if node.kind == "group" and told(node) == named.name]
    return groups or [node for node in headings if node.text == named.name and not node.number]


def _rows_of(scope: Node) -> list[Node]:
    """Rows of the tables in a unit; of a heading row those below it, down to the next heading."""
    if scope.kind != "group":
        return [node for node in [scope, *scope.below()] if node.kind in {"row", "group"}]
    table = scope.parent
    assert table is not None
    start = table.children.index(scope) + 1
    rows = table.children[start:]
    end = next((n for n, row in enumerate(rows) if row.kind == "group"), len(rows))
    return rows[:end]


def _first(row: Node) -> str:
    return told(row.children[0]) if row.children else ""


def _columns(scope: Node | None, named: Named) -> list[Node]:
    """The cell of a row in a column; of a table, the column's heading."""
    if scope is None:
        raise Missing("графа названа, а строка — нет")
    if scope.kind in {"row", "group"}:
        table = scope.parent
        assert table is not None
        places = set(_column_places(table, named))
        return [cell for cell, start in _placed(table, scope) if start in places]
    tables = [node for node in [scope, *scope.below()] if node.kind == "table"]
    return [cell for table in tables for cell, start in _leaves(table) if start in _column_places(table, named)]


def _column_places(table: Node, named: Named) -> list[int]:
    if named.number.isdigit():
        return [int(named.number) - 1]
    return [start for cell, start in _leaves(table) if told(cell) == level(named.name)]


def _placed(table: Node, row: Node) -> list[tuple[Node, int]]:
    """Cells of a row with the columns at which they begin: those that reach down from above keep theirs."""
    rows = [one for one in table.children if one.kind != "head"]
    grid: list[set[int]] = [set() for _ in rows]
    for number, one in enumerate(rows):
        found, column = [], 0
        for cell in one.children:
            while column in grid[number]:
                column += 1
            found.append((cell, column))
            for below in grid[number : number + cell.down]:
                below |= {*range(column, column + cell.across)}
        if one is row:
            return found
    return []


def _leaves(table: Node) -> list[tuple[Node, int]]:
    """The lowest headings of a table's columns."""
    heads = [row for row in table.children if row.kind == "head"]
    upper = Node("table", children=[Node("row", children=row.children) for row in heads])
    return [
        found
        for number, row in enumerate(upper.children)
        for found in _placed(upper, row)
        if number + found[0].down >= len(heads)
    ]


_INSIDE: dict[str, Callable[[Sequence[Node], Named], list[Node]]] = {
    "point": _points,
    "subpoint": _points,
    "table": _tables,
    "group": _groups,
    "row": _rows,
}
"""What is looked for inside the unit named before."""
