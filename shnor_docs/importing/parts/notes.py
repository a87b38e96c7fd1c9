"""Footnotes in the text: each stands below the chapter in which its mark does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from shnor_docs.importing.headings.heading import heading_of
from shnor_docs.importing.prose.lines import note_mark
from shnor_docs.inspection.foreign.document import ForeignDocument, Note
from shnor_docs.inspection.foreign.tree import Block, Paragraph, Run, SectionBreak
from shnor_docs.rendering.provenance.words import Way


def with_notes(document: ForeignDocument) -> tuple[Block, ...]:
    """The blocks of a document with its notes among them."""
    return tuple(_placed(document)) if document.notes else document.blocks


def _placed(document: ForeignDocument) -> Iterator[Block]:
    notes: dict[Way, list[Note]] = defaultdict(list)
    for note in document.notes:
        notes[note.place.way[:1]].append(note)
    waiting: list[Note] = []
    for block in document.blocks:
        if waiting and _begins(block):
            yield from _blocks(waiting)
            waiting = []
        yield block
        waiting += notes.pop(block.place.way[:1], [])
    yield from _blocks([*waiting, *(note for left in notes.values() for note in left)])


def _begins(block: Block) -> bool:
    if isinstance(block, SectionBreak):
        return True
    return isinstance(block, Paragraph) and (block.starts_page or heading_of(block) is not None)


def _blocks(notes: list[Note]) -> Iterator[Block]:
    for note in notes:
        mark = note_mark(note.number).strip()
        for place, block in enumerate(note.blocks):
            if isinstance(block, Paragraph) and place == 0 and mark:
                yield replace(block, pieces=(Run(f"{mark} "), *block.pieces))
            else:
                yield block
