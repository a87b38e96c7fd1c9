"""The clauses of an act with their numbers, each with what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.prose import markdown
from shnor_docs.importing.prose.lines import line_of
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.inspection.foreign.tree import Block, Paragraph
from shnor_docs.source.yaml.writing import Data

_TYPED = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*(?:[.)](?=\s|[А-ЯЁа-яё«])|(?<=\.\d)\s|(?<=\.\d\d)\s)|[а-я]\)(?=\s))\s*")


@dataclass
class _Clause:
    """A clause while it is read."""

    number: str
    depth: int
    blocks: list[Block]
    skipped: int
    inner: list[_Clause] = field(default_factory=list)


def number_of(paragraph: Paragraph) -> tuple[str, int]:
    """The number before a clause, and how many signs of the text it takes; empty if there is none."""
    if paragraph.number and paragraph.number.text and not paragraph.number.is_bullet:
        return paragraph.number.text.strip(), 0
    found = _TYPED.match(paragraph.text)
    return (found[1].strip(), found.end()) if found else ("", 0)


def clauses_of(blocks: Sequence[Block]) -> list[Data]:
    """The clauses as the records of an order; what stands before the first number is a clause of its own."""
    top: list[_Clause] = []
    way: list[_Clause] = []
    for block in blocks:
        number, skipped = number_of(block) if isinstance(block, Paragraph) else ("", 0)
        if not number and way:
            way[-1].blocks.append(block)
            continue
        clause = _Clause(number, _depth(number, way), [block], skipped)
        del way[clause.depth - 1 :]
        (way[-1].inner if way else top).append(clause)
        way.append(clause)
    return _records(top, "")


def _depth(number: str, way: Sequence[_Clause]) -> int:
    """How deep a clause stands: by the parts of its number; «1)» and «а)» stand below a clause «1.»."""
    if number.endswith(")"):
        same = next((depth for depth, one in enumerate(way, 1) if one.number.endswith(")")), len(way) + 1)
        return same if way else 1
    return min(number.strip(".").count(".") + 1, len(way) + 1)


def _records(clauses: Sequence[_Clause], outer: str) -> list[Data]:
    taken: set[str] = set()
    found: list[Data] = []
    for clause in clauses:
        text = _text(clause)
        usual = f"{outer}{len(found) + 1}."
        if not text and not clause.inner:
            continue
        record: dict[str, Data] = {"id": id_for(text, taken, "clause")}
        taken.add(str(record["id"]))
        if clause.number and clause.number != usual:
            record["number"] = clause.number
        record["text"] = text or "____"
        if clause.inner:
            record["clauses"] = _records(clause.inner, clause.number or usual)
        found.append(record)
    return found


def _text(clause: _Clause) -> str:
    first, rest = clause.blocks[0], clause.blocks[1:]
    if not isinstance(first, Paragraph):
        return markdown(clause.blocks)
    return "\n\n".join(filter(None, (line_of(first, clause.skipped, looks=False), markdown(rest, looks=False))))
