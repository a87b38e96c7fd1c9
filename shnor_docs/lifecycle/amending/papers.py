"""What changes from one set of documents to another, document by document, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.amending.aligning import Gap, alike, paired, stretches
from shnor_docs.lifecycle.amending.flows import flow_changes
from shnor_docs.lifecycle.amending.instructions import (
    Added,
    DocumentChanges,
    Instruction,
    Noun,
    Place,
    Removed,
    Replaced,
    Restated,
    Reworded,
    Step,
    Untold,
)
from shnor_docs.lifecycle.amending.places import region_place, section_step
from shnor_docs.lifecycle.amending.reading import Block, Line, Paper, Region, read_paper
from shnor_docs.lifecycle.amending.words import word_changes

WHOLE = 0.5
"""A document of which the instructions tell more anew is told in a new edition."""


@dataclass(frozen=True, slots=True)
class Unamendable(Exception):
    """What no amending order can change: the document, the part of it, and why."""

    document: str
    reason: str


def document_changes(
    old: Sequence[Document], new: Sequence[Document], whole: Collection[str] = (), threshold: float = WHOLE
) -> tuple[DocumentChanges, ...]:
    """What is to be done in each document of a base act, the act itself first.

    ``whole`` are ids of documents to be told in a new edition; ``threshold`` is the share above which one is anyway.

    Raises:
        Unamendable: a document came or went, or requisites of the act changed.
    """
    after = {document.id: document for document in new}
    for document in old:
        if document.id not in after:
            raise Unamendable(document.id, "документа больше нет")
    for document in new:
        if document.id not in {before.id for before in old}:
            raise Unamendable(document.id, "документ появился, а приказ его не утверждал")
    ordered = sorted(old, key=lambda document: document.kind != "order")
    pairs = ((read_paper(document), read_paper(after[document.id])) for document in ordered)
    found = (_changes(before, now, whole, threshold) for before, now in pairs)
    return tuple(changes for changes in found if changes.instructions)


def _changes(old: Paper, new: Paper, whole: Collection[str], threshold: float) -> DocumentChanges:
    appendix = None if old.kind == "order" else _appendix(old)
    if old == _named_as(new, old) or _prints_the_same(old, new):
        return DocumentChanges(old.id, appendix, old.owner, ())
    try:
        instructions = _instructions(old, new)
    except Untold:
        instructions = ()
    is_small = len(instructions) == 1 or _told(instructions) <= threshold * sum(map(len, new.lines))
    is_small = is_small or appendix is None
    if instructions and is_small and old.id not in whole:
        return DocumentChanges(old.id, appendix, old.owner, instructions)
    if appendix is None:
        raise Unamendable(old.id, "изменения приказа не выразить указаниями: издайте новый приказ и отмените прежний")
    return DocumentChanges(old.id, appendix, old.owner, (Replaced(old.id),))


def _named_as(paper: Paper, other: Paper) -> Paper:
    return replace(paper, label=other.label, owner=other.owner)


def _prints_the_same(old: Paper, new: Paper) -> bool:
    return old.fixed == new.fixed and old.charts == new.charts and _words(old) == _words(new)


def _words(paper: Paper) -> list[object]:
    return [(r.kind, r.heading, tuple(map(_block, r.blocks))) for r in paper.regions]


def _block(block: Block) -> object:
    if isinstance(block, Line):
        return block.printed
    rows = (*block.head, *block.rows)
    return tuple(
        tuple((cell.across, cell.down, tuple(line.printed for line in cell.lines)) for cell in row.cells)
        for row in rows
    )


def _appendix(paper: Paper) -> Step:
    number = paper.label.partition("№")[2].strip()
    return Step(Noun.APPENDIX, number)


def _instructions(old: Paper, new: Paper) -> tuple[Instruction, ...]:
    if old.fixed != new.fixed:
        name = next(a[0] for a, b in zip(old.fixed, new.fixed, strict=False) if a != b)
        if old.kind == "order":
            raise Unamendable(old.id, f"изменён реквизит «{REQUISITES.get(name, name)}»: приказом его не меняют")
        raise Untold
    if old.charts != new.charts:
        raise Untold
    found: list[Instruction] = []
    pairs = paired(old.regions, new.regions, _key, _likeness)
    for stretch in stretches(pairs):
        found += _between(stretch, old) if isinstance(stretch, Gap) else _region(*stretch, old)
    return tuple(found)


def _between(gap: Gap[Region], old: Paper) -> list[Instruction]:
    """Sections that came stand right after the one above, else right before the one below."""
    gone = [Removed(_section_place(region, old)) for region in gap.gone]
    come = _added(gap.come, gap.above, gap.below, old)
    is_after = gap.above is not None and gap.above.kind == "section"
    return [*come, *gone] if is_after else [*gone, *come]


REQUISITES = {
    "issuer": "наименование автора",
    "form": "вид документа",
    "date": "дата",
    "number": "номер",
    "place": "место составления",
    "command": "распорядительное слово",
    "post": "должность подписавшего",
    "name": "подпись",
}


def _key(region: Region) -> str:
    return f"{region.kind} {region.key}"


def _likeness(a: Region, b: Region) -> float:
    if a.kind != b.kind or (a.key != b.key and a.number != b.number):
        return -1
    return 1 if a.key == b.key else alike(a.heading, b.heading) * _OTHER_ID


_OTHER_ID = 0.5
"""A section under another id is another section."""


def _section_place(region: Region, paper: Paper) -> Place:
    if region.kind != "section":
        raise Untold
    return _place(region, paper)


def _place(region: Region, paper: Paper) -> Place:
    place = region_place(region, paper.regions)
    if place is None:
        raise Untold
    return place


def _added(sections: Sequence[Region], last: Region | None, following: Region | None, old: Paper) -> list[Instruction]:
    if not sections:
        return []
    steps = [section_step(section) for section in sections]
    if any(section.kind != "section" for section in sections):
        raise Untold
    content = tuple(block for section in sections for block in (Line(section.heading), *section.blocks))
    anchor = last if last is not None and last.kind == "section" else following
    if anchor is None or anchor.kind != "section":
        raise Untold
    units = tuple(step for step in steps if step)
    if len(units) < len(steps):
        raise Untold
    return [Added(_place(anchor, old), units, content, before=anchor is following)]


def _region(old: Region, new: Region, paper: Paper) -> list[Instruction]:
    place = _place(old, paper)
    found: list[Instruction] = []
    if old.heading != new.heading:
        if old.number != new.number or not new.title:
            raise Untold
        way = (Step(Noun.HEADING), *place)
        changes = word_changes(old.title, new.title)
        found.append(Reworded(way, changes) if changes else Restated(way, (Line(new.heading),)))
    try:
        return [*found, *flow_changes(old.blocks, new.blocks, place)]
    except Untold:
        if old.kind not in {"section", "preamble"} or not new.blocks:
            raise
    heading = (Line(new.heading),) if old.kind == "section" else ()
    return [Restated(place, (*heading, *new.blocks))]


def _told(instructions: Iterable[Instruction]) -> int:
    """How many characters the instructions bring."""
    return sum(_WEIGHTS[type(one)](one) for one in instructions)


def _content(instruction: Restated | Added) -> int:
    return sum(len(block.printed) for block in instruction.content)


_WEIGHTS: dict[type, Callable[..., int]] = {
    Reworded: lambda one: sum(len(change.new) for change in one.changes),
    Restated: _content,
    Added: _content,
    Removed: lambda one: 0,
    Replaced: lambda one: 0,
}
