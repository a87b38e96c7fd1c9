"""A document as the prover holds it: nodes that instructions find, mark and rebuild."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from shnor_docs.documents.tree import Document, Kind, Style, Unit

_BLANKS = re.compile(r"[\s\u00a0]+")
_SAME = str.maketrans({"„": "«", "“": "»", "”": "»", "–": "-", "—": "-", "\u2011": "-"})
UNPROVEN = ("draft", "marks", "contents")
"""Slots that are made from others: the mark of a draft, marks of approval, the table of contents."""
_PARTS = {"heading": "heading", "title": "heading", "subtitle": "subtitle", "place": "title page", "year": "title page"}


def level(text: str) -> str:
    """A text without what typography may choose: kinds of spaces, dashes and quotes."""
    return _BLANKS.sub(" ", text.translate(_SAME)).strip()


@dataclass(eq=False)
class Node:
    """A unit: ``kind`` is part, section, line, table, chart, head, row, group or cell; ``text`` its own text, levelled.

    ``number`` is the printed number of a line or a section, ``across`` and ``down`` the reach of a cell; what stands
    under a heading is inside it. ``is_loose`` is a paragraph of a new text whose depth nothing tells.
    """

    kind: str
    text: str = ""
    number: str = ""
    children: list[Node] = field(default_factory=list)
    across: int = 1
    down: int = 1
    name: str = ""
    is_caption: bool = False
    is_heading: bool = False
    is_loose: bool = False
    parent: Node | None = None

    @property
    def printed(self) -> str:
        """Number and text as a reader sees them."""
        return f"{self.number} {self.text}".strip()

    def below(self) -> Iterator[Node]:
        """All nodes inside, in the order of reading."""
        for child in self.children:
            yield child
            yield from child.below()


@dataclass(eq=False)
class Sheet:
    """A document: its parts in order, and how others call it: «Приложение № 2», «к Программе …».

    ``marks`` are all its marks, the lines of each joined.
    """

    id: str
    is_order: bool
    parts: list[Node]
    label: str = ""
    owner: str = ""
    marks: tuple[str, ...] = ()
    slots: dict[str, str] = field(default_factory=dict)


def sheet(document: Document) -> Sheet:
    """The document as nodes."""
    is_order = document.kind == "order"
    found = Sheet(document.id, is_order, [])
    for slot in document.root.children:
        found.slots[slot.id] = level(slot.plain)
        if slot.id == "marks":
            _read_marks(found, slot)
        elif slot.id in UNPROVEN:
            continue
        elif slot.id == "body" and not is_order:
            found.parts += _sections(slot)
        else:
            _add_part(found, slot, is_order=is_order)
    return found


WHOLE_MARK = "marks/whole"
"""The mark of the order that brings a new edition: it stands above that of the approval."""


def _read_marks(found: Sheet, slot: Unit) -> None:
    ordered = sorted(slot.children, key=lambda block: block.id == WHOLE_MARK)
    blocks = [[level(line.plain) for line in block.children] for block in ordered]
    found.marks = tuple(" ".join(lines) for lines in blocks)
    if blocks and blocks[0]:
        found.label = blocks[0][0]
        found.owner = blocks[0][1] if len(blocks[0]) == 2 and blocks[0][1].startswith("к ") else ""


def _add_part(found: Sheet, slot: Unit, *, is_order: bool) -> None:
    name = "place" if is_order and slot.id == "place" else _PARTS.get(slot.id, slot.id)
    children = [Node("line", level(slot.plain))] if slot.text else []
    children += nodes(slot.children)
    if name == "title page" and found.parts and found.parts[-1].name == name:
        found.parts[-1].children += children
    else:
        found.parts.append(Node("part", name=name, children=children))


def _sections(body: Unit) -> list[Node]:
    """Sections; text under no heading goes on with what is above it."""
    found: list[Node] = [Node("part", name="body")]
    for unit in body.children:
        if unit.text:
            found.append(Node("section", level(unit.plain), level(unit.number)))
        found[-1].children += nodes(unit.children)
    if len(found) == 1:
        return found
    found[0].name = "introduction"
    return found if found[0].children else found[1:]


def nodes(units: tuple[Unit, ...]) -> list[Node]:
    """Paragraphs, each with what stands inside it, and tables."""
    found: list[Node] = []
    headings: list[tuple[str, Node]] = []
    for unit in units:
        if unit.style.startswith(_HEADING):
            headings = [(style, node) for style, node in headings if style < unit.style]
        home = headings[-1][1].children if headings else found
        new = _nodes_of(unit)
        home += new
        if unit.style.startswith(_HEADING):
            headings += [(unit.style, node) for node in new[:1]]
    return found


_HEADING = "heading"


def _nodes_of(unit: Unit) -> list[Node]:
    if unit.kind is Kind.CHART:
        return [Node("chart", level("; ".join(point.plain for point in unit.children)))]
    if unit.kind is Kind.TABLE:
        return [Node("table", children=[_row(row) for row in unit.children])]
    if unit.kind is Kind.LIST or not (unit.text or unit.number):
        return nodes(unit.children)
    number, text = level(unit.number), level(unit.plain)
    if not number and (typed := _TYPED.match(text)):
        number, text = typed["number"], typed["text"]
    is_heading = unit.style.startswith(_HEADING)
    return [
        Node("line", text, number, nodes(unit.children), is_caption=unit.style is Style.CAPTION, is_heading=is_heading)
    ]


_TYPED = re.compile(r"(?P<number>\d\d?(?:\.\d\d?)+\.?) (?P<text>[«A-ZА-ЯЁ].*)", re.DOTALL)
"""A paragraph whose number of several levels is typed in its text."""


def _row(unit: Unit) -> Node:
    kind = {Kind.HEADER: "head", Kind.GROUP: "group"}.get(unit.kind, "row")
    return Node(kind, children=[_cell(cell) for cell in unit.children])


def _cell(unit: Unit) -> Node:
    own = [Node("line", level(unit.plain))] if unit.text else []
    across, down = unit.span
    return Node("cell", children=own + nodes(unit.children), across=across, down=down)


def told(node: Node) -> str:
    """All the text of a node in one line."""
    own = node.printed if node.kind in {"line", "section"} else ""
    return " ".join(filter(None, (own, *(told(child) for child in node.children))))
