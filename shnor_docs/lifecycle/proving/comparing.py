"""The text that instructions make against the text of today, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.lifecycle.proving.text import Node, Sheet, told


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A unit that the instructions make otherwise than it is today: where, what they make, what it is."""

    place: str
    made: str
    wanted: str


def mismatches(made: Sheet, wanted: Sheet) -> Iterator[Mismatch]:
    """Every place where two documents differ, in the order of the text."""
    first, second = [*_units(made)], [*_units(wanted)]
    for one, other in zip(first, second, strict=False):
        if not other.is_made_by(one):
            is_place = one.place == other.place or one.text != other.text
            yield Mismatch(other.place if is_place else f"{one.place} / {other.place}", one.text, other.text)
            return
    if len(first) != len(second):
        longer, count = (first, len(second)) if len(first) > len(second) else (second, len(first))
        place, text = longer[count].place, longer[count].text
        yield Mismatch(place, text if longer is first else "", "" if longer is first else text)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A paragraph, heading, row or cell: its place in words, its text; of a clause how deep it stands, if known."""

    place: str
    text: str
    depth: int | None = None
    is_numbered: bool = False

    def is_made_by(self, made: _Compared) -> bool:
        """Whether what the instructions make is this; a numbered clause must also stand as deep as it does today."""
        is_deep = self.depth == made.depth or made.depth is None or not self.is_numbered
        return (self.place, self.text) == (made.place, made.text) and is_deep


def _units(sheet: Sheet) -> Iterator[_Compared]:
    """Everything that is compared, in the order of reading."""
    for part in sheet.parts:
        name = f"раздел «{part.printed}»" if part.kind == "section" else _PARTS.get(part.name, part.name)
        yield _Compared(name, part.printed)
        yield from _below(part, name, 1 if part.name == "clauses" else None)


_PARTS = {
    "heading": "наименование",
    "body": "текст",
    "introduction": "вводная часть",
    "clauses": "пункты",
    "preamble": "преамбула",
    "subtitle": "подзаголовок",
    "title page": "титульный лист",
}


def _below(node: Node, place: str, depth: int | None = None) -> Iterator[_Compared]:
    for child in node.children:
        match child.kind:
            case "line":
                yield _Compared(place, child.printed, None if child.is_loose else depth, bool(child.number))
                yield from _below(child, place, depth and depth + 1)
            case "table":
                yield _Compared(f"{place}, таблица", "")
                yield from _below(child, f"{place}, таблица")
            case "chart":
                yield _Compared(f"{place}, диаграмма", child.text)
            case "cell":
                yield _Compared(place, f"[{child.across}×{child.down}]")
                yield from _below(child, place)
            case kind:
                row = f"{place}, строка «{told(child.children[0])[:60] if child.children else ''}»"
                yield _Compared(row, kind)
                yield from _below(child, row)
