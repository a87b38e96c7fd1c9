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
    for (place, text), (other, now) in zip(first, second, strict=False):
        if (place, text) != (other, now):
            yield Mismatch(other if text != now or place == other else f"{place} / {other}", text, now)
            return
    if len(first) != len(second):
        longer, count = (first, len(second)) if len(first) > len(second) else (second, len(first))
        place, text = longer[count]
        yield Mismatch(place, text if longer is first else "", "" if longer is first else text)


def _units(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Every paragraph, heading, row and cell with its place in words, in the order of reading."""
    for part in sheet.parts:
        name = f"раздел «{part.printed}»" if part.kind == "section" else _PARTS.get(part.name, part.name)
        yield name, part.printed
        yield from _below(part, name)


_PARTS = {
    "heading": "наименование",
    "body": "текст",
    "introduction": "вводная часть",
    "clauses": "пункты",
    "preamble": "преамбула",
    "subtitle": "подзаголовок",
    "title page": "титульный лист",
}


def _below(node: Node, place: str) -> Iterator[tuple[str, str]]:
    for child in node.children:
        match child.kind:
            case "line":
                yield place, child.printed
                yield from _below(child, place)
            case "table":
                yield f"{place}, таблица", ""
                yield from _below(child, f"{place}, таблица")
            case "cell":
                yield place, f"[{child.across}×{child.down}]"
                yield from _below(child, place)
            case kind:
                row = f"{place}, строка «{told(child.children[0])[:60] if child.children else ''}»"
                yield row, kind
                yield from _below(child, row)
